/**
 * Broken scenarios, each telling in itself what must be found: `# ⇐ …` on a line announces an error there whose
 * sentence contains the words, `# ~ …` a warning, `# ⇐+2 …` one two lines below. Nothing else may be found (spec 2: all errors at once, with lines).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readCatalogue, readScenario } from '../../server/content/yaml.js';

const folder = new URL('fixtures/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const mini = readCatalogue(text('_mini.yaml'));
if (!('catalogue' in mini)) throw new Error(JSON.stringify(mini.errors));
const files = { 'files/log.txt': { type: 'text/plain', size: 10 }, 'files/huge.png': { type: 'image/png', size: 11 * 1024 * 1024 } };

interface Announced {
  line: number;
  severity: 'error' | 'warning';
  words: string;
}

function announced(source: string): Announced[] {
  return source.split('\n').flatMap((line, index) =>
    [...line.matchAll(/# (⇐|~)(?:\+(\d+))? (.*?)(?= # (?:⇐|~)|$)/g)].map((match) => ({
      line: index + 1 + Number(match[2] ?? 0),
      severity: match[1] === '⇐' ? ('error' as const) : ('warning' as const),
      words: match[3]!.trim(),
    })),
  );
}

const fixtures = readdirSync(folder).filter((name) => name.endsWith('.yaml') && !name.startsWith('_'));

test.each(fixtures)('%s: exactly what it announces is found, on its line', (name) => {
  // given
  const source = text(name);
  const expected = announced(source);
  // when
  const read = readScenario(source, { catalogues: [mini.catalogue], files });
  // then
  const all = 'errors' in read ? read.errors : read.warnings;
  // The schema stops at an error of shape; warnings are for files that could be played.
  const open = [...all];
  const unmet = expected.filter((each) => {
    const index = open.findIndex((one) => one.line === each.line && one.severity === each.severity && one.message.includes(each.words));
    if (index >= 0) open.splice(index, 1);
    return index < 0;
  });
  expect({ notFound: unmet, notAnnounced: open.map(({ line, severity, path, message }) => ({ line, severity, path, message })) }).toEqual({
    notFound: [],
    notAnnounced: [],
  });
  expect('errors' in read).toBe(expected.some(({ severity }) => severity === 'error'));
  for (const { messageEn, column } of all) {
    expect(messageEn).toMatch(/\w/);
    expect(column).toBeGreaterThan(0);
  }
});
