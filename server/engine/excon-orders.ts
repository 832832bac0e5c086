/** What EXCON asks of one world, judged at `run.now`: release, hold, un-hold, skip, reschedule, resend, confirm, ad hoc, say (I6). */
import type { WorldBody } from '../shared/events.js';
import type { SteerOrder } from './api.js';
import { deliver, lacking } from './deliver.js';
import { lookup } from './lookup.js';
import { maySteer } from './phases.js';
import { emit, type Run } from './run.js';
import type { InstanceState } from './state.js';
import { acknowledged, named, refused, type Verdict } from './verdict.js';

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
    default: {
      const instance = run.state.injects[order.inject];
      return instance ? steer(run, order, instance) : refused('unknown-inject', named(order.inject));
    }
  }
}

const source = ({ by, commandId }: SteerOrder) => ({ by, commandId });
const because = ({ reason }: SteerOrder) => (reason === undefined ? {} : { reason });

function steer(run: Run, order: Exclude<SteerOrder, { type: 'say' | 'send-adhoc' }>, instance: InstanceState): Verdict {
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
function release(
  run: Run,
  order: Extract<SteerOrder, { inject: string; type: 'release' | 'hold' | 'unhold' | 'skip' | 'resend' }>,
  instance: InstanceState,
): Verdict {
  const meant = order.teams ? instance.teams.filter((id) => order.teams?.includes(id)) : instance.teams;
  if (meant.length === 0) return refused('unknown-team');
  const waiting = lacking(run, instance).filter((id) => meant.includes(id));
  if (waiting.length === 0) return refused('already-delivered');
  if (instance.stage === 'skipped') return refused('not-waiting');
  return sent(run, instance, waiting, 'release', order);
}

function sent(run: Run, instance: InstanceState, teams: string[], why: 'release' | 'confirm', order: SteerOrder): Verdict {
  const first = run.events.length;
  deliver(run, instance, teams, why, run.now, { ...source(order), ...because(order) });
  const event = run.events[first];
  return event ? acknowledged(event) : refused('already-delivered');
}

/** Marks the delivery again; it is no second record (I3). */
function resend(
  run: Run,
  order: Extract<SteerOrder, { inject: string; type: 'release' | 'hold' | 'unhold' | 'skip' | 'resend' }>,
  instance: InstanceState,
): Verdict {
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

function sendAdhoc(run: Run, order: Extract<SteerOrder, { type: 'send-adhoc' }>): Verdict {
  if (run.state.injects[order.inject]) return refused('already-exists', named(order.inject));
  if (order.teams.length === 0) return refused('unknown-team');
  const strange = order.expects.find((expect) => !lookup(run.def).action.has(expect.action));
  if (strange) return refused('unknown-action', named(strange.action));
  const teams = run.state.teamOrder.filter((id) => order.teams.includes(id));
  const { channel, from, title, body, expects } = order;
  const event = emit(
    run,
    run.now,
    { type: 'inject-created', inject: order.inject, adhoc: { from, channel, title, body, teams, expects }, ...because(order) },
    source(order),
  );
  const made = run.state.injects[order.inject];
  if (made) deliver(run, made, teams, 'adhoc', run.now, { by: order.by });
  return acknowledged(event);
}
