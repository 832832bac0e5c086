/** What this browser has read of each team's conversation. Pure. */
import type { Thread } from '../alarms.js';

/** Epoch ms of the last message read, by team. */
export type Read = Readonly<Record<string, number>>;

/** Messages of the team that are newer than what was read. */
export const unreadOf = (thread: Thread, read: Read): number =>
  thread.messages.filter(({ from, at }) => from !== 'excon' && at.wall > (read[thread.teamId] ?? 0)).length;

export const readUpTo = (read: Read, thread: Thread | undefined): Read => {
  const last = thread?.messages.at(-1)?.at.wall;
  return thread && last !== undefined && last > (read[thread.teamId] ?? 0) ? { ...read, [thread.teamId]: last } : read;
};
