/** `dientap msel export|import`: a scenario as an MSEL workbook, and a workbook as a scenario. */
import { readFile, writeFile } from 'node:fs/promises';
import { exportMsel } from '../msel/export.js';
import { importMsel, type EventChange, type Imported } from '../msel/import.js';
import type { RowMessage } from '../msel/messages.js';
import { DONE, FOUND_WRONG, textOption, UsageError, type Command, type Terminal, type Values } from './command.js';
import { namedScenario, productCatalogues } from './scenario-file.js';

const LEVEL: Record<RowMessage['level'], string> = { error: 'LỖI/ERROR', warning: 'CHÚ Ý/WARNING', info: 'tin/info' };

function lineOf({ level, sheet, row, column, head, event, message, messageEn }: RowMessage): string {
  const place = row === undefined ? (sheet ?? '') : `${sheet ?? ''}!${column ?? ''}${row}`;
  const which = [event === undefined ? '' : `#${event}`, head ?? ''].filter((each) => each !== '').join(' ');
  return `${LEVEL[level]} ${[place, which].filter((each) => each !== '').join(' ')}: ${message} / ${messageEn}`;
}

const WORDS: Record<EventChange['does'], string> = { add: 'thêm/add', update: 'sửa/update', keep: 'giữ/keep' };
const changeLine = ({ row, event, does, keys }: EventChange): string =>
  `${WORDS[does]} #${event} (dòng/row ${row})${keys.length > 0 ? `: ${keys.join(', ')}` : ''}`;

async function give(values: Values, name: string, terminal: Terminal): Promise<number> {
  const catalogues = await productCatalogues();
  const source = await namedScenario(name, catalogues, terminal);
  if (!source) return FOUND_WRONG;
  const file = textOption(values, 'out') ?? `${source.id}-${source.version}.xlsx`;
  await writeFile(file, await exportMsel(source, catalogues));
  if (values['json']) terminal.out(JSON.stringify({ file, id: source.id, version: source.version, injects: source.injects.length }));
  else terminal.out(`${file}: ${source.injects.length} tình huống / injects`);
  return DONE;
}

function report({ messages, changes, source, text }: Imported, values: Values, terminal: Terminal, dryRun: boolean): void {
  if (values['json']) {
    const shown = dryRun || source === undefined || textOption(values, 'out') !== undefined ? undefined : text;
    terminal.out(JSON.stringify({ ok: source !== undefined, dryRun, changes, messages, text: shown }, null, 2));
    return;
  }
  const tell = dryRun ? terminal.out : terminal.err;
  for (const change of changes) if (dryRun || change.does !== 'keep') tell(changeLine(change));
  for (const message of messages) tell(lineOf(message));
}

async function take(values: Values, file: string, terminal: Terminal): Promise<number> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) {
    terminal.err(`Không đọc được tệp ${file}. / The file ${file} cannot be read.`);
    return FOUND_WRONG;
  }
  const base = textOption(values, 'scenario');
  const catalogues = await productCatalogues();
  const existing = base === undefined ? undefined : await namedScenario(base, catalogues, terminal);
  if (existing === null) return FOUND_WRONG;
  const imported = await importMsel(bytes, {
    catalogues,
    existing,
    id: textOption(values, 'id'),
    title: textOption(values, 'title'),
  });
  const dryRun = values['dry-run'] === true;
  report(imported, values, terminal, dryRun);
  if (!imported.source || imported.text === undefined) {
    terminal.err('Chưa nhập: hãy sửa các lỗi trên. / Nothing imported: correct the errors above.');
    return FOUND_WRONG;
  }
  if (dryRun) return DONE;
  const out = textOption(values, 'out');
  if (out !== undefined) await writeFile(out, imported.text);
  else if (!values['json']) terminal.out(imported.text.trimEnd());
  return DONE;
}

export const msel: Command = {
  name: 'msel',
  takes: 'export SCENARIO | import FILE',
  summary: { vi: 'xuất, nhập kịch bản dạng bảng MSEL (XLSX)', en: 'a scenario as an MSEL workbook (XLSX), out and in' },
  options: {
    out: { type: 'string', short: 'o' },
    scenario: { type: 'string' },
    id: { type: 'string' },
    title: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  help: [
    'SCENARIO        mã trong thư viện, thư mục hoặc tệp / an id of the library, a folder or a file',
    '-o, --out FILE  tệp kết quả; nhập mà không có -o thì in YAML ra / the result; import without it prints the YAML',
    '--scenario S    cập nhật kịch bản S theo số tình huống / bring scenario S up to date by Event Number',
    '--id, --title   mã và tên khi tạo kịch bản mới / of a new scenario',
    '--dry-run       chỉ báo từng dòng sẽ làm gì / only say what would happen, row by row',
    '--json          kết quả bằng JSON / the result as JSON',
  ],
  positionals: { min: 2, max: 2 },
  async run(values, [verb = '', name = ''], terminal) {
    if (verb === 'export') return give(values, name, terminal);
    if (verb === 'import') return take(values, name, terminal);
    throw new UsageError(`msel export | msel import: ${verb}`);
  },
};
