/** What a definition is asked again and again, found once: injects by id, actions by the code a team sends, conditions that time alone can turn true. */
import type { ActionDef, Condition, Definition, InjectDef, RuleDef } from './definition.js';
import type { InstanceState, WorldState } from './state.js';

export interface Lookup {
  inject: Map<string, InjectDef>;
  /** Offered actions by wire code and, where no wire code is the same, by their own. */
  action: Map<string, ActionDef>;
  /** Offered actions filed under a form, in palette order. */
  byForm: Map<string, ActionDef[]>;
  /** Codes of actions that an `early` expectation waits for. */
  early: Set<string>;
  /** Places of the rules in the file. */
  ruleIndex: Map<string, number>;
  /** Rules and `when` injects that the passing of time alone can make true. */
  timedRules: { index: number; rule: RuleDef }[];
  timedInjects: { id: string; when: Condition }[];
}

const known = new WeakMap<Definition, Lookup>();

export function lookup(def: Definition): Lookup {
  const had = known.get(def);
  if (had) return had;
  const offered = def.offered.flatMap((code) => def.actions[code] ?? []);
  const byForm = new Map<string, ActionDef[]>();
  for (const action of offered) if (action.form) byForm.set(action.form, [...(byForm.get(action.form) ?? []), action]);
  const made: Lookup = {
    inject: new Map(def.injects.map((inject) => [inject.id, inject])),
    action: new Map([
      ...offered.map((action) => [action.code, action] as const),
      ...offered.map((action) => [action.wire, action] as const),
    ]),
    byForm,
    early: new Set(def.injects.flatMap((inject) => inject.expects.filter((expect) => expect.early).map((expect) => expect.action))),
    ruleIndex: new Map(def.rules.map((rule, index) => [rule.id, index])),
    timedRules: [...def.rules.entries()].flatMap(([index, rule]) => (isTimed(rule.when) ? [{ index, rule }] : [])),
    timedInjects: def.injects.flatMap(({ id, when }) => (when && isTimed(when) ? [{ id, when }] : [])),
  };
  known.set(def, made);
  return made;
}

/** What somebody sent is asked for by its own name: `constructor` is in every record, and nobody's. */
export const own = <T>(all: Record<string, T>, id: string): T | undefined => (Object.hasOwn(all, id) ? all[id] : undefined);

/** The content of an instance: the scenario's inject, or the ad-hoc one in the same shape. */
export function contentOf(def: Definition, instance: InstanceState): InjectDef {
  const source = instance.source === null ? undefined : lookup(def).inject.get(instance.source);
  if (source) return source;
  const { adhoc } = instance;
  return {
    id: instance.id,
    number: '',
    type: 'event',
    after: 0,
    manual: true,
    confirm: false,
    from: adhoc?.from ?? '',
    to: [],
    channel: adhoc?.channel ?? 'email',
    title: adhoc?.title ?? { vi: '', en: '' },
    body: adhoc?.body ?? { vi: '', en: '' },
    attachments: [],
    attack: [],
    expects: (adhoc?.expects ?? []).map((expect) => ({
      id: expect.id,
      action: expect.action,
      target: expect.target,
      max: expect.max,
      points: expect.points,
      must: expect.must ?? false,
      quality: expect.quality ?? false,
      early: false,
      ...(expect.objective === undefined ? {} : { objective: expect.objective }),
      curve: def.scoring.curve,
    })),
    asks: [],
    hints: [],
    variants: [],
  };
}

/** The content of an inject instance of this world; undefined when there is none of that id. */
export function injectOf(def: Definition, state: WorldState, id: string): InjectDef | undefined {
  const instance = state.injects[id];
  return instance && contentOf(def, instance);
}

const timed = new WeakMap<Condition, boolean>();

/** Whether the passing of time alone can turn it true. */
export function isTimed(condition: Condition): boolean {
  const had = timed.get(condition);
  if (had !== undefined) return had;
  const made = ((): boolean => {
    switch (condition.kind) {
      case 'all':
      case 'any':
        return condition.of.some(isTimed);
      case 'not':
        return isTimed(condition.of);
      default:
        return condition.kind === 'clock' || condition.kind === 'elapsed';
    }
  })();
  timed.set(condition, made);
  return made;
}

/** Teams that play one of these parts, in team order. */
export function teamsOf(state: Pick<WorldState, 'teamOrder' | 'teams'>, parts: readonly string[]): string[] {
  return state.teamOrder.filter((id) => state.teams[id]?.parts.some((part) => parts.includes(part)));
}
