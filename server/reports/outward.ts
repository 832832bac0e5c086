/** What of a report leaves the control room: for teams and for whoever has a link. */
import type { ImprovementPlan } from '../shared/improvement.js';
import type { AfterActionReport } from '../shared/report.js';

type Report = AfterActionReport;
type Team = Report['sheet']['teams'][number];

/** A sheet that does not tell which evaluator gave what. */
const unsigned = (team: Team): Team => ({
  ...team,
  objectives: team.objectives.map((one) => (one.override ? { ...one, override: { ...one.override, by: '' } } : one)),
  lines: team.lines.map(({ comments, override, ...line }) => ({
    ...line,
    ...(override && { override: { ...override, by: '' } }),
    ...(comments && { comments: comments.map(({ text }) => ({ text, by: '' })) }),
  })),
});

type Action = ImprovementPlan['actions'][number];
export const outwardAction = ({ contact: _contact, note: _note, ...action }: Action): Action => ({ ...action, by: '', evidence: [] });

/** Feedback without who gave it. */
const unsignedFeedback = (feedback: NonNullable<Report['feedback']>): NonNullable<Report['feedback']> => {
  const { strengths, improvements, missed, comments, actions, resources } = feedback;
  const bare = (list: typeof strengths): typeof strengths => list.map((one) => ({ ...one, by: [] }));
  return {
    ...feedback,
    strengths: bare(strengths),
    improvements: bare(improvements),
    missed: bare(missed),
    comments: bare(comments),
    actions: actions.map((one) => ({ ...one, by: null })),
    resources: resources.map((one) => ({ ...one, by: null })),
  };
};

/**
 * What leaves the control room: without who judged, answered and gave out, without contacts' addresses, and without what is
 * written for the organiser alone (plain notes, notes and evidence of actions, the note of an approval).
 */
export function outward(report: Report): Report {
  const { improvement, feedback, publication } = report;
  return {
    ...report,
    improvement: {
      ...improvement,
      findings: improvement.findings.map((finding) => ({ ...finding, by: '' })),
      actions: improvement.actions.map(outwardAction),
      signatures: improvement.signatures.map((signature) => ({ ...signature, by: '' })),
      promises: improvement.promises.map((promise) => ({ ...promise, action: outwardAction(promise.action) })),
    },
    feedback: feedback && unsignedFeedback(feedback),
    appeals: report.appeals.map((appeal) => ({ ...appeal, ...(appeal.answer && { answer: { ...appeal.answer, by: '', name: '' } }) })),
    publication: publication && {
      ...publication,
      approval: null,
      issues: publication.issues.map((issue) => ({ ...issue, by: '', name: '' })),
    },
    observations: report.observations.filter(({ tag }) => tag !== 'note').map(({ by: _by, ...one }) => one),
    sheet: { ...report.sheet, teams: report.sheet.teams.map(unsigned) },
  };
}
