/** How often and how lately actions were used: by this seat (what it is offered first) and by the team (what its log tells). */
import type { At } from '../../../../../server/shared/events.js';
import type { PaletteAction, TeamView } from '../../../../../server/shared/views.js';

/** By action code: how often this seat used it, and in which order lately (a running number, higher is later). */
export type Used = Record<string, { n: number; last: number }>;

const RECENT = 2;
const FREQUENT = 2;
/** From this many times on an action counts as frequent. */
const OFTEN = 2;

export function noteUse(used: Used, code: string): Used {
  const latest = Math.max(0, ...Object.values(used).map(({ last }) => last));
  return { ...used, [code]: { n: (used[code]?.n ?? 0) + 1, last: latest + 1 } };
}

/** The last few used, then the most used among the others. */
export function offeredFirst(used: Used, actions: readonly PaletteAction[]): PaletteAction[] {
  const known = actions.filter(({ code }) => used[code]);
  const by = (key: 'n' | 'last') => (a: PaletteAction, b: PaletteAction) => (used[b.code]?.[key] ?? 0) - (used[a.code]?.[key] ?? 0);
  const recent = known.toSorted(by('last')).slice(0, RECENT);
  const frequent = known
    .filter((action) => !recent.includes(action) && (used[action.code]?.n ?? 0) >= OFTEN)
    .toSorted(by('n'))
    .slice(0, FREQUENT);
  return [...recent, ...frequent];
}

export interface Done {
  n: number;
  last: At;
  by: string | undefined;
}

/** What the team's log says of each action, reports under their form's action. */
export function doneByTeam(view: TeamView): Map<string, Done> {
  const codeOfForm = new Map(view.kit.actions.flatMap((action) => (action.form === undefined ? [] : [[action.form, action.code]])));
  const done = new Map<string, Done>();
  for (const deed of view.deeds) {
    const code = deed.type === 'action-recorded' ? deed.action : deed.type === 'report-recorded' ? codeOfForm.get(deed.form) : undefined;
    if (code === undefined || (deed.type !== 'action-recorded' && deed.type !== 'report-recorded')) continue;
    done.set(code, { n: (done.get(code)?.n ?? 0) + 1, last: deed.at, by: deed.memberId });
  }
  return done;
}
