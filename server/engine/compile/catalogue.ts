/** A catalogue by itself: ids used once, forms that exist, words in both languages. */
import type { Catalogue, FieldSpec, FormSpec } from '../../shared/catalogue.js';
import { Issues, type Issue, type Path } from './issues.js';

function checkFields(fields: readonly FieldSpec[] | undefined, at: Path, issues: Issues): void {
  issues.unique(
    (fields ?? []).map(({ id }, index) => ({ id, path: [...at, 'fields', index, 'id'] })),
    { vi: 'mục', en: 'field' },
  );
  for (const [index, field] of (fields ?? []).entries()) {
    const path = [...at, 'fields', index];
    issues.text(field.label, [...path, 'label']);
    issues.unique(
      (field.options ?? []).map(({ id }, each) => ({ id, path: [...path, 'options', each, 'id'] })),
      { vi: 'phương án', en: 'option' },
    );
    if ((field.type === 'select' || field.type === 'multi') && !field.options?.length) {
      issues.error(path, `mục "${field.id}" cần danh sách options`, `the field "${field.id}" needs a list of options`);
    }
  }
}

/** That the sections of a form and its paper name fields that it has, and sections in the order of the fields. */
export function checkPaper({ fields, sections, paper }: Pick<FormSpec, 'fields' | 'sections' | 'paper'>, at: Path, issues: Issues): void {
  const ids = fields.map(({ id }) => id);
  const known = (id: string | undefined, path: Path): void => {
    if (id !== undefined && !ids.includes(id)) issues.unknown(path, { vi: 'mục', en: 'field' }, id, ids);
  };
  known(paper?.recipients, [...at, 'paper', 'recipients']);
  known(paper?.signedBy, [...at, 'paper', 'signedBy']);
  let before = -1;
  for (const [index, { from }] of (sections ?? []).entries()) {
    const path = [...at, 'sections', index, 'from'];
    known(from, path);
    const place = ids.indexOf(from);
    if (place !== -1 && place <= before) {
      issues.error(path, 'các phần phải theo thứ tự của các mục', 'sections must follow the order of the fields');
    }
    before = Math.max(before, place);
  }
}

/** Errors and warnings of a catalogue whose shape is right. */
export function checkCatalogue(catalogue: Catalogue): Issue[] {
  const issues = new Issues();
  const { actions, harmful, forms } = catalogue;
  issues.unique(
    [
      ...actions.map(({ code }, index) => ({ id: code, path: ['actions', index, 'code'] })),
      ...harmful.map(({ code }, index) => ({ id: code, path: ['harmful', index, 'code'] })),
    ],
    { vi: 'mã hành động', en: 'action code' },
  );
  issues.unique(
    forms.map(({ id }, index) => ({ id, path: ['forms', index, 'id'] })),
    { vi: 'mã biểu mẫu', en: 'form id' },
  );
  for (const [index, action] of actions.entries()) {
    const at: Path = ['actions', index];
    issues.text(action.title, [...at, 'title']);
    checkFields(action.fields, at, issues);
    // a form of another catalogue is looked for when a scenario offers the action
    if (action.form === undefined || catalogue.formsFrom?.length || forms.some(({ id }) => id === action.form)) continue;
    issues.unknown(
      [...at, 'form'],
      { vi: 'biểu mẫu', en: 'form' },
      action.form,
      forms.map(({ id }) => id),
    );
  }
  for (const [index, action] of harmful.entries()) {
    issues.text(action.title, ['harmful', index, 'title']);
    checkFields(action.fields, ['harmful', index], issues);
  }
  for (const [index, form] of forms.entries()) {
    issues.text(form.title, ['forms', index, 'title']);
    checkFields(form.fields, ['forms', index], issues);
    checkPaper(form, ['forms', index], issues);
  }
  return issues.list;
}
