/** Everything of a scenario besides its injects: from the other sheets, from the scenario brought up to date, or made for a bare MSEL. */
import type { Catalogue } from '../shared/catalogue.js';
import type { ScenarioSource } from '../shared/scenario.js';
import { durationMs } from '../shared/text.js';
import { cellText, rawText } from './cells.js';
import type { Rec } from './codec.js';
import type { Messages } from './messages.js';
import { Names, namesOf, type Kind } from './names.js';
import { readerOf, type Sheet, type SheetKind } from './sheets.js';
import { decodeActions, decodeObjectives, decodeParts, decodeRules, type Kinded } from './sheet-codecs.js';
import { slug } from './words.js';

export type Rest = Omit<Rec, 'injects'>;
type Sheets = Partial<Record<SheetKind, Sheet>>;

/** Long texts kept in rows of the Rules sheet. */
export function longTexts(sheets: Sheets): Map<string, string> {
  const texts = new Map<string, string>();
  const sheet = sheets.Rules;
  for (const row of sheet?.rows ?? []) {
    const cell = (column: string) => row.cells.get(sheet!.columns.get(column) ?? 0);
    if (cellText(cell('kind')) !== 'text') continue;
    const id = cellText(cell('id'));
    texts.set(id, (texts.get(id) ?? '') + rawText(cell('more')));
  }
  return texts;
}

/** Member by id: what the sheet has replaces or is added, what it does not mention stays. */
function mergeById(old: readonly Rec[] | undefined, fresh: readonly Rec[], id = 'id'): Rec[] {
  const left = new Map(fresh.map((each) => [each[id], each]));
  const kept = (old ?? []).map((each) => {
    const now = left.get(each[id]);
    left.delete(each[id]);
    return now ?? each;
  });
  return [...kept, ...left.values()];
}

const union = (old: readonly unknown[] | undefined, fresh: readonly unknown[]): unknown[] => [...new Set([...(old ?? []), ...fresh])];

/** What the other sheets say, on top of `base`. */
export function readRest(sheets: Sheets, base: Rest, texts: ReadonlyMap<string, string>, messages: Messages): Rest {
  const rest: Rest = { ...base };
  const rowsOf = (kind: SheetKind): Kinded[] => {
    const sheet = sheets[kind];
    if (!sheet) return [];
    return sheet.rows
      .map((row) => ({
        kind: cellText(row.cells.get(sheet.columns.get('kind') ?? 0)),
        reader: readerOf(sheet, row, new Names(), texts, messages),
      }))
      .filter(({ kind: name }) => name !== 'text');
  };
  if (sheets.Objectives) rest['objectives'] = mergeById(base['objectives'] as Rec[], decodeObjectives(rowsOf('Objectives')));
  if (sheets.Parts) {
    const { parts, personas } = decodeParts(rowsOf('Parts'));
    rest['parts'] = { ...(base['parts'] as Rec), ...parts };
    rest['personas'] = { ...(base['personas'] as Rec), ...personas };
  }
  if (sheets.Actions) {
    const old = (base['actions'] ?? {}) as Record<string, Rec[] | undefined>;
    const fresh = decodeActions(rowsOf('Actions')) as Record<string, Rec[]>;
    const actions: Rec = { ...old };
    for (const key of ['use', 'offer', 'harmful']) actions[key] = union(old[key], fresh[key] ?? []);
    for (const key of ['define', 'defineHarmful']) if (fresh[key]) actions[key] = mergeById(old[key], fresh[key], 'code');
    rest['actions'] = actions;
  }
  if (sheets.Rules) {
    const { scenario, systems, outcomes, forms, actions, rules } = decodeRules(rowsOf('Rules'));
    Object.assign(rest, scenario);
    rest['systems'] = { ...(base['systems'] as Rec), ...systems };
    rest['outcomes'] = { ...(base['outcomes'] as Rec), ...outcomes };
    if (forms.length > 0) rest['forms'] = mergeById(base['forms'] as Rec[], forms);
    rest['rules'] = mergeById(base['rules'] as Rec[], rules);
    if (Object.keys(actions).length > 0) rest['actions'] = { ...actions, ...(rest['actions'] as Rec) };
  }
  return rest;
}

/** Names that cells may use; what a bare MSEL brings no list for may be made from its words. */
export function namesFor(rest: Rest, sheets: Sheets, catalogues: readonly Catalogue[], isUpdate: boolean): Names {
  const open: Kind[] = ['persona'];
  if (!isUpdate && !sheets.Parts) open.push('part');
  if (!isUpdate && !sheets.Objectives) open.push('objective');
  const actions = (rest['actions'] ?? { use: catalogues.map(({ id }) => id) }) as ScenarioSource['actions'];
  const source = {
    parts: {},
    personas: {},
    objectives: [],
    ...rest,
    actions: { ...actions, use: actions.use ?? [] },
  } as unknown as ScenarioSource;
  return namesOf(source, catalogues, open);
}

/** The longest line above the heads, without the mark of a drill: what the plan is called. */
function titleAbove(sheet: Sheet): string {
  const lines = sheet.grid.rows
    .filter(({ number }) => number < sheet.headRow)
    .flatMap(({ cells }) => [...cells.values()])
    .filter((cell) => cell.kind === 'text')
    .map((cell) => cellText(cell).replace(/^\[[^\]]*\]\s*/, ''))
    .filter((text) => !/startex|bắt đầu|^cơ quan|^đơn vị|^số:/i.test(text) && text.length <= 200);
  return lines.toSorted((a, b) => b.length - a.length)[0] ?? '';
}

const ROUND = 5 * 60_000;

/** Until the last deadline, in whole five minutes. */
function durationFor(injects: readonly Rec[]): string {
  const span = (text: unknown): number => (typeof text === 'string' ? (durationMs(text) ?? 0) : 0);
  const ends = injects.map((inject) => {
    const max = Math.max(ROUND, ...((inject['expects'] ?? []) as Rec[]).map((expect) => span(expect['max'])));
    return span(inject['at']) + max;
  });
  return `${Math.ceil(Math.max(2 * ROUND, ...ends) / ROUND) * 5}m`;
}

/** Keys a scenario must have and a bare MSEL lacks; says what was put in. */
export function fillIn(
  rest: Rest,
  injects: readonly Rec[],
  names: Names,
  sheet: Sheet,
  catalogues: readonly Catalogue[],
  wanted: { id?: string | undefined; title?: string | undefined; bare: boolean },
  messages: Messages,
): Rest {
  const full: Rest = { ...rest };
  const put = (key: string, value: unknown, shown?: string): void => {
    if (full[key] !== undefined) return;
    full[key] = value;
    if (shown !== undefined)
      messages.add(
        'info',
        { sheet: sheet.grid.name },
        `bảng không ghi "${key}", đặt là ${shown}`,
        `the plan does not state "${key}"; set to ${shown}`,
      );
  };
  const title = wanted.title ?? (titleAbove(sheet) || 'Kịch bản nhập từ MSEL');
  put('format', 'dientap/scenario@1');
  if (wanted.id !== undefined) full['id'] = wanted.id;
  const id = slug(title).slice(0, 40) || 'msel';
  put('id', id, id);
  put('version', '1.0.0', '1.0.0');
  put('title', title, `"${title}"`);
  const duration = durationFor(injects);
  put('duration', duration, duration);
  const codes = injects.flatMap((inject) => ((inject['expects'] ?? []) as Rec[]).map((expect) => String(expect['action'])));
  if (full['actions'] === undefined) {
    const use = catalogues.map((each) => each.id);
    full['actions'] = { use, offer: [...new Set(['ACK', ...codes].filter((code) => names.find('action', code) === code))] };
  }
  const record = (kind: Kind, key: string): Record<string, Rec> =>
    Object.fromEntries(names.made[kind].map(({ id: made, vi }) => [made, { [key]: vi }]));
  full['parts'] = { ...(full['parts'] as Rec), ...record('part', 'title') };
  full['personas'] = { ...(full['personas'] as Rec), ...record('persona', 'name') };
  full['objectives'] = [
    ...((full['objectives'] ?? []) as Rec[]),
    ...names.made.objective.map(({ id: made, vi }) => ({ id: made, title: vi })),
  ];
  if (Object.keys(full['parts'] as Rec).length === 0) full['parts'] = { team: { title: { vi: 'Đội tham gia', en: 'Team' } } };
  const points = injects.flatMap((inject) => ((inject['expects'] ?? []) as Rec[]).map((expect) => Number(expect['points'] ?? 0)));
  const total = Math.round(points.reduce((sum, each) => sum + each, 0) * 100) / 100;
  if (wanted.bare && total > 0 && total !== 100) put('scoring', { total }, `tổng ${total} điểm / ${total} points`);
  return full;
}
