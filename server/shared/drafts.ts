/** What both ends of a shared report draft must agree on (A7): names inside the document, limits, and how it begins. */
import type { FieldValues } from './events.js';
import type { FieldView } from './views.js';

/** Bytes of one update at most. */
export const MOST_UPDATE = 64 * 1024;
/** Bytes of a whole document at most, encoded. */
export const MOST_DOCUMENT = 512 * 1024;

/** The map that holds every field that is not running text. */
export const VALUES = 'values';
/** Root of the shared text of a field. */
export const textName = (field: string): string => `t:${field}`;
/** Fields that people write together, letter by letter; of the others the last choice stands. */
export const isText = ({ type }: Pick<FieldView, 'type'>): boolean => type === 'text' || type === 'textarea';

/** `round`: how often the team has filed this form before. */
export const draftKey = (form: string, round: number): string => `${form}:${round}`;

/** null: not a key. */
export function readDraftKey(key: string): { form: string; round: number } | null {
  const found = /^(.{1,128}):(0|[1-9]\d{0,5})$/s.exec(key);
  return found?.[1] === undefined ? null : { form: found[1], round: Number(found[2]) };
}

/** The part of a Yjs document that a beginning needs. */
interface Sheet {
  clientID: number;
  getText(name: string): { insert(index: number, text: string): void };
  getMap(name: string): { set(key: string, value: unknown): unknown };
  transact(work: () => void, origin?: unknown): unknown;
}

/** Writes the beginning in everybody's name, so that two who begin apart from each other have begun the same document. */
export const NOBODY = 1;

/** An empty document becomes a copy of what was filed; the same bytes whoever does it. */
export function beginWith(sheet: Sheet, filed: FieldValues, specs: readonly FieldView[], origin?: unknown): void {
  const own = sheet.clientID;
  sheet.clientID = NOBODY;
  sheet.transact(() => {
    for (const spec of specs) {
      const value = filed[spec.id];
      if (value === undefined || value === '') continue;
      if (!isText(spec)) sheet.getMap(VALUES).set(spec.id, value);
      else if (typeof value === 'string') sheet.getText(textName(spec.id)).insert(0, value);
    }
  }, origin);
  sheet.clientID = own;
}
