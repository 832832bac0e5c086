/** Two controllers never surprise each other: which thing a command is about, what was done to it so far, and by whom. */
import type { ExconAct, ExconView } from '../../../../server/shared/views.js';

export type Order = { type: string } & Record<string, unknown>;

const OF_INJECT = new Set(['release', 'hold', 'unhold', 'skip', 'reschedule', 'resend', 'confirm']);
const OF_TEAM = new Set(['credit-time', 'remove-member', 'restore-member', 'set-captain']);
const OF_DRILL = new Set([
  'ready',
  'start',
  'pause',
  'resume',
  'end',
  'set-factor',
  'extend',
  'cancel',
  'open-board',
  'publish',
  'take-lead',
  'hand-over',
]);

/** Key in `ExconView.acts` of the thing a command is about; null for one that disturbs nobody (a message, an ad-hoc inject). */
export function subjectOf(order: Order): string | null {
  if (OF_DRILL.has(order.type)) return 'control';
  if (OF_INJECT.has(order.type) && typeof order['inject'] === 'string') return order['inject'];
  if (OF_TEAM.has(order.type) && typeof order['team'] === 'string') return `team:${order['team']}`;
  return null;
}

export const actsOn = (view: ExconView, subject: string): readonly ExconAct[] => view.acts?.[subject] ?? NONE;
const NONE: readonly ExconAct[] = [];

/** The number of acts on screen, which the server compares with its own; undefined where there is nothing to compare. */
export function basisOf(view: ExconView, order: Order): number | undefined {
  const subject = subjectOf(order);
  return subject === null || !view.acts ? undefined : actsOn(view, subject).length;
}

/** What others did to this since `basis` acts were on screen. */
export const since = (view: ExconView, subject: string, basis: number, me: string): ExconAct[] =>
  actsOn(view, subject)
    .slice(basis)
    .filter((act) => act.by !== me);

/** Acts of others that `known` (command ids) does not hold yet, oldest first; adds them to it. */
export function freshActs(view: ExconView, known: Set<string>, me: string): { subject: string; act: ExconAct }[] {
  const fresh: { subject: string; act: ExconAct }[] = [];
  for (const [subject, acts] of Object.entries(view.acts ?? {})) {
    for (let at = acts.length - 1; at >= 0; at--) {
      const act = acts[at];
      if (!act || known.has(`${subject} ${act.commandId}`)) break;
      known.add(`${subject} ${act.commandId}`);
      if (act.by !== me) fresh.push({ subject, act });
    }
  }
  return fresh.toSorted((a, b) => a.act.at.wall - b.act.at.wall);
}
