/** The summary's sentences about what follows from a drill: findings, the plan, the platform, feedback, how the figures stand. */
import type { AfterActionReport } from '../shared/report.js';
import type { Lang } from '../shared/text.js';
import { both, count, dayRange, quoted, sentence, type Sentence } from './summary-words.js';
import { dayText, spanText } from './words.js';

type Report = AfterActionReport;

/** At most this many findings are named; the others are in the analysis. */
const NAMED = 3;

/** What went well and what must not wait, in the words of who entered it; of the scenario's rules where nobody has. */
export function lessons({ improvement, findings }: Report): Sentence[] {
  const written = improvement.findings.map(({ kind, title, urgent }, at) => ({
    kind,
    urgent: urgent === true,
    title: both(title, title),
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

export function plan({ improvement, edition }: Report): Sentence {
  const actions = improvement.actions.flatMap((action, at) => (action.status === 'dropped' ? [] : [{ ...action, at }]));
  const [next] = actions.filter(({ status }) => status !== 'done' && status !== 'verified').toSorted((a, b) => (a.due < b.due ? -1 : 1));
  if (actions.length === 0) {
    return sentence(
      (lang) => (lang === 'vi' ? 'Chưa có biện pháp khắc phục nào được đề ra.' : 'No corrective action has been set down yet.'),
      ['/improvement/actions'],
    );
  }
  const late = actions.filter(({ overdue }) => overdue);
  // an edition without signatures cannot say whether there are any
  const told = edition.teamId === undefined && !edition.anonymous;
  const signed = improvement.signatures.flatMap(({ current }, at) => (current ? [`/improvement/signatures/${at}/name`] : []));
  return sentence(
    (lang) => {
      const vi = lang === 'vi';
      const due = next ? (vi ? `, hạn gần nhất ${dayText(next.due)}` : `, the next due on ${dayText(next.due)}`) : '';
      const overdue = late.length === 0 ? '' : vi ? `, ${count(late.length, lang)} đã quá hạn` : `, ${count(late.length, lang)} overdue`;
      const by = told ? signedBy(signed.length, lang) : '';
      return vi
        ? `Kế hoạch khắc phục có ${count(actions.length, lang)} biện pháp${due}${overdue}${by}.`
        : `The improvement plan has ${count(actions.length, lang)} corrective ${actions.length === 1 ? 'action' : 'actions'}${due}${overdue}${by}.`;
    },
    [
      ...actions.map(({ at }) => `/improvement/actions/${at}/status`),
      ...(next ? [`/improvement/actions/${next.at}/due`] : []),
      ...late.map(({ at }) => `/improvement/actions/${at}/overdue`),
      ...(!told ? [] : signed.length > 0 ? signed : ['/improvement/signatures']),
    ],
  );
}

function signedBy(n: number, lang: Lang): string {
  if (n === 0) return lang === 'vi' ? '; kế hoạch chưa được ký' : '; the plan has not been signed';
  if (lang === 'vi') return `; ${count(n, lang)} người đã ký kế hoạch`;
  return `; ${count(n, lang)} ${n === 1 ? 'person has' : 'people have'} signed the plan`;
}

/** What the platform itself has to answer for. */
export function platform({ outages, drift, sensitivity }: Report): Sentence[] {
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

export function feedback({ feedback: results }: Report): Sentence | null {
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
export function standing({ provisional, published, publication, appeals }: Report): Sentence {
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
