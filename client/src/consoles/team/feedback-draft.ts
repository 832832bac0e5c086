/** A feedback form while it is being filled in: what stands in the fields, and what of it is sent. */
import { LINES, type FeedbackAnswers, type FeedbackForm, type FeedbackHead } from '../../../../server/shared/feedback.js';

export interface Draft {
  formId: string;
  anonymous: boolean;
  head: FeedbackHead;
  answers: FeedbackAnswers;
}

const lines = <T>(make: () => T): T[] => Array.from({ length: LINES }, make);

export function blank(formId: string, head: FeedbackHead): Draft {
  return {
    formId,
    anonymous: false,
    head,
    answers: {
      strengths: lines(() => ''),
      improvements: lines(() => ''),
      missed: '',
      actions: lines(() => ({ action: '', priority: 'medium', responsible: '' })),
      resources: lines(() => ({ item: '', priority: 'medium' })),
      ratings: {},
      comments: '',
    },
  };
}

/** Fields of a form that was sent, filled up to the lines on screen. */
export function refill(draft: Draft, sent: { head: FeedbackHead; answers: FeedbackAnswers }): Draft {
  const empty = blank(draft.formId, sent.head).answers;
  const fill = <T>(given: readonly T[], rest: readonly T[]): T[] => [...given, ...rest.slice(given.length)];
  return {
    ...draft,
    head: sent.head,
    answers: {
      ...sent.answers,
      strengths: fill(sent.answers.strengths, empty.strengths),
      improvements: fill(sent.answers.improvements, empty.improvements),
      actions: fill(sent.answers.actions, empty.actions),
      resources: fill(sent.answers.resources, empty.resources),
    },
  };
}

const said = (text: string): boolean => text.trim() !== '';

/** Without empty lines; an anonymous form has no head at all. */
export function formOf({ formId, anonymous, head, answers }: Draft): FeedbackForm {
  return {
    formId,
    head: anonymous ? null : head,
    answers: {
      ...answers,
      strengths: answers.strengths.filter(said),
      improvements: answers.improvements.filter(said),
      actions: answers.actions.filter(({ action }) => said(action)),
      resources: answers.resources.filter(({ item }) => said(item)),
    },
  };
}

/** Whether there is anything to send. */
export function isEmpty(draft: Draft): boolean {
  const { answers } = formOf(draft);
  const lists = [answers.strengths, answers.improvements, answers.actions, answers.resources, Object.keys(answers.ratings)];
  return lists.every((list) => list.length === 0) && !said(answers.missed) && !said(answers.comments);
}
