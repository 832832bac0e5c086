/**
 * What a team sees of its world, type by type. Deny by default: a type of event that this table does not open is
 * invisible, and the compiler asks for a decision about every new one (W1).
 */
import type { EventOf, WorldEvent } from '../shared/events.js';
import type { TeamItem } from '../shared/views.js';
import { deliveryOf, type Book } from './book.js';
import { attachmentOf, injectDef, injectView, varsOf } from './content.js';
import { senderOf, wireOf, type Lens, type LensTeam } from './lens.js';

type WorldType = WorldEvent['type'];
/** An item without what every item carries. */
type Bare = TeamItem extends infer I ? (I extends TeamItem ? Omit<I, 'id' | 'at'> : never) : never;

interface Opening<T extends WorldType> {
  /** The teams that hear it; `world`: every team of the world. Told by the event and the plan alone, so that it can be counted before it is recorded (W2). */
  hears: (lens: Lens, event: EventOf<T>) => 'world' | readonly string[];
  item: (lens: Lens, book: Book, event: EventOf<T>, team: LensTeam) => Bare;
}
const HIDDEN = null;

const own = (_lens: Lens, event: { teamId: string }): readonly string[] => [event.teamId];
const everyone = (): 'world' => 'world';
const who = (event: { memberId?: string; commandId?: string }): { memberId?: string; commandId?: string } => ({
  ...(event.memberId !== undefined && { memberId: event.memberId }),
  ...(event.commandId !== undefined && { commandId: event.commandId }),
});
/** When it counts, where that is not when it was recorded (A5). */
const credited = ({ creditedX }: { creditedX?: number | undefined }) => (creditedX === undefined ? {} : { creditedX });
const approved = ({ proposal, proposedBy }: { proposal?: string | undefined; proposedBy?: string | undefined }) => ({
  ...(proposal !== undefined && { proposal }),
  ...(proposedBy !== undefined && { proposedBy }),
});
/** The wire id of an inject instance for the team; nothing when it never received one. */
const named = (book: Book, teamId: string, event: { deliveryId?: string; inject?: string }): { inject?: string } => {
  const id = event.deliveryId ?? (event.inject === undefined ? undefined : deliveryOf(book, teamId, event.inject));
  return id === undefined ? {} : { inject: id };
};
const phase = <T extends WorldType>(): Opening<T> => ({
  hears: everyone,
  item: (_lens, book) => ({ type: 'phase-changed', phase: book.phase }),
});

/** A reply or a returned report is quoted from the rule's effect; every such pair was checked when the scenario was compiled. */
function effectOf<K extends 'reply' | 'return'>(lens: Lens, event: { rule: string; effect: number }, kind: K) {
  const effect = lens.rules.get(event.rule)?.do[event.effect];
  return effect?.kind === kind ? (effect as Extract<typeof effect, { kind: K }>) : undefined;
}

const OPEN: { [T in WorldType]: Opening<T> | typeof HIDDEN } = {
  'inject-delivered': {
    hears: own,
    item: (lens, book, event, team) => {
      const inject = injectView(lens, book, team, event);
      if (!inject) throw new Error(`inject ${event.inject} is in the log but not in the plan`);
      return { type: 'inject-delivered', deliveryId: event.deliveryId, inject };
    },
  },
  'inject-resent': { hears: own, item: (_lens, _book, event) => ({ type: 'inject-resent', deliveryId: event.deliveryId }) },
  'inject-seen': {
    hears: own,
    item: (_lens, _book, event) => ({
      type: 'inject-seen',
      deliveryId: event.deliveryId,
      ...(event.memberId !== undefined && { memberId: event.memberId }),
    }),
  },
  'action-recorded': {
    hears: own,
    item: (lens, book, event, team) => ({
      type: 'action-recorded',
      ...who(event),
      action: wireOf(lens, event.action),
      ...named(book, team.id, event),
      fields: event.fields,
      ...credited(event),
      ...approved(event),
    }),
  },
  'report-recorded': {
    hears: own,
    item: (_lens, book, event, team) => ({
      type: 'report-recorded',
      ...who(event),
      form: event.form,
      ...named(book, team.id, event),
      fields: event.fields,
      ...credited(event),
      ...approved(event),
    }),
  },
  'answer-recorded': {
    hears: own,
    item: (_lens, _book, event) => ({
      type: 'answer-recorded',
      ...who(event),
      inject: event.deliveryId,
      ask: event.ask,
      value: event.value,
      ...credited(event),
    }),
  },
  'hint-taken': {
    hears: own,
    item: (lens, book, event, team) => {
      const hint = injectDef(lens, book, event.inject)?.hints.find((each) => each.id === event.hint);
      const text = lens.render.text(hint?.text ?? { vi: '', en: '' }, varsOf(lens, book, team, event.at.x));
      return {
        type: 'hint',
        ...(event.memberId !== undefined && { memberId: event.memberId }),
        inject: event.deliveryId,
        hint: event.hint,
        text: text.vi,
        en: { text: text.en },
      };
    },
  },
  'report-returned': {
    hears: own,
    item: (lens, book, event, team) => {
      const expect = injectDef(lens, book, event.inject)?.expects.find((each) => each.id === event.expect);
      const form = expect && lens.definition.actions[expect.action]?.form;
      const body = lens.render.html(effectOf(lens, event, 'return')?.body ?? { vi: '', en: '' }, varsOf(lens, book, team, event.at.x));
      return { type: 'report-returned', form: form ?? '', inject: event.deliveryId, body: body.vi, en: { body: body.en } };
    },
  },
  reply: {
    hears: (_lens, event) => event.teams,
    item: (lens, book, event, team) => {
      const reply = effectOf(lens, event, 'reply');
      if (!reply) throw new Error(`rule ${event.rule} has no reply at ${event.effect}`);
      const vars = varsOf(lens, book, team, event.at.x);
      const from = senderOf(lens, reply.from);
      const title = reply.title && lens.render.text(reply.title, vars);
      const body = lens.render.html(reply.body, vars);
      return {
        type: 'reply',
        from: from.vi,
        channel: reply.channel,
        ...(title && { title: title.vi }),
        body: body.vi,
        attachments: reply.attachments.map((path) => attachmentOf(lens, path)),
        en: { from: from.en, ...(title && { title: title.en }), body: body.en },
      };
    },
  },
  message: {
    hears: (_lens, event) => (event.from === 'excon' ? (Array.isArray(event.to) ? event.to : []) : [event.from]),
    item: (lens, _book, event) => ({
      type: 'message',
      from: event.from === 'excon' ? 'excon' : 'team',
      to: event.to === 'excon' ? 'excon' : 'team',
      ...(event.from !== 'excon' && event.memberId !== undefined && { memberId: event.memberId }),
      text: event.text,
      ...(event.as !== undefined && { as: senderOf(lens, event.as).vi }),
    }),
  },
  'system-changed': {
    hears: (lens, event) => (lens.definition.systems[event.system]?.hidden === false ? 'world' : []),
    item: (lens, _book, event) => {
      const state = lens.definition.systems[event.system]?.states.find((each) => each.id === event.state);
      return {
        type: 'system-changed',
        system: event.system,
        state: event.state,
        ...(state && { title: state.title, tone: state.tone }),
      };
    },
  },

  readied: phase(),
  resumed: phase(),
  ended: phase(),
  cancelled: phase(),
  started: { hears: everyone, item: (_lens, book, event) => ({ type: 'phase-changed', phase: book.phase, factor: event.factor }) },
  'factor-set': { hears: everyone, item: (_lens, book, event) => ({ type: 'phase-changed', phase: book.phase, factor: event.factor }) },
  paused: {
    hears: everyone,
    item: (_lens, book, event) => ({
      type: 'phase-changed',
      phase: book.phase,
      ...(event.reason !== undefined && { reason: event.reason }),
      realIncident: event.realIncident,
    }),
  },
  outage: {
    hears: everyone,
    item: (_lens, book, event) => ({
      type: 'phase-changed',
      phase: book.phase,
      outage: { fromWall: event.fromWall, toWall: event.toWall },
    }),
  },
  extended: {
    hears: everyone,
    item: (_lens, book, event) => ({ type: 'phase-changed', phase: book.phase, durationMs: event.duration }),
  },
  'receipt-confirmed': {
    hears: own,
    item: (_lens, _book, event) => ({ type: 'receipt-confirmed', deliveryId: event.deliveryId, ...who(event) }),
  },
  'time-credited': {
    hears: own,
    item: (_lens, book, event, team) => {
      const deliveryId = event.inject === undefined ? undefined : deliveryOf(book, team.id, event.inject);
      return {
        type: 'time-credited',
        ms: event.ms,
        ...(deliveryId !== undefined && { deliveryId }),
        ...(event.reason !== undefined && { reason: event.reason }),
      };
    },
  },
  'member-removed': { hears: own, item: (_lens, _book, event) => ({ type: 'seat-changed', member: event.member, back: false }) },
  'member-restored': { hears: own, item: (_lens, _book, event) => ({ type: 'seat-changed', member: event.member, back: true }) },
  'inject-assigned': {
    hears: own,
    item: (_lens, _book, event) => ({ type: 'inject-assigned', ...who(event), deliveryId: event.deliveryId, member: event.member }),
  },
  'captain-named': {
    hears: own,
    item: (_lens, _book, event) => ({
      type: 'captain-named',
      ...(event.by === undefined ? who(event) : { byExcon: true as const }),
      member: event.member,
    }),
  },
  'action-proposed': {
    hears: own,
    item: (lens, book, event, team) => ({
      type: 'action-proposed',
      ...who(event),
      action: wireOf(lens, event.action),
      ...(event.form !== undefined && { form: event.form }),
      ...named(book, team.id, event),
      fields: event.fields,
    }),
  },
  'proposal-decided': {
    hears: own,
    item: (_lens, _book, event) => ({
      type: 'proposal-decided',
      ...who(event),
      proposal: event.proposal,
      yes: event.yes,
      ...(event.reason !== undefined && { reason: event.reason }),
    }),
  },
  'board-opened': { hears: everyone, item: (_lens, book) => ({ type: 'score-opened', ...book.board }) },
  published: { hears: everyone, item: (_lens, book) => ({ type: 'score-opened', ...book.board }) },

  'world-created': HIDDEN,
  'host-changed': HIDDEN,
  'inject-created': HIDDEN,
  'inject-latched': HIDDEN,
  'inject-not-needed': HIDDEN,
  'inject-asked': HIDDEN,
  'inject-held': HIDDEN,
  'inject-unheld': HIDDEN,
  'inject-skipped': HIDDEN,
  'inject-rescheduled': HIDDEN,
  'early-served': HIDDEN,
  'max-passed': HIDDEN,
  'rule-latched': HIDDEN,
  'rule-fired': HIDDEN,
  'penalty-charged': HIDDEN,
  'points-scaled': HIDDEN,
  'target-shifted': HIDDEN,
  'finding-noted': HIDDEN,
  'outcome-set': HIDDEN,
};

const opening = (type: WorldType): Opening<WorldType> | null =>
  Object.hasOwn(OPEN, type) ? (OPEN[type] as unknown as Opening<WorldType> | null) : null;

/** Ids of the teams of this world that an event counts for. */
export function teamsHearing(lens: Lens, worldId: string, event: WorldEvent): string[] {
  const open = opening(event.type);
  if (!open) return [];
  const mates = lens.worlds.get(worldId) ?? [];
  const hears = open.hears(lens, event);
  return mates.filter((team) => hears === 'world' || hears.includes(team.id)).map((team) => team.id);
}

/**
 * What the team sees of an event of the book's world, or null. The event must have been entered into the book, and
 * nothing after it: what is visible is fixed when it is recorded (W1).
 */
export function teamItem(lens: Lens, book: Book, event: WorldEvent, teamId: string): TeamItem | null {
  const open = opening(event.type);
  const team = lens.teams.get(teamId);
  if (!open || team?.worldId !== book.worldId) return null;
  const hears = open.hears(lens, event);
  if (hears !== 'world' && !hears.includes(teamId)) return null;
  return { id: event.id, at: { x: event.at.x, wall: event.at.wall }, ...open.item(lens, book, event, team) };
}
