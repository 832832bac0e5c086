/** Rules and their effects. */
import type { Effect, RuleDef } from '../definition.js';
import type { EffectSource, ScenarioSource } from '../../shared/scenario.js';
import { compileCondition, type Scope } from './conditions.js';
import { ms, type Path } from './issues.js';
import { checkObjective, checkPart, findExpect, findOriginal, partsOf } from './names.js';
import { stateIds } from './systems.js';

type Of<K extends string> = EffectSource extends infer E ? (E extends Record<K, unknown> ? E : never) : never;

export function checkPersona({ issues }: Scope, from: string, known: ReadonlySet<string>, path: Path): void {
  if (!known.has(from)) issues.unknown(path, { vi: 'vai mô phỏng (personas)', en: 'persona' }, from, known);
}

function set({ source, issues }: Scope, { set: to }: Of<'set'>, path: Path): Effect[] {
  return Object.entries(to).map(([system, state]) => {
    const states = stateIds(source, system);
    if (!states) issues.unknown([...path, 'set', system], { vi: 'hệ thống', en: 'system' }, system, Object.keys(source.systems));
    else if (!states.includes(state)) {
      issues.unknown([...path, 'set', system], { vi: `trạng thái của "${system}" tên`, en: `state of "${system}" called` }, state, states);
    }
    return { kind: 'set', system, state };
  });
}

function repeat({ names, issues }: Scope, { repeat: { inject, as, variant } }: Of<'repeat'>, path: Path): Effect[] {
  const found = findOriginal(names, inject, [...path, 'repeat', 'inject'], issues);
  if (found && variant !== undefined && variant > found.variants.length) {
    issues.error(
      [...path, 'repeat', 'variant'],
      `tình huống "${inject}" chỉ có ${found.variants.length} biến thể`,
      `the inject "${inject}" has ${found.variants.length} variants only`,
    );
  }
  return [{ kind: 'repeat', inject, as, ...(variant !== undefined && { variant }) }];
}

function reply(scope: Scope, personas: ReadonlySet<string>, { reply: from }: Of<'reply'>, path: Path): Effect[] {
  const at: Path = [...path, 'reply'];
  const { issues, names } = scope;
  checkPersona(scope, from.from, personas, [...at, 'from']);
  const title = issues.textOf(from.title, [...at, 'title']);
  return [
    {
      kind: 'reply',
      from: from.from,
      to: partsOf(names, from.to, [...at, 'to'], issues),
      channel: from.channel,
      ...(title && { title }),
      body: issues.text(from.body, [...at, 'body']),
      attachments: from.attachments ?? [],
    },
  ];
}

function shiftTarget({ names, issues }: Scope, { shiftTarget: { expect: ref, by, max } }: Of<'shiftTarget'>, path: Path): Effect[] {
  const found = findExpect(names, ref, [...path, 'shiftTarget', 'expect'], issues);
  if (!found) return [];
  const expect = names.instances.get(found.inject)?.inject.expects.find(({ id }) => id === found.expect);
  if (expect && max !== undefined && ms(max) <= ms(expect.target) + ms(by)) {
    issues.error(
      [...path, 'shiftTarget', 'max'],
      `max ${max} phải lớn hơn target mới (${expect.target} + ${by})`,
      `max ${max} must be greater than the new target (${expect.target} + ${by})`,
    );
  }
  return [{ kind: 'shiftTarget', ...found, by: ms(by), ...(max !== undefined && { max: ms(max) }) }];
}

function giveBack({ names, palette, issues }: Scope, { return: { expect: ref, body } }: Of<'return'>, path: Path): Effect[] {
  const at: Path = [...path, 'return'];
  const text = issues.text(body, [...at, 'body']);
  const found = findExpect(names, ref, [...at, 'expect'], issues);
  if (!found) return [];
  const action = names.instances.get(found.inject)?.inject.expects.find(({ id }) => id === found.expect)?.action;
  if (action !== undefined && palette.actions[action] && palette.actions[action].form === undefined) {
    issues.error(
      [...at, 'expect'],
      `chỉ trả lại được báo cáo; ${action} không có biểu mẫu`,
      `only a report can be returned; ${action} has no form`,
    );
  }
  return [{ kind: 'return', ...found, body: text }];
}

function compileEffect(scope: Scope, personas: ReadonlySet<string>, effect: EffectSource, path: Path): Effect[] {
  const { names, issues, source } = scope;
  if ('release' in effect || 'skip' in effect) {
    const kind = 'release' in effect ? 'release' : 'skip';
    const inject = 'release' in effect ? effect.release : effect.skip;
    findOriginal(names, inject, [...path, kind], issues);
    return [{ kind, inject }];
  }
  if ('delay' in effect) {
    findOriginal(names, effect.delay.inject, [...path, 'delay', 'inject'], issues);
    return [{ kind: 'delay', inject: effect.delay.inject, by: ms(effect.delay.by) }];
  }
  if ('repeat' in effect) return repeat(scope, effect, path);
  if ('set' in effect) return set(scope, effect, path);
  if ('reply' in effect) return reply(scope, personas, effect, path);
  if ('penalty' in effect) {
    const { penalty } = effect;
    if (typeof penalty === 'string') return [{ kind: 'penalty', code: penalty }];
    checkPart(names, penalty.part, [...path, 'penalty', 'part'], issues);
    return [{ kind: 'penalty', code: penalty.code, part: penalty.part }];
  }
  if ('scalePoints' in effect) {
    const found = findExpect(names, effect.scalePoints.expect, [...path, 'scalePoints', 'expect'], issues);
    return found ? [{ kind: 'scalePoints', ...found, by: effect.scalePoints.by }] : [];
  }
  if ('shiftTarget' in effect) return shiftTarget(scope, effect, path);
  if ('return' in effect) return giveBack(scope, effect, path);
  if ('finding' in effect) {
    const { text, objective, kind } = effect.finding;
    checkObjective(names, objective, [...path, 'finding', 'objective'], issues);
    return [
      {
        kind: 'finding',
        text: issues.text(text, [...path, 'finding', 'text']),
        ...(objective !== undefined && { objective }),
        finding: kind,
      },
    ];
  }
  if (!Object.hasOwn(source.outcomes, effect.outcome)) {
    issues.unknown([...path, 'outcome'], { vi: 'kết cục (outcomes)', en: 'outcome' }, effect.outcome, Object.keys(source.outcomes));
  }
  return [{ kind: 'outcome', outcome: effect.outcome }];
}

export function compileRule(scope: Scope, personas: ReadonlySet<string>, rule: ScenarioSource['rules'][number], path: Path): RuleDef {
  return {
    id: rule.id,
    when: compileCondition(scope, rule.when, [...path, 'when']),
    after: rule.after === undefined ? 0 : ms(rule.after),
    recheck: rule.recheck ?? false,
    do: rule.do.flatMap((effect, index) => compileEffect(scope, personas, effect, [...path, 'do', index])),
  };
}
