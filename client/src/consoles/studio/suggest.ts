/** What may be typed at a place of a scenario: keys and values of the schema, and ids that the text itself defines. */
import type { Bi, Lang } from '../../../../server/shared/text.js';
import type { Names } from './outline.js';
import { keysAt, valuesAt } from './schema.js';
import type { Place } from './yaml-scan.js';

export interface Suggestion {
  label: string;
  /** What is put in, where it differs. */
  apply?: string;
  detail?: string;
  info?: string;
  kind: 'key' | 'value' | 'id';
}

/** Actions that the server knows, with their titles. */
export type KnownActions = readonly { code: string; title: Bi; harmful: boolean }[];

const CONDITION_INJECT = new Set(['delivered', 'seen', 'since', 'release', 'skip', 'contingencyFor']);
const CONDITION_LINE = new Set(['met', 'missed', 'late', 'resolved']);

function ids(place: Place, names: Names, actions: KnownActions, lang: Lang): Suggestion[] {
  const key = place.key ?? place.path.findLast((step) => typeof step === 'string') ?? '';
  const plain = (list: readonly string[]): Suggestion[] => list.map((label) => ({ label, kind: 'id' }));
  const codes = (harmful: boolean | null): Suggestion[] => {
    const known = actions.filter((action) => harmful === null || action.harmful === harmful);
    const titled = known.map(({ code, title }): Suggestion => ({ label: code, detail: title[lang], kind: 'id' }));
    const rest = names.actions.filter((code) => !actions.some((action) => action.code === code));
    return [...titled, ...plain(harmful === true ? rest.filter((code) => code.startsWith('X_')) : rest)];
  };
  if (CONDITION_INJECT.has(key)) return plain(names.injects);
  if (CONDITION_LINE.has(key)) return plain([...names.injects, ...names.expects]);
  switch (key) {
    case 'inject':
      return plain(names.injects);
    case 'expect':
      return plain(names.expects);
    case 'ask':
      return plain(names.asks);
    case 'to':
      return plain(['all', ...names.parts]);
    case 'part':
      return plain(names.parts);
    case 'from':
      return plain(names.personas);
    case 'objective':
      return plain(names.objectives);
    case 'outcome':
      return plain(names.outcomes);
    case 'system':
      return plain(names.systems);
    case 'is':
    case 'start':
      return plain([...new Set([...names.states.values()].flat())]);
    case 'action':
    case 'done':
      return codes(null);
    case 'offer':
      return codes(false);
    case 'harmful':
    case 'penalty':
    case 'code':
      return codes(true);
    default:
      return place.path.at(-1) === 'set' ? plain(names.states.get(key) ?? []) : [];
  }
}

export function suggest(place: Place, names: Names, actions: KnownActions, lang: Lang): Suggestion[] {
  if (place.at === 'text') return [];
  if (place.at === 'key') {
    if (place.path.at(-1) === 'set') return names.systems.map((label) => ({ label, apply: `${label}: `, kind: 'id' }));
    const keys = keysAt(place.path, lang).map(({ key, description, required }): Suggestion => ({
      label: key,
      apply: `${key}: `,
      ...(required && { detail: lang === 'en' ? 'required' : 'bắt buộc' }),
      ...(description !== '' && { info: description }),
      kind: 'key',
    }));
    // an element of a list may be a bare id
    const inList = typeof place.path.at(-1) === 'number';
    const bare = inList ? ids({ ...place, path: place.path.slice(0, -1) }, names, actions, lang) : [];
    return keys.length > 0 ? keys : bare;
  }
  const where = place.key === undefined ? [...place.path, 0] : [...place.path, place.key];
  return [...valuesAt(where).map((label): Suggestion => ({ label, kind: 'value' })), ...ids(place, names, actions, lang)];
}
