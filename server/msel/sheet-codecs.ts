/** Objectives, parts, actions and rules as rows, and back. */
import type { Catalogue } from '../shared/catalogue.js';
import type { ScenarioSource } from '../shared/scenario.js';
import { bi } from '../shared/text.js';
import { cellText, plain } from './cells.js';
import { decodeRecord, encodeRecord, type Cells, type Codec, type Reader, type Rec } from './codec.js';
import { durationField, flagField, listField, plainField, textField, yamlField } from './fields.js';
import { Names } from './names.js';
import { DOT } from './words.js';
import { toYamlCell } from './yaml-cells.js';

const NO_NAMES = new Names();

const OBJECTIVE: Codec = {
  fields: [
    plainField('id'),
    textField('title', 'title', 'titleEn'),
    textField('capability', 'capability', 'capabilityEn'),
    { ...listField('csf'), encode: ({ csf }) => ({ csf: Array.isArray(csf) ? csf.join(', ') : '' }) },
    textField('target', 'target', 'targetEn'),
  ],
  more: 'more',
};
const TASK: Codec = { fields: [plainField('id'), textField('title', 'title', 'titleEn')], more: 'more' };
const PART: Codec = TASK;
const PERSONA: Codec = {
  fields: [
    plainField('id'),
    textField('name', 'title', 'titleEn'),
    textField('title', 'role', 'roleEn'),
    textField('organisation', 'organisation', 'organisationEn'),
  ],
  more: 'more',
};
const RULE: Codec = {
  fields: [plainField('id'), yamlField('when'), durationField('after'), flagField('recheck'), yamlField('do')],
  more: 'more',
};

const row = (kind: string, codec: Codec, record: Rec): Cells => ({ kind, ...encodeRecord(codec, record, NO_NAMES) });

export function encodeObjectives(source: ScenarioSource): Cells[] {
  return source.objectives.flatMap(({ tasks, ...objective }) => [
    row('objective', OBJECTIVE, objective),
    ...tasks.map((task) => row('task', TASK, task)),
  ]);
}

export const encodeParts = (source: ScenarioSource): Cells[] => [
  ...Object.entries(source.parts).map(([id, part]) => row('part', PART, { id, ...part })),
  ...Object.entries(source.personas).map(([id, persona]) => row('persona', PERSONA, { id, ...persona })),
];

/** Lists of action codes in `actions`, as kinds of row. */
const CODE_LISTS = { catalogue: 'use', offer: 'offer', harmful: 'harmful' } as const;
const DEFINED = { define: 'define', 'define-harmful': 'defineHarmful' } as const;

export function encodeActions(source: ScenarioSource, catalogues: readonly Catalogue[]): Cells[] {
  const used = catalogues.filter(({ id }) => source.actions.use.includes(id));
  const good = [...used.flatMap(({ actions }) => actions), ...(source.actions.define ?? [])];
  const bad = [...used.flatMap(({ harmful }) => harmful), ...(source.actions.defineHarmful ?? [])];
  const describe = (code: string): Cells => {
    const action = good.find((each) => each.code === code);
    const harm = bad.find((each) => each.code === code);
    const named = action ?? harm;
    return {
      code,
      choice: named ? `${code}${DOT}${bi(named.title).vi}` : code,
      ...(action && { phase: action.phase }),
      ...(harm && { phase: harm.phase, penalty: harm.penalty }),
    };
  };
  const { actions } = source;
  return [
    ...actions.use.map((code) => ({ kind: 'catalogue', code, choice: bi(catalogues.find(({ id }) => id === code)?.title ?? code).vi })),
    ...actions.offer.map((code) => ({ kind: 'offer', ...describe(code) })),
    ...actions.harmful.map((code) => ({ kind: 'harmful', ...describe(code) })),
    ...Object.entries(DEFINED).flatMap(([kind, key]) =>
      (actions[key] ?? []).map(({ code, ...rest }) => ({
        kind,
        ...describe(code),
        ...encodeRecord({ fields: [], more: 'more' }, rest, NO_NAMES),
      })),
    ),
  ];
}

/** What the other sheets do not hold, one row per key or per member of a group. */
const GROUPS = ['systems', 'outcomes'] as const;
const ELSEWHERE = new Set(['parts', 'personas', 'objectives', 'actions', 'injects', 'rules', 'forms', ...GROUPS]);
const asValue = (value: unknown): Cells => ({ more: toYamlCell(value) });
const SINGULAR = { systems: 'system', outcomes: 'outcome' } as const;

export function encodeRules(source: ScenarioSource): Cells[] {
  const scenario = Object.entries(source).filter(([key, value]) => !ELSEWHERE.has(key) && value !== undefined);
  return [
    ...scenario.map(([id, value]) => ({ kind: 'scenario', id, ...asValue(value) })),
    ...GROUPS.flatMap((group) => Object.entries(source[group]).map(([id, value]) => ({ kind: SINGULAR[group], id, ...asValue(value) }))),
    ...(source.forms ?? []).map(({ id, ...form }) => ({ kind: 'form', id, ...asValue(form) })),
    // An empty list and no list are not the same to whoever compares.
    ...(source.forms?.length === 0 ? [{ kind: 'scenario', id: 'forms', ...asValue([]) }] : []),
    ...(['define', 'defineHarmful'] as const)
      .filter((key) => source.actions[key]?.length === 0)
      .map((key) => ({ kind: 'actions', id: key, ...asValue([]) })),
    ...source.rules.map((rule) => row('rule', RULE, rule)),
  ];
}

/** Rows of one sheet with their kind; `unknown` kinds are said and passed over. */
export type Kinded = { kind: string; reader: Reader };

const kindOf = ({ kind }: Kinded): string => plain(kind);

function requireId(reader: Reader, column: string): string | null {
  const id = cellText(reader.cell(column));
  if (id !== '') return id;
  reader.say(column, 'error', 'thiếu mã ở dòng này', 'the id is missing in this row');
  return null;
}

export function decodeObjectives(rows: readonly Kinded[]): Rec[] {
  const objectives: Rec[] = [];
  for (const each of rows) {
    const { reader } = each;
    const kind = kindOf(each);
    if (kind === 'task' || kind === 'nhiem vu') {
      const objective = objectives.at(-1);
      if (!objective) reader.say('kind', 'error', 'nhiệm vụ phải đứng dưới một mục tiêu', 'a task stands below an objective');
      else (objective['tasks'] as Rec[]).push(decodeRecord(TASK, reader));
    } else if (requireId(reader, 'id') !== null) objectives.push({ ...decodeRecord(OBJECTIVE, reader), tasks: [] });
  }
  return objectives;
}

export function decodeParts(rows: readonly Kinded[]): { parts: Record<string, Rec>; personas: Record<string, Rec> } {
  const parts: Record<string, Rec> = {};
  const personas: Record<string, Rec> = {};
  for (const each of rows) {
    const { reader } = each;
    if (requireId(reader, 'id') === null) continue;
    const isPersona = ['persona', 'vai mo phong', 'simulated'].includes(kindOf(each));
    const { id, ...record } = decodeRecord(isPersona ? PERSONA : PART, reader);
    (isPersona ? personas : parts)[String(id)] = record;
  }
  return { parts, personas };
}

const VALUE = yamlField('value', 'more');
const valueOf = (reader: Reader): unknown => VALUE.decode(reader)['value'];

export function decodeActions(rows: readonly Kinded[]): Rec {
  const actions: Record<string, unknown[]> = { use: [], offer: [], harmful: [] };
  for (const each of rows) {
    const { reader } = each;
    const code = requireId(reader, 'code');
    if (code === null) continue;
    const kind = kindOf(each).replace(' ', '-');
    const list = CODE_LISTS[kind as 'offer'];
    const defined = DEFINED[kind as 'define'];
    if (list) actions[list]!.push(code);
    else if (defined) (actions[defined] ??= []).push({ code, ...decodeRecord({ fields: [], more: 'more' }, reader) });
    else
      reader.say(
        'kind',
        'error',
        'cột Kind ghi catalogue, offer, harmful, define hoặc define-harmful',
        'Kind is catalogue, offer, harmful, define or define-harmful',
      );
  }
  return actions;
}

export interface RulesSheet {
  scenario: Rec;
  systems: Record<string, unknown>;
  outcomes: Record<string, unknown>;
  forms: Rec[];
  actions: Rec;
  rules: Rec[];
}

export function decodeRules(rows: readonly Kinded[]): RulesSheet {
  const sheet: RulesSheet = { scenario: {}, systems: {}, outcomes: {}, forms: [], actions: {}, rules: [] };
  for (const each of rows) {
    const { reader } = each;
    const id = requireId(reader, 'id');
    if (id === null) continue;
    const kind = kindOf(each);
    if (kind === 'rule' || kind === 'quy tac') sheet.rules.push(decodeRecord(RULE, reader));
    else if (kind === 'scenario') sheet.scenario[id] = valueOf(reader);
    else if (kind === 'system') sheet.systems[id] = valueOf(reader);
    else if (kind === 'outcome') sheet.outcomes[id] = valueOf(reader);
    else if (kind === 'form') sheet.forms.push({ id, ...(valueOf(reader) as Rec | undefined) });
    else if (kind === 'actions') sheet.actions[id] = valueOf(reader);
    else
      reader.say(
        'kind',
        'error',
        'cột Kind ghi scenario, system, outcome, form, actions hoặc rule',
        'Kind is scenario, system, outcome, form, actions or rule',
      );
  }
  return sheet;
}
