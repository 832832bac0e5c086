/** Injects with their expectations, questions, hints and variants. */
import type { AskDef, CurveDef, ExpectDef, InjectDef, VariantDef } from '../definition.js';
import type { InjectSource } from '../../shared/scenario.js';
import { checkPattern, compileCondition, type Scope } from './conditions.js';
import { ms, type Issues, type Path } from './issues.js';
import { checkObjective, findOriginal, partsOf } from './names.js';
import { checkPersona } from './rules.js';

type ExpectSource = InjectSource['expects'][number];
type AskSource = InjectSource['asks'][number];
type VariantSource = InjectSource['variants'][number];

/** Reports a window that is empty, or that an inject with a fixed time leaves open at the end of the drill. */
function checkWindow(scope: Scope, inject: InjectSource, window: { target: string; max: string }, path: Path): void {
  const { issues, source } = scope;
  if (ms(window.max) <= ms(window.target)) {
    issues.error(
      [...path, 'max'],
      `max ${window.max} phải lớn hơn target ${window.target}`,
      `max ${window.max} must be greater than target ${window.target}`,
      true,
    );
  }
  if (inject.at !== undefined && ms(inject.at) < ms(source.duration) && ms(inject.at) + ms(window.max) > ms(source.duration)) {
    issues.error(
      [...path, 'max'],
      `hạn cuối (at ${inject.at} + max ${window.max}) ở sau khi kết thúc diễn tập (${source.duration}); hãy rút ngắn max hoặc phát sớm hơn`,
      `the max (at ${inject.at} + ${window.max}) lies after the end of the drill (${source.duration}); shorten it or deliver earlier`,
      true,
    );
  }
}

function compileExpect(scope: Scope, inject: InjectSource, from: ExpectSource, curve: CurveDef, path: Path): ExpectDef {
  const { names, palette, issues } = scope;
  checkWindow(scope, inject, from, path);
  checkObjective(names, from.objective, [...path, 'objective'], issues);
  const action = palette.actions[from.action];
  if (!names.offered.has(from.action)) {
    issues.unknown([...path, 'action'], { vi: 'hành động trong actions.offer', en: 'action in actions.offer' }, from.action, names.offered);
  } else if (action?.harmful) {
    issues.error(
      [...path, 'action'],
      `không thể chờ đợi một hành động có hại (${from.action})`,
      `a harmful action cannot be expected (${from.action})`,
    );
  }
  const objective = from.objective ?? inject.objective;
  const stamp = from.stamp ?? action?.stamp;
  return {
    id: from.id,
    action: from.action,
    target: ms(from.target),
    max: ms(from.max),
    points: from.points,
    must: from.must ?? false,
    quality: from.quality ?? false,
    early: from.early ?? false,
    ...(objective !== undefined && { objective }),
    ...(stamp && { stamp }),
    curve: { atMax: from.curve?.atMax ?? curve.atMax, late: from.curve?.late ?? curve.late },
    ...(from.if && { if: compileCondition(scope, from.if, [...path, 'if']) }),
  };
}

/** What each type of question needs before it can be put and scored. */
function checkAsk(ask: AskSource, path: Path, issues: Issues): void {
  const options = ask.options ?? [];
  const ids = options.map(({ id }) => id);
  issues.unique(
    ids.map((id, index) => ({ id, path: [...path, 'options', index, 'id'] })),
    { vi: 'mã phương án', en: 'option id' },
  );
  const listed = ask.type === 'choice' || ask.type === 'multi' || ask.type === 'rank';
  if (listed && options.length < 2) {
    issues.error([...path], `câu hỏi ${ask.type} cần ít nhất hai options`, `a ${ask.type} question needs two options at least`);
  }
  if ((ask.type === 'choice' || ask.type === 'multi') && options.length > 0 && !options.some(({ correct }) => correct)) {
    issues.error(
      [...path, 'options'],
      'chưa có phương án đúng; hãy ghi correct: true',
      'no option is correct; write correct: true beside one',
    );
  }
  if (ask.type === 'rank') {
    const order = ask.order ?? [];
    if (order.length !== ids.length || new Set(order).size !== ids.length || !order.every((id) => ids.includes(id))) {
      issues.error(
        [...path, ask.order ? 'order' : 'type'],
        'order phải kể mỗi phương án đúng một lần, theo thứ tự đúng',
        'order must name every option once, in the right order',
      );
    }
  }
  if (ask.type === 'number' && ask.answer === undefined) {
    issues.error(
      [...path, 'type'],
      'câu hỏi number cần answer (và tolerance nếu có)',
      'a number question needs answer (and tolerance, if any)',
    );
  }
  for (const [index, pattern] of (ask.accept ?? []).entries()) checkPattern(issues, pattern, [...path, 'accept', index]);
}

function compileAsk(scope: Scope, inject: InjectSource, from: AskSource, curve: CurveDef, path: Path): AskDef {
  const { names, issues } = scope;
  checkWindow(scope, inject, from, path);
  checkObjective(names, from.objective, [...path, 'objective'], issues);
  checkAsk(from, path, issues);
  const objective = from.objective ?? inject.objective;
  return {
    id: from.id,
    type: from.type,
    prompt: issues.text(from.prompt, [...path, 'prompt']),
    points: from.points,
    target: ms(from.target),
    max: ms(from.max),
    ...(objective !== undefined && { objective }),
    options: (from.options ?? []).map((option, index) => ({
      id: option.id,
      text: issues.text(option.text, [...path, 'options', index, 'text']),
      correct: option.correct ?? false,
    })),
    partial: from.partial ?? false,
    ...(from.answer !== undefined && { answer: from.answer }),
    tolerance: from.tolerance ?? 0,
    accept: from.accept ?? [],
    order: from.order ?? [],
    curve,
  };
}

function compileVariant(scope: Scope, from: VariantSource, path: Path): VariantDef {
  const title = scope.issues.textOf(from.title, [...path, 'title']);
  const body = scope.issues.textOf(from.body, [...path, 'body']);
  return {
    if: compileCondition(scope, from.if, [...path, 'if']),
    ...(title && { title }),
    ...(body && { body }),
    ...(from.attachments && { attachments: from.attachments }),
  };
}

/** A hint that comes when all is over, or where there is nothing to do, helps nobody. */
function checkHints(inject: InjectSource, path: Path, issues: Issues): void {
  const last = Math.max(0, ...[...inject.expects, ...inject.asks].map(({ max }) => ms(max)));
  for (const [index, hint] of inject.hints.entries()) {
    if (ms(hint.after) < last) continue;
    issues.warn(
      [...path, 'hints', index, 'after'],
      last === 0
        ? 'tình huống này không chờ đợi gì nên gợi ý không giúp được ai; hãy bỏ gợi ý hoặc thêm kỳ vọng'
        : `gợi ý đến sau khi mọi hạn cuối đã qua; hãy cho sớm hơn ${Math.round(last / 60_000)}m`,
      last === 0
        ? 'this inject asks for nothing, so the hint helps nobody; drop it or add an expectation'
        : `the hint comes after every max has passed; give it before ${Math.round(last / 60_000)}m`,
    );
  }
}

export function compileInject(scope: Scope, personas: ReadonlySet<string>, curve: CurveDef, from: InjectSource, index: number): InjectDef {
  const { names, issues, source } = scope;
  const path: Path = ['injects', index];
  checkPersona(scope, from.from, personas, [...path, 'from']);
  checkObjective(names, from.objective, [...path, 'objective'], issues);
  if (from.at !== undefined && ms(from.at) >= ms(source.duration)) {
    issues.error(
      [...path, 'at'],
      `at ${from.at} không ở trong thời gian diễn tập (${source.duration})`,
      `at ${from.at} is not within the drill (${source.duration})`,
    );
  }
  if (from.after !== undefined && from.when === undefined) {
    issues.warn([...path, 'after'], 'after chỉ có nghĩa bên cạnh when', 'after means something beside when only');
  }
  checkHints(from, path, issues);
  if (from.contingencyFor !== undefined) findOriginal(names, from.contingencyFor, [...path, 'contingencyFor'], issues);
  return {
    id: from.id,
    number: from.number ?? String(index + 1),
    type: from.type,
    ...(from.at !== undefined && { at: ms(from.at) }),
    ...(from.when && { when: compileCondition(scope, from.when, [...path, 'when']) }),
    after: from.after === undefined ? 0 : ms(from.after),
    manual: from.manual ?? false,
    ...(from.if && { if: compileCondition(scope, from.if, [...path, 'if']) }),
    confirm: from.confirm ?? false,
    from: from.from,
    to: partsOf(names, from.to, [...path, 'to'], issues),
    channel: from.channel,
    title: issues.text(from.title, [...path, 'title']),
    body: issues.text(from.body, [...path, 'body']),
    attachments: from.attachments ?? [],
    attack: from.attack ?? [],
    ...(from.objective !== undefined && { objective: from.objective }),
    expects: from.expects.map((expect, each) => compileExpect(scope, from, expect, curve, [...path, 'expects', each])),
    asks: from.asks.map((ask, each) => compileAsk(scope, from, ask, curve, [...path, 'asks', each])),
    hints: from.hints.map((hint, each) => ({
      id: hint.id,
      after: ms(hint.after),
      text: issues.text(hint.text, [...path, 'hints', each, 'text']),
    })),
    variants: from.variants.map((variant, each) => compileVariant(scope, variant, [...path, 'variants', each])),
  };
}
