/** The log of a bundle: every stream that was sealed is there, whole, and nothing else. */
import type { ControlEvent, DrillEvent, WorldEvent } from '../shared/events.js';
import type { Finding } from '../shared/proof.js';
import { finding, type BundleFiles } from './files.js';
import { LOG, logPath } from './layout.js';
import { readRecord } from './record.js';
import type { ReadSeal } from './seals.js';
import { checkStream, type StreamCheck } from './stream.js';

export interface ReadLog {
  control: ControlEvent[];
  /** By world id. */
  worlds: Record<string, WorldEvent[]>;
  heads: Record<string, { seq: number; hash: string }>;
  streams: number;
  records: number;
  events: number;
  /** Records behind the last seal. */
  unsealed: number;
}

function tell(file: string, { fault, line, seq, left, sealed }: NonNullable<StreamCheck['wrong']>): Finding {
  const where = { file, line, seq };
  switch (fault) {
    case 'changed':
      return finding(fault, 'Bản ghi này đã bị sửa.', 'This record was changed.', where);
    case 'removed':
      return finding(fault, 'Bản ghi lẽ ra đứng ở đây đã bị xoá.', 'The record that belongs here was removed.', where);
    case 'added':
      return finding(fault, 'Bản ghi này được chèn thêm vào.', 'This record was added.', where);
    case 'reordered':
      return finding(fault, 'Từ đây các bản ghi bị đổi thứ tự.', 'From here on records were reordered.', where);
    case 'truncated':
      return finding(
        fault,
        `Nhật ký bị cắt: đã niêm phong ${sealed} bản ghi, chỉ còn ${left}.`,
        `The log was cut off: ${sealed} records were sealed, ${left} are left.`,
        where,
      );
  }
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** The streams that seals name, and those that lie in the bundle without one. */
function streamsOf(files: BundleFiles, seals: readonly ReadSeal[]): { stream: string; file: string }[] {
  const sealed = [...new Set(seals.flatMap(({ seal }) => Object.keys(seal.heads)))];
  const known = new Set(sealed.map(logPath));
  const strange = files.paths.filter((path) => path.startsWith(LOG) && !known.has(path));
  return [
    ...sealed.map((stream) => ({ stream, file: logPath(stream) })),
    ...strange.map((file) => ({ stream: readRecord(files.text(file)?.split('\n')[0] ?? '')?.stream ?? '', file })),
  ];
}

export function readLog(
  files: BundleFiles,
  seals: readonly ReadSeal[],
  names: ReadonlyMap<string, readonly string[]> | null,
  note: (found: Finding) => void,
): ReadLog {
  const log: ReadLog = { control: [], worlds: {}, heads: {}, streams: 0, records: 0, events: 0, unsealed: 0 };
  for (const { stream, file } of streamsOf(files, seals)) {
    const text = files.text(file);
    if (text === null) continue;
    const heads = seals.flatMap(({ seal }) => seal.heads[stream] ?? []);
    if (seals.length > 0 && heads.length === 0) {
      note(finding('added', 'Luồng nhật ký này không có trong dấu niêm phong nào.', 'No seal knows this stream of the log.', { file }));
    }
    const check = checkStream(stream, linesOf(text), heads, names && (names.get(stream) ?? []));
    if (check.wrong) note(tell(file, check.wrong));
    keep(log, stream, check);
  }
  return log;
}

function keep(log: ReadLog, stream: string, { events, records, unsealed, head }: StreamCheck): void {
  const [kind, , worldId = ''] = stream.split(':');
  const all: DrillEvent[] = events;
  if (kind === 'control') log.control = all as ControlEvent[];
  else log.worlds[worldId] = all as WorldEvent[];
  log.heads[stream] = head;
  log.streams += 1;
  log.records += records;
  log.events += events.length;
  log.unsealed += unsealed;
}
