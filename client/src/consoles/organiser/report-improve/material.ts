/** What findings can be made of, from everything a drill left behind; each with its source, so that it is made once. */
import type { ObservationRecord } from '../../../../../server/shared/evaluation.js';
import type { FeedbackResults } from '../../../../../server/shared/feedback.js';
import type { Note } from '../../../../../server/shared/hotwash.js';
import type { CreateFinding } from '../../../../../server/shared/improvement.js';
import type { AfterActionReport } from '../../../../../server/shared/report.js';
import type { Lang } from '../../../../../server/shared/text.js';
import { fixed2 } from '../../../ui/format.js';

export const KINDS = ['observation', 'rule', 'figures', 'feedback', 'hotwash'] as const;
export type MaterialKind = (typeof KINDS)[number];

/** A finding as it would be entered, and what is said of where it comes from. */
export interface Material {
  key: string;
  kind: MaterialKind;
  finding: Omit<CreateFinding, 'recordId'> & { source: { kind: MaterialKind; id: string } };
  /** Everything that was written. */
  text: string;
  /** Neither good nor bad as it was written; whoever makes a finding of it decides. */
  plain?: boolean;
}

/** Longest title that is taken over whole. */
const TITLE = 180;

/** A short text is its own title; of a longer one the first sentence is, and the whole becomes the analysis. */
export function titled(text: string): { title: string; analysis?: string } {
  const whole = text.trim();
  if (whole.length <= TITLE && !whole.includes('\n')) return { title: whole };
  const sentence = /^[^\n]*?[.!?…](?=\s|$)/.exec(whole)?.[0] ?? whole.split('\n')[0] ?? whole;
  const cut = sentence.length <= TITLE ? sentence : `${sentence.slice(0, sentence.lastIndexOf(' ', TITLE - 1) || TITLE - 1)}…`;
  return { title: cut, analysis: whole };
}

/** A name for a text: the same text has the same name, in whatever place of a list. FNV-1a, 2 × 32 bits. */
export function nameOf(text: string): string {
  const half = (seed: number): string => {
    let hash = seed;
    for (const character of text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim())
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
    return hash.toString(16).padStart(8, '0');
  };
  return half(2_166_136_261) + half(84_696_351);
}

function made(kind: MaterialKind, id: string, text: string, finding: Pick<CreateFinding, 'kind'> & Partial<CreateFinding>): Material {
  return { key: `${kind}/${id}`, kind, text, finding: { ...titled(text), ...finding, source: { kind, id } } };
}

function observed(observations: readonly ObservationRecord[]): Material[] {
  return observations.flatMap(({ id, tag, text, teamId, objective }) => {
    if (text === '') return [];
    const about = { ...(teamId !== undefined && { teams: [teamId] }), ...(objective !== undefined && { objective }) };
    const one = made('observation', id, text, { kind: tag === 'strength' ? 'strength' : 'improvement', ...about });
    return [tag === 'note' ? { ...one, plain: true } : one];
  });
}

function noted(report: AfterActionReport, lang: Lang): Material[] {
  return report.findings.map(({ kind, objective, text, teams }) =>
    made('rule', nameOf(`${kind} ${text.vi}`), text[lang], { kind, teams, ...(objective !== undefined && { objective }) }),
  );
}

/** Objectives that all teams together reached with major challenges only, or not. */
function weak(report: AfterActionReport, lang: Lang): Material[] {
  return report.objectives.flatMap(({ id, title, overall, percent, ratings }) => {
    if (overall !== 'M' && overall !== 'U') return [];
    const of = (rating: 'M' | 'U'): number => ratings[rating];
    const share = percent === null ? '–' : fixed2(percent, lang);
    const text =
      lang === 'vi'
        ? `Mục tiêu “${title.vi}” đạt mức ${overall} (${share} % số điểm); ${of('M')} đội mức M, ${of('U')} đội mức U.`
        : `Objective “${title.en}” was rated ${overall} (${share}% of the points); ${of('M')} teams M, ${of('U')} teams U.`;
    const teams = report.sheet.teams.flatMap((team) =>
      team.objectives.some((score) => score.id === id && (score.rating === 'M' || score.rating === 'U')) ? [team.teamId] : [],
    );
    return [made('figures', id, text, { kind: 'improvement', objective: id, teams })];
  });
}

function voiced(feedback: FeedbackResults | null): Material[] {
  if (!feedback) return [];
  const said = (list: readonly { text: string }[], kind: 'strength' | 'improvement', field: string): Material[] =>
    list.map(({ text }) => made('feedback', `${field}-${nameOf(text)}`, text, { kind }));
  return [
    ...said(feedback.improvements, 'improvement', 'improvements'),
    ...said(feedback.missed, 'improvement', 'missed'),
    ...said(
      feedback.actions.map(({ action, responsible }) => ({ text: responsible === '' ? action : `${action} (${responsible})` })),
      'improvement',
      'actions',
    ),
    ...said(feedback.strengths, 'strength', 'strengths'),
  ];
}

/** What the facilitator has hidden is not offered. */
function washed(notes: readonly Note[]): Material[] {
  return notes
    .filter(({ hidden }) => !hidden)
    .map(({ id, question, text, mark, teamId }) =>
      made('hotwash', id, text, {
        kind: mark ?? (question === 'q1' ? 'strength' : 'improvement'),
        ...(teamId !== undefined && { teams: [teamId] }),
      }),
    );
}

export interface Sources {
  report: AfterActionReport;
  observations: readonly ObservationRecord[];
  feedback: FeedbackResults | null;
  notes: readonly Note[];
}

/** In the order of `KINDS`. */
export const materialOf = ({ report, observations, feedback, notes }: Sources, lang: Lang): Material[] => [
  ...observed(observations),
  ...noted(report, lang),
  ...weak(report, lang),
  ...voiced(feedback),
  ...washed(notes),
];
