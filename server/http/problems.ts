/** The one mapper from whatever went wrong to an RFC 9457 answer; what is not foreseen is logged and told as `internal`. */
import type { ErrorRequestHandler, Response } from 'express';
import { Refused, problemOf, type ProblemErrors } from '../errors.js';
import type { Code, Refusal } from '../shared/codes.js';
import type { Logger } from './ports.js';

/** What body-parser and Express themselves refuse, by `error.type` or status. */
const PARSER: Record<string, Code> = {
  'entity.too.large': 'too-large',
  'parameters.too.many': 'too-large',
  'encoding.unsupported': 'unsupported-type',
  'charset.unsupported': 'unsupported-type',
};

export function sendProblem(res: Response, refusal: Refusal, errors?: ProblemErrors): void {
  const problem = problemOf(refusal, errors);
  if (problem.status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
  res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

function isClientFault(error: unknown): error is { status: number; type?: string } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'status' in error &&
    typeof error.status === 'number' &&
    error.status >= 400 &&
    error.status < 500
  );
}

/** Errors of the database driver that mean "not now" rather than "wrong". */
function isAway(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(MongoNetwork|MongoServerSelection|MongooseServerSelection|MongoNotConnected|MongoTopologyClosed)/.test(error.name)
  );
}

export function problems(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    if (error instanceof Refused) {
      if (error.retryAfter !== undefined) res.setHeader('Retry-After', String(error.retryAfter));
      sendProblem(res, error.refusal, error.errors);
    } else if (isClientFault(error)) {
      sendProblem(res, {
        code: PARSER[error.type ?? ''] ?? (error.status === 413 ? 'too-large' : error.status === 404 ? 'not-found' : 'bad-request'),
      });
    } else {
      logger.error({ err: error, method: req.method, path: req.path }, 'request failed');
      sendProblem(res, { code: isAway(error) ? 'unavailable' : 'internal' });
    }
  };
}
