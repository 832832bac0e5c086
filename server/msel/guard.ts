/** Looks at a workbook's bytes before anything unpacks them: is it one, and is it harmless to read. */
import { inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import type { Bi } from '../shared/text.js';

const inflate = promisify(inflateRaw);

/** Bytes of the file as sent. */
export const MAX_FILE = 5 * 1024 * 1024;
/** Bytes of all parts unpacked; a plan of 500 events has 3 MB. */
const MAX_UNPACKED = 80 * 1024 * 1024;
const MAX_PARTS = 500;
/** Cells of all merged areas of a sheet together. */
const MAX_MERGED = 100_000;

export class NotAWorkbook extends Error {
  readonly text: Bi;
  constructor(text: Bi) {
    super(text.en);
    this.text = text;
  }
}

const no = (vi: string, en: string): NotAWorkbook => new NotAWorkbook({ vi, en });
const broken = (): NotAWorkbook =>
  no('tệp .xlsx bị hỏng; hãy mở bằng Excel và lưu lại', 'the .xlsx file is damaged; open it in Excel and save it again');

interface Part {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
}

/** The table of contents at the end of a zip archive. @throws NotAWorkbook */
function partsOf(bytes: Buffer): Part[] {
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && bytes.readUInt32LE(end) !== 0x06054b50) end -= 1;
  if (end < lowest) throw broken();
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MAX_PARTS) throw no('tệp có quá nhiều thành phần', 'the file has too many parts');
  const parts: Part[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw broken();
    const nameLength = bytes.readUInt16LE(at + 28);
    if (bytes.readUInt16LE(at + 8) & 1)
      throw no('tệp có mật khẩu; hãy lưu bản không đặt mật khẩu', 'the file has a password; save a copy without one');
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

const tooBig = (): NotAWorkbook =>
  no('tệp giải nén ra quá lớn nên không được đọc', 'the file unpacks to more than can be read, so it is refused');

/** Really unpacks: what an archive says of its sizes may be untrue. */
async function unpack(bytes: Buffer, part: Part, room: number): Promise<Buffer> {
  if (part.offset + 30 > bytes.length || bytes.readUInt32LE(part.offset) !== 0x04034b50) throw broken();
  const start = part.offset + 30 + bytes.readUInt16LE(part.offset + 26) + bytes.readUInt16LE(part.offset + 28);
  const packed = bytes.subarray(start, start + part.packed);
  if (part.method === 0) return packed;
  if (part.method !== 8) throw broken();
  try {
    return await inflate(packed, { maxOutputLength: room });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooBig() : broken();
  }
}

const columnNumber = (letters: string): number => Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** An area that a reader would fill cell by cell. */
function mergedCells(xml: string): number {
  let cells = 0;
  for (const [, c1 = 'A', r1 = '1', c2 = 'A', r2 = '1'] of xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)) {
    cells += (Math.abs(columnNumber(c2) - columnNumber(c1)) + 1) * (Math.abs(Number(r2) - Number(r1)) + 1);
  }
  return cells;
}

/** Resolves when the file may be read. @throws NotAWorkbook with what is wrong in both languages */
export async function guardWorkbook(bytes: Buffer): Promise<void> {
  if (bytes.length > MAX_FILE) throw no('tệp lớn hơn 5 MB', 'the file is larger than 5 MB');
  if (bytes.length >= 8 && bytes.readUInt32BE(0) === 0xd0cf11e0) {
    throw no(
      'đây là tệp .xls cũ hoặc có mật khẩu; hãy lưu lại dạng .xlsx',
      'this is an old .xls file, or one with a password; save it as .xlsx',
    );
  }
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== 0x04034b50) {
    throw no('đây không phải tệp Excel .xlsx', 'this is not an Excel .xlsx file');
  }
  const parts = partsOf(bytes);
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) throw no('đây không phải tệp Excel .xlsx', 'this is not an Excel .xlsx file');
  if (parts.reduce((sum, { unpacked }) => sum + unpacked, 0) > MAX_UNPACKED) throw tooBig();
  let room = MAX_UNPACKED;
  for (const part of parts) {
    const content = await unpack(bytes, part, Math.max(1, room));
    room -= content.length;
    if (room <= 0) throw tooBig();
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(part.name) && mergedCells(content.toString('latin1')) > MAX_MERGED) {
      throw no('vùng gộp ô quá lớn; hãy bỏ gộp ô cả cột, cả trang', 'merged areas are too large; unmerge whole columns and sheets');
    }
  }
}
