/** Whether the fields of an action or a form are filled in as they must be. */
import type { Refusal } from '../shared/codes.js';
import type { FieldValues } from '../shared/events.js';
import type { Bi } from '../shared/text.js';
import type { FieldDef } from './definition.js';

type Value = FieldValues[string];

/** Null when they are; names every field concerned otherwise. Fields the form does not know are kept as they came. */
export function checkFields(fields: FieldDef[], values: FieldValues): Refusal | null {
  const missing = fields.filter((field) => field.required === true && isEmpty(values[field.id]));
  if (missing.length > 0) return { code: 'missing-field', detail: labels(missing) };
  const bad = fields.filter((field) => {
    const value = values[field.id];
    return value !== undefined && !isEmpty(value) && !fits(field, value);
  });
  return bad.length > 0 ? { code: 'bad-field', detail: labels(bad) } : null;
}

function isEmpty(value: Value | undefined): boolean {
  if (value === undefined) return true;
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

function fits(field: FieldDef, value: Value): boolean {
  const offered = (option: unknown): boolean => (field.options ?? []).some((each) => each.id === option);
  switch (field.type) {
    case 'number':
      return typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && Number.isFinite(Number(value));
    case 'select':
      return offered(value);
    case 'multi':
      return Array.isArray(value) && value.every(offered) && new Set(value).size === value.length;
    case 'people':
    case 'asset':
    case 'file':
      return typeof value === 'string' || Array.isArray(value);
    default:
      return typeof value === 'string' || typeof value === 'number';
  }
}

const labels = (fields: FieldDef[]): Bi => ({
  vi: `Mục: ${fields.map((field) => field.label.vi).join('; ')}.`,
  en: `Fields: ${fields.map((field) => field.label.en).join('; ')}.`,
});
