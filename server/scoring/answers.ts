/** How right an answer is: a factor from 0 to 1, or null where only an evaluator can tell (S4). */
import type { AskDef } from '../engine/definition.js';
import type { AnswerValue } from '../shared/events.js';

const list = (value: AnswerValue): string[] => (Array.isArray(value) ? value : [String(value)]);

/**
 * `multi` with `partial`: each correct option chosen adds 1/k, each wrong one takes 1/k, never below 0, so that choosing
 * everything earns nothing extra. Without `partial`: the exact set.
 */
function multi(ask: AskDef, chosen: Set<string>): number {
  const right = ask.options.filter((option) => option.correct).map((option) => option.id);
  const hits = right.filter((id) => chosen.has(id)).length;
  const wrong = chosen.size - hits;
  if (!ask.partial || right.length === 0) return hits === right.length && wrong === 0 ? 1 : 0;
  return Math.max(0, hits - wrong) / right.length;
}

/**
 * `rank` with `partial`: the share of pairs that stand in the right order (pair order); a pair with an element left
 * out is wrong, an element named twice stands at its first place. Without `partial`: the exact order.
 */
function rank(ask: AskDef, given: string[]): number {
  const { order } = ask;
  if (order.length === given.length && order.every((id, at) => given[at] === id)) return 1;
  if (!ask.partial || order.length < 2) return 0;
  const place = new Map<string, number>();
  for (const [at, id] of given.entries()) if (!place.has(id)) place.set(id, at);
  let pairs = 0;
  let right = 0;
  for (const [i, first] of order.entries()) {
    for (const second of order.slice(i + 1)) {
      pairs += 1;
      const a = place.get(first);
      const b = place.get(second);
      if (a !== undefined && b !== undefined && a < b) right += 1;
    }
  }
  return right / pairs;
}

/** `accept` holds regular expressions, found anywhere in the answer, letter case aside; one that is none is taken literally. */
function accepts(pattern: string, text: string): boolean {
  const wanted = pattern.normalize('NFC');
  const answer = text.normalize('NFC').trim();
  try {
    return new RegExp(wanted, 'iu').test(answer);
  } catch {
    return answer.toLowerCase().includes(wanted.toLowerCase());
  }
}

/** Factor of an answer; null: a text without `accept`, which waits for a mark. */
export function answerFactor(ask: AskDef, value: AnswerValue): number | null {
  switch (ask.type) {
    case 'choice':
      return ask.options.some((option) => option.correct && option.id === value) ? 1 : 0;
    case 'multi':
      return multi(ask, new Set(list(value)));
    case 'number':
      // the allowance keeps 0.3 within 0.1 of 0.2 in binary fractions
      return typeof value === 'number' && ask.answer !== undefined && Math.abs(value - ask.answer) <= ask.tolerance + 1e-9 ? 1 : 0;
    case 'rank':
      return rank(ask, list(value));
    case 'text':
      break;
  }
  if (ask.accept.length === 0) return null;
  return ask.accept.some((pattern) => accepts(pattern, String(value))) ? 1 : 0;
}
