/** Calls to `/api`: the access token in memory, renewed once when it has run out; every refusal is a `ProblemError`. */
import type { Problem } from '../../../server/shared/api.js';

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

let accessToken: string | null = null;
let renewing: Promise<string | null> | null = null;

export const setToken = (token: string | null): void => {
  accessToken = token;
};
export const currentToken = (): string | null => accessToken;

const offline: Problem = {
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
    ...offline,
    status: response.status,
    code: 'internal',
    detail: `Máy chủ trả lời lỗi ${response.status}.`,
    en: `The server answered ${response.status}.`,
  };
}

/** Trades the refresh cookie for a new access token; null when there is no session. */
export function renew(): Promise<string | null> {
  renewing ??= fetch('/api/auth/refresh', { method: 'POST', credentials: 'same-origin' })
    .then(async (response) => {
      accessToken = response.ok ? ((await response.json()) as { accessToken: string }).accessToken : null;
      return accessToken;
    })
    .catch(() => accessToken)
    .finally(() => {
      renewing = null;
    });
  return renewing;
}

async function once(method: string, path: string, body: unknown, type: string): Promise<Response> {
  const headers: Record<string, string> = {};
  if (accessToken) headers['authorization'] = `Bearer ${accessToken}`;
  if (body !== undefined) headers['content-type'] = type;
  try {
    return await fetch(`/api${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  } catch {
    throw new ProblemError(offline);
  }
}

/** The raw answer, for files; throws `ProblemError`. */
export async function request(method: string, path: string, body?: unknown, type = 'application/json'): Promise<Response> {
  let response = await once(method, path, body, type);
  if (response.status === 401 && !path.startsWith('/auth/') && (await renew())) response = await once(method, path, body, type);
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return response;
}

async function json<T>(method: string, path: string, body?: unknown, type?: string): Promise<T> {
  const response = await request(method, path, body, type);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export const get = <T>(path: string): Promise<T> => json<T>('GET', path);
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
