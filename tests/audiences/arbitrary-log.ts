/** Random logs of a world: every type of event, in any order a log may hold, with ids that fit. */
import fc from 'fast-check';
import type { WorldBody, WorldEvent } from '../../server/shared/events.js';
import { EXPECT, HIDDEN_SYSTEM, injectId, NEVER, ofState, ofTeam, REPORT, RULE } from './marked.js';

const TEAMS = ['t1', 't2'];
const INJECTS = ['i1', 'i2', 'i3'];

const team = fc.constantFrom(...TEAMS);
const inject = fc.constantFrom(...INJECTS).map(injectId);
/** A delivery's id is opaque; the log writer below makes it. */
const delivery = (teamId: string, id: string): string => `d-${teamId}-${INJECTS.findIndex((each) => injectId(each) === id)}`;
const both = (text: string) => ({ vi: text, en: text });
const own = (teamId: string) => ({ [`f${ofTeam(teamId)}`]: `did ${ofTeam(teamId)}` });

type Of<T extends WorldBody['type']> = Extract<WorldBody, { type: T }>;
type Arbs = { [T in WorldBody['type']]: fc.Arbitrary<Of<T>> };

const addressed = fc.tuple(team, inject).map(([teamId, id]) => ({ teamId, inject: id, deliveryId: delivery(teamId, id) }));
const serves = (to: { inject: string; deliveryId: string }, expect: string) => ({ ...to, expect, late: true });
const plain = <T extends WorldBody['type']>(body: Of<T>): fc.Arbitrary<Of<T>> => fc.constant(body);
const teams = fc.uniqueArray(team, { minLength: 1 });

const ARBS: Arbs = {
  'world-created': plain({ type: 'world-created', worldId: NEVER, teams: TEAMS.map((teamId) => ({ teamId, parts: [NEVER] })) }),
  'inject-delivered': fc.tuple(addressed, fc.nat(1), fc.boolean()).map(([to, variant, reworded]) => ({
    type: 'inject-delivered',
    ...to,
    variant,
    expects: [EXPECT],
    why: 'when',
    ...(reworded && { edited: { title: both(ofTeam(to.teamId)), body: both(`${ofTeam(to.teamId)} for {{team.name}}`) } }),
  })),
  'inject-not-needed': inject.map((id) => ({ type: 'inject-not-needed', inject: id })),
  'inject-latched': inject.map((id) => ({ type: 'inject-latched', inject: id, dueX: 111_111 })),
  'inject-asked': inject.map((id) => ({ type: 'inject-asked', inject: id })),
  'inject-held': inject.map((id) => ({ type: 'inject-held', inject: id, reason: NEVER })),
  'inject-unheld': inject.map((id) => ({ type: 'inject-unheld', inject: id, reason: NEVER })),
  'inject-skipped': inject.map((id) => ({ type: 'inject-skipped', inject: id, reason: NEVER })),
  'inject-rescheduled': inject.map((id) => ({ type: 'inject-rescheduled', inject: id, dueX: 111_111, reason: NEVER })),
  'inject-resent': addressed.map((to) => ({ type: 'inject-resent', ...to, reason: NEVER })),
  'inject-created': plain({ type: 'inject-created', inject: `again-${NEVER}`, source: injectId('i1'), rule: RULE }),
  'inject-seen': addressed.map((to) => ({ type: 'inject-seen', ...to })),
  'action-recorded': fc.tuple(addressed, fc.constantFrom('ACK', 'X_NEVERXMARK')).map(([to, action]) => ({
    type: 'action-recorded',
    ...to,
    action,
    fields: own(to.teamId),
    serves: serves(to, EXPECT),
    creditedX: 60_000,
    proposal: `p${ofTeam(to.teamId)}`,
    proposedBy: `m${ofTeam(to.teamId)}`,
  })),
  'report-recorded': addressed.map((to) => ({
    type: 'report-recorded',
    ...to,
    form: 'initial',
    action: 'REPORT',
    fields: own(to.teamId),
    serves: serves(to, REPORT),
  })),
  'early-served': addressed.map((to) => ({
    type: 'early-served',
    teamId: to.teamId,
    action: 'ACK',
    actionEventId: NEVER,
    serves: serves(to, EXPECT),
  })),
  'answer-recorded': addressed.map((to) => ({ type: 'answer-recorded', ...to, ask: 'q-i1', value: ofTeam(to.teamId), late: true })),
  'hint-taken': addressed.map((to) => ({ type: 'hint-taken', ...to, hint: 'h' })),
  'max-passed': addressed.map((to) => ({ type: 'max-passed', ...to, expect: EXPECT })),
  'rule-latched': plain({ type: 'rule-latched', rule: RULE, dueX: 111_111 }),
  'rule-fired': plain({ type: 'rule-fired', rule: RULE }),
  reply: teams.map((to) => ({ type: 'reply', rule: RULE, effect: 0, teams: to })),
  'system-changed': fc.constantFrom<Of<'system-changed'>>(
    { type: 'system-changed', system: 'web', state: ofState('s1'), rule: RULE },
    { type: 'system-changed', system: 'web', state: ofState('s2'), rule: RULE },
    { type: 'system-changed', system: HIDDEN_SYSTEM, state: NEVER, rule: RULE },
  ),
  'penalty-charged': team.map((teamId) => ({ type: 'penalty-charged', teamId, code: 'X_NEVERXMARKTOO', cause: 'rule', rule: RULE })),
  'points-scaled': inject.map((id) => ({ type: 'points-scaled', inject: id, expect: EXPECT, factor: 0.5, rule: RULE })),
  'target-shifted': inject.map((id) => ({ type: 'target-shifted', inject: id, expect: EXPECT, target: 222_222, max: 333_333, rule: RULE })),
  'report-returned': team.map((teamId) => ({
    type: 'report-returned',
    inject: injectId('i1'),
    expect: REPORT,
    teamId,
    deliveryId: delivery(teamId, injectId('i1')),
    rule: RULE,
    effect: 1,
  })),
  'finding-noted': teams.map((to) => ({ type: 'finding-noted', rule: RULE, effect: 2, teams: to })),
  'outcome-set': plain({ type: 'outcome-set', outcome: NEVER, rule: RULE }),
  message: fc.oneof(
    teams.map((to): Of<'message'> => ({
      type: 'message',
      from: 'excon',
      to,
      text: to.map((id) => (to.length === 1 ? ofTeam(id) : 'all')).join(''),
    })),
    fc
      .tuple(team, fc.constantFrom('excon' as const, 'team' as const))
      .map(([from, to]): Of<'message'> => ({ type: 'message', from, to, teamId: from, text: ofTeam(from) })),
  ),
  'host-changed': plain({ type: 'host-changed', host: NEVER }),
  readied: plain({ type: 'readied' }),
  started: plain({ type: 'started', factor: 2 }),
  paused: fc.boolean().map((realIncident) => ({ type: 'paused', reason: 'a break', realIncident })),
  resumed: plain({ type: 'resumed' }),
  'factor-set': plain({ type: 'factor-set', factor: 3 }),
  outage: plain({ type: 'outage', fromWall: 1, toWall: 2 }),
  ended: plain({ type: 'ended' }),
  cancelled: plain({ type: 'cancelled' }),
  'board-opened': fc.boolean().map((open) => ({ type: 'board-opened', open })),
  published: plain({ type: 'published' }),
  extended: plain({ type: 'extended', duration: 9_000_000, reason: NEVER }),
  'receipt-confirmed': addressed.map((to) => ({ type: 'receipt-confirmed', ...to })),
  'time-credited': fc.tuple(addressed, fc.boolean()).map(([{ teamId, inject: id }, one]) => ({
    type: 'time-credited',
    teamId,
    ms: 600_000,
    reason: ofTeam(teamId),
    ...(one && { inject: id }),
  })),
  'inject-assigned': fc.tuple(addressed, fc.boolean()).map(([to, nobody]) => ({
    type: 'inject-assigned',
    ...to,
    member: nobody ? null : `m${ofTeam(to.teamId)}`,
  })),
  'captain-named': fc.tuple(team, fc.boolean()).map(([teamId, nobody]) => ({
    type: 'captain-named',
    teamId,
    member: nobody ? null : `m${ofTeam(teamId)}`,
    reason: NEVER,
  })),
  'action-proposed': fc.tuple(addressed, fc.constantFrom('ACK', 'X_NEVERXMARK')).map(([to, action]) => ({
    type: 'action-proposed',
    ...to,
    action,
    fields: own(to.teamId),
    creditedX: 111_111,
  })),
  'proposal-decided': fc.tuple(team, fc.boolean()).map(([teamId, yes]) => ({
    type: 'proposal-decided',
    teamId,
    proposal: `p${ofTeam(teamId)}`,
    yes,
    reason: ofTeam(teamId),
  })),
  'member-removed': team.map((teamId) => ({ type: 'member-removed', teamId, member: `m${ofTeam(teamId)}`, reason: NEVER, to: NEVER })),
  'member-restored': team.map((teamId) => ({ type: 'member-restored', teamId, member: `m${ofTeam(teamId)}`, reason: NEVER })),
};

/** Deliveries come more often than the rest, for most other events speak of one. */
const body: fc.Arbitrary<WorldBody> = fc.oneof(
  { arbitrary: ARBS['inject-delivered'], weight: 6 },
  ...Object.values(ARBS as Record<string, fc.Arbitrary<WorldBody>>).map((arbitrary) => ({ arbitrary, weight: 1 })),
);

/** Keeps what a log can hold: one delivery per inject and team (I3), and nothing about a delivery before it. */
function possible(bodies: readonly WorldBody[], members: readonly string[]): WorldBody[] {
  const delivered = new Set<string>();
  return bodies.filter((each) => {
    if ('teamId' in each && each.teamId !== undefined && !members.includes(each.teamId)) return false;
    if (each.type === 'message') return each.from === 'excon' || members.includes(each.from);
    const serves = 'serves' in each ? each.serves : undefined;
    const id = 'deliveryId' in each ? each.deliveryId : serves?.deliveryId;
    if (id === undefined) return true;
    if (each.type !== 'inject-delivered') return delivered.has(id);
    if (delivered.has(id)) return false;
    delivered.add(id);
    return true;
  });
}

/** Up to `maxLength` events of the world of `members`, each recorded by an EXCON user or a member marked as its team's. */
export function arbitraryLog(members: readonly string[], maxLength = 80): fc.Arbitrary<WorldEvent[]> {
  return fc.array(body, { maxLength, size: 'max' }).map((bodies) =>
    possible(bodies, members).map((each, index) => {
      const recorded = { ...each, id: `e${index}`, at: { x: index * 1000, wall: 1_700_000_000_000 + index }, recordedX: index * 1000 };
      const byTeam = 'teamId' in each ? each.teamId : undefined;
      const who = byTeam === undefined ? { by: NEVER } : { memberId: `m${ofTeam(byTeam)}`, commandId: `c${ofTeam(byTeam)}${index}` };
      return { ...recorded, ...who };
    }),
  );
}
