/** What the templates are given: the report, and its parts in the order and grouping that paper needs. See docs/REPORTS.md. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { lanePicture, picturesOf, type Picture } from '../charts/index.js';
import { chartTables } from '../charts/options/tables.js';
import { TAGS } from '../shared/evaluation.js';
import { STATEMENTS } from '../shared/feedback.js';
import type { AfterActionReport } from '../shared/report.js';
import type { Bi, Lang } from '../shared/text.js';
import { eventLog } from './event-log.js';
import { printedTables, type PrintedTable } from './tables.js';
import { lighter } from './svg.js';
import type { Glossary } from './templates.js';

type Report = AfterActionReport;

/** Teams of a long list have their sheets at the end, each on its own anchor. */
export const sheetAnchor = (teamId: string): string => `sheet-${teamId.replaceAll(/[^\w-]/g, '_')}`;

/** Up to so many teams the ranking says on which page each sheet stands; beyond, the sheets follow in the ranking's order. */
export const NUMBERED_SHEETS = 100;
/** More streams than this are printed as the hash of their list. */
const MOST_HEADS = 14;

interface Point {
  /** `2.1`: of the objective or, without one, of the general part. */
  number: string;
  title: Bi;
  reference?: string;
  analysis?: string;
  urgent: boolean;
  teams: string[];
  nTeams: number | null;
}

export function viewOf(report: Report, lang: Lang, glossary: Glossary) {
  const { edition, sheet } = report;
  const single = edition.teamId !== undefined;
  const names = Object.fromEntries(report.participants.map((team) => [team.teamId, team.team]));
  const teams = sheet.teams
    .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity))
    .map((team) => ({ ...team, anchor: sheetAnchor(team.teamId) }));
  const points = pointsOf(report, names);
  const issue = report.publication?.issues.at(-1);
  return {
    report,
    single,
    whole: !single,
    team: single ? teams[0] : undefined,
    teams,
    names,
    issue: report.published ? issue : undefined,
    draft: !report.published,
    sheetPages: teams.length <= NUMBERED_SHEETS,
    metrics: Object.entries(report.metrics).map(([name, stat]) => ({ name, ...stat })),
    objectives: report.objectives.map((objective, at) => ({
      ...objective,
      number: at + 1,
      own: teams.length === 1 ? teams[0]?.objectives.find(({ id }) => id === objective.id) : undefined,
      strengths: points.strengths.filter((point) => point.objective === objective.id),
      improvements: points.improvements.filter((point) => point.objective === objective.id),
    })),
    general: {
      strengths: points.strengths.filter(({ objective }) => objective === undefined),
      improvements: points.improvements.filter(({ objective }) => objective === undefined),
    },
    strengths: points.strengths,
    improvements: points.improvements,
    actions: actionsOf(report),
    observed: TAGS.map((tag) => ({ tag, list: report.observations.filter((one) => one.tag === tag) })).filter(
      ({ list }) => list.length > 0,
    ),
    events: single ? null : eventLog(report, names),
    chronology: single ? report.timeline : null,
    feedback: report.feedback && {
      ...report.feedback,
      statements: report.feedback.statements.map((row) => ({ ...row, text: STATEMENTS.find(({ id }) => id === row.id) })),
      lists: (['strengths', 'improvements', 'missed', 'comments'] as const).flatMap((key) => {
        const list = report.feedback?.[key] ?? [];
        return list.length > 0 ? [{ key, list }] : [];
      }),
    },
    appeals: report.appeals.map((appeal) => ({ ...appeal, line: lineOf(report, appeal) })),
    sensitivity: report.sensitivity?.filter(({ applies }) => applies) ?? [],
    proof: proofOf(report),
    ...picturesIn(report, lang, single),
    glossary,
  };
}
export type ReportView = ReturnType<typeof viewOf>;

/** The line that an appeal is about, as its sheet names it. */
function lineOf({ sheet }: Report, { teamId, ref }: { teamId: string; ref: string }): { number: string; label: Bi } | null {
  const line = sheet.teams.find((team) => team.teamId === teamId)?.lines.find((one) => one.ref === ref);
  return line ? { number: line.number ?? '', label: line.label } : null;
}

function proofOf({ log, sheet }: Report) {
  const heads = Object.entries(log.heads).map(([stream, head]) => ({ stream, ...head }));
  return {
    rubric: sheet.rubric,
    events: log.events,
    heads: heads.length <= MOST_HEADS ? heads : heads.filter(({ stream }) => stream.startsWith('control')),
    streams: heads.length,
    /** SHA-256 of the canonical JSON (RFC 8785) of `log.heads`, as `dientap verify` says it; null where an edition names no streams. */
    hash:
      heads.length === 0
        ? null
        : createHash('sha256')
            .update(canonicalize(log.heads) ?? '')
            .digest('hex'),
  };
}

const printed = (picture: Picture): Picture => ({ ...picture, svg: lighter(picture.svg) });

function picturesIn(report: Report, lang: Lang, single: boolean): { pictures: Picture[]; lane: Picture | null; tables: PrintedTable[] } {
  if (single) {
    const lane = report.edition.teamId === undefined ? null : lanePicture(report, report.edition.teamId, lang);
    return { pictures: [], lane: lane && printed(lane), tables: [] };
  }
  return { pictures: picturesOf(report, lang).map(printed), lane: null, tables: printedTables(chartTables(report), lang) };
}

/** Findings as numbered points: those of the improvement plan, and what the scenario's rules noted and nobody has taken up there. */
function pointsOf(report: Report, names: Record<string, string>) {
  const place = new Map(report.objectives.map(({ id }, at) => [id, at + 1]));
  const taken = new Set(report.improvement.findings.map(({ title }) => title.trim()));
  const all = [
    ...report.improvement.findings.map(({ kind, title, reference, analysis, urgent, teams, objective }) => ({
      kind,
      title: { vi: title, en: title },
      urgent: urgent === true,
      ...(reference !== undefined && { reference }),
      ...(analysis !== undefined && { analysis }),
      ...(teams !== undefined && { teams }),
      ...(objective !== undefined && place.has(objective) && { objective }),
    })),
    ...report.findings
      .filter(({ text }) => !taken.has(text.vi.trim()) && !taken.has(text.en.trim()))
      .map(({ kind, text, teams, objective }) => ({
        kind,
        title: text,
        urgent: false,
        teams,
        ...(objective !== undefined && place.has(objective) && { objective }),
      })),
  ];
  const numbered = (kind: 'strength' | 'improvement'): (Point & { objective?: string })[] => {
    const counts = new Map<string, number>();
    return all
      .filter((one) => one.kind === kind)
      .toSorted((a, b) => (place.get(a.objective ?? '') ?? 99) - (place.get(b.objective ?? '') ?? 99))
      .map(({ kind: _kind, teams, ...one }) => {
        const chapter = one.objective === undefined ? String(report.objectives.length + 1) : String(place.get(one.objective));
        const n = (counts.get(chapter) ?? 0) + 1;
        counts.set(chapter, n);
        return {
          ...one,
          number: `${chapter}.${n}`,
          teams: teams && teams.length <= NAMED ? teams.map((team) => names[team] ?? team) : [],
          nTeams: teams === undefined ? null : teams.length,
        };
      });
  };
  return { strengths: numbered('strength'), improvements: numbered('improvement') };
}
/** So many teams are named in a finding; more are counted. */
const NAMED = 3;

function actionsOf({ improvement, objectives }: Report) {
  const titles = new Map(improvement.findings.map(({ id, title }) => [id, title]));
  return improvement.actions
    .filter(({ status }) => status !== 'dropped')
    .map((action) => ({
      ...action,
      finding: titles.get(action.findingId) ?? action.issue,
      about: action.capability ?? objectives.find(({ id }) => id === action.objective)?.title,
    }));
}
