/** What rows of the log, and commands on their way, are called. */
import type { TeamDeed, TeamPhase } from '../../../../server/shared/views.js';
import type { Pending } from '../../state/link.js';
import { number, span } from '../../ui/format.js';
import { useDesk } from './desk.js';
import type { Row } from './journal.js';
import { standingOf } from './respond/approval.js';
import { useLogText } from './texts-log.js';
import { respondTexts, useRespondText } from './texts-respond.js';
import { useTeamText } from './texts.js';

type Advice = Extract<keyof typeof respondTexts, `advice.${string}`>;
const isAdvice = (key: string): key is Advice => key in respondTexts;

export function useSay() {
  const { view, seat, nameOf } = useDesk();
  const { t, pick, lang } = useTeamText();
  const { t: l } = useLogText();
  const { t: r } = useRespondText();
  const action = (code: string): string => {
    const known = view.kit.actions.find((each) => each.code === code);
    return known ? pick(known.label) : code;
  };
  const form = (id: string): string => {
    const known = view.kit.forms.find((each) => each.id === id);
    return known ? pick(known.title) : id;
  };
  const deed = (each: TeamDeed): string => {
    switch (each.type) {
      case 'action-recorded':
        return action(each.action);
      case 'answer-recorded':
        return t('didAnswer');
      case 'report-recorded':
        return `${t('didReport')}: ${form(each.form)}`;
      case 'report-returned':
        return `${t('didReturn')}: ${form(each.form)}`;
      case 'hint':
        return t('didHint');
    }
  };
  const phase = (turn: TeamPhase): string => {
    if (turn.type === 'score-opened') return turn.open ? t('boardOpened') : t('boardClosed');
    if (turn.outage) return t('outage', { time: span(turn.outage.toWall - turn.outage.fromWall) });
    if (turn.phase === 'paused') return `${l('wasPaused')}${turn.reason ? `: ${turn.reason}` : ''}`;
    if (turn.phase === 'ended' || turn.phase === 'published') return t('endex');
    if (turn.phase === 'cancelled') return t('cancelled');
    if (turn.phase !== 'running') return t('ready');
    const first = (view.phases ?? []).find((each) => each.type === 'phase-changed' && each.phase === 'running');
    if (first?.id === turn.id) return t('started');
    return turn.factor === undefined ? t('resumed') : t('factorNow', { f: number(turn.factor, lang) });
  };
  const command = ({ command: given }: Pending): string => {
    switch (given.type) {
      case 'act': {
        const code = String(given['action']);
        const known = view.kit.actions.find((each) => each.code === code);
        const standing = known ? standingOf(view, seat.memberId, known).kind : 'free';
        return standing === 'propose' || standing === 'no-captain' ? l('proposes', { action: action(code) }) : action(code);
      }
      case 'file-report':
        return `${t('didReport')}: ${form(String(given['form']))}`;
      case 'answer':
        return t('didAnswer');
      case 'take-hint':
        return t('didHint');
      case 'decide-proposal':
        return given['yes'] === true ? l('approves') : l('declines');
      case 'name-captain':
        return l('namesCaptain');
      default:
        return l('assigns');
    }
  };

  /** One sentence for any row, as a search looks through it and a screen reader says it. */
  const row = (each: Row): string => {
    switch (each.kind) {
      case 'deed':
        return deed(each.deed);
      case 'phase':
        return phase(each.phase);
      case 'proposal':
        return l('proposes', { action: each.proposal.form === undefined ? action(each.proposal.action) : form(each.proposal.form) });
      case 'declined': {
        const withdrawn = each.decided.memberId === each.proposal.memberId;
        return l(withdrawn ? 'withdrew' : 'declined', { action: action(each.proposal.action) });
      }
      case 'captain': {
        const { member, memberId, byExcon } = each.captaincy;
        if (member === null) return l('captainNone');
        if (byExcon) return l('captainByExcon', { captain: nameOf(member) });
        if (memberId === member) return l('captainTakes', { captain: nameOf(member) });
        return l('captainIs', { who: nameOf(memberId), captain: nameOf(member) });
      }
      case 'seat':
        return l(each.change.back ? 'seatBack' : 'seatGone', { who: nameOf(each.change.member) });
      case 'assigned': {
        const { member, memberId } = each.assignment;
        const who = nameOf(memberId);
        if (member === null) return l('assignedNone', { who });
        return member === memberId ? l('assignedSelf', { who }) : l('assignedTo', { who, member: nameOf(member) });
      }
      case 'credit':
        return l(each.credit.deliveryId === undefined ? 'creditAll' : 'creditOne', { time: span(each.credit.ms) });
      case 'system': {
        const system = view.systems.find(({ id }) => id === each.system);
        const state = system?.states.find(({ id }) => id === each.state);
        return l('systemNow', { system: system ? pick(system.title) : each.system, state: state ? pick(state.title) : each.state });
      }
      case 'pending':
        return command(each.pending);
    }
  };
  const advice = (code: string | undefined): string => {
    const over = code === 'ended' || code === 'wrong-phase';
    const key = `advice.${over ? 'over' : (code ?? '')}`;
    return isAdvice(key) ? r(key) : '';
  };
  return { action, form, deed, phase, command, row, advice };
}
