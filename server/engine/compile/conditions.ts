/** Conditions: references resolved, durations in ms, traps named. */
import type { Condition } from '../definition.js';
import type { ConditionSource, InjectSource } from '../../shared/scenario.js';
import { Issues, ms, type Path } from './issues.js';
import { checkPart, findInject, type Names } from './names.js';
import type { Palette } from './actions.js';
import type { ScenarioSource } from '../../shared/scenario.js';
import { stateIds } from './systems.js';

export interface Scope {
  source: ScenarioSource;
  names: Names;
  palette: Palette;
  issues: Issues;
}

type Standing = 'met' | 'missed' | 'late' | 'resolved';
type Of<K extends string> = Extract<ConditionSource, Record<K, unknown>>;

/** `inject` or `inject.expectation`. */
function splitRef(scope: Scope, ref: string, path: Path): { inject: string; expect?: string } {
  const { names, issues } = scope;
  const dot = ref.lastIndexOf('.');
  if (names.instances.has(ref) || dot < 1) {
    const inject = findInject(names, ref, path, issues);
    if (inject && inject.expects.length === 0) {
      issues.warn(
        path,
        `tình huống "${ref}" không có kỳ vọng nào; hãy dùng delivered, seen hoặc answered`,
        `the inject "${ref}" has no expectation; use delivered, seen or answered`,
      );
    }
    return { inject: ref };
  }
  const [id, expect] = [ref.slice(0, dot), ref.slice(dot + 1)];
  const inject = findInject(names, id, path, issues);
  if (inject && !inject.expects.some((each) => each.id === expect)) {
    issues.unknown(
      path,
      { vi: `kỳ vọng của tình huống "${id}" tên`, en: `expectation of inject "${id}" called` },
      expect,
      inject.expects.map((each) => each.id),
    );
  }
  return { inject: id, expect };
}

function checkWhere(scope: Scope, { done, where }: Of<'done'>, path: Path): void {
  const action = scope.palette.actions[done];
  if (!where || !action) return;
  const fields = action.form === undefined ? action.fields : (scope.palette.forms[action.form]?.fields ?? []);
  for (const [name, test] of Object.entries(where)) {
    if (!fields.some(({ id }) => id === name)) {
      scope.issues.unknown(
        [...path, 'where', name],
        { vi: `mục của ${done} tên`, en: `field of ${done} called` },
        name,
        fields.map(({ id }) => id),
      );
    }
    if (typeof test === 'object' && test.matches !== undefined)
      checkPattern(scope.issues, test.matches, [...path, 'where', name, 'matches']);
  }
}

/** Reports a pattern that no regular expression engine would take. */
export function checkPattern(issues: Issues, pattern: string, path: Path): void {
  let made: RegExp | null;
  try {
    made = new RegExp(pattern, 'iu');
  } catch {
    made = null;
  }
  if (!made) issues.error(path, `biểu thức "${pattern}" sai cú pháp`, `"${pattern}" is not a valid regular expression`);
}

function done(scope: Scope, from: Of<'done'>, path: Path): Condition {
  const { names, issues } = scope;
  const { done: action, inject, part, where, before, after } = from;
  if (!names.offered.has(action)) {
    issues.unknown([...path, 'done'], { vi: 'hành động được phép dùng (actions)', en: 'offered action' }, action, names.offered);
  }
  if (inject !== undefined) {
    const found = findInject(names, inject, [...path, 'inject'], issues);
    if (found && names.offered.has(action) && !found.expects.some((expect) => expect.action === action)) {
      issues.error(
        [...path, 'inject'],
        `tình huống "${inject}" không chờ ${action} nên điều kiện này không bao giờ đúng; hãy thêm kỳ vọng hoặc bỏ inject`,
        `the inject "${inject}" does not expect ${action}, so this can never hold; add the expectation or leave inject out`,
      );
    }
  }
  if (part !== undefined) checkPart(names, part, [...path, 'part'], issues);
  checkWhere(scope, from, path);
  return {
    kind: 'done',
    action,
    ...(inject !== undefined && { inject }),
    ...(part !== undefined && { part }),
    ...(where && { where }),
    ...(before !== undefined && { before: ms(before) }),
    ...(after !== undefined && { after: ms(after) }),
  };
}

function answered(scope: Scope, { answered: { inject, ask, option } }: Of<'answered'>, path: Path): Condition {
  const at: Path = [...path, 'answered'];
  const found: InjectSource | undefined = findInject(scope.names, inject, [...at, 'inject'], scope.issues);
  const question = found?.asks.find(({ id }) => id === ask);
  if (found && !question) {
    scope.issues.unknown(
      [...at, 'ask'],
      { vi: `câu hỏi của tình huống "${inject}" tên`, en: `question of inject "${inject}" called` },
      ask,
      found.asks.map(({ id }) => id),
    );
  }
  if (question && option !== undefined && !question.options?.some(({ id }) => id === option)) {
    scope.issues.unknown(
      [...at, 'option'],
      { vi: 'phương án', en: 'option' },
      option,
      (question.options ?? []).map(({ id }) => id),
    );
  }
  return { kind: 'answered', inject, ask, ...(option !== undefined && { option }) };
}

export function compileCondition(scope: Scope, from: ConditionSource, path: Path, negated = false): Condition {
  const { names, issues } = scope;
  if ('all' in from)
    return { kind: 'all', of: from.all.map((each, index) => compileCondition(scope, each, [...path, 'all', index], negated)) };
  if ('any' in from)
    return { kind: 'any', of: from.any.map((each, index) => compileCondition(scope, each, [...path, 'any', index], negated)) };
  if ('not' in from) return { kind: 'not', of: compileCondition(scope, from.not, [...path, 'not'], !negated) };
  if ('clock' in from) return { kind: 'clock', atLeast: ms(from.clock.atLeast) };
  if ('elapsed' in from) {
    findInject(names, from.elapsed.since, [...path, 'elapsed', 'since'], issues);
    return { kind: 'elapsed', since: from.elapsed.since, atLeast: ms(from.elapsed.atLeast) };
  }
  if ('done' in from) return done(scope, from, path);
  if ('answered' in from) return answered(scope, from, path);
  if ('delivered' in from || 'seen' in from) {
    const kind = 'delivered' in from ? 'delivered' : 'seen';
    const inject = 'delivered' in from ? from.delivered : from.seen;
    findInject(names, inject, [...path, kind], issues);
    return { kind, inject };
  }
  if ('system' in from) {
    const states = stateIds(scope.source, from.system);
    if (!states) issues.unknown([...path, 'system'], { vi: 'hệ thống', en: 'system' }, from.system, Object.keys(scope.source.systems));
    else if (!states.includes(from.is)) {
      issues.unknown(
        [...path, 'is'],
        { vi: `trạng thái của "${from.system}" tên`, en: `state of "${from.system}" called` },
        from.is,
        states,
      );
    }
    return { kind: 'system', system: from.system, is: from.is };
  }
  const kind: Standing = 'met' in from ? 'met' : 'missed' in from ? 'missed' : 'late' in from ? 'late' : 'resolved';
  const ref = 'met' in from ? from.met : 'missed' in from ? from.missed : 'late' in from ? from.late : from.resolved;
  if ((kind === 'met' || kind === 'resolved') && negated) {
    issues.warn(
      [...path, kind],
      `"không ${kind}" đúng cả khi tình huống chưa phát; nếu muốn nói quá hạn, hãy dùng missed`,
      `"not ${kind}" also holds while the inject is undelivered; if its max has to have passed, use missed`,
    );
  }
  if (from.part !== undefined) checkPart(names, from.part, [...path, 'part'], issues);
  return { kind, ...splitRef(scope, ref, [...path, kind]), ...(from.part !== undefined && { part: from.part }) };
}
