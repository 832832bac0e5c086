/** Puts the table of routes on an Express router: identity, access, form, then the handler; answers go out one way. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { requireAccess } from '../auth/access.js';
import type { Tokens } from '../auth/tokens.js';
import type { GuestPrincipal, Principal } from '../auth/principal.js';
import { Refused, pathOf, type ProblemErrors } from '../errors.js';
import type { Reply, Route } from './route.js';

/** Bytes of a body; nothing that the interface takes comes near it. */
export const BODY_LIMIT = 1024 * 1024;

function bearer(req: Request): string | null {
  const [scheme, token] = (req.headers.authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && token ? token : null;
}

function errorsOf(error: z.ZodError, where: string): ProblemErrors {
  return error.issues.map((issue) => ({ path: pathOf(issue.path) || where, message: issue.message }));
}

function check(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Refused('bad-request', { errors: errorsOf(parsed.error, where) });
  return parsed.data;
}

function paramsOf(req: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(req.params).map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : (value ?? '')]),
  );
}

/** Refuses a body of a kind that the route does not read, instead of taking it for an empty one. */
function requireKnownType(req: Request, kinds: readonly string[]): void {
  const empty =
    req.headers['content-length'] === '0' ||
    (req.headers['content-length'] === undefined && req.headers['transfer-encoding'] === undefined);
  if (!empty && !req.is([...kinds])) throw new Refused('unsupported-type');
}

/** Lines are put together up to this many characters before they go out. */
const CHUNK = 64 * 1024;

async function* chunks(lines: AsyncIterable<string> | Iterable<string>): AsyncIterable<string> {
  let held = '';
  for await (const line of lines) {
    held += `${line}\n`;
    if (held.length < CHUNK) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}

/** As the client takes them; packed where it can unpack, for a log of many teams is long and repeats itself. */
async function sendLines(res: Response, lines: AsyncIterable<string> | Iterable<string>): Promise<void> {
  res.vary('Accept-Encoding');
  const zip = res.req.acceptsEncodings('gzip') === 'gzip' ? [createGzip()] : [];
  if (zip.length > 0) res.setHeader('Content-Encoding', 'gzip');
  await sendOn(res, [Readable.from(chunks(lines)), ...zip]);
}

async function sendOn(res: Response, from: (Readable | Gzip)[]): Promise<void> {
  try {
    await pipeline([...from, res]);
  } catch (error) {
    // who goes away in the middle is no failure
    if (!res.destroyed || (error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

async function send(res: Response, reply: Reply): Promise<void> {
  res.status(reply.status).set(reply.headers ?? {});
  if (reply.lines) {
    res.type(reply.type ?? 'application/x-ndjson');
    await sendLines(res, reply.lines);
  } else if (reply.stream) {
    res.type(reply.type ?? 'application/octet-stream');
    await sendOn(res, [Readable.from(reply.stream)]);
  } else if (reply.type) {
    res.type(reply.type).send(reply.body);
  } else if (reply.body === undefined) {
    res.end();
  } else {
    res.json(reply.body);
  }
}

const json = express.json({ limit: BODY_LIMIT, strict: false });

function parserOf(route: Route): RequestHandler {
  if (route.bytes) return express.raw({ limit: route.bytes.limit, type: [...route.bytes.types] });
  return route.text ? express.text({ limit: BODY_LIMIT, type: [...route.text] }) : json;
}

export function expressPath(path: string): string {
  return path.replace(/\{(\w+)\+\}/g, '*$1').replace(/\{(\w+)\}/g, ':$1');
}

/** `guest`: asked of every guest before its request; throws when its link is no longer good. */
export function mountRoutes(routes: readonly Route[], tokens: Tokens, guest: (guest: GuestPrincipal) => Promise<void>): Router {
  const router = Router();
  for (const route of routes) {
    const kinds = route.text ?? route.bytes?.types ?? ['application/json', '+json'];
    const identify = (req: Request): Principal | null => {
      if (route.access === 'public') return null;
      const token = bearer(req);
      const id = req.params['id'];
      return requireAccess(route.access, token ? tokens.verify(token) : null, typeof id === 'string' ? id : undefined);
    };
    // Who is asking is settled before a byte of the body is read.
    const admit: RequestHandler = async (req, res, next) => {
      const caller = identify(req);
      if (caller?.kind === 'guest') await guest(caller);
      res.locals['caller'] = caller;
      if (route.body) requireKnownType(req, kinds);
      next();
    };
    const handle: RequestHandler = async (req, res) => {
      res.setHeader('Cache-Control', 'no-store');
      const reply = await route.handle({
        params: check(route.params, paramsOf(req), 'params'),
        query: check(route.query, req.query, 'query'),
        body: route.text || route.bytes ? req.body : check(route.body, req.body, 'body'),
        caller: res.locals['caller'] as Principal | null,
        lang: req.query['lang'] === 'en' ? 'en' : 'vi',
        req,
        res,
      });
      await send(res, reply);
    };
    router[route.method](expressPath(route.path), ...(route.body ? [admit, parserOf(route), handle] : [admit, handle]));
  }
  return router;
}
