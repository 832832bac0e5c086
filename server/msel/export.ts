/** A scenario as an MSEL workbook: five sheets, fit to be printed, edited and read back without loss. */
import type { Workbook, Worksheet } from 'exceljs';
import type { Catalogue } from '../shared/catalogue.js';
import type { ScenarioSource } from '../shared/scenario.js';
import { bi } from '../shared/text.js';
import { columnName } from './cells.js';
import type { Cells } from './codec.js';
import { ACTION_COLUMNS, headOf, MSEL_COLUMNS, OBJECTIVE_COLUMNS, PART_COLUMNS, RULE_COLUMNS, type Column } from './columns.js';
import { encodeInject, injectCodec } from './inject-codec.js';
import { namesOf } from './names.js';
import { Overflow } from './overflow.js';
import { encodeActions, encodeObjectives, encodeParts, encodeRules } from './sheet-codecs.js';
import { CHANNEL_LIST, TYPE_LIST } from './words.js';
import { guarded, loadExcel } from './excel.js';

export interface Table {
  name: string;
  vi: string;
  columns: readonly Column[];
  rows: Cells[];
}

/** Row of the heads; above it stand the title and a line of explanation. */
export const HEAD_ROW = 3;
/** Rows below the last that the lists of choices reach, for those who add events. */
const SPARE_ROWS = 200;

const COLOURS = {
  head: 'FF1F3A5F',
  title: 'FFC62828',
  band: 'FFF3F6FA',
  noise: 'FFEEEEEE',
  context: 'FFE8F1FB',
  contingency: 'FFFFF4E0',
  line: 'FFB8C2CE',
};

/** Heads of the planner's own columns over all injects, in the order of their first appearance. */
export const ownHeads = (source: ScenarioSource): string[] => [
  ...new Set(source.injects.flatMap(({ extra }) => Object.keys(extra ?? {}).filter((head) => head !== 'Status'))),
];

/** The five sheets as text; what `export` paints and tests compare. */
export function tablesOf(source: ScenarioSource, catalogues: readonly Catalogue[]): Table[] {
  const names = namesOf(source, catalogues);
  const heads = ownHeads(source);
  const capabilities = new Map(source.objectives.map(({ id, capability }) => [id, capability]));
  const codec = injectCodec({ sense: { relative: true }, heads, capabilities });
  const own: Column[] = heads.map((head) => ({ key: `extra:${head}`, en: head, vi: head, width: 18 }));
  return [
    {
      name: 'MSEL',
      vi: 'Danh mục tình huống',
      columns: [...MSEL_COLUMNS, ...own],
      rows: source.injects.flatMap((inject) => encodeInject(codec, inject, names)),
    },
    { name: 'Objectives', vi: 'Mục tiêu', columns: OBJECTIVE_COLUMNS, rows: encodeObjectives(source) },
    { name: 'Parts', vi: 'Vai tham gia và vai mô phỏng', columns: PART_COLUMNS, rows: encodeParts(source) },
    { name: 'Actions', vi: 'Hành động', columns: ACTION_COLUMNS, rows: encodeActions(source, catalogues) },
    { name: 'Rules', vi: 'Quy tắc và phần còn lại của kịch bản', columns: RULE_COLUMNS, rows: encodeRules(source) },
  ];
}

const GUIDE: Record<string, string> = {
  MSEL: 'Thời điểm tính từ STARTEX: T+hh:mm, manual (Ban điều hành phát) hoặc when (có điều kiện). Một tình huống có nhiều phản ứng mong đợi: thêm dòng cùng số tình huống. / Times count from STARTEX: T+hh:mm, manual or when. Several expected responses: one row each, with the same event number.',
  Objectives: 'Nhiệm vụ (task) đứng dưới mục tiêu của nó. / Tasks stand below their objective.',
  Parts: 'part: vai mà đội nhận; persona: vai mô phỏng gửi tình huống. / part: a seat for a team; persona: a simulated sender.',
  Actions:
    'offer: hành động cho đội chọn; harmful: hành động gây hại xen lẫn; định nghĩa riêng ghi YAML. / offer, harmful, own definitions in YAML.',
  Rules: 'Điều kiện và hệ quả viết bằng YAML, như trong tệp kịch bản. / Conditions and effects in YAML, as in the scenario file.',
};

function pageSetup(sheet: Worksheet, source: ScenarioSource, table: Table): void {
  sheet.pageSetup = {
    // A3; the library's list of sizes leaves it out.
    paperSize: 8 as 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
    margins: { left: 0.4, right: 0.4, top: 0.75, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  // `&` begins a code in headers, which take 255 characters in all.
  const title = bi(source.title).vi.slice(0, 120).replaceAll('&', '&&');
  sheet.headerFooter.oddHeader = `&L&"Arial,Bold"[DIỄN TẬP] ${title}&R${table.name}`;
  sheet.headerFooter.oddFooter = `&L${source.id} ${source.version}&CChỉ dùng cho diễn tập / Exercise use only&RTrang &P/&N`;
}

function paintHead(sheet: Worksheet, source: ScenarioSource, table: Table): void {
  const title = bi(source.title);
  const first = sheet.getCell(1, 1);
  first.value = `[DIỄN TẬP] ${table.name} - ${table.vi}: ${title.vi} / ${title.en} (${source.id} ${source.version})`;
  first.font = { bold: true, size: 14, color: { argb: COLOURS.title } };
  const guide = sheet.getCell(2, 1);
  guide.value = GUIDE[table.name] ?? '';
  guide.font = { italic: true, size: 9 };
  const head = sheet.getRow(HEAD_ROW);
  table.columns.forEach((column, index) => {
    const cell = head.getCell(index + 1);
    cell.value = column.key.startsWith('extra:') ? column.en : headOf(column);
    cell.font = { bold: true, color: { argb: 'FFFFFFFF' } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: COLOURS.head } };
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
    sheet.getColumn(index + 1).width = column.width;
  });
  head.height = 42;
  sheet.views = [{ state: 'frozen', xSplit: table.name === 'MSEL' ? 4 : 2, ySplit: HEAD_ROW, showGridLines: false }];
  sheet.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: HEAD_ROW, column: table.columns.length } };
}

/** Kinds of event are told apart at a glance; further rows of an event stay plain. */
function fillOf(row: Cells, table: Table, index: number): string | undefined {
  const type = table.name === 'MSEL' ? String(row['type'] ?? '').split(' ')[0]! : '';
  return (
    ({ noise: COLOURS.noise, context: COLOURS.context, contingency: COLOURS.contingency } as Record<string, string>)[type] ??
    (index % 2 === 1 ? COLOURS.band : undefined)
  );
}

const thin = { style: 'thin', color: { argb: COLOURS.line } } as const;

function paintRows(sheet: Worksheet, table: Table): void {
  table.rows.forEach((row, index) => {
    const fill = fillOf(row, table, index);
    table.columns.forEach(({ key }, column) => {
      const cell = sheet.getCell(HEAD_ROW + 1 + index, column + 1);
      const value = row[key];
      if (value !== undefined && value !== '') cell.value = typeof value === 'number' ? value : guarded(value);
      if (typeof value !== 'number') cell.numFmt = '@';
      cell.alignment = { wrapText: true, vertical: 'top' };
      cell.border = { top: thin, left: thin, bottom: thin, right: thin };
      cell.font = { size: 10, bold: key === 'title' || key === 'event' };
      if (fill) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } };
    });
  });
}

interface Choice {
  key: string;
  /** A formula of Excel: a list in quotes, or a range. */
  list: string;
  /** Other words are taken too (several names in one cell, a new persona). */
  loose: boolean;
}

const quoted = (list: readonly string[]): string => `"${list.map((each) => each.replaceAll(',', ' ')).join(',')}"`;

function choicesOf(tables: readonly Table[], lists: ReadonlyMap<string, string>): Choice[] {
  const rows = (name: string): Cells[] => tables.find((table) => table.name === name)!.rows;
  const actions = rows('Actions');
  const codes = actions.flatMap(({ kind }, index) => (kind === 'offer' ? [index] : []));
  const first = codes[0];
  const column = columnName(ACTION_COLUMNS.findIndex(({ key }) => key === 'choice') + 1);
  const action = first === undefined ? [] : [`Actions!$${column}$${HEAD_ROW + 1 + first}:$${column}$${HEAD_ROW + 1 + codes.at(-1)!}`];
  return [
    { key: 'type', list: quoted(TYPE_LIST), loose: false },
    { key: 'channel', list: quoted(CHANNEL_LIST), loose: false },
    { key: 'must', list: '"x"', loose: false },
    { key: 'quality', list: '"x"', loose: false },
    { key: 'confirm', list: '"x"', loose: false },
    ...action.map((list) => ({ key: 'action', list, loose: false })),
    ...[...lists].map(([key, list]) => ({ key, list, loose: key !== 'objective' })),
  ];
}

/** Lists that are longer than a formula may be stand on a hidden sheet. */
function addLists(workbook: Workbook, source: ScenarioSource, catalogues: readonly Catalogue[]): Map<string, string> {
  const names = namesOf(source, catalogues);
  const sheet = workbook.addWorksheet('Lists', { state: 'veryHidden' });
  const lists = new Map<string, string>();
  const columns = [
    ['to', ['all', ...names.list('part').map(({ id }) => names.label('part', id))]],
    ['from', names.list('persona').map(({ id }) => names.label('persona', id))],
    ['objective', names.list('objective').map(({ id }) => names.label('objective', id))],
  ] as const;
  columns.forEach(([key, list], index) => {
    if (list.length === 0) return;
    list.forEach((text, row) => (sheet.getCell(row + 1, index + 1).value = text));
    const column = columnName(index + 1);
    lists.set(key, `Lists!$${column}$1:$${column}$${list.length}`);
  });
  return lists;
}

interface Validations {
  dataValidations: { add(range: string, rule: object): void };
}

function addChoices(sheet: Worksheet, table: Table, choices: readonly Choice[]): void {
  const last = HEAD_ROW + table.rows.length + SPARE_ROWS;
  for (const { key, list, loose } of choices) {
    const column = columnName(table.columns.findIndex((each) => each.key === key) + 1);
    (sheet as unknown as Validations).dataValidations.add(`${column}${HEAD_ROW + 1}:${column}${last}`, {
      type: 'list',
      allowBlank: true,
      formulae: [list],
      showErrorMessage: !loose,
      errorStyle: 'stop',
      // Excel takes 32 characters.
      errorTitle: 'Không có trong danh sách',
      error: 'Hãy chọn một giá trị trong danh sách. / Choose a value from the list.',
    });
  }
}

/** Bytes of the workbook. The same scenario gives the same cells; `source` is as its author wrote it. */
export async function exportMsel(source: ScenarioSource, catalogues: readonly Catalogue[]): Promise<Buffer> {
  const { Workbook } = await loadExcel();
  const workbook = new Workbook();
  workbook.creator = 'dientap';
  workbook.title = `MSEL ${source.id} ${source.version}`;
  const tables = tablesOf(source, catalogues);
  const overflow = new Overflow();
  for (const table of tables) {
    table.rows = table.rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, overflow.keep(value)])));
  }
  tables.at(-1)!.rows.push(...overflow.rows());
  const sheets = tables.map((table) => workbook.addWorksheet(table.name));
  const choices = choicesOf(tables, addLists(workbook, source, catalogues));
  tables.forEach((table, index) => {
    const sheet = sheets[index]!;
    paintHead(sheet, source, table);
    pageSetup(sheet, source, table);
    paintRows(sheet, table);
    if (table.name === 'MSEL') addChoices(sheet, table, choices);
  });
  // Columns of the second print: the machine's own stay out of sight until somebody wants them.
  const msel = sheets[0]!;
  MSEL_COLUMNS.forEach(({ key }, index) => {
    if (key === 'expectId' || key === 'expectMore' || key === 'id' || key === 'more') msel.getColumn(index + 1).outlineLevel = 1;
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
