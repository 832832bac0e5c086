/** What authentication needs stored: accounts, seats, refresh-token families. The directory implements it. */
import type { Role } from '../shared/api.js';
import type { MemberView } from '../shared/views.js';

export interface Account {
  id: string;
  /** Lower case, unique. */
  email: string;
  name: string;
  roles: Role[];
  active: boolean;
  /** argon2id in PHC form. */
  passwordHash: string;
}

export interface AccountStore {
  any(): Promise<boolean>;
  list(): Promise<Account[]>;
  byId(id: string): Promise<Account | null>;
  byEmail(email: string): Promise<Account | null>;
  /** False when the e-mail address is taken. */
  create(account: Account): Promise<boolean>;
  patch(id: string, change: Partial<Omit<Account, 'id'>>): Promise<Account | null>;
}

/** A person's place in a team. */
export interface Member extends MemberView {
  exerciseId: string;
  teamId: string;
  active: boolean;
  /** Epoch ms. */
  joinedAt: number;
  /** Why the seat was taken away, where a reason was given. */
  removedFor?: string;
}

export interface SeatStore {
  /** The team behind a join code of an exercise that still takes people. */
  teamByCode(code: string): Promise<{ exerciseId: string; exercise: string; teamId: string; team: string } | null>;
  add(member: Member): Promise<void>;
  /** Adds a seat unless there is one of that id; the seat as it is. */
  ensure(member: Member): Promise<Member>;
  /** `reason`: why it was taken away, for the person whose seat it was. */
  setActive(memberId: string, active: boolean, reason?: string): Promise<void>;
  byId(memberId: string): Promise<(Member & { team: string; exercise: string }) | null>;
  ofExercise(exerciseId: string): Promise<Member[]>;
}

/** One chain of refresh tokens, each replacing the one before; tokens are stored hashed only. */
export interface Family {
  id: string;
  subject: string;
  /** What a new access token will be made from, besides what the account says then. */
  seat?: { exerciseId: string; teamId: string; memberId: string };
  userId?: string;
  current: string;
  previous?: string;
  /** Hash of the name that the browser gave to the last rotation; empty: none. */
  attempt?: string;
  /** Epoch ms of the last rotation and of the end without one. */
  rotatedAt: number;
  expiresAt: number;
  revoked?: 'logout' | 'reused' | 'removed';
}

export interface FamilyStore {
  create(family: Family): Promise<void>;
  byId(id: string): Promise<Family | null>;
  /** Replaces the current token if it still is `from`; false when somebody was faster. */
  rotate(id: string, from: string, change: Pick<Family, 'current' | 'previous' | 'attempt' | 'rotatedAt' | 'expiresAt'>): Promise<boolean>;
  /** Revokes one family, or all of a subject; answers the ids of those that were alive. */
  revoke(which: { id: string } | { subject: string }, why: NonNullable<Family['revoked']>): Promise<string[]>;
  /** Gives the families of a subject that are alive to another. */
  hand(subject: string, to: Pick<Family, 'subject' | 'seat'>): Promise<void>;
  /** Families that ended because the seat was taken away live again. */
  revive(subject: string): Promise<void>;
  /** Ids of all families of a subject, whatever their state. */
  ofSubject(subject: string): Promise<string[]>;
}
