/** Reading files: lines and columns, JSON, and files made to hurt (spec 2). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCatalogue, readScenario } from '../../server/content/yaml.js';
import type { Catalogue } from '../../server/shared/catalogue.js';

const fixture = (name: string): string => readFileSync(new URL(`../compile/fixtures/${name}`, import.meta.url), 'utf8');
const mini = readCatalogue(fixture('_mini.yaml'));
const catalogues: Catalogue[] = 'catalogue' in mini ? [mini.catalogue] : [];
const valid = fixture('valid.yaml');
const read = (text: string) => readScenario(text, { catalogues });
const errorsOf = (text: string) => {
  const result = read(text);
  return 'errors' in result ? result.errors : [];
};

describe('positions', () => {
  test('a wrong value is found at its own line and column', () => {
    const [error] = errorsOf(valid.replace('channel: siem', 'channel: fax'));
    const line = valid.split('\n').findIndex((each) => each.includes('channel: siem'));
    expect(error).toMatchObject({ path: '$.injects[0].channel', line: line + 1, column: '    channel: '.length + 1 });
  });

  test('a key that does not belong is found at the key', () => {
    const [error] = errorsOf(valid.replace('duration: 60m', 'duration: 60m\nlength: 3'));
    expect(error).toMatchObject({ path: '$.length', line: 6, column: 1 });
  });

  test('a missing key is found at the thing that lacks it', () => {
    const [error] = errorsOf(valid.replace('id: ack, action: ACK,', 'id: ack,'));
    const line = valid.split('\n').findIndex((each) => each.includes('id: ack'));
    expect(error).toMatchObject({ path: '$.injects[0].expects[0].action', line: line + 1, column: 9 });
  });

  test('a variable is found where it stands in a longer text', () => {
    const [error] = errorsOf(valid.replace('body: Look at {{system.web-01}}', 'body: |\n      One line\n      and {{nothing}} more'));
    const line = valid.split('\n').findIndex((each) => each.includes('body:'));
    expect(error).toMatchObject({ line: line + 3, column: '      and '.length + 1 });
  });
});

describe('other kinds of input', () => {
  test('JSON is accepted, indented by tabs too', () => {
    const result = read(valid);
    if (!('source' in result)) throw new Error('the fixture is valid');
    const again = read(JSON.stringify(result.source, null, '\t'));
    expect('definition' in again && again.definition).toEqual(result.definition);
  });

  test('a bomb of aliases is refused, not expanded', () => {
    const bomb = [
      'a0: &a0 [x,x,x,x,x,x,x,x,x]',
      ...Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`),
    ].join('\n');
    expect(errorsOf(bomb)).toMatchObject([{ line: 1, message: expect.stringContaining('lồng quá sâu hoặc dùng quá nhiều mốc') }]);
  });

  test('bottomless nesting is refused, not a crash', () => {
    expect(errorsOf('['.repeat(50_000)).length).toBeGreaterThan(0);
    const deep = `${'{not: '.repeat(4000)}{clock: {atLeast: 1m}}${'}'.repeat(4000)}`;
    expect(errorsOf(valid.replace('at: 5m', `when: ${deep}`)).length).toBeGreaterThan(0);
  });

  test('names of the language’s own objects are only names', () => {
    const errors = errorsOf(valid.replace('outcomes:\n', 'outcomes:\n  constructor: { title: C }\n  __proto__: { title: P }\n'));
    expect(errors).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'title')).toBe(false);
    expect(errorsOf(valid.replace('from: soc', 'from: toString'))).toMatchObject([{ path: '$.injects[0].from' }]);
  });

  test('any text is answered with a definition or with errors that have a place', () => {
    const lines = valid.split('\n');
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.string({ maxLength: 30 }), fc.boolean(), (at, junk, replace) => {
        const text = [...lines.slice(0, at), junk, ...lines.slice(replace ? at + 1 : at)].join('\n');
        const result = read(text);
        if ('errors' in result) {
          expect(result.errors.some(({ severity }) => severity === 'error')).toBe(true);
          for (const { line, column } of result.errors) expect(Math.min(line, column)).toBeGreaterThan(0);
        } else expect(result.definition.injects).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});
