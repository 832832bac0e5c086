/** An evaluator's records survive a cut and a reload, land once and in order, and say why where they are refused. */
import { describe, expect, it } from '@jest/globals';
import { withWaiting } from '../../../client/src/consoles/evaluator/desk.js';
import { memoryStore } from '../../../client/src/consoles/evaluator/outbox-store.js';
import { Outbox, type Entry, type Post, type Sent } from '../../../client/src/consoles/evaluator/outbox.js';
import type { Problem } from '../../../server/shared/api.js';
import type { EvaluationRecord, EvaluationView, ObservationRecord } from '../../../server/shared/evaluation.js';

const refusal: Problem = { type: '', title: '', status: 403, code: 'not-assigned', detail: 'Không thuộc phần việc', en: 'Not assigned' };
const observation = (id: string, more: Partial<ObservationRecord> = {}): ObservationRecord => ({
  kind: 'observation',
  recordId: id,
  id,
  by: 'me',
  wall: 1,
  x: 1,
  text: id,
  tag: 'note',
  seenX: 1,
  seenWall: 1,
  ...more,
});
const made = (id: string, record: EvaluationRecord = observation(id), files: string[] = []): Parameters<Outbox['add']>[0] => ({
  id,
  method: 'POST',
  path: 'observations',
  body: { recordId: id, text: id, ...(files.length > 0 && { files }) },
  files: files.map((file) => ({ id: file, name: `${file}.png`, type: 'image/png', bytes: new ArrayBuffer(4), sent: false })),
  record,
});

/** A server that keeps each id once, and a line that a test can cut. */
function line() {
  const landed: string[] = [];
  const state = { cut: false, refuse: new Set<string>(), loseAnswers: false };
  const take = (id: string): Sent => {
    if (state.cut) return 'later';
    if (state.refuse.has(id)) return refusal;
    if (!landed.includes(id)) landed.push(id);
    return state.loseAnswers ? 'later' : 'done';
  };
  const post: Post = { file: async (_entry, file) => take(file.id), record: async (entry) => take(entry.id) };
  return { landed, state, post };
}
const ids = (outbox: Outbox): string[] => outbox.snapshot().entries.map(({ id }) => id);

describe('the outbox of an evaluator', () => {
  it('given a cut, then records wait in order with their pictures, and all land once on return', async () => {
    const { landed, state, post } = line();
    const outbox = new Outbox('ex.me', memoryStore(), post);
    state.cut = true;
    await outbox.add(made('first'));
    await outbox.add(made('second', undefined, ['picture']));
    await outbox.add(made('third'));
    expect([ids(outbox), outbox.snapshot().cut, landed]).toEqual([['first', 'second', 'third'], true, []]);
    state.cut = false;
    await outbox.flush();
    expect(landed).toEqual(['first', 'picture', 'second', 'third']);
    expect([ids(outbox), outbox.snapshot().cut]).toEqual([[], false]);
  });

  it('given a reload during the cut, then the next visit finds and sends what waited, and only of this drill and account', async () => {
    const kept = new Map<string, Entry>();
    const { landed, state, post } = line();
    state.cut = true;
    const before = new Outbox('ex.me', memoryStore(kept), post);
    await before.add(made('first'));
    await before.add(made('second', undefined, ['picture']));
    await new Outbox('other.me', memoryStore(kept), post).add(made('else'));
    state.cut = false;
    const after = new Outbox('ex.me', memoryStore(kept), post);
    await after.load();
    expect(landed).toEqual(['first', 'picture', 'second']);
    expect([...kept.keys()]).toEqual(['else']);
    // what is made after a reload comes after what was there
    state.cut = true;
    await after.add(made('third'));
    expect(ids(after)).toEqual(['third']);
  });

  it('given a lost answer, then it is sent again under the same id and is there once', async () => {
    const { landed, state, post } = line();
    const outbox = new Outbox('ex.me', memoryStore(), post);
    state.loseAnswers = true;
    await outbox.add(made('first', undefined, ['picture']));
    expect(ids(outbox)).toEqual(['first']);
    state.loseAnswers = false;
    await outbox.flush();
    expect([landed, ids(outbox)]).toEqual([['picture', 'first'], []]);
  });

  it('given a refusal, then it says why, holds up nobody, and can be sent again without its files, or dropped', async () => {
    const { landed, state, post } = line();
    const heard: string[] = [];
    const outbox = new Outbox('ex.me', memoryStore(), post, ({ id }) => heard.push(id));
    state.refuse.add('bad').add('alone');
    await outbox.add(made('first', undefined, ['bad']));
    await outbox.add(made('alone'));
    await outbox.add(made('second'));
    expect(landed).toEqual(['second']);
    expect(outbox.snapshot().entries.map(({ id, problem }) => [id, problem?.code])).toEqual([
      ['first', 'not-assigned'],
      ['alone', 'not-assigned'],
    ]);
    await outbox.retry('first', true);
    expect([landed, heard]).toEqual([
      ['second', 'first'],
      ['second', 'first'],
    ]);
    await outbox.discard('alone');
    expect(ids(outbox)).toEqual([]);
  });
});

describe('what is on screen while records wait', () => {
  const view: EvaluationView = {
    me: { userId: 'me', lead: false, writes: true, assignments: [] },
    assignments: [],
    tasks: [],
    objectives: [],
    observations: [observation('old')],
    ticks: [{ kind: 'tick', recordId: 'tick-one', by: 'me', wall: 1, x: 1, teamId: 'a', ref: 'r', done: true }],
    ratings: [],
    overrides: [],
  };
  const entry = (record: EvaluationRecord, state: Entry['state'] = 'waiting'): Entry => ({
    ...made(record.recordId, record),
    owner: 'ex.me',
    order: 1,
    state,
  });
  const at = { by: 'me', wall: 2, x: 2 };

  it('given records on their way, then they stand already; a refused one does not', () => {
    const standing = withWaiting(view, [
      entry(observation('new')),
      entry(observation('refused'), 'refused'),
      entry({ kind: 'tick', recordId: 'tick-two', ...at, teamId: 'a', ref: 'r', done: false }),
    ]);
    expect(standing.observations.map(({ id }) => id)).toEqual(['old', 'new']);
    expect(standing.ticks.map(({ done }) => done)).toEqual([false]);
  });

  it('given a correction and a withdrawal on their way, then the old text and the old record are gone', () => {
    expect(withWaiting(view, [entry(observation('fix', { id: 'old', text: 'better' }))]).observations.map(({ text }) => text)).toEqual([
      'better',
    ]);
    expect(withWaiting(view, [entry({ kind: 'retract', recordId: 'gone-1', ...at, of: 'old' })]).observations).toEqual([]);
  });
});
