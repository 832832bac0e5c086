/** What a team asks for, judged at `run.now`: what it saw, answered, was hinted and said here; the rest beside (A1). */
import type { TeamOrder } from './api.js';
import { checkAnswer } from './answers.js';
import { act, decideProposal, file, when } from './deeds.js';
import { contentOf, own } from './lookup.js';
import { mayTeam } from './phases.js';
import { emit, type Run } from './run.js';
import type { TeamState } from './state.js';
import { assign, nameCaptain, removeSeat } from './together.js';
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
    case 'assign':
      return assign(run, order, team);
    case 'name-captain':
      return nameCaptain(run, order, team);
    case 'decide-proposal':
      return decideProposal(run, order, team);
    case 'remove-seat':
      return removeSeat(run, order, team);
  }
}

const source = ({ memberId, commandId }: TeamOrder) => ({ memberId, commandId });

type Of<T extends TeamOrder['type']> = Extract<TeamOrder, { type: T }>;

/** First seen by anyone of the team; seen again changes nothing (A2). */
function see(run: Run, order: Of<'seen'>, team: TeamState): Verdict {
  const delivery = own(team.deliveries, order.deliveryId);
  if (!delivery) return refused('unknown-inject');
  if (delivery.seen) return acknowledged({ id: delivery.seen.eventId, at: delivery.seen.at });
  const body = { type: 'inject-seen' as const, inject: delivery.inject, deliveryId: delivery.id, teamId: team.id };
  return acknowledged(emit(run, run.now, body, source(order)));
}

/** The first confirmation of the team counts; a later one is answered with it (I9). */
function confirm(run: Run, order: Of<'confirm-receipt'>, team: TeamState): Verdict {
  const delivery = own(team.deliveries, order.deliveryId);
  if (!delivery) return refused('unknown-inject');
  if (!run.state.injects[delivery.inject]?.adhoc?.check) return refused('not-a-check');
  if (delivery.confirmed) return acknowledged({ id: delivery.confirmed.eventId, at: delivery.confirmed.at });
  const body = { type: 'receipt-confirmed' as const, teamId: team.id, deliveryId: delivery.id, inject: delivery.inject };
  return acknowledged(emit(run, run.now, body, source(order)));
}

/** The first answer counts, from whoever of the team it comes. */
function answer(run: Run, order: Of<'answer'>, team: TeamState): Verdict {
  const delivery = own(team.deliveries, order.inject);
  const instance = delivery && run.state.injects[delivery.inject];
  if (!delivery || !instance) return refused('unknown-inject');
  const ask = contentOf(run.def, instance).asks.find((each) => each.id === order.ask);
  const asked = own(delivery.asks, order.ask);
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
  const delivery = own(team.deliveries, order.inject);
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
