/** What happens inside an exercise: commands, the caller's view, the log, the scores, files that came with injects. */
import { z } from 'zod';
import { mayFetch } from '../../audiences/index.js';
import { audienceOf, may, seatOf } from '../../auth/access.js';
import type { CommandGate } from '../../auth/command-gate.js';
import type { Principal } from '../../auth/principal.js';
import { Refused, problemFrom } from '../../errors.js';
import { wholeLog } from '../../drills/log-pages.js';
import type { Drill, LogEntry } from '../../drills/service.js';
import { frozenAt } from '../../scoring/index.js';
import { Ack, ControlCommand, SteerCommand, TeamCommand } from '../../shared/commands.js';
import { ScoreSheet } from '../../shared/scores.js';
import type { TeamView } from '../../shared/views.js';
import type { ExerciseDirectory, OpenDrill, ScoreDrill } from '../ports.js';
import { ok, route, type Reply, type Route } from '../route.js';

const tag = 'Drill';
const Id = z.object({ id: z.string() });

export const LogPage = z
  .object({
    events: z.array(z.object({ id: z.string(), stream: z.string(), seq: z.int(), type: z.string() }).loose()),
    cursor: z.string().describe('Opaque; always given, so that a tail can be followed.'),
    next: z.string().nullable().describe('The same, or null when nothing is left now.'),
  })
  .meta({ id: 'LogPage' });
const View = z
  .looseObject({ audience: z.enum(['team', 'excon', 'observer']), cursor: z.record(z.string(), z.int()) })
  .meta({ id: 'View', description: 'The view of the caller’s audience, with `cursor` and `clock` of the same moment.' });

/** Lazy, so that the document names the three instead of listing every command in place. */
const Command = z.union([z.lazy(() => TeamCommand), z.lazy(() => ControlCommand), z.lazy(() => SteerCommand)]).meta({ id: 'Command' });

const flat = ({ event, stream, seq }: LogEntry): object => ({ ...event, stream, seq });

function* lines(drill: Drill): Iterable<string> {
  for (const entry of wholeLog(drill)) yield JSON.stringify(flat(entry));
}

/** The team's own view, whoever looks at it. */
function teamView(drill: Drill, teamId: string): TeamView {
  const { snapshot } = drill.snapshot({ kind: 'team', teamId });
  if (snapshot.audience !== 'team') throw new Error('a team audience must get a team view');
  return snapshot;
}

/** A team's own sheet: its totals while the board is open, every line once published (W1, S6). */
function ownSheet(sheet: ScoreSheet, drill: Drill, teamId: string): ScoreSheet {
  const { open, published } = teamView(drill, teamId).score;
  if (!open && !published) {
    throw new Refused('forbidden', { detail: { vi: 'Bảng điểm chưa được mở.', en: 'The score board has not been opened.' } });
  }
  const own = sheet.teams.filter((team) => team.teamId === teamId);
  return { ...sheet, metrics: {}, teams: published ? own : own.map((team) => ({ ...team, objectives: [], lines: [], metrics: {} })) };
}

export function drillRoutes(deps: {
  open: OpenDrill;
  gate: CommandGate;
  score: ScoreDrill;
  outward: ScoreDrill;
  exercises: ExerciseDirectory;
}): Route[] {
  async function drillOf(id: string): Promise<Drill> {
    const drill = await deps.open(id);
    if (!drill) throw new Refused('not-found');
    return drill;
  }

  /** EXCON may look through a team's eyes. */
  function eyes(caller: Principal, drill: Drill, teamId: string | undefined) {
    const audience = audienceOf(caller, drill.plan.exerciseId);
    if (!audience) throw new Refused('forbidden');
    if (teamId === undefined) return audience;
    if (audience.kind !== 'excon') throw new Refused('forbidden');
    if (!drill.plan.teams.some((team) => team.id === teamId)) throw new Refused('not-found');
    return { kind: 'team' as const, teamId };
  }

  return [
    route({
      method: 'post',
      path: '/exercises/{id}/commands',
      tag,
      summary: 'A command of a team or of EXCON; the same as over the socket',
      access: { may: 'exercises.read', seat: true },
      params: Id,
      body: z.unknown(),
      bodyDoc: Command,
      answers: { 200: { description: 'Recorded; sent again with the same commandId it gets the same answer (A2).', schema: Ack } },
      refusals: ['not-found', 'unknown-command', 'wrong-phase', 'paused', 'ended', 'too-many'],
      async handle({ params, body, caller }): Promise<Reply> {
        const ack = await deps.gate.perform(caller, await drillOf(params.id), body);
        if (ack.ok) return ok(ack);
        const problem = problemFrom(ack.code, { vi: ack.message, en: ack.en });
        return { status: problem.status, type: 'application/problem+json', body: JSON.stringify(problem) };
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/snapshot',
      tag,
      summary: 'The caller’s view; EXCON may ask for a team’s',
      access: { may: 'exercises.read', seat: true, guest: 'observer' },
      params: Id,
      query: z.object({ team: z.string().optional() }),
      answers: { 200: { description: 'The view.', schema: View } },
      refusals: ['not-found'],
      async handle({ params, query, caller }) {
        const drill = await drillOf(params.id);
        const { snapshot, cursor } = drill.snapshot(eyes(caller, drill, query.team));
        return ok({ ...snapshot, cursor, clock: drill.clock() });
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/log',
      tag,
      summary: 'Everything recorded, page by page',
      access: { may: 'drill.watch' },
      params: Id,
      query: z.object({ after: z.string().max(4000).optional(), limit: z.coerce.number().int().min(1).max(5000).default(500) }),
      answers: { 200: { description: 'A page.', schema: LogPage } },
      refusals: ['not-found'],
      async handle({ params, query }) {
        const page = (await drillOf(params.id)).log(query.after ?? null, query.limit);
        return ok({ events: page.entries.map(flat), cursor: page.cursor, next: page.more ? page.cursor : null });
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/log.ndjson',
      tag,
      summary: 'Everything recorded, one event per line',
      access: { may: 'drill.watch' },
      params: Id,
      answers: { 200: { description: 'The log.', type: 'application/x-ndjson' } },
      refusals: ['not-found'],
      handle: async ({ params }) => ({ status: 200, lines: lines(await drillOf(params.id)) }),
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/scores',
      tag,
      summary:
        'The score sheets; a team gets its own once the board is open, as it stood when the board was frozen, and once the results are published, as they were given out last',
      access: { may: 'drill.watch', seat: true },
      params: Id,
      answers: { 200: { description: 'The sheets.', schema: ScoreSheet } },
      refusals: ['not-found'],
      async handle({ params, caller }) {
        const drill = await drillOf(params.id);
        const seat = seatOf(caller);
        if (!seat) return ok(await deps.score(drill));
        // what was given out is read for this team alone; before that all are scored, for the rank among them
        const own = drill.phase() === 'published' ? new Set([seat.teamId]) : undefined;
        return ok(ownSheet(await deps.outward(drill, frozenAt(drill.controlEvents()) ?? undefined, own), drill, seat.teamId));
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/files/{name+}',
      tag,
      summary: 'An attachment; a team gets those it has received',
      access: { may: 'drill.watch', seat: true },
      params: z.object({ id: z.string(), name: z.string().max(300) }),
      answers: { 200: { description: 'The file.', type: 'application/octet-stream' } },
      refusals: ['not-found'],
      async handle({ params, caller }): Promise<Reply> {
        const drill = await drillOf(params.id);
        const seat = seatOf(caller);
        // What a team has not received does not exist for it.
        if (!may(caller, 'drill.watch') && !(seat && mayFetch(teamView(drill, seat.teamId), params.name))) throw new Refused('not-found');
        const file = await deps.exercises.file(params.id, params.name);
        if (!file) throw new Refused('not-found');
        return {
          status: 200,
          type: file.type,
          body: file.bytes,
          headers: {
            'Content-Security-Policy': "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'",
            'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(params.name.split('/').at(-1) ?? 'file')}`,
          },
        };
      },
    }),
  ];
}
