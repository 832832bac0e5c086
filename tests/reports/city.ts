/**
 * A finished drill of as many teams as wanted, everything around it included: what the sample prints, the bench and the
 * report's tests are made from. The engine itself plays the teams; all names are invented. The same size gives the same drill.
 */
import type { Drill, DrillPlan } from '../../server/drills/service.js';
import type { ReportInput } from '../../server/reports/build.js';
import { human, deskOf, MANNERS, perfect, silent } from '../../server/rehearsal/people.js';
import { play } from '../../server/rehearsal/play.js';
import { randomOf } from '../../server/rehearsal/random.js';
import { Words } from '../../server/rehearsal/wishes.js';
import { scoreDrill } from '../../server/scoring/index.js';
import type { ControlEvent, WorldEvent } from '../../server/shared/events.js';
import type { Mark, ScoreSheet } from '../../server/shared/scores.js';
import type { MemberView } from '../../server/shared/views.js';
import { libraryEntry } from '../scenarios/s1.js';
import { feedback, improvement, observations, PAPER } from './city-around.js';
import { MINUTE, PEOPLE, places, START } from './city-places.js';

export { START } from './city-places.js';

const control = (type: string, x: number, more: object = {}): ControlEvent =>
  ({ type, id: `c-${type}-${x}`, at: { x, wall: START + x }, recordedX: x, ...more }) as unknown as ControlEvent;

/** A whole drill of the one-door portal; `phase` as it stands now. */
export async function city(count: number, phase: 'ended' | 'published' = 'ended'): Promise<ReportInput> {
  const entry = await libraryEntry('hn-one-door-defacement');
  const { definition, hash } = entry.scenario!;
  const words = new Words(definition);
  const parts = Object.keys(definition.parts);
  const teams = places(count);
  const worlds: Record<string, WorldEvent[]> = {};
  const manners = [MANNERS.good, MANNERS.average, MANNERS.slow, MANNERS.average, MANNERS.good];
  for (const [at, { id }] of teams.entries()) {
    const random = randomOf(2026, id);
    const plan = at === 0 ? perfect(words) : at % 23 === 11 ? silent(words) : human(words, manners[at % manners.length]!, random);
    const story = play(definition, [{ teamId: id, parts, plan }], deskOf(definition));
    worlds[`w-${id}`] = story.events.map((event) => {
      const late = event.type === 'inject-delivered' ? Math.round(random.between(1, 40)) : 0;
      const member = 'memberId' in event && event.memberId ? { memberId: `m-${id}-1` } : {};
      return {
        ...event,
        ...member,
        id: `${id}-${event.id}`,
        at: { x: event.at.x, wall: START + event.at.x },
        recordedX: event.at.x + late,
      };
    });
  }
  const plan: DrillPlan = {
    exerciseId: 'x1',
    name: 'Diễn tập ứng cứu sự cố cổng một cửa Thành phố Sen Hồ năm 2026',
    play: 'parallel',
    scenarioHash: hash,
    definition,
    files: {},
    seed: 's',
    factor: 1,
    teams: teams.map(({ id, name }) => ({ id, name, agencyName: name, worldId: `w-${id}`, parts, joinCode: '' })),
    openRoster: false,
    captainApproval: false,
  };
  const controls = [
    control('exercise-created', 0),
    control('started', 0, { factor: 1 }),
    control('paused', 38 * MINUTE, { reason: 'Chỉnh âm thanh hội trường' }),
    control('resumed', 38 * MINUTE),
    control('outage', 71 * MINUTE, { fromWall: START + 71 * MINUTE, toWall: START + 72 * MINUTE }),
    control('ended', definition.duration),
    ...(phase === 'published' ? [control('published', definition.duration)] : []),
  ];
  const drill = {
    plan,
    phase: () => phase,
    clock: () => ({ phase, x: definition.duration, wall: START, factor: 1 }),
    controlEvents: () => controls,
    worldEvents: () => worlds,
    heads: () =>
      Object.fromEntries([
        ['control:x1', { seq: controls.length, hash: 'a1b2'.repeat(16) }],
        ...Object.entries(worlds).map(([id, list], at) => [
          `world:x1:${id}`,
          { seq: list.length, hash: at.toString(16).padStart(64, '0') },
        ]),
      ]),
  } as unknown as Drill;
  const members: Record<string, MemberView[]> = Object.fromEntries(
    teams.map(({ id }, at) => [
      id,
      Array.from({ length: at % 9 === 8 ? 0 : 2 + (at % 3) }, (_, n) => ({
        id: `m-${id}-${n + 1}`,
        name: PEOPLE[(at + n) % PEOPLE.length]!,
        ...(n === 0 ? { role: 'Đội trưởng' } : {}),
      })),
    ]),
  );
  const score = (marks: Mark[]): ScoreSheet =>
    scoreDrill({
      definition,
      rubricHash: hash,
      teams: plan.teams.map(({ id, name, worldId }) => ({ teamId: id, name, parts, worldId })),
      worlds,
      marks,
      overrides: [],
    });
  const VALUES = [1, 0.75, 1, 0.5, 0.75] as const;
  const marks = score([])
    .teams.flatMap((team) => team.lines.filter((line) => line.state === 'awaiting-mark').map((line) => ({ team, line })))
    .map(({ team, line }, at): Mark => ({
      teamId: team.teamId,
      ref: line.ref,
      deliveryId: line.deliveryId!,
      value: VALUES[at % VALUES.length]!,
      by: 'evaluator',
      wall: START,
    }));
  return {
    drill,
    sheet: score(marks),
    members,
    observations: observations(teams),
    people: { evaluator: 'Đỗ Thị Giám Khảo' },
    agencies: Object.fromEntries(teams.map(({ id, kind }) => [id, { agencyId: `a-${id}`, kind }])),
    improvement: improvement(teams),
    feedback: feedback(count),
    appeals: [
      {
        id: 'ap1',
        exerciseId: 'x1',
        teamId: teams[1 % count]!.id,
        ref: 's1-01.ack',
        deliveryId: 'd',
        reason: 'Đội đã xác nhận qua điện thoại trước khi bấm nút, đề nghị xem lại thời điểm tính.',
        evidence: [],
        memberId: `m-${teams[1 % count]!.id}-1`,
        wall: START + 26 * 3_600_000,
        answer: {
          accepted: false,
          text: 'Nhật ký ghi nhận cuộc gọi sau thời điểm bấm nút; giữ nguyên điểm.',
          by: 'u1',
          name: 'Đỗ Thị Giám Khảo',
          wall: START + 50 * 3_600_000,
        },
      },
    ],
    publication: {
      sheetHash: 'c0ffee'.repeat(10).padEnd(64, '0'),
      approval: null,
      issues:
        phase === 'published'
          ? [{ n: 1, by: 'u1', name: 'Đỗ Thị Giám Khảo', wall: START + 86_400_000, sheetHash: 'c0ffee'.repeat(10).padEnd(64, '0') }]
          : [],
      changed: false,
      openAppeals: 0,
    },
    paper: PAPER,
    generatedWall: START + 2 * 86_400_000,
  };
}
