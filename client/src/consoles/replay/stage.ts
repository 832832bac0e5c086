/** What every part of the replay works with: the recording, where one stands in it, and how to go elsewhere. */
import { createContext, use, useMemo, useSyncExternalStore } from 'react';
import { clockAt, spanAt, type ClockSpan } from '../../../../server/shared/replay.js';
import type { ClockView } from '../../../../server/shared/protocol.js';
import type { Moment } from './moments.js';
import type { Player, Playing } from './player.js';
import type { Recording } from './recording.js';

export interface Stage {
  exerciseId: string;
  recording: Recording;
  player: Player;
  moments: readonly Moment[];
  /** Drill ms at the right end of the axis. */
  end: number;
  /** Whose screen it is: `excon` or `team:<id>`. */
  as: string;
  /** Teams that one may look through, by id; empty for a team that sees itself alone. */
  teams: readonly { id: string; name: string }[];
  /** Another screen at the same moment, if wanted with something opened in it. */
  look: (as: string, deliveryId?: string) => void;
  /** Goes to a moment, stops there, and opens what it is about. */
  jump: (moment: Moment) => void;
  /** What was asked to be opened on a team's screen; `turn` grows with every asking. */
  asked: { deliveryId: string; turn: number } | null;
}

export const StageContext = createContext<Stage | null>(null);

export function useStage(): Stage {
  const stage = use(StageContext);
  if (!stage) throw new Error('outside the replay');
  return stage;
}

export function usePlaying(): Playing {
  const { player } = useStage();
  return useSyncExternalStore(player.subscribe, player.snapshot);
}

export interface Standing extends Playing {
  clock: ClockView;
  span: ClockSpan | undefined;
  /** Items told so far. */
  n: number;
}

export function useStanding(): Standing {
  const { recording } = useStage();
  const playing = usePlaying();
  const { wall } = playing;
  const { spans } = recording.head;
  return useMemo(
    () => ({ ...playing, clock: clockAt(spans, wall), span: spanAt(spans, wall), n: recording.reel.until(wall) }),
    [playing, spans, wall, recording],
  );
}
