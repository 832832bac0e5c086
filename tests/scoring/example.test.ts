/** The worked example of docs/SCORING.md: every figure and every sentence printed there. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { asks, injects, Log, min, only, owes, scenario, score } from './support.js';

const PROMPT = { vi: 'Những dấu hiệu nào cần báo ngay?', en: 'Which signs are to be reported at once?' };
const TITLES = {
  ESC: { vi: 'Báo cáo cấp trên', en: 'Report to superiors' },
  RPT: { vi: 'Nộp báo cáo ban đầu', en: 'File the initial report' },
  EVID: { vi: 'Lưu giữ chứng cứ', en: 'Keep the evidence' },
};
const options = ['a', 'b', 'c'].map((id) => ({ id, text: { vi: id, en: id }, correct: id !== 'c' }));
const plain = scenario([
  injects('s1-06', {
    objective: 'o1',
    expects: [
      owes('esc', 'ESC', { points: 5, must: true }),
      owes('rpt', 'RPT', { points: 8, must: true, quality: true, target: min(25), max: min(45) }),
      owes('evid', 'EVID', { points: 2, target: min(10), max: min(25) }),
    ],
    asks: [asks('q1', 'multi', { prompt: PROMPT, options, partial: true, points: 4 })],
  }),
]);
const titled = Object.entries(TITLES).map(([code, title]) => [code, { ...plain.actions[code]!, title }] as const);
const definition = { ...plain, actions: { ...plain.actions, ...Object.fromEntries(titled) } };
const log = new Log()
  .deliver(30, 's1-06', ['esc', 'rpt', 'evid'])
  .answer(33, 's1-06.q1', ['a'])
  .act(42, 'ESC', 's1-06.esc')
  .hint(50, 's1-06')
  .file(65, 's1-06.rpt', 'report')
  .penalty(66, 'X_WIPE')
  .end(120);
const marks = [{ teamId: 'a', ref: 's1-06.rpt', deliveryId: 's1-06@a', value: 0.5 as const, by: 'u1', wall: 1 }];

describe('docs/SCORING.md', () => {
  test('S2-S5 the worked example says what the sheet says', () => {
    const team = only(score(definition, log, { marks }));
    const [objective] = team.objectives;
    const document = readFileSync(new URL('../../docs/SCORING.md', import.meta.url), 'utf8');
    for (const line of team.lines) {
      expect(document).toContain(line.explain.vi);
      expect(document).toContain(line.explain.en);
      expect(document).toContain(line.better?.vi);
      expect(document).toContain(line.better?.en);
    }
    // ESC 12 min of 10 to 20: 0.9 × 5; RPT 35 min of 25 to 45: 0.75 × mark 0.5 × hint 0.75 × 8 = 2.25; EVID 0; q1 half of 4
    expect(team.lines.map(({ earned }) => earned)).toEqual([4.5, 2.25, 0, 2, -3]);
    // 4.5 + 2.25 + 0 + 2 - 3 = 5.75 of 5 + 8 + 2 + 4 = 19, 30.26 %
    expect(team).toMatchObject({ earned: 5.75, possible: 19 });
    expect(team.percent.toFixed(2)).toBe('30.26');
    // the objective without the penalty: 8.75 of 19 = 46.05 %
    expect(objective).toMatchObject({ machine: 'M' });
    expect(document).toContain(objective?.explain.vi);
    expect(document).toContain(objective?.explain.en);
  });
});
