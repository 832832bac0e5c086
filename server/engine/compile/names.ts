/** Everything that can be named in a scenario, so that each reference is looked up in one place. */
import type { ExpectDef } from '../definition.js';
import type { InjectSource, ScenarioSource } from '../../shared/scenario.js';
import { Issues, type Path } from './issues.js';

export interface NamedInject {
  /** Id of the inject in the file; differs for the instance that a `repeat` makes. */
  source: string;
  inject: InjectSource;
}

export interface Names {
  injects: ReadonlyMap<string, InjectSource>;
  /** Injects and the instances that rules repeat, by id. */
  instances: ReadonlyMap<string, NamedInject>;
  parts: readonly string[];
  /** Actions that a team can take, useful and harmful. */
  offered: ReadonlySet<string>;
  objectives: ReadonlySet<string>;
}

const INJECT = { vi: 'mã tình huống', en: 'inject id' };

/** A dot separates an inject from its expectation in `inject.expectation`, so neither may hold one. */
function undotted(issues: Issues, id: string, path: Path): void {
  if (!id.includes('.')) return;
  const instead = id.replaceAll('.', '-');
  issues.error(path, `mã "${id}" không được có dấu chấm; hãy viết "${instead}"`, `the id "${id}" may not hold a dot; write "${instead}"`);
}

export function collectNames(source: ScenarioSource, offered: ReadonlySet<string>, issues: Issues): Names {
  const injects = new Map<string, InjectSource>();
  const instances = new Map<string, NamedInject>();
  const ids: { id: string; path: Path }[] = [];
  for (const [index, inject] of source.injects.entries()) {
    const at: Path = ['injects', index];
    ids.push({ id: inject.id, path: [...at, 'id'] });
    undotted(issues, inject.id, [...at, 'id']);
    if (!injects.has(inject.id)) {
      injects.set(inject.id, inject);
      instances.set(inject.id, { source: inject.id, inject });
    }
    // One namespace: a score line is named `inject.expectation` or `inject.question`.
    const owed = [
      ...inject.expects.map(({ id }, each) => ({ id, path: [...at, 'expects', each, 'id'] })),
      ...inject.asks.map(({ id }, each) => ({ id, path: [...at, 'asks', each, 'id'] })),
    ];
    for (const { id, path } of owed) undotted(issues, id, path);
    issues.unique(owed, { vi: 'mã kỳ vọng hoặc câu hỏi', en: 'id of an expectation or question' });
    issues.unique(
      inject.hints.map(({ id }, each) => ({ id, path: [...at, 'hints', each, 'id'] })),
      { vi: 'mã gợi ý', en: 'hint id' },
    );
  }
  for (const [index, rule] of source.rules.entries()) {
    for (const [each, effect] of rule.do.entries()) {
      if (!('repeat' in effect)) continue;
      const path: Path = ['rules', index, 'do', each, 'repeat', 'as'];
      ids.push({ id: effect.repeat.as, path });
      undotted(issues, effect.repeat.as, path);
      const inject = injects.get(effect.repeat.inject);
      if (inject && !instances.has(effect.repeat.as)) instances.set(effect.repeat.as, { source: inject.id, inject });
    }
  }
  issues.unique(ids, INJECT);
  issues.unique(
    source.rules.map(({ id }, index) => ({ id, path: ['rules', index, 'id'] })),
    { vi: 'mã quy tắc', en: 'rule id' },
  );
  issues.unique(
    source.objectives.map(({ id }, index) => ({ id, path: ['objectives', index, 'id'] })),
    { vi: 'mã mục tiêu', en: 'objective id' },
  );
  issues.unique(
    source.objectives.flatMap(({ tasks }, index) =>
      tasks.map(({ id }, each) => ({ id, path: ['objectives', index, 'tasks', each, 'id'] })),
    ),
    { vi: 'mã nhiệm vụ', en: 'task id' },
  );
  return { injects, instances, parts: Object.keys(source.parts), offered, objectives: new Set(source.objectives.map(({ id }) => id)) };
}

/** Finds an inject or a repeated instance; reports the reference when there is none. */
export function findInject(names: Names, id: string, path: Path, issues: Issues): InjectSource | undefined {
  const found = names.instances.get(id);
  if (!found) issues.unknown(path, { vi: 'tình huống', en: 'inject' }, id, names.instances.keys());
  return found?.inject;
}

/** An inject of the file itself, which effects act on. */
export function findOriginal(names: Names, id: string, path: Path, issues: Issues): InjectSource | undefined {
  const found = names.injects.get(id);
  if (!found) issues.unknown(path, { vi: 'tình huống', en: 'inject' }, id, names.injects.keys());
  return found;
}

/** `inject.expectation` of an effect; null when either is unknown (reported). */
export function findExpect(names: Names, ref: string, path: Path, issues: Issues): { inject: string; expect: ExpectDef['id'] } | null {
  const dot = ref.lastIndexOf('.');
  const [inject, expect] = [ref.slice(0, dot), ref.slice(dot + 1)];
  const found = findInject(names, inject, path, issues);
  if (!found) return null;
  if (!found.expects.some(({ id }) => id === expect)) {
    issues.unknown(
      path,
      { vi: `kỳ vọng của tình huống "${inject}" tên`, en: `expectation of inject "${inject}" called` },
      expect,
      found.expects.map(({ id }) => id),
    );
    return null;
  }
  return { inject, expect };
}

export function checkPart(names: Names, part: string, path: Path, issues: Issues): void {
  if (!names.parts.includes(part)) issues.unknown(path, { vi: 'vai', en: 'part' }, part, names.parts);
}

/** Part ids of `to`: every part for `all`. */
export function partsOf(names: Names, to: string | string[], path: Path, issues: Issues): string[] {
  if (to === 'all') return [...names.parts];
  const list = typeof to === 'string' ? [to] : to;
  if (list.includes('all')) return [...names.parts];
  for (const [index, part] of list.entries()) checkPart(names, part, typeof to === 'string' ? path : [...path, index], issues);
  return [...new Set(list)];
}

export function checkObjective(names: Names, objective: string | undefined, path: Path, issues: Issues): void {
  if (objective !== undefined && !names.objectives.has(objective)) {
    issues.unknown(path, { vi: 'mục tiêu', en: 'objective' }, objective, names.objectives);
  }
}
