/** Values of fields and answers as words: options by their texts, systems by their titles, lists joined, numbers by language. */
import type { AnswerValue, FieldValues } from '../../../../../server/shared/events.js';
import type { AskView, FieldView } from '../../../../../server/shared/views.js';
import { date, number } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { filled } from '../journal.js';
import { useTeamText } from '../texts.js';

export interface Shown {
  id: string;
  label: string;
  value: string;
}

/** `2026-03-02T08:07` as a form keeps it → `02/03/2026 08:07`. */
export const dateTimeText = (value: string): string =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? `${date(`${value.slice(0, 10)}T12:00:00+07:00`)} ${value.slice(11, 16)}` : value;

export function useShowValue() {
  const { view } = useDesk();
  const { pick, lang } = useTeamText();

  const one = (spec: FieldView | undefined, value: string | number | boolean): string => {
    if (typeof value === 'number') return number(value, lang);
    if (typeof value === 'boolean') return value ? '✓' : '-';
    const option = spec?.options?.find((each) => each.id === value);
    if (option) return pick(option.text);
    if (spec?.type === 'asset') {
      const system = view.systems.find((each) => each.id === value);
      return system ? pick(system.title) : value;
    }
    return spec?.type === 'datetime' ? dateTimeText(value) : value;
  };

  return {
    field: (spec: FieldView | undefined, value: FieldValues[string]): string =>
      Array.isArray(value) ? value.map((each) => one(spec, each)).join(', ') : one(spec, value),
    fields(fields: FieldValues, specs: FieldView[]): Shown[] {
      return filled(fields).map(([id, value]) => {
        const spec = specs.find((each) => each.id === id);
        return { id, label: spec ? pick(spec.label) : id, value: value === undefined ? '' : this.field(spec, value) };
      });
    },
    answer(value: AnswerValue, ask: AskView | undefined): string {
      const text = (id: string): string => ask?.options?.find((each) => each.id === id)?.text ?? id;
      if (typeof value === 'number') return number(value, lang);
      if (typeof value === 'string') return text(value);
      return ask?.type === 'rank' ? value.map((id, index) => `${index + 1}. ${text(id)}`).join('; ') : value.map(text).join(', ');
    },
  };
}
