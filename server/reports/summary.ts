/**
 * The executive summary: sentences chosen by what the figures say, for a reader who reads nothing else. Every sentence names
 * the places of the report it was made from (JSON pointers): each number in it stands at one of them, is the length of a list
 * there, or counts the places themselves. Pure.
 */
import type { AfterActionReport, SummarySentence } from '../shared/report.js';
import type { Rating } from '../shared/scores.js';
import type { Lang } from '../shared/text.js';
import { feedback, lessons, plan, platform, standing } from './summary-around.js';
import { ownSentences } from './summary-team.js';
import { both, count, dayRange, percent, quoted, sentence, time, type Sentence } from './summary-words.js';

type Report = AfterActionReport;

/** In the order they are read. An edition of one team tells of that team. */
export function summaryOf(report: Report): SummarySentence[] {
  const made =
    report.edition.teamId === undefined
      ? [held(report), ...results(report), ...objectives(report), course(report), ...times(report), hardest(report)]
      : [held(report), ...ownSentences(report)];
  return [...made, ...lessons(report), plan(report), ...platform(report), feedback(report), standing(report)].filter((one) => one !== null);
}

function held({ exercise, scenario, counts }: Report): Sentence {
  return sentence(
    (lang) => {
      const when = dayRange(exercise.startedWall, exercise.endedWall, lang);
      return lang === 'vi'
        ? `Cuộc diễn tập theo kịch bản “${scenario.title.vi}” diễn ra ${when}, có ${count(counts.teams, lang)} đội với ${count(counts.members, lang)} người tham gia.`
        : `The exercise played the scenario “${scenario.title.en}” ${when} with ${count(counts.teams, lang)} teams and ${count(counts.members, lang)} people.`;
    },
    ['/scenario/title', '/exercise/startedWall', '/exercise/endedWall', '/counts/teams', '/counts/members'],
  );
}

/** Best, middle and last of the ranking. */
function results({ sheet, edition }: Report): Sentence[] {
  const ranked = sheet.teams
    .map((team, at) => ({ team, at }))
    .filter(({ team }) => team.rank !== null)
    .toSorted((a, b) => (a.team.rank ?? 0) - (b.team.rank ?? 0));
  const [best] = ranked;
  const last = ranked.at(-1);
  if (!best || !last) return [];
  if (best === last) {
    return [
      sentence(
        (lang) =>
          lang === 'vi'
            ? `${best.team.name} đạt ${percent(best.team.percent, lang)}.`
            : `${best.team.name} reached ${percent(best.team.percent, lang)}.`,
        [`/sheet/teams/${best.at}/name`, `/sheet/teams/${best.at}/percent`],
      ),
    ];
  }
  const middle = ranked[Math.floor(ranked.length / 2)] ?? best;
  const first = ranked.filter(({ team }) => team.rank === 1);
  const named = (lang: Lang): string => {
    const noun = edition.anonymous ? both('đội ', 'team ')[lang] : '';
    if (first.length === 1) return `${noun}${best.team.name}`;
    return lang === 'vi' ? `${count(first.length, lang)} đội đồng hạng nhất` : `${count(first.length, lang)} teams sharing the first rank`;
  };
  const penalised = sheet.teams.flatMap((team, at) => (team.penalties > 0 ? [`/sheet/teams/${at}/penalties`] : []));
  const places = [...first.flatMap(({ at }) => [`/sheet/teams/${at}/rank`]), `/sheet/teams/${best.at}/name`];
  const spread = sentence(
    (lang) =>
      lang === 'vi'
        ? `Kết quả cao nhất là ${percent(best.team.percent, lang)} (${named(lang)}), thấp nhất ${percent(last.team.percent, lang)}; đội đứng giữa bảng xếp hạng đạt ${percent(middle.team.percent, lang)}.`
        : `The best result is ${percent(best.team.percent, lang)} (${named(lang)}), the lowest ${percent(last.team.percent, lang)}; the team in the middle of the ranking reached ${percent(middle.team.percent, lang)}.`,
    [...places, ...[best, last, middle].map(({ at }) => `/sheet/teams/${at}/percent`)],
  );
  if (penalised.length === 0) return [spread];
  return [
    spread,
    sentence(
      (lang) =>
        lang === 'vi'
          ? `${count(penalised.length, lang)} đội bị trừ điểm vì hành động gây hại.`
          : `${count(penalised.length, lang)} ${penalised.length === 1 ? 'team' : 'teams'} lost points for harmful actions.`,
      penalised,
    ),
  ];
}

/** The objective that went best and the one that went worst, with how many teams failed it. */
function objectives({ objectives: list }: Report): Sentence[] {
  const played = list.flatMap((objective, at) => (objective.percent === null ? [] : [{ ...objective, percent: objective.percent, at }]));
  const order = played.toSorted((a, b) => b.percent - a.percent);
  const [best] = order;
  const worst = order.at(-1);
  if (!best || !worst) return [];
  const told = ({ title, percent: share, overall }: typeof best, lang: Lang): string =>
    `${quoted(title[lang])} (${percent(share, lang)}${overall ? both(`, mức chung ${overall}`, `, overall ${overall}`)[lang] : ''})`;
  const places = ({ at }: typeof best): string[] => [`/objectives/${at}/title`, `/objectives/${at}/percent`, `/objectives/${at}/overall`];
  const good = sentence(
    (lang) =>
      lang === 'vi'
        ? `${best === worst ? 'Mục tiêu' : 'Mục tiêu đạt tốt nhất là'} ${told(best, lang)}.`
        : `${best === worst ? 'The objective was' : 'The objective that went best is'} ${told(best, lang)}.`,
    places(best),
  );
  if (best === worst) return [good];
  const failed = worst.ratings.U;
  const rated = (['P', 'S', 'M', 'U'] as Rating[]).reduce((sum, rating) => sum + worst.ratings[rating], 0);
  const bad = sentence(
    (lang) => {
      const how =
        failed === 0
          ? ''
          : lang === 'vi'
            ? `: ${failed === rated ? 'tất cả' : count(failed, lang)} đội được xếp loại không thực hiện được (mức U)`
            : `: ${failed === rated ? 'all rated teams' : `${count(failed, lang)} ${failed === 1 ? 'team' : 'teams'}`} could not perform it (U)`;
      return lang === 'vi' ? `Mục tiêu yếu nhất là ${told(worst, lang)}${how}.` : `The weakest is ${told(worst, lang)}${how}.`;
    },
    [...places(worst), `/objectives/${worst.at}/ratings/U`],
  );
  return [good, bad];
}

/** How far the deliveries came. */
function course({ analysis }: Report): Sentence | null {
  const { delivered, seen, acted, met } = analysis.funnel.all;
  if (delivered === 0) return null;
  return sentence(
    (lang) =>
      lang === 'vi'
        ? `Trong ${count(delivered, lang)} lượt phát tình huống có yêu cầu, các đội mở xem ${count(seen, lang)}, hành động ${count(acted, lang)} và hoàn thành đúng hạn ${count(met, lang)} lượt.`
        : `Of ${count(delivered, lang)} deliveries that asked for something, teams opened ${count(seen, lang)}, acted on ${count(acted, lang)} and finished ${count(met, lang)} in time.`,
    ['delivered', 'seen', 'acted', 'met'].map((step) => `/analysis/funnel/all/${step}`),
  );
}

const STAMPS = {
  acknowledge: both('tiếp nhận', 'to acknowledge'),
  escalate: both('báo cáo cấp trên', 'to escalate'),
  contain: both('ngăn chặn', 'to contain'),
  recover: both('khôi phục', 'to recover'),
} as const;

/** Median times of what a head of department asks for. */
function times({ metrics }: Report): Sentence[] {
  const known = (Object.keys(STAMPS) as (keyof typeof STAMPS)[]).flatMap((name) => {
    const stat = metrics[name];
    if (!stat) return [];
    if (stat.median !== null) return [{ name, ms: stat.median, above: false, place: `/metrics/${name}/median` }];
    return stat.medianAbove === undefined ? [] : [{ name, ms: stat.medianAbove, above: true, place: `/metrics/${name}/medianAbove` }];
  });
  if (known.length === 0) return [];
  const list = (lang: Lang): string =>
    known.map(({ name, ms, above }) => `${STAMPS[name][lang]} ${above ? both('hơn ', 'more than ')[lang] : ''}${time(ms)}`).join(', ');
  const said = sentence(
    (lang) =>
      lang === 'vi'
        ? `Thời gian trung vị theo đồng hồ diễn tập: ${list(lang)} (phút:giây).`
        : `Median times on the drill clock: ${list(lang)} (minutes:seconds).`,
    known.map(({ place }) => place),
  );
  const open = metrics.recover?.censored ?? 0;
  if (open === 0) return [said];
  const unfinished = sentence(
    (lang) =>
      lang === 'vi'
        ? `Khi kết thúc diễn tập còn ${count(open, lang)} việc khôi phục chưa xong.`
        : `At END EX ${count(open, lang)} recovery ${open === 1 ? 'task was' : 'tasks were'} not done.`,
    ['/metrics/recover/censored'],
  );
  return [said, unfinished];
}

/** The inject of which most was missed. */
function hardest({ injects }: Report): Sentence | null {
  const at = injects.reduce((most, inject, index) => (inject.missed > (injects[most]?.missed ?? 0) ? index : most), 0);
  const worst = injects[at];
  if (!worst || worst.missed === 0) return null;
  return sentence(
    (lang) =>
      lang === 'vi'
        ? `Bị bỏ lỡ nhiều nhất là tình huống ${worst.number} ${quoted(worst.title.vi)}: ${count(worst.missed, lang)} việc quá thời gian tối đa.`
        : `Most was missed of inject ${worst.number} ${quoted(worst.title.en)}: ${count(worst.missed, lang)} ${worst.missed === 1 ? 'task' : 'tasks'} past the maximum time.`,
    [`/injects/${at}/number`, `/injects/${at}/title`, `/injects/${at}/missed`],
  );
}
