/** The editor's reading of half-typed YAML, what it suggests, versions and their differences. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { diffLines, hunks } from '../../../client/src/consoles/studio/diff.js';
import { matches, NO_FILTER } from '../../../client/src/consoles/studio/filter.js';
import { namesOf, outlineOf } from '../../../client/src/consoles/studio/outline.js';
import { suggest } from '../../../client/src/consoles/studio/suggest.js';
import { nextVersion, renamed, TEMPLATE, versionIn, withVersion } from '../../../client/src/consoles/studio/template.js';
import { locate, scan } from '../../../client/src/consoles/studio/yaml-scan.js';

const S1 = readFileSync('scenarios/hn-one-door-defacement/scenario.yaml', 'utf8');

/** The labels suggested where `|` stands. */
const at = (marked: string): string[] => {
  const text = marked.replace('|', '');
  return suggest(locate(text, marked.indexOf('|')), namesOf(scan(text)), [], 'vi').map(({ label }) => label);
};

describe('where the cursor is', () => {
  it('given block and flow style, then the path is that of the document', () => {
    const place = (marked: string) => {
      const { path, at: kind, key, word } = locate(marked.replace('|', ''), marked.indexOf('|'));
      return { path, at: kind, key, word };
    };
    expect(place('injects:\n  - id: a\n    cha|')).toEqual({ path: ['injects', 0], at: 'key', key: undefined, word: 'cha' });
    expect(place('injects:\n  - id: a\n  - id: b\n    channel: si|')).toEqual({
      path: ['injects', 1],
      at: 'value',
      key: 'channel',
      word: 'si',
    });
    expect(place('injects:\n  - id: a\n    expects:\n      - { id: e, action: |')).toEqual({
      path: ['injects', 0, 'expects', 0],
      at: 'value',
      key: 'action',
      word: '',
    });
    expect(place('injects:\n  - id: a\n    expects:\n      - { id: e, ac|')).toEqual({
      path: ['injects', 0, 'expects', 0],
      at: 'key',
      key: undefined,
      word: 'ac',
    });
    expect(place('rules:\n  - id: r\n    when: { all: [{ done: A }, { not: { me|')).toEqual({
      path: ['rules', 0, 'when', 'all', 1, 'not'],
      at: 'key',
      key: undefined,
      word: 'me',
    });
    expect(place('actions:\n  offer: [ACK, T|').path).toEqual(['actions', 'offer']);
    expect(place('injects:\n  - id: a\n    body: |\n'.replace('|', '>-') + '      lời dài cha|').at).toBe('text');
    expect(place('objectives:\n- id: o1\n  ti|')).toMatchObject({ path: ['objectives', 0], at: 'key' });
  });

  it('given quotes within quotes, then the text does not end there', () => {
    expect(scan(`a: { b: 'It''s, it}', c: "say \\"x, y\\"" }\nd: e`).map(({ path, key, value }) => [...path, key, value])).toEqual([
      ['a', ''],
      ['a', 'b', "It's, it}"],
      ['a', 'c', 'say "x, y"'],
      ['d', 'e'],
    ]);
  });

  it('given every scenario of the library, then every scalar that the scan finds is the value a parser finds at that path', () => {
    const ids = readdirSync('scenarios').filter((name) => existsSync(`scenarios/${name}/scenario.yaml`));
    expect(ids).toContain('hn-one-door-defacement');
    for (const id of ids) {
      const text = readFileSync(`scenarios/${id}/scenario.yaml`, 'utf8');
      const document = parse(text) as unknown;
      const entries = scan(text);
      const wrong = entries.filter(({ path, key, value }) => {
        const group = path.reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], document);
        const real = (group as Record<string, unknown> | undefined)?.[key];
        if (real === undefined) return true;
        if (typeof real === 'string') return value !== '' && !real.startsWith(value.slice(0, 12));
        return typeof real === 'number' && Number(value) !== real;
      });
      expect([id, wrong]).toEqual([id, []]);
      expect(entries.length).toBeGreaterThan(50);
    }
  });
});

describe('what is suggested', () => {
  it('given a key place, then keys of the schema; given a value place, then enums and ids of the text', () => {
    expect(at('injects:\n  - id: a\n    |')).toEqual(expect.arrayContaining(['channel', 'body', 'expects', 'variants']));
    expect(at('injects:\n  - id: a\n    channel: |')).toContain('siem');
    const head = 'parts:\n  hcc: { title: A }\npersonas:\n  citizen: { name: B }\nsystems:\n  web: { title: C, start: up, states: [up] }\n';
    expect(at(`${head}injects:\n  - id: a\n    to: |`)).toEqual(expect.arrayContaining(['all', 'hcc']));
    expect(at(`${head}injects:\n  - id: a\n    from: |`)).toEqual(expect.arrayContaining(['citizen']));
    expect(at(`${head}injects:\n  - id: a\n    expects:\n      - { id: e, action: ACK }\nrules:\n  - id: r\n    when: { met: |`)).toEqual(
      expect.arrayContaining(['a', 'a.e']),
    );
    expect(at(`${head}rules:\n  - id: r\n    do:\n      - |`)).toEqual(expect.arrayContaining(['release', 'set', 'finding']));
    expect(at(`${head}rules:\n  - id: r\n    do:\n      - set: { |`)).toEqual(['web']);
  });
});

describe('outline, template and versions', () => {
  it('given S1, then objectives, injects and rules stand with their lines', () => {
    const items = outlineOf(scan(S1), S1.split('\n').length);
    const document = parse(S1) as Record<'injects' | 'rules' | 'objectives', { id: string }[]>;
    for (const [kind, list] of [
      ['inject', document.injects],
      ['rule', document.rules],
      ['objective', document.objectives],
    ] as const)
      expect(items.filter((item) => item.kind === kind).map(({ id }) => id)).toEqual(list.map(({ id }) => id));
    for (const item of items) expect(S1.split('\n')[item.line - 1]).toContain(item.id);
  });

  it('given the template, then renaming and raising the version keep comments', () => {
    const mine = withVersion(renamed(TEMPLATE, 'cua-toi'), '2.0.0');
    expect(parse(mine)).toMatchObject({ id: 'cua-toi', version: '2.0.0' });
    expect(mine).toContain('# đổi thành mã riêng');
    expect([versionIn(mine), nextVersion(['1.0.0', '1.10.2'], '1.0.0', 'patch'), nextVersion(['1.10.2'], '2.0.0', 'minor')]).toEqual([
      '2.0.0',
      '1.10.3',
      '2.1.0',
    ]);
  });

  it('given two texts, then applying the difference turns one into the other, and hunks leave out what is far', () => {
    const cases: [string, string][] = [
      ['a\nb\nc', 'a\nc'],
      ['a\nb', 'a\nx\nb\ny'],
      ['', 'a'],
      [S1, S1.replace('duration: 120m', 'duration: 90m').replace('difficulty: 2\n', '')],
      ['a\nb\nc\na\nb\nb\na', 'c\nb\na\nb\na\nc'],
    ];
    for (const [older, newer] of cases) {
      const lines = diffLines(older, newer);
      const side = (not: 'add' | 'del'): string =>
        lines
          .filter(({ kind }) => kind !== not)
          .map(({ text }) => text)
          .join('\n');
      expect([side('add'), side('del')]).toEqual([older, newer]);
    }
    const shown = hunks(diffLines(S1, cases[3]?.[1] ?? ''));
    expect(shown.length).toBeLessThan(20);
    expect(shown.filter((line) => line !== null && line.kind !== 'same')).toHaveLength(3);
  });
});

it('given words without diacritics and a parent technique, then the library finds the scenario', () => {
  const bi = (vi: string) => ({ vi, en: vi });
  const summary = {
    id: 's1',
    version: '1.0.0',
    title: bi('Thay đổi giao diện'),
    summary: bi('x'),
    duration: 7_200_000,
    difficulty: 2,
    injects: 1,
    points: 100,
    parts: [{ id: 'p', title: bi('Trung tâm') }],
    source: 'library' as const,
    objectives: 1,
    techniques: ['T1491.002'],
    systems: [],
    versions: ['1.0.0'],
  };
  expect(matches(summary, { ...NO_FILTER, words: 'giao dien  doi' })).toBe(true);
  expect(matches(summary, { ...NO_FILTER, technique: 'T1491', about: 'part:Trung tâm', minutes: 120, difficulty: 2 })).toBe(true);
  expect(matches(summary, { ...NO_FILTER, minutes: 60 })).toBe(false);
  expect(matches(summary, { ...NO_FILTER, source: 'uploaded' })).toBe(false);
});
