/** Calls to `/api`: the access token in memory, renewed once when it has run out; every refusal is a `ProblemError`. */
import type { Problem, Seat } from '../../../server/shared/api.js';
import { freshId } from '../state/ids.js';
import type { LinkAnswer } from '../../../server/shared/links.js';

export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
  /** The refusal's sentence in the reader's language. */
  sentence(lang: 'vi' | 'en'): string {
    return lang === 'en' ? this.problem.en : this.problem.detail;
  }
}

/** A browser may hold an account and a seat side by side, EXCON in one tab and a team in another; a viewing link is its page's own. */
export type Side = 'user' | 'seat' | 'guest';

/** The token in the address of a page opened by a viewing link; null on every other page. */
export const linkToken = (): string | null => /^\/(?:wall|observe|results)\/([^/]+\.[^/]+)/.exec(location.pathname)?.[1] ?? null;

/** As which of them this page speaks. */
export const side = (): Side => (linkToken() ? 'guest' : /^\/(play|join)/.test(location.pathname) ? 'seat' : 'user');

/** Refusals that say nothing about who asks: the server is away, busy or failing, so the same is worth trying again. */
export const fleeting = (code: string): boolean => code === 'unavailable' || code === 'too-many' || code === 'internal';

/** ms a renewal may take: on a line that swallows everything it would hold up whoever waits for it. */
const RENEWS_WITHIN = 10_000;

const tokens: Record<Side, string | null> = { user: null, seat: null, guest: null };
const renewing: Partial<Record<Side, Promise<string | null>>> = {};

export const setToken = (token: string | null, as: Side): void => {
  tokens[as] = token;
};
export const currentToken = (as: Side = side()): string | null => tokens[as];

export const unreachable: Problem = {
  type: 'about:blank',
  title: 'unavailable',
  status: 0,
  code: 'unavailable',
  detail: 'Không kết nối được máy chủ. Hãy thử lại.',
  en: 'The server cannot be reached. Try again.',
};

async function problemOf(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as Partial<Problem>;
    if (typeof body.code === 'string') return body as Problem;
  } catch {
    // not JSON: fall through to a general sentence
  }
  return {
    ...unreachable,
    status: response.status,
    code: 'internal',
    detail: `Máy chủ trả lời lỗi ${response.status}.`,
    en: `The server answered ${response.status}.`,
  };
}

/** Trades the link in this page's address for an access token. @throws ProblemError link-expired, unavailable */
export async function tradeLink(): Promise<LinkAnswer> {
  const answer = await post<LinkAnswer>('/auth/link', { token: linkToken() ?? '', ...(tokens.guest ? { again: true } : {}) });
  tokens.guest = answer.accessToken;
  return answer;
}

/** Member id of the seat that the last renewal answered; EXCON may have moved the person. */
let seated: string | null = null;
const seatListeners = new Set<(memberId: string) => void>();
export const seatedAs = (): string | null => seated;
export function onSeat(listener: (memberId: string) => void): () => void {
  seatListeners.add(listener);
  return () => seatListeners.delete(listener);
}

/** The refusal that the last renewal met, by its code; null after one that succeeded. */
const refusals: Partial<Record<Side, Problem>> = {};
export const whyNotRenewed = (as: Side = side()): string | null => refusals[as]?.code ?? null;
/** The same with its sentence: why a seat was taken away is told to the person who had it. */
export const notRenewed = (as: Side = side()): ProblemError | null => {
  const problem = refusals[as];
  return problem ? new ProblemError(problem) : null;
};

async function renewed(response: Response, as: Side): Promise<string | null> {
  delete refusals[as];
  if (!response.ok) {
    refusals[as] = await problemOf(response);
    return null;
  }
  const { accessToken, seat } = (await response.json()) as { accessToken: string; seat?: Seat };
  if (seat) {
    seated = seat.memberId;
    for (const listener of seatListeners) listener(seated);
  }
  return accessToken;
}

/**
 * The name of the renewal under way, the same until an answer came, also after a reload: when a cut swallows the answer, the
 * server recognises who asks again and does not take the token for a stolen one.
 */
function attemptOf(as: Side): string {
  const key = `dientap.renewal.${as}`;
  try {
    const kept = localStorage.getItem(key) ?? freshId();
    localStorage.setItem(key, kept);
    return kept;
  } catch {
    return freshId();
  }
}
const answered = (as: Side): void => {
  try {
    localStorage.removeItem(`dientap.renewal.${as}`);
  } catch {
    // nothing was kept either
  }
};

/** Trades the refresh cookie, or this page's link, for a new access token; null with `whyNotRenewed` when there is none to have. */
export function renew(as: Side = side()): Promise<string | null> {
  if (as === 'guest') {
    return tradeLink().then(
      (answer) => answer.accessToken,
      () => null,
    );
  }
  renewing[as] ??= fetch('/api/auth/refresh', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: as, attempt: attemptOf(as) }),
    signal: AbortSignal.timeout(RENEWS_WITHIN),
  })
    .then(async (response) => {
      tokens[as] = await renewed(response, as);
      if (!fleeting(refusals[as]?.code ?? '')) answered(as);
      return tokens[as];
    })
    .catch(() => {
      refusals[as] = unreachable;
      return null;
    })
    .finally(() => {
      delete renewing[as];
    });
  return renewing[as];
}

async function once(method: string, path: string, body: unknown, type: string, as: Side): Promise<Response> {
  const headers: Record<string, string> = {};
  if (tokens[as]) headers['authorization'] = `Bearer ${tokens[as]}`;
  if (body !== undefined) headers['content-type'] = type;
  try {
    return await fetch(`/api${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body) }),
    });
  } catch {
    throw new ProblemError(unreachable);
  }
}

/** Files that this device keeps; they never change, so the kept one is as good as the server's, with or without a network. */
let keptFile: (path: string) => Promise<Blob | undefined> = async () => undefined;
/** @param find null: nothing is kept any more */
export const answerFromDevice = (find: ((path: string) => Promise<Blob | undefined>) | null): void => {
  keptFile = find ?? (async () => undefined);
};

/** The raw answer, for files; throws `ProblemError`. */
export async function request(
  method: string,
  path: string,
  body?: unknown,
  type = 'application/json',
  as: Side = side(),
): Promise<Response> {
  const kept = method === 'GET' && as === 'seat' ? await keptFile(path) : undefined;
  if (kept) return new Response(kept);
  let response = await once(method, path, body, type, as);
  if (response.status === 401 && !path.startsWith('/auth/')) {
    if (await renew(as)) response = await once(method, path, body, type, as);
    else if (fleeting(whyNotRenewed(as) ?? '')) throw new ProblemError(unreachable);
  }
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return response;
}

async function json<T>(method: string, path: string, body?: unknown, type?: string, as?: Side): Promise<T> {
  const response = await request(method, path, body, type, as);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export const get = <T>(path: string, as?: Side): Promise<T> => json<T>('GET', path, undefined, undefined, as);
export const post = <T>(path: string, body?: unknown, type?: string): Promise<T> => json<T>('POST', path, body ?? {}, type);
export const put = <T>(path: string, body: unknown): Promise<T> => json<T>('PUT', path, body);
export const patch = <T>(path: string, body: unknown): Promise<T> => json<T>('PATCH', path, body);
export const del = <T>(path: string): Promise<T> => json<T>('DELETE', path);

/** Opens a protected file (report, attachment) in a new tab, or saves it under `name`. */
export async function openFile(path: string, name?: string): Promise<void> {
  const blob = await (await request('GET', path)).blob();
  const url = URL.createObjectURL(blob);
  if (name) {
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
  } else window.open(url, '_blank', 'noopener');
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
