/** What a rule does when it fires: each effect becomes events of the same commit (spec 2, effects). */
import { holds } from './conditions.js';
import type { Effect, RuleDef } from './definition.js';
import { comeDue, deliver, lacking } from './deliver.js';
import type { Armed } from './due.js';
import { contentOf, teamsOf } from './lookup.js';
import { charge } from './penalty.js';
import { emit, record, type Run } from './run.js';

/** Fires a rule once and for all; with `recheck` it is dropped when its condition no longer holds. */
export function fire(run: Run, armed: Armed, x: number): void {
  run.armed = run.armed.filter((each) => each.index !== armed.index);
  const rule = run.def.rules[armed.index];
  if (!rule || run.state.rules[rule.id]?.fired) return;
  const dropped = rule.recheck && !holds(run.state, rule.when, x);
  const team = armed.teamId === null ? {} : { teamId: armed.teamId };
  record(run, x, { type: 'rule-fired', rule: rule.id, ...team, ...(dropped ? { dropped } : {}) });
  if (dropped) return;
  run.trigger = armed.teamId;
  for (const [index, effect] of rule.do.entries()) apply(run, rule, effect, index, x);
  run.trigger = null;
}

function apply(run: Run, { id: rule }: RuleDef, effect: Effect, index: number, x: number): void {
  const { state, def } = run;
  switch (effect.kind) {
    case 'release': {
      const instance = state.injects[effect.inject];
      if (!instance || instance.stage === 'delivered' || instance.stage === 'skipped' || instance.stage === 'asked') return;
      // EXCON's hold is stronger than the story: it becomes due and waits for the hand that holds it.
      if (instance.held) record(run, x, { type: 'inject-latched', inject: instance.id, dueX: x, why: 'rule' });
      else comeDue(run, instance.id, 'rule', x);
      return;
    }
    case 'skip': {
      const stage = state.injects[effect.inject]?.stage;
      if (stage === 'waiting' || stage === 'asked') emit(run, x, { type: 'inject-skipped', inject: effect.inject, rule });
      return;
    }
    case 'delay': {
      const instance = state.injects[effect.inject];
      if (instance?.stage !== 'waiting' || instance.dueX === null) return;
      emit(run, x, { type: 'inject-rescheduled', inject: instance.id, dueX: instance.dueX + effect.by, rule });
      return;
    }
    case 'repeat': {
      const source = state.injects[effect.inject]?.source;
      if (!source || state.injects[effect.as]) return;
      const variant = effect.variant === undefined ? {} : { variant: effect.variant };
      record(run, x, { type: 'inject-created', inject: effect.as, source, ...variant, rule });
      const made = run.state.injects[effect.as];
      if (made) deliver(run, made, lacking(run, made), 'repeat', x);
      return;
    }
    case 'set':
      if (state.systems[effect.system] !== effect.state) {
        emit(run, x, { type: 'system-changed', system: effect.system, state: effect.state, rule });
      }
      return;
    case 'reply': {
      const teams = teamsOf(state, effect.to);
      if (teams.length > 0) emit(run, x, { type: 'reply', rule, effect: index, teams });
      return;
    }
    case 'penalty': {
      const teams = effect.part === undefined ? concerned(run) : teamsOf(state, [effect.part]);
      for (const teamId of teams) charge(run, x, { teamId, code: effect.code, cause: 'rule', rule });
      return;
    }
    case 'scalePoints':
      emit(run, x, { type: 'points-scaled', inject: effect.inject, expect: effect.expect, factor: effect.by, rule });
      return;
    case 'shiftTarget': {
      const instance = state.injects[effect.inject];
      const window =
        instance && (instance.windows[effect.expect] ?? contentOf(def, instance).expects.find((each) => each.id === effect.expect));
      if (!window) return;
      const target = window.target + effect.by;
      const max = Math.max(effect.max ?? window.max + effect.by, target);
      emit(run, x, { type: 'target-shifted', inject: effect.inject, expect: effect.expect, target, max, rule });
      return;
    }
    case 'return':
      giveBack(run, rule, effect, index, x);
      return;
    case 'finding':
      emit(run, x, { type: 'finding-noted', rule, effect: index, teams: concerned(run) });
      return;
    case 'outcome':
      emit(run, x, { type: 'outcome-set', outcome: effect.outcome, rule });
      return;
  }
}

/** The team whose event fired the rule, else all of the world. */
function concerned(run: Run): string[] {
  return run.trigger === null ? run.state.teamOrder : [run.trigger];
}

/** Reopens a filed report, once: of the team concerned where it filed it, else of each team that did (A7). */
function giveBack(run: Run, rule: string, effect: Extract<Effect, { kind: 'return' }>, index: number, x: number): void {
  const filed = (run.state.injects[effect.inject]?.teams ?? []).flatMap((teamId) => {
    const team = run.state.teams[teamId];
    const delivery = team?.deliveries[team.byInject[effect.inject] ?? ''];
    const expect = delivery?.expects[effect.expect];
    return delivery && expect?.served && !expect.returned ? [{ teamId, deliveryId: delivery.id }] : [];
  });
  const own = filed.filter((each) => each.teamId === run.trigger);
  for (const { teamId, deliveryId } of own.length > 0 ? own : filed) {
    emit(run, x, { type: 'report-returned', inject: effect.inject, expect: effect.expect, teamId, deliveryId, rule, effect: index });
  }
}
