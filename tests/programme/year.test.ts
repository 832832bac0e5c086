/** The programme of a year from summaries: whose drill it is, what it counts for, what is due, how an agency does over time. */
import { describe, expect, test } from '@jest/globals';
import { REQUIREMENTS } from '../../server/paths.js';
import { drilledSystems } from '../../server/programme/members.js';
import { readRequirements } from '../../server/programme/requirements.js';
import type { DrillSummary, TeamSummary } from '../../server/programme/summary.js';
import { trendOf } from '../../server/programme/trend.js';
import { programmeOf, type YearInput } from '../../server/programme/year.js';
import type { Agency } from '../../server/shared/agencies.js';
import type { Rating } from '../../server/shared/scores.js';

const bi = (vi: string) => ({ vi, en: `${vi} (en)` });
const system = (name: string, level = 3) => ({ name, level });
const agencies: Agency[] = [
  { id: 'a', name: 'Sở Mẫu', systems: [system('Cổng'), system('Thư', 2), system('Kho dữ liệu', 4)] },
  { id: 'b', name: 'UBND xã Mẫu', systems: [system('Cổng xã')] },
];
const team = (agencyName: string, more: Partial<TeamSummary> = {}): TeamSummary => ({
  teamId: `t-${agencyName}`,
  name: `Đội ${agencyName}`,
  agencyName,
  took: true,
  earned: 8,
  possible: 10,
  rank: 1,
  objectives: [],
  ...more,
});
const drill = (exerciseId: string, ended: string, more: Partial<DrillSummary> = {}): DrillSummary => ({
  exerciseId,
  stamp: '',
  sheetHash: '',
  name: `Diễn tập ${exerciseId}`,
  scenario: { id: 's1', title: bi('Kịch bản 1') },
  systems: [],
  endedWall: Date.parse(ended),
  published: false,
  provisional: false,
  objectives: [],
  teams: [],
  techniques: [],
  ...more,
});
const year = (summaries: DrillSummary[], more: Partial<YearInput> = {}) =>
  programmeOf({
    year: 2026,
    zone: 'Asia/Ho_Chi_Minh',
    now: Date.parse('2026-11-22T00:00:00Z'),
    pending: 0,
    summaries,
    agencies,
    library: [
      { id: 's1', title: bi('Kịch bản 1'), techniques: ['T1486'] },
      { id: 's2', title: bi('Kịch bản 2'), techniques: ['T1486', 'T1566'] },
    ],
    requirements: [{ id: 'yearly', title: bi('x'), source: bi('x'), note: bi('x'), level: 3, drillsAYear: 1, asOf: '2026-01-01' }],
    ...more,
  });

describe('the year', () => {
  test('given a drill that ended after midnight of the office, then it is of the new year', () => {
    const found = year([drill('late', '2025-12-31T18:00:00Z'), drill('old', '2025-12-31T16:00:00Z')]);
    expect(found.drills.map(({ exerciseId }) => exerciseId)).toEqual(['late']);
    expect(found.years).toEqual([2026, 2025]);
  });

  test('given teams by id, by name and of nobody, then each is with its agency; of an agency that is gone its name finds it', () => {
    const teams = [team('Tên cũ', { agencyId: 'a' }), team('ubnd  xã mẫu', { agencyId: 'gone' }), team('Đội khách')];
    const { agencies: rows } = year([drill('d', '2026-05-01T00:00:00Z', { teams })]);
    expect(rows.map(({ agencyId, name, takes }) => [agencyId, name, takes.length])).toEqual([
      ['a', 'Sở Mẫu', 1],
      ['b', 'UBND xã Mẫu', 1],
      [null, 'Đội khách', 1],
    ]);
  });

  test('given who was planned but never there, then its systems are still due; nothing possible is no percent', () => {
    const absent = [team('Sở Mẫu', { took: false, earned: 0, possible: 0 }), team('UBND xã Mẫu')];
    const found = year([drill('d', '2026-05-01T00:00:00Z', { teams: absent })]);
    expect(found.drills).toMatchObject([{ teams: 2, took: 1, percent: 80 }]);
    expect(found.agencies[0]?.takes).toMatchObject([{ took: false, percent: null }]);
    expect(found.requirements).toMatchObject([{ systems: 3, met: 1 }]);
    // the highest level first; level 2 is asked nothing
    expect(found.requirements[0]?.due.map(({ system: name }) => name)).toEqual(['Kho dữ liệu', 'Cổng']);
  });

  test('given a scenario that names a system of the agency, then the drill counts for it alone; else for all of them', () => {
    const [{ systems = [] }] = agencies as [Agency];
    expect(drilledSystems(systems, { systems: [bi('cổng'), bi('Máy chủ giả định')] }).map(({ name }) => name)).toEqual(['Cổng']);
    expect(drilledSystems(systems, { systems: [bi('Máy chủ giả định')] })).toHaveLength(3);
  });

  test('given the library and a scenario that has left it, then coverage of scenarios and techniques with their results', () => {
    const shown = [{ id: 'T1486', teams: 3, earned: 5, possible: 20 }];
    const found = year([
      drill('d1', '2026-03-01T00:00:00Z', { teams: [team('Sở Mẫu')], techniques: shown }),
      drill('d2', '2026-04-01T00:00:00Z', { scenario: { id: 'gone', title: bi('Đã gỡ') }, techniques: shown }),
    ]);
    expect(found.scenarios.map(({ id, shelved, drills, teams }) => [id, shelved, drills, teams])).toEqual([
      ['s1', true, 1, 1],
      ['s2', true, 0, 0],
      ['gone', false, 1, 0],
    ]);
    expect(found.techniques).toEqual([
      { id: 'T1486', scenarios: ['s1', 's2'], drills: ['d1', 'd2'], teams: 6, percent: 25 },
      { id: 'T1566', scenarios: ['s2'], drills: [], teams: 0, percent: null },
    ]);
  });

  test('given the product’s own file, then the yearly drill from level 3 on is in it', async () => {
    expect(await readRequirements(REQUIREMENTS)).toMatchObject([{ id: 'ct18-yearly', level: 3, drillsAYear: 1 }]);
    expect(await readRequirements('/nowhere')).toEqual([]);
  });
});

describe('the trend of an agency', () => {
  const score = (earned: number, rating: Rating | null) => ({ earned, possible: 10, rating });
  const first = drill('d1', '2026-01-01T00:00:00Z', {
    objectives: [
      { id: 'o1', title: bi('Phát hiện sớm'), capability: bi('Phát hiện') },
      { id: 'o2', title: bi('Báo cáo') },
    ],
    teams: [
      team('Sở Mẫu', { objectives: [score(9, 'P'), score(5, 'M')], rank: 3 }),
      team('Sở Mẫu', { teamId: 't2', objectives: [score(1, 'U'), { earned: 0, possible: 0, rating: null }], rank: 2, earned: 2 }),
      team('UBND xã Mẫu', { objectives: [score(10, 'P'), score(10, 'P')] }),
    ],
  });
  const second = drill('d2', '2026-06-01T00:00:00Z', {
    objectives: [{ id: 'x', title: bi('Nhận biết dấu hiệu'), capability: bi('phát hiện') }],
    teams: [team('Sở Mẫu', { objectives: [score(10, 'P')] })],
  });

  test('given two drills, then a line for each capability: teams of one drill together, with the lowest of their ratings', () => {
    const absent = drill('d3', '2026-07-01T00:00:00Z', { teams: [team('Sở Mẫu', { took: false })] });
    const [agency] = agencies as [Agency];
    const trend = trendOf(agency, agencies, [absent, second, first], 0);
    expect(trend.drills).toMatchObject([
      { exerciseId: 'd1', percent: 50, rank: 2, teams: 3 },
      { exerciseId: 'd2', percent: 80, rank: 1, teams: 1 },
    ]);
    expect(trend.lines.map(({ title, points }) => [title.vi, points.map(({ percent, rating }) => [percent, rating])])).toEqual([
      [
        'Phát hiện',
        [
          [50, 'U'],
          [100, 'P'],
        ],
      ],
      ['Báo cáo', [[50, 'M']]],
    ]);
  });
});
