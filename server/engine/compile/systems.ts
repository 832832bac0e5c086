/** The status board: states with their words, and those that nothing ever leads to. */
import type { SystemDef, Tone } from '../definition.js';
import type { ScenarioSource } from '../../shared/scenario.js';
import { Issues, type Path } from './issues.js';

const idOf = (state: string | { id: string }): string => (typeof state === 'string' ? state : state.id);

/** Ids of a system's states; undefined for an unknown system. */
export function stateIds(source: ScenarioSource, system: string): string[] | undefined {
  return Object.hasOwn(source.systems, system) ? source.systems[system]!.states.map(idOf) : undefined;
}

/** Common words for states, so that a plain list of them is printed in both languages. */
const WORDS: Record<string, { vi: string; en: string; tone: Tone }> = {
  normal: { vi: 'Bình thường', en: 'Normal', tone: 'ok' },
  clean: { vi: 'Đã làm sạch', en: 'Clean', tone: 'ok' },
  reopened: { vi: 'Đã mở lại', en: 'Reopened', tone: 'ok' },
  restored: { vi: 'Đã khôi phục', en: 'Restored', tone: 'ok' },
  maintenance: { vi: 'Đang bảo trì', en: 'Maintenance', tone: 'warn' },
  degraded: { vi: 'Suy giảm', en: 'Degraded', tone: 'warn' },
  isolated: { vi: 'Đã cô lập', en: 'Isolated', tone: 'warn' },
  defaced: { vi: 'Bị thay đổi giao diện', en: 'Defaced', tone: 'bad' },
  compromised: { vi: 'Bị xâm nhập', en: 'Compromised', tone: 'bad' },
  encrypted: { vi: 'Bị mã hóa', en: 'Encrypted', tone: 'bad' },
  down: { vi: 'Ngừng hoạt động', en: 'Down', tone: 'bad' },
  off: { vi: 'Đã tắt', en: 'Off', tone: 'off' },
};

export function compileSystems(source: ScenarioSource, issues: Issues): Record<string, SystemDef> {
  const reached = new Map<string, Set<string>>();
  for (const rule of source.rules) {
    for (const effect of rule.do) {
      if (!('set' in effect)) continue;
      for (const [system, state] of Object.entries(effect.set)) reached.set(system, (reached.get(system) ?? new Set()).add(state));
    }
  }
  const systems: Record<string, SystemDef> = {};
  for (const [id, system] of Object.entries(source.systems)) {
    const at: Path = ['systems', id];
    const ids = system.states.map(idOf);
    issues.unique(
      ids.map((state, index) => ({ id: state, path: [...at, 'states', index] })),
      { vi: 'trạng thái', en: 'state' },
    );
    if (!ids.includes(system.start)) issues.unknown([...at, 'start'], { vi: 'trạng thái', en: 'state' }, system.start, ids);
    for (const [index, state] of ids.entries()) {
      if (!ids.includes(system.start) || state === system.start || reached.get(id)?.has(state)) continue;
      issues.error(
        [...at, 'states', index],
        `không quy tắc nào đưa "${id}" đến trạng thái "${state}"; hãy thêm set hoặc bỏ trạng thái này`,
        `no rule leads "${id}" to the state "${state}"; add a set or drop the state`,
        true,
      );
    }
    systems[id] = {
      id,
      title: issues.text(system.title, [...at, 'title']),
      hidden: system.hidden ?? false,
      states: system.states.map((state, index) => {
        const stateId = idOf(state);
        const word = Object.hasOwn(WORDS, stateId) ? WORDS[stateId] : undefined;
        const written = typeof state === 'string' ? undefined : state;
        return {
          id: stateId,
          title:
            written?.title === undefined
              ? { vi: word?.vi ?? stateId, en: word?.en ?? stateId }
              : issues.text(written.title, [...at, 'states', index, 'title']),
          tone: written?.tone ?? word?.tone ?? (stateId === system.start ? 'ok' : 'warn'),
        };
      }),
      start: system.start,
    };
  }
  return systems;
}
