/** What was said on the two lines of talk, and how much of it is not yet on screen. */
import type { TeamMessage, TeamView } from '../../../../server/shared/views.js';
import { useDesk } from './desk.js';

export type To = 'team' | 'excon';

/** Which line a message belongs to. */
export const messagesOn = (view: TeamView, to: To): TeamMessage[] =>
  view.messages.filter((message) => (message.from === 'team' && message.to === 'team' ? 'team' : 'excon') === to);

export const fromOthers = (messages: TeamMessage[], me: string): TeamMessage[] =>
  messages.filter((message) => message.from === 'excon' || message.memberId !== me);

/** Messages of others not yet on screen. */
export function useUnheard(to: To): number {
  const { view, seat, heard } = useDesk();
  return Math.max(0, fromOthers(messagesOn(view, to), seat.memberId).length - heard[to]);
}
