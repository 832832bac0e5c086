/** A finished drill from its log once more, for one audience: the same items under the same numbers as were sent (W2). */
import { exconFeed, initialExconView, initialTeamView, makeLens, teamFeed, type Render } from '../audiences/index.js';
import { controlStream, worldStream } from '../shared/events.js';
import type { Feed } from '../shared/protocol.js';
import { clockSpans, type ReplayHead } from '../shared/replay.js';
import type { ExconItem, ExconView, TeamItem, TeamView } from '../shared/views.js';
import { inTime } from './in-time.js';
import type { Audience, Drill } from './service.js';

type Source = Pick<Drill, 'plan' | 'phase' | 'snapshot' | 'controlEvents' | 'worldEvents'>;
type Kept = { key: string; items: (TeamItem | ExconItem)[] }[];

export interface Replay {
  head: ReplayHead;
  /** In the order of wall time; `seq` is the number of the last item, counted as the audience's live feed counts. */
  feeds: Feed[];
}

/** The view before the first item, with the names of people that the directory knows now. */
function firstView(
  drill: Source,
  render: Render,
  audience: Exclude<Audience, { kind: 'observer' }>,
): { view: TeamView | ExconView; kept: Kept } {
  const { plan } = drill;
  const lens = makeLens(plan, render);
  const worlds = drill.worldEvents();
  const { snapshot } = drill.snapshot(audience);
  if (audience.kind === 'team') {
    const worldId = lens.teams.get(audience.teamId)?.worldId ?? '';
    const members = snapshot.audience === 'team' ? snapshot.members : [];
    return {
      view: initialTeamView(lens, audience.teamId, members),
      kept: [{ key: worldStream(plan.exerciseId, worldId), items: teamFeed(lens, worldId, worlds[worldId] ?? [], audience.teamId) }],
    };
  }
  const view = initialExconView(lens);
  const control = controlStream(plan.exerciseId);
  return {
    view: snapshot.audience === 'team' ? view : { ...view, kit: snapshot.kit },
    kept: [
      { key: control, items: exconFeed(control, drill.controlEvents()) },
      ...Object.entries(worlds).map(([worldId, events]) => {
        const stream = worldStream(plan.exerciseId, worldId);
        return { key: stream, items: exconFeed(stream, events) };
      }),
    ],
  };
}

/** `render`: of the drill's own definition. */
export function replayOf(drill: Source, render: Render, audience: Exclude<Audience, { kind: 'observer' }>): Replay {
  const { view, kept } = firstView(drill, render, audience);
  const told: Record<string, number> = {};
  const feeds = inTime(kept).map(({ key, items }): Feed => {
    told[key] = (told[key] ?? 0) + items.length;
    return { stream: key, seq: told[key], items };
  });
  const lists = [drill.controlEvents(), ...Object.values(drill.worldEvents())];
  // the same for every audience, so that one goes from screen to screen in one moment
  const until = Math.max(0, ...lists.map((events) => events.at(-1)?.at.wall ?? 0));
  const { exerciseId, name } = drill.plan;
  return {
    head: {
      as: audience.kind === 'team' ? `team:${audience.teamId}` : 'excon',
      exercise: { id: exerciseId, name, phase: drill.phase() },
      view,
      spans: clockSpans(drill.controlEvents(), until),
      items: feeds.reduce((sum, feed) => sum + feed.items.length, 0),
    },
    feeds,
  };
}
