// A drill on a running server: signed in, scenario uploaded, teams planned, every seat taken, START EX.
import { randomUUID } from 'node:crypto';
import { scenarioYaml } from './scenario.mjs';
import { ADMIN } from './server.mjs';

export class HttpRefused extends Error {
  constructor(status, body) {
    super(`${status}: ${typeof body === 'string' ? body : JSON.stringify(body)}`.slice(0, 500));
    this.status = status;
    this.body = body;
  }
}

async function call(url, method, path, { token, body, type = 'application/json' } = {}) {
  const answer = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': type }),
    },
    ...(body !== undefined && { body: type === 'application/json' ? JSON.stringify(body) : body }),
  });
  const text = await answer.text();
  const said = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
  if (!answer.ok) throw new HttpRefused(answer.status, said);
  return said;
}

/** At most `width` under way at once; results in order. */
export async function inParallel(list, width, each) {
  const results = [];
  let next = 0;
  const lane = async () => {
    while (next < list.length) {
      const at = next++;
      results[at] = await each(list[at], at);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, list.length) }, lane));
  return results;
}

/** `members` seats in each of `teams` teams; seat i sits in team i mod teams, as the harness counts. */
export async function setStage(url, { teams, members, bodyBytes = 2000, injects = 40 }) {
  const { accessToken } = await call(url, 'POST', '/auth/login', { body: ADMIN });
  const api = (method, path, body, type) => call(url, method, path, { token: accessToken, body, type });
  const scenarioId = `bench-${randomUUID().slice(0, 8)}`;
  await api('POST', '/scenarios', scenarioYaml({ id: scenarioId, bodyBytes, injects }), 'application/yaml');
  const exercise = await api('POST', '/exercises', {
    name: 'Diễn tập đo tốc độ',
    scenarioId,
    play: 'parallel',
    teams: Array.from({ length: teams }, (_, i) => ({ name: `Đội ${String(i + 1).padStart(3, '0')}` })),
  });
  const seatList = Array.from({ length: teams * members }, (_, i) => ({ team: exercise.teams[i % teams], nth: Math.floor(i / teams) }));
  const from = performance.now();
  const seats = await inParallel(seatList, 16, async ({ team, nth }) => {
    const body = { code: team.joinCode, name: `Thành viên ${nth + 1}` };
    const { accessToken: token, seat } = await call(url, 'POST', '/auth/join', { body });
    return { access: token, exerciseId: exercise.id, teamId: team.id, worldId: team.worldId, memberId: seat.memberId };
  });
  const joinMs = performance.now() - from;
  const command = (body) => api('POST', `/exercises/${exercise.id}/commands`, { commandId: `bench-${randomUUID()}`, ...body });
  const started = performance.now();
  await command({ type: 'start' });
  const startMs = performance.now() - started;
  return { exercise, seats, token: accessToken, api, command, joinMs, startMs };
}

/** Every recorded event of the exercise. */
export async function wholeLog(api, exerciseId) {
  const events = [];
  let after = '';
  for (;;) {
    const page = await api('GET', `/exercises/${exerciseId}/log?limit=5000${after && `&after=${encodeURIComponent(after)}`}`);
    for (const event of page.events) events.push(event);
    if (page.next === null) return events;
    after = page.next;
  }
}
