/** Editions of the report: one team's, one kind of agency's, and one without names. Each is cut from the whole, never added to. */
import { createHash } from 'node:crypto';
import type { Analysis, Distribution } from '../shared/analysis.js';
import type { ImprovementPlan } from '../shared/improvement.js';
import type { Publication } from '../shared/publishing.js';
import type { AfterActionReport } from '../shared/report.js';
import { outward, outwardAction } from './outward.js';

type Report = AfterActionReport;
type Team = Report['sheet']['teams'][number];

/** Figures over all teams stay, the times of single teams do not. */
const figuresOnly = (list: readonly Distribution[]): Distribution[] => list.map((one) => ({ ...one, values: [], censored: [] }));

/** Of the heat map's columns those of injects that the team received. */
function receivedBy({ injects, rows }: Analysis['heat'], teamId: string): number[] {
  const cells = rows.find((row) => row.teamId === teamId)?.cells ?? [];
  return injects.flatMap((_, at) => (cells[at] ? [at] : []));
}

function analysisOf({ distributions, funnel, heat, ...rest }: Analysis, teamId: string): Analysis {
  const columns = receivedBy(heat, teamId);
  const injects = columns.flatMap((at) => heat.injects[at] ?? []);
  const received = new Set(injects);
  return {
    ...rest,
    distributions: {
      stamp: figuresOnly(distributions.stamp),
      inject: figuresOnly(distributions.inject).filter(({ key }) => received.has(key)),
      objective: figuresOnly(distributions.objective),
      team: distributions.team.filter((one) => one.key === teamId),
      // a kind may be a single other team
      kind: [],
    },
    funnel: { ...funnel, injects: funnel.injects.filter(({ inject }) => received.has(inject)) },
    heat: {
      injects,
      rows: heat.rows.filter((row) => row.teamId === teamId).map((row) => ({ teamId, cells: columns.map((at) => row.cells[at] ?? null) })),
    },
  };
}

/** Findings of these teams and of all together, with what is to be done about them. */
function planOf(plan: ImprovementPlan, teams: ReadonlySet<string>): ImprovementPlan {
  const findings = plan.findings
    .filter((finding) => finding.teams === undefined || finding.teams.some((team) => teams.has(team)))
    .map(({ teams: named, ...finding }) => ({ ...finding, ...(named && { teams: named.filter((team) => teams.has(team)) }) }));
  const kept = new Set(findings.map(({ id }) => id));
  return { ...plan, findings, actions: plan.actions.filter(({ findingId }) => kept.has(findingId)), promises: [] };
}

const openOnes = (publication: Publication | null, appeals: Report['appeals']): Publication | null =>
  publication && { ...publication, openAppeals: appeals.filter(({ answer }) => !answer).length };

/** A team's own edition: nothing of other teams but its rank among them. */
export function forTeam(report: Report, teamId: string): Report {
  const appeals = report.appeals.filter((appeal) => appeal.teamId === teamId);
  const analysis = analysisOf(report.analysis, teamId);
  const received = new Set(analysis.heat.injects);
  return outward({
    ...report,
    edition: { ...report.edition, teamId },
    summary: [],
    analysis,
    sensitivity: null,
    // who signed, signed the plan of all
    improvement: { ...planOf(report.improvement, new Set([teamId])), signatures: [] },
    feedback: null,
    appeals,
    publication: openOnes(report.publication, appeals),
    sheet: { ...report.sheet, teams: report.sheet.teams.filter((team) => team.teamId === teamId) },
    injects: report.injects.filter(({ id }) => received.has(id)),
    timeline: report.timeline.filter((entry) => entry.teamId === teamId || (entry.teamId === undefined && entry.kind === 'control')),
    findings: report.findings.filter((finding) => finding.teams.includes(teamId)).map((finding) => ({ ...finding, teams: [teamId] })),
    observations: report.observations.filter((one) => one.teamId === teamId),
    participants: report.participants.filter((team) => team.teamId === teamId),
    // names of streams would tell how many worlds there were
    log: { ...report.log, heads: {} },
  });
}

/** What of the surroundings belongs to these teams; the report itself was built from them alone. */
export function forKind(report: Report, kind: string): Report {
  const teams = new Set(report.participants.map(({ teamId }) => teamId));
  const appeals = report.appeals.filter((appeal) => teams.has(appeal.teamId));
  return {
    ...report,
    edition: { ...report.edition, kind },
    sensitivity: null,
    feedback: null,
    improvement: planOf(report.improvement, teams),
    appeals,
    publication: openOnes(report.publication, appeals),
    findings: report.findings
      .map((finding) => ({ ...finding, teams: finding.teams.filter((team) => teams.has(team)) }))
      .filter((finding) => finding.teams.length > 0),
    observations: report.observations.filter(({ teamId }) => teamId === undefined || teams.has(teamId)),
  };
}

/** 0 → `A`, 25 → `Z`, 26 → `AA`. */
function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${letters(Math.floor(at / 26) - 1)}${last}`;
}

/** Teams by letters, in an order that only the exercise's id decides: neither rank nor plan can be read from it. */
export function lettersOf(exerciseId: string, teamIds: readonly string[]): Map<string, string> {
  const drawn = (teamId: string): string => createHash('sha256').update(`${exerciseId}\n${teamId}`).digest('hex');
  return new Map(teamIds.toSorted((a, b) => (drawn(a) < drawn(b) ? -1 : 1)).map((teamId, at) => [teamId, letters(at)]));
}

const byLetter = <T extends { teamId: string }>(list: T[]): T[] =>
  list.toSorted((a, b) => a.teamId.length - b.teamId.length || (a.teamId < b.teamId ? -1 : 1));

/**
 * Without names: teams are letters, people and agencies are gone, and with them every word that a team, an evaluator or EXCON
 * wrote freely. `report` is one built `anonymous`, so that its timeline holds no names and reasons; what organisers wrote in
 * findings and actions stays, names of teams, agencies and people in it are struck out.
 */
export function anonymised(report: Report): Report {
  const letter = lettersOf(
    report.exercise.id,
    report.participants.map(({ teamId }) => teamId),
  );
  const to = (teamId: string): string => letter.get(teamId) ?? '–';
  const renamed = <T extends { teamId?: string | undefined }>(list: readonly T[]): T[] =>
    list.map((one) => (one.teamId === undefined ? one : { ...one, teamId: to(one.teamId) }));
  const { analysis, improvement, feedback, publication } = report;
  const bare: Report = {
    ...report,
    edition: { ...report.edition, ...(report.edition.teamId !== undefined && { teamId: to(report.edition.teamId) }), anonymous: true },
    analysis: {
      ...analysis,
      distributions: {
        ...analysis.distributions,
        team: analysis.distributions.team.map((one) => ({ ...one, key: to(one.key), label: { vi: to(one.key), en: to(one.key) } })),
        kind: [],
      },
      heat: { ...analysis.heat, rows: byLetter(renamed(analysis.heat.rows)) },
    },
    sensitivity: report.sensitivity && report.sensitivity.map((variant) => ({ ...variant, teams: renamed(variant.teams) })),
    improvement: {
      ...improvement,
      findings: improvement.findings.map((finding) => ({ ...finding, by: '', ...(finding.teams && { teams: finding.teams.map(to) }) })),
      actions: improvement.actions.map(outwardAction).map(({ agencyId: _agency, ...action }) => ({ ...action, responsible: '–' })),
      signatures: [],
      promises: [],
    },
    feedback: feedback && { ...feedback, strengths: [], improvements: [], missed: [], comments: [], actions: [], resources: [] },
    appeals: [],
    publication: publication && {
      ...publication,
      approval: null,
      issues: publication.issues.map(({ reason: _reason, ...issue }) => ({ ...issue, by: '', name: '' })),
    },
    paper: {},
    sheet: {
      ...report.sheet,
      teams: byLetter(report.sheet.teams.map((team) => ({ ...withoutWords(team), teamId: to(team.teamId), name: to(team.teamId) }))),
    },
    timeline: renamed(report.timeline).map(({ who: _who, ...entry }) => entry),
    findings: report.findings.map((finding) => ({ ...finding, teams: finding.teams.map(to) })),
    observations: [],
    participants: byLetter(
      report.participants.map(({ teamId, parts, members }) => ({
        teamId: to(teamId),
        team: to(teamId),
        agency: '',
        parts,
        members: members.map((_, at) => ({ id: `${to(teamId)}-${at + 1}`, name: `${to(teamId)}-${at + 1}` })),
      })),
    ),
    log: { ...report.log, heads: {} },
  };
  // all else is made of the scenario's own words
  return { ...bare, improvement: struck(bare.improvement, namesIn(report)) as ImprovementPlan };
}

/** A team's sheet without evaluators' words and without ids that are made from its own. */
function withoutWords(team: Team): Team {
  const cut = (text: { vi: string; en: string }, reason: string | undefined) =>
    reason === undefined ? text : { vi: text.vi.replaceAll(reason, '…'), en: text.en.replaceAll(reason, '…') };
  return {
    ...team,
    objectives: team.objectives.map(({ override, ...objective }) => ({
      ...objective,
      explain: cut(objective.explain, override?.reason),
      ...(override && { override: { ...override, reason: '…', by: '' } }),
    })),
    lines: team.lines.map(({ override, comments: _comments, markId: _mark, eventId: _event, deliveryId: _delivery, ...line }) => ({
      ...line,
      explain: cut(line.explain, override?.reason),
      ...(override && { override: { ...override, reason: '…', by: '' } }),
    })),
  };
}

/** Names of teams, agencies and people in a report; a person's single short word would strike out too much. */
function namesIn({ participants, improvement, observations, paper, publication, exercise }: Report): string[] {
  const bodies = participants.flatMap(({ team, agency }) => [team, agency]);
  const people = [
    ...participants.flatMap(({ members }) => members.map(({ name }) => name)),
    ...improvement.actions.flatMap(({ responsible, contact }) => [responsible, contact?.name ?? '']),
    ...improvement.signatures.flatMap(({ name, organisation }) => [name, organisation]),
    ...observations.flatMap(({ by }) => by ?? ''),
    paper.signer?.name ?? '',
    ...(publication?.issues.map(({ name }) => name) ?? []),
  ];
  const trimmed = (list: string[]): string[] => list.map((name) => name.trim());
  const long = trimmed(people).filter((name) => name.includes(' ') || name.length > 6);
  const names = [...trimmed(bodies).filter((name) => name.length >= SHORT), ...long];
  return [...new Set(names)].filter((name) => name !== exercise.name).toSorted((a, b) => b.length - a.length);
}
/** An acronym such as a company's has so many letters. */
const SHORT = 3;

/** Every text of a value without these names. */
function struck(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0) return value;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return one.length < 3 ? one : one.replaceAll(pattern, '…');
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, each]) => [key, walk(each)]));
  };
  return walk(value);
}
