/** What can ever happen: conditions true at START EX by mistake, and injects or rules that wait for each other. */
import type { Condition, Definition, Effect, InjectDef, RuleDef } from '../definition.js';
import type { Issues } from './issues.js';

/** Whether a condition holds before anything has happened. */
function holdsAtStart(definition: Definition, condition: Condition): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((each) => holdsAtStart(definition, each));
    case 'any':
      return condition.of.some((each) => holdsAtStart(definition, each));
    case 'not':
      return !holdsAtStart(definition, condition.of);
    case 'clock':
      return condition.atLeast === 0;
    case 'system':
      return definition.systems[condition.system]?.start === condition.is;
    default:
      return false;
  }
}

const AT_START = {
  vi: 'điều kiện này đúng ngay lúc bắt đầu diễn tập nên sẽ kích hoạt lập tức; hãy thêm mốc, ví dụ { clock: { atLeast: 45m } }, missed hoặc delivered',
  en: 'this holds at START EX already, so it fires at once; add a moment such as { clock: { atLeast: 45m } }, missed or delivered',
};

/** `when: {not: …}` alone and its kin. A rule that waits and checks again is what its author means it to be. */
export function checkStart(definition: Definition, issues: Issues): void {
  for (const [index, inject] of definition.injects.entries()) {
    if (inject.when && holdsAtStart(definition, inject.when)) issues.error(['injects', index, 'when'], AT_START.vi, AT_START.en);
  }
  for (const [index, rule] of definition.rules.entries()) {
    if (rule.recheck && rule.after > 0) continue;
    if (holdsAtStart(definition, rule.when)) issues.error(['rules', index, 'when'], AT_START.vi, AT_START.en);
  }
}

interface Reached {
  injects: Set<string>;
  rules: Set<string>;
  /** `system=state` */
  states: Set<string>;
}

/** Whether a condition could hold some day, given what can be reached; `not` always may. */
function possible(condition: Condition, reached: Reached): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((each) => possible(each, reached));
    case 'any':
      return condition.of.some((each) => possible(each, reached));
    case 'not':
    case 'clock':
      return true;
    case 'elapsed':
      return reached.injects.has(condition.since);
    case 'done':
      return condition.inject === undefined || reached.injects.has(condition.inject);
    case 'system':
      return reached.states.has(`${condition.system}=${condition.is}`);
    default:
      return reached.injects.has(condition.inject);
  }
}

/** Injects a condition waits for. */
function waitsFor(condition: Condition): string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(waitsFor);
    case 'elapsed':
      return [condition.since];
    case 'done':
      return condition.inject === undefined ? [] : [condition.inject];
    case 'not':
    case 'clock':
    case 'system':
      return [];
    default:
      return [condition.inject];
  }
}

function apply(effect: Effect, reached: Reached): void {
  if (effect.kind === 'release') reached.injects.add(effect.inject);
  if (effect.kind === 'repeat') reached.injects.add(effect.as);
  if (effect.kind === 'set') reached.states.add(`${effect.system}=${effect.state}`);
}

const size = ({ injects, rules, states }: Reached): number => injects.size + rules.size + states.size;
const goesOut = (inject: InjectDef, reached: Reached): boolean =>
  inject.at !== undefined || inject.manual || (inject.when !== undefined && possible(inject.when, reached));

function reach(definition: Definition): Reached {
  const reached: Reached = {
    injects: new Set(),
    rules: new Set(),
    states: new Set(Object.values(definition.systems).map(({ id, start }) => `${id}=${start}`)),
  };
  for (let before = -1; before !== size(reached);) {
    before = size(reached);
    for (const inject of definition.injects) if (goesOut(inject, reached)) reached.injects.add(inject.id);
    for (const rule of definition.rules) {
      if (!possible(rule.when, reached)) continue;
      reached.rules.add(rule.id);
      for (const effect of rule.do) apply(effect, reached);
    }
  }
  return reached;
}

/** Follows what an unreachable inject waits for until it comes back to itself; null when it hangs on another's cycle. */
function cycleThrough(start: string, waits: ReadonlyMap<string, string[]>): string[] | null {
  const from = new Map<string, string>();
  const queue = [start];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const next of waits.get(id) ?? []) {
      if (next === start) {
        const path = [start];
        for (let back: string | undefined = id; back !== undefined && back !== start; back = from.get(back)) path.unshift(back);
        return [start, ...path];
      }
      if (from.has(next)) continue;
      from.set(next, id);
      queue.push(next);
    }
  }
  return null;
}

/** Injects and rules that can never happen because they wait for one another, or for a state nothing leads to. */
export function checkReach(definition: Definition, issues: Issues): void {
  const reached = reach(definition);
  const lost = definition.injects.filter(({ id }) => !reached.injects.has(id));
  const releasedBy = (id: string): RuleDef[] =>
    definition.rules.filter((rule) =>
      rule.do.some((effect) => (effect.kind === 'release' && effect.inject === id) || (effect.kind === 'repeat' && effect.as === id)),
    );
  const repeated = definition.rules.flatMap((rule) => rule.do.flatMap((effect) => (effect.kind === 'repeat' ? [effect.as] : [])));
  const waits = new Map<string, string[]>();
  const byId = new Map(definition.injects.map((inject) => [inject.id, inject]));
  for (const id of [...lost.map((inject) => inject.id), ...repeated]) {
    const when = byId.get(id)?.when;
    const conditions = [...(when ? [when] : []), ...releasedBy(id).map((rule) => rule.when)];
    waits.set(
      id,
      conditions.flatMap(waitsFor).filter((each) => !reached.injects.has(each)),
    );
  }
  for (const inject of lost) {
    const index = definition.injects.indexOf(inject);
    const cycle = cycleThrough(inject.id, waits);
    const why = cycle ? cycle.join(' → ') : null;
    issues.error(
      ['injects', index, 'when'],
      why ? `tình huống không bao giờ được phát: vòng lặp ${why}` : `tình huống không bao giờ được phát: điều kiện when không thể đúng`,
      why ? `this inject never goes out: cycle ${why}` : 'this inject never goes out: its when can never hold',
    );
  }
  for (const [index, rule] of definition.rules.entries()) {
    if (reached.rules.has(rule.id)) continue;
    issues.warn(
      ['rules', index, 'when'],
      'quy tắc này không bao giờ kích hoạt: điều kiện không thể đúng',
      'this rule never fires: its when can never hold',
    );
  }
}
