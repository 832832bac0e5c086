/** Results and what they rest on as Word blocks: ranking, score sheets, tables, events, people, feedback, proof. */
import { clockText, dateText, wallText } from '../../reports/words.js';
import type { ReportView } from '../../reports/view.js';
import type { Block, Rich } from './blocks.js';
import { column, saying, type Paper } from './parts.js';

const DASH = '–';
/** So many teams have their sheets in the document; of more they are in the workbook and in the teams' own editions. */
export const MOST_SHEETS = 30;

export function ranking(paper: Paper): Block[] {
  const { view, t, blocks } = paper;
  const { bi, num, pct } = saying(paper);
  return [
    ...blocks.table(
      t('ranking'),
      [
        column(t('rank'), 8, true),
        column(t('team'), 38),
        column(t('percent'), 13, true),
        column(t('points'), 17, true),
        column(t('penalties'), 11, true),
        column(t('outcome'), 24),
      ],
      view.teams.map(({ rank, name, percent, earned, possible, penalties, outcome }): Rich[] => [
        [{ text: rank === null ? DASH : String(rank), bold: true }],
        name,
        rank === null ? DASH : pct(percent),
        `${num(earned)} / ${num(possible)}`,
        penalties > 0 ? `−${num(penalties)}` : '0',
        outcome ? bi(outcome) : DASH,
      ]),
    ),
    blocks.note(t('rankNote')),
    ...(view.sensitivity.length === 0
      ? []
      : blocks.table(
          t('sensitivity'),
          [column(t('otherRule'), 70), column(t('moved'), 30, true)],
          view.sensitivity.map(({ id, moved }): Rich[] => [t(`variant.${id}`), num(moved)]),
        )),
  ];
}

type Team = ReportView['teams'][number];

export function sheet(paper: Paper, team: Team): Block[] {
  const { view, t, blocks } = paper;
  const { bi, num, pct } = saying(paper);
  const { percent, earned, possible, rank, penalties, outcome, provisional } = team;
  const said = [
    `${num(earned)} / ${num(possible)}`,
    ...(view.single && rank !== null ? [`${t('rank')} ${rank} / ${num(view.report.counts.teams)}`] : []),
    ...(penalties > 0 ? [`${t('penalties')} −${num(penalties)}`] : []),
    ...(outcome ? [bi(outcome)] : []),
    ...(provisional ? [t('provisional')] : []),
  ];
  return [
    blocks.para([{ text: pct(percent), bold: true }, ` · ${said.join(' · ')}`]),
    ...(view.single
      ? []
      : [blocks.para(team.objectives.map(({ title, rating, percent: own }) => `${bi(title)}: ${rating ?? DASH} ${pct(own)}`).join(' · '))]),
    ...blocks.table(
      view.single ? t('points') : null,
      [column('#', 7), column(t('item'), 30), column(t('why'), 50), column(t('points'), 13, true)],
      team.lines.map((line): Rich[] => [
        line.number ?? DASH,
        [bi(line.label), { text: `\n${t(`state.${line.state}`)}`, small: true }],
        [
          bi(line.explain),
          ...(view.single && line.better ? [{ text: `\n${t('better')}: ${bi(line.better)}`, small: true }] : []),
          ...(view.single ? (line.comments ?? []).map(({ text }) => ({ text: `\n“${text}”`, italics: true })) : []),
        ],
        `${num(line.earned)} / ${num(line.possible)}`,
      ]),
    ),
  ];
}

export function sheets(paper: Paper, elsewhere: string): Block[] {
  const { view, t, blocks } = paper;
  if (view.teams.length > MOST_SHEETS) return [blocks.note(elsewhere)];
  return [
    blocks.note(t('sheetsNote')),
    ...view.teams.flatMap((team) => [
      blocks.heading(2, `${team.rank === null ? '' : `${team.rank}. `}${team.name}`),
      ...sheet(paper, team),
    ]),
  ];
}

export const tables = ({ view, blocks }: Paper): Block[] =>
  view.tables.flatMap(({ title, note, columns, rows }) => [
    ...blocks.table(
      title,
      columns.map(({ label, figure }, at) => column(label, at === 0 ? 30 : 12, figure)),
      rows.map((row) => row.map(({ text }) => text)),
    ),
    ...(note === '' ? [] : [blocks.note(note)]),
  ]);

export function events(paper: Paper): Block[] {
  const { view, t, blocks } = paper;
  const { bi, num } = saying(paper);
  if (view.events) {
    return [
      blocks.note(t('eventsNote')),
      ...blocks.table(
        t('event'),
        [column(t('drillTime'), 15), column(t('wallTime'), 13), column(t('event'), 44), column(t('teams'), 28)],
        view.events.map(({ fromX, toX, wall, text, teams, nTeams }): Rich[] => [
          fromX === toX ? clockText(fromX) : `${clockText(fromX)}\n– ${clockText(toX)}`,
          wallText(wall),
          bi(text),
          teams.length > 0 ? teams.join('; ') : nTeams > 0 ? t('nTeams', { n: num(nTeams) }) : 'EXCON',
        ]),
      ),
      ...observations(paper),
    ];
  }
  return [
    ...blocks.table(
      t('event'),
      [column(t('drillTime'), 15), column(t('wallTime'), 13), column(t('who'), 24), column(t('event'), 48)],
      (view.chronology ?? []).map(({ at, who, teamId, text }): Rich[] => [
        clockText(at.x),
        wallText(at.wall),
        who ?? (teamId === undefined ? 'EXCON' : DASH),
        bi(text),
      ]),
    ),
    ...observations(paper),
  ];
}

function observations({ view, t, blocks }: Paper): Block[] {
  if (view.observed.length === 0) return [];
  return [
    blocks.heading(2, t('observations')),
    ...view.observed.flatMap(({ tag, list }) => [
      blocks.heading(3, t(`observation.${tag}`)),
      ...blocks.bullets(
        list.map(({ at, teamId, text, files, by }): Rich => [
          `${clockText(at.x)} · ${wallText(at.wall)}`,
          ...(teamId !== undefined && !view.single ? [{ text: ` · ${view.names[teamId] ?? teamId}`, bold: true }] : []),
          `: ${text}`,
          ...(files > 0 ? [{ text: ` (${t('nFiles', { n: files })})`, small: true }] : []),
          ...(by ? [{ text: ` - ${by}`, small: true }] : []),
        ]),
      ),
    ]),
  ];
}

export function participants(paper: Paper): Block[] {
  const { view, t, blocks } = paper;
  const { bi } = saying(paper);
  return blocks.table(
    t('organisations'),
    [column(t('team'), 28), column(t('agency'), 22), column(t('kind'), 13), column(t('people'), 8, true), column(t('members'), 29)],
    view.report.participants.map(({ team, agency, kind, parts, members }): Rich[] => [
      [team, ...(parts.length > 0 ? [{ text: `\n${parts.map(bi).join('; ')}`, small: true }] : [])],
      agency === '' || agency === team ? DASH : agency,
      kind ?? DASH,
      String(members.length),
      members.length === 0
        ? [{ text: t('noMembers'), italics: true }]
        : members.map(({ name, role }) => (role ? `${name} (${role})` : name)).join('; '),
    ]),
  );
}

export function feedback(paper: Paper): Block[] {
  const { view, t, blocks } = paper;
  const { bi, num } = saying(paper);
  const { feedback: box } = view;
  if (!box) return [blocks.note(t('feedbackElsewhere'))];
  if (box.answered === 0) return [blocks.note(t('noFeedback'))];
  const held = box.held > 0 ? ` ${t('feedbackHeld', { n: num(box.held) })}` : '';
  return [
    blocks.para(`${t('feedbackCount', { answered: num(box.answered), seats: num(box.seats) })}${held}`),
    ...blocks.table(
      t('statement'),
      [
        column(t('statement'), 48),
        ...[1, 2, 3, 4, 5].map((n) => column(String(n), 6, true)),
        column('n', 7, true),
        column(t('median'), 15, true),
      ],
      box.statements.map(({ text, counts, n, median }): Rich[] => [bi(text), ...counts.map(num), num(n), num(median)]),
    ),
    blocks.note(t('scale')),
    ...box.lists.flatMap(({ key, list }) => [
      blocks.heading(2, t(`feedback.${key}`)),
      ...blocks.bullets(
        list.map(({ text, n, by }): Rich => [
          text,
          ...(n === 1 ? [] : [{ text: ` (${n})`, small: true }]),
          ...(by.length === 0
            ? []
            : [{ text: ` - ${by.map(({ name, agency }) => [name, agency].filter(Boolean).join(', ')).join('; ')}`, small: true }]),
        ]),
      ),
    ]),
    ...(box.actions.length === 0
      ? []
      : blocks.table(
          t('feedback.actions'),
          [column(t('action'), 54), column(t('priority'), 14), column(t('responsible'), 32)],
          box.actions.map(({ action, priority, responsible }): Rich[] => [action, t(`priority.${priority}`), responsible || DASH]),
        )),
    ...(box.resources.length === 0
      ? []
      : blocks.table(
          t('feedback.resources'),
          [column(t('item'), 80), column(t('priority'), 20)],
          box.resources.map(({ item, priority }): Rich[] => [item, t(`priority.${priority}`)]),
        )),
  ];
}

export function appeals(paper: Paper): Block[] {
  const { view, t, blocks } = paper;
  const { bi } = saying(paper);
  if (view.appeals.length === 0) return [];
  return blocks.table(
    t('appeals'),
    [column(t('team'), 24), column(t('about'), 20), column(t('appealReason'), 28), column(t('answer'), 28)],
    view.appeals.map(({ teamId, wall, line, ref, reason, answer }): Rich[] => [
      [view.names[teamId] ?? teamId, { text: `\n${dateText(wall)}`, small: true }],
      line ? `${line.number} ${bi(line.label)}` : ref,
      reason,
      answer
        ? [
            { text: t(answer.accepted ? 'accepted' : 'rejected'), bold: true },
            `. ${answer.text}`,
            { text: `\n${answer.name === '' ? '' : `${answer.name}, `}${dateText(answer.wall)}`, small: true },
          ]
        : t('waiting'),
    ]),
  );
}

export function glossary(paper: Paper): Block[] {
  const { view, t, blocks } = paper;
  const { bi } = saying(paper);
  return blocks.facts([
    ...(['P', 'S', 'M', 'U'] as const).map((rating): [string, Rich] => [t(`rating.${rating}`), t(`ratingText.${rating}`)]),
    ...view.glossary.map((one): [string, Rich] => [one.full === undefined ? one.term : `${one.term}\n${one.full}`, bi(one)]),
  ]);
}

export function proof(paper: Paper): Block[] {
  const { view, t, blocks } = paper;
  const { num } = saying(paper);
  const { report, proof: known } = view;
  return [
    blocks.heading(2, t('proof')),
    blocks.note(t('proofNote')),
    ...blocks.facts([
      [t('logEvents'), num(known.events)],
      [t('version'), `${report.scenario.id} ${report.scenario.version} · ${report.scenario.hash}`],
      [t('rubric'), `${known.rubric.scenario} ${known.rubric.version} · ${known.rubric.hash}`],
      ...(report.publication ? [[t('sheetHash'), report.publication.sheetHash] as [string, Rich]] : []),
      ...(known.hash === null ? [] : [[t('logHash'), known.hash] as [string, Rich]]),
      ...known.heads.map(({ stream, seq, hash }): [string, Rich] => [stream, `${num(seq)} · ${hash}`]),
    ]),
  ];
}
