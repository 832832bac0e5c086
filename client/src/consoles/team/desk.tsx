/** What every part of the team console works with: the view, the line, who is who, what is open. */
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Seat } from '../../../../server/shared/api.js';
import type { Ack } from '../../../../server/shared/commands.js';
import type {
  DeviceReport,
  DraftNews,
  DraftOpen,
  DraftOpened,
  DraftSaved,
  DraftUpdate,
  Place as Whereabout,
} from '../../../../server/shared/protocol.js';
import type { TeamItem, TeamView } from '../../../../server/shared/views.js';
import type { LinkState } from '../../state/link.js';
import { useDeviceReport } from './device.js';
import { entriesOf, type Entry } from './entries.js';
import { useInboxState, type InboxState } from './inbox-state.js';
import { PASSING, useKept } from './keep.js';
import { useTeamText } from './texts.js';

/** The part of `DrillLink` that the console uses. */
export interface Line {
  send(command: { type: string } & Record<string, unknown>): Promise<Ack>;
  dismiss(commandId: string): void;
  onItems(listener: (items: TeamItem[]) => void): () => void;
  serverTime(): Promise<number | null>;
  report(device: DeviceReport): void;
  snapshot(): LinkState<TeamView>;
  here(change: { [K in keyof Whereabout]?: Whereabout[K] | undefined }): void;
  draftOpen(open: DraftOpen): Promise<DraftOpened | null>;
  draftUpdate(update: DraftUpdate): Promise<DraftSaved | null>;
  onDraft(listener: (news: DraftNews) => void): () => void;
  onReconnect(listener: () => void): () => void;
}

/** The places of the console; on a phone one at a time. */
export type Place = 'inbox' | 'read' | 'respond' | 'systems' | 'chat' | 'excon' | 'log';

export const SIDES = ['respond', 'systems', 'chat', 'excon'] as const;
export type Side = (typeof SIDES)[number];

export interface Desk {
  view: TeamView;
  state: LinkState<TeamView>;
  line: Line;
  seat: Seat;
  entries: Entry[];
  /** Ids of entries opened on this device by this seat. */
  read: ReadonlySet<string>;
  unread: number;
  open: Entry | null;
  openEntry: (id: string) => void;
  /** They count as opened on this device. */
  markRead: (ids: readonly string[]) => void;
  place: Place;
  /** The tab of the side column, which reading does not change. */
  side: Side;
  goTo: (place: Place) => void;
  /** How many messages of others were on screen, per line of talk. */
  heard: Record<'team' | 'excon', number>;
  hear: (to: 'team' | 'excon', count: number) => void;
  nameOf: (memberId: string | undefined) => string;
  /** Actions are taken now (or will wait, while cut off). */
  running: boolean;
  cut: boolean;
  /** What the person at this device answered to the sound test; null: not asked yet. */
  soundTest: DeviceReport['sound'] | null;
  answerSoundTest: (answer: NonNullable<DeviceReport['sound']>) => void;
  /** Key under which this device keeps `what` for this seat. */
  key: (what: string) => string;
  /** The action being written, by code; `turn` grows with every choice, also of the same one. */
  chosen: { code: string; turn: number } | null;
  choose: (code: string | null) => void;
  /** Filter, pins and marks of the inbox. */
  inbox: InboxState;
  /** A drill that is over, looked at again: nothing can be done in it. */
  replayed: boolean;
}

const Context = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = use(Context);
  if (!desk) throw new Error('outside the team console');
  return desk;
}

const openedByTeam = (entries: readonly Entry[]): Set<string> =>
  new Set(entries.filter(({ inject }) => !inject || inject.seen).map(({ id }) => id));

export function DeskProvider({
  state,
  view,
  line,
  seat,
  replayed = false,
  children,
}: {
  state: LinkState<TeamView>;
  view: TeamView;
  line: Line;
  seat: Seat;
  replayed?: boolean;
  children: ReactNode;
}) {
  const { t } = useTeamText();
  const key = useCallback(
    (what: string) => `${replayed ? PASSING : ''}dientap.team.${seat.exerciseId}.${seat.memberId}.${what}`,
    [seat, replayed],
  );
  const [readIds, setRead] = useKept<string[]>(key('read'), []);
  const [openId, setOpen] = useState<string | null>(null);
  const [place, setPlace] = useState<Place>('inbox');
  const [side, setSide] = useState<Side>('respond');
  const [heard, setHeard] = useKept(key('heard'), { team: 0, excon: 0 });
  const [soundTest, answerSoundTest] = useKept<DeviceReport['sound'] | null>(key('sound-test'), null);
  useDeviceReport(line, state.connection, soundTest);
  const [chosen, setChosen] = useKept<Desk['chosen']>(key('chosen'), null);
  const inbox = useInboxState(key);
  const { pending } = state;

  const entries = useMemo(() => entriesOf(view, pending), [view, pending]);
  // what one device has opened is in no log: in a replay it is what anybody of the team has
  const read = useMemo(() => (replayed ? openedByTeam(entries) : new Set(readIds)), [replayed, entries, readIds]);
  const names = useMemo(() => new Map(view.members.map((member) => [member.id, member.name])), [view.members]);

  const openEntry = useCallback(
    (id: string) => {
      setOpen(id);
      setRead((before) => (before.includes(id) ? before : [...before, id]));
    },
    [setRead],
  );

  const markRead = useCallback(
    (ids: readonly string[]) => setRead((before) => (ids.every((id) => before.includes(id)) ? before : [...new Set([...before, ...ids])])),
    [setRead],
  );

  const goTo = useCallback((next: Place) => {
    setPlace(next);
    const beside = SIDES.find((each) => each === next);
    if (beside) setSide(beside);
  }, []);
  const choose = useCallback(
    (code: string | null) => setChosen((before) => (code === null ? null : { code, turn: (before?.turn ?? 0) + 1 })),
    [setChosen],
  );
  const hear = useCallback(
    (to: 'team' | 'excon', count: number) => setHeard((before) => (before[to] === count ? before : { ...before, [to]: count })),
    [setHeard],
  );

  const desk: Desk = {
    view,
    state,
    line,
    seat,
    entries,
    read,
    unread: entries.filter((entry) => !read.has(entry.id)).length,
    open: entries.find((entry) => entry.id === openId) ?? null,
    openEntry,
    markRead,
    place,
    side,
    goTo,
    heard,
    hear,
    nameOf: (memberId) => (memberId === undefined ? t('someone') : (names.get(memberId) ?? t('someone'))),
    running: view.phase === 'running',
    cut: state.connection === 'cut',
    soundTest,
    answerSoundTest,
    key,
    chosen,
    choose,
    inbox,
    replayed,
  };
  return <Context value={desk}>{children}</Context>;
}
