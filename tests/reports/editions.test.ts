/** Editions: what a team's, a kind's and the anonymous one leave out, checked word by word. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildReport, narrowed, type ReportInput } from '../../server/reports/build.js';
import { anonymised, forKind, forTeam, lettersOf } from '../../server/reports/editions.js';
import { createReportPage } from '../../server/reports/html.js';
import { outward } from '../../server/reports/outward.js';
import { summaryOf } from '../../server/reports/summary.js';
import { scoreDrill } from '../../server/scoring/index.js';
import type { WorldEvent } from '../../server/shared/events.js';
import { LAYOUTS } from '../../server/shared/publishing.js';
import { AfterActionReport } from '../../server/shared/report.js';
import { city, START } from './city.js';
import { KINDS } from './city-places.js';
import { withoutCharts } from './played.js';

const AD_HOC = { vi: 'Riêng cho đội đầu tiên', en: 'For the first team alone' };
const FILE = { id: 'e1', type: 'image/png' as const, size: 1, by: 'u1', wall: START };
let input: ReportInput;
let report: AfterActionReport;
const page = createReportPage();
/** Every word of it: as data and on paper, in both layouts and languages. */
const words = (of: AfterActionReport): string =>
  [
    JSON.stringify(of),
    ...LAYOUTS.flatMap((layout) =>
      (['vi', 'en'] as const).map((lang) => page(withoutCharts(of), { lang, layout })(new Map()).replaceAll('&quot;', '"')),
    ),
  ].join('\n');
const withSummary = (of: AfterActionReport): AfterActionReport => ({ ...of, summary: summaryOf(of) });

beforeAll(async () => {
  input = await city(12);
  // somebody's words in every place where words are free
  const said = { reason: 'Bà Hoàng Thị Dụ xin thêm giờ', by: 'u1' };
  const sheet = structuredClone(input.sheet);
  const line = sheet.teams[1]!.lines[0]!;
  line.override = { earned: 1, computed: 2, ...said };
  line.explain = { vi: `${line.explain.vi}. Sửa: ${said.reason}`, en: `${line.explain.en}. Set: ${said.reason}` };
  line.comments = [{ text: 'Chị Lê Thị Giả rất khéo', by: 'Đỗ Thị Giám Khảo' }];
  input = { ...input, sheet };
  sheet.teams[0]!.lines.push({
    ...structuredClone(sheet.teams[0]!.lines[0]!),
    inject: 'adhoc-1',
    injectTitle: AD_HOC,
    deliveryId: 'd-adhoc',
  });
  const created = { type: 'inject-created', inject: 'adhoc-1', adhoc: { title: AD_HOC, channel: 'email', expects: [] } };
  const delivered = { type: 'inject-delivered', inject: 'adhoc-1', deliveryId: 'd-adhoc', teamId: 't1', variant: 0 };
  input.drill
    .worldEvents()
    ['w-t1']!.push(
      ...[created, delivered].map(
        (event) => ({ ...event, id: event.type, at: { x: 1, wall: START }, recordedX: 1 }) as unknown as WorldEvent,
      ),
    );
  const [, second] = input.improvement!.actions;
  Object.assign(second!, { findingId: 'f1', note: 'Chỉ để Ban Tổ chức đọc', evidence: [{ ...FILE, name: 'ảnh của Sở khác.png' }] });
  const answered = { accepted: true, text: 'Đã xem lại', by: 'u1', name: 'Bà Người Trả Lời', wall: START };
  input = {
    ...input,
    appeals: input.appeals!.map((appeal) => ({ ...appeal, answer: answered })),
    publication: {
      ...input.publication!,
      approval: { by: 'u1', name: 'Bà Người Duyệt', wall: START, sheetHash: 'h', note: 'thiếu vài điểm chấm' },
    },
  };
  report = withSummary(buildReport(input));
});

/** Words that stay in the control room. */
const INSIDE = [
  'dau-moi@sen-ho.example',
  'Chỉ để Ban Tổ chức đọc',
  'ảnh của Sở khác',
  'Bà Người Trả Lời',
  'Bà Người Duyệt',
  'thiếu vài điểm chấm',
  'Đỗ Thị Giám Khảo',
  'Phòng làm việc chỉ có một máy chiếu',
];

describe('one team', () => {
  test('holds nothing of another team, nobody’s contact, no feedback and no ranking of others', () => {
    const own = withSummary(forTeam(report, 't2'));
    expect(AfterActionReport.parse(own)).toEqual(own);
    expect(own.edition).toEqual({ teamId: 't2', anonymous: false });
    const text = words({
      ...own,
      improvement: { ...own.improvement, actions: own.improvement.actions.map((one) => ({ ...one, responsible: '' })) },
    });
    expect(text).toContain(report.participants[1]!.team);
    for (const { team, teamId } of report.participants.filter((one) => one.teamId !== 't2')) {
      expect(text).not.toContain(team);
      expect(text).not.toContain(`"${teamId}"`);
    }
    expect([...INSIDE, AD_HOC.vi, 'Đặng Văn Giả Định</td>'].filter((word) => text.includes(word))).toEqual([]);
    expect(own.improvement.signatures).toEqual([]);
    expect(own.summary.map(({ text: { vi } }) => vi).join(' ')).not.toContain('chưa được ký');
    expect([own.sensitivity, own.feedback, own.log.heads]).toEqual([null, null, {}]);
    expect(own.appeals.map(({ teamId }) => teamId)).toEqual(['t2']);
    expect(own.analysis.heat.rows.map(({ teamId }) => teamId)).toEqual(['t2']);
    expect(own.analysis.distributions.team.map(({ key }) => key)).toEqual(['t2']);
    expect(own.analysis.distributions.kind).toEqual([]);
    for (const by of ['stamp', 'inject', 'objective'] as const)
      for (const one of own.analysis.distributions[by]) expect([one.values, one.censored]).toEqual([[], []]);
  });

  test('findings and actions of others are not there', () => {
    const free = forTeam(report, 't1').improvement;
    expect(free.findings.map(({ id }) => id)).toEqual(['f1']);
    expect(free.actions.map(({ id }) => id)).toEqual(['a2']);
    expect(forTeam(report, 't3').improvement.findings.map(({ id, teams }) => [id, teams])).toEqual([
      ['f1', undefined],
      ['f2', ['t3']],
      ['f3', ['t3']],
    ]);
  });
});

test('whoever has a link reads the whole report without what was written for the organiser', () => {
  const text = words(withSummary(outward(report)));
  expect(INSIDE.filter((word) => words(report).includes(word))).not.toEqual([]);
  expect(INSIDE.filter((word) => text.includes(word))).toEqual([]);
  expect(text).toContain(report.participants[3]!.team);
});

test('one kind of agency: its teams ranked among themselves, nothing of the others', () => {
  const only = new Set(report.participants.filter(({ kind }) => kind === KINDS[1]).map(({ teamId }) => teamId));
  const drill = narrowed(input.drill, only);
  const { definition, scenarioHash, teams } = drill.plan;
  const sheet = scoreDrill({
    definition,
    rubricHash: scenarioHash,
    teams: teams.map(({ id, name, parts, worldId }) => ({ teamId: id, name, parts, worldId })),
    worlds: drill.worldEvents(),
    marks: [],
    overrides: [],
  });
  const members = Object.fromEntries(Object.entries(input.members).filter(([teamId]) => only.has(teamId)));
  const mine = withSummary(forKind(buildReport({ ...input, drill, sheet, members, sensitivity: null }), KINDS[1]));
  expect(mine.counts.teams).toBe(only.size);
  expect(mine.sheet.teams.map(({ rank }) => rank)).toContain(1);
  expect(mine.analysis.heat.rows.every(({ teamId }) => only.has(teamId))).toBe(true);
  const text = JSON.stringify({ ...mine, improvement: null });
  for (const { team, kind } of report.participants) if (kind !== KINDS[1]) expect(text).not.toContain(team);
});

describe('without names', () => {
  test('letters come by lot: the same each time, from neither plan nor rank', () => {
    const ids = Array.from({ length: 30 }, (_, at) => `t${at + 1}`);
    const letters = lettersOf('x1', ids);
    expect(lettersOf('x1', ids.toReversed())).toEqual(letters);
    expect(new Set(letters.values()).size).toBe(30);
    expect([...letters.values()]).toContain('AD');
    const drawn = [...letters.keys()];
    expect(drawn).not.toEqual(ids);
    expect([...lettersOf('x2', ids).keys()]).not.toEqual(drawn);
  });

  test('no name of a team, agency or person and nobody’s words are left anywhere', () => {
    const bare = withSummary(anonymised(buildReport({ ...input, anonymous: true })));
    expect(AfterActionReport.parse(bare)).toEqual(bare);
    const text = words(bare);
    const names = [
      ...report.participants.flatMap(({ team, teamId, agencyId, members }) => [
        team,
        `"${teamId}"`,
        `"${agencyId}"`,
        `w-${teamId}"`,
        ...members.map(({ name }) => name),
      ]),
      ...report.observations.map((one) => one.text),
      ...report.appeals.map(({ reason }) => reason),
      ...(report.feedback?.comments.map((one) => one.text) ?? []),
      ...Object.keys(report.log.heads),
      'Đỗ Thị Giám Khảo',
      'Đặng Văn Giả Định',
      'dau-moi@sen-ho.example',
      'xin thêm giờ',
      'rất khéo',
      'Chỉnh âm thanh hội trường',
      'Sở Số hóa',
      'kế hoạch chưa được ký',
      AD_HOC.vi,
    ];
    expect(names.filter((name) => text.includes(name))).toEqual([]);
    expect(bare.sheet.teams.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L']);
    expect(bare.sheet.teams.reduce((sum, { earned }) => sum + earned, 0)).toBeCloseTo(
      report.sheet.teams.reduce((sum, { earned }) => sum + earned, 0),
    );
  });
});
