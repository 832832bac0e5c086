/** An official paper composed from a form and what was filled in: number, addressees, numbered sections, who signs. */
import type { FieldValues } from '../../../../../server/shared/events.js';
import type { Bi } from '../../../../../server/shared/text.js';
import type { FieldView, FormView, TeamDeed, TeamView } from '../../../../../server/shared/views.js';
import { isFilled } from './draft.js';

export type FiledReport = Extract<TeamDeed, { type: 'report-recorded' }>;

export interface Section {
  /** Absent: the form has no sections, or these fields stand before the first. */
  title?: Bi;
  fields: FieldView[];
}

/** The fields of a form by its sections, in order; none is left out. */
export function sectionsOf({ fields, sections = [] }: Pick<FormView, 'fields' | 'sections'>): Section[] {
  const found: Section[] = [];
  for (const field of fields) {
    const begins = sections.find(({ from }) => from === field.id);
    const last = found.at(-1);
    if (begins || !last) found.push({ ...(begins && { title: begins.title }), fields: [field] });
    else last.fields.push(field);
  }
  return found;
}

export interface PaperSection {
  title?: Bi;
  /** `value` absent: required, and still empty. */
  items: { field: FieldView; value?: FieldValues[string] }[];
}

/**
 * What stands in the body of the paper. Recipients and signature have places of their own. Empty items are left out, save
 * those that are required: a draft shows that they are missing. Sections without any item are left out.
 */
export function bodyOf(form: FormView, fields: FieldValues): PaperSection[] {
  const apart = new Set([form.paper?.recipients, form.paper?.signedBy]);
  return sectionsOf(form)
    .map((section) => ({
      ...(section.title && { title: section.title }),
      items: section.fields
        .filter((field) => !apart.has(field.id) && (field.required || isFilled(fields[field.id])))
        .map((field) => {
          const value = fields[field.id];
          return isFilled(value) ? { field, value } : { field };
        }),
    }))
    .filter((section) => section.items.length > 0);
}

/** Values of one field as a list: recipients, who signs. */
export function valuesOf(fields: FieldValues, id: string | undefined): string[] {
  const value = id === undefined ? undefined : fields[id];
  return (Array.isArray(value) ? value : value === undefined ? [] : [String(value)]).filter((each) => each.trim() !== '');
}

/** `Sở Tài chính` → `STC`; words in capitals stay whole (`UBND phường Hoàn Kiếm` → `UBNDPHK`). At most ten letters. */
export function abbreviation(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words
    .map((word) => (word.length > 1 && word === word.toUpperCase() ? word : word.charAt(0).toUpperCase()))
    .join('')
    .slice(0, 10);
}

export const reportsOf = (view: TeamView): FiledReport[] => view.deeds.filter((deed) => deed.type === 'report-recorded');

/** `03/BC-STC`; a draft has no number yet: `…/BC-STC`. Papers with the same letters are counted in the order of filing. */
export function numberOf(view: TeamView, form: FormView, deedId?: string): string {
  const symbol = (id: string): string => view.kit.forms.find((each) => each.id === id)?.paper?.symbol ?? 'BC';
  const own = form.paper?.symbol ?? 'BC';
  const place = reportsOf(view)
    .filter((deed) => symbol(deed.form) === own)
    .findIndex(({ id }) => id === deedId);
  const count = place < 0 ? '……' : String(place + 1).padStart(2, '0');
  return `${count}/${own}-${abbreviation(view.kit.team.name)}`;
}

const stamp = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
/** Epoch ms → `2026-03-02T08:07` in Hà Nội, as a form keeps a point of time. */
export const pointOfTime = (wall: number): string => stamp.format(wall).replace(' ', 'T');
