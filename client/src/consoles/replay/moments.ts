/** What one would jump to: phases, deliveries, first responses, what was missed or charged, messages. Pure. */
import type { ExconItem, TeamItem } from '../../../../server/shared/views.js';
import type { Recording } from './recording.js';

export const KINDS = ['phase', 'delivered', 'response', 'bad', 'message'] as const;
export type Kind = (typeof KINDS)[number];

export interface Moment {
  /** Of the recorded event. */
  id: string;
  /** Epoch ms at which it was told, and drill ms. */
  wall: number;
  x: number;
  kind: Kind;
  item: ExconItem | TeamItem;
  /** How many teams it happened to: of a delivery in all, of everything else in that moment. */
  teams?: number;
}

const PHASES: ReadonlySet<string> = new Set([
  'readied',
  'started',
  'paused',
  'resumed',
  'factor-set',
  'outage',
  'extended',
  'ended',
  'cancelled',
  'published',
]);

type Sort = (item: ExconItem | TeamItem) => Kind | null;

/** The first delivery of an inject and the first response to it stand for all; every miss, penalty and message for itself. */
function sortExcon(): Sort {
  const delivered = new Set<string>();
  const answered = new Set<string>();
  const once = (seen: Set<string>, id: string | undefined, kind: Kind): Kind | null => {
    if (id === undefined || seen.has(id)) return null;
    seen.add(id);
    return kind;
  };
  return (each) => {
    const item = each as ExconItem;
    if (item.stream.startsWith('control:')) return PHASES.has(item.type) ? 'phase' : null;
    switch (item.type) {
      case 'inject-delivered':
        return once(delivered, item.inject, 'delivered');
      case 'action-recorded':
      case 'report-recorded':
        return once(answered, item.serves?.inject ?? item.inject, 'response');
      case 'answer-recorded':
        return once(answered, item.inject, 'response');
      case 'max-passed':
      case 'penalty-charged':
        return 'bad';
      case 'message':
        return item.to === 'team' ? null : 'message';
      default:
        return null;
    }
  };
}

const sortTeam: Sort = (each) => {
  const item = each as TeamItem;
  switch (item.type) {
    case 'phase-changed':
      return 'phase';
    case 'score-opened':
      return item.published ? 'phase' : null;
    case 'inject-delivered':
    case 'reply':
      return 'delivered';
    case 'action-recorded':
    case 'report-recorded':
    case 'answer-recorded':
    case 'hint':
      return 'response';
    case 'report-returned':
      return 'bad';
    case 'message':
      return 'message';
    default:
      return null;
  }
};

/** By what several teams share one moment: the same miss, penalty or message of EXCON at the same drill time. */
function sameOf({ item, x }: Moment): string | null {
  switch (item.type) {
    case 'max-passed':
      return `${x} missed ${item.inject} ${item.expect ?? item.ask}`;
    case 'penalty-charged':
      return `${x} penalty ${item.code}`;
    case 'message':
      return 'stream' in item && item.from === 'excon' && item.commandId !== undefined ? `said ${item.by} ${item.commandId}` : null;
    default:
      return null;
  }
}

/** In the order in which they were told; what happens to many teams at once is one. */
export function momentsOf({ kind, reel }: Recording): Moment[] {
  const sort = kind === 'excon' ? sortExcon() : sortTeam;
  const deliveries = new Map<string, Moment>();
  const shared = new Map<string, Moment>();
  const moments: Moment[] = [];
  for (const [n, item] of reel.items.entries()) {
    if (item.type === 'inject-delivered' && 'teamId' in item) {
      const first = deliveries.get(item.inject);
      if (first) first.teams = (first.teams ?? 1) + 1;
    }
    const of = sort(item);
    if (!of) continue;
    const moment: Moment = { id: item.id, wall: reel.walls[n]!, x: item.at.x, kind: of, item };
    const same = kind === 'excon' ? sameOf(moment) : null;
    const other = same === null ? undefined : shared.get(same);
    if (other) {
      other.teams = (other.teams ?? 1) + 1;
      continue;
    }
    if (same !== null) shared.set(same, moment);
    if (item.type === 'inject-delivered' && 'teamId' in item) deliveries.set(item.inject, moment);
    moments.push(moment);
  }
  return moments;
}

/** The nearest moment before or after; null when there is none. Several of one millisecond count as one. */
export function beside(moments: readonly Moment[], wall: number, by: 1 | -1): Moment | null {
  if (by > 0) return moments.find((moment) => moment.wall > wall) ?? null;
  return moments.findLast((moment) => moment.wall < wall) ?? null;
}

/** How much happened, along the axis of drill time. */
export interface Bin {
  acts: number;
  delivered: boolean;
  bad: boolean;
}

const ACTS: ReadonlySet<string> = new Set([
  'action-recorded',
  'report-recorded',
  'answer-recorded',
  'inject-seen',
  'hint-taken',
  'hint',
  'message',
]);

/** @param end drill ms at the axis' right end */
export function densityOf({ reel }: Recording, end: number, bins: number): Bin[] {
  const out = Array.from({ length: bins }, (): Bin => ({ acts: 0, delivered: false, bad: false }));
  for (const item of reel.items) {
    const bin = out[Math.min(bins - 1, Math.floor((item.at.x / Math.max(1, end)) * bins))]!;
    if (ACTS.has(item.type)) bin.acts += 1;
    else if (item.type === 'inject-delivered') bin.delivered = true;
    else if (item.type === 'max-passed' || item.type === 'penalty-charged' || item.type === 'report-returned') bin.bad = true;
  }
  return out;
}
