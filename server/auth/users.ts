/** Accounts as an administrator manages them; who loses a role or an account loses the running sessions too. */
import { Refused } from '../errors.js';
import type { Random } from '../ids.js';
import type { Role, User } from '../shared/api.js';
import { newAccount, userOf, type NewAccount } from './identity.js';
import { hashPassword } from './passwords.js';
import type { Account, AccountStore } from './ports.js';
import type { Sessions } from './sessions.js';

export interface UserChange {
  name?: string | undefined;
  roles?: Role[] | undefined;
  active?: boolean | undefined;
  password?: string | undefined;
}

export interface Users {
  list(): Promise<User[]>;
  /** @throws Refused already-exists */
  create(given: NewAccount & { roles: Role[] }): Promise<User>;
  /** @throws Refused not-found, and forbidden for the change that would leave no administrator */
  patch(id: string, change: UserChange): Promise<User>;
}

const leads = (account: Pick<Account, 'roles' | 'active'>): boolean => account.active && account.roles.includes('admin');

export function createUsers(deps: { accounts: AccountStore; sessions: Sessions; random: Random }): Users {
  const { accounts, sessions } = deps;
  return {
    list: async () => (await accounts.list()).map(userOf),
    async create(given) {
      const account = await newAccount(given, given.roles, deps.random);
      if (!(await accounts.create(account))) {
        throw new Refused('already-exists', {
          detail: { vi: `Địa chỉ ${account.email} đã có tài khoản.`, en: `There is an account for ${account.email}.` },
        });
      }
      return userOf(account);
    },
    async patch(id, { password, ...change }) {
      const before = await accounts.byId(id);
      if (!before) throw new Refused('not-found');
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Account>;
      if (leads(before) && !leads({ ...before, ...given }) && (await accounts.list()).filter(leads).length === 1) {
        throw new Refused('forbidden', {
          detail: { vi: 'Phải còn ít nhất một quản trị viên.', en: 'At least one administrator must remain.' },
        });
      }
      if (password) given.passwordHash = await hashPassword(password);
      const after = await accounts.patch(id, given);
      if (!after) throw new Refused('not-found');
      if (password || given.roles || given.active === false) await sessions.revoke({ subject: `user:${id}` }, 'removed');
      return userOf(after);
    },
  };
}
