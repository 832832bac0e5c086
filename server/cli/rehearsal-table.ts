/** A rehearsal report as lines of text: problems first, then a row per kind of team, points, pace. */
import type { BehaviourKind, RehearsalReport, RehearsedBehaviour } from '../shared/rehearsal.js';

const KINDS: Record<BehaviourKind, string> = {
  perfect: 'hoàn hảo / perfect',
  good: 'khá / good',
  average: 'trung bình / average',
  slow: 'chậm / slow',
  silent: 'không làm gì / silent',
  chaotic: 'hỗn loạn / chaotic',
  initiative: 'chủ động / initiative',
  omission: 'bỏ một việc / one omission',
  late: 'trễ một việc / one late',
  harmful: 'một việc có hại / one harmful act',
  confirm: 'ban điều hành từ chối / EXCON says no',
  fields: 'nội dung báo cáo / words of reports',
  guided: 'nhắm nhánh còn thiếu / aimed at gaps',
  mixed: 'ngẫu nhiên / mixed',
};

const figure = (value: number): string => value.toFixed(1).replace('.', ',');
const minutes = (ms: number): string => `${Math.round(ms / 60_000)}m`;
const clock = (x: number): string =>
  `T+${String(Math.floor(x / 3_600_000)).padStart(2, '0')}:${String(Math.floor(x / 60_000) % 60).padStart(2, '0')}`;

function row(kind: BehaviourKind, play: string, list: readonly RehearsedBehaviour[]): string {
  const scores = list.flatMap(({ percent }) => (percent === null ? [] : [percent])).toSorted((a, b) => a - b);
  const idle = Math.max(0, ...list.flatMap(({ teams }) => teams.map((team) => team.idle.to - team.idle.from)));
  const middle = scores[Math.floor(scores.length / 2)];
  const cells = [scores[0], middle, scores.at(-1)].map((score) => (score === undefined ? '-' : figure(score)).padStart(7));
  return `  ${`${KINDS[kind]}${play}`.padEnd(44)}${String(list.length).padStart(5)}${cells.join('')}${minutes(idle).padStart(9)}`;
}

export function tableOf(report: RehearsalReport): string[] {
  const { scenario, problems, behaviours, objectives, load } = report;
  const lines = [
    '',
    `${scenario.id} ${scenario.version} - ${scenario.title.vi} / ${scenario.title.en}`,
    `${minutes(scenario.duration)}, ${behaviours.length} hành vi / behaviours: ${report.ok ? 'ĐẠT / passed' : 'CHƯA ĐẠT / not passed'}`,
  ];
  for (const { severity, path, message } of problems) {
    lines.push(`  ${severity === 'error' ? 'lỗi / error' : 'cảnh báo / warning'} ${path}`, `      ${message.vi}`, `      ${message.en}`);
  }
  lines.push(
    '',
    `  ${'đội / team'.padEnd(44)}${'số/n'.padStart(5)}${'min %'.padStart(7)}${'giữa'.padStart(7)}${'max %'.padStart(7)}${'rảnh/idle'.padStart(10)}`,
  );
  for (const kind of Object.keys(KINDS) as BehaviourKind[]) {
    for (const play of ['parallel', 'joint'] as const) {
      const list = behaviours.filter((each) => each.kind === kind && each.play === play);
      if (list.length > 0) lines.push(row(kind, play === 'joint' ? ' (chung/joint)' : '', list));
    }
  }
  const perfect = behaviours.find(({ kind, play }) => kind === 'perfect' && play === 'parallel')?.teams[0];
  lines.push('', '  mục tiêu / objective');
  for (const { id, title, points, share } of objectives) {
    const rating = id === null ? '' : (perfect?.ratings[id] ?? '-');
    lines.push(
      `  ${(id ?? '-').padEnd(6)}${String(points).padStart(6)}${`${Math.round(share * 100)} %`.padStart(7)}  ${rating.padEnd(2)} ${title.vi}`,
    );
  }
  const busiest = load.toSorted((a, b) => b.deliveries + b.expected - a.deliveries - a.expected || a.minute - b.minute).slice(0, 3);
  lines.push(
    '',
    `  phút bận nhất / busiest minutes: ${busiest.map(({ minute, deliveries, expected }) => `${clock(minute * 60_000)} (${deliveries} + ${expected})`).join(', ')}`,
  );
  return lines;
}
