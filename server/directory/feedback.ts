/**
 * Feedback forms on MongoDB. An anonymous form is kept under its own random id with nothing else; that the seat has
 * answered is kept elsewhere, in one list per exercise that is sorted by seat. Neither has a time, and the order of one
 * says nothing of the order of the other, so they cannot be joined.
 */
import { Refused } from '../errors.js';
import type { FeedbackBox, SeatRef } from '../http/hall-ports.js';
import type { FeedbackForm } from '../shared/feedback.js';
import { isTaken, type Models } from './models.js';

export function feedbackBox(models: Pick<Models, 'feedbackNamed' | 'feedbackAnonymous' | 'feedbackSeats'>): FeedbackBox {
  const { feedbackNamed, feedbackAnonymous, feedbackSeats } = models;
  const keyOf = ({ exerciseId, memberId }: SeatRef): string => `${exerciseId}:${memberId}`;

  /** True when this call entered the seat, false when it stood there. */
  async function enter({ exerciseId, memberId }: SeatRef): Promise<boolean> {
    // made first, so that two seats that answer at once do not both make it
    await feedbackSeats.updateOne({ _id: exerciseId }, { $setOnInsert: { seats: [] } }, { upsert: true }).catch((error: unknown) => {
      if (!isTaken(error)) throw error;
    });
    const done = await feedbackSeats.updateOne(
      { _id: exerciseId, seats: { $ne: memberId } },
      { $push: { seats: { $each: [memberId], $sort: 1 } } },
    );
    return done.modifiedCount === 1;
  }
  const hasAnswered = async ({ exerciseId, memberId }: SeatRef): Promise<boolean> =>
    (await feedbackSeats.exists({ _id: exerciseId, seats: memberId })) !== null;

  async function keep(seat: SeatRef, { formId, head, answers }: FeedbackForm, wall: number): Promise<void> {
    const answered = await hasAnswered(seat);
    const named = answered && (await feedbackNamed.exists({ _id: keyOf(seat) })) !== null;
    const { exerciseId, memberId, teamId } = seat;
    if (head) {
      if (answered && !named) throw new Refused('form-sent');
      await feedbackNamed.updateOne(
        { _id: keyOf(seat) },
        { $set: { exerciseId, memberId, teamId, head, answers, wall } },
        { upsert: true },
      );
      await enter(seat);
      return;
    }
    // the answers first: a form whose seat was not entered yet is sent again with the same id, and then is
    const again = (await feedbackAnonymous.exists({ _id: formId, exerciseId })) !== null;
    if (answered && !again) throw new Refused('form-sent');
    if (!again) await feedbackAnonymous.create({ _id: formId, exerciseId, answers });
    if (!(await enter(seat)) && !again) {
      // two pages of one seat at the same moment: the other one was first
      await feedbackAnonymous.deleteOne({ _id: formId });
      throw new Refused('form-sent');
    }
  }

  /** Forms of one seat one after the other: the same one sent twice at once must not take itself for another. */
  const queues = new Map<string, Promise<void>>();

  return {
    send(seat, form, wall) {
      const key = keyOf(seat);
      const kept = (queues.get(key) ?? Promise.resolve()).then(() => keep(seat, form, wall));
      const settled = kept.catch(() => undefined);
      queues.set(key, settled);
      void settled.then(() => queues.get(key) === settled && queues.delete(key));
      return kept;
    },
    async state(seat) {
      const found = await feedbackNamed.findById(keyOf(seat)).lean();
      if (found) return { sent: 'named', named: { head: found.head, answers: found.answers } };
      return { sent: (await hasAnswered(seat)) ? 'anonymous' : 'no' };
    },
    async all(exerciseId) {
      const [seats, named, anonymous] = await Promise.all([
        feedbackSeats.findById(exerciseId).lean(),
        feedbackNamed.find({ exerciseId }).sort({ wall: 1 }).lean(),
        feedbackAnonymous.find({ exerciseId }).sort({ _id: 1 }).lean(),
      ]);
      return {
        answered: seats?.seats.length ?? 0,
        named: named.map(({ head, answers }) => ({ head, answers })),
        anonymous: anonymous.map(({ answers }) => answers),
      };
    },
  };
}
