/** Where on the timeline an inject without a time of its own is drawn: the earliest moment that its condition allows. */
import type { Condition, Definition } from '../engine/definition.js';

export interface Earliest {
  /** ms of drill time, within the scenario. */
  inject(id: string): number;
  rule(id: string): number;
  /** Injects that a condition looks at; for an action without an inject, those that expect it. */
  looksAt(condition: Condition): string[];
}

export function earliest(d: Definition): Earliest {
  const injects = new Map(d.injects.map((inject) => [inject.id, inject]));
  const rules = new Map(d.rules.map((rule) => [rule.id, rule]));
  const known = new Map<string, number>();
  const underWay = new Set<string>();
  const within = (x: number): number => Math.min(Math.max(0, x), d.duration);
  const first = (xs: number[]): number => (xs.length === 0 ? 0 : Math.min(...xs));

  /** Circles are lint's matter: here they count as the start. */
  function once(key: string, find: () => number): number {
    const had = known.get(key);
    if (had !== undefined) return had;
    if (underWay.has(key)) return 0;
    underWay.add(key);
    const x = within(find());
    underWay.delete(key);
    known.set(key, x);
    return x;
  }

  const releasing = (id: string) =>
    d.rules.filter((rule) =>
      rule.do.some((effect) => (effect.kind === 'release' ? effect.inject === id : effect.kind === 'repeat' && effect.as === id)),
    );
  const expecting = (action: string) => d.injects.filter((inject) => inject.expects.some((expect) => expect.action === action));

  const inject = (id: string): number =>
    once(`i ${id}`, () => {
      const found = injects.get(id);
      if (!found) return first(releasing(id).map((one) => rule(one.id)));
      if (found.at !== undefined) return found.at;
      if (found.when) return of(found.when) + found.after;
      return first(releasing(id).map((one) => rule(one.id)));
    });

  const rule = (id: string): number =>
    once(`r ${id}`, () => {
      const found = rules.get(id);
      return found ? of(found.when) + found.after : 0;
    });

  function target(id: string, expect: string | undefined, which: 'target' | 'max'): number {
    const expects = (injects.get(id)?.expects ?? []).filter((each) => expect === undefined || each.id === expect);
    return inject(id) + Math.max(0, ...expects.map((each) => each[which]));
  }

  function of(c: Condition): number {
    switch (c.kind) {
      case 'all':
        return Math.max(0, ...c.of.map(of));
      case 'any':
        return first(c.of.map(of));
      case 'not':
        return 0;
      case 'clock':
        return c.atLeast;
      case 'elapsed':
        return inject(c.since) + c.atLeast;
      case 'done':
        return c.inject === undefined
          ? first(expecting(c.action).map((each) => inject(each.id)))
          : inject(c.inject) +
              first((injects.get(c.inject)?.expects ?? []).filter((each) => each.action === c.action).map((each) => each.target));
      case 'met':
      case 'resolved':
        return target(c.inject, c.expect, 'target');
      case 'missed':
      case 'late':
        return target(c.inject, c.expect, 'max');
      case 'delivered':
      case 'seen':
      case 'answered':
        return inject(c.inject);
      case 'system':
        return first(
          d.rules
            .filter((each) => each.do.some((effect) => effect.kind === 'set' && effect.system === c.system && effect.state === c.is))
            .map((each) => rule(each.id)),
        );
    }
  }

  function looksAt(c: Condition): string[] {
    switch (c.kind) {
      case 'all':
      case 'any':
        return [...new Set(c.of.flatMap(looksAt))];
      case 'not':
        return looksAt(c.of);
      case 'clock':
      case 'system':
        return [];
      case 'elapsed':
        return [c.since];
      case 'done':
        return c.inject === undefined ? expecting(c.action).map(({ id }) => id) : [c.inject];
      default:
        return [c.inject];
    }
  }

  return { inject, rule, looksAt };
}
