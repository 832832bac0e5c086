/** What teams write: answers right and wrong, and field values that make the `where` of a condition true or false. */
import { fieldsMatch, type ActionDef, type AskDef, type Definition, type FieldDef } from '../engine/index.js';
import type { AnswerValue, FieldValues } from '../shared/events.js';
import type { Where } from '../shared/scenario.js';
import { samplesOf } from './pattern.js';

type Value = FieldValues[string];

/** Fields that an action is taken or filed with. */
export function fieldsOf(definition: Definition, action: ActionDef | undefined): readonly FieldDef[] {
  if (!action) return [];
  return action.form === undefined ? action.fields : (definition.forms[action.form]?.fields ?? []);
}

function plainValue(field: FieldDef): Value {
  switch (field.type) {
    case 'number':
      return 1;
    case 'select':
      return field.options?.[0]?.id ?? '';
    case 'multi':
      return field.options?.slice(0, 1).map(({ id }) => id) ?? [];
    case 'datetime':
      return '2026-01-05T08:00';
    default:
      return 'Tổng duyệt';
  }
}

/** Every required field filled in with something that fits. */
export function plainFields(fields: readonly FieldDef[]): FieldValues {
  return Object.fromEntries(fields.filter(({ required }) => required).map((field) => [field.id, plainValue(field)]));
}

/** Values worth trying for a field, drawn from one comparison: on both sides of every border. */
function candidates(field: FieldDef | undefined, test: Where[string]): Value[] {
  const raw: (string | number | boolean)[] = [];
  if (typeof test !== 'object') raw.push(test);
  else {
    const { eq, ne, gt, gte, lt, lte, in: list, matches } = test;
    for (const value of [eq, ne, ...(list ?? [])]) if (value !== undefined) raw.push(value);
    for (const border of [gt, gte, lt, lte]) if (border !== undefined) raw.push(border, border + 1, border - 1);
    for (const border of [gt, gte]) if (border !== undefined && lt !== undefined) raw.push((border + lt) / 2);
    if (matches !== undefined) raw.push(...samplesOf(matches));
  }
  if (raw.length > 0 && raw.every((value) => typeof value === 'number'))
    raw.push(Math.max(...raw.map(Number)) + 1, Math.min(...raw.map(Number)) - 1);
  const options = (field?.options ?? []).map(({ id }) => id);
  if (field?.type === 'select') return options;
  if (field?.type === 'multi')
    return [...options.map((id) => [id]), options, ...options.map((id) => options.filter((each) => each !== id))];
  if (field?.type === 'number') return [...new Set([...raw.map(Number), 0, 1])].filter(Number.isFinite);
  return [...raw, 'Tổng duyệt', '0'];
}

export interface Wish {
  where: Where;
  /** Whether it shall match. */
  yes: boolean;
  /** How much it matters; 0 leaves it to chance. */
  weight: number;
}

/** Assignments tried at most. */
const MOST = 400;

/** Fields that fulfil the wishes as well as any that were tried, by weight; required ones are always filled in. */
export function chooseFields(fields: readonly FieldDef[], wishes: readonly Wish[]): FieldValues {
  const plain = plainFields(fields);
  if (wishes.length === 0) return plain;
  const byId = new Map(fields.map((field) => [field.id, field]));
  const names = [...new Set(wishes.flatMap(({ where }) => Object.keys(where)))];
  let tried: FieldValues[] = [plain];
  for (const name of names) {
    const field = byId.get(name);
    const values = wishes.flatMap(({ where }) => (where[name] === undefined ? [] : candidates(field, where[name])));
    const distinct = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
    const grown = tried.flatMap((start) => [start, ...distinct.map((value) => ({ ...start, [name]: value }))]);
    tried = grown.length <= MOST ? grown : best(grown, wishes, MOST);
  }
  return best(tried, wishes, 1)[0] ?? plain;
}

function best(tried: readonly FieldValues[], wishes: readonly Wish[], count: number): FieldValues[] {
  const worth = (values: FieldValues): number =>
    wishes.reduce((sum, { where, yes, weight }) => sum + (fieldsMatch(values, where) === yes ? weight : 0), 0);
  return tried
    .map((values, at) => ({ values, at, worth: worth(values) }))
    .toSorted((a, b) => b.worth - a.worth || a.at - b.at)
    .slice(0, count)
    .map(({ values }) => values);
}

/** The answer that earns all points; of a text that an evaluator reads, any text. */
export function rightAnswer(ask: AskDef): AnswerValue {
  switch (ask.type) {
    case 'choice':
      return ask.options.find(({ correct }) => correct)?.id ?? ask.options[0]?.id ?? '';
    case 'multi':
      return ask.options.filter(({ correct }) => correct).map(({ id }) => id);
    case 'number':
      return ask.answer ?? 0;
    case 'rank':
      return ask.order;
    case 'text':
      return ask.accept.flatMap(samplesOf)[0] ?? 'Tổng duyệt';
  }
}

/** An answer that is taken but wrong, where there is one. */
export function wrongAnswer(ask: AskDef): AnswerValue {
  const wrong = ask.options.filter(({ correct }) => !correct).map(({ id }) => id);
  switch (ask.type) {
    case 'choice':
      return wrong[0] ?? rightAnswer(ask);
    case 'multi':
      return wrong.length > 0 ? wrong : ask.options.slice(0, 1).map(({ id }) => id);
    case 'number':
      return (ask.answer ?? 0) + ask.tolerance + 1;
    case 'rank':
      return ask.order.toReversed();
    case 'text':
      return '?';
  }
}

/** An answer of the question's kind that names this option. */
export function answerWith(ask: AskDef, option: string): AnswerValue {
  if (ask.type === 'multi') return [option];
  if (ask.type === 'rank') return [option, ...ask.order.filter((id) => id !== option)];
  return option;
}
