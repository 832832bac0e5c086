/** What lies in the library is fit to be played: clean, worth 100 points, marked as a drill, inert, and silent about harm. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadLibrary, type Library, type LibraryEntry } from '../../server/content/library.js';
import { SCENARIOS } from './s1.js';

let library: Library;
let s1: LibraryEntry;

beforeAll(async () => {
  library = await loadLibrary(SCENARIOS);
  s1 = library.entries.find(({ id }) => id === 'hn-one-door-defacement')!;
});

/** Every text of a parsed file, by the key it stands under. */
function texts(value: unknown, key = ''): { key: string; text: string }[] {
  if (typeof value === 'string') return [{ key, text: value }];
  if (Array.isArray(value)) return value.flatMap((each) => texts(each, key));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, each]) => texts(each, name === 'vi' || name === 'en' ? `${key}.${name}` : name));
}

const DOCUMENTATION = /^(192\.0\.2|198\.51\.100|203\.0\.113)\./; // RFC 5737

describe('the standard catalogue', () => {
  it('offers 33 actions and 8 temptations whose shape and code on the wire tell nothing (W1)', () => {
    const [standard] = library.catalogues;
    expect(library.broken).toEqual([]);
    expect(standard!.actions).toHaveLength(33);
    expect(standard!.harmful).toHaveLength(8);
    const useful = new Set(standard!.actions.flatMap(({ fields }) => (fields ?? []).map(({ id }) => id)));
    for (const harmful of standard!.harmful) {
      expect(harmful.wire).toMatch(/^[A-WYZ][A-Z]+$/);
      expect(harmful.label).toBeDefined();
      expect((harmful.fields ?? []).length).toBeGreaterThan(0);
      expect((harmful.fields ?? []).filter(({ id }) => !useful.has(id))).toEqual([]);
    }
  });
});

describe('grave actions (A11)', () => {
  it('are marked by their effect: most of them are right, and the mark does not tell which do harm (W1)', () => {
    const [standard] = library.catalogues;
    const grave = (list: readonly { grave?: boolean | undefined }[]) => list.filter((each) => each.grave).length;
    expect(grave(standard!.actions)).toBeGreaterThan(2 * grave(standard!.harmful));
    expect(grave(standard!.harmful)).toBeGreaterThan(0);
    expect(grave(standard!.harmful)).toBeLessThan(standard!.harmful.length);
    expect(grave(standard!.actions)).toBeLessThan(standard!.actions.length);
  });

  it('in every scenario with temptations are right more often than not', () => {
    const ratios = library.entries.map(({ id, scenario }) => {
      const { offered, actions } = scenario!.definition;
      const grave = offered.flatMap((code) => actions[code] ?? []).filter((action) => action.grave);
      return { id, right: grave.filter(({ harmful }) => !harmful).length, wrong: grave.filter(({ harmful }) => harmful).length };
    });
    expect(ratios.filter(({ right, wrong }) => wrong > 0 && right <= wrong)).toEqual([]);
    expect(ratios.filter(({ right, wrong }) => right > 0 && wrong > 0).length).toBeGreaterThan(5);
  });
});

describe('scenario S1', () => {
  it('has no error and no warning', () => {
    expect(s1.errors).toEqual([]);
    expect(s1.warnings).toEqual([]);
  });

  it('is worth 100 points, contingency included, with the weights of its plan', () => {
    const { injects } = s1.scenario!.definition;
    const points = Object.fromEntries(
      injects.map(({ id, expects, asks }) => [id, [...expects, ...asks].reduce((sum, each) => sum + each.points, 0)]),
    );
    expect(points).toEqual({
      's1-01': 8, 's1-02': 12, 's1-03': 9, 's1-04': 5, 's1-05': 10, 's1-05b': 0,
      's1-06': 14, 's1-07': 13, 's1-08': 13, 's1-09': 9, 's1-10': 7,
    }); // prettier-ignore
    expect(Object.values(points).reduce((sum, each) => sum + each, 0)).toBe(100);
  });

  it('marks every body and every attachment as a drill', async () => {
    const bodies = texts(s1.scenario!.source).filter(({ key }) => key.startsWith('body'));
    expect(bodies.length).toBeGreaterThan(50);
    for (const { key, text } of bodies) expect(text).toContain(key === 'body.en' ? '[DRILL]' : '[DIỄN TẬP]');
    for (const file of Object.values(s1.files)) {
      if (file.type.startsWith('image/')) continue;
      expect(await readFile(file.location, 'utf8')).toContain('[DIỄN TẬP]');
    }
  });

  it('names documentation addresses and .example hosts only, in texts and in attachments', async () => {
    const written = texts(s1.scenario!.source).map(({ text }) => text);
    const attached = Object.values(s1.files).filter(({ type }) => !type.startsWith('image/'));
    const all = [...written, ...(await Promise.all(attached.map(({ location }) => readFile(location, 'utf8'))))].join('\n');
    const addresses = all.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? [];
    expect(addresses.length).toBeGreaterThan(80);
    expect(addresses.filter((address) => !DOCUMENTATION.test(address))).toEqual([]);
    expect(all.match(/\b[\w-]+\.(?:com|net|org|vn|gov|info|io)\b/g) ?? []).toEqual([]);
  });

  it('attaches a log in which fourteen dossiers, fifteen rows, were altered without a counter', async () => {
    const csv = await readFile(s1.files['files/dossier-status-audit.csv']!.location, 'utf8');
    const altered = csv.split('\r\n').filter((row) => row.includes('svc_portal'));
    expect(altered).toHaveLength(15);
    expect(new Set(altered.map((row) => row.split(',')[1])).size).toBe(14);
    const listed = await readFile(s1.files['files/altered-dossiers-14.csv']!.location, 'utf8');
    expect(new Set(listed.match(/HS-\d{4}-\d{6}/g))).toEqual(new Set(altered.map((row) => row.split(',')[1])));
    const question = s1.scenario!.definition.injects.find(({ id }) => id === 's1-07')!.asks[0]!;
    expect(question.answer).toBe(14);
  });
});
