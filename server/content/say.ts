/** Conditions and effects of a scenario as a planner reads them, in both languages. */
import type { Condition, Definition, Effect } from '../engine/definition.js';
import type { Bi } from '../shared/text.js';

const all = (lang: 'vi' | 'en', many: readonly Bi[], by: string): string => many.map((each) => each[lang]).join(by);

/** ms → `1h30m`, `90s`, as authors write it. */
export function sayDuration(ms: number): string {
  const s = Math.round(ms / 1000);
  const [h, m, rest] = [Math.floor(s / 3600), Math.floor(s / 60) % 60, s % 60];
  return `${h > 0 ? `${h}h` : ''}${m > 0 ? `${m}m` : ''}${rest > 0 || s === 0 ? `${rest}s` : ''}`;
}

export interface Sayer {
  condition(condition: Condition): Bi;
  effect(effect: Effect): Bi;
}

export function sayer(d: Definition): Sayer {
  const numbers = new Map(d.injects.map(({ id, number }) => [id, number]));
  const inject = (id: string): string => numbers.get(id) ?? id;
  const part = (id: string | undefined): Bi => {
    const title = id === undefined ? undefined : d.parts[id]?.title;
    return title ? { vi: ` (vai ${title.vi})`, en: ` (part ${title.en})` } : { vi: '', en: '' };
  };
  const action = (code: string): Bi => d.actions[code]?.title ?? { vi: code, en: code };
  const system = (id: string): Bi => d.systems[id]?.title ?? { vi: id, en: id };
  const state = (id: string, wanted: string): Bi =>
    d.systems[id]?.states.find((each) => each.id === wanted)?.title ?? { vi: wanted, en: wanted };
  const line = (c: { inject: string; expect?: string }): string => `${inject(c.inject)}${c.expect === undefined ? '' : `.${c.expect}`}`;

  function condition(c: Condition): Bi {
    switch (c.kind) {
      case 'all':
      case 'any': {
        const of = c.of.map((each) => {
          const { vi, en } = condition(each);
          return each.kind === 'any' || each.kind === 'all' ? { vi: `(${vi})`, en: `(${en})` } : { vi, en };
        });
        return c.kind === 'all'
          ? { vi: all('vi', of, ' và '), en: all('en', of, ' and ') }
          : { vi: all('vi', of, ' hoặc '), en: all('en', of, ' or ') };
      }
      case 'not': {
        const { vi, en } = condition(c.of);
        return { vi: `không: ${vi}`, en: `not: ${en}` };
      }
      case 'clock':
        return { vi: `từ T+${sayDuration(c.atLeast)}`, en: `from T+${sayDuration(c.atLeast)}` };
      case 'elapsed':
        return {
          vi: `${sayDuration(c.atLeast)} sau khi phát ${inject(c.since)}`,
          en: `${sayDuration(c.atLeast)} after ${inject(c.since)} went out`,
        };
      case 'done': {
        const what = action(c.action);
        const who = part(c.part);
        const on = c.inject === undefined ? null : inject(c.inject);
        const fields = c.where
          ? ` [${Object.entries(c.where)
              .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
              .join(', ')}]`
          : '';
        return {
          vi: `đã làm “${what.vi}”${who.vi}${on ? ` cho ${on}` : ''}${c.before === undefined ? '' : ` trước T+${sayDuration(c.before)}`}${fields}`,
          en: `“${what.en}” done${who.en}${on ? ` for ${on}` : ''}${c.before === undefined ? '' : ` before T+${sayDuration(c.before)}`}${fields}`,
        };
      }
      case 'met':
        return { vi: `${line(c)} đạt${part(c.part).vi}`, en: `${line(c)} met${part(c.part).en}` };
      case 'missed':
        return { vi: `${line(c)} quá hạn${part(c.part).vi}`, en: `${line(c)} missed${part(c.part).en}` };
      case 'late':
        return { vi: `${line(c)} làm muộn${part(c.part).vi}`, en: `${line(c)} served late${part(c.part).en}` };
      case 'resolved':
        return { vi: `${line(c)} đã ngã ngũ${part(c.part).vi}`, en: `${line(c)} settled${part(c.part).en}` };
      case 'delivered':
        return { vi: `${inject(c.inject)} đã phát`, en: `${inject(c.inject)} delivered` };
      case 'seen':
        return { vi: `${inject(c.inject)} đã được xem`, en: `${inject(c.inject)} seen` };
      case 'answered': {
        const ask = d.injects.find(({ id }) => id === c.inject)?.asks.find(({ id }) => id === c.ask);
        const option = ask?.options.find(({ id }) => id === c.option)?.text;
        return {
          vi: `${inject(c.inject)} đã trả lời câu ${c.ask}${option ? ` “${option.vi}”` : ''}`,
          en: `question ${c.ask} of ${inject(c.inject)} answered${option ? ` “${option.en}”` : ''}`,
        };
      }
      case 'system': {
        const [name, is] = [system(c.system), state(c.system, c.is)];
        return { vi: `${name.vi}: ${is.vi}`, en: `${name.en}: ${is.en}` };
      }
    }
  }

  function effect(e: Effect): Bi {
    switch (e.kind) {
      case 'release':
        return { vi: `phát ${inject(e.inject)}`, en: `release ${inject(e.inject)}` };
      case 'skip':
        return { vi: `bỏ ${inject(e.inject)}`, en: `skip ${inject(e.inject)}` };
      case 'delay':
        return { vi: `lùi ${inject(e.inject)} thêm ${sayDuration(e.by)}`, en: `delay ${inject(e.inject)} by ${sayDuration(e.by)}` };
      case 'repeat':
        return { vi: `phát lại ${inject(e.inject)}`, en: `send ${inject(e.inject)} again` };
      case 'set': {
        const [name, to] = [system(e.system), state(e.system, e.state)];
        return { vi: `${name.vi} chuyển sang “${to.vi}”`, en: `${name.en} becomes “${to.en}”` };
      }
      case 'reply': {
        const from = d.personas[e.from]?.name ?? { vi: e.from, en: e.from };
        return { vi: `${from.vi} phản hồi`, en: `${from.en} replies` };
      }
      case 'penalty': {
        const what = action(e.code);
        const off = d.actions[e.code]?.penalty ?? 0;
        return { vi: `trừ ${off} điểm: ${what.vi}`, en: `${off} points off: ${what.en}` };
      }
      case 'scalePoints':
        return { vi: `điểm của ${line(e)} nhân ${e.by}`, en: `points of ${line(e)} times ${e.by}` };
      case 'shiftTarget':
        return { vi: `hạn của ${line(e)} lùi ${sayDuration(e.by)}`, en: `deadline of ${line(e)} moves by ${sayDuration(e.by)}` };
      case 'return':
        return { vi: `trả lại báo cáo ${line(e)}`, en: `return the report ${line(e)}` };
      case 'finding':
        return e.finding === 'strength'
          ? { vi: `ghi nhận điểm mạnh: ${e.text.vi}`, en: `strength noted: ${e.text.en}` }
          : { vi: `ghi nhận điểm cần cải thiện: ${e.text.vi}`, en: `improvement noted: ${e.text.en}` };
      case 'outcome': {
        const title = d.outcomes[e.outcome]?.title ?? { vi: e.outcome, en: e.outcome };
        return { vi: `kết cục: ${title.vi}`, en: `outcome: ${title.en}` };
      }
    }
  }

  return { condition, effect };
}
