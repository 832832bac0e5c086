/** What is no workbook, or a harmful one, is refused in plain words and at once. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, jest, test } from '@jest/globals';
import { book, errors, read } from './book.js';

jest.setTimeout(120_000);

interface Entry {
  name: string;
  content: Buffer;
  /** What the table of contents claims. */
  claims?: number;
}

/** A zip archive, as small as one can be. */
function zip(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims } of entries) {
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, Buffer.from(name), packed]);
    const head = Buffer.alloc(42);
    head.writeUInt16LE(20, 0);
    fields.copy(head, 2, 0, 26);
    head.writeUInt32LE(offset, 38);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), head, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const said = async (bytes: Buffer): Promise<string> => {
  const imported = await read(bytes);
  expect(imported.source).toBeUndefined();
  return errors(imported)[0]?.messageEn ?? '';
};

const BOOK = { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') };

describe('a file that is refused', () => {
  test.each<[string, Buffer, RegExp]>([
    ['nothing', Buffer.alloc(0), /not an Excel/],
    ['a text', Buffer.from('STT,Thời gian\n1,T+5\n'), /not an Excel/],
    ['an old .xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), /old \.xls/],
    ['another zip', zip([{ name: 'readme.txt', content: Buffer.from('x') }]), /not an Excel/],
    ['half a workbook', zip([BOOK]).subarray(0, 60), /damaged|not an Excel/],
    ['a workbook of nonsense', zip([BOOK, { name: '[Content_Types].xml', content: Buffer.from('<x') }]), /damaged|no MSEL/],
    ['a bomb that says its size', zip([BOOK, { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(90_000_000) }]), /unpacks to more/],
    [
      'a bomb that hides its size',
      zip([BOOK, { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(90_000_000), claims: 10 }]),
      /unpacks to more/,
    ],
    [
      'a merged area of a whole sheet',
      zip([BOOK, { name: 'xl/worksheets/sheet1.xml', content: Buffer.from('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>') }]),
      /merged areas/,
    ],
    ['6 MB', Buffer.concat([zip([BOOK]), Buffer.alloc(6 * 1024 * 1024)]), /larger than 5 MB/],
  ])('given %s, then it says so', async (_name, bytes, words) => {
    expect(await said(bytes)).toMatch(words);
  });

  test('given a sheet of too many rows, then it says what to delete', async () => {
    const bytes = await book(Array.from({ length: 5100 }, (_, index) => [index, 'T+1', 'x']));
    expect(await said(bytes)).toContain('5000 rows');
  });

  test('given choices down to the last row of Excel, then the sheet is read all the same', async () => {
    const bytes = await book(
      [
        ['STT', 'Thời gian', 'Tên', 'Nội dung', 'Từ', 'Đến', 'Kênh'],
        ['1', 'T+1', 'a', 'b', 'c', 'd', 'email'],
      ],
      (sheet) => {
        (sheet as unknown as { dataValidations: { add(range: string, rule: object): void } }).dataValidations.add('G2:G1048576', {
          type: 'list',
          formulae: ['"email,phone"'],
        });
      },
    );
    expect((await read(bytes)).source?.injects).toHaveLength(1);
  });
});
