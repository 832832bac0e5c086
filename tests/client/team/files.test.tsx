import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TextDecoder, TextEncoder } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { csvOf } from '../../../client/src/features/reading/csv.js';
import { fileKind } from '../../../client/src/features/reading/file.js';
import { openRows, parentsOf, rowsOf } from '../../../client/src/features/reading/json-rows.js';
import { mailOf } from '../../../client/src/features/reading/mail.js';
import { CsvView } from '../../../client/src/features/reading/view-csv.js';
import { JsonView } from '../../../client/src/features/reading/view-json.js';
import { TextView } from '../../../client/src/features/reading/viewer.js';
import { onDesk } from './on-desk.js';
import { sampleView } from './sample.js';

// every browser has them, jsdom does not
Object.assign(globalThis, { TextDecoder, TextEncoder });

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../scenarios');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes(`${path.sep}files${path.sep}`));
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8').replace(/^\uFEFF/, '');
const kind = (name: string) => fileKind({ name: path.basename(name), type: '' });
const of = (wanted: ReturnType<typeof kind>): string[] => files.filter((name) => kind(name) === wanted);
const save = (): void => undefined;

describe('the files of the library', () => {
  it('each has a viewer', () => {
    expect(files.filter((name) => kind(name) === 'other')).toEqual([]);
    for (const each of ['text', 'json', 'csv', 'mail', 'image'] as const) expect(of(each)).not.toEqual([]);
  });

  it.each(of('csv'))('%s is a table: every cell of it is in a row or above the head', (name) => {
    const csv = csvOf(read(name));
    const shown = [...(csv?.notes ?? []), ...(csv?.head ?? []), ...(csv?.rows.flat() ?? [])].join(' ');
    for (const word of read(name).match(/[\p{L}\d]+/gu) ?? []) expect(shown).toContain(word);
    expect(csv?.notes.join(' ')).toMatch(/DIỄN TẬP|^$/);
  });

  it.each(of('mail'))('%s is a mail with sender, date, subject and text', (name) => {
    const mail = mailOf(read(name));
    const names = mail?.headers.map((header) => header.name.toLowerCase()) ?? [];
    for (const wanted of ['from', 'to', 'date', 'subject']) expect(names).toContain(wanted);
    expect(mail?.body.trim()).not.toBe('');
    // a line folded over several is one value
    expect(mail?.headers.every(({ value }) => !value.includes('\n'))).toBe(true);
  });

  it.each(of('json'))('%s is a tree', (name) => {
    expect(rowsOf(JSON.parse(read(name))).length).toBeGreaterThan(5);
  });
});

describe('mail source', () => {
  it('headers and parts are decoded; a part that is no text is named and not opened', () => {
    const mail = mailOf(
      [
        'Subject: =?utf-8?B?xJDhu5FpIGNoaeG6v3U=?= =?utf-8?Q?_s=E1=BB=91?=',
        'From: a@b.example',
        'Content-Type: multipart/mixed;',
        ' boundary="xx"',
        '',
        '--xx',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'K=C3=ADnh g=E1=BB=ADi=',
        ' anh',
        '--xx',
        'Content-Type: text/html',
        '',
        '<p>Xin <b>chào</b></p><script>alert(1)</script>',
        '--xx',
        'Content-Type: application/zip; name="a.zip"',
        'Content-Transfer-Encoding: base64',
        '',
        'UEsDBA==',
        '--xx--',
      ].join('\n'),
    );
    expect(mail?.headers[0]).toEqual({ name: 'Subject', value: 'Đối chiếu số' });
    expect(mail?.body).toContain('Kính gửi anh');
    expect(mail?.body).toContain('Xin chào');
    expect(mail?.body).not.toContain('alert');
    expect(mail?.others).toEqual(['a.zip · application/zip']);
  });
  it('a text without headers is none', () => {
    expect(mailOf('chỉ là chữ\n\nkhông có gì')).toBeNull();
  });
});

describe('CSV', () => {
  it('quotes, other separators, and no table at all', () => {
    expect(csvOf('a;b\n"x;1";"nói ""được"""\n')).toEqual({ notes: [], head: ['a', 'b'], rows: [['x;1', 'nói "được"']] });
    expect(csvOf('một dòng')).toBeNull();
  });

  it('sorts by a column as numbers, and narrows to rows with a word', () => {
    const csv = csvOf('n,tên\n10,Ánh\n9,Bình\n100,Đào\n');
    if (!csv) throw new Error('no table');
    onDesk(sampleView(0), <CsvView csv={csv} save={save} choice={null} />);
    const rows = (): (string | null)[] =>
      screen
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent);
    fireEvent.click(screen.getByRole('button', { name: 'n' }));
    expect(rows()).toEqual(['9Bình', '10Ánh', '100Đào']);
    fireEvent.change(screen.getByLabelText('Tìm trong tệp'), { target: { value: 'dao' } });
    expect(rows()).toEqual(['100Đào']);
    expect(screen.getByText('1/3 dòng')).toBeTruthy();
  });
});

describe('JSON', () => {
  it('folds, unfolds, and knows what a row stands in', () => {
    const rows = rowsOf({ a: { b: [1, 2] }, c: null });
    expect(rows.map(({ path: at }) => at)).toEqual(['', '/a', '/a/b', '/a/b/0', '/a/b/1', '/c']);
    expect(openRows(rows, new Set(['/a'])).map(({ path: at }) => at)).toEqual(['', '/a', '/c']);
    expect(parentsOf('/a/b/0')).toEqual(['', '/a', '/a/b']);
  });

  it('by keyboard: left folds, right unfolds, arrows walk; search opens what it finds', () => {
    onDesk(sampleView(0), <JsonView value={{ host: { name: 'WEB-01' }, n: 1 }} save={save} choice={null} />);
    const tree = screen.getByRole('tree');
    const names = (): (string | null)[] => screen.getAllByRole('treeitem').map((row) => row.textContent);
    fireEvent.keyDown(tree, { key: 'ArrowDown' });
    fireEvent.keyDown(tree, { key: 'ArrowLeft' });
    expect(names().join()).not.toContain('WEB-01');
    fireEvent.change(screen.getByLabelText('Tìm trong tệp'), { target: { value: 'web-01' } });
    expect(names().join()).toContain('WEB-01');
    expect(screen.getByRole('treeitem', { selected: true }).textContent).toContain('WEB-01');
  });
});

describe('a long text', () => {
  it('of 20,000 lines draws only what is in view, and counts hits in all of them', () => {
    const text = Array.from({ length: 20_000 }, (_, n) => (n % 1000 === 0 ? `dòng giả định ${n}` : `GET /${n}`)).join('\n');
    const { container } = onDesk(sampleView(0), <TextView text={text} save={save} />);
    expect(container.querySelectorAll('[data-n]').length).toBeLessThan(200);
    fireEvent.change(screen.getByLabelText('Tìm trong tệp'), { target: { value: 'gia dinh' } });
    expect(screen.getByText('1/20')).toBeTruthy();
  });
});
