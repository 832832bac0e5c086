/** A moment in one sentence, as the one who sees that screen would say it. */
import type { ExconItem, ExconView, TeamItem, TeamView } from '../../../../server/shared/views.js';
import { drillTime, number, span } from '../../ui/format.js';
import { feedSentence } from '../excon/feed.js';
import { useExconText } from '../excon/room.js';
import { useTeamText } from '../team/texts.js';
import type { Moment } from './moments.js';
import type { Recording } from './recording.js';
import { useReplayText } from './texts.js';

export interface Told {
  /** Whose it is; absent: everybody's. */
  who?: string;
  text: string;
}

/** Sentences of a recording's moments, in the language on screen. */
export function useDescribe(recording: Recording): (moment: Moment) => Told {
  const excon = useExcon();
  const team = useTeam();
  const last = recording.reel.items.length;
  if (recording.kind === 'team') {
    const view = recording.reel.at(last);
    return (moment) => team(view, moment.item as TeamItem);
  }
  const view = recording.reel.at(last);
  const names = new Map(view.kit.teams.map(({ id, name }) => [id, name]));
  return (moment) => excon(view, names, moment);
}

function useExcon() {
  const say = useExconText();
  const { t } = useReplayText();
  return (view: ExconView, names: ReadonlyMap<string, string>, { item: given, kind, teams }: Moment): Told => {
    const item = given as ExconItem;
    if (item.type === 'extended') return { text: t('extended', { x: drillTime(item.duration) }) };
    if (item.type === 'inject-delivered') {
      const row = view.msel.find(({ id }) => id === item.inject);
      return { text: `${row ? `${row.number} ${say.pick(row.title)}` : item.inject} · ${t('teamsN', { n: teams ?? 1 })}` };
    }
    const found = feedSentence(view, item, say);
    const one = found?.teamId === undefined ? undefined : names.get(found.teamId);
    const who = teams !== undefined && teams > 1 ? t('teamsN', { n: teams }) : one;
    const about = kind === 'response' && 'inject' in item ? view.msel.find(({ id }) => id === item.inject)?.number : undefined;
    const text = found?.text ?? item.type;
    return { ...(who !== undefined && { who }), text: kind === 'response' ? `${text} · ${about ? `${about}, ` : ''}${t('first')}` : text };
  };
}

function useTeam() {
  const { t: team, pick, lang } = useTeamText();
  const { t } = useReplayText();
  const phase = (item: Extract<TeamItem, { type: 'phase-changed' }>): string => {
    if (item.outage) return team('outage', { time: span(item.outage.toWall - item.outage.fromWall) });
    if (item.durationMs !== undefined) return t('extended', { x: drillTime(item.durationMs) });
    if (item.phase === 'paused') return `${item.realIncident ? t('real') : team('paused')}${item.reason ? `: ${item.reason}` : ''}`;
    if (item.phase === 'cancelled') return team('cancelled');
    if (item.phase === 'ended' || item.phase === 'published') return team('endex');
    if (item.phase !== 'running') return team('ready');
    if (item.factor === undefined) return team('resumed');
    return item.at.x === 0 ? team('started') : team('factorNow', { f: number(item.factor, lang) });
  };
  return ({ kit, members }: TeamView, item: TeamItem): Told => {
    const name = (id: string | undefined): string => members.find((member) => member.id === id)?.name ?? team('someone');
    const form = (id: string): string => {
      const known = kit.forms.find((each) => each.id === id);
      return known ? pick(known.title) : id;
    };
    switch (item.type) {
      case 'phase-changed':
        return { text: phase(item) };
      case 'score-opened':
        return { text: t('published') };
      case 'inject-delivered':
        return { text: t('received', { what: lang === 'en' ? item.inject.en.title : item.inject.title }) };
      case 'reply': {
        const words = lang === 'en' ? item.en : item;
        return { text: t('replied', { from: words.from.name, what: words.title ?? '' }).replace(/: $/, '') };
      }
      case 'action-recorded': {
        const known = kit.actions.find(({ code }) => code === item.action);
        return { who: name(item.memberId), text: known ? pick(known.label) : item.action };
      }
      case 'report-recorded':
        return { who: name(item.memberId), text: `${team('didReport')}: ${form(item.form)}` };
      case 'report-returned':
        return { text: `${team('didReturn')}: ${form(item.form)}` };
      case 'answer-recorded':
        return { who: name(item.memberId), text: team('didAnswer') };
      case 'hint':
        return { who: name(item.memberId), text: team('didHint') };
      case 'message':
        return { text: t('said', { who: item.from === 'excon' ? (item.as?.name ?? 'EXCON') : name(item.memberId), what: item.text }) };
      default:
        return { text: item.type };
    }
  };
}
