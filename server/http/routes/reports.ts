/** The after-action report, whole and per team, as a page, a print and data. */
import { z } from 'zod';
import { seatOf } from '../../auth/access.js';
import type { Principal } from '../../auth/principal.js';
import { Refused } from '../../errors.js';
import type { OpenDrill, ReportMaker, ReportOptions } from '../ports.js';
import { route, type Reply, type Route } from '../route.js';

/** The page brings its own styles, fonts and pictures, and runs nothing. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const TYPES = { html: 'text/html', pdf: 'application/pdf', json: 'application/json' } as const;
type Format = keyof typeof TYPES;

export function reportRoutes(deps: { open: OpenDrill; reports: ReportMaker }): Route[] {
  async function make(format: Format, exerciseId: string, opts: ReportOptions): Promise<Reply> {
    const { reports } = deps;
    if (format === 'json') return { status: 200, body: await reports.json(exerciseId, opts) };
    const name = opts.teamId ? `report-${opts.teamId}` : 'report';
    if (format === 'html') {
      return {
        status: 200,
        type: TYPES.html,
        body: await reports.html(exerciseId, opts),
        headers: { 'Content-Security-Policy': PAGE_POLICY },
      };
    }
    return {
      status: 200,
      type: TYPES.pdf,
      body: await reports.pdf(exerciseId, opts),
      headers: { 'Content-Disposition': `inline; filename="${name}.pdf"` },
    };
  }

  /** A team reads its own report once the results are published. */
  function requireOwn(caller: Principal, teamId: string, phase: string): void {
    const seat = seatOf(caller);
    if (!seat) return;
    if (seat.teamId !== teamId) throw new Refused('forbidden');
    if (phase !== 'published') {
      throw new Refused('forbidden', { detail: { vi: 'Kết quả chưa được công bố.', en: 'The results have not been published.' } });
    }
  }

  const query = z.object({ lang: z.enum(['vi', 'en']).default('vi') });
  return (Object.keys(TYPES) as Format[]).flatMap((format) => [
    route({
      method: 'get',
      path: `/exercises/{id}/report.${format}`,
      tag: 'Report',
      summary: `The after-action report (${format.toUpperCase()})`,
      access: { may: 'drill.watch' },
      params: z.object({ id: z.string() }),
      query,
      answers: { 200: { description: 'The report.', type: TYPES[format] } },
      refusals: ['not-found', 'wrong-phase'],
      async handle({ params, query: { lang } }) {
        if (!(await deps.open(params.id))) throw new Refused('not-found');
        return make(format, params.id, { lang });
      },
    }),
    route({
      method: 'get',
      path: `/exercises/{id}/teams/{teamId}/report.${format}`,
      tag: 'Report',
      summary: `One team’s report (${format.toUpperCase()})`,
      access: { may: 'drill.watch', seat: true },
      params: z.object({ id: z.string(), teamId: z.string() }),
      query,
      answers: { 200: { description: 'The report.', type: TYPES[format] } },
      refusals: ['not-found', 'wrong-phase'],
      async handle({ params, query: { lang }, caller }) {
        const drill = await deps.open(params.id);
        if (!drill?.plan.teams.some((team) => team.id === params.teamId)) throw new Refused('not-found');
        requireOwn(caller, params.teamId, drill.phase());
        return make(format, params.id, { lang, teamId: params.teamId });
      },
    }),
  ]);
}
