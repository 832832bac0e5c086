/** Accounts, seats and sessions on MongoDB: what authentication asked for in `auth/ports`. */
import type { Account, AccountStore, Family, FamilyStore, Member, SeatStore } from '../auth/ports.js';
import { isTaken, withId, type Models } from './models.js';

export function accountStore({ accounts }: Models): AccountStore {
  return {
    any: async () => (await accounts.exists({})) !== null,
    list: async () => (await accounts.find().sort({ email: 1 }).lean()).map(withId),
    async byId(id) {
      const found = await accounts.findById(id).lean();
      return found && withId(found);
    },
    async byEmail(email) {
      const found = await accounts.findOne({ email }).lean();
      return found && withId(found);
    },
    async create({ id, ...rest }) {
      try {
        await accounts.create({ _id: id, ...rest });
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },
    async patch(id, change: Partial<Omit<Account, 'id'>>) {
      const found = await accounts.findByIdAndUpdate(id, Object.keys(change).length > 0 ? { $set: change } : {}, { new: true }).lean();
      return found && withId(found);
    },
  };
}

export function seatStore({ members, exercises }: Models): SeatStore {
  return {
    async teamByCode(code) {
      const found = await exercises
        .findOne({ 'teams.joinCode': code }, { name: 1, phase: 1, teams: { $elemMatch: { joinCode: code } } })
        .lean();
      const team = found?.teams[0];
      return found && team && found.phase !== 'cancelled'
        ? { exerciseId: found._id, exercise: found.name, teamId: team.id, team: team.name }
        : null;
    },
    async add({ id, ...rest }) {
      await members.create({ _id: id, ...rest });
    },
    async ensure({ id, ...rest }) {
      const kept = await members.findByIdAndUpdate(id, { $setOnInsert: rest }, { upsert: true, new: true }).lean();
      return withId(kept);
    },
    async setActive(memberId, active, reason) {
      const why =
        reason === undefined ? { $set: { active }, $unset: { removedFor: 1 as const } } : { $set: { active, removedFor: reason } };
      await members.updateOne({ _id: memberId }, why);
    },
    async byId(memberId) {
      const member = await members.findById(memberId).lean();
      if (!member) return null;
      const exercise = await exercises.findById(member.exerciseId, { name: 1, teams: { $elemMatch: { id: member.teamId } } }).lean();
      return { ...withId(member), team: exercise?.teams[0]?.name ?? '', exercise: exercise?.name ?? '' };
    },
    ofExercise: async (exerciseId): Promise<Member[]> =>
      (await members.find({ exerciseId }).sort({ joinedAt: 1, _id: 1 }).lean()).map(withId),
  };
}

/** How long a revoked or expired family is kept, so that a late copy of its token is still known as one: a day. */
const KEPT_MS = 24 * 3_600_000;

export function familyStore({ families }: Models): FamilyStore {
  const gone = (expiresAt: number): Date => new Date(expiresAt + KEPT_MS);
  return {
    async create({ id, ...rest }) {
      await families.create({ _id: id, ...rest, gone: gone(rest.expiresAt) });
    },
    async byId(id): Promise<Family | null> {
      const found = await families.findById(id, { gone: 0 }).lean();
      return found && withId(found);
    },
    async rotate(id, from, change) {
      const done = await families.updateOne(
        { _id: id, current: from, revoked: { $exists: false } },
        { $set: { ...change, gone: gone(change.expiresAt) } },
      );
      return done.modifiedCount === 1;
    },
    async revoke(which, why) {
      const match = { ...('id' in which ? { _id: which.id } : { subject: which.subject }), revoked: { $exists: false } };
      const alive = await families.find(match, { _id: 1 }).lean();
      await families.updateMany(match, { $set: { revoked: why } });
      return alive.map(({ _id }) => _id);
    },
    async hand(subject, to) {
      await families.updateMany({ subject, revoked: { $exists: false } }, { $set: to });
    },
    async revive(subject) {
      await families.updateMany({ subject, revoked: 'removed' }, { $unset: { revoked: 1 } });
    },
    ofSubject: async (subject) => (await families.find({ subject }, { _id: 1 }).lean()).map(({ _id }) => _id),
  };
}
