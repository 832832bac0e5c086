/** Writes a ZIP file by file, each packed off the main thread, so that a drill beside it does not wait. */
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

export interface ZipFile {
  path: string;
  bytes: Buffer;
}

const pack = promisify(deflateRaw) as (bytes: Buffer, options: { level: number }) => Promise<Buffer>;
const LEVEL = 6;
/** Sizes and places have 32 bits, the number of files 16. */
const MOST = 0xffffffff;
const MOST_FILES = 0xffff;

function dosTime(wall: number): [time: number, date: number] {
  const at = new Date(wall);
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return [time, ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()];
}

/** `wall`: the time that all files carry, epoch ms. Paths are ASCII. @throws RangeError beyond 4 GiB */
export async function* zipOf(files: AsyncIterable<ZipFile> | Iterable<ZipFile>, wall: number): AsyncIterable<Buffer> {
  const directory: Buffer[] = [];
  const [time, date] = dosTime(wall);
  let at = 0;
  for await (const { path, bytes } of files) {
    const packed = await pack(bytes, { level: LEVEL });
    const name = Buffer.from(path, 'ascii');
    if (at + packed.length + bytes.length > MOST || directory.length >= MOST_FILES)
      throw new RangeError('the bundle is too large for a ZIP');
    // version 2.0, no flags, deflate, time, sizes, then the name without extras
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(time, 6);
    common.writeUInt16LE(date, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, place, name]));
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, name]);
    at += local.length + packed.length;
    yield local;
    yield packed;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  yield Buffer.concat([...directory, end]);
}
