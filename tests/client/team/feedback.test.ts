/** The feedback form's draft and the box of what waits for the line. */
import { describe, expect, test } from '@jest/globals';
import { ProblemError } from '../../../client/src/api/http.js';
import { blank, formOf, isEmpty, refill } from '../../../client/src/consoles/team/feedback-draft.js';
import { flush } from '../../../client/src/consoles/team/outbox.js';
import { FeedbackForm } from '../../../server/shared/feedback.js';

const head = { name: 'Lê Văn Bình', title: '', agency: 'Sở A', role: 'player' } as const;
const draft = () => blank('0'.repeat(32), head);

describe('a form', () => {
  test('given a draft, then what is sent has no empty lines, is what the server takes, and has no head when anonymous', () => {
    const filled = draft();
    filled.answers.strengths[1] = 'Phối hợp';
    filled.answers.actions[2] = { action: 'Mua bộ lưu điện', priority: 'high', responsible: '' };
    expect([isEmpty(draft()), isEmpty(filled)]).toEqual([true, false]);
    const sent = formOf({ ...filled, anonymous: true });
    expect(FeedbackForm.parse(sent)).toEqual(sent);
    expect(sent).toMatchObject({ head: null, answers: { strengths: ['Phối hợp'], actions: [{ action: 'Mua bộ lưu điện' }] } });
    expect(JSON.stringify(sent)).not.toContain(head.name);
    expect(refill(draft(), { head, answers: sent.answers }).answers.strengths).toEqual(['Phối hợp', '', '']);
  });
});

describe('the outbox', () => {
  const item = (id: string) => ({ id, path: '/x', body: id });
  const problem = (status: number) => new ProblemError({ type: '', title: '', status, code: 'x', detail: 'x', en: 'x' });

  test('given a cut, then all from there on waits in order; given a refusal, then that one is over and the next goes out', async () => {
    const took: string[] = [];
    const server = (answers: Record<string, number>) => async (_path: string, body: string) => {
      if (answers[body] !== undefined) throw problem(answers[body]);
      took.push(body);
    };
    const cut = await flush([item('a'), item('b'), item('c')], server({ b: 0 }));
    expect([cut.left.map(({ id }) => id), cut.fates.map(({ id, ok }) => [id, ok])]).toEqual([['b', 'c'], [['a', true]]]);
    const refused = await flush(cut.left, server({ b: 409 }));
    expect(refused).toMatchObject({
      left: [],
      fates: [
        { id: 'b', ok: false },
        { id: 'c', ok: true },
      ],
    });
    for (const status of [429, 503]) expect((await flush([item('d')], server({ d: status }))).left).toHaveLength(1);
    expect(took).toEqual(['a', 'c']);
  });
});
