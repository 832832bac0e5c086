/** Everything the room can do, find and open, as one list for the palette. */
import type { MselRow } from '../../../../server/shared/views.js';
import { drillTime, fold } from '../../ui/format.js';
import { maySteer } from './may.js';
import type { InjectAct } from './msel/ask-inject.js';
import { reachOf } from './matrix/tally.js';
import { useExconText, useRoom, type Opened } from './room.js';
import type { Tab } from './side.js';
import type { Asking } from './top/bar.js';

export interface Found {
  id: string;
  group: string;
  label: string;
  description?: string;
  /** Folded words that it is found by. */
  words: string;
  run: () => void;
}

export interface Doing {
  ask: (what: Asking) => void;
  askInject: (act: InjectAct, row: MselRow) => void;
  open: (what: Opened) => void;
  tab: (tab: Tab) => void;
  talk: (teamId: string) => void;
  keys: () => void;
}

/** At most so many are shown at once. */
export const MOST = 12;

/** Those that hold every word typed, in the list's order; an earlier match in the label comes first. */
export function search(all: readonly Found[], typed: string): Found[] {
  const words = fold(typed.trim()).split(/\s+/).filter(Boolean);
  if (words.length === 0) return all.slice(0, MOST);
  return all
    .filter((one) => words.every((word) => one.words.includes(word)))
    .map((one, at) => ({ one, at, place: one.words.indexOf(words[0] ?? '') }))
    .toSorted((a, b) => a.place - b.place || a.at - b.at)
    .slice(0, MOST)
    .map(({ one }) => one);
}

/** What can be done now. */
export function useCommands(doing: Doing): Found[] {
  const { view, me } = useRoom();
  const { t, pick } = useExconText();
  const { phase } = view;
  const before = phase === 'planned' || phase === 'ready';
  const live = phase === 'running' || phase === 'paused';
  const found: Found[] = [];
  const add = (group: string, label: string, run: () => void, description?: string): void => {
    found.push({
      id: `${group} ${label} ${found.length}`,
      group,
      label,
      words: fold(`${label} ${description ?? ''}`),
      run,
      ...(description === undefined ? {} : { description }),
    });
  };
  const drill = t('cmdDrill');
  const control = (when: boolean, what: Asking, label: string): void => {
    if (when && maySteer(me)) add(drill, label, () => doing.ask(what));
  };
  control(before, 'start', t('start'));
  control(phase === 'running', 'pause', t('pause'));
  control(phase === 'paused', 'resume', t('resume'));
  control(live, 'end', t('end'));
  control(live && !(phase === 'paused' && view.notice?.realIncident === true), 'real', t('real'));
  control(live || before, 'factor', t('setFactor'));
  control(live || before, 'extend', t('extend'));
  control(true, 'board', t('board'));
  control(view.lead !== undefined && view.lead !== me.id, 'take-lead', t('takeLead'));
  control(typeof view.lead === 'string', 'hand-over', t('handOver'));
  control(live || before, 'cancel', t('cancelDrill'));
  add(drill, t('joinCodes'), () => doing.ask('codes'));
  for (const tab of ['msel', 'adhoc', 'messages', 'feed'] as const) add(t('cmdGo'), t(tab), () => doing.tab(tab));
  add(t('cmdGo'), t('keys'), doing.keys, '?');

  if (live && maySteer(me))
    for (const row of view.msel) {
      const { got, rest, held } = reachOf(view, row);
      const title = `${row.number} ${pick(row.title)}`;
      const due = row.at === undefined ? undefined : drillTime(row.at);
      const act = (when: boolean, what: InjectAct, label: string): void => {
        if (when) add(t('msel'), `${label}: ${title}`, () => doing.askInject(what, row), due);
      };
      act(rest.length > 0, 'release', t('release'));
      act(rest.length > 0, 'edit', t('editSend'));
      act(rest.length > held.length, 'hold', t('hold'));
      act(held.length > 0, 'unhold', t('unhold'));
      act(rest.length > 0 && row.at !== undefined, 'reschedule', t('reschedule'));
      act(got.length > 0, 'resend', t('resend'));
      act(rest.length > 0, 'skip', t('skip'));
    }
  for (const team of view.kit.teams) {
    add(t('cmdTeams'), team.name, () => doing.open({ teamId: team.id }), t('teamView'));
    if (maySteer(me)) add(t('cmdTeams'), `${t('messageTeam')}: ${team.name}`, () => doing.talk(team.id));
  }
  return found;
}
