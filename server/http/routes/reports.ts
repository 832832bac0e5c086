/** The after-action report in its editions, as a page, a print and data; long prints; what an official paper says around it. */
import { z } from 'zod';
import { requirePermission, seatOf } from '../../auth/access.js';
import type { Principal } from '../../auth/principal.js';
import type { HostClock } from '../../drills/ports.js';
import type { Drill } from '../../drills/service.js';
import { Refused } from '../../errors.js';
import { CreatePrint, PrintState } from '../../shared/prints.js';
import { Layout, OfficialPaper } from '../../shared/publishing.js';
import { AfterActionReport } from '../../shared/report.js';
import type { OpenDrill, PaperStore, ReportMaker, ReportOptions } from '../ports.js';
import { ok, route, type Reply, type Route } from '../route.js';

/** The page brings its own styles, fonts and pictures, and runs nothing. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const TYPES = { html: 'text/html', pdf: 'application/pdf', json: 'application/json' } as const;
type Format = keyof typeof TYPES;

const tag = 'Report';
const Id = z.object({ id: z.string() });
const PrintId = z.object({ id: z.string(), printId: z.string() });
const lang = z.enum(['vi', 'en']).default('vi');
export const TeamQuery = z.object({ lang, layout: Layout.optional() });
export const WholeQuery = TeamQuery.extend({
  kind: z.string().max(80).optional().describe('Kind of agency, as the directory calls it: its teams alone, ranked among themselves.'),
  anonymous: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('Teams are letters, nobody is named.'),
});
const watch = { may: 'drill.watch' } as const;
const orSeat = { may: 'drill.watch', seat: true } as const;

interface Deps {
  open: OpenDrill;
  reports: ReportMaker;
  papers: PaperStore;
  clock: HostClock;
}

/** Only what is given: an absent choice is not `undefined`. */
export const given = <T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;

/** Names of files hold nothing that a header could not. */
export const fileName = ({ teamId, kind, anonymous }: ReportOptions): string =>
  ['report', teamId, kind && 'kind', anonymous && 'anonymous']
    .filter(Boolean)
    .join('-')
    .replaceAll(/[^\w-]/g, '_');

async function make(reports: ReportMaker, format: Format, exerciseId: string, options: ReportOptions): Promise<Reply> {
  if (format === 'json') return ok(await reports.json(exerciseId, options));
  if (format === 'html') {
    const body = await reports.html(exerciseId, options);
    return { status: 200, type: TYPES.html, body, headers: { 'Content-Security-Policy': PAGE_POLICY } };
  }
  return pdf(await reports.pdf(exerciseId, options), options);
}
const pdf = (body: Buffer, options: ReportOptions): Reply => ({
  status: 200,
  type: TYPES.pdf,
  body,
  headers: { 'Content-Disposition': `inline; filename="${fileName(options)}.pdf"` },
});

/** A team reads its own report once the results are published, as they were given out. */
export function requireOwn(caller: Principal, teamId: string | undefined, drill: Drill): { given?: true } {
  const seat = seatOf(caller);
  if (!seat) return {};
  if (seat.teamId !== teamId) throw new Refused('forbidden');
  if (drill.phase() !== 'published') {
    throw new Refused('forbidden', { detail: { vi: 'Kết quả chưa được công bố.', en: 'The results have not been published.' } });
  }
  return { given: true };
}

/** A shared link shows one edition, as it was given out: page and print, whatever else is asked for. */
function editionOf(caller: Principal, drill: Drill): { given?: true; anonymous?: boolean } {
  if (caller.kind !== 'guest') return {};
  if (drill.phase() !== 'published') throw new Refused('not-published');
  return { given: true, anonymous: caller.anonymous === true };
}

export async function drillOf(open: OpenDrill, id: string): Promise<Drill> {
  const drill = await open(id);
  if (!drill) throw new Refused('not-found');
  return drill;
}
export function requireTeam(drill: Drill, teamId: string | undefined): void {
  if (teamId !== undefined && !drill.plan.teams.some((team) => team.id === teamId)) throw new Refused('not-found');
}

const FORMATS = Object.keys(TYPES) as Format[];
const answers = (format: Format) => ({
  200: { description: 'The report.', type: TYPES[format], ...(format === 'json' && { schema: AfterActionReport }) },
});

function editions({ open, reports }: Deps): Route[] {
  return FORMATS.flatMap((format) => [
    route({
      method: 'get',
      path: `/exercises/{id}/report.${format}`,
      tag,
      summary: `The after-action report (${format.toUpperCase()}): whole, of one kind of agency, or without names`,
      access: format === 'json' ? watch : { ...watch, guest: 'report' },
      params: Id,
      query: WholeQuery,
      answers: answers(format),
      refusals: ['not-found', 'wrong-phase', 'not-published', 'bad-template'],
      async handle({ params, query, caller }) {
        const edition = editionOf(caller, await drillOf(open, params.id));
        if (edition.given && query.kind !== undefined) throw new Refused('forbidden');
        return make(reports, format, params.id, { ...given(query), ...edition });
      },
    }),
    route({
      method: 'get',
      path: `/exercises/{id}/teams/{teamId}/report.${format}`,
      tag,
      summary: `One team’s report (${format.toUpperCase()})`,
      access: orSeat,
      params: z.object({ id: z.string(), teamId: z.string() }),
      query: TeamQuery,
      answers: answers(format),
      refusals: ['not-found', 'wrong-phase', 'bad-template'],
      async handle({ params: { id, teamId }, query, caller }) {
        const drill = await drillOf(open, id);
        requireTeam(drill, teamId);
        return make(reports, format, id, { ...given(query), ...requireOwn(caller, teamId, drill), teamId });
      },
    }),
  ]);
}

function prints({ open, reports }: Deps): Route[] {
  /** @throws Refused forbidden for a team that looks after another's print */
  async function mine(caller: Principal, id: string, printId: string): Promise<z.infer<typeof PrintState>> {
    const drill = await drillOf(open, id);
    const state = reports.prints.state(id, printId);
    requireOwn(caller, state.teamId, drill);
    return state;
  }
  return [
    route({
      method: 'post',
      path: '/exercises/{id}/prints',
      tag,
      summary: 'A print of the report that may take a while; kept for half an hour after it is done',
      access: orSeat,
      params: Id,
      body: CreatePrint,
      answers: { 202: { description: 'Accepted.', schema: PrintState } },
      refusals: ['not-found', 'wrong-phase', 'too-many'],
      async handle({ params, body: { format: _format, ...order }, caller }) {
        const drill = await drillOf(open, params.id);
        requireTeam(drill, order.teamId);
        const own = requireOwn(caller, order.teamId, drill);
        if (['planned', 'ready'].includes(drill.phase())) throw new Refused('wrong-phase');
        return { status: 202, body: reports.prints.start(params.id, { ...given(order), ...own }) };
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/prints/{printId}',
      tag,
      summary: 'How far a print is',
      access: orSeat,
      params: PrintId,
      answers: { 200: { description: 'Its state.', schema: PrintState } },
      refusals: ['not-found'],
      handle: async ({ params, caller }) => ok(await mine(caller, params.id, params.printId)),
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/prints/{printId}/file',
      tag,
      summary: 'The printed report',
      access: orSeat,
      params: PrintId,
      answers: { 200: { description: 'The PDF.', type: TYPES.pdf } },
      refusals: ['not-found', 'print-under-way', 'print-failed'],
      async handle({ params, caller }) {
        await mine(caller, params.id, params.printId);
        const { bytes, order } = reports.prints.file(params.id, params.printId);
        return pdf(bytes, order);
      },
    }),
  ];
}

function paper({ open, papers, clock }: Deps): Route[] {
  const answer = { 200: { description: 'What is entered; nothing is required.', schema: OfficialPaper } };
  return [
    route({
      method: 'get',
      path: '/exercises/{id}/paper',
      tag,
      summary: 'What an official report says around the figures: bodies, number, addressees, signer',
      access: watch,
      params: Id,
      answers: answer,
      refusals: ['not-found'],
      async handle({ params }) {
        await drillOf(open, params.id);
        return ok(await papers.get(params.id));
      },
    }),
    route({
      method: 'put',
      path: '/exercises/{id}/paper',
      tag,
      summary: 'Enters it; what is left out is printed as dots',
      access: { may: 'drill.publish' },
      params: Id,
      body: OfficialPaper,
      answers: answer,
      refusals: ['not-found'],
      async handle({ params, body, caller }) {
        const { userId } = requirePermission(caller, 'drill.publish');
        await drillOf(open, params.id);
        await papers.put(params.id, body, userId, clock.wall());
        return ok(await papers.get(params.id));
      },
    }),
  ];
}

export const reportRoutes = (deps: Deps): Route[] => [...editions(deps), ...prints(deps), ...paper(deps)];
