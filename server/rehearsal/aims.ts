/**
 * How to reach a part of the scenario: the conditions in its way, turned into what teams do, leave undone, do late, write
 * and answer. A good guess is enough: the engine plays it and tells whether the part was reached.
 */
import type { Definition, InjectDef } from '../engine/index.js';
import type { Part } from './coverage.js';
import { conditionOf, product, waysTo, WAYS, type Literal } from './literals.js';
import type { FreeAct } from './plan.js';
import type { Wish } from './values.js';

export type Mode = 'in-time' | 'late' | 'never';

export interface Aim {
  /** By `instance.item`; or `instance.*`. */
  modes: Map<string, Mode>;
  /** Actions that nobody takes: by code, or `instance|code`. */
  avoid: Set<string>;
  /** By action, or `instance|action`. */
  wishes: Map<string, Wish[]>;
  /** By `instance.ask`: an option to name, or to keep from. */
  answers: Map<string, { option: string | undefined; yes: boolean }>;
  unseen: Set<string>;
  free: FreeAct[];
  denied: Set<string>;
}

/** How many conditions behind one another are followed. */
const DEPTH = 6;

export class Aimer {
  readonly #definition: Definition;
  readonly #injects: Map<string, InjectDef>;

  constructor(definition: Definition) {
    this.#definition = definition;
    this.#injects = new Map(definition.injects.map((inject) => [inject.id, inject]));
    for (const rule of definition.rules) {
      for (const effect of rule.do) {
        const source = effect.kind === 'repeat' ? this.#injects.get(effect.inject) : undefined;
        if (effect.kind === 'repeat' && source && !this.#injects.has(effect.as)) this.#injects.set(effect.as, source);
      }
    }
  }

  /** Aims worth trying, the simplest first. */
  for(part: Part): Aim[] {
    return this.#partWays(part)
      .flatMap((way) => this.#spread(way, DEPTH, new Set()))
      .slice(0, WAYS)
      .map((ways) => this.#aim(ways));
  }

  #partWays(part: Part): Literal[][] {
    switch (part.kind) {
      case 'inject':
        return [[{ leaf: { kind: 'delivered', inject: part.id }, yes: true }]];
      case 'variant': {
        const inject = this.#injects.get(part.inject);
        const chosen = inject?.variants[part.variant - 1];
        const others = (inject?.variants ?? []).slice(0, part.variant === 0 ? undefined : part.variant - 1);
        return product([
          [[{ leaf: { kind: 'delivered', inject: part.inject }, yes: true }]],
          chosen ? waysTo(chosen.if) : [[]],
          ...others.map((other) => waysTo(other.if, false)),
        ]);
      }
      case 'expect': {
        const expect = this.#injects.get(part.inject)?.expects.find(({ id }) => id === part.id);
        return product([
          [[{ leaf: { kind: 'met', inject: part.inject, expect: part.id }, yes: true }]],
          expect?.if ? waysTo(expect.if) : [[]],
        ]);
      }
      case 'ask':
        return [[{ leaf: { kind: 'answered', inject: part.inject, ask: part.id }, yes: true }]];
      case 'rule': {
        const rule = this.#definition.rules.find(({ id }) => id === part.id);
        return rule ? waysTo(rule.when) : [];
      }
      case 'state':
        return [[{ leaf: { kind: 'system', system: part.system, is: part.state }, yes: true }]];
      case 'outcome':
        return this.#definition.rules
          .filter((rule) => rule.do.some((effect) => effect.kind === 'outcome' && effect.outcome === part.id))
          .flatMap((rule) => waysTo(rule.when));
    }
  }

  /** What has to be true before a literal can be: lists of further groups of literals. Each group keeps together. */
  #spread(group: Literal[], depth: number, behind: ReadonlySet<string>): Literal[][][] {
    let all: Literal[][][] = [[group]];
    if (depth === 0) return all;
    for (const literal of group) {
      const key = JSON.stringify(literal);
      if (behind.has(key)) continue;
      const ways = this.#before(literal);
      if (ways === null) continue;
      const deeper = new Set([...behind, key]);
      const further = ways.flatMap((way) => (way.length === 0 ? [[]] : this.#spread(way, depth - 1, deeper))).slice(0, WAYS);
      if (further.length === 0) continue;
      all = all.flatMap((groups) => further.map((more) => [...groups, ...more])).slice(0, WAYS);
    }
    return all;
  }

  /** Null: nothing in particular. */
  #before({ leaf, yes }: Literal): Literal[][] | null {
    switch (leaf.kind) {
      case 'elapsed':
        return yes ? this.#delivery(leaf.since) : null;
      case 'done':
        return yes && leaf.inject !== undefined ? this.#delivery(leaf.inject) : null;
      case 'clock':
        return null;
      case 'delivered':
        return yes ? this.#delivery(leaf.inject) : this.#noDelivery(leaf.inject);
      case 'system': {
        const start = this.#definition.systems[leaf.system]?.start;
        if ((start === leaf.is) === yes) return null;
        return this.#definition.rules
          .filter((rule) =>
            rule.do.some((effect) => effect.kind === 'set' && effect.system === leaf.system && (effect.state === leaf.is) === yes),
          )
          .flatMap((rule) => waysTo(rule.when));
      }
      default:
        return yes ? this.#delivery(leaf.inject) : null;
    }
  }

  #delivery(instance: string): Literal[][] {
    const inject = this.#definition.injects.find(({ id }) => id === instance);
    const rules = this.#definition.rules.filter((rule) =>
      rule.do.some(
        (effect) => (effect.kind === 'release' && effect.inject === instance) || (effect.kind === 'repeat' && effect.as === instance),
      ),
    );
    const own = inject ? product([inject.when ? waysTo(inject.when) : [[]], inject.if ? waysTo(inject.if) : [[]]]) : [];
    return [...own, ...rules.flatMap((rule) => product([waysTo(rule.when), inject?.if ? waysTo(inject.if) : [[]]]))];
  }

  #noDelivery(instance: string): Literal[][] | null {
    const inject = this.#definition.injects.find(({ id }) => id === instance);
    const ways = [...(inject?.if ? waysTo(inject.if, false) : []), ...(inject?.when ? waysTo(inject.when, false) : [])];
    return ways.length > 0 ? ways : null;
  }

  #aim(groups: readonly Literal[][]): Aim {
    const aim: Aim = {
      modes: new Map(),
      avoid: new Set(),
      wishes: new Map(),
      answers: new Map(),
      unseen: new Set(),
      free: [],
      denied: new Set(),
    };
    for (const group of groups) for (const literal of group) this.#enter(aim, literal, group);
    return aim;
  }

  #enter(aim: Aim, { leaf, yes }: Literal, group: readonly Literal[]): void {
    const set = (instance: string, item: string | undefined, mode: Mode): void => {
      const key = `${instance}.${item ?? '*'}`;
      // Done late is done and missed: it fulfils both wishes at once.
      const had = aim.modes.get(key);
      aim.modes.set(key, had !== undefined && had !== mode && had !== 'never' && mode !== 'never' ? 'late' : mode);
    };
    switch (leaf.kind) {
      case 'done':
        this.#enterDone(aim, leaf, yes, group, set);
        return;
      case 'met':
        set(leaf.inject, leaf.expect, yes ? 'in-time' : 'never');
        return;
      case 'missed':
      case 'late':
        set(leaf.inject, leaf.expect, yes ? 'late' : 'in-time');
        return;
      case 'resolved':
        set(leaf.inject, leaf.expect, yes ? 'in-time' : 'never');
        return;
      case 'seen':
        if (!yes) aim.unseen.add(leaf.inject);
        return;
      case 'answered': {
        aim.answers.set(`${leaf.inject}.${leaf.ask}`, { option: leaf.option, yes });
        set(leaf.inject, leaf.ask, yes || leaf.option !== undefined ? 'in-time' : 'never');
        return;
      }
      case 'delivered':
        if (!yes) aim.denied.add(leaf.inject);
        return;
      default:
        return;
    }
  }

  #enterDone(
    aim: Aim,
    leaf: Extract<Literal['leaf'], { kind: 'done' }>,
    yes: boolean,
    group: readonly Literal[],
    set: (instance: string, item: string, mode: Mode) => void,
  ): void {
    const { action, inject, where } = leaf;
    const key = inject === undefined ? action : `${inject}|${action}`;
    if (where) aim.wishes.set(key, [...(aim.wishes.get(key) ?? []), { where, yes, weight: 1 }]);
    if (!yes) {
      if (!where) aim.avoid.add(key);
      return;
    }
    if (inject !== undefined) {
      const content = this.#injects.get(inject);
      for (const expect of content?.expects ?? []) if (expect.action === action) set(inject, expect.id, 'in-time');
      return;
    }
    const rest = group.filter((other) => other.leaf !== leaf && !(other.leaf.kind === 'done' && other.yes));
    aim.free.push({ action, from: 1000, when: conditionOf(rest) });
  }
}
