/** What must be true of every log of a world, whatever was played. Each check quotes its rule. */
import type { Definition } from '../../server/engine/index.js';
import type { WorldEvent } from '../../server/shared/events.js';

/** Throws with the rule's id at the first thing that is wrong. `approval`: grave actions were the captain's. */
export function checkLog(def: Definition, teams: readonly string[], events: readonly WorldEvent[], approval = false): void {
  const once = new Map<string, number>();
  const unique = (rule: string, key: string): void => {
    const count = (once.get(`${rule} ${key}`) ?? 0) + 1;
    once.set(`${rule} ${key}`, count);
    if (count > 1) throw new Error(`${rule}: twice ${key}`);
  };
  const must = (rule: string, truth: boolean, event: WorldEvent): void => {
    if (!truth) throw new Error(`${rule}: ${JSON.stringify(event)}`);
  };
  const delivered = new Map<string, { teamId: string; inject: string }>();
  const acted = new Set<string>();
  const served = new Set<string>();
  const returned = new Set<string>();
  const answered = new Set<string>();
  const removed = new Set<string>();
  const captains = new Map<string, string | null>();
  const proposals = new Map<string, string | undefined>();
  let decided: string | null = null;
  const made = new Set(def.injects.map((inject) => inject.id));
  let x = 0;
  let over = false;
  for (const event of events) {
    unique('H1 event ids', event.id);
    must('V1 at.x never falls', event.at.x >= x, event);
    must('I8 nothing is recorded before it is due', event.recordedX >= event.at.x, event);
    must('times are whole ms', Number.isInteger(event.at.x) && Number.isInteger(event.recordedX), event);
    x = event.at.x;
    if (over) must('nothing after END EX but control acts', event.commandId?.startsWith('ctl:') === true, event);
    over ||= event.type === 'ended' || event.type === 'cancelled';
    if ('teamId' in event && event.teamId !== undefined) must('no cross-world effect', teams.includes(event.teamId), event);
    if ('teams' in event) {
      const named = event.teams.map((each) => (typeof each === 'string' ? each : each.teamId));
      must(
        'no cross-world effect',
        named.every((each) => teams.includes(each)),
        event,
      );
    }
    if ('serves' in event && event.serves) {
      const { deliveryId, inject, expect } = event.serves;
      const ref = `${deliveryId}.${expect}`;
      must(
        'A4 serves its own team’s delivery',
        delivered.get(deliveryId)?.teamId === event.teamId && delivered.get(deliveryId)?.inject === inject,
        event,
      );
      must('A4 served once, or once more when returned', !served.has(ref) || returned.delete(ref), event);
      served.add(ref);
      unique('A4 one action serves one expectation', event.type === 'early-served' ? event.actionEventId : event.id);
    }
    switch (event.type) {
      case 'inject-delivered':
        unique('I3 one delivery per inject and team', `${event.inject} ${event.teamId}`);
        unique('I3 delivery ids', event.deliveryId);
        must('only what exists is delivered', made.has(event.inject), event);
        delivered.set(event.deliveryId, event);
        break;
      case 'inject-created':
        unique('instances', event.inject);
        made.add(event.inject);
        break;
      case 'inject-seen':
        unique('I8 first seen', event.deliveryId);
        break;
      case 'action-recorded':
      case 'report-recorded':
        acted.add(event.id);
        break;
      case 'early-served':
        must('A4 an early action was recorded', acted.has(event.actionEventId), event);
        break;
      case 'answer-recorded':
        unique('S4 the first answer counts', `${event.deliveryId}.${event.ask}`);
        answered.add(`${event.deliveryId}.${event.ask}`);
        break;
      case 'hint-taken':
        unique('A2 a hint is taken once', `${event.deliveryId}.${event.hint}`);
        break;
      case 'max-passed': {
        const ref = `${event.deliveryId}.${event.expect ?? event.ask}`;
        unique('a max passes once', ref);
        must('a max passes unserved', !served.has(ref) && !answered.has(ref), event);
        break;
      }
      case 'report-returned':
        unique('A7 returned once', `${event.deliveryId}.${event.expect}`);
        must('A7 only what was filed', served.has(`${event.deliveryId}.${event.expect}`), event);
        returned.add(`${event.deliveryId}.${event.expect}`);
        break;
      case 'rule-latched':
      case 'rule-fired':
        unique(`a rule is ${event.type} once`, event.rule);
        break;
      case 'penalty-charged':
        unique('A6 once per kind and team', `${event.teamId} ${event.code}`);
        break;
      default:
    }
    if (event.type === 'receipt-confirmed') unique('I9 a check is confirmed once', event.deliveryId);
    if (event.type === 'member-removed') must('A8 a seat is taken away once', !removed.has(event.member), event);
    if (event.type === 'member-removed') removed.add(event.member);
    if (event.type === 'member-restored') must('A8 only a seat that was taken away comes back', removed.delete(event.member), event);
    if (event.memberId !== undefined) must('A8 who lost the seat records nothing', !removed.has(event.memberId), event);
    if (event.memberId !== undefined && event.commandId !== undefined) {
      unique('A2 one record per command', `${event.memberId}|${event.commandId}`);
    }
    const captain = 'teamId' in event && event.teamId !== undefined ? captains.get(event.teamId) : undefined;
    const byCaptain = event.memberId !== undefined && captain === event.memberId;
    if (event.type === 'captain-named') {
      must('A10 while there is one, the captain alone names another', event.by !== undefined || captain == null || byCaptain, event);
      must('A10 only somebody else', (captain ?? null) !== event.member, event);
      captains.set(event.teamId, event.member);
    }
    if (event.type === 'member-removed' && event.by === undefined) {
      must('A12 the captain sends others away', byCaptain && event.member !== captain, event);
    }
    if (event.type === 'member-removed' && captain === event.member) captains.set(event.teamId, null);
    if (event.type === 'action-proposed') {
      must(
        'A11 only grave actions of others than the captain wait',
        approval && def.actions[event.action]?.grave === true && !byCaptain,
        event,
      );
      proposals.set(event.id, event.memberId);
    }
    if (event.type === 'action-recorded' || event.type === 'report-recorded') {
      const free = !approval || def.actions[event.action]?.grave !== true || byCaptain;
      must('A11 a grave action is the captain’s', free, event);
      must('A11 an approved action follows the word at once', (event.proposal ?? null) === decided, event);
      must('A11 who proposed it', event.proposal === undefined || proposals.get(event.proposal) === event.proposedBy, event);
    }
    decided = null;
    if (event.type === 'proposal-decided') {
      unique('A11 decided once', event.proposal);
      must('A11 only what was proposed', proposals.has(event.proposal), event);
      must(
        'A11 the captain decides, the author withdraws',
        byCaptain || (!event.yes && proposals.get(event.proposal) === event.memberId),
        event,
      );
      if (event.yes) decided = event.proposal;
    }
  }
}
