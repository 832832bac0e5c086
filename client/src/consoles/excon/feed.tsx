/** The live feed: last acts first, each a sentence; a team's line opens its screen, what many did at once is one line. */
import { Text } from '@mantine/core';
import type { ExconItem, ExconView } from '../../../../server/shared/views.js';
import { drillTime, number } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import classes from './excon.module.css';
import { gather } from './feed-lines.js';
import { useExconText, useRoom } from './room.js';
import type { texts } from './texts.js';

/** Lines on screen. */
const LINES = 150;

type Say = ReturnType<typeof useExconText>;

/** Null for what only matters to the engine. */
export function feedSentence(view: ExconView, item: ExconItem, { t, pick, lang }: Say): { teamId?: string; text: string } | null {
  const key = `f.${item.type}` as Extract<keyof typeof texts, string>;
  const inject = (id: string): string => {
    const row = view.msel.find((one) => one.id === id);
    return row ? `${row.number} ${pick(row.title)}` : id;
  };
  const action = (code: string): string => {
    const known = view.kit.actions[code];
    return known ? pick(known.title) : code;
  };
  const member = (teamId: string, id: string): string =>
    view.kit.teams.find((team) => team.id === teamId)?.members.find((each) => each.id === id)?.name ?? t('f.somebody');
  switch (item.type) {
    case 'started':
    case 'resumed':
    case 'ended':
    case 'cancelled':
    case 'published':
    case 'readied':
    case 'outage':
    case 'board-opened':
      return { text: t(key) };
    case 'paused':
      return { text: item.reason ? `${t(key)}: ${item.reason}` : t(key) };
    case 'factor-set':
      return { text: t(key, { n: number(item.factor, lang) }) };
    case 'inject-delivered':
    case 'inject-seen':
    case 'inject-resent':
    case 'answer-recorded':
    case 'hint-taken':
      return { teamId: item.teamId, text: t(key, { what: inject(item.inject) }) };
    case 'max-passed': {
      const expect = view.msel.find((row) => row.id === item.inject)?.expects.find((one) => one.id === item.expect);
      return {
        teamId: item.teamId,
        text: t(key, { what: expect ? `${action(expect.action)} (${inject(item.inject)})` : inject(item.inject) }),
      };
    }
    case 'inject-not-needed':
    case 'inject-held':
    case 'inject-unheld':
    case 'inject-skipped':
    case 'inject-rescheduled':
    case 'inject-asked':
      return { text: t(key, { what: inject(item.inject) }) };
    case 'action-recorded':
    case 'report-recorded':
      return { teamId: item.teamId, text: t(key, { what: action(item.action) }) };
    case 'action-proposed':
      return { teamId: item.teamId, text: t(key, { what: action(item.action) }) };
    case 'proposal-decided':
      // What the captain approves comes as the action itself.
      return item.yes ? null : { teamId: item.teamId, text: item.reason ? `${t(key)}: ${item.reason}` : t(key) };
    case 'captain-named':
      return {
        teamId: item.teamId,
        text: item.member === null ? t('f.captain-none') : t(key, { who: member(item.teamId, item.member) }),
      };
    case 'member-removed':
      // EXCON's own acts on seats are told where they are done.
      return item.memberId === undefined ? null : { teamId: item.teamId, text: t(key, { who: member(item.teamId, item.member) }) };
    case 'inject-assigned':
      return {
        teamId: item.teamId,
        text:
          item.member === null
            ? t('f.inject-unassigned', { what: inject(item.inject) })
            : t(key, { what: inject(item.inject), who: member(item.teamId, item.member) }),
      };
    case 'penalty-charged':
      return { teamId: item.teamId, text: t(key, { what: action(item.code) }) };
    case 'outcome-set':
      return { text: t(key, { what: item.outcome }) };
    case 'message':
      return item.from === 'excon'
        ? { text: t('f.excon-wrote', { what: item.text }) }
        : { ...(item.teamId ? { teamId: item.teamId } : {}), text: t(key, { what: item.text }) };
    default:
      return null;
  }
}

export function Feed() {
  const { view, open } = useRoom();
  const say = useExconText();
  const names = new Map(view.kit.teams.map((team) => [team.id, team.name]));
  const lines = view.feed.flatMap((item) => {
    const sentence = feedSentence(view, item, say);
    return sentence ? [{ id: item.id, at: item.at, ...sentence }] : [];
  });
  if (lines.length === 0) return <Empty title={say.t('noFeed')} />;
  return (
    <div role="log" aria-live="off">
      {gather(lines)
        .slice(0, LINES)
        .map(({ id, at, teams, text }) => (
          <div key={id} className={classes['feedline']}>
            <Text span size="xs" c="dimmed" className="tnum">
              {drillTime(at.x).slice(2)}
            </Text>
            <span>
              <Whom teams={teams} names={names} open={(teamId) => open({ teamId })} /> {text}
            </span>
          </div>
        ))}
    </div>
  );
}

/** One team by its name, which opens its screen; many by their number. */
function Whom({ teams, names, open }: { teams: string[]; names: ReadonlyMap<string, string>; open: (teamId: string) => void }) {
  const { t } = useExconText();
  const [first] = teams;
  if (first === undefined) return null;
  if (teams.length > 1) return <b className="tnum">{t('forTeams', { n: teams.length })}</b>;
  return (
    <button type="button" onClick={() => open(first)} style={{ all: 'unset', cursor: 'pointer', fontWeight: 600 }}>
      {names.get(first)}
    </button>
  );
}
