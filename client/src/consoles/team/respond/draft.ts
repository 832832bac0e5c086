/** How complete what was filled in is, and what of it is sent. */
import type { FieldValues } from '../../../../../server/shared/events.js';
import type { FieldView } from '../../../../../server/shared/views.js';

export const isFilled = (value: FieldValues[string] | undefined): boolean =>
  value !== undefined && !(typeof value === 'string' && value.trim() === '') && !(Array.isArray(value) && value.length === 0);

/** Required fields filled, required fields at all, and those missing. */
export function completeness(specs: FieldView[], fields: FieldValues): { filled: number; of: number; missing: FieldView[] } {
  const required = specs.filter((spec) => spec.required === true);
  const missing = required.filter((spec) => !isFilled(fields[spec.id]));
  return { filled: required.length - missing.length, of: required.length, missing };
}

/** Only what was filled goes on the wire. */
export const toSend = (fields: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => isFilled(value)));
