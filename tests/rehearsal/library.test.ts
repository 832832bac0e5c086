/**
 * Every scenario and campaign of the library rehearsed (spec 2): whatever is added to the folder is taken along. With the
 * behaviours that every rehearsal needs and few at random; the usual two hundred are for authors.
 */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { loadLibrary } from '../../server/content/library.js';
import { rehearse } from '../../server/rehearsal/index.js';
import { RehearsalReport } from '../../server/shared/rehearsal.js';

const library = await loadLibrary(fileURLToPath(new URL('../../scenarios/', import.meta.url)));
/** One that does not load is told by the library's own test. */
const playable = [...library.entries, ...library.campaigns].flatMap(({ id, scenario }) =>
  scenario ? [{ id, definition: scenario.definition }] : [],
);

test.each(playable)('$id: every part is reached, perfect teams have 100 %, silent ones 0 %', ({ definition }) => {
  const report = rehearse(definition, { seed: 1, behaviours: 40 });
  expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(report.ok).toBe(true);
  expect(report.unreached).toEqual({ injects: [], variants: [], rules: [], states: [], outcomes: [], expects: [], asks: [] });
  expect(report.behaviours.length).toBeGreaterThanOrEqual(40);
  const percents = (kind: string) =>
    new Set(report.behaviours.filter((each) => each.kind === kind).flatMap(({ teams }) => teams.flatMap(({ percent }) => percent ?? [])));
  expect([...percents('perfect')].every((percent) => Math.abs(percent - 100) < 1e-9)).toBe(true);
  expect([...percents('silent')]).toEqual([0]);
  expect(RehearsalReport.parse(report)).toEqual(report);
});
