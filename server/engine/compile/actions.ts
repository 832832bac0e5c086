/** The palette of a scenario: what its catalogues define, what it offers, under which codes that travels. */
import type { ActionDef, FieldDef, FormDef } from '../definition.js';
import type { ActionSpec, Catalogue, FieldSpec, FormSpec, HarmfulSpec } from '../../shared/catalogue.js';
import type { ScenarioSource } from '../../shared/scenario.js';
import { bi } from '../../shared/text.js';
import { checkPaper } from './catalogue.js';
import { Issues, type Path } from './issues.js';

export interface Palette {
  actions: Record<string, ActionDef>;
  offered: string[];
  forms: Record<string, FormDef>;
}

type Known = { harmful: false; spec: ActionSpec } | { harmful: true; spec: HarmfulSpec };

const ACTION = { vi: 'hành động', en: 'action' };

function catalogueOf(source: ScenarioSource, catalogues: readonly Catalogue[], issues: Issues): Catalogue[] {
  return source.actions.use.flatMap((id, index) => {
    const found = catalogues.find((catalogue) => catalogue.id === id);
    if (!found) {
      issues.unknown(
        ['actions', 'use', index],
        { vi: 'danh mục hành động', en: 'action catalogue' },
        id,
        catalogues.map((each) => each.id),
      );
    }
    return found ? [found] : [];
  });
}

function fieldDef({ label, help, options, ...rest }: FieldSpec, path: Path, issues: Issues): FieldDef {
  if ((rest.type === 'select' || rest.type === 'multi') && !options?.length) {
    issues.error(path, `mục "${rest.id}" cần danh sách options`, `the field "${rest.id}" needs a list of options`);
  }
  return {
    ...rest,
    label: bi(label),
    ...(help !== undefined && { help: bi(help) }),
    ...(options && { options: options.map((option) => ({ id: option.id, text: bi(option.text) })) }),
  };
}

function fieldDefs(fields: readonly FieldSpec[], path: Path, issues: Issues): FieldDef[] {
  issues.unique(
    fields.map(({ id }) => ({ id, path })),
    { vi: 'mục', en: 'field' },
  );
  return fields.map((field) => fieldDef(field, path, issues));
}

function formDef({ id, title, source, fields, sections, paper }: FormSpec, path: Path, issues: Issues): FormDef {
  checkPaper({ fields, sections, paper }, path, issues);
  return {
    id,
    title: bi(title),
    ...(source !== undefined && { source: bi(source) }),
    fields: fieldDefs(fields, path, issues),
    ...(sections && { sections: sections.map((section) => ({ title: bi(section.title), from: section.from })) }),
    ...(paper && { paper: paperDef(paper) }),
  };
}

function paperDef({ kind, subject, place, ...rest }: NonNullable<FormSpec['paper']>): NonNullable<FormDef['paper']> {
  return {
    ...rest,
    ...(kind !== undefined && { kind: bi(kind) }),
    ...(subject !== undefined && { subject: bi(subject) }),
    ...(place !== undefined && { place: bi(place) }),
  };
}

/** Forms of a catalogue and of those it takes forms from; its own come last, so that they replace others of the same id. */
function formsOf(catalogue: Catalogue, catalogues: readonly Catalogue[]): FormSpec[] {
  const taken = (catalogue.formsFrom ?? []).flatMap((id) => catalogues.find((each) => each.id === id)?.forms ?? []);
  return [...taken, ...catalogue.forms];
}

/** The wire code: tells nothing about harm. */
const wireCode = (spec: HarmfulSpec): string => spec.wire ?? spec.code.replace(/^X_/, '');

function actionDef(known: Known, path: Path, issues: Issues): ActionDef {
  const { spec } = known;
  const title = bi(spec.title);
  const common = {
    code: spec.code,
    title,
    phase: spec.phase as ActionDef['phase'],
    fields: fieldDefs(spec.fields ?? [], path, issues),
    ...(spec.grave && { grave: true }),
  };
  if (known.harmful) {
    return {
      ...common,
      wire: wireCode(known.spec),
      label: bi(known.spec.label ?? spec.title),
      harmful: true,
      penalty: Math.abs(known.spec.penalty),
    };
  }
  const { csf, stamp, form } = known.spec;
  return {
    ...common,
    wire: spec.code,
    label: title,
    harmful: false,
    penalty: 0,
    ...(csf !== undefined && { csf }),
    ...(stamp && { stamp }),
    ...(form !== undefined && { form }),
  };
}

/** By phase, then alphabetically: an order that tells nothing about which of them do harm. */
function neutral(a: ActionDef, b: ActionDef): number {
  return a.phase - b.phase || a.label.vi.localeCompare(b.label.vi, 'vi') || (a.wire < b.wire ? -1 : 1);
}

/** Codes that rules charge as penalties, with where they do. */
function charged(source: ScenarioSource): { code: string; path: Path }[] {
  return source.rules.flatMap((rule, index) =>
    rule.do.flatMap((effect, each) => {
      if (!('penalty' in effect)) return [];
      const path = ['rules', index, 'do', each, 'penalty'];
      return [typeof effect.penalty === 'string' ? { code: effect.penalty, path } : { code: effect.penalty.code, path: [...path, 'code'] }];
    }),
  );
}

function knownActions(source: ScenarioSource, used: readonly Catalogue[], issues: Issues): Map<string, Known> {
  const known = new Map<string, Known>();
  const add = (entry: Known, path: Path): void => {
    const { code } = entry.spec;
    if (known.has(code)) {
      issues.error(
        path,
        `hành động "${code}" đã có trong danh mục; hãy dùng mã khác`,
        `the action "${code}" is defined already; use another code`,
      );
    } else known.set(code, entry);
  };
  for (const catalogue of used) {
    const path: Path = ['actions', 'use', source.actions.use.indexOf(catalogue.id)];
    for (const spec of catalogue.actions) add({ harmful: false, spec }, path);
    for (const spec of catalogue.harmful) add({ harmful: true, spec }, path);
  }
  for (const [index, spec] of (source.actions.define ?? []).entries()) {
    issues.text(spec.title, ['actions', 'define', index, 'title']);
    add({ harmful: false, spec }, ['actions', 'define', index, 'code']);
  }
  for (const [index, spec] of (source.actions.defineHarmful ?? []).entries()) {
    issues.text(spec.label ?? spec.title, ['actions', 'defineHarmful', index, spec.label === undefined ? 'title' : 'label']);
    add({ harmful: true, spec }, ['actions', 'defineHarmful', index, 'code']);
  }
  return known;
}

/** Reports harmful actions that a team could recognise or confuse with another by their code or their words. */
function checkHarmful(entry: HarmfulSpec, path: Path, taken: Map<string, string>, issues: Issues): void {
  const wire = wireCode(entry);
  const other = taken.get(wire);
  if (other !== undefined) {
    issues.error(
      path,
      `mã "${wire}" của ${entry.code} trùng với ${other}; hãy đặt wire khác trong danh mục`,
      `the code "${wire}" of ${entry.code} is also that of ${other}; give it another wire in the catalogue`,
    );
  }
  taken.set(wire, entry.code);
  if (wire.startsWith('X_')) {
    issues.error(path, `wire của ${entry.code} để lộ hành động có hại; bỏ X_`, `the wire of ${entry.code} gives the harm away; drop X_`);
  }
  if (entry.label === undefined) {
    issues.warn(
      path,
      `${entry.code} chưa có label: đội sẽ đọc tên lỗi; hãy viết label trung tính`,
      `${entry.code} has no label: teams will read the name of the mistake; write a neutral label`,
    );
  }
}

export function compileActions(source: ScenarioSource, catalogues: readonly Catalogue[], issues: Issues): Palette {
  const used = catalogueOf(source, catalogues, issues);
  const known = knownActions(source, used, issues);
  const forms = new Map<string, { spec: FormSpec; path: Path }>();
  for (const catalogue of used) {
    for (const spec of formsOf(catalogue, catalogues)) forms.set(spec.id, { spec, path: ['actions', 'use'] });
  }
  for (const [index, spec] of (source.forms ?? []).entries()) forms.set(spec.id, { spec, path: ['forms', index] });

  const actions: Record<string, ActionDef> = {};
  const taken = new Map<string, string>();
  const usedForms: Record<string, FormDef> = {};
  const offer = (code: string, harmful: boolean, path: Path): void => {
    const entry = known.get(code);
    if (!entry) {
      issues.unknown(
        path,
        ACTION,
        code,
        [...known.values()].filter((each) => each.harmful === harmful).map((each) => each.spec.code),
      );
      return;
    }
    if (entry.harmful !== harmful) {
      const [vi, en] = harmful ? ['offer', 'offer'] : ['harmful', 'harmful'];
      issues.error(path, `"${code}" thuộc danh sách ${vi}; hãy chuyển sang đó`, `"${code}" belongs in the list ${en}; move it there`);
      return;
    }
    if (Object.hasOwn(actions, code)) return;
    if (entry.harmful) checkHarmful(entry.spec, path, taken, issues);
    else taken.set(code, code);
    const def = actionDef(entry, path, issues);
    actions[code] = def;
    if (def.form === undefined) return;
    const form = forms.get(def.form);
    if (!form) {
      issues.unknown(path, { vi: `biểu mẫu (của ${code})`, en: `form (of ${code})` }, def.form, forms.keys());
      return;
    }
    usedForms[def.form] = formDef(form.spec, form.path, issues);
  };
  for (const [index, code] of source.actions.offer.entries()) offer(code, false, ['actions', 'offer', index]);
  for (const [index, code] of source.actions.harmful.entries()) offer(code, true, ['actions', 'harmful', index]);
  const offered = Object.values(actions)
    .toSorted(neutral)
    .map(({ code }) => code);

  for (const { code, path } of charged(source)) {
    const entry = known.get(code);
    if (!entry) {
      issues.unknown(
        path,
        { vi: 'hành động có hại', en: 'harmful action' },
        code,
        [...known.values()].filter((each) => each.harmful).map((each) => each.spec.code),
      );
    } else if (!entry.harmful) {
      issues.error(
        path,
        `"${code}" không phải hành động có hại nên không có điểm phạt`,
        `"${code}" is not a harmful action and has no penalty`,
      );
    } else if (!Object.hasOwn(actions, code)) actions[code] = actionDef(entry, path, issues);
  }
  return { actions, offered, forms: usedForms };
}
