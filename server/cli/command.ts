/** What a sub-command is: its words for the help, its options, and what it does. */
import type { parseArgs, ParseArgsConfig } from 'node:util';
import type { Bi } from '../shared/text.js';

/** Exit codes of every sub-command. */
export const DONE = 0;
export const FOUND_WRONG = 1;
export const USAGE = 2;

export type Values = ReturnType<typeof parseArgs>['values'];

export interface Terminal {
  /** What was asked for. */
  readonly out: (line: string) => void;
  /** Everything else: progress, warnings, logs. */
  readonly err: (line: string) => void;
  env: Record<string, string | undefined>;
  /** Resolves when somebody asks the program to stop (Ctrl-C, SIGTERM). */
  stopped: Promise<void>;
}

export interface Command {
  name: string;
  /** After the name, e.g. `FILE…`. */
  takes?: string;
  summary: Bi;
  options?: ParseArgsConfig['options'];
  /** One line per option, in the order to show. */
  help?: readonly string[];
  /** How many positional arguments; default none. */
  positionals?: { min: number; max: number };
  /** Answers the exit code. Throwing is for what nobody foresaw; a bad setting or a refusal of the database is told by `main`. */
  run(values: Values, positionals: readonly string[], terminal: Terminal): Promise<number>;
}

/** Wrong use noticed inside a sub-command; `main` shows it with the help and exits 2. */
export class UsageError extends Error {}

/** An option's text, or undefined when it was not given. */
export function textOption(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
