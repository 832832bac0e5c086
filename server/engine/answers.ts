/** Whether an answer has the shape its question asks for; right or wrong is the score's business. */
import type { AnswerValue } from '../shared/events.js';
import type { AskDef } from './definition.js';

export function checkAnswer(ask: AskDef, value: AnswerValue): boolean {
  const offered = (id: unknown): boolean => ask.options.some((option) => option.id === id);
  const list = Array.isArray(value) ? value : null;
  const distinct = list !== null && new Set(list).size === list.length && list.every(offered);
  switch (ask.type) {
    case 'choice':
      return offered(value);
    case 'multi':
      return distinct && list.length > 0;
    case 'rank':
      return distinct && list.length === ask.options.length;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'text':
      return typeof value === 'string' && value.trim() !== '';
  }
}
