/** Plans that follow an aim: what it says is done so, everything else as the team's usual manner has it. */
import type { Definition } from '../engine/index.js';
import type { Aim, Mode } from './aims.js';
import type { Asked, FreeAct, Plan } from './plan.js';
import { answerWith, rightAnswer, wrongAnswer } from './values.js';
import type { Words } from './wishes.js';

/** How the free acts of an aim are timed: when the rest of its condition holds, or as soon as possible. */
export type Eagerness = 'rest' | 'soon';

/** Done past its max by this much, ms. */
const PAST = 60_000;

export function guided(definition: Definition, words: Words, base: Plan, aim: Aim, eagerness: Eagerness, missing: 'late' | 'never'): Plan {
  const modeOf = ({ inject, instance, item }: Asked): Mode | undefined => {
    const mode =
      aim.modes.get(`${instance}.${item.id}`) ??
      aim.modes.get(`${inject.id}.${item.id}`) ??
      aim.modes.get(`${instance}.*`) ??
      (instance === inject.id ? undefined : aim.modes.get(`${inject.id}.*`));
    return mode === 'late' ? missing : mode;
  };
  const isAvoided = ({ instance, item }: Asked): boolean =>
    item.kind === 'expect' && (aim.avoid.has(item.action) || aim.avoid.has(`${instance}|${item.action}`));
  const wishesFor = (action: string, instance: string) => [
    ...(aim.wishes.get(`${instance}|${action}`) ?? []),
    ...(aim.wishes.get(action) ?? []),
  ];
  return {
    ...base,
    seen: (instance) => (aim.unseen.has(instance) ? null : (base.seen(instance) ?? 5000)),
    delay(asked) {
      // What is wanted of this very inject comes after what had to be left undone before it.
      const mode = modeOf(asked);
      if (mode === undefined) return isAvoided(asked) ? null : base.delay(asked);
      if (mode === 'never') return null;
      return mode === 'late' ? asked.item.max + PAST : asked.item.target * 0.1;
    },
    answer(ask, asked) {
      const wanted = aim.answers.get(`${asked.instance}.${ask.id}`);
      if (!wanted || wanted.option === undefined) return base.answer(ask, asked);
      if (wanted.yes) return answerWith(ask, wanted.option);
      const other = ask.options.find(({ id }) => id !== wanted.option);
      return other ? answerWith(ask, other.id) : (wrongAnswer(ask) ?? rightAnswer(ask));
    },
    fields: (action, instance) => words.with(action, instance, wishesFor(action, instance)),
    free: aim.free
      .filter(({ action }) => definition.offered.includes(action))
      .map((act): FreeAct => {
        const fields = words.with(act.action, '', wishesFor(act.action, ''));
        return eagerness === 'soon' ? { action: act.action, fields, from: act.from } : { ...act, fields };
      }),
  };
}
