/** What an author must know after a rehearsal, in sentences, each with the place in the file. */
import type { Definition } from '../engine/index.js';
import type { RehearsalProblem, RehearsedBehaviour } from '../shared/rehearsal.js';
import type { Part } from './coverage.js';
import type { Loss } from './figures.js';

const clock = (x: number): string =>
  `T+${String(Math.floor(x / 3_600_000)).padStart(2, '0')}:${String(Math.floor(x / 60_000) % 60).padStart(2, '0')}`;
const minutes = (ms: number): number => Math.round(ms / 60_000);

function injectPath(definition: Definition, id: string): string {
  return `$.injects[${definition.injects.findIndex((inject) => inject.id === id)}]`;
}

/** One sentence per unreached part; what lies behind an inject that never goes out is told with it. */
export function unreachedProblems(definition: Definition, unreached: readonly Part[], played: number): RehearsalProblem[] {
  const lost = new Set(unreached.flatMap((part) => (part.kind === 'inject' ? [part.id] : [])));
  const none = { vi: `cả ${played} hành vi`, en: `none of ${played} behaviours` };
  return unreached.flatMap((part): RehearsalProblem[] => {
    const problem = (code: RehearsalProblem['code'], path: string, vi: string, en: string): RehearsalProblem[] => [
      { code, severity: 'error', path, message: { vi, en } },
    ];
    switch (part.kind) {
      case 'inject':
        return problem(
          'unreached-inject',
          injectPath(definition, part.id),
          `tình huống "${part.id}" không được phát trong ${none.vi}; hãy xem lại at, when, if và các quy tắc release, skip`,
          `inject "${part.id}" went out in ${none.en}; check its at, when, if and the rules that release or skip it`,
        );
      case 'variant': {
        if (lost.has(part.inject)) return [];
        const path = injectPath(definition, part.inject);
        return part.variant === 0
          ? problem(
              'unreached-variant',
              `${path}.body`,
              `lời gốc của "${part.inject}" không được dùng trong ${none.vi}: luôn có một biến thể đúng điều kiện`,
              `the text of "${part.inject}" itself was used by ${none.en}: one of its variants always holds`,
            )
          : problem(
              'unreached-variant',
              `${path}.variants[${part.variant - 1}]`,
              `biến thể ${part.variant} của "${part.inject}" không được dùng trong ${none.vi}; hãy xem lại if và thứ tự các biến thể`,
              `variant ${part.variant} of "${part.inject}" was used by ${none.en}; check its if and the order of the variants`,
            );
      }
      case 'rule':
        return problem(
          'unreached-rule',
          `$.rules[${definition.rules.findIndex(({ id }) => id === part.id)}]`,
          `quy tắc "${part.id}" không kích hoạt trong ${none.vi}; hãy xem lại when`,
          `rule "${part.id}" fired in ${none.en}; check its when`,
        );
      case 'state':
        return problem(
          'unreached-state',
          `$.systems.${part.system}.states[${definition.systems[part.system]?.states.findIndex(({ id }) => id === part.state) ?? 0}]`,
          `"${part.system}" không đến trạng thái "${part.state}" trong ${none.vi}; hãy thêm set hoặc bỏ trạng thái này`,
          `"${part.system}" came to the state "${part.state}" in ${none.en}; add a set or drop the state`,
        );
      case 'outcome':
        return problem(
          'unreached-outcome',
          `$.outcomes.${part.id}`,
          `kết cục "${part.id}" không xảy ra trong ${none.vi}; hãy thêm quy tắc outcome hoặc bỏ kết cục này`,
          `the outcome "${part.id}" came about in ${none.en}; add a rule with outcome or drop it`,
        );
      case 'expect':
      case 'ask': {
        if (lost.has(part.inject)) return [];
        const inject = definition.injects.find(({ id }) => id === part.inject);
        const list = part.kind === 'expect' ? 'expects' : 'asks';
        const at = inject?.[list].findIndex(({ id }) => id === part.id) ?? 0;
        return problem(
          part.kind === 'expect' ? 'never-met' : 'never-answered',
          `${injectPath(definition, part.inject)}.${list}[${at}]`,
          part.kind === 'expect'
            ? `kỳ vọng "${part.inject}.${part.id}" không được đáp ứng kịp trong ${none.vi}; hãy xem lại if, action và thời hạn`
            : `câu hỏi "${part.inject}.${part.id}" không được trả lời kịp trong ${none.vi}; hãy xem lại thời hạn`,
          part.kind === 'expect'
            ? `the expectation "${part.inject}.${part.id}" was met in time by ${none.en}; check its if, action and times`
            : `the question "${part.inject}.${part.id}" was answered in time by ${none.en}; check its times`,
        );
      }
    }
  });
}

function pathOf(definition: Definition, ref: string): string {
  if (ref.startsWith('penalty.')) return '$.rules';
  const [id = '', item = ''] = ref.split('.');
  const index = definition.injects.findIndex((inject) => inject.id === id);
  const inject = definition.injects[index];
  if (!inject) return '$.injects';
  const expect = inject.expects.findIndex((each) => each.id === item);
  return expect >= 0
    ? `$.injects[${index}].expects[${expect}]`
    : `$.injects[${index}].asks[${inject.asks.findIndex((each) => each.id === item)}]`;
}

/** A team that does everything in time must have 100 %, one that does nothing 0 %. */
export function scoreProblems(
  definition: Definition,
  behaviours: readonly RehearsedBehaviour[],
  losses: ReadonlyMap<string, readonly Loss[]>,
): RehearsalProblem[] {
  return behaviours.flatMap((behaviour): RehearsalProblem[] => {
    const { kind, play, percent } = behaviour;
    if (percent === null) return [];
    const where = play === 'joint' ? { vi: ' (chung một kịch bản)', en: ' (joint play)' } : { vi: '', en: '' };
    if (kind === 'perfect' && percent < 100 - 1e-9) {
      const lost = losses.get(behaviour.id) ?? [];
      const list = lost.map(({ ref, lost }) => `${ref} −${Math.round(lost * 100) / 100}`).join(', ');
      return [
        {
          code: 'perfect-loses',
          severity: 'error',
          path: pathOf(definition, lost[0]?.ref ?? ''),
          message: {
            vi: `đội làm đúng mọi việc${where.vi} chỉ đạt ${percent.toFixed(2)} %: ${list}`,
            en: `a team that does everything right${where.en} gets ${percent.toFixed(2)}% only: ${list}`,
          },
        },
      ];
    }
    if (kind === 'silent' && percent > 1e-9) {
      return [
        {
          code: 'silent-earns',
          severity: 'error',
          path: '$.injects',
          message: {
            vi: `đội không làm gì${where.vi} vẫn đạt ${percent.toFixed(2)} %`,
            en: `a team that does nothing${where.en} gets ${percent.toFixed(2)}%`,
          },
        },
      ];
    }
    return [];
  });
}

/** More in one minute than a team can read. */
const CROWDED = 6;
/** Nothing to do for longer than this, ms, or a quarter of the drill. */
const IDLE = 20 * 60_000;

/** What makes a drill tiresome: judged by the average team, and by what falls into one minute. */
export function paceProblems(definition: Definition, behaviours: readonly RehearsedBehaviour[]): RehearsalProblem[] {
  const problems: RehearsalProblem[] = [];
  const perfect = behaviours.find(({ kind, play }) => kind === 'perfect' && play === 'parallel');
  const busiest = perfect?.busiest;
  if (busiest && busiest.deliveries > CROWDED) {
    problems.push({
      code: 'crowded-minute',
      severity: 'warning',
      path: '$.injects',
      message: {
        vi: `phút ${clock(busiest.minute * 60_000)} có ${busiest.deliveries} tình huống đến cùng lúc; hãy giãn ra`,
        en: `${busiest.deliveries} injects arrive in the minute ${clock(busiest.minute * 60_000)}; spread them`,
      },
    });
  }
  const average = behaviours.filter(({ kind, play }) => kind === 'average' && play === 'parallel');
  const longest = average.flatMap(({ teams }) => teams.map(({ idle }) => idle)).toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (longest && longest.to - longest.from > Math.max(IDLE, definition.duration / 4)) {
    problems.push({
      code: 'long-idle',
      severity: 'warning',
      path: '$.injects',
      message: {
        vi: `đội trung bình không có việc gì trong ${minutes(longest.to - longest.from)} phút, từ ${clock(longest.from)} đến ${clock(longest.to)}`,
        en: `an average team has nothing to do for ${minutes(longest.to - longest.from)} minutes, from ${clock(longest.from)} to ${clock(longest.to)}`,
      },
    });
  }
  return problems;
}

export const cutShort = (played: number): RehearsalProblem => ({
  code: 'cut-short',
  severity: 'warning',
  path: '$',
  message: {
    vi: `kịch bản quá lớn nên chỉ diễn thử ${played} hành vi; những điều chưa đạt tới ở trên có thể vẫn đạt được`,
    en: `the scenario is so large that only ${played} behaviours were played; what is named as unreached may be reachable`,
  },
});
