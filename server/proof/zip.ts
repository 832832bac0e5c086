/** Reads a ZIP that may have been made to harm: by its central directory, one file at a time, and never more than was allowed. */
import { Inflate } from 'fflate';
import type { Bi } from '../shared/text.js';

export interface Limits {
  /** Bytes of the ZIP itself, of one file in it, and of all together, unpacked. */
  packed: number;
  file: number;
  total: number;
  files: number;
}

/** Room for a drill of a thousand teams; a ZIP that unpacks to more is not opened. */
export const LIMITS: Limits = { packed: 512 * 2 ** 20, file: 384 * 2 ** 20, total: 1536 * 2 ** 20, files: 4000 };

export class BadZip extends Error {
  readonly fault: 'unreadable' | 'too-large';
  readonly text: Bi;
  constructor(fault: 'unreadable' | 'too-large', text: Bi) {
    super(text.en);
    this.name = 'BadZip';
    this.fault = fault;
    this.text = text;
  }
}

export interface OpenZip {
  /** In the order of the directory. */
  paths: string[];
  has(path: string): boolean;
  /** Unpacked anew at every call. @throws BadZip when it is not there, damaged, or larger than it says */
  read(path: string): Uint8Array;
}

interface Entry {
  method: number;
  packed: number;
  size: number;
  at: number;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
/** A comment behind the directory has at most 65,535 bytes. */
const END_REACH = END_SIZE + 0xffff;
/** Packed bytes unpacked at once: 64 KiB become 64 MiB at worst. */
const STEP = 64 * 1024;
const NAMES = /^(?!\/)(?!.*(^|\/)\.\.?(\/|$))[\w./-]{1,300}$/;

const broken = (vi: string, en: string): never => {
  throw new BadZip('unreadable', { vi, en });
};
const damaged = (path: string): never => broken(`${path}: tệp nén bị hỏng`, `${path}: damaged`);
const tooLarge = (vi: string, en: string): never => {
  throw new BadZip('too-large', { vi, en });
};

function endOf(view: DataView): number {
  for (let at = view.byteLength - END_SIZE; at >= Math.max(0, view.byteLength - END_REACH); at--)
    if (view.getUint32(at, true) === END) return at;
  return broken('đây không phải tệp ZIP', 'this is not a ZIP file');
}

function entriesOf(bytes: Uint8Array, view: DataView, limits: Limits): Map<string, Entry> {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limits.files) tooLarge(`có ${count} tệp bên trong`, `${count} files inside`);
  const entries = new Map<string, Entry>();
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY)
      broken('mục lục của tệp ZIP bị hỏng', 'the directory of the ZIP is damaged');
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [name, extra, comment] = [28, 30, 32].map((where) => view.getUint16(at + where, true)) as [number, number, number];
    const path = String.fromCharCode(...bytes.subarray(at + 46, at + 46 + name));
    if ((flags & 1) !== 0 || (method !== 0 && method !== 8) || size === 0xffffffff)
      broken(`${path}: cách nén không được hỗ trợ`, `${path}: packed in a way that is not read here`);
    total += size;
    if (size > limits.file || total > limits.total) tooLarge(`${path}: ${size} byte`, `${path}: ${size} bytes`);
    if (!path.endsWith('/')) {
      if (!NAMES.test(path) || entries.has(path))
        broken(`tên tệp lạ hoặc trùng: ${path.slice(0, 80)}`, `a strange or repeated file name: ${path.slice(0, 80)}`);
      entries.set(path, { method, packed, size, at: view.getUint32(at + 42, true) });
    }
    at += 46 + name + extra + comment;
  }
  return entries;
}

function unpack(packed: Uint8Array, size: number, path: string): Uint8Array {
  const out = new Uint8Array(size);
  let filled = 0;
  const inflate = new Inflate((chunk) => {
    if (filled + chunk.length > size) tooLarge(`${path}: lớn hơn kích thước đã ghi`, `${path}: larger than it says`);
    out.set(chunk, filled);
    filled += chunk.length;
  });
  for (let at = 0; at < packed.length; at += STEP) inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  if (filled !== size) damaged(path);
  return out;
}

/** @throws BadZip */
export function openZip(bytes: Uint8Array, limits: Limits = LIMITS): OpenZip {
  if (bytes.length > limits.packed) tooLarge(`${bytes.length} byte`, `${bytes.length} bytes`);
  if (bytes.length < END_SIZE) broken('đây không phải tệp ZIP', 'this is not a ZIP file');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(bytes, view, limits);
  return {
    paths: [...entries.keys()],
    has: (path) => entries.has(path),
    read(path) {
      const entry = entries.get(path);
      if (!entry) return broken(`${path}: không có`, `${path}: not there`);
      const { at, packed, size, method } = entry;
      if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) return damaged(path);
      const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
      const data = bytes.subarray(from, from + packed);
      if (data.length !== packed) return broken(`${path}: bị cắt cụt`, `${path}: cut off`);
      if (method === 0) return data.length === size ? data : damaged(path);
      try {
        return unpack(data, size, path);
      } catch (error) {
        if (error instanceof BadZip) throw error;
        return damaged(path);
      }
    },
  };
}
