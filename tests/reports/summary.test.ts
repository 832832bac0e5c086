/** The executive summary: every sentence can be traced, every number in it stands at the places that it names. */
import { beforeAll, expect, test } from '@jest/globals';
import { buildReport } from '../../server/reports/build.js';
import { anonymised, forTeam } from '../../server/reports/editions.js';
import { summaryOf } from '../../server/reports/summary.js';
import { clockText, dateText, dayText, numberText, spanText, wallText } from '../../server/reports/words.js';
import type { AfterActionReport, SummarySentence } from '../../server/shared/report.js';
import type { Lang } from '../../server/shared/text.js';
import { city } from './city.js';
import { played, START } from './played.js';

let report: AfterActionReport;
let given: AfterActionReport;
let small: AfterActionReport;

beforeAll(async () => {
  report = buildReport(await city(12));
  given = buildReport(await city(12, 'published'));
  small = buildReport({ ...(await played()), generatedWall: START });
});

const at = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], value);

/** Everything a value may look like in a sentence. */
function forms(value: unknown, lang: Lang): string[] {
  if (typeof value === 'string') return [value, dayText(value)];
  if (Array.isArray(value)) return [numberText(value.length, lang)];
  if (typeof value !== 'number') return typeof value === 'object' && value !== null ? Object.values(value).map(String) : [];
  const fixed = value.toFixed(1);
  const wall = value > 1e12 ? [dateText(value), wallText(value).slice(0, 5)] : [];
  return [
    numberText(value, lang),
    lang === 'vi' ? fixed.replace('.', ',') : fixed,
    spanText(value),
    spanText(value).replace(/\.\d$/, ''),
    clockText(value),
    ...wall,
  ];
}

/** Numbers of a sentence that its places do not account for; places of one list may be counted. */
function unaccounted({ text, from }: SummarySentence, of: AfterActionReport, lang: Lang): string[] {
  const counted = new Map<string, number>();
  for (const pointer of from) {
    const list = pointer.replace(/\/\d+\/[^/]*$/, '');
    counted.set(list, (counted.get(list) ?? 0) + 1);
  }
  // of one list several kinds of places may be named: each kind counts for itself
  const kinds = new Map<string, number>();
  for (const pointer of from) {
    const key = pointer.replace(/\/\d+\//g, '/*/');
    kinds.set(key, (kinds.get(key) ?? 0) + 1);
  }
  const known = [
    ...from.flatMap((pointer) => forms(at(of, pointer), lang)),
    ...[...counted.values(), ...kinds.values()].map((n) => numberText(n, lang)),
  ];
  // a state is counted per state
  const states = new Map<string, number>();
  for (const pointer of from) {
    const value = at(of, pointer);
    if (typeof value === 'string') states.set(value, (states.get(value) ?? 0) + 1);
  }
  known.push(...[...states.values()].map((n) => numberText(n, lang)));
  let rest = text[lang].replaceAll(/thang từ 1 đến 5|scale from 1 to 5/g, '');
  // what is quoted stands there word for word
  const told = from.flatMap((pointer) => forms(at(of, pointer), lang));
  rest = rest.replaceAll(/“([^”]*)”/g, (all, quote: string) => (told.some((one) => one.includes(quote)) ? '' : all));
  for (const form of known.filter((one) => /\d/.test(one)).toSorted((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(
      new RegExp(`(?<![\\d.,:/])${form.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\\d:/]|[.,]\\d)`, 'g'),
      '',
    );
  }
  return rest.match(/\d[\d.,:/]*/g) ?? [];
}

test.each([
  ['the whole exercise', () => report],
  ['published', () => given],
  ['a small one', () => small],
  ['one team', () => forTeam(report, 't10')],
  ['a team that did nothing', () => forTeam(small, 't3')],
  ['without names', () => anonymised(report)],
] as const)('%s: every pointer resolves, every number is found at its places, in both languages', (_name, of) => {
  const edition = of();
  const sentences = summaryOf(edition);
  expect(sentences.length).toBeGreaterThan(4);
  for (const each of sentences) {
    expect(each.from.length).toBeGreaterThan(0);
    expect(each.from.filter((pointer) => at(edition, pointer) === undefined)).toEqual([]);
    for (const lang of ['vi', 'en'] as const) {
      expect({ text: each.text[lang], unaccounted: unaccounted(each, edition, lang) }).toEqual({ text: each.text[lang], unaccounted: [] });
      expect(each.text[lang]).not.toMatch(/undefined|null|NaN|\[object/);
    }
  }
});

test('what is urgent is named before anything else that is weak; without a plan it says so', () => {
  const said = summaryOf(report).map(({ text }) => text.en);
  expect(said).toContain('To be mended at once: “Dựng lại máy chủ trước khi sao lưu chứng cứ”.');
  expect(said.some((text) => text.startsWith('Main areas'))).toBe(false);
  expect(said.at(-1)).toBe('The results have not been published; this report is a draft.');
  expect(summaryOf(small).map(({ text }) => text.en)).toContain('No corrective action has been set down yet.');
});
