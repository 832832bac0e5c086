/** Whom an exercise's records name: collected before anything is erased, so that texts can be cleaned of them. */
import { Refused } from '../errors.js';
import { numbered, strikingOf, type Striking } from '../privacy/names.js';
import type { PlanRecord } from '../shared/improvement.js';
import type { Models } from './models.js';

/** Stands for a person who has no seat. */
export const NOBODY = '(đã xóa tên)';
export const isSubstitute = (name: string): boolean => name === NOBODY || /^Thành viên \d+$/.test(name);

export interface Named {
  exerciseId: string;
  /** Absent: everybody. */
  memberId?: string;
  /** Seats whose name still is one, and what they are called afterwards. */
  members: { id: string; teamId: string; by: string }[];
  striking: Striking;
  /** Addresses of contacts, whose digests of reminders lie under no exercise. */
  addresses: string[];
}

export const contactOf = (record: PlanRecord): { name: string; email?: string | undefined } | null =>
  (record.kind === 'action' && record.fields.contact) || null;

/** @throws Refused unknown-member */
export async function namedIn(models: Models, exerciseId: string, memberId?: string): Promise<Named> {
  const all = await models.members.find({ exerciseId }).lean();
  if (memberId !== undefined && !all.some(({ _id }) => _id === memberId)) throw new Refused('unknown-member');
  const called = numbered(all.map(({ _id, teamId, joinedAt }) => ({ id: _id, teamId, joinedAt })));
  const wanted = all.filter(({ _id }) => memberId === undefined || _id === memberId);
  const members = wanted
    .filter(({ name, role, removedFor }) => !isSubstitute(name) || role !== undefined || removedFor !== undefined)
    .map(({ _id, teamId }) => ({ id: _id, teamId, by: called.get(_id) ?? NOBODY }));
  const substitutes = new Map<string, string>();
  const enter = (name: string | undefined, by: string): void => {
    if (name && !isSubstitute(name) && !substitutes.has(name)) substitutes.set(name, by);
  };
  for (const { _id, name } of wanted) enter(name, called.get(_id) ?? NOBODY);
  const heads = await models.feedbackNamed
    .find({ exerciseId, ...(memberId !== undefined && { memberId }) }, { head: 1, memberId: 1 })
    .lean();
  for (const { head, memberId: seat } of heads) enter(head.name, called.get(seat) ?? NOBODY);
  const addresses: string[] = [];
  if (memberId === undefined) {
    for (const { record } of await models.improvement.find({ exerciseId }).lean()) {
      const contact = contactOf(record);
      enter(contact?.name, NOBODY);
      if (contact?.email) addresses.push(contact.email);
      if (record.kind === 'signature') enter(record.name, NOBODY);
    }
    enter((await models.papers.findById(exerciseId).lean())?.paper.signer?.name, NOBODY);
  }
  return { exerciseId, ...(memberId !== undefined && { memberId }), members, striking: strikingOf(substitutes), addresses };
}
