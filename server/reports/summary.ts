/**
 * The executive summary: sentences chosen by what the figures say, for a reader who reads nothing else. Every sentence names
 * the places of the report it was made from (JSON pointers): each number in it stands at one of them, is the length of a list
 * there, or counts the places themselves. Pure.
 */
import type { AfterActionReport, SummarySentence } from '../shared/report.js';
import type { Rating } from '../shared/scores.js';
import type { Bi, Lang } from '../shared/text.js';
import { ownSentences } from './summary-team.js';
import { both, count, dayRange, percent, quoted, sentence, time, type Sentence } from './summary-words.js';
import { dayText, spanText } from './words.js';

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

/** At most this many findings are named; the others are in the analysis. */
const NAMED = 3;

/** What went well and what must not wait, in the words of who entered it; of the scenario's rules where nobody has. */
function lessons({ improvement, findings }: Report): Sentence[] {
  const written = improvement.findings.map(({ kind, title, urgent }, at) => ({
    kind,
    urgent: urgent === true,
    title: { vi: title, en: title } as Bi,
    place: `/improvement/findings/${at}/title`,
  }));
  const noted = findings.map(({ kind, text }, at) => ({ kind, urgent: false, title: text, place: `/findings/${at}/text` }));
  const all = written.length > 0 ? written : noted;
  const name = (list: typeof all, vi: string, en: string): Sentence[] => {
    if (list.length === 0) return [];
    const some = list.slice(0, NAMED);
    const plain = (text: string): string => text.trim().replace(/[.;]+$/, '');
    return [
      sentence(
        (lang) => `${both(vi, en)[lang]}: ${some.map(({ title }) => quoted(plain(title[lang]))).join('; ')}.`,
        some.map(({ place }) => place),
      ),
    ];
  };
  const weak = all.filter(({ kind }) => kind === 'improvement');
  const urgent = weak.filter((finding) => finding.urgent);
  return [
    ...name(
      all.filter(({ kind }) => kind === 'strength'),
      'Điểm mạnh nổi bật',
      'What stood out as strong',
    ),
    ...(urgent.length > 0
      ? name(urgent, 'Cần khắc phục ngay', 'To be mended at once')
      : name(weak, 'Hạn chế chính', 'Main areas for improvement')),
  ];
}

function plan({ improvement }: Report): Sentence {
  const actions = improvement.actions.flatMap((action, at) => (action.status === 'dropped' ? [] : [{ ...action, at }]));
  const [next] = actions.filter(({ status }) => status !== 'done' && status !== 'verified').toSorted((a, b) => (a.due < b.due ? -1 : 1));
  if (actions.length === 0) {
    return sentence(
      (lang) => (lang === 'vi' ? 'Chưa có biện pháp khắc phục nào được đề ra.' : 'No corrective action has been set down yet.'),
      ['/improvement/actions'],
    );
  }
  const late = actions.filter(({ overdue }) => overdue);
  const signed = improvement.signatures.flatMap(({ current }, at) => (current ? [`/improvement/signatures/${at}/name`] : []));
  return sentence(
    (lang) => {
      const vi = lang === 'vi';
      const due = next ? (vi ? `, hạn gần nhất ${dayText(next.due)}` : `, the next due on ${dayText(next.due)}`) : '';
      const overdue = late.length === 0 ? '' : vi ? `, ${count(late.length, lang)} đã quá hạn` : `, ${count(late.length, lang)} overdue`;
      const by =
        signed.length === 0
          ? vi
            ? '; kế hoạch chưa được ký'
            : '; the plan has not been signed'
          : vi
            ? `; ${count(signed.length, lang)} người đã ký kế hoạch`
            : `; ${count(signed.length, lang)} ${signed.length === 1 ? 'person has' : 'people have'} signed the plan`;
      return vi
        ? `Kế hoạch khắc phục có ${count(actions.length, lang)} biện pháp${due}${overdue}${by}.`
        : `The improvement plan has ${count(actions.length, lang)} corrective ${actions.length === 1 ? 'action' : 'actions'}${due}${overdue}${by}.`;
    },
    [
      ...actions.map(({ at }) => `/improvement/actions/${at}/status`),
      ...(next ? [`/improvement/actions/${next.at}/due`] : []),
      ...late.map(({ at }) => `/improvement/actions/${at}/overdue`),
      ...(signed.length > 0 ? signed : ['/improvement/signatures']),
    ],
  );
}

/** What the platform itself has to answer for. */
function platform({ outages, drift, sensitivity }: Report): Sentence[] {
  const said: Sentence[] = [];
  if (outages.length > 0) {
    said.push(
      sentence(
        (lang) =>
          lang === 'vi'
            ? `Hệ thống gián đoạn ${count(outages.length, lang)} lần; đồng hồ diễn tập đứng yên trong thời gian đó nên không đội nào mất điểm.`
            : `The platform was interrupted ${outages.length === 1 ? 'once' : `${count(outages.length, lang)} times`}; drill time stood still meanwhile, so no team lost a point.`,
        ['/outages'],
      ),
    );
  }
  if (drift.max !== null && drift.max >= LATE) {
    const worst = drift.max;
    said.push(
      sentence(
        (lang) =>
          lang === 'vi'
            ? `Tình huống phát chậm nhất so với giờ đến hạn ${spanText(worst)}; đồng hồ của đội tính từ lúc phát thật.`
            : `The latest delivery came ${spanText(worst)} after it was due; teams’ clocks count from when it really came.`,
        ['/drift/max'],
      ),
    );
  }
  const at = (sensitivity ?? []).findIndex(({ id }) => id === 'no-marks');
  const marks = sensitivity?.[at];
  if (marks?.applies && marks.moved > 0) {
    said.push(
      sentence(
        (lang) =>
          lang === 'vi'
            ? `Nếu không tính điểm chất lượng do đánh giá viên chấm, ${count(marks.moved, lang)} đội đổi hạng.`
            : `Without evaluators’ quality marks ${count(marks.moved, lang)} ${marks.moved === 1 ? 'team' : 'teams'} would rank otherwise.`,
        [`/sensitivity/${at}/moved`],
      ),
    );
  }
  return said;
}
/** A delivery this late, ms, is worth a sentence. */
const LATE = 10_000;

function feedback({ feedback: results }: Report): Sentence | null {
  if (!results || results.answered === 0) return null;
  const at = results.statements.findIndex(({ id }) => id === 'prepared');
  const median = results.statements[at]?.median ?? null;
  return sentence(
    (lang) => {
      const said =
        lang === 'vi' ? `${count(results.answered, lang)} người gửi phiếu góp ý` : `${count(results.answered, lang)} people sent feedback`;
      if (median === null) return `${said}.`;
      return lang === 'vi'
        ? `${said}; ý kiến “sẵn sàng hơn sau diễn tập” có trung vị ${count(median, lang)} trên thang từ 1 đến 5.`
        : `${said}; “better prepared afterwards” has a median of ${count(median, lang)} on the scale from 1 to 5.`;
    },
    ['/feedback/answered', ...(median === null ? [] : [`/feedback/statements/${at}/median`])],
  );
}

/** What the figures are worth today. */
function standing({ provisional, published, publication, appeals }: Report): Sentence {
  if (provisional) {
    return sentence(
      (lang) =>
        lang === 'vi'
          ? 'Số liệu là tạm thời: còn nội dung chưa chấm xong.'
          : 'The figures are provisional: some work has not been marked yet.',
      ['/provisional'],
    );
  }
  const last = (publication?.issues.length ?? 0) - 1;
  const issue = publication?.issues[last];
  if (published && issue) {
    const open = appeals.flatMap(({ answer }, at) => (answer ? [] : [`/appeals/${at}/id`]));
    return sentence(
      (lang) => {
        const when = dayRange(issue.wall, null, lang);
        const said =
          lang === 'vi' ? `Kết quả được công bố lần ${issue.n} ${when}` : `The results were published, issue ${issue.n}, ${when}`;
        if (open.length === 0) return `${said}.`;
        return lang === 'vi'
          ? `${said}; ${count(open.length, lang)} kiến nghị đang chờ trả lời.`
          : `${said}; ${count(open.length, lang)} ${open.length === 1 ? 'appeal awaits' : 'appeals await'} an answer.`;
      },
      [`/publication/issues/${last}/n`, `/publication/issues/${last}/wall`, ...open],
    );
  }
  return sentence(
    (lang) =>
      published
        ? lang === 'vi'
          ? 'Kết quả đã được công bố.'
          : 'The results have been published.'
        : lang === 'vi'
          ? 'Kết quả chưa được công bố; báo cáo này là bản nháp.'
          : 'The results have not been published; this report is a draft.',
    ['/published'],
  );
}
