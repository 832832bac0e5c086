/** `dientap create-admin`: an administrator's account, made beside the running server or before its first start. */
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { newAccount } from '../auth/identity.js';
import { readConfig } from '../config.js';
import { openAccounts } from '../app.js';
import { systemRandom } from '../ids.js';
import { DONE, FOUND_WRONG, UsageError, textOption, type Command, type Terminal } from './command.js';
import { createLogger, openDatabase } from './platform.js';

const Given = z.object({ email: z.email().max(254), name: z.string().trim().min(1).max(120), password: z.string().min(10).max(256) });

/** The first line of standard input; a password on the command line would be seen by others on the machine. */
async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}

async function passwordFor(terminal: Terminal): Promise<string> {
  const set = terminal.env['ADMIN_PASSWORD'];
  if (set) return set;
  terminal.err('Mật khẩu (ít nhất 10 ký tự) / Password (at least 10 characters):');
  return (await firstLine()).trim();
}

export const createAdmin: Command = {
  name: 'create-admin',
  summary: { vi: 'tạo tài khoản quản trị viên', en: 'make an administrator’s account' },
  options: { email: { type: 'string' }, name: { type: 'string' } },
  help: [
    '--email EMAIL',
    '--name NAME     mặc định: phần trước @ / default: what stands before @',
    'Mật khẩu từ ADMIN_PASSWORD hoặc dòng đầu của đầu vào. / The password comes from ADMIN_PASSWORD or the first line of standard input.',
  ],
  async run(values, _positionals, terminal) {
    const email = textOption(values, 'email');
    if (!email) throw new UsageError('thiếu --email / --email is missing');
    // Only the account is made here: the server's own first administrator is none of this command's business.
    const config = readConfig({ ...terminal.env, ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined });
    const given = Given.safeParse({
      email,
      name: textOption(values, 'name') ?? email.split('@')[0],
      password: await passwordFor(terminal),
    });
    if (!given.success) throw new UsageError(given.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
    const database = await openDatabase(config, terminal.env, createLogger({ ...config, logLevel: 'warn' }));
    try {
      const accounts = await openAccounts(database.uri);
      try {
        if (await accounts.store.create(await newAccount(given.data, ['admin'], systemRandom))) {
          terminal.out(`Đã tạo quản trị viên ${email}. / Administrator ${email} has been made.`);
          return DONE;
        }
        terminal.err(`Địa chỉ ${email} đã có tài khoản. / There is an account for ${email}.`);
        return FOUND_WRONG;
      } finally {
        await accounts.close();
      }
    } finally {
      await database.stop();
    }
  },
};
