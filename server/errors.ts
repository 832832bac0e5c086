/** A refusal on its way to an edge, and the RFC 9457 problem it becomes there. */
import { CODES, sentence, type Code, type Refusal } from './shared/codes.js';
import type { Problem } from './shared/api.js';
import type { Bi } from './shared/text.js';

export type ProblemErrors = NonNullable<Problem['errors']>;

/** Thrown by whoever refuses; carries a code of the closed list and never an internal message. */
export class Refused extends Error {
  readonly refusal: Refusal;
  readonly errors: ProblemErrors | undefined;
  /** Seconds to wait before trying again. */
  readonly retryAfter: number | undefined;

  constructor(code: Code, more: { detail?: Bi | undefined; errors?: ProblemErrors | undefined; retryAfter?: number | undefined } = {}) {
    super(code);
    this.name = 'Refused';
    this.refusal = more.detail ? { code, detail: more.detail } : { code };
    this.errors = more.errors;
    this.retryAfter = more.retryAfter;
  }
}

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

export function isCode(code: string): code is Code {
  return Object.hasOwn(CODES, code);
}

/** A problem from a code and the sentences already made; `type` is a stable relative reference into the documentation. */
export function problemFrom(code: string, said: Bi): Problem {
  const status = isCode(code) ? CODES[code].http : 500;
  return { type: `/api/docs#${code}`, title: TITLES[status] ?? 'Error', status, code, detail: said.vi, en: said.en };
}

/** The body of an error answer. */
export function problemOf(refusal: Refusal, errors?: ProblemErrors): Problem {
  const problem = problemFrom(refusal.code, { vi: sentence(refusal, 'vi'), en: sentence(refusal, 'en') });
  return errors ? { ...problem, errors } : problem;
}

/** Joins zod's path the way people write one: `teams[2].name`. */
export function pathOf(parts: readonly PropertyKey[]): string {
  return parts.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${String(part)}`)).join('');
}
