/**
 * Actions and reports of a team, judged at `run.now` (A1, A4, A6, A7); where the organiser wants the captain's approval,
 * a grave one of anybody else is put to the captain first (A11).
 */
import type { FieldValues } from '../shared/events.js';
import type { TeamOrder } from './api.js';
import type { ActionDef } from './definition.js';
import { checkFields } from './fields.js';
import { lookup, own } from './lookup.js';
import { charge } from './penalty.js';
import { emit, type Run, type Source } from './run.js';
import { isFiled, serves } from './serve.js';
import type { DeliveryState, TeamState } from './state.js';
import { acknowledged, refused, type Verdict } from './verdict.js';

type Of<T extends TeamOrder['type']> = Extract<TeamOrder, { type: T }>;

/** What is to be recorded, found in order. */
interface Deed {
  action: ActionDef;
  /** Filed with this form. */
  form?: string;
  delivery: DeliveryState | null;
  fields: FieldValues;
}
type Checked = { deed: Deed } | { refusal: Verdict };

const wrong = (...why: Parameters<typeof refused>): Checked => ({ refusal: refused(...why) });

/** When the member did it: by its own clock, and as credited for a cut (A5). */
export const when = ({ localTime, creditedX }: Pick<TeamOrder, 'localTime' | 'creditedX'>) => ({
  ...(localTime === undefined ? {} : { localTime }),
  ...(creditedX === undefined ? {} : { creditedX }),
});

export function act(run: Run, order: Of<'act'>, team: TeamState): Verdict {
  const action = lookup(run.def).action.get(order.action);
  if (!action) return refused('unknown-action');
  return judged(run, order, team, checkAction(team, action, order.inject, order.fields ?? {}));
}

export function file(run: Run, order: Of<'file-report'>, team: TeamState): Verdict {
  return judged(run, order, team, checkReport(run, team, order.form, order.inject, order.fields));
}

/**
 * The captain's word: on yes the action is judged anew and recorded as if it were done now, by the captain. No is also
 * the word of who proposed it.
 */
export function decideProposal(run: Run, order: Of<'decide-proposal'>, team: TeamState): Verdict {
  const { proposal: id, yes, reason, memberId, commandId } = order;
  const proposal = own(team.proposals, id);
  if (!proposal) return refused('unknown-proposal');
  const mayDecide = isCaptain(team, memberId) || (!yes && proposal.by === memberId);
  if (!mayDecide) return refused('needs-captain');
  if (proposal.decided) return refused('already-decided');
  const body = { type: 'proposal-decided' as const, teamId: team.id, proposal: id, yes, ...(reason === undefined ? {} : { reason }) };
  if (!yes) return acknowledged(emit(run, run.now, body, { memberId, commandId }));

  const checked = checkAgain(run, team, proposal);
  if ('refusal' in checked) return checked.refusal;
  // The action answers for the command, so it alone carries its id (A2).
  emit(run, run.now, body, { memberId });
  const approved = { proposal: id, ...(proposal.by === null ? {} : { proposedBy: proposal.by }) };
  return record(run, team.id, checked.deed, { ...when(order), ...approved }, { memberId, commandId });
}

export const isCaptain = (team: TeamState, memberId: string): boolean => team.captain?.member === memberId;

function checkAgain(run: Run, team: TeamState, { action, form, deliveryId, fields }: TeamState['proposals'][string]): Checked {
  if (form !== null) return checkReport(run, team, form, deliveryId ?? undefined, fields);
  const def = run.def.actions[action];
  return def ? checkAction(team, def, deliveryId ?? undefined, fields) : wrong('unknown-action');
}

function checkAction(team: TeamState, action: ActionDef, inject: string | undefined, fields: FieldValues): Checked {
  if (action.form !== undefined) return wrong('needs-form');
  const delivery = inject === undefined ? null : own(team.deliveries, inject);
  if (delivery === undefined) return wrong('unknown-inject');
  const bad = checkFields(action.fields, fields);
  return bad ? { refusal: { ok: false, refusal: bad } } : { deed: { action, delivery, fields } };
}

function checkReport(run: Run, team: TeamState, formId: string, inject: string | undefined, fields: FieldValues): Checked {
  const form = own(run.def.forms, formId);
  const filedBy = lookup(run.def).byForm.get(formId) ?? [];
  if (!form || !filedBy[0]) return wrong('unknown-form');
  const delivery = inject === undefined ? null : own(team.deliveries, inject);
  if (delivery === undefined) return wrong('unknown-inject');
  // Where several actions share a form, the one that is still owed is meant.
  const action = filedBy.find((each) => serves(team, each.code, delivery?.id, run.now)) ?? filedBy[0];
  if (delivery && isFiled(delivery, action.code)) return wrong('already-filed');
  const bad = checkFields(form.fields, fields);
  return bad ? { refusal: { ok: false, refusal: bad } } : { deed: { action, form: form.id, delivery, fields } };
}

function judged(run: Run, order: Of<'act'> | Of<'file-report'>, team: TeamState, checked: Checked): Verdict {
  if ('refusal' in checked) return checked.refusal;
  const { deed } = checked;
  const source = { memberId: order.memberId, commandId: order.commandId };
  const waits = run.ctx.approval === true && deed.action.grave === true && !isCaptain(team, order.memberId);
  if (!waits) return record(run, team.id, deed, when(order), source);
  const { action, form, delivery, fields } = deed;
  const filed = form === undefined ? {} : { form };
  return acknowledged(
    emit(
      run,
      run.now,
      { type: 'action-proposed', teamId: team.id, action: action.code, ...filed, ...about(delivery), fields, ...when(order) },
      source,
    ),
  );
}

interface Circumstances extends ReturnType<typeof when> {
  proposal?: string;
  proposedBy?: string;
}

/** The deed itself, what it serves, and the penalty for a harmful one. */
function record(run: Run, teamId: string, { action, form, delivery, fields }: Deed, more: Circumstances, source: Source): Verdict {
  const team = run.state.teams[teamId];
  const served = team && serves(team, action.code, delivery?.id, run.now);
  const common = { teamId, action: action.code, ...about(delivery), fields, ...(served ? { serves: served } : {}), ...more };
  const event = emit(
    run,
    run.now,
    form === undefined ? { type: 'action-recorded', ...common } : { type: 'report-recorded', form, ...common },
    source,
  );
  if (action.harmful) charge(run, run.now, { teamId, code: action.code, cause: 'action' });
  return acknowledged(event);
}

const about = (delivery: DeliveryState | null) => (delivery ? { deliveryId: delivery.id, inject: delivery.inject } : {});
