/** The few HTTP calls that a troupe makes, like any outside client. */
import type { Exercise } from '../shared/api.js';
import type { Problem } from '../shared/api.js';

export class ApiRefused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail} / ${problem.en}`);
    this.problem = problem;
  }
}

export interface Api {
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** The bytes of a file. */
  file(path: string): Promise<Buffer>;
  token(): string;
}

async function refusal(response: Response): Promise<ApiRefused> {
  const text = await response.text();
  try {
    return new ApiRefused(JSON.parse(text) as Problem);
  } catch {
    const said = text.slice(0, 200);
    return new ApiRefused({
      type: 'about:blank',
      title: response.statusText,
      status: response.status,
      code: `http-${response.status}`,
      detail: said,
      en: said,
    });
  }
}

/** Signs in and keeps the access token fresh: it is asked for anew a minute before it ends. */
export async function signIn(url: string, email: string, password: string, wall: () => number): Promise<Api> {
  let token = '';
  let until = 0;
  const login = async (): Promise<void> => {
    const response = await fetch(`${url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!response.ok) throw await refusal(response);
    const answer = (await response.json()) as { accessToken: string; expiresIn: number };
    token = answer.accessToken;
    until = wall() + (answer.expiresIn - 60) * 1000;
  };
  await login();
  const request = async (method: string, path: string, body?: unknown): Promise<Response> => {
    if (wall() > until) await login();
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw await refusal(response);
    return response;
  };
  return {
    call: async <T>(method: string, path: string, body?: unknown) => (await (await request(method, path, body)).json()) as T,
    file: async (path) => Buffer.from(await (await request('GET', path)).arrayBuffer()),
    token: () => token,
  };
}

/** Takes a seat; answers the access token. Waits as long as the server asks when it is too busy. */
export async function takeSeat(url: string, code: string, name: string, role: string): Promise<string> {
  for (;;) {
    const response = await fetch(`${url}/api/auth/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, name, role }),
    });
    if (response.ok) return ((await response.json()) as { accessToken: string }).accessToken;
    if (response.status !== 429) throw await refusal(response);
    const wait = Number(response.headers.get('retry-after') ?? '1');
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
}

export type { Exercise };
