/**
 * Puts something harmless in place of what the schema refused, so that references can be checked in the same run and
 * an author gets every finding at once. What the compiler says about a repaired place is dropped by the caller.
 */
import type { ShapeIssue } from './wording.js';

type Keys = readonly (string | number)[];

const BY_KEY: Record<string, unknown> = {
  target: '1s',
  max: '2s',
  points: 0,
  channel: 'email',
  action: 'REPAIRED',
  done: 'REPAIRED',
  when: { clock: { atLeast: '1s' } },
  if: { clock: { atLeast: '1s' } },
  not: { clock: { atLeast: '1s' } },
  format: 'dientap/scenario@1',
  version: '0.0.0',
  parts: { repaired: { title: 'x' } },
  actions: { offer: [] },
  injects: [{ id: 'repaired', at: '0s', from: 'x', channel: 'email', title: 'x', body: 'x' }],
  offer: [],
  type: 'event',
  atLeast: '1s',
  by: '1s',
  before: '1s',
  do: [{ finding: { text: 'x', kind: 'strength' } }],
};
const OPTIONAL = new Set([
  'must',
  'quality',
  'early',
  'confirm',
  'recheck',
  'manual',
  'hidden',
  'difficulty',
  'after',
  'number',
  'tone',
  'attack',
]);

function stand(path: Keys, value: unknown): unknown {
  const key = path.at(-1)!;
  const holder = path.at(-2);
  if (typeof key === 'number') {
    if (holder === 'do') return { finding: { text: 'x', kind: 'strength' } };
    if (holder === 'all' || holder === 'any') return { clock: { atLeast: '1s' } };
    return typeof value === 'object' ? undefined : 'REPAIRED';
  }
  if (path.includes('asks') && key === 'type') return 'text';
  if (typeof value === 'number' && (path.includes('scoring') || path.includes('curve') || holder === 'scalePoints'))
    return key === 'total' ? 100 : 0.5;
  if (key === 'expect') return 'repaired.repaired';
  if (Object.hasOwn(BY_KEY, key)) return BY_KEY[key];
  if (OPTIONAL.has(key)) return undefined;
  if (key === 'duration' || key === 'at') return key === 'at' ? '0s' : '999h';
  return 'x';
}

/** Leaves an inject one way to go out; false when it is no inject at all. */
function oneWay(value: unknown, index: string | number): boolean {
  const inject = (value as { injects?: Record<string | number, unknown> } | null)?.injects?.[index];
  if (typeof inject !== 'object' || inject === null) return false;
  const ways = inject as Record<string, unknown>;
  ways['at'] ??= '0s';
  delete ways['when'];
  delete ways['manual'];
  return true;
}

/** A changed copy of what was parsed, and the places that were changed. */
export function repair(parsed: unknown, issues: readonly ShapeIssue[]): { value: unknown; places: Keys[] } {
  const value: unknown = structuredClone(parsed);
  const places: Keys[] = [];
  for (const { path, key } of issues) {
    if (key === undefined && path.length === 2 && path[0] === 'injects' && oneWay(value, path[1]!)) continue;
    const isUnion = key !== undefined && path.length > 0;
    let holder = value as Record<string | number, unknown> | undefined;
    const target = key === undefined ? path : [...path, key];
    places.push(target);
    for (const step of target.slice(0, -1)) {
      const next: unknown = holder?.[step];
      holder = typeof next === 'object' && next !== null ? (next as Record<string | number, unknown>) : undefined;
    }
    const last = target.at(-1);
    if (!holder || last === undefined) continue;
    if (key === undefined) {
      const instead = stand(target, holder[last]);
      if (instead === undefined) delete holder[last];
      else holder[last] = instead;
      continue;
    }
    delete holder[last];
    // Nothing left of a condition or an effect whose keyword was not understood.
    if (isUnion && Object.keys(holder).length === 0) {
      const outer = path.slice(0, -1).reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], value);
      const instead = stand(path, holder);
      if (outer && instead !== undefined) (outer as Record<string | number, unknown>)[path.at(-1)!] = instead;
      places.push(path);
    }
  }
  return { value, places };
}

/** Whether a finding is about something that was repaired. */
export const touches = (path: Keys, places: readonly Keys[]): boolean =>
  places.some((place) => place.length <= path.length && place.every((key, index) => path[index] === key));
