/** Response times grouped by stamp, inject, team, objective and kind of agency (S7); a group without any is left out. */
import { statOf, waitOf, type Wait } from '../scoring/metrics.js';
import type { Analysis, Distribution } from '../shared/analysis.js';
import { Stamp } from '../shared/catalogue.js';
import type { ScoreLine, TeamScore } from '../shared/scores.js';
import type { Bi } from '../shared/text.js';

/** A team's sheet as it is analysed. */
export interface Sheet {
  score: TeamScore;
  /** Of its agency; '' where it has none. */
  kind: string;
  /** END EX, or the last drill time known. */
  endX: number;
}

const STAMPS: Record<Stamp, Bi> = {
  acknowledge: { vi: 'Tiếp nhận', en: 'Acknowledge' },
  detect: { vi: 'Phát hiện, xác minh', en: 'Detect' },
  escalate: { vi: 'Báo cáo cấp trên', en: 'Escalate' },
  contain: { vi: 'Ngăn chặn', en: 'Contain' },
  recover: { vi: 'Khôi phục', en: 'Recover' },
  report: { vi: 'Báo cáo sự cố', en: 'Report' },
};
const NO_KIND: Bi = { vi: 'Chưa phân loại', en: 'No kind given' };
const NO_OBJECTIVE: Bi = { vi: 'Không thuộc mục tiêu nào', en: 'Of no objective' };

const same = (text: string): Bi => ({ vi: text, en: text });
const named = ({ number, injectTitle, inject = '' }: ScoreLine): Bi => {
  const title = injectTitle ?? same(inject);
  return number === undefined ? title : { vi: `${number} ${title.vi}`, en: `${number} ${title.en}` };
};

/** Groups in the order in which they were named, or first came up. */
class Groups {
  private readonly known = new Map<string, { label: Bi; waits: Wait[] }>();

  name(key: string, label: Bi): void {
    if (!this.known.has(key)) this.known.set(key, { label, waits: [] });
  }
  add(key: string, label: () => Bi, wait: Wait): void {
    const group = this.known.get(key);
    if (group) group.waits.push(wait);
    else this.known.set(key, { label: label(), waits: [wait] });
  }
  list(): Distribution[] {
    return [...this.known].flatMap(([key, { label, waits }]) => (waits.length > 0 ? [distribution(key, label, waits)] : []));
  }
}

function distribution(key: string, label: Bi, waits: readonly Wait[]): Distribution {
  const times = (reached: boolean): number[] =>
    waits
      .filter((wait) => wait.reached === reached)
      .map(({ ms }) => ms)
      .toSorted((a, b) => a - b);
  return { key, label, stat: statOf(waits), values: times(true), censored: times(false) };
}

/** `injects`: the order of the groups by inject. */
export function distributionsOf(sheets: readonly Sheet[], injects: readonly string[]): Analysis['distributions'] {
  const [stamp, inject, team, objective, kind] = [new Groups(), new Groups(), new Groups(), new Groups(), new Groups()];
  for (const name of Stamp.options) stamp.name(name, STAMPS[name]);
  for (const { score } of sheets) for (const { id, title } of score.objectives) objective.name(id, title);
  for (const { score, kind: of, endX } of sheets) {
    for (const line of score.lines) {
      if (line.kind === 'penalty') continue;
      const wait = waitOf(line, endX);
      if (line.kind === 'expect' && line.stamp !== undefined) stamp.add(line.stamp, () => same(line.stamp ?? ''), wait);
      inject.add(line.inject ?? '', () => named(line), wait);
      team.add(score.teamId, () => same(score.name), wait);
      objective.add(line.objective ?? '', () => NO_OBJECTIVE, wait);
      kind.add(of, () => (of === '' ? NO_KIND : same(of)), wait);
    }
  }
  const place = new Map(injects.map((id, at) => [id, at]));
  const byPlace = (a: Distribution, b: Distribution): number => (place.get(a.key) ?? Infinity) - (place.get(b.key) ?? Infinity);
  const byName = (a: Distribution, b: Distribution): number => Number(a.key === '') - Number(b.key === '') || (a.key < b.key ? -1 : 1);
  return {
    stamp: stamp.list(),
    inject: inject.list().toSorted(byPlace),
    team: team.list(),
    objective: objective.list(),
    kind: kind.list().toSorted(byName),
  };
}
