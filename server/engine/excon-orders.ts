/** What EXCON asks of one world, judged at `run.now`: release, hold, un-hold, skip, reschedule, resend, confirm, ad hoc, say (I6). */
import type { EventOf, WorldBody } from '../shared/events.js';
import type { Bi } from '../shared/text.js';
import type { SteerOrder } from './api.js';
import { deliver, lacking } from './deliver.js';
import { creditable } from './evolve-team.js';
import { lookup, own } from './lookup.js';
import { maySteer } from './phases.js';
import { emit, type Run } from './run.js';
import type { InstanceState } from './state.js';
import { acknowledged, named, refused, type Verdict } from './verdict.js';

type Wording = EventOf<'inject-delivered'>['edited'];

export function judgeSteer(run: Run, order: SteerOrder): Verdict {
  const wrong = maySteer(run.state.phase, order);
  if (wrong) return refused(wrong);
  const teams = 'teams' in order ? order.teams : undefined;
  const stranger = teams?.find((id) => !run.state.teams[id]);
  if (stranger !== undefined) return refused('unknown-team', named(stranger));
  switch (order.type) {
    case 'say': {
      const as = order.as === undefined ? {} : { as: order.as };
      return acknowledged(emit(run, run.now, { type: 'message', from: 'excon', to: order.teams, text: order.text, ...as }, source(order)));
    }
    case 'send-adhoc':
      return sendAdhoc(run, order);
    case 'credit-time':
    case 'remove-member':
    case 'restore-member':
    case 'set-captain':
      return forTeam(run, order);
    default: {
      const instance = own(run.state.injects, order.inject);
      return instance ? steer(run, order, instance) : refused('unknown-inject', named(order.inject));
    }
  }
}

const INJECT_ORDERS = ['release', 'hold', 'unhold', 'skip', 'resend', 'reschedule', 'confirm'] as const;

const source = ({ by, commandId }: SteerOrder) => ({ by, commandId });
const because = ({ reason }: SteerOrder) => (reason === undefined ? {} : { reason });

function steer(
  run: Run,
  order: Extract<SteerOrder, { inject: string; type: (typeof INJECT_ORDERS)[number] }>,
  instance: InstanceState,
): Verdict {
  const done = (body: WorldBody): Verdict => acknowledged(emit(run, run.now, body, source(order)));
  const inject = instance.id;
  const unready = notWaiting(instance);
  switch (order.type) {
    case 'release':
      return release(run, order, instance);
    case 'hold':
      if (unready) return unready;
      return instance.held ? refused('already-held') : done({ type: 'inject-held', inject, ...because(order) });
    case 'unhold':
      return instance.held ? done({ type: 'inject-unheld', inject, ...because(order) }) : refused('not-held');
    case 'skip':
      if (unready && instance.stage !== 'asked') return unready;
      return done({ type: 'inject-skipped', inject, ...because(order) });
    case 'reschedule':
      if (unready) return unready;
      if (order.atX < run.now) return refused('in-the-past');
      return done({ type: 'inject-rescheduled', inject, dueX: order.atX, ...because(order) });
    case 'confirm':
      if (instance.stage !== 'asked') return refused('not-asked');
      if (order.yes) return sent(run, instance, lacking(run, instance), 'confirm', order);
      return done({ type: 'inject-not-needed', inject, ...because(order) });
    case 'resend':
      return resend(run, order, instance);
  }
}

function notWaiting(instance: InstanceState): Verdict | null {
  if (instance.stage === 'waiting') return null;
  return refused(instance.stage === 'delivered' ? 'already-delivered' : 'not-waiting');
}

/** Now, to all addressed teams or those named, whatever its time, its condition or a hold say; a skipped one stays out. */
function release(run: Run, order: Extract<SteerOrder, { type: 'release' }>, instance: InstanceState): Verdict {
  const meant = order.teams ? instance.teams.filter((id) => order.teams?.includes(id)) : instance.teams;
  if (meant.length === 0) return refused('unknown-team');
  const waiting = lacking(run, instance).filter((id) => meant.includes(id));
  if (waiting.length === 0) return refused('already-delivered');
  if (instance.stage === 'skipped') return refused('not-waiting');
  return sent(run, instance, waiting, 'release', order, order.edit);
}

function sent(
  run: Run,
  instance: InstanceState,
  teams: string[],
  why: 'release' | 'confirm',
  order: SteerOrder,
  edited?: Wording,
): Verdict {
  const first = run.events.length;
  deliver(run, instance, teams, why, run.now, { ...source(order), ...because(order), edited });
  const event = run.events[first];
  return event ? acknowledged(event) : refused('already-delivered');
}

/** Marks the delivery again; it is no second record (I3). */
function resend(run: Run, order: Extract<SteerOrder, { type: 'hold' | 'unhold' | 'skip' | 'resend' }>, instance: InstanceState): Verdict {
  const holders = instance.teams.filter((id) => run.state.teams[id]?.byInject[instance.id] !== undefined);
  const meant = run.state.teamOrder.filter((id) => (order.teams ? order.teams.includes(id) : holders.includes(id)));
  if (meant.length === 0 || meant.some((id) => !holders.includes(id))) return refused('not-delivered');
  const events = meant.map((teamId) =>
    emit(
      run,
      run.now,
      {
        type: 'inject-resent',
        inject: instance.id,
        deliveryId: run.state.teams[teamId]?.byInject[instance.id] ?? '',
        teamId,
        ...because(order),
      },
      source(order),
    ),
  );
  return events[0] ? acknowledged(events[0]) : refused('not-delivered');
}

const CHECK_OWES: Bi = { vi: 'Nội dung kiểm tra liên lạc không giao việc.', en: 'A communication check owes nothing.' };

/** More time for one team (I10), a seat taken away or given back (A8), a captain named (A10). */
function forTeam(
  run: Run,
  order: Extract<SteerOrder, { type: 'credit-time' | 'remove-member' | 'restore-member' | 'set-captain' }>,
): Verdict {
  const team = run.state.teams[order.team];
  if (!team) return refused('unknown-team', named(order.team));
  const teamId = team.id;
  const done = (body: WorldBody): Verdict => acknowledged(emit(run, run.now, body, source(order)));
  switch (order.type) {
    case 'credit-time': {
      const { ms, inject } = order;
      if (inject !== undefined && !own(run.state.injects, inject)) return refused('unknown-inject', named(inject));
      if (ms < 1 || creditable(team, inject, run.now).length === 0) return refused('nothing-to-do');
      return done({ type: 'time-credited', teamId, ms, ...(inject === undefined ? {} : { inject }), ...because(order) });
    }
    case 'remove-member': {
      const { member, to } = order;
      if (member in team.removed || to === teamId) return refused('nothing-to-do');
      return done({ type: 'member-removed', teamId, member, ...(to === undefined ? {} : { to }), ...because(order) });
    }
    case 'restore-member':
      // Who was moved sits elsewhere: the old seat stays empty.
      if (team.removed[order.member] !== null) return refused('nothing-to-do');
      return done({ type: 'member-restored', teamId, member: order.member, ...because(order) });
    case 'set-captain': {
      const { member } = order;
      if (member !== null && member in team.removed) return refused('unknown-member');
      if (member === (team.captain?.member ?? null)) return refused('nothing-to-do');
      return done({ type: 'captain-named', teamId, member, ...because(order) });
    }
  }
}

function sendAdhoc(run: Run, order: Extract<SteerOrder, { type: 'send-adhoc' }>): Verdict {
  if (run.state.injects[order.inject]) return refused('already-exists', named(order.inject));
  if (order.teams.length === 0) return refused('unknown-team');
  if (order.check && order.expects.length > 0) return refused('bad-request', CHECK_OWES);
  const strange = order.expects.find((expect) => !lookup(run.def).action.has(expect.action));
  if (strange) return refused('unknown-action', named(strange.action));
  const teams = run.state.teamOrder.filter((id) => order.teams.includes(id));
  const { channel, from, title, body, expects } = order;
  const check = order.check ? { check: true } : {};
  const event = emit(
    run,
    run.now,
    { type: 'inject-created', inject: order.inject, adhoc: { from, channel, title, body, teams, expects, ...check }, ...because(order) },
    source(order),
  );
  const made = run.state.injects[order.inject];
  if (made) deliver(run, made, teams, 'adhoc', run.now, { by: order.by });
  return acknowledged(event);
}
