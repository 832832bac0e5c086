/** The report's parts as Word blocks, from the same view and labels as the printed page. */
import { clockText, dateText, dayText, numberText, percentText, wallText } from '../../reports/words.js';
import type { ReportView } from '../../reports/view.js';
import type { Bi, Lang } from '../../shared/text.js';
import type { Block, Blocks, Column, Rich, Span } from './blocks.js';

export interface Paper {
  view: ReportView;
  lang: Lang;
  blocks: Blocks;
  /** A label by its key, `{name}` filled in. */
  t: (key: string, fill?: Record<string, string | number>) => string;
}

const DASH = '–';
export const dots = (text: string | undefined, length: number): string => text || '.'.repeat(length);

/** What every part needs of its language. */
export function saying({ lang }: Paper) {
  return {
    bi: (text: Bi | undefined): string => text?.[lang] ?? '',
    num: (value: number | null): string => (value === null ? DASH : numberText(value, lang)),
    pct: (value: number | null): string => (value === null ? DASH : percentText(value, lang)),
    moment: (wall: number | null): string => (wall === null ? DASH : `${dateText(wall)} ${wallText(wall)}`),
  };
}
export const column = (label: string, width: number, figure = false): Column => ({ label, width, figure });
const small = (text: string): Span => ({ text, small: true });

export function overview(paper: Paper): Block[] {
  const { view, t, blocks } = paper;
  const { bi, num } = saying(paper);
  const { report } = view;
  const { exercise, scenario, counts, paper: official } = report;
  const figures = {
    deliveries: num(counts.deliveries),
    actions: num(counts.actions),
    reports: num(counts.reports),
    answers: num(counts.answers),
  };
  return blocks.facts([
    [t('exercise'), exercise.name],
    [
      t('dates'),
      exercise.startedWall === null
        ? DASH
        : `${dateText(exercise.startedWall)}, ${wallText(exercise.startedWall)} - ${exercise.endedWall === null ? DASH : wallText(exercise.endedWall)} (START EX - END EX)`,
    ],
    [
      t('scope'),
      `${t(`play.${exercise.play}`)} ${t('length')}: ${clockText(exercise.endX)}; ${t('factors')}: ${exercise.factors.map(num).join(', ')}. ${t('inMotion', figures)}`,
    ],
    [
      t('capabilities'),
      view.objectives
        .map(({ capability, title, csf }) => `${bi(capability ?? title)}${csf.length > 0 ? ` (${csf.join(', ')})` : ''}`)
        .join('; '),
    ],
    [t('objectives'), view.objectives.map(({ number, title }) => `${number}. ${bi(title)}`).join('\n')],
    [
      t('threat'),
      [
        `${scenario.incidentClass ? bi(scenario.incidentClass) : DASH}${scenario.severity ? `; ${bi(scenario.severity)}` : ''}`,
        ...(scenario.techniques.length > 0
          ? [small(`\nATT&CK${scenario.attackVersion ? ` v${scenario.attackVersion}` : ''}: ${scenario.techniques.join(', ')}`)]
          : []),
      ],
    ],
    [t('scenario'), [{ text: bi(scenario.title), bold: true }, `. ${bi(scenario.summary)}`]],
    [t('sponsor'), official.body ? [official.body, official.parentBody].filter(Boolean).join(', ') : dots('', 40)],
    [
      t('organisations'),
      view.single
        ? (view.team?.name ?? DASH)
        : `${t('participation', { teams: num(counts.teams), members: num(counts.members) })} ${t('seeParticipants')}`,
    ],
    [t('pointOfContact'), official.signer ? `${official.signer.name}, ${official.signer.title}` : dots('', 40)],
  ]);
}

export const summary = (paper: Paper): Block[] => paper.blocks.bullets(paper.view.report.summary.map(({ text }) => saying(paper).bi(text)));

export function objectives(paper: Paper): Block[] {
  const { view, t, blocks } = paper;
  const { bi, num, pct } = saying(paper);
  return [
    ...blocks.table(
      t('objectives'),
      [
        column('#', 4, true),
        column(t('objective'), 34),
        column(t('capability'), 24),
        column(t('overall'), 8),
        column(t('percent'), 12, true),
        ...['P', 'S', 'M', 'U'].map((rating) => column(rating, 5, true)),
      ],
      view.objectives.map(({ number, title, target, capability, csf, overall, percent, ratings }): Rich[] => [
        String(number),
        [{ text: bi(title), bold: true }, ...(target ? [small(`\n${t('target')}: ${bi(target)}`)] : [])],
        [bi(capability), small(`${capability && csf.length > 0 ? '\n' : ''}${csf.join(', ')}`)],
        overall ?? DASH,
        pct(percent),
        ...(['P', 'S', 'M', 'U'] as const).map((rating) => num(ratings[rating])),
      ]),
    ),
    blocks.note(t('overallNote')),
  ];
}

type Point = ReportView['strengths'][number];

/** `full`: reference and analysis are shown also where nobody has given them. */
export function points(paper: Paper, list: readonly Point[], kind: 'strength' | 'improvement'): Block[] {
  const { t, blocks } = paper;
  const { bi, num } = saying(paper);
  const full = kind === 'improvement';
  if (list.length === 0) return [blocks.note(t(full ? 'noImprovements' : 'noStrengths'))];
  return list.flatMap(({ number, title, urgent, nTeams, teams, reference, analysis }) => [
    blocks.para([
      { text: `${t(kind)} ${number}. `, bold: true },
      bi(title),
      ...(urgent ? [{ text: ` [${t('urgent')}]`, bold: true }] : []),
      ...(nTeams ? [small(` (${teams.length > 0 ? teams.join('; ') : t('nTeams', { n: num(nTeams) })})`)] : []),
    ]),
    ...(full ? [blocks.styled('Sub', [{ text: `${t('reference')}: `, bold: true }, reference ?? t('notGiven')])] : []),
    ...(full || analysis ? [blocks.styled('Sub', [{ text: `${t('analysis')}: `, bold: true }, analysis ?? t('notGiven')])] : []),
  ]);
}

export function analysis(paper: Paper): Block[] {
  const { view, t, blocks } = paper;
  const { bi, pct } = saying(paper);
  const { general } = view;
  const both = (strengths: readonly Point[], improvements: readonly Point[], empty: boolean): Block[] => [
    ...(empty || strengths.length > 0 ? [blocks.heading(3, t('strengths')), ...points(paper, strengths, 'strength')] : []),
    ...(empty || improvements.length > 0 ? [blocks.heading(3, t('improvements')), ...points(paper, improvements, 'improvement')] : []),
  ];
  return [
    ...view.objectives.flatMap(({ number, title, overall, percent, own, strengths, improvements }) => {
      const rating = own ? own.rating : overall;
      return [
        blocks.heading(2, `${number}. ${bi(title)}`),
        blocks.para(`${t('rating')}: ${rating ? `${t(`rating.${rating}`)} · ${pct(own ? own.percent : percent)}` : DASH}`),
        ...(own ? [blocks.note(bi(own.explain))] : []),
        ...both(strengths, improvements, true),
      ];
    }),
    ...(general.strengths.length > 0 || general.improvements.length > 0
      ? [blocks.heading(2, t('general')), ...both(general.strengths, general.improvements, false)]
      : []),
  ];
}

export function plan(paper: Paper): Block[] {
  const { view, t, blocks } = paper;
  const { bi, pct, moment } = saying(paper);
  const { signatures, promises } = view.report.improvement;
  const actions =
    view.actions.length === 0
      ? [blocks.note(t('noActions'))]
      : blocks.table(
          t('action'),
          [
            column(t('capability'), 14),
            column(t('issue'), 18),
            column(t('action'), 24),
            column(t('element'), 9),
            column(t('responsible'), 15),
            column(t('contact'), 13),
            column(t('startDay'), 9),
            column(t('dueDay'), 9),
            column(t('status'), 11),
          ],
          view.actions.map((one): Rich[] => [
            bi(one.about) || DASH,
            one.finding,
            one.action,
            t(`element.${one.element}`),
            one.responsible,
            one.contact ? [one.contact.name, ...(one.contact.email ? [small(`\n${one.contact.email}`)] : [])] : DASH,
            one.start === undefined ? DASH : dayText(one.start),
            [dayText(one.due), ...(one.overdue ? [{ text: `\n${t('overdue')}`, bold: true }] : [])],
            [t(`action.${one.status}`), ...(one.evidence.length > 0 ? [small(`\n${t('nFiles', { n: one.evidence.length })}`)] : [])],
          ]),
        );
  if (view.single) return actions;
  return [
    ...actions,
    ...(signatures.length === 0
      ? []
      : blocks.table(
          t('signatures'),
          [
            column(t('name'), 18),
            column(t('title.person'), 18),
            column(t('organisation'), 22),
            column(t('when'), 14),
            column(t('signed'), 28),
          ],
          signatures.map(({ name, title, organisation, wall, current, planHash }): Rich[] => [
            name,
            title,
            organisation,
            moment(wall),
            [t(current ? 'signedCurrent' : 'signedOld'), small(` ${planHash}`)],
          ]),
        )),
    ...(promises.length === 0
      ? []
      : blocks.table(
          t('promises'),
          [
            column(t('earlierDrill'), 22),
            column(t('action'), 30),
            column(t('before'), 10, true),
            column(t('after'), 10, true),
            column(t('verdict'), 28),
          ],
          promises.map(({ exercise, action, before, after, verdict, why }): Rich[] => [
            [exercise.name, ...(exercise.endedWall === null ? [] : [small(`\n${dateText(exercise.endedWall)}`)])],
            action.action,
            pct(before),
            pct(after),
            [{ text: t(`verdict.${verdict}`), bold: true }, `. ${bi(why)}`],
          ]),
        )),
  ];
}
