/**
 * What EXCON did about what, and what is on its way: of two people who act on the same picture only the first does
 * (I11). A command says how many acts on its target its sender had seen (`basis`).
 */
import { actedOn, actKey, targetOf } from '../shared/acts.js';
import type { ControlCommand, SteerCommand } from '../shared/commands.js';
import type { DrillEvent } from '../shared/events.js';

export interface Acts {
  /** A durable event. `control`: of the control stream. */
  note(event: DrillEvent, control: boolean): void;
  /** Takes the next place; give it back when the command's fate is known. Null: somebody acted since its basis. */
  reserve(command: ControlCommand | SteerCommand, by: string): (() => void) | null;
}

const nothing = (): void => undefined;

export function createActs(): Acts {
  /** By target: keys of recorded acts, and of those on their way with how often. */
  const done = new Map<string, Set<string>>();
  const coming = new Map<string, Map<string, number>>();

  /** Recorded or on its way: a command that was sent again is no second act (A2). */
  const knows = (target: string, key: string): boolean => (done.get(target)?.has(key) ?? false) || (coming.get(target)?.has(key) ?? false);

  function length(target: string): number {
    const recorded = done.get(target);
    let on = recorded?.size ?? 0;
    for (const key of coming.get(target)?.keys() ?? []) if (!recorded?.has(key)) on += 1;
    return on;
  }

  return {
    note(event, control) {
      const target = actedOn(event, control);
      if (target === null) return;
      const acts = done.get(target) ?? new Set();
      done.set(target, acts.add(actKey(event.by ?? '', event.commandId ?? '')));
    },
    reserve(command, by) {
      const target = targetOf(command);
      if (target === null) return nothing;
      const key = actKey(by, command.commandId);
      const basis = 'basis' in command ? command.basis : undefined;
      if (basis !== undefined && !knows(target, key) && basis !== length(target)) return null;
      const on = coming.get(target) ?? new Map<string, number>();
      coming.set(target, on.set(key, (on.get(key) ?? 0) + 1));
      return () => {
        const left = (on.get(key) ?? 1) - 1;
        if (left > 0) on.set(key, left);
        else on.delete(key);
        if (on.size === 0 && coming.get(target) === on) coming.delete(target);
      };
    },
  };
}
