/** The whole standard catalogue as a team would get it, so that the palette and the forms are seen at their real size. */
import { parse } from 'yaml';
import { Catalogue, type FieldSpec, type FormSpec } from '../../../../server/shared/catalogue.js';
import { bi } from '../../../../server/shared/text.js';
import type { FieldView, FormView, TeamKit } from '../../../../server/shared/views.js';
import text from '../../../../scenarios/_catalogue/standard.yaml?raw';
import profile from '../../../../scenarios/_catalogue/vn-2026.yaml?raw';
import { KIT } from '../sample.js';

const field = (spec: FieldSpec): FieldView => ({
  id: spec.id,
  label: bi(spec.label),
  type: spec.type,
  ...(spec.options ? { options: spec.options.map((option) => ({ id: option.id, text: bi(option.text) })) } : {}),
  ...(spec.required === undefined ? {} : { required: spec.required }),
  ...(spec.help ? { help: bi(spec.help) } : {}),
});

const paper = ({ kind, subject, place, ...rest }: NonNullable<FormSpec['paper']>): NonNullable<FormView['paper']> => ({
  ...rest,
  ...(kind === undefined ? {} : { kind: bi(kind) }),
  ...(subject === undefined ? {} : { subject: bi(subject) }),
  ...(place === undefined ? {} : { place: bi(place) }),
});

export function standardKit(): TeamKit {
  const catalogue = Catalogue.parse(parse(text));
  return {
    ...KIT,
    actions: [
      ...catalogue.actions.map((action) => ({
        code: action.code,
        label: bi(action.title),
        phase: action.phase,
        fields: (action.fields ?? []).map(field),
        ...(action.form ? { form: action.form } : {}),
        ...(action.grave ? { grave: true as const } : {}),
      })),
      ...catalogue.harmful.map((action) => ({
        code: action.wire ?? action.code.replace('X_', ''),
        label: bi(action.label ?? action.title),
        phase: action.phase,
        fields: (action.fields ?? []).map(field),
        ...(action.grave ? { grave: true as const } : {}),
      })),
    ],
    forms: Catalogue.parse(parse(profile)).forms.map((form) => ({
      id: form.id,
      title: bi(form.title),
      fields: form.fields.map(field),
      ...(form.source ? { source: bi(form.source) } : {}),
      ...(form.sections ? { sections: form.sections.map(({ from, title }) => ({ from, title: bi(title) })) } : {}),
      ...(form.paper ? { paper: paper(form.paper) } : {}),
    })),
  };
}
