/** The command line `dientap <command>`: finds the sub-command, reads its options, turns its end into an exit code. */
import { parseArgs } from 'node:util';
import { BadSettings } from '../config.js';
import { Refused } from '../errors.js';
import { MongoRefused } from '../ops/mongo/refusal.js';
import { sentence } from '../shared/codes.js';
import { VERSION } from '../version.js';
import { FOUND_WRONG, USAGE, DONE, UsageError, type Command, type Terminal } from './command.js';
import { commands } from './commands.js';

function helpOf(command: Command): string {
  return [
    `dientap ${command.name}${command.takes ? ` ${command.takes}` : ''}${command.options ? ' [options]' : ''}`,
    `  ${command.summary.vi}`,
    `  ${command.summary.en}`,
    ...(command.help ? ['', ...command.help.map((line) => `  ${line}`)] : []),
  ].join('\n');
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  return [
    `dientap ${VERSION} - diễn tập an toàn thông tin / cybersecurity drills`,
    '',
    'dientap COMMAND [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary.vi} / ${summary.en}`),
    '',
    'dientap COMMAND --help',
    'Mã thoát / exit codes: 0 xong / done, 1 có lỗi / found wrong, 2 sai cách dùng / usage',
  ].join('\n');
}

/** Interrupts end a command in good order; the second one ends it at once. */
function terminal(): Terminal {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
  });
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    env: process.env,
    stopped,
  };
}

/** What `parseArgs` or a command itself says about wrong use; null for anything else. */
function usageOf(error: unknown): string | null {
  if (error instanceof UsageError) return error.message;
  const parsing = typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return parsing && 'message' in error ? String(error.message) : null;
}

/** Runs one command line; answers its exit code and never throws. */
export async function run(argv: readonly string[], io: Terminal): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? io.err : io.out)(overview());
    return name === undefined ? USAGE : DONE;
  }
  if (name === '--version' || name === '-v') {
    io.out(VERSION);
    return DONE;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) {
    io.err(`Không có lệnh “${name}”. / There is no command “${name}”.\n\n${overview()}`);
    return USAGE;
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
    if (values['help']) {
      io.out(helpOf(command));
      return DONE;
    }
    const { min, max } = command.positionals ?? { min: 0, max: 0 };
    if (positionals.length < min || positionals.length > max)
      throw new UsageError(`sai số đối số / wrong number of arguments: ${positionals.length}`);
    return await command.run(values, positionals, io);
  } catch (error) {
    const misuse = usageOf(error);
    if (misuse !== null) {
      io.err(`${misuse}\n\n${helpOf(command)}`);
      return USAGE;
    }
    if (error instanceof BadSettings) {
      io.err(error.message);
      return USAGE;
    }
    if (error instanceof MongoRefused) io.err(`${error.text.vi}\n${error.text.en}`);
    else if (error instanceof Refused) io.err(`${sentence(error.refusal, 'vi')}\n${sentence(error.refusal, 'en')}`);
    else io.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return FOUND_WRONG;
  }
}

/** For the `dientap` program. Ends the process. */
export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = await run(argv, terminal());
  // Handles that a library forgot must not keep a finished command alive; output is flushed first.
  await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
  process.exit();
}
