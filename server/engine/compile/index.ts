/** From a scenario as authored to one ready for play: every reference resolved, every default filled in, all errors at once. */
import type { Definition, ObjectiveDef, PersonaDef, ScoringDef } from '../definition.js';
import type { Catalogue } from '../../shared/catalogue.js';
import type { ScenarioSource } from '../../shared/scenario.js';
import { bi } from '../../shared/text.js';
import { compileActions } from './actions.js';
import type { Scope } from './conditions.js';
import { compileInject } from './injects.js';
import { Issues, ms, type Issue } from './issues.js';
import { collectNames } from './names.js';
import { checkReach, checkStart } from './reach.js';
import { compileRule } from './rules.js';
import { compileSystems } from './systems.js';
import { checkUses } from './uses.js';

export type { Issue } from './issues.js';

/** `warnings` do not stop a scenario; `errors` holds both kinds when at least one does. */
export type Compiled = { definition: Definition; warnings: Issue[] } | { errors: Issue[] };

/** Defaults of spec 2, `scoring`. */
const DEFAULTS: ScoringDef = {
  curve: { atMax: 0.5, late: 0.25 },
  hintFactor: 0.75,
  startsAt: 'delivered',
  ratings: { P: 0.85, S: 0.65, M: 0.4 },
  total: 100,
};

function compileScoring({ scoring }: ScenarioSource, issues: Issues): ScoringDef {
  const ratings = scoring?.ratings ?? DEFAULTS.ratings;
  if (!(ratings.P > ratings.S && ratings.S > ratings.M && ratings.M >= 0 && ratings.P <= 1)) {
    issues.error(['scoring', 'ratings'], 'ngưỡng phải theo 1 ≥ P > S > M ≥ 0', 'thresholds must keep 1 ≥ P > S > M ≥ 0');
  }
  return {
    curve: { ...DEFAULTS.curve, ...scoring?.curve },
    hintFactor: scoring?.hintFactor ?? DEFAULTS.hintFactor,
    startsAt: scoring?.startsAt ?? DEFAULTS.startsAt,
    ratings,
    total: scoring?.total ?? DEFAULTS.total,
  };
}

function compilePersonas(source: ScenarioSource, catalogues: readonly Catalogue[], issues: Issues): Record<string, PersonaDef> {
  const personas: Record<string, PersonaDef> = {};
  const shared = catalogues.filter(({ id }) => source.actions.use.includes(id)).flatMap((each) => Object.entries(each.personas));
  for (const [id, { name, title, organisation }] of shared) {
    personas[id] = {
      id,
      name: bi(name),
      ...(title !== undefined && { title: bi(title) }),
      ...(organisation && { organisation: bi(organisation) }),
    };
  }
  for (const [id, persona] of Object.entries(source.personas)) {
    const at = ['personas', id];
    const title = issues.textOf(persona.title, [...at, 'title']);
    const organisation = issues.textOf(persona.organisation, [...at, 'organisation']);
    // A person's name is the same in both languages.
    personas[id] = { id, name: bi(persona.name), ...(title && { title }), ...(organisation && { organisation }) };
  }
  return personas;
}

function compileObjectives(source: ScenarioSource, issues: Issues): ObjectiveDef[] {
  return source.objectives.map((objective, index) => {
    const at = ['objectives', index];
    const target = issues.textOf(objective.target, [...at, 'target']);
    return {
      id: objective.id,
      title: issues.text(objective.title, [...at, 'title']),
      ...(objective.capability !== undefined && { capability: bi(objective.capability) }),
      csf: objective.csf ?? [],
      ...(target && { target }),
      tasks: objective.tasks.map((task, each) => ({ id: task.id, title: issues.text(task.title, [...at, 'tasks', each, 'title']) })),
    };
  });
}

function checkTotal(definition: Definition, stated: boolean, issues: Issues): void {
  const sum = (list: readonly { points: number }[]): number => list.reduce((total, { points }) => total + points, 0);
  const points = Math.round(definition.injects.reduce((total, inject) => total + sum(inject.expects) + sum(inject.asks), 0) * 100) / 100;
  const { total } = definition.scoring;
  if (points === total) return;
  issues.warn(
    stated ? ['scoring', 'total'] : ['injects'],
    `tổng điểm là ${points}, không phải ${total}; hãy sửa điểm hoặc ghi scoring.total: ${points}`,
    `the points sum to ${points}, not ${total}; change them or write scoring.total: ${points}`,
  );
}

const SAFE_KEY = /^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u;

/** Ids of maps, which the schema takes as any key. */
function checkKeys(source: ScenarioSource, issues: Issues): void {
  for (const kind of ['parts', 'personas', 'systems', 'outcomes'] as const) {
    for (const id of Object.keys(source[kind])) {
      if (SAFE_KEY.test(id) && id !== 'all' && id !== '__proto__') continue;
      issues.error(
        [kind, id],
        `mã "${id}" không dùng được; chỉ dùng chữ, số, - và _ (và không phải "all")`,
        `the id "${id}" cannot be used; letters, digits, - and _ only (and not "all")`,
      );
    }
  }
  if (Object.keys(source.parts).length === 0) {
    issues.error(['parts'], 'cần ít nhất một vai trong parts', 'parts needs one part at least');
  }
}

/** Pure: the same source and catalogues give the same definition. Texts keep their variables; the renderer checks those. */
export function compileScenario(source: ScenarioSource, catalogues: readonly Catalogue[]): Compiled {
  const issues = new Issues();
  checkKeys(source, issues);
  const palette = compileActions(source, catalogues, issues);
  const names = collectNames(source, new Set(palette.offered), issues);
  const scope: Scope = { source, names, palette, issues };
  const scoring = compileScoring(source, issues);
  const personas = compilePersonas(source, catalogues, issues);
  const known = new Set(Object.keys(personas));
  const incidentClass = issues.textOf(source.incidentClass, ['incidentClass']);
  const severity = issues.textOf(source.severity, ['severity']);
  const titled = <T extends { title: ScenarioSource['title'] }>(record: Record<string, T>, kind: string) =>
    Object.fromEntries(Object.entries(record).map(([id, { title }]) => [id, { id, title: issues.text(title, [kind, id, 'title']) }]));

  const definition: Definition = {
    id: source.id,
    version: source.version,
    title: issues.text(source.title, ['title']),
    summary: issues.textOf(source.summary, ['summary']) ?? { vi: '', en: '' },
    duration: ms(source.duration),
    difficulty: source.difficulty ?? 1,
    ...(source.attackVersion !== undefined && { attackVersion: source.attackVersion }),
    ...(incidentClass && { incidentClass }),
    ...(severity && { severity }),
    parts: titled(source.parts, 'parts'),
    personas,
    systems: compileSystems(source, issues),
    objectives: compileObjectives(source, issues),
    actions: palette.actions,
    offered: palette.offered,
    forms: palette.forms,
    scoring,
    outcomes: titled(source.outcomes, 'outcomes'),
    injects: source.injects.map((inject, index) => compileInject(scope, known, scoring.curve, inject, index)),
    rules: source.rules.map((rule, index) => compileRule(scope, known, rule, ['rules', index])),
  };
  if (definition.duration === 0) issues.error(['duration'], 'thời lượng phải lớn hơn 0', 'the duration must be more than 0');
  checkTotal(definition, source.scoring?.total !== undefined, issues);
  checkStart(definition, issues);
  // What refers to the unknown would be reported a second time as unreachable or unused.
  if (!issues.tangled) {
    checkReach(definition, issues);
    checkUses(definition, issues);
  }
  return issues.failed ? { errors: issues.list } : { definition, warnings: issues.list };
}
