/** The hot wash on MongoDB: records that are only ever added, numbered per exercise, and their fold kept up to date in memory. */
import { Refused } from '../errors.js';
import type { HotWashRecord, HotWashState, HotWashStore, SeatRef } from '../http/hall-ports.js';
import { newId, type Random } from '../ids.js';
import { NOTES_EACH, type AddNote, type Note, type QuestionId } from '../shared/hotwash.js';
import { isTaken, type Models } from './models.js';

interface Fold {
  /** Number of the last record folded. */
  last: number;
  notes: Map<string, Note>;
  questions: HotWashState['questions'];
  timer: HotWashState['timer'];
}

/** Enters one record into the fold. */
export function enterRecord(fold: Fold, record: HotWashRecord): void {
  switch (record.type) {
    case 'note': {
      const { noteId: id, question, text, from, teamId } = record;
      const fresh = { theme: null, votes: 0, star: false, hidden: false, mark: null };
      if (!fold.notes.has(id)) fold.notes.set(id, { id, question, text, from, ...(teamId === undefined ? {} : { teamId }), ...fresh });
      return;
    }
    case 'change': {
      const note = fold.notes.get(record.noteId);
      const said = Object.fromEntries(Object.entries(record.change).filter(([, value]) => value !== undefined)) as Partial<Note>;
      if (note) fold.notes.set(record.noteId, { ...note, ...said });
      return;
    }
    case 'setup':
      fold.questions = record.questions ?? fold.questions;
      return;
    case 'timer':
      fold.timer = record.timer;
  }
}

export const emptyFold = (): Fold => ({ last: 0, notes: new Map(), questions: null, timer: null });

export function hotWashStore({ hotwash, hotwashCounts }: Pick<Models, 'hotwash' | 'hotwashCounts'>, random: Random): HotWashStore {
  const folds = new Map<string, Fold>();
  /** Reads and writes of one exercise one after the other. */
  const queues = new Map<string, Promise<unknown>>();

  function inTurn<T>(exerciseId: string, work: () => Promise<T>): Promise<T> {
    const mine = (queues.get(exerciseId) ?? Promise.resolve()).then(work, work);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    queues.set(exerciseId, settled);
    void settled.then(() => queues.get(exerciseId) === settled && queues.delete(exerciseId));
    return mine;
  }

  async function catchUp(exerciseId: string): Promise<Fold> {
    const fold = folds.get(exerciseId) ?? emptyFold();
    folds.set(exerciseId, fold);
    for (const { n, record } of await hotwash
      .find({ exerciseId, n: { $gt: fold.last } })
      .sort({ n: 1 })
      .lean()) {
      enterRecord(fold, record);
      fold.last = n;
    }
    return fold;
  }

  /** Writes after everything that is there; another server that was faster only means one more round. */
  async function write(exerciseId: string, _id: string, record: HotWashRecord): Promise<void> {
    for (;;) {
      const n = (await catchUp(exerciseId)).last + 1;
      try {
        await hotwash.create({ _id, exerciseId, n, record });
        await catchUp(exerciseId);
        return;
      } catch (error) {
        if (!isTaken(error)) throw error;
        if ((await hotwash.exists({ _id })) !== null) return;
      }
    }
  }

  async function sent(seat: SeatRef): Promise<Record<QuestionId, number>> {
    const found = await hotwashCounts.findById(seat.exerciseId).lean();
    const mine = found?.seats.find(({ memberId }) => memberId === seat.memberId);
    return { q1: mine?.q1 ?? 0, q2: mine?.q2 ?? 0, q3: mine?.q3 ?? 0 };
  }

  /** All seats of an exercise in one document, by member id: their order tells nothing of who wrote first. */
  async function count({ exerciseId, memberId }: SeatRef, question: QuestionId): Promise<void> {
    const more = { $inc: { [`seats.$.${question}`]: 1 } };
    const counted = await hotwashCounts.updateOne({ _id: exerciseId, 'seats.memberId': memberId }, more);
    if (counted.matchedCount > 0) return;
    const first = { memberId, q1: 0, q2: 0, q3: 0, [question]: 1 };
    await hotwashCounts.updateOne({ _id: exerciseId }, { $push: { seats: { $each: [first], $sort: { memberId: 1 } } } }, { upsert: true });
  }

  const idOf = (exerciseId: string, noteId: string): string => `${exerciseId}:${noteId}`;

  return {
    state: (exerciseId) => inTurn(exerciseId, async (): Promise<HotWashState> => ({ ...(await catchUp(exerciseId)) })),
    sent,
    add: (seat, { noteId, question, text, anonymous }, wall) =>
      inTurn(seat.exerciseId, async () => {
        const key = idOf(seat.exerciseId, noteId);
        if ((await hotwash.exists({ _id: key })) !== null) return;
        if ((await sent(seat))[question] >= NOTES_EACH) throw new Refused('too-many-notes');
        const { teamId, memberId } = seat;
        const who = anonymous ? { from: 'anonymous' as const } : { from: 'team' as const, teamId, memberId, wall };
        await write(seat.exerciseId, key, { type: 'note', noteId, question, text, ...who });
        await count(seat, question);
      }),
    addOwn: (exerciseId, { noteId, question, text }: AddNote, by, wall) =>
      inTurn(exerciseId, () =>
        write(exerciseId, idOf(exerciseId, noteId), { type: 'note', noteId, question, text, from: 'excon', by, wall }),
      ),
    forget: (exerciseId) => inTurn(exerciseId, async () => void folds.delete(exerciseId)),
    append: (exerciseId, record) => inTurn(exerciseId, () => write(exerciseId, newId(random), record)),
  };
}
