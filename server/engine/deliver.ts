/** An inject going out: its `if` judged at its time, EXCON asked where it must be, one delivery per addressed team (I1-I3). */
import type { EventOf } from '../shared/events.js';
import { holds } from './conditions.js';
import { contentOf } from './lookup.js';
import { emit, type Run, type Source } from './run.js';
import type { InstanceState, Why } from './state.js';

/** The inject's time has come. Judges `if` and `confirm`, then delivers to every addressed team that lacks it. */
export function comeDue(run: Run, id: string, why: Why, x: number): void {
  const instance = run.state.injects[id];
  if (!instance || instance.teams.length === 0) return;
  const content = contentOf(run.def, instance);
  if (content.if && !holds(run.state, content.if, x)) {
    if (instance.stage !== 'not-needed') emit(run, x, { type: 'inject-not-needed', inject: id });
  } else if (content.confirm) {
    if (instance.stage !== 'asked') emit(run, x, { type: 'inject-asked', inject: id });
  } else deliver(run, instance, lacking(run, instance), why, x);
}

/** Addressed teams that have no delivery of it yet, in team order. */
export function lacking(run: Run, instance: InstanceState): string[] {
  return instance.teams.filter((id) => run.state.teams[id]?.byInject[instance.id] === undefined);
}

/** Delivers now, whatever `if` and `confirm` say; a team that has it already gets no second record (I3). */
export function deliver(
  run: Run,
  instance: InstanceState,
  teams: readonly string[],
  why: Why,
  x: number,
  source: Source & { reason?: string | undefined; edited?: EventOf<'inject-delivered'>['edited'] | undefined } = {},
): void {
  const { reason, edited, ...who } = source;
  const content = contentOf(run.def, instance);
  for (const teamId of teams) {
    const team = run.state.teams[teamId];
    if (!team || team.byInject[instance.id] !== undefined) continue;
    const chosen = instance.variant ?? content.variants.findIndex((variant) => holds(run.state, variant.if, x)) + 1;
    const owed = content.expects.filter((expect) => !expect.if || holds(run.state, expect.if, x)).map((expect) => expect.id);
    const deliveryId = `${teamId}-${team.order.length + 1}`;
    emit(
      run,
      x,
      {
        type: 'inject-delivered',
        inject: instance.id,
        deliveryId,
        teamId,
        variant: chosen,
        expects: owed,
        why,
        ...(reason === undefined ? {} : { reason }),
        ...(edited === undefined ? {} : { edited }),
      },
      who,
    );
    serveEarly(run, teamId, deliveryId, x);
  }
}

/** An action kept from before serves an expectation marked `early`, with response time 0 (A4). */
function serveEarly(run: Run, teamId: string, deliveryId: string, x: number): void {
  const delivery = run.state.teams[teamId]?.deliveries[deliveryId];
  const instance = delivery && run.state.injects[delivery.inject];
  if (!delivery || !instance) return;
  for (const expect of contentOf(run.def, instance).expects) {
    if (!expect.early || !delivery.expects[expect.id]) continue;
    const kept = run.state.teams[teamId]?.early[expect.action];
    if (kept === undefined) continue;
    emit(run, x, {
      type: 'early-served',
      teamId,
      action: expect.action,
      actionEventId: kept,
      serves: { deliveryId, inject: delivery.inject, expect: expect.id, late: false, early: true },
    });
  }
}
