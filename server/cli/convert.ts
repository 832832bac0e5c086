/** `dientap convert FOLDER|FILE`: a scenario of another exercise platform as one of ours, and what did not come along. */
import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Fate } from '../convert/notes.js';
import { convertOpenAev, type Conversion } from '../convert/openaev.js';
import { withoutPrefix } from '../convert/openaev-format.js';
import { DONE, FOUND_WRONG, textOption, UsageError, type Command, type Terminal, type Values } from './command.js';
import { productCatalogues } from './scenario-file.js';

/** Bytes of an export; a plan of a thousand injects has 5 MB. */
const MAX_FILE = 32 * 1024 * 1024;

async function jsonAt(file: string): Promise<unknown> {
  if ((await stat(file)).size > MAX_FILE) return undefined;
  try {
    return JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** The export in a file, or the first JSON of an unpacked folder that is one. */
async function exportIn(name: string): Promise<{ value: unknown; folder: string } | null> {
  const found = await stat(name).catch(() => null);
  if (!found) return null;
  if (!found.isDirectory()) return { value: await jsonAt(name), folder: path.dirname(name) };
  for (const file of (await readdir(name)).filter((each) => each.toLowerCase().endsWith('.json')).toSorted()) {
    const value = await jsonAt(path.join(name, file));
    if (withoutPrefix(value)) return { value, folder: name };
  }
  return { value: undefined, folder: name };
}

const FATES: Record<Fate, string> = { mapped: '✓', changed: '~', dropped: '✗' };

function tell({ notes, errors }: Conversion, terminal: Terminal): void {
  for (const { fate, where, vi, en } of notes) terminal.err(`${FATES[fate]} ${where}: ${vi}${en === vi ? '' : ` / ${en}`}`);
  for (const { path: at, line, message, messageEn } of errors)
    terminal.err(`LỖI/ERROR ${at} (dòng/line ${line}): ${message} / ${messageEn ?? message}`);
  const count = (fate: Fate): number => notes.filter((note) => note.fate === fate).length;
  terminal.err(
    `Giữ ${count('mapped')}, đổi ${count('changed')}, bỏ ${count('dropped')}, lỗi ${errors.length}. / ` +
      `${count('mapped')} mapped, ${count('changed')} changed, ${count('dropped')} dropped, ${errors.length} errors.`,
  );
}

/** Documents of an unpacked export, laid where the scenario names them; those that are missing are told. */
async function layFiles(conversion: Conversion, from: string, to: string, terminal: Terminal): Promise<void> {
  for (const { path: name, target } of conversion.attachments) {
    // A target names a file of the export and nothing else on this machine.
    const found = (
      await Promise.all(
        [target, path.basename(name)].map(async (each) => ({
          file: path.join(from, path.basename(each)),
          there: await stat(path.join(from, path.basename(each))).catch(() => null),
        })),
      )
    ).find(({ there }) => there?.isFile());
    if (!found) {
      terminal.err(
        `Thiếu tệp ${name}; hãy đặt vào ${path.join(to, 'files')}. / The file ${name} is missing; put it into ${path.join(to, 'files')}.`,
      );
      continue;
    }
    await mkdir(path.join(to, 'files'), { recursive: true });
    await copyFile(found.file, path.join(to, 'files', path.basename(name)));
  }
}

async function convert(values: Values, name: string, terminal: Terminal): Promise<number> {
  const id = textOption(values, 'id');
  if (id !== undefined && !/^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) throw new UsageError(`--id: ${id}`);
  const found = await exportIn(name);
  if (!found) {
    terminal.err(`Không đọc được ${name}. / ${name} cannot be read.`);
    return FOUND_WRONG;
  }
  const conversion = convertOpenAev(found.value, await productCatalogues(), { id });
  const out = textOption(values, 'out');
  if (conversion.text !== undefined && out !== undefined) {
    await mkdir(path.dirname(path.resolve(out)), { recursive: true });
    await writeFile(out, conversion.text);
    await layFiles(conversion, found.folder, path.dirname(path.resolve(out)), terminal);
  }
  if (values['json']) {
    const { text, ...rest } = conversion;
    terminal.out(
      JSON.stringify({ ok: text !== undefined && conversion.errors.length === 0, ...rest, ...(out === undefined && { text }) }, null, 2),
    );
  } else {
    tell(conversion, terminal);
    if (out === undefined && conversion.text !== undefined) terminal.out(conversion.text.trimEnd());
  }
  return conversion.text !== undefined && conversion.errors.length === 0 ? DONE : FOUND_WRONG;
}

export const convertCommand: Command = {
  name: 'convert',
  takes: 'FOLDER|FILE',
  summary: { vi: 'chuyển kịch bản xuất từ OpenAEV (OpenBAS)', en: 'convert a scenario exported by OpenAEV (OpenBAS)' },
  options: { out: { type: 'string', short: 'o' }, id: { type: 'string' }, json: { type: 'boolean' } },
  help: [
    '-o, --out FILE  tệp YAML kết quả, tài liệu chép vào files/ cạnh nó / the YAML; documents go to files/ beside it',
    '--id ID         mã kịch bản / id of the scenario',
    '--json          báo cáo bằng JSON / the report as JSON',
  ],
  positionals: { min: 1, max: 1 },
  run: (values, [name = ''], terminal) => convert(values, name, terminal),
};
