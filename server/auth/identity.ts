/** Signing in, taking a seat, staying signed in, leaving: the conversation behind `/api/auth`. */
import { Refused } from '../errors.js';
import type { HostClock } from '../drills/ports.js';
import { newId, newSecret, normalCode, type Random } from '../ids.js';
import type { JoinAnswer, LoginAnswer, LoginBody, JoinBody, Me, RefreshAnswer, User } from '../shared/api.js';
import type { z } from 'zod';
import type { Brake } from './limits.js';
import { checkPassword, hashPassword } from './passwords.js';
import type { Account, AccountStore, Member, SeatStore } from './ports.js';
import type { Principal } from './principal.js';
import type { Sessions } from './sessions.js';
import { ACCESS_SECONDS, type Tokens } from './tokens.js';

/** An answer for the body, and the refresh token for the cookie. */
export interface SignedIn<A> {
  answer: A;
  refresh: string;
}
type Login = z.infer<typeof LoginAnswer>;
export type Join = z.infer<typeof JoinAnswer>;
type Refresh = z.infer<typeof RefreshAnswer>;

export type NewSeat = Pick<z.infer<typeof JoinBody>, 'code' | 'role'> & { name: string };

export interface NewAccount {
  email: string;
  name: string;
  password: string;
}

export interface Identity {
  login(body: z.infer<typeof LoginBody>, ip: string): Promise<SignedIn<Login>>;
  /** A new seat. */
  join(body: NewSeat, ip: string): Promise<SignedIn<Join>>;
  /** `attempt`: the name under which the same browser asks again when no answer came. */
  refresh(token: string, attempt?: string): Promise<SignedIn<Refresh>>;
  /** Ends this session, or with `everywhere` all of the same account or seat. Unknown tokens are ignored. */
  logout(token: string, everywhere: boolean): Promise<void>;
  me(principal: Principal): Promise<Me>;
  /** The one-time token of the set-up link; null once there is an account. */
  setupToken(): Promise<string | null>;
  /** Makes the first administrator and signs in. @throws Refused forbidden, already-exists */
  setup(token: string, account: NewAccount): Promise<SignedIn<Login>>;
}

export function userOf(account: Account): User {
  return { id: account.id, email: account.email, name: account.name, roles: account.roles, active: account.active };
}

/** Tells the person whose seat it was why. */
function removed(member: Member | null): Refused {
  const why = member?.removedFor;
  return new Refused('seat-removed', why === undefined ? {} : { detail: { vi: `Lý do: ${why}`, en: `Reason: ${why}` } });
}

/** An account from what its owner chose; the e-mail address is kept in lower case. */
export async function newAccount(given: NewAccount, roles: Account['roles'], random: Random): Promise<Account> {
  return {
    id: newId(random),
    email: given.email.toLowerCase(),
    name: given.name,
    roles,
    active: true,
    passwordHash: await hashPassword(given.password),
  };
}

export function createIdentity(deps: {
  accounts: AccountStore;
  seats: SeatStore;
  sessions: Sessions;
  tokens: Tokens;
  clock: HostClock;
  random: Random;
  brakes: { login: Brake; address: Brake; join: Brake };
  /** Told of every new seat before its token is handed out. */
  joined: (member: Member) => void;
}): Identity {
  const { accounts, seats, sessions, tokens, random, brakes } = deps;
  const oneTime = newSecret(random);
  /** Two people opening the set-up link at once make one administrator. */
  let settingUp = Promise.resolve();

  async function signIn(account: Account): Promise<SignedIn<Login>> {
    const { session, token } = await sessions.open({ subject: `user:${account.id}`, userId: account.id });
    const accessToken = tokens.sign({ kind: 'user', userId: account.id, roles: account.roles, session });
    return { answer: { accessToken, expiresIn: ACCESS_SECONDS, user: userOf(account) }, refresh: token };
  }

  return {
    async login({ email, password }, ip) {
      const person = `${ip}|${email.toLowerCase()}`;
      await Promise.all([brakes.login.check([person]), brakes.address.check([ip])]);
      const account = await accounts.byEmail(email.toLowerCase());
      const right = await checkPassword(password, account?.passwordHash);
      if (!account || !right || !account.active) {
        await Promise.all([brakes.login.failed([person]), brakes.address.failed([ip])]);
        throw new Refused('wrong-credentials');
      }
      await brakes.login.forget(person);
      return signIn(account);
    },

    async join({ code, name, role }, ip) {
      await brakes.join.check([ip]);
      const team = await seats.teamByCode(normalCode(code));
      if (!team) {
        await brakes.join.failed([ip]);
        throw new Refused('wrong-join-code');
      }
      const { exerciseId, teamId } = team;
      const member: Member = {
        id: newId(random),
        exerciseId,
        teamId,
        name,
        active: true,
        joinedAt: deps.clock.wall(),
        ...(role ? { role } : {}),
      };
      await seats.add(member);
      deps.joined(member);
      const seat = { exerciseId, teamId, memberId: member.id };
      const { session, token } = await sessions.open({ subject: `seat:${member.id}`, seat });
      return { answer: { accessToken: tokens.sign({ kind: 'seat', ...seat, session }), expiresIn: ACCESS_SECONDS, seat }, refresh: token };
    },

    async refresh(shown, attempt) {
      const { family, token } = await sessions.rotate(shown, attempt).catch(async (error: unknown) => {
        if (!(error instanceof Refused) || error.refusal.code !== 'seat-removed') throw error;
        const seat = (await sessions.familyOf(shown))?.seat;
        throw removed((seat && (await seats.byId(seat.memberId))) ?? null);
      });
      const expiresIn = ACCESS_SECONDS;
      const session = family.id;
      if (family.seat) {
        const member = await seats.byId(family.seat.memberId);
        if (!member?.active) throw removed(member);
        return {
          answer: { accessToken: tokens.sign({ kind: 'seat', ...family.seat, session }), expiresIn, seat: family.seat },
          refresh: token,
        };
      }
      const account = family.userId ? await accounts.byId(family.userId) : null;
      if (!account?.active) throw new Refused('unauthenticated');
      const accessToken = tokens.sign({ kind: 'user', userId: account.id, roles: account.roles, session });
      return { answer: { accessToken, expiresIn, user: userOf(account) }, refresh: token };
    },

    async logout(token, everywhere) {
      const family = await sessions.familyOf(token);
      if (family) await sessions.revoke(everywhere ? { subject: family.subject } : { id: family.id }, 'logout');
    },

    async me(principal) {
      if (principal.kind === 'user') {
        const account = await accounts.byId(principal.userId);
        if (!account?.active) throw new Refused('unauthenticated');
        return { kind: 'user', user: userOf(account) };
      }
      if (principal.kind === 'guest') throw new Refused('forbidden');
      const member = await seats.byId(principal.memberId);
      if (!member?.active) throw new Refused('seat-removed');
      const { exerciseId, teamId, memberId } = principal;
      return { kind: 'seat', seat: { exerciseId, teamId, memberId }, name: member.name, team: member.team, exercise: member.exercise };
    },

    async setupToken() {
      return (await accounts.any()) ? null : oneTime;
    },

    async setup(token, given) {
      const mine = settingUp.then(async () => {
        if (await accounts.any()) throw new Refused('already-exists');
        if (token !== oneTime) throw new Refused('forbidden');
        const account = await newAccount(given, ['admin'], random);
        if (!(await accounts.create(account))) throw new Refused('already-exists');
        return account;
      });
      settingUp = mine.then(
        () => undefined,
        () => undefined,
      );
      return signIn(await mine);
    },
  };
}
