/** A finished drill of scenario S1 for report tests: a perfect team, one that slips, one that does nothing. */
import type { Drill, DrillPlan } from '../../server/drills/service.js';
import { scoreDrill } from '../../server/scoring/index.js';
import type { ControlEvent, WorldEvent } from '../../server/shared/events.js';
import type { AfterActionReport } from '../../server/shared/report.js';
import type { Mark, ScoreSheet } from '../../server/shared/scores.js';
import type { MemberView } from '../../server/shared/views.js';
import { libraryEntry, PERFECT, tell } from '../scenarios/s1.js';

export const START = Date.UTC(2026, 10, 22, 1, 0, 0);
const TEAMS = ['Sở Thử nghiệm', 'UBND phường Giả Định', 'UBND xã Im Lặng <b>&'];

export interface Played {
  drill: Drill;
  sheet: ScoreSheet;
  members: Record<string, MemberView[]>;
}

export async function played(): Promise<Played> {
  const entry = await libraryEntry('hn-one-door-defacement');
  const { definition, hash } = entry.scenario!;
  const parts = Object.keys(definition.parts);
  const stories = [
    tell(definition, PERFECT, { t1: parts }),
    tell(
      definition,
      [
        [3, 'ACK', 's1-01'],
        [30, 'X_WIPE'],
        [80, 'REOPEN'],
      ],
      { t2: parts },
    ),
    tell(definition, [], { t3: parts }),
  ];
  const worlds: Record<string, WorldEvent[]> = {};
  for (const [index, story] of stories.entries()) {
    // event ids are unique in a real log
    worlds[`w${index + 1}`] = story.events.map((event) => ({
      ...event,
      id: `w${index + 1}-${event.id}`,
      at: { x: event.at.x, wall: START + event.at.x },
    }));
  }
  const control = (type: string, x: number, more: object = {}): ControlEvent =>
    ({ type, id: `c-${type}`, at: { x, wall: START + x }, recordedX: x, ...more }) as unknown as ControlEvent;
  const plan: DrillPlan = {
    exerciseId: 'x1',
    name: 'Diễn tập thử nghiệm báo cáo',
    play: 'parallel',
    scenarioHash: hash,
    definition,
    files: {},
    seed: 's',
    factor: 1,
    teams: TEAMS.map((name, index) => ({ id: `t${index + 1}`, name, agencyName: name, worldId: `w${index + 1}`, parts, joinCode: '' })),
    openRoster: false,
    captainApproval: false,
  };
  const controls = [
    control('exercise-created', 0),
    control('started', 0, { factor: 1 }),
    control('outage', 600_000, { fromWall: START + 600_000, toWall: START + 660_000 }),
    control('ended', definition.duration),
  ];
  const drill = {
    plan,
    phase: () => 'ended',
    clock: () => ({ phase: 'ended', x: definition.duration, wall: START, factor: 1 }),
    controlEvents: () => controls,
    worldEvents: () => worlds,
    heads: () => ({ 'control:x1': { seq: 4, hash: 'a'.repeat(64) } }),
  } as unknown as Drill;
  const members = {
    t1: [{ id: 'm-t1', name: 'Nguyễn Thị Thử', role: 'Đội trưởng' }],
    t2: [{ id: 'm-t2', name: 'Trần Văn Mẫu' }],
  };
  const score = (marks: Mark[]): ScoreSheet =>
    scoreDrill({
      definition,
      rubricHash: hash,
      teams: plan.teams.map(({ id, name, worldId }) => ({ teamId: id, name, parts, worldId })),
      worlds,
      marks,
      overrides: [],
    });
  const marks = score([])
    .teams.flatMap((team) => team.lines.filter((line) => line.state === 'awaiting-mark').map((line) => ({ team, line })))
    .map(({ team, line }): Mark => ({
      teamId: team.teamId,
      ref: line.ref,
      deliveryId: line.deliveryId!,
      value: 1,
      by: 'evaluator',
      wall: START,
    }));
  return { drill, sheet: score(marks), members };
}

/** The same report with nothing to draw: charts have tests of their own, and take most of a page's time. */
export const withoutCharts = (report: AfterActionReport): AfterActionReport => ({
  ...report,
  drift: { n: 0, median: null, p90: null, max: null },
  outages: [],
  injects: [],
  analysis: {
    distributions: { stamp: [], inject: [], team: [], objective: [], kind: [] },
    funnel: { all: { delivered: 0, seen: 0, acted: 0, met: 0 }, injects: [] },
    heat: { injects: [], rows: [] },
    minutes: [],
    techniques: [],
  },
});
