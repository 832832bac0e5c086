/** A route as data: what it takes, who may call it, what it answers. One table mounts the server and writes the OpenAPI document. */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Access } from '../auth/access.js';
import type { Principal } from '../auth/principal.js';
import type { Code } from '../shared/codes.js';

export interface Reply {
  status: number;
  /** Sent as JSON unless `type` says otherwise; a Buffer or string then goes out as it is. */
  body?: unknown;
  type?: string;
  headers?: Record<string, string>;
  /** Lines sent one by one as the client takes them. */
  lines?: AsyncIterable<string> | Iterable<string>;
  /** Bytes sent as the client takes them, as `type` says. */
  stream?: AsyncIterable<Uint8Array>;
}

export interface Call<P, Q, B, W> {
  params: P;
  query: Q;
  body: B;
  caller: W;
  /** Language for what is not bilingual by itself (reports). */
  lang: 'vi' | 'en';
  req: Request;
  res: Response;
}

export interface Answer {
  description: string;
  schema?: z.ZodType;
  /** Default: `application/json` when there is a schema. */
  type?: string;
}

interface Shape<A extends Access, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api`, parameters in braces; `{name+}` takes the rest of the path. */
  path: `/${string}`;
  tag: string;
  summary: string;
  access: A;
  params?: P;
  query?: Q;
  body?: B;
  /** What the document says of the body where something behind the route checks it. */
  bodyDoc?: z.ZodType;
  /** The body is text of one of these types, handed over unparsed (`body` then only documents it). */
  text?: readonly string[];
  /** The body is bytes of one of these types, up to `limit`, handed over as a Buffer (`body` then only documents it). */
  bytes?: { types: readonly string[]; limit: number };
  answers: Record<number, Answer>;
  /** Codes it may refuse with, besides those that any route has. */
  refusals?: readonly Code[];
  handle(call: Call<z.output<P>, z.output<Q>, z.output<B>, A extends 'public' ? null : Principal>): Promise<Reply>;
}

/** A route whose types have been checked and forgotten. */
export interface Route extends Omit<Shape<Access, z.ZodType, z.ZodType, z.ZodType>, 'handle'> {
  handle(call: Call<unknown, unknown, unknown, Principal | null>): Promise<Reply>;
}

export function route<
  A extends Access,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(shape: Shape<A, P, Q, B>): Route {
  return shape;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const nothing: Reply = { status: 204 };
