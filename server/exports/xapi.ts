/**
 * The drill as xAPI statements (1.0.3 and 2.0 alike): who received, viewed, answered and did what, and how each team came out.
 * Members are accounts by their id, never by name; what they wrote is not told.
 */
import type { AskDef, Definition, InjectDef } from '../engine/definition.js';
import type { DrillPlan, LogEntry } from '../drills/service.js';
import type { EventOf } from '../shared/events.js';
import type { ScoreLine, ScoreSheet, TeamScore } from '../shared/scores.js';
import type { Bi } from '../shared/text.js';
import { unaddressed } from '../shared/unaddressed.js';
import { uuidOf } from './uuid.js';

export interface XapiInput {
  plan: DrillPlan;
  entries: Iterable<LogEntry>;
  sheet: ScoreSheet;
  /** Where accounts live: the address of this server, or a URN. */
  home: string;
}

const VERBS = {
  received: ['http://activitystrea.ms/schema/1.0/receive', 'đã nhận', 'received'],
  viewed: ['http://id.tincanapi.com/verb/viewed', 'đã xem', 'viewed'],
  responded: ['http://adlnet.gov/expapi/verbs/responded', 'đã thực hiện', 'responded'],
  answered: ['http://adlnet.gov/expapi/verbs/answered', 'đã trả lời', 'answered'],
  asked: ['http://adlnet.gov/expapi/verbs/asked', 'đã lấy gợi ý', 'asked'],
  failed: ['http://adlnet.gov/expapi/verbs/failed', 'đã quá hạn', 'failed'],
  completed: ['http://adlnet.gov/expapi/verbs/completed', 'đã hoàn thành', 'completed'],
} as const;
type Verb = keyof typeof VERBS;

const KINDS = {
  inject: 'http://adlnet.gov/expapi/activities/simulation',
  action: 'http://adlnet.gov/expapi/activities/performance',
  question: 'http://adlnet.gov/expapi/activities/question',
  hint: 'http://adlnet.gov/expapi/activities/media',
  exercise: 'http://adlnet.gov/expapi/activities/course',
  scenario: 'http://adlnet.gov/expapi/activities/module',
} as const;

const map = ({ vi, en }: Bi) => ({ vi, en });

/** ms → ISO 8601, to the hundredth of a second as xAPI compares it. */
export function isoDuration(ms: number): string {
  const seconds = Math.round(ms / 10) / 100;
  const h = Math.floor(seconds / 3600);
  const m = Math.floor((seconds % 3600) / 60);
  const s = Math.round((seconds % 60) * 100) / 100;
  return `PT${h > 0 ? `${h}H` : ''}${m > 0 ? `${m}M` : ''}${s > 0 || (h === 0 && m === 0) ? `${s}S` : ''}`;
}

/** Nothing where nothing could be earned; scaled from -1 to 1. */
function scoreOf(earned: number, possible: number): { score?: object } {
  if (possible <= 0) return {};
  const raw = Math.max(0, Math.min(earned, possible));
  return { score: { scaled: raw / possible, raw, min: 0, max: possible } };
}

/** What a line of the score sheet says of the act that served it. */
function resultOf(line: ScoreLine | undefined): { result?: object } {
  if (!line || line.kind === 'penalty') return {};
  return {
    result: {
      ...scoreOf(line.earned, line.possible),
      completion: true,
      success: line.state === 'met',
      ...(line.responseMs !== undefined && { duration: isoDuration(line.responseMs) }),
    },
  };
}

/** Statements in the order of the log, then one for each team's result. */
export function* xapiStatements(input: XapiInput): Iterable<object> {
  const { plan, entries, sheet } = input;
  const things = activities(input);
  const lines = new Map(sheet.teams.flatMap((team) => team.lines.flatMap((line) => (line.eventId ? [[line.eventId, line]] : []))));
  const titles = new Map<string, Bi>();
  let ended: EventOf<'ended'> | undefined;
  for (const { stream, event } of entries) {
    if (event.type === 'inject-created') titles.set(event.inject, titleOf(plan.definition, event));
    if (event.type === 'ended' && stream.startsWith('control:')) ended = event;
    const made = spoken(event, { plan, things, titles, lines });
    if (made) yield statement(event, made.teamId, made, things);
  }
  if (!ended) return;
  for (const team of sheet.teams) yield statement(ended, team.teamId, resultOfTeam(team, ended, things), things, team.teamId);
}

interface Spoken {
  teamId: string;
  /** Absent: the whole team. */
  member?: string | undefined;
  verb: Verb;
  object: object;
  /** The inject it belongs to. */
  parent?: object;
  result?: object;
}

interface Knowledge {
  plan: DrillPlan;
  things: ReturnType<typeof activities>;
  /** Titles of injects that came up in play. */
  titles: ReadonlyMap<string, Bi>;
  lines: ReadonlyMap<string, ScoreLine>;
}

const titleOf = (definition: Definition, { adhoc, source, inject }: EventOf<'inject-created'>): Bi =>
  adhoc?.title ?? definition.injects.find(({ id }) => id === source)?.title ?? { vi: inject, en: inject };

function spoken(event: LogEntry['event'], { plan: { definition }, things, titles, lines }: Knowledge): Spoken | null {
  const known = (id: string | undefined): InjectDef | undefined => definition.injects.find((one) => one.id === id);
  const inject = (id: string): object => things.inject(id, known(id)?.title ?? titles.get(id));
  const parent = (id: string | undefined): { parent?: object } => (id === undefined ? {} : { parent: inject(id) });
  switch (event.type) {
    case 'inject-delivered':
      return { teamId: event.teamId, verb: 'received', object: inject(event.inject) };
    case 'inject-seen':
      return { teamId: event.teamId, member: event.memberId, verb: 'viewed', object: inject(event.inject) };
    case 'action-recorded':
    case 'report-recorded': {
      const { teamId, memberId: member } = event;
      const action = definition.actions[event.action];
      const object = things.action(event.action, action?.title);
      const scored = action?.harmful ? { result: { success: false } } : resultOf(lines.get(event.id));
      return { teamId, member, verb: 'responded', object, ...parent(event.serves?.inject ?? event.inject), ...scored };
    }
    case 'answer-recorded': {
      const { teamId, memberId: member } = event;
      const ask = known(event.inject)?.asks.find(({ id }) => id === event.ask);
      const { result } = resultOf(lines.get(event.id));
      const said = responseOf(ask, event.value);
      return {
        teamId,
        member,
        verb: 'answered',
        object: things.question(event.inject, event.ask, ask?.prompt),
        ...parent(event.inject),
        ...((result || said !== null) && { result: { ...result, ...(said !== null && { response: said }) } }),
      };
    }
    case 'hint-taken':
      return {
        teamId: event.teamId,
        member: event.memberId,
        verb: 'asked',
        object: things.hint(event.inject, event.hint),
        ...parent(event.inject),
      };
    case 'max-passed': {
      const owed = known(event.inject);
      const action = owed?.expects.find(({ id }) => id === event.expect)?.action;
      const object =
        event.ask !== undefined
          ? things.question(event.inject, event.ask, owed?.asks.find(({ id }) => id === event.ask)?.prompt)
          : action === undefined
            ? inject(event.inject)
            : things.action(action, definition.actions[action]?.title);
      return { teamId: event.teamId, verb: 'failed', object, ...parent(event.inject), result: { completion: false, success: false } };
    }
    default:
      return null;
  }
}

/** Chosen options and numbers as xAPI writes them; null for free words, which may say who wrote them. */
function responseOf(ask: AskDef | undefined, value: string | number | string[]): string | null {
  if (!ask || ask.type === 'text') return null;
  return Array.isArray(value) ? value.join('[,]') : String(value);
}

function resultOfTeam({ teamId, earned, possible }: TeamScore, ended: EventOf<'ended'>, things: Knowledge['things']): Spoken {
  return {
    teamId,
    verb: 'completed',
    object: things.exercise,
    result: { ...scoreOf(earned, possible), completion: true, duration: isoDuration(ended.at.x) },
  };
}

function activities({ plan, home }: XapiInput) {
  const { definition, exerciseId } = plan;
  const sign = home.startsWith('urn:') ? ':' : '/';
  const root = home.startsWith('urn:') ? home : `${home}/xapi`;
  const iri = (...parts: string[]): string => [root, ...parts.map(encodeURIComponent)].join(sign);
  const scenario = (...parts: string[]): string => iri('scenarios', definition.id, ...parts);
  const activity = (id: string, type: keyof typeof KINDS, name?: Bi): object => ({
    objectType: 'Activity',
    id,
    definition: { type: KINDS[type], ...(name && { name: map(unaddressed(name)) }) },
  });
  const planned = new Set(definition.injects.map(({ id }) => id));
  return {
    iri,
    account: (name: string) => ({ homePage: home, name }),
    exercise: activity(iri('exercises', exerciseId), 'exercise', { vi: plan.name, en: plan.name }),
    scenario: activity(scenario(), 'scenario', definition.title),
    /** The same inject is the same activity in every drill of the scenario; what came up in play belongs to this drill. */
    inject: (id: string, title: Bi | undefined): object =>
      activity(planned.has(id) ? scenario('injects', id) : iri('exercises', exerciseId, 'injects', id), 'inject', title),
    action: (code: string, title: Bi | undefined): object => activity(scenario('actions', code), 'action', title),
    question: (inject: string, ask: string, prompt: Bi | undefined): object =>
      activity(scenario('injects', inject, 'questions', ask), 'question', prompt),
    hint: (inject: string, hint: string): object => activity(scenario('injects', inject, 'hints', hint), 'hint'),
    registration: (teamId: string): string => uuidOf(`xapi/${exerciseId}/${teamId}`),
    statementId: (event: string, more: string): string => uuidOf(`xapi/${exerciseId}/${event}/${more}`),
    team: (teamId: string) => ({
      objectType: 'Group',
      name: plan.teams.find(({ id }) => id === teamId)?.name ?? teamId,
      account: { homePage: home, name: `${exerciseId}/${teamId}` },
    }),
  };
}

function statement(
  event: LogEntry['event'],
  teamId: string,
  { member, verb, object, parent, result }: Spoken,
  things: ReturnType<typeof activities>,
  more = '',
): object {
  const [id, vi, en] = VERBS[verb];
  const team = things.team(teamId);
  return {
    id: things.statementId(event.id, more),
    actor: member === undefined ? team : { objectType: 'Agent', account: things.account(member) },
    verb: { id, display: { vi, en } },
    object,
    ...(result && { result }),
    context: {
      registration: things.registration(teamId),
      team,
      platform: 'dientap',
      contextActivities: { ...(parent && { parent: [parent] }), grouping: [things.exercise, things.scenario] },
      extensions: { [things.iri('extensions', 'drill-time-ms')]: event.at.x },
    },
    timestamp: new Date(event.at.wall).toISOString(),
  };
}
