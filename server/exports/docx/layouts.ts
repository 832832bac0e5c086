/** The order of the two layouts, the same as on paper: HSEEP's, and that of an official Vietnamese report. */
import { longDate } from '../../reports/words.js';
import type { Layout } from '../../shared/publishing.js';
import type { Block } from './blocks.js';
import { analysis, dots, objectives, overview, plan, points, saying, summary, type Paper } from './parts.js';
import { appeals, events, feedback, glossary, participants, proof, ranking, sheet, sheets, tables } from './results.js';

/** `wide`: across the page. */
export interface Chapter {
  blocks: Block[];
  wide?: true;
}

/** Pictures of the charts, where there are any, and what is said instead of the teams' sheets where they are too many. */
export interface Extras {
  pictures: readonly Block[];
  contents: readonly Block[];
  elsewhere: string;
}

const status = (paper: Paper): Block[] => {
  const { view, t, blocks } = paper;
  const { moment } = saying(paper);
  const { issue, report } = view;
  const said = [
    ...(view.draft ? [t('draft')] : []),
    ...(issue ? [`${t('issueN', { n: issue.n })}, ${moment(issue.wall)}${issue.reason ? `. ${issue.reason}` : ''}`] : []),
    ...(report.provisional ? [t('provisional')] : []),
    ...(report.edition.kind === undefined ? [] : [`${t('kindEdition')}: ${report.edition.kind}`]),
    ...(report.edition.anonymous ? [t('anonymousEdition')] : []),
  ];
  return said.map((text) => blocks.styled('Status', text));
};

function cover(paper: Paper): Block[] {
  const { view, t, blocks } = paper;
  const { bi, moment } = saying(paper);
  const { report, single, team } = view;
  const { body, parentBody, handling } = report.paper;
  return [
    ...(parentBody && body ? [blocks.styled('Centred', parentBody)] : []),
    ...(body ? [blocks.styled('CentredBold', body)] : []),
    blocks.styled('Subtitle', t(single ? 'teamTitle' : 'title')),
    blocks.styled('Title', single ? (team?.name ?? '') : report.exercise.name),
    blocks.styled('Subtitle', `${single ? `${report.exercise.name} · ` : ''}${bi(report.scenario.title)}`),
    blocks.styled('Subtitle', moment(report.exercise.startedWall)),
    ...status(paper),
    blocks.note(`${t('footer')} ${t('asOf')} ${moment(report.generatedWall)}.`),
    ...(handling && !single ? [blocks.heading(1, t('hseep.handling')), blocks.para(handling)] : []),
  ];
}

/** A chapter under its heading, which the layout's labels name. */
const under = (paper: Paper, key: string, ...parts: Block[][]): Block[] => [paper.blocks.heading(1, paper.t(key)), ...parts.flat()];

function hseep(paper: Paper, { pictures, contents, elsewhere }: Extras): Chapter[] {
  const { view, t, blocks } = paper;
  if (view.single) {
    return [
      {
        blocks: [
          ...cover(paper),
          ...contents,
          ...under(paper, 'hseepTeam.summary', summary(paper)),
          ...under(paper, 'hseepTeam.overview', overview(paper)),
          ...under(paper, 'hseepTeam.analysis', analysis(paper)),
          ...under(paper, 'hseepTeam.sheet', view.team ? sheet(paper, view.team) : [], appeals(paper)),
        ],
      },
      { wide: true, blocks: under(paper, 'hseepTeam.plan', plan(paper)) },
      {
        blocks: [
          ...under(paper, 'hseepTeam.events', [...pictures], events(paper)),
          ...under(paper, 'hseepTeam.participants', participants(paper)),
          ...under(paper, 'hseepTeam.glossary', glossary(paper)),
        ],
      },
    ];
  }
  return [
    {
      blocks: [
        ...cover(paper),
        ...contents,
        ...under(paper, 'hseep.summary', summary(paper)),
        ...under(paper, 'hseep.overview', overview(paper)),
        ...under(paper, 'hseep.analysis', [blocks.para(t('analysisIntro'))], objectives(paper), analysis(paper)),
      ],
    },
    { wide: true, blocks: under(paper, 'hseep.plan', plan(paper)) },
    {
      blocks: [
        ...under(paper, 'hseep.participants', participants(paper)),
        ...under(paper, 'hseep.feedback', feedback(paper)),
        ...under(paper, 'hseep.events', events(paper)),
        ...under(
          paper,
          'hseep.results',
          [blocks.heading(2, t('ranking'))],
          ranking(paper),
          pictures.length > 0 ? [blocks.heading(2, t('charts')), ...pictures] : [],
          tables(paper),
          appeals(paper),
          proof(paper),
        ),
        ...under(paper, 'hseep.glossary', glossary(paper)),
        ...under(paper, 'hseep.sheets', sheets(paper, elsewhere)),
      ],
    },
  ];
}

/** National heading, issuing body, number, place and date, kind and subject, addressees. */
function letterhead(paper: Paper): Block[] {
  const { view, t, blocks, lang } = paper;
  const { paper: official, exercise } = view.report;
  return [
    blocks.beside(
      [
        blocks.styled('Centred', dots(official.parentBody, 34)),
        blocks.styled('CentredBold', dots(official.body, 34)),
        blocks.styled('Centred', `${t('number')} ${official.number ?? '........./BC-........'}`),
      ],
      [
        blocks.styled('CentredBold', t('nation')),
        blocks.styled('CentredBold', t('motto')),
        blocks.styled('Centred', [{ text: `${dots(official.place, 16)}, ${longDate(official.date, lang)}`, italics: true }]),
      ],
    ),
    blocks.styled('Title', t('officialTitle')),
    blocks.styled('CentredBold', view.single ? `${t('officialTeam')} ${view.team?.name ?? ''}` : t('officialOf')),
    blocks.styled('CentredBold', `“${exercise.name}”`),
    blocks.styled('Centred', ''),
    blocks.para(t('to')),
    ...blocks.bullets((official.to?.length ? official.to : [dots('', 60)]).map((each) => `${each};`)),
    ...status(paper),
    blocks.para(`${dots(official.body, 34)} ${t('opening')}`),
  ];
}

function signing({ view, t, blocks }: Paper): Block[] {
  const { copies, onBehalf, signer } = view.report.paper;
  const list = copies?.length
    ? copies.map((each, at) => `- ${each}${at === copies.length - 1 ? '.' : ';'}`)
    : [`- ${dots('', 30)};`, `- ${t('filed')}`];
  return [
    blocks.beside(
      [blocks.styled('Copies', [{ text: t('copies'), bold: true, italics: true }]), ...list.map((each) => blocks.styled('Copies', each))],
      [
        ...(onBehalf ? [blocks.styled('CentredBold', onBehalf)] : []),
        blocks.styled('CentredBold', signer?.title ?? dots('', 30)),
        ...Array.from({ length: 4 }, () => blocks.styled('Centred', '')),
        blocks.styled('CentredBold', signer?.name ?? dots('', 30)),
      ],
    ),
  ];
}

function vn(paper: Paper, { pictures, contents, elsewhere }: Extras): Chapter[] {
  const { view, t, blocks } = paper;
  if (view.single) {
    return [
      {
        blocks: [
          ...letterhead(paper),
          ...under(paper, 'vnTeam.general', overview(paper)),
          ...under(paper, 'vnTeam.summary', summary(paper)),
          ...under(paper, 'vnTeam.results', view.team ? sheet(paper, view.team) : [], appeals(paper), [...pictures]),
          ...under(paper, 'vnTeam.strengths', points(paper, view.strengths, 'strength')),
          ...under(paper, 'vnTeam.improvements', points(paper, view.improvements, 'improvement')),
          ...signing(paper),
        ],
      },
      { wide: true, blocks: under(paper, 'vnTeam.plan', plan(paper)) },
      {
        blocks: [
          ...under(paper, 'vnTeam.events', events(paper)),
          ...under(paper, 'vnTeam.participants', participants(paper)),
          ...under(paper, 'vnTeam.glossary', glossary(paper)),
        ],
      },
    ];
  }
  return [
    {
      blocks: [
        ...letterhead(paper),
        ...contents,
        ...under(paper, 'vn.general', overview(paper)),
        ...under(paper, 'vn.summary', summary(paper)),
        ...under(paper, 'vn.analysis', [blocks.para(t('analysisIntro'))], objectives(paper)),
        ...under(paper, 'vn.results', ranking(paper), appeals(paper)),
        ...under(paper, 'vn.strengths', points(paper, view.strengths, 'strength')),
        ...under(paper, 'vn.improvements', points(paper, view.improvements, 'improvement')),
      ],
    },
    { wide: true, blocks: [...under(paper, 'vn.plan', plan(paper)), ...signing(paper)] },
    {
      blocks: [
        ...under(paper, 'vn.participants', participants(paper)),
        ...under(paper, 'vn.events', events(paper)),
        ...under(paper, 'vn.feedback', feedback(paper)),
        ...under(paper, 'vn.glossary', glossary(paper)),
        ...under(
          paper,
          'vn.figures',
          pictures.length > 0 ? [blocks.heading(2, t('charts')), ...pictures] : [],
          tables(paper),
          proof(paper),
        ),
        ...under(paper, 'vn.sheets', sheets(paper, elsewhere)),
      ],
    },
  ];
}

export const chaptersOf = (layout: Layout, paper: Paper, extras: Extras): Chapter[] =>
  layout === 'vn' ? vn(paper, extras) : hseep(paper, extras);
