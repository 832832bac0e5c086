/** Report forms are a legal profile: taken from another catalogue, replaced by id, laid out as a paper. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { compileScenario } from '../../server/engine/compile/index.js';
import { readCatalogue, readScenario } from '../../server/content/yaml.js';
import { Catalogue, type FormSpec } from '../../server/shared/catalogue.js';
import type { ScenarioSource } from '../../server/shared/scenario.js';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const mini = Catalogue.parse(parse(read('fixtures/_mini.yaml')));
const valid = readScenario(read('fixtures/valid.yaml'), { catalogues: [mini] });
if (!('source' in valid)) throw new Error(JSON.stringify(valid.errors));
const { source } = valid;

const form = (title: string, more: Partial<FormSpec> = {}): FormSpec => ({
  id: 'initial',
  title,
  fields: ['to', 'what', 'who'].map((id) => ({ id, label: id, type: 'text' as const })),
  ...more,
});
const profile = (id: string, ...forms: FormSpec[]): Catalogue => ({
  format: 'dientap/catalogue@1',
  id,
  actions: [],
  harmful: [],
  personas: {},
  forms,
});
const withoutForms: Catalogue = { ...mini, forms: [], formsFrom: ['law'] };

function formOf(catalogues: Catalogue[], change: Partial<ScenarioSource> = {}) {
  const compiled = compileScenario({ ...source, ...change }, catalogues);
  return 'definition' in compiled ? compiled.definition.forms['initial'] : compiled.errors.map(({ messageEn }) => messageEn);
}

describe('the forms of a scenario', () => {
  test('come from the profile that its catalogue names', () => {
    expect(formOf([withoutForms, profile('law', form('Of the law'))])).toMatchObject({ title: { vi: 'Of the law' } });
  });

  test('without that profile the form is missed by name', () => {
    expect(formOf([withoutForms])).toEqual([expect.stringContaining('no form (of REPORT) "initial"')]);
  });

  test('the catalogue’s own, a later catalogue’s and the scenario’s take the place of the profile’s, in this order', () => {
    const law = profile('law', form('Of the law'));
    const own = { ...withoutForms, forms: [form('Own')] };
    expect(formOf([own, law])).toMatchObject({ title: { vi: 'Own' } });
    const use = { actions: { ...source.actions, use: ['mini', 'agency'] } };
    expect(formOf([own, law, profile('agency', form('Of the agency'))], use)).toMatchObject({ title: { vi: 'Of the agency' } });
    expect(formOf([own, law], { forms: [form('Of the scenario')] })).toMatchObject({ title: { vi: 'Of the scenario' } });
  });

  test('sections and paper travel with them, in both languages', () => {
    const laid = form('Laid out', {
      sections: [{ title: { vi: 'Một', en: 'One' }, from: 'what' }],
      paper: { kind: { vi: 'Báo cáo', en: 'Report' }, place: 'Hà Nội', symbol: 'BC', recipients: 'to', signedBy: 'who' },
    });
    expect(formOf([withoutForms, profile('law', laid)])).toMatchObject({
      sections: [{ title: { vi: 'Một', en: 'One' }, from: 'what' }],
      paper: {
        kind: { vi: 'Báo cáo', en: 'Report' },
        place: { vi: 'Hà Nội', en: 'Hà Nội' },
        symbol: 'BC',
        recipients: 'to',
        signedBy: 'who',
      },
    });
  });

  test('a section or a paper that names no field, and sections out of order, are errors', () => {
    const wrong = form('Wrong', {
      sections: [
        { title: 'B', from: 'who' },
        { title: 'A', from: 'to' },
        { title: 'X', from: 'nowhere' },
      ],
      paper: { recipients: 'nobody' },
    });
    const found = readCatalogue(JSON.stringify(profile('law', wrong)));
    if (!('errors' in found)) throw new Error('no errors');
    expect(found.errors.map(({ path }) => path)).toEqual([
      '$.forms[0].sections[1].from',
      '$.forms[0].sections[2].from',
      '$.forms[0].paper.recipients',
    ]);
  });
});

describe('the shipped legal profile', () => {
  const shipped = Catalogue.parse(parse(read('../../scenarios/_catalogue/vn-2026.yaml')));
  const standard = Catalogue.parse(parse(read('../../scenarios/_catalogue/standard.yaml')));

  test('has every form that the standard catalogue files reports with, and tells its sources and their day', () => {
    const wanted = standard.actions.flatMap((action) => (action.form === undefined ? [] : [action.form]));
    expect(standard.formsFrom).toEqual([shipped.id]);
    expect(shipped.forms.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted());
    expect(shipped.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(shipped.sources?.length).toBeGreaterThan(0);
  });

  test('calls every form a drill version; the only time limit it states is the five days of the circular', () => {
    for (const each of shipped.forms) expect(JSON.stringify(each.source)).toMatch(/Bản dùng trong diễn tập.*Drill version/);
    const limits = JSON.stringify(shipped.forms).match(/\d+ (ngày|giờ|days|hours)/g) ?? [];
    expect([...new Set(limits)].toSorted()).toEqual(['05 ngày', '5 days']);
  });
});
