/** An MSEL workbook as a scenario: a new one, or one brought up to date event by event; everything wrong is said row by row. */
import { readScenario } from '../content/yaml.js';
import { writeScenario } from '../content/write.js';
import type { Catalogue } from '../shared/catalogue.js';
import { ScenarioSource, type AuthoringError, type ScenarioSource as Scenario } from '../shared/scenario.js';
import type { Bi } from '../shared/text.js';
import { plain, type Grid, type Row } from './cells.js';
import { decodeRecord, wordOf, type Rec } from './codec.js';
import { readExpects } from './expects.js';
import { groupsOf, type Group } from './groups.js';
import { NotAWorkbook } from './guard.js';
import { injectCodec } from './inject-codec.js';
import { locate, type Located } from './locate.js';
import { Messages, type RowMessage } from './messages.js';
import type { Names } from './names.js';
import { readWorkbook } from './read.js';
import { fillIn, longTexts, namesFor, readRest, type Rest } from './rest.js';
import { findSheets, ownHeadsOf, readerOf, type Sheet } from './sheets.js';
import { timeSense } from './start.js';
import { slug } from './words.js';
import { same } from './yaml-cells.js';

export interface ImportOptions {
  catalogues: readonly Catalogue[];
  /** The scenario to bring up to date by Event Number; absent: a new one. */
  existing?: Scenario | undefined;
  /** For a new scenario. */
  id?: string | undefined;
  title?: string | undefined;
}

/** What becomes of one event of the sheet. */
export interface EventChange {
  row: number;
  event: string;
  id: string;
  does: 'add' | 'update' | 'keep';
  /** Keys of the inject that change. */
  keys: string[];
}

export interface Imported {
  /** Why the file is no workbook that can be read. */
  unreadable?: Bi;
  /** Absent when anything is wrong. */
  source?: Scenario;
  /** The scenario as YAML, even where the scenario as a whole still has errors. */
  text?: string;
  messages: RowMessage[];
  changes: EventChange[];
}

const prune = (record: Rec): Rec => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/** A sheet without the English column says nothing about the English text. */
function keepEnglish(fresh: Rec, old: Rec, sheet: Sheet): void {
  for (const [key, column] of [
    ['title', 'titleEn'],
    ['body', 'messageEn'],
  ] as const) {
    const before = old[key];
    if (sheet.columns.has(column) || typeof fresh[key] !== 'string' || typeof before !== 'object' || before === null) continue;
    fresh[key] = { ...before, vi: fresh[key] };
  }
}

const KEEP_IF_EMPTY = ['title', 'body', 'from', 'channel', 'number', 'id'];

interface Read {
  inject: Rec;
  located: Located;
  change: EventChange;
}

function idFor(event: string, taken: ReadonlySet<string>): string {
  const base = `e${slug(event) || '1'}`.replace(/^e(?=[a-z])/, '');
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  return id;
}

interface Setting {
  sheet: Sheet;
  names: Names;
  texts: ReadonlyMap<string, string>;
  messages: Messages;
  codec: ReturnType<typeof injectCodec>;
  existing: readonly Rec[];
}

function readGroup(group: Group, { sheet, names, texts, messages, codec, existing }: Setting, taken: Set<string>, index: number): Read {
  const reader = readerOf(sheet, group.first, names, texts, messages);
  const fresh = decodeRecord(codec, reader);
  const number = group.event === '' ? undefined : group.event;
  const old =
    existing.find((each) => fresh['id'] !== undefined && each['id'] === fresh['id']) ??
    existing.find((each) => number !== undefined && (each['number'] ?? each['id']) === number);
  const rows = group.expectRows.map((row) => ({ row, reader: readerOf(sheet, row, names, texts, messages) }));
  const { list, words } = readExpects(rows, (old?.['expects'] ?? []) as Rec[]);
  if (old) keepEnglish(fresh, old, sheet);
  const inject: Rec = { ...old };
  for (const [key, value] of Object.entries(fresh)) {
    if (value !== undefined) inject[key] = value;
    else if (!KEEP_IF_EMPTY.includes(key)) delete inject[key];
    else if (key === 'number' && sheet.columns.has('id')) delete inject[key];
  }
  // One way of starting replaces another.
  if (fresh['at'] !== undefined || fresh['manual'] === true)
    for (const key of ['at', 'manual', 'when'] as const) if (fresh[key] === undefined) delete inject[key];
  if (fresh['when'] !== undefined) for (const key of ['at', 'manual'] as const) delete inject[key];
  if (fresh['number'] !== undefined && group.event !== '') inject['number'] = group.event;
  if (inject['number'] === undefined && inject['id'] === undefined) {
    inject['number'] = String(index + 1);
    reader.say('event', 'warning', `thiếu số tình huống, tạm đặt ${index + 1}`, `no event number; ${index + 1} for now`);
  }
  inject['id'] ??= idFor(String(inject['number']), taken);
  taken.add(String(inject['id']));
  if (sheet.columns.has('action')) inject['expects'] = list.map(({ record }) => prune(record));
  if (words.length > 0) {
    const note = `Phản ứng mong đợi: ${words.join('; ')}`;
    const notes = wordOf(inject['notes']);
    if (!notes.includes(note)) inject['notes'] = [notes, note].filter((each) => each !== '').join('\n');
  }
  for (const key of ['title', 'body'] as const) {
    if (inject[key] !== undefined) continue;
    const [column, vi, en] = key === 'title' ? (['title', 'tên', 'title'] as const) : (['message', 'nội dung', 'message'] as const);
    if (key === 'title' && typeof inject['body'] === 'string') {
      inject['title'] = inject['body'].split('\n')[0]!.slice(0, 80);
      reader.say(
        column,
        'warning',
        'thiếu tên tình huống, tạm lấy dòng đầu của nội dung',
        'no title; the first line of the message for now',
      );
    } else if (key === 'body' && inject['title'] !== undefined) {
      inject['body'] = inject['title'];
      reader.say(column, 'warning', 'thiếu nội dung, tạm lấy tên tình huống', 'no message; the title for now');
    } else reader.say(column, 'error', `thiếu ${vi} tình huống`, `the ${en} is missing`);
  }
  const clean = prune(inject);
  const keys = old
    ? [...new Set([...Object.keys(clean), ...Object.keys(old)])].filter((key) => !same(clean[key], old[key]))
    : Object.keys(clean);
  const does = !old ? 'add' : keys.length > 0 ? 'update' : 'keep';
  const expectRows: Row[] = list.map(({ row }) => row);
  return {
    inject: clean,
    located: { id: String(clean['id']), first: group.first, expectRows },
    change: {
      row: group.first.number,
      event: String(clean['number'] ?? clean['id']),
      id: String(clean['id']),
      does,
      keys: does === 'add' ? [] : keys,
    },
  };
}

/** Rows in the order of the sheet; a new event stands behind the one before it. */
function mergeInjects(existing: readonly Rec[], reads: readonly Read[]): Rec[] {
  const result = [...existing];
  let last = -1;
  for (const { inject } of reads) {
    const index = result.findIndex((each) => each['id'] === inject['id']);
    if (index >= 0) result[index] = inject;
    else result.splice(existing.length === 0 ? result.length : last < 0 ? result.length : last + 1, 0, inject);
    last = result.findIndex((each) => each['id'] === inject['id']);
  }
  return result;
}

/** Findings of the reader of scenarios, where nothing has been said about the row already. */
function addFindings(findings: readonly AuthoringError[], source: Rec, sheet: Sheet, reads: readonly Read[], messages: Messages): void {
  const told = new Set(messages.list.filter(({ level }) => level === 'error').map(({ sheet: name, row }) => `${name}:${row}`));
  const located = new Map(reads.map(({ located: each }) => [each.id, each]));
  for (const finding of findings) {
    const at = locate(finding.path, source, sheet, located);
    if (finding.severity === 'error' && at.row !== undefined && told.has(`${at.sheet}:${at.row}`)) continue;
    // Translations are asked for once, not cell by cell.
    if (finding.severity === 'warning' && /{ vi: …, en: … }/.test(finding.message)) continue;
    messages.add(finding.severity, at, finding.message, finding.messageEn ?? finding.message);
  }
  const missing = findings.filter(({ severity, message }) => severity === 'warning' && /{ vi: …, en: … }/.test(message)).length;
  if (missing > 0) {
    messages.add(
      'warning',
      {},
      `${missing} nội dung chưa có bản tiếng Anh; thêm cột "(English)"`,
      `${missing} texts have no English yet; add the columns "(English)"`,
    );
  }
}

function importGrids(grids: readonly Grid[], options: ImportOptions): Imported {
  const messages = new Messages();
  const sheets = findSheets(grids);
  const sheet = sheets.MSEL;
  if (!sheet) {
    messages.add(
      'error',
      {},
      'không tìm thấy bảng MSEL: cần một dòng tiêu đề có ít nhất ba cột như "Số tình huống", "Thời điểm", "Tên tình huống", "Nội dung"',
      'no MSEL found: a row of heads with three columns at least is needed, like "Event Number", "Designated Scenario Time", "Title", "Message"',
    );
    return { messages: messages.list, changes: [] };
  }
  const { existing, catalogues } = options;
  const texts = longTexts(sheets);
  const { injects: before = [], ...base } = (existing ?? {}) as Partial<Scenario>;
  const known = before as unknown as Rec[];
  const rest: Rest = readRest(sheets, base, texts, messages);
  const names = namesFor(rest, sheets, catalogues, existing !== undefined);
  const groups = groupsOf(sheet, messages);
  if (groups.length === 0) messages.add('error', { sheet: sheet.grid.name }, 'bảng không có tình huống nào', 'the sheet has no event');
  const heads = ownHeadsOf(sheet);
  for (const head of heads) {
    messages.add(
      'info',
      { sheet: sheet.grid.name, head },
      `cột "${head}" không thuộc MSEL, được giữ nguyên`,
      `the column "${head}" is not part of an MSEL and is kept as it is`,
    );
  }
  const codec = injectCodec({ sense: timeSense(sheet, groups, messages), heads, capabilities: new Map() });
  const setting: Setting = { sheet, names, texts, messages, codec, existing: known };
  const taken = new Set(known.map((each) => String(each['id'])));
  const reads = groups.map((group, index) => readGroup(group, setting, taken, index));
  resolveContingencies(reads, known, sheet, setting);
  const injects = mergeInjects(known, reads);
  const full = {
    ...fillIn(
      rest,
      injects,
      names,
      sheet,
      catalogues,
      { ...(existing ? {} : { id: options.id, title: options.title }), bare: !existing && !sheets.Rules },
      messages,
    ),
    injects,
  };
  return { ...judge(full, sheet, reads, catalogues, messages), messages: messages.list, changes: reads.map(({ change }) => change) };
}

const titleOf = ({ title }: Rec): string => (typeof title === 'string' ? title : wordOf((title as Rec | undefined)?.['vi']));

/** `Contingency For` names an event number in a plan, an id in a scenario. */
function resolveContingencies(reads: readonly Read[], known: readonly Rec[], sheet: Sheet, { names, texts, messages }: Setting): void {
  const all = [...known, ...reads.map(({ inject }) => inject)];
  for (const { inject, located } of reads) {
    const wanted = inject['contingencyFor'];
    if (wanted === undefined || all.some((each) => each['id'] === wanted)) continue;
    const found = all.find((each) => each['number'] === wanted || plain(titleOf(each)) === plain(wordOf(wanted)));
    if (found) inject['contingencyFor'] = found['id'];
    else {
      const reader = readerOf(sheet, located.first, names, texts, messages);
      reader.say('contingencyFor', 'error', `không có tình huống số "${wordOf(wanted)}"`, `there is no event "${wordOf(wanted)}"`);
    }
  }
}

function judge(
  full: Rec,
  sheet: Sheet,
  reads: readonly Read[],
  catalogues: readonly Catalogue[],
  messages: Messages,
): { source?: Scenario; text?: string } {
  const plainSource = JSON.parse(JSON.stringify(full)) as Rec;
  const shaped = ScenarioSource.safeParse(plainSource);
  const text = writeScenario((shaped.success ? shaped.data : plainSource) as Scenario);
  const read = readScenario(text, { catalogues });
  addFindings('errors' in read ? read.errors : read.warnings, plainSource, sheet, reads, messages);
  if ('errors' in read || !shaped.success) messages.failed = true;
  return messages.failed || !shaped.success ? { text } : { source: shaped.data, text };
}

/** Never throws for anything that is wrong with the file. */
export async function importMsel(bytes: Buffer, options: ImportOptions): Promise<Imported> {
  let grids: Grid[];
  try {
    grids = await readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof NotAWorkbook)) throw error;
    return { unreadable: error.text, messages: [{ level: 'error', message: error.text.vi, messageEn: error.text.en }], changes: [] };
  }
  return importGrids(grids, options);
}
