/** What each audience of a drill has been told: snapshots, catch-up and the pages pushed to whoever listens (W2). */
import { EXCON, initialExconView, initialObserverView, initialTeamView, OBSERVER, teamAudience, type Lens } from '../audiences/index.js';
import type { ControlEvent, WorldEvent } from '../shared/events.js';
import type { Cursor, Feed } from '../shared/protocol.js';
import { reduceExconAll } from '../shared/reduce-excon.js';
import { reduceTeamAll } from '../shared/reduce-team.js';
import type { ExconItem, ExconView, MemberView, TeamItem, TeamView } from '../shared/views.js';
import { inTime } from './in-time.js';
import type { Audience } from './service.js';
import { createStreamFeed, type Page, type StreamFeed } from './stream-feed.js';

/** A catch-up longer than this is answered with a snapshot. */
const LONGEST_CATCH_UP = 500;

export interface Feeds {
  /** `worldId` null: the `control` stream. */
  stream(worldId: string | null): StreamFeed;
  /** Told now: items are made and numbered, and go to `push` page by page. */
  tell(worldId: string | null, events: readonly (WorldEvent | ControlEvent)[]): void;
  snapshot: (audience: Audience) => { snapshot: TeamView | ExconView; cursor: Cursor };
  since: (audience: Audience, cursor: Cursor) => { feeds: Feed[]; cursor: Cursor } | null;
  setMembers: (teamId: string, members: MemberView[]) => void;
}

/** A view that is folded when somebody looks. */
interface Lazy<V, I> {
  add(items: readonly I[]): void;
  look(): V;
}

function lazily<V, I>(start: V, reduceAll: (view: V, items: readonly I[]) => V): Lazy<V, I> {
  let view = start;
  let waiting: I[] = [];
  return {
    add(items) {
      for (const item of items) waiting.push(item);
    },
    look() {
      if (waiting.length > 0) view = reduceAll(view, waiting);
      waiting = [];
      return view;
    },
  };
}

/** `streams`: name of the control stream and of each world's, in plan order. */
export function createFeeds(lens: Lens, streams: readonly { worldId: string | null; stream: string }[], push: (page: Page) => void): Feeds {
  const feeds = new Map(streams.map(({ worldId, stream }) => [worldId, createStreamFeed(lens, worldId, stream)]));
  const byName = new Map([...feeds.values()].map((feed) => [feed.stream, feed]));
  const members: Record<string, MemberView[]> = {};
  const excon = lazily<ExconView, ExconItem>(initialExconView(lens), reduceExconAll);
  const observer = lazily<ExconView, ExconItem>(initialObserverView(lens), reduceExconAll);
  const teams = new Map(
    [...lens.teams.values()].map((team) => [team.id, lazily<TeamView, TeamItem>(initialTeamView(lens, team.id), reduceTeamAll)]),
  );
  const byAudience = new Map([...teams].map(([id, view]) => [teamAudience(id), view]));
  const of = (worldId: string | null): StreamFeed => {
    const feed = feeds.get(worldId);
    if (!feed) throw new Error(`no world ${worldId} in this drill`);
    return feed;
  };
  const heard = (audience: Audience): { name: string; streams: StreamFeed[] } => {
    if (audience.kind !== 'team') return { name: audience.kind === 'excon' ? EXCON : OBSERVER, streams: [...feeds.values()] };
    const team = lens.teams.get(audience.teamId);
    return { name: teamAudience(audience.teamId), streams: team ? [of(team.worldId)] : [] };
  };
  const cursorOf = (audience: Audience): Cursor => {
    const { name, streams: list } = heard(audience);
    return Object.fromEntries(list.map((feed) => [feed.stream, feed.told(name)]));
  };
  const viewOf = (audience: Audience): TeamView | ExconView => {
    if (audience.kind === 'team') {
      const view = teams.get(audience.teamId);
      if (!view) throw new Error(`no team ${audience.teamId} in this drill`);
      return { ...view.look(), members: members[audience.teamId] ?? [] };
    }
    if (audience.kind === 'observer') return observer.look();
    const view = excon.look();
    const withMembers = view.kit.teams.map((team) => {
      // a code may have been given anew since the view was begun
      const joinCode = lens.teams.get(team.id)?.joinCode;
      return { ...team, ...(joinCode !== undefined && { joinCode }), members: members[team.id] ?? [] };
    });
    return { ...view, kit: { ...view.kit, teams: withMembers } };
  };
  return {
    stream: of,
    tell(worldId, events) {
      for (const page of of(worldId).tell(events)) {
        if (page.audience === EXCON) excon.add(page.feed.items as ExconItem[]);
        else if (page.audience === OBSERVER) observer.add(page.feed.items as ExconItem[]);
        else byAudience.get(page.audience)?.add(page.feed.items as TeamItem[]);
        push(page);
      }
    },
    snapshot: (audience) => ({ snapshot: viewOf(audience), cursor: cursorOf(audience) }),
    since(audience, cursor) {
      const { name, streams: list } = heard(audience);
      const names = Object.keys(cursor);
      if (names.length !== list.length || names.some((stream) => !byName.has(stream))) return null;
      let missed = 0;
      for (const feed of list) {
        const at = cursor[feed.stream];
        if (at === undefined || !Number.isInteger(at) || at < 0 || at > feed.told(name)) return null;
        missed += feed.told(name) - at;
        if (missed > LONGEST_CATCH_UP) return null;
      }
      const at = { ...cursor };
      const runs = inTime(list.map((feed) => ({ key: feed.stream, items: feed.items(name, at[feed.stream]!) })));
      const pages = runs.map(({ key, items }): Feed => ({ stream: key, seq: (at[key] = at[key]! + items.length), items }));
      return { feeds: pages, cursor: at };
    },
    setMembers(teamId, list) {
      members[teamId] = list;
    },
  };
}
