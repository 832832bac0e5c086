/** Builds the after-action report from the frozen plan, the log and the score sheet: figures only, nothing invented. */
import { analyse } from '../analysis/index.js';
import { RATING_LABELS } from '../scoring/index.js';
import type { Drill } from '../drills/service.js';
import type { Effect } from '../engine/definition.js';
import type { ControlEvent, WorldEvent } from '../shared/events.js';
import type { ObservationRecord } from '../shared/evaluation.js';
import type { AfterActionReport } from '../shared/report.js';
import type { FeedbackResults } from '../shared/feedback.js';
import { NO_PLAN, type ImprovementPlan } from '../shared/improvement.js';
import type { Appeal, OfficialPaper, Publication } from '../shared/publishing.js';
import type { Rating, ScoreLine, ScoreSheet, Sensitivity } from '../shared/scores.js';
import type { MemberView } from '../shared/views.js';
import { spread } from './figures.js';
import { injectRows } from './injects.js';
import { controlEntries, worldEntries } from './timeline.js';

/** What the report reads of a drill. */
export type ReportDrill = Pick<Drill, 'plan' | 'phase' | 'clock' | 'controlEvents' | 'worldEvents' | 'heads'>;

export interface ReportInput {
  drill: ReportDrill;
  /** Nothing that EXCON or a team wrote freely, and no names of people, in timeline and titles. */
  anonymous?: boolean;
  sheet: ScoreSheet;
  /** By team id. */
  members: Record<string, MemberView[]>;
  /** As they stand; none unless given. */
  observations?: readonly ObservationRecord[];
  /** Names of evaluators by user id. */
  people?: Readonly<Record<string, string>>;
  /** Agencies by team id, as the directory has them. */
  agencies?: Readonly<Record<string, { agencyId: string; kind?: string }>>;
  sensitivity?: Sensitivity | null;
  improvement?: ImprovementPlan;
  feedback?: FeedbackResults | null;
  appeals?: readonly Appeal[];
  publication?: Publication | null;
  paper?: OfficialPaper;
  /** Epoch ms. */
  generatedWall: number;
}

const RATINGS = Object.keys(RATING_LABELS) as Rating[];

/** The report of the whole exercise; `editions.ts` cuts the others from it. Its summary is composed last, over what an edition holds. */
export function buildReport(input: ReportInput): AfterActionReport {
  const { drill, members, observations = [], people = {}, agencies = {}, generatedWall } = input;
  const { plan } = drill;
  const { definition } = plan;
  const { anonymous = false } = input;
  const bare = <T extends ControlEvent | WorldEvent>(events: readonly T[]): T[] => (anonymous ? events.map(withoutWords) : [...events]);
  const control = bare(drill.controlEvents());
  const byWorld = Object.fromEntries(Object.entries(drill.worldEvents()).map(([id, events]) => [id, bare(events)]));
  const worlds = Object.values(byWorld);
  const all = worlds.flat();
  const sheet = anonymous ? withoutTitles(input.sheet, all) : input.sheet;
  const names = new Map(anonymous ? [] : Object.values(members).flatMap((list) => list.map((member) => [member.id, member.name] as const)));
  const count = (type: WorldEvent['type']): number => all.filter((event) => event.type === type).length;
  const phase = drill.phase();
  return {
    edition: { anonymous: false },
    summary: [],
    analysis: analyse({
      definition,
      sheet,
      worlds: byWorld,
      control,
      teams: plan.teams.map(({ id, name, worldId }) => ({ teamId: id, name, worldId, kind: agencies[id]?.kind ?? '' })),
    }),
    sensitivity: input.sensitivity ?? null,
    improvement: input.improvement ?? NO_PLAN,
    feedback: input.feedback ?? null,
    appeals: [...(input.appeals ?? [])],
    publication: input.publication ?? null,
    paper: input.paper ?? {},
    exercise: {
      id: plan.exerciseId,
      name: plan.name,
      play: plan.play,
      phase,
      startedWall: control.find((event) => event.type === 'started')?.at.wall ?? null,
      endedWall: control.find((event) => event.type === 'ended')?.at.wall ?? null,
      endX: control.find((event) => event.type === 'ended')?.at.x ?? drill.clock().x,
      factors: [...new Set(control.flatMap((event) => (event.type === 'started' || event.type === 'factor-set' ? [event.factor] : [])))],
    },
    scenario: {
      id: definition.id,
      version: definition.version,
      hash: plan.scenarioHash,
      title: definition.title,
      summary: definition.summary,
      duration: definition.duration,
      ...(definition.incidentClass && { incidentClass: definition.incidentClass }),
      ...(definition.severity && { severity: definition.severity }),
      ...(definition.attackVersion && { attackVersion: definition.attackVersion }),
      techniques: [...new Set(definition.injects.flatMap((inject) => inject.attack))].toSorted(),
    },
    provisional: sheet.provisional || (phase !== 'ended' && phase !== 'published'),
    published: phase === 'published',
    counts: {
      teams: plan.teams.length,
      members: Object.values(members).reduce((sum, list) => sum + list.length, 0),
      deliveries: count('inject-delivered'),
      actions: count('action-recorded'),
      reports: count('report-recorded'),
      answers: count('answer-recorded'),
      messages: count('message'),
    },
    objectives: objectivesOf(drill, sheet),
    sheet,
    injects: injectRows(definition, worlds, sheet),
    metrics: sheet.metrics,
    drift: spread(all.flatMap((event) => (event.type === 'inject-delivered' ? [event.recordedX - event.at.x] : []))),
    outages: control.flatMap((event) =>
      event.type === 'outage' ? [{ x: event.at.x, fromWall: event.fromWall, toWall: event.toWall }] : [],
    ),
    timeline: timelineOf(drill, control, worlds, names),
    findings: findingsOf(drill, all),
    observations: observedOf(observations, people),
    participants: plan.teams.map((team) => ({
      teamId: team.id,
      team: team.name,
      agency: team.agencyName,
      ...agencies[team.id],
      parts: plan.play === 'joint' ? team.parts.flatMap((part) => definition.parts[part]?.title ?? []) : [],
      members: (members[team.id] ?? []).map(({ id, name, role }) => ({ id, name, ...(role ? { role } : {}) })),
    })),
    log: { events: control.length + all.length, heads: drill.heads() },
    generatedWall,
  };
}

/** The drill as if these teams alone had played it. */
export function narrowed(drill: ReportDrill, only: ReadonlySet<string>): ReportDrill {
  const teams = drill.plan.teams.filter(({ id }) => only.has(id));
  const worlds = new Set(teams.map(({ worldId }) => worldId));
  const mine = (event: WorldEvent): boolean => !('teamId' in event) || event.teamId === undefined || only.has(event.teamId);
  return {
    plan: { ...drill.plan, teams },
    phase: () => drill.phase(),
    clock: () => drill.clock(),
    controlEvents: () => drill.controlEvents(),
    worldEvents: () =>
      Object.fromEntries(
        Object.entries(drill.worldEvents()).flatMap(([id, events]) => (worlds.has(id) ? [[id, events.filter(mine)]] : [])),
      ),
    heads: () =>
      Object.fromEntries(
        Object.entries(drill.heads()).filter(
          ([stream]) => stream.startsWith('control') || worlds.has(stream.slice(stream.lastIndexOf(':') + 1)),
        ),
      ),
  };
}

const UNPLANNED = { vi: 'Tình huống ngoài kịch bản', en: 'Inject outside the scenario' };

/** An event without the reasons and wordings that somebody typed. */
function withoutWords<T extends ControlEvent | WorldEvent>(event: T): T {
  const { reason: _reason, ...rest } = event as T & { reason?: string };
  const bare = rest as unknown as T;
  if (bare.type === 'inject-created' && bare.adhoc) return { ...bare, adhoc: { ...bare.adhoc, title: UNPLANNED } };
  if (bare.type === 'inject-delivered' && bare.edited) return { ...bare, edited: { ...bare.edited, title: UNPLANNED } };
  return bare;
}

/** The sheet without the titles that EXCON typed. */
function withoutTitles(sheet: ScoreSheet, events: readonly WorldEvent[]): ScoreSheet {
  const adhoc = new Set<string>();
  for (const event of events) {
    if (event.type === 'inject-created' && (event.adhoc || (event.source !== undefined && adhoc.has(event.source))))
      adhoc.add(event.inject);
  }
  if (adhoc.size === 0) return sheet;
  const bare = (line: ScoreLine): ScoreLine => (adhoc.has(line.inject ?? '') ? { ...line, injectTitle: UNPLANNED } : line);
  return { ...sheet, teams: sheet.teams.map((team) => ({ ...team, lines: team.lines.map(bare) })) };
}

function observedOf(
  observations: readonly ObservationRecord[],
  people: Readonly<Record<string, string>>,
): AfterActionReport['observations'] {
  return observations
    .map(({ tag, text, teamId, objective, inject, by, seenX, seenWall, files }) => {
      const name = people[by];
      return {
        tag,
        text,
        at: { x: seenX, wall: seenWall },
        ...(teamId !== undefined && { teamId }),
        ...(objective !== undefined && { objective }),
        ...(inject !== undefined && { inject }),
        ...(name !== undefined && { by: name }),
        files: files?.length ?? 0,
      };
    })
    .toSorted((a, b) => a.at.x - b.at.x || a.at.wall - b.at.wall);
}

/** Overall rating of an objective: the best rating that at least half of the rated teams reached. */
function overallOf(ratings: Rating[]): Rating | null {
  const order = ratings.toSorted((a, b) => RATINGS.indexOf(a) - RATINGS.indexOf(b));
  return order[Math.ceil(order.length / 2) - 1] ?? null;
}

function objectivesOf({ plan }: ReportDrill, sheet: ScoreSheet): AfterActionReport['objectives'] {
  return plan.definition.objectives.map((objective) => {
    const scores = sheet.teams.flatMap((team) => team.objectives.filter((score) => score.id === objective.id));
    const rated = scores.flatMap((score) => (score.rating ? [score.rating] : []));
    const of = (rating: Rating): number => rated.filter((one) => one === rating).length;
    const possible = scores.reduce((sum, score) => sum + score.possible, 0);
    const earned = scores.reduce((sum, score) => sum + score.earned, 0);
    return {
      id: objective.id,
      title: objective.title,
      ...(objective.capability && { capability: objective.capability }),
      ...(objective.target && { target: objective.target }),
      csf: objective.csf,
      ratings: { P: of('P'), S: of('S'), M: of('M'), U: of('U'), none: scores.length - rated.length },
      overall: overallOf(rated),
      percent: possible > 0 ? (earned / possible) * 100 : null,
    };
  });
}

function timelineOf(
  { plan }: ReportDrill,
  control: ControlEvent[],
  worlds: WorldEvent[][],
  names: Map<string, string>,
): AfterActionReport['timeline'] {
  const entries = [...controlEntries(control), ...worlds.flatMap((events) => worldEntries(plan.definition, events, (id) => names.get(id)))];
  return entries.toSorted((a, b) => a.at.x - b.at.x || a.at.wall - b.at.wall);
}

/** What the scenario's rules noted, with the teams it happened to. */
function findingsOf({ plan }: ReportDrill, events: WorldEvent[]): AfterActionReport['findings'] {
  const teams = new Map<string, { effect: Extract<Effect, { kind: 'finding' }>; teams: Set<string> }>();
  for (const event of events) {
    if (event.type !== 'finding-noted') continue;
    const effect = plan.definition.rules.find((rule) => rule.id === event.rule)?.do[event.effect];
    if (effect?.kind !== 'finding') continue;
    const key = `${event.rule}/${event.effect}`;
    const noted = teams.get(key) ?? { effect, teams: new Set<string>() };
    for (const team of event.teams) noted.teams.add(team);
    teams.set(key, noted);
  }
  return [...teams.values()].map(({ effect, teams }) => ({
    kind: effect.finding,
    ...(effect.objective ? { objective: effect.objective } : {}),
    text: effect.text,
    teams: [...teams],
  }));
}
