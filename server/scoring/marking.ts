/**
 * Which quality mark counts (S3). With two or more evaluators assigned to the same work each marks blind: equal marks
 * count, different ones wait for the lead's decision. Otherwise the last mark counts, whoever gave it.
 */
import type { Assignment, MarkingStatus, MarkValue } from '../shared/evaluation.js';
import type { Mark } from '../shared/scores.js';
import { markId } from './marks.js';

/** An act or a text answer that asks for a mark. */
export interface Work {
  teamId: string;
  deliveryId: string;
  ref: string;
  objective?: string | undefined;
}

export interface Marking<M extends Mark = Mark> {
  status: MarkingStatus;
  /** The mark that counts; absent: awaiting mark. */
  value?: MarkValue;
  /** Who is to mark it, in the order of the assignments. */
  markers: string[];
  /** Standing marks, at most one a person, oldest first. */
  marks: M[];
  decision?: M;
}

const allows = (list: readonly string[] | undefined, id: string | undefined): boolean =>
  list === undefined || list.length === 0 || (id !== undefined && list.includes(id));

const oversees = (one: Assignment): boolean => one.lead === true && !one.teams?.length && !one.objectives?.length;

/** Whether an assignment makes its holder mark this work. */
export function covers(one: Assignment, work: Pick<Work, 'teamId' | 'objective'>): boolean {
  return !oversees(one) && allows(one.teams, work.teamId) && allows(one.objectives, work.objective);
}

/** Who is to mark this work. */
export function markersOf(assignments: readonly Assignment[], work: Pick<Work, 'teamId' | 'objective'>): string[] {
  return [...new Set(assignments.filter((one) => covers(one, work)).map((one) => one.userId))];
}

/** Whether somebody may record something about a team, an objective, or (both absent) the exercise. Who has no assignment may. */
export function mayRecord(assignments: readonly Assignment[], userId: string, about: { teamId?: string; objective?: string }): boolean {
  const own = assignments.filter((one) => one.userId === userId);
  const fits = (list: readonly string[] | undefined, id: string | undefined): boolean => id === undefined || allows(list, id);
  return (
    own.length === 0 || own.some((one) => one.lead === true || (fits(one.teams, about.teamId) && fits(one.objectives, about.objective)))
  );
}

/** Whether an assignment lets this person decide. */
export const leads = (assignments: readonly Assignment[], userId: string): boolean =>
  assignments.some((one) => one.userId === userId && one.lead === true);

/** Once the marks may be seen by others than who gave them. */
export const revealed = (status: MarkingStatus): boolean => status !== 'half' && status !== 'unmarked';

/** `marks`: of this work, at most one a person. */
export function resolve<M extends Mark>(markers: string[], marks: readonly M[], decision: M | undefined): Marking<M> {
  const given = marks.toSorted((a, b) => a.wall - b.wall);
  if (decision) return { status: 'decided', value: decision.value, markers, marks: given, decision };
  if (markers.length < 2) {
    const last = given.at(-1);
    return { status: last ? 'single' : 'unmarked', markers, marks: given, ...(last && { value: last.value }) };
  }
  const counting = given.filter((mark) => markers.includes(mark.by));
  const [first] = counting;
  if (!first) return { status: 'unmarked', markers, marks: given };
  if (counting.length < 2) return { status: 'half', markers, marks: given };
  if (counting.every((mark) => mark.value === first.value)) return { status: 'agreed', value: first.value, markers, marks: given };
  return { status: 'differs', markers, marks: given };
}

/** What was written beside the marks that count; nothing while none does. */
export function commentsOf({ status, markers, marks, decision, value }: Marking): { comments?: { text: string; by: string }[] } {
  if (value === undefined) return {};
  const counting = decision ? [decision] : status === 'single' ? marks.slice(-1) : marks.filter(({ by }) => markers.includes(by));
  const comments = counting.flatMap(({ note, by }) => (note === undefined || note.trim() === '' ? [] : [{ text: note, by }]));
  return comments.length > 0 ? { comments } : {};
}

export interface MarkBook<M extends Mark = Mark> {
  of(work: Work): Marking<M>;
}

/** Marks of a drill; of one person's marks on the same work the last one stands (later in the list wins a tie). */
export function markBook<M extends Mark>(
  marks: readonly M[],
  decisions: readonly M[] = [],
  assignments: readonly Assignment[] = [],
): MarkBook<M> {
  const nameOf = (work: Work): string => markId(work.teamId, work.deliveryId, work.ref);
  const byWork = new Map<string, Map<string, M>>();
  for (const mark of marks) {
    const given = byWork.get(nameOf(mark)) ?? new Map<string, M>();
    byWork.set(nameOf(mark), given);
    const known = given.get(mark.by);
    if (known && known.wall > mark.wall) continue;
    given.delete(mark.by);
    given.set(mark.by, mark);
  }
  const decided = new Map(decisions.map((decision) => [nameOf(decision), decision]));
  return {
    of(work) {
      const name = nameOf(work);
      return resolve(markersOf(assignments, work), [...(byWork.get(name)?.values() ?? [])], decided.get(name));
    },
  };
}
