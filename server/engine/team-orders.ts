/** What a team asks for, judged at `run.now`: seen, actions, reports, answers, hints, messages (A1, A4, A6, A7). */
import type { TeamOrder } from './api.js';
import { checkAnswer } from './answers.js';
import type { ActionDef } from './definition.js';
import { checkFields } from './fields.js';
import { contentOf, lookup } from './lookup.js';
import { charge } from './penalty.js';
import { mayTeam } from './phases.js';
import { emit, type Run } from './run.js';
import { isFiled, serves } from './serve.js';
import type { DeliveryState, TeamState } from './state.js';
import { acknowledged, refused, type Verdict } from './verdict.js';

export function judgeTeam(run: Run, order: TeamOrder): Verdict {
  const team = run.state.teams[order.teamId];
  if (!team) return refused('unknown-team');
  if (order.memberId in team.removed) return refused('seat-removed');
  const wrong = mayTeam(run.state.phase, order.type);
  if (wrong) return refused(wrong);
  switch (order.type) {
    case 'seen':
      return see(run, order, team);
    case 'act':
      return act(run, order, team);
    case 'file-report':
      return file(run, order, team);
    case 'answer':
      return answer(run, order, team);
    case 'take-hint':
      return takeHint(run, order, team);
    case 'confirm-receipt':
      return confirm(run, order, team);
    case 'say':
      return acknowledged(
        emit(run, run.now, { type: 'message', from: team.id, to: order.to, teamId: team.id, text: order.text }, source(order)),
      );
  }
}

const source = ({ memberId, commandId }: TeamOrder) => ({ memberId, commandId });

/** When the member did it: by its own clock, and as credited for a cut (A5). */
const when = ({ localTime, creditedX }: TeamOrder) => ({
  ...(localTime === undefined ? {} : { localTime }),
  ...(creditedX === undefined ? {} : { creditedX }),
});

type Of<T extends TeamOrder['type']> = Extract<TeamOrder, { type: T }>;

/** First seen by anyone of the team; seen again changes nothing (A2). */
function see(run: Run, order: Of<'seen'>, team: TeamState): Verdict {
  const delivery = team.deliveries[order.deliveryId];
  if (!delivery) return refused('unknown-inject');
  if (delivery.seen) return acknowledged({ id: delivery.seen.eventId, at: delivery.seen.at });
  const body = { type: 'inject-seen' as const, inject: delivery.inject, deliveryId: delivery.id, teamId: team.id };
  return acknowledged(emit(run, run.now, body, source(order)));
}

/** The first confirmation of the team counts; a later one is answered with it (I9). */
function confirm(run: Run, order: Of<'confirm-receipt'>, team: TeamState): Verdict {
  const delivery = team.deliveries[order.deliveryId];
  if (!delivery) return refused('unknown-inject');
  if (!run.state.injects[delivery.inject]?.adhoc?.check) return refused('not-a-check');
  if (delivery.confirmed) return acknowledged({ id: delivery.confirmed.eventId, at: delivery.confirmed.at });
  const body = { type: 'receipt-confirmed' as const, teamId: team.id, deliveryId: delivery.id, inject: delivery.inject };
  return acknowledged(emit(run, run.now, body, source(order)));
}

function act(run: Run, order: Of<'act'>, team: TeamState): Verdict {
  const action = lookup(run.def).action.get(order.action);
  if (!action) return refused('unknown-action');
  if (action.form !== undefined) return refused('needs-form');
  const delivery = order.inject === undefined ? null : team.deliveries[order.inject];
  if (delivery === undefined) return refused('unknown-inject');
  const fields = order.fields ?? {};
  const wrong = checkFields(action.fields, fields);
  if (wrong) return { ok: false, refusal: wrong };
  const event = emit(
    run,
    run.now,
    {
      type: 'action-recorded',
      teamId: team.id,
      action: action.code,
      ...about(delivery),
      fields,
      ...serving(run, team, action, delivery),
      ...when(order),
    },
    source(order),
  );
  if (action.harmful) charge(run, run.now, { teamId: team.id, code: action.code, cause: 'action' });
  return acknowledged(event);
}

function file(run: Run, order: Of<'file-report'>, team: TeamState): Verdict {
  const form = run.def.forms[order.form];
  const filedBy = lookup(run.def).byForm.get(order.form) ?? [];
  if (!form || !filedBy[0]) return refused('unknown-form');
  const delivery = order.inject === undefined ? null : team.deliveries[order.inject];
  if (delivery === undefined) return refused('unknown-inject');
  // Where several actions share a form, the one that is still owed is meant.
  const action = filedBy.find((each) => serves(team, each.code, delivery?.id, run.now)) ?? filedBy[0];
  if (delivery && isFiled(delivery, action.code)) return refused('already-filed');
  const wrong = checkFields(form.fields, order.fields);
  if (wrong) return { ok: false, refusal: wrong };
  const event = emit(
    run,
    run.now,
    {
      type: 'report-recorded',
      teamId: team.id,
      form: form.id,
      action: action.code,
      ...about(delivery),
      fields: order.fields,
      ...serving(run, team, action, delivery),
      ...when(order),
    },
    source(order),
  );
  if (action.harmful) charge(run, run.now, { teamId: team.id, code: action.code, cause: 'action' });
  return acknowledged(event);
}

const about = (delivery: DeliveryState | null) => (delivery ? { deliveryId: delivery.id, inject: delivery.inject } : {});

function serving(run: Run, team: TeamState, action: ActionDef, delivery: DeliveryState | null) {
  const served = serves(team, action.code, delivery?.id, run.now);
  return served ? { serves: served } : {};
}

/** The first answer counts, from whoever of the team it comes. */
function answer(run: Run, order: Of<'answer'>, team: TeamState): Verdict {
  const delivery = team.deliveries[order.inject];
  const instance = delivery && run.state.injects[delivery.inject];
  if (!delivery || !instance) return refused('unknown-inject');
  const ask = contentOf(run.def, instance).asks.find((each) => each.id === order.ask);
  const asked = delivery.asks[order.ask];
  if (!ask || !asked) return refused('unknown-question');
  if (asked.answered) return refused('already-answered');
  if (!checkAnswer(ask, order.value)) return refused('bad-answer');
  const event = emit(
    run,
    run.now,
    {
      type: 'answer-recorded',
      teamId: team.id,
      deliveryId: delivery.id,
      inject: delivery.inject,
      ask: ask.id,
      value: order.value,
      late: run.now > asked.maxX,
      ...when(order),
    },
    source(order),
  );
  return acknowledged(event);
}

/** A hint may be taken from its own `after` on, counted on the team's clock for the inject; taken again, it costs nothing more. */
function takeHint(run: Run, order: Of<'take-hint'>, team: TeamState): Verdict {
  const delivery = team.deliveries[order.inject];
  const instance = delivery && run.state.injects[delivery.inject];
  if (!delivery || !instance) return refused('unknown-inject');
  const hint = contentOf(run.def, instance).hints.find((each) => each.id === order.hint);
  if (!hint) return refused('unknown-hint');
  const taken = delivery.hints[hint.id];
  if (taken) return acknowledged({ id: taken.eventId, at: taken.at });
  if (run.now < delivery.recordedX + hint.after) return refused('hint-not-yet');
  const body = { type: 'hint-taken' as const, teamId: team.id, deliveryId: delivery.id, inject: delivery.inject, hint: hint.id };
  return acknowledged(emit(run, run.now, body, source(order)));
}
