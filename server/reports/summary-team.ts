/** The summary of one team's edition: its result, its objectives, what it missed. */
import type { AfterActionReport } from '../shared/report.js';
import type { ScoreLine } from '../shared/scores.js';
import { count, percent, quoted, sentence, type Sentence } from './summary-words.js';

export function ownSentences({ sheet, counts, edition }: AfterActionReport): Sentence[] {
  const at = sheet.teams.findIndex(({ teamId }) => teamId === edition.teamId);
  const team = sheet.teams[at];
  if (!team) return [];
  const place = `/sheet/teams/${at}`;
  const result = sentence(
    (lang) => {
      const vi = lang === 'vi';
      const rank = team.rank;
      const ranked =
        rank === null
          ? vi
            ? ', không xếp hạng vì không có nội dung nào tính điểm'
            : ', not ranked as nothing counted'
          : vi
            ? `, xếp hạng ${count(rank, lang)} trong ${count(counts.teams, lang)} đội`
            : `, rank ${count(rank, lang)} of ${count(counts.teams, lang)} teams`;
      return `${team.name}: ${percent(team.percent, lang)} (${count(team.earned, lang)} / ${count(team.possible, lang)} ${vi ? 'điểm' : 'points'})${ranked}.`;
    },
    ['name', 'percent', 'earned', 'possible', 'rank'].map((key) => `${place}/${key}`).concat('/counts/teams'),
  );
  return [result, ...strongAndWeak(team.objectives, place), ...kept(team.lines, place), ...charged(team.lines, place)];
}

type Team = AfterActionReport['sheet']['teams'][number];

function strongAndWeak(objectives: Team['objectives'], place: string): Sentence[] {
  const played = objectives
    .flatMap((objective, at) => (objective.percent === null ? [] : [{ ...objective, percent: objective.percent, at }]))
    .toSorted((a, b) => b.percent - a.percent);
  const [best] = played;
  const worst = played.at(-1);
  if (!best || !worst || best === worst) return [];
  const from = ({ at }: typeof best): string[] => ['title', 'percent', 'rating'].map((key) => `${place}/objectives/${at}/${key}`);
  return [
    sentence(
      (lang) =>
        lang === 'vi'
          ? `Mạnh nhất ở mục tiêu ${quoted(best.title.vi)} (${percent(best.percent, lang)}, mức ${best.rating}), yếu nhất ở ${quoted(worst.title.vi)} (${percent(worst.percent, lang)}, mức ${worst.rating}).`
          : `Strongest in ${quoted(best.title.en)} (${percent(best.percent, lang)}, ${best.rating}), weakest in ${quoted(worst.title.en)} (${percent(worst.percent, lang)}, ${worst.rating}).`,
      [...from(best), ...from(worst)],
    ),
  ];
}

function kept(lines: readonly ScoreLine[], place: string): Sentence[] {
  const where = (...states: ScoreLine['state'][]): string[] =>
    lines.flatMap((line, at) => (states.includes(line.state) ? [`${place}/lines/${at}/state`] : []));
  const met = where('met', 'awaiting-mark');
  const late = where('late');
  const missed = where('missed');
  const part = (n: number, say: () => string): string[] => (n === 0 ? [] : [say()]);
  return [
    sentence(
      (lang) => {
        const vi = lang === 'vi';
        const told = [
          ...part(met.length, () => (vi ? `${count(met.length, lang)} việc đúng hạn` : `${count(met.length, lang)} done in time`)),
          ...part(late.length, () => (vi ? `${count(late.length, lang)} việc muộn` : `${count(late.length, lang)} late`)),
          ...part(missed.length, () => (vi ? `${count(missed.length, lang)} việc quá hạn` : `${count(missed.length, lang)} missed`)),
        ];
        if (told.length === 0) return vi ? 'Không có việc nào được yêu cầu.' : 'Nothing was asked for.';
        return vi ? `Các việc được yêu cầu: ${told.join(', ')}.` : `What was asked for: ${told.join(', ')}.`;
      },
      [...met, ...late, ...missed],
    ),
  ];
}

function charged(lines: readonly ScoreLine[], place: string): Sentence[] {
  const list = lines.flatMap((line, at) => (line.kind === 'penalty' && line.earned < 0 ? [{ line, at }] : []));
  if (list.length === 0) return [];
  return [
    sentence(
      (lang) =>
        lang === 'vi'
          ? `Bị trừ điểm vì: ${list.map(({ line }) => quoted(line.label.vi)).join('; ')}.`
          : `Points were taken for: ${list.map(({ line }) => quoted(line.label.en)).join('; ')}.`,
      list.map(({ at }) => `${place}/lines/${at}/label`),
    ),
  ];
}
