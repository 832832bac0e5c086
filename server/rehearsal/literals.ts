/** Conditions in normal form: lists of plain statements, each wanted true or false, any one list being enough. */
import type { Condition } from '../engine/index.js';

export type Leaf = Exclude<Condition, { kind: 'all' | 'any' | 'not' }>;

export interface Literal {
  leaf: Leaf;
  yes: boolean;
}

/** Ways followed at most: an author's conditions have a handful. */
export const WAYS = 12;

export const product = <T>(lists: readonly (readonly T[][])[]): T[][] =>
  lists.reduce<T[][]>((ways, next) => ways.flatMap((way) => next.map((each) => [...way, ...each])).slice(0, WAYS), [[]]);

/** Ways to make a condition true (or false); none: it cannot be. */
export function waysTo(condition: Condition, yes = true): Literal[][] {
  switch (condition.kind) {
    case 'not':
      return waysTo(condition.of, !yes);
    case 'all':
    case 'any': {
      const each = condition.of.map((part) => waysTo(part, yes));
      return (condition.kind === 'all') === yes ? product(each) : each.flat().slice(0, WAYS);
    }
    default:
      return [[{ leaf: condition, yes }]];
  }
}

export const conditionOf = (literals: readonly Literal[]): Condition => ({
  kind: 'all',
  of: literals.map(({ leaf, yes }): Condition => (yes ? leaf : { kind: 'not', of: leaf })),
});
