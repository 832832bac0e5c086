/** A plan may ask for a score board that is open from START EX on; once anybody has opened or closed it, it is left alone. */
import type { Drill } from './drills/service.js';

/** Recorded in the log as who did it. */
const SYSTEM = { kind: 'excon', userId: 'system' } as const;

export interface BoardPorts {
  /** Whether the plan of this exercise wants the board open. */
  wanted: (exerciseId: string) => Promise<boolean>;
  failed: (exerciseId: string, error: unknown) => void;
}

/** Answers what each opened drill is to be given to, as often as one likes. */
export function createBoards({ wanted, failed }: BoardPorts): (drill: Drill) => void {
  const followed = new WeakSet<Drill>();

  async function look(drill: Drill): Promise<void> {
    const { exerciseId } = drill.plan;
    if (!(await wanted(exerciseId))) return;
    if (drill.controlEvents().some(({ type }) => type === 'board-opened')) return;
    // the same id on every instance and after every restart: it is recorded once
    await drill.command(SYSTEM, { commandId: `board-at-start:${exerciseId}`, type: 'open-board', open: true });
  }

  return (drill) => {
    if (followed.has(drill)) return;
    followed.add(drill);
    let looked = false;
    const clock = (): void => {
      if (looked || drill.phase() !== 'running') return;
      looked = true;
      look(drill).catch((error: unknown) => failed(drill.plan.exerciseId, error));
    };
    drill.subscribe({ feed: () => undefined, clock });
    clock();
  };
}
