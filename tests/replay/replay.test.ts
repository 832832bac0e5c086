/**
 * A drill over real sockets, with everything that can happen in one, and then the replay: item by item what was sent, view by
 * view what was on screen. `DIENTAP_REPLAY_SEED` plays another drill.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Exercise } from '../../server/shared/api.js';
import type { Feed } from '../../server/shared/protocol.js';
import type { ExconView, FieldView, TeamView } from '../../server/shared/views.js';
import { startTestPlatform, type Line, type Platform } from '../support/platform.js';
import { prng } from '../support/prng.js';
import { differences, readReplay, reduceAll, wrongClocks, type Heard, type Replayed, type View } from './recorded.js';

const SEED = Number(process.env['DIENTAP_REPLAY_SEED'] ?? 20_261_122);
/** A second of the test is two minutes of the drill. */
const FACTOR = 120;
const STEPS = 13;
const r = prng(SEED);

interface Seat {
  token: string;
  teamId: string;
  memberId: string;
  line: Line;
}

let platform: Platform;
let exercise: Exercise;
let director: string;
let excon: Line;
let seats: Seat[];
/** By audience, what each of its lines heard. */
const heard = new Map<string, Heard[][]>();

async function connect(audience: string, auth: object): Promise<Line> {
  const line = await platform.connect({ exerciseId: exercise.id, ...auth });
  heard.set(audience, [...(heard.get(audience) ?? []), line.heard]);
  return line;
}
const sit = async (team: number, name: string): Promise<Seat> => {
  const seat = await platform.join(exercise, team, name);
  return { ...seat, line: await connect(`team:${seat.teamId}`, { token: seat.token, device: `d-${seat.memberId}` }) };
};
const open = async (): Promise<void> => {
  excon = await connect('excon', { token: director });
  for (const seat of seats) seat.line = await connect(`team:${seat.teamId}`, { token: seat.token, device: `d-${seat.memberId}` });
};

const has = (type: string) => (event: string, payload: unknown) =>
  event === 'feed' && (payload as Feed).items.some((item) => item.type === type);
const snapshot = async (token: string, team?: string) => {
  const answer = await platform
    .http()
    .get(`/api/exercises/${exercise.id}/snapshot${team ? `?team=${team}` : ''}`)
    .set('Authorization', `Bearer ${token}`);
  const { cursor: _cursor, clock: _clock, ...view } = answer.body as { cursor: object; clock: object };
  return view as View;
};
const replay = (as: string, token = director) =>
  platform
    .http()
    .get(`/api/exercises/${exercise.id}/replay?as=${as}`)
    .set('Authorization', `Bearer ${token}`)
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => done(null, Buffer.concat(chunks).toString()));
    });

function filled(fields: readonly FieldView[]): Record<string, string | number | string[]> {
  return Object.fromEntries(
    fields
      .filter(({ type }) => type !== 'file')
      .map(({ id, type, options }) => {
        if (type === 'number') return [id, r.int(1, 90)];
        if (type === 'datetime') return [id, '2026-11-22T08:05'];
        // severity among them: the last choice is the one that is sent back
        const last = options?.at(-1)?.id ?? '';
        if (type === 'multi') return [id, [last]];
        return [id, options ? last : `Đã xử lý bước ${r.int(1, 99)}`];
      }),
  );
}

/** The delivery of an inject that was released. */
async function delivered(inject: string, teamId: string): Promise<string> {
  const view = (await snapshot(director)) as ExconView;
  return view.cells[teamId]![inject]!.deliveryId!;
}

/** A hint may be taken once the team had the inject for ten minutes. */
async function takeHint(seat: Seat): Promise<void> {
  const deliveryId = await delivered('s1-02', seat.teamId);
  const view = (await snapshot(seat.token)) as TeamView;
  const [hint] = view.injects.find((each) => each.deliveryId === deliveryId)!.inject.hints;
  const drill = (await platform.app.open(exercise.id))!;
  while (drill.clock().x < hint!.fromX) await new Promise((soon) => setTimeout(soon, 5));
  await seat.line.send({ type: 'take-hint', inject: deliveryId, hint: hint!.id });
}

/** One thing a member may do now, seen from its own view. */
async function act(seat: Seat): Promise<void> {
  const view = (await snapshot(seat.token)) as TeamView;
  const given = view.injects.length > 0 ? r.pick(view.injects) : undefined;
  const send = (command: object): Promise<unknown> => seat.line.send(command);
  await send({ type: 'say', to: r.pick(['excon', 'team']), text: `Báo cáo ${r.int(1, 999)}` });
  if (!given) return;
  const { deliveryId, inject } = given;
  await send({ type: 'seen', deliveryId });
  await send({ type: 'assign', inject: deliveryId, member: r.chance(0.7) ? seat.memberId : null });
  const action = r.pick(view.kit.actions);
  const form = view.kit.forms.find(({ id }) => id === action.form);
  if (form) await send({ type: 'file-report', form: form.id, inject: deliveryId, fields: filled(form.fields) });
  else await send({ type: 'act', action: action.code, inject: deliveryId, fields: filled(action.fields) });
  const ask = inject.asks.find(({ id }) => given.answers[id] === undefined);
  const [one] = ask?.options ?? [];
  if (ask && one && (ask.type === 'choice' || ask.type === 'multi'))
    await send({ type: 'answer', inject: deliveryId, ask: ask.id, value: ask.type === 'choice' ? one.id : [one.id] });
}

const must = async (command: object): Promise<void> => {
  const ack = await excon.send(command);
  if (!ack.ok) throw new Error(`${JSON.stringify(command)}: ${ack.message}`);
};
const both = (text: string) => ({ vi: text, en: text });

async function play(): Promise<void> {
  const [first, second] = seats as [Seat, Seat, ...Seat[]];
  await must({ type: 'ready' });
  await must({
    type: 'send-adhoc',
    to: 'all',
    channel: 'chat',
    from: 'EXCON',
    title: both('Kiểm tra liên lạc'),
    body: both('Xác nhận'),
    check: true,
  });
  await must({ type: 'start' });
  await must({ type: 'release', inject: 's1-06' });
  await first.line.until(has('inject-delivered'));
  await must({ type: 'set-captain', team: first.teamId, member: first.memberId });
  await must({
    type: 'release',
    inject: 's1-02',
    teams: [second.teamId],
    edit: { title: both('Sửa lời'), body: both('Nội dung **mới**') },
  });
  // over-classified, so that it comes back
  const deliveryId = await delivered('s1-06', first.teamId);
  const { kit } = (await snapshot(first.token)) as TeamView;
  for (const { form } of kit.actions) {
    const fields = kit.forms.find(({ id }) => id === form)?.fields;
    if (form && fields?.some(({ id }) => id === 'severity'))
      await first.line.send({ type: 'file-report', form, inject: deliveryId, fields: filled(fields) });
  }
  for (let step = 0; step < STEPS; step += 1) {
    await Promise.all(seats.map(act));
    if (step === 3) await must({ type: 'pause', reason: 'Nghỉ giải lao' });
    if (step === 4) {
      await must({ type: 'say', to: 'all', text: 'Tiếp tục sau ít phút' });
      await must({ type: 'resume' });
    }
    if (step === 5) await must({ type: 'set-factor', factor: 119 });
    if (step === 6) {
      await must({
        type: 'send-adhoc',
        to: [second.teamId],
        channel: 'email',
        from: 'Báo chí',
        title: both('Hỏi'),
        body: both('Xin phỏng vấn'),
      });
      await must({ type: 'extend', to: 150 * 60_000 });
      await must({ type: 'credit-time', team: first.teamId, time: 300_000, reason: 'Mất điện' });
    }
    if (step === 7) await must({ type: 'resend', inject: 's1-06', teams: [second.teamId] });
    if (step === 8) await must({ type: 'hold', inject: 's1-10' });
    if (step === 9) await must({ type: 'pause', realIncident: true, reason: 'Sự cố thật' });
    if (step === 10) await must({ type: 'resume' });
    if (step === 11) await must({ type: 'remove-member', team: first.teamId, member: seats.pop()!.memberId, reason: 'Nhầm đội' });
  }
}

/** A member writes while its line is cut; on return the act counts at its own time (A5). */
async function cut(seat: Seat): Promise<void> {
  seat.line.socket.disconnect();
  const localTime = Date.now() + 1;
  await excon.until(
    (event, payload) => event === 'presence' && (payload as { teams: Record<string, string[]> }).teams[seat.teamId]?.length === 1,
  );
  seat.line = await connect(`team:${seat.teamId}`, { token: seat.token, device: `d-${seat.memberId}` });
  const view = seat.line.hello.snapshot as TeamView;
  const plain = view.kit.actions.find(({ form, grave }) => form === undefined && !grave)!;
  await seat.line.send({ type: 'act', action: plain.code, fields: {}, localTime, sentAt: Date.now() });
}

beforeAll(async () => {
  platform = await startTestPlatform();
  director = await platform.as('director');
  exercise = await platform.plan(
    Array.from({ length: 3 }, (_, i) => ({ name: `Đội ${i + 1}` })),
    { timeFactor: FACTOR, settings: { captainApproval: true } },
  );
  excon = await connect('excon', { token: director });
  seats = await Promise.all([0, 1, 2, 1, 0].map((team, i) => sit(team, `Người ${i + 1}`)));
  await play();
  await cut(seats[1]!);
  await takeHint(seats[1]!);
  await seats[0]!.line.until(has('report-returned'));
});
afterAll(() => platform.stop());

const replays = new Map<string, Replayed>();
const audiences = (): string[] => ['excon', ...exercise.teams.map(({ id }) => `team:${id}`)];

describe('before END EX', () => {
  test('given a running drill, then there is nothing to replay yet', async () => {
    expect((await replay('excon')).status).toBe(409);
  });
});

describe('after END EX', () => {
  beforeAll(async () => {
    // the server ends and comes back: an outage; everybody connects anew
    await platform.restart();
    await open();
    await Promise.all(seats.map(act));
    await must({ type: 'end' });
    await excon.until(has('ended'));
    await seats[0]!.line.until(
      (event, payload) =>
        event === 'feed' && (payload as Feed).items.some((item) => item.type === 'phase-changed' && item.phase === 'ended'),
    );
    for (const as of audiences()) {
      const answer = await replay(as);
      if (answer.headers['content-encoding'] !== 'gzip') throw new Error(`${as}: ${answer.status}, not packed`);
      replays.set(as, readReplay(answer.body as string));
    }
  });

  test('the drill had everything in it that a replay could get wrong', () => {
    const types = new Set(replays.get('excon')!.feeds.flatMap(({ items }) => items.map(({ type }) => type)));
    const wanted =
      'paused resumed factor-set outage extended inject-delivered inject-seen inject-resent inject-created message report-recorded report-returned hint-taken answer-recorded action-proposed time-credited member-removed inject-assigned';
    expect(wanted.split(' ').filter((type) => !types.has(type as never))).toEqual([]);
    const credited = replays.get('excon')!.feeds.flatMap(({ items }) => items.filter((item) => 'creditedX' in item));
    expect(credited.length).toBeGreaterThan(0);
  });

  test('W2: every item that was sent is replayed under its number, byte for byte, and every view that was on screen comes back', () => {
    for (const as of audiences()) expect([as, differences(heard.get(as)!, replays.get(as)!)]).toEqual([as, []]);
  });

  test('C2, C3: the clock shows what it showed', () => {
    for (const as of audiences()) expect([as, wrongClocks(heard.get(as)!, replays.get(as)!.head.spans)]).toEqual([as, []]);
    const { spans } = replays.get('excon')!.head;
    expect(spans.some(({ outage }) => outage)).toBe(true);
    // what stood between two runs is told above; a busy machine may have had an outage more
    const phases = spans.filter(({ outage }) => !outage).map(({ phase }) => phase);
    expect(phases.filter((phase, i) => phase !== phases[i - 1])).toEqual(
      'planned ready running paused running paused running ended'.split(' '),
    );
  });

  test('its end is the live snapshot, whole', async () => {
    // taken up from the log anew, so that what came in the same millisecond stands in the log's order
    platform.app.drills.release();
    for (const as of audiences()) {
      const { head, feeds } = replays.get(as)!;
      const items = feeds.flatMap((feed) => feed.items);
      const live = await snapshot(director, as === 'excon' ? undefined : as.slice('team:'.length));
      // the snapshot's own cursor takes the place of the view's
      expect({ ...reduceAll(head.view, items), cursor: undefined }).toEqual(live);
    }
  });

  test('one item changed, left out or counted otherwise is noticed', () => {
    const as = `team:${seats[0]!.teamId}`;
    const { head, feeds } = replays.get(as)!;
    const at = feeds.findIndex(({ items }) => items.some(({ type }) => type === 'message'));
    const changed = feeds.map((feed, i) =>
      i === at ? { ...feed, items: feed.items.map((item) => (item.type === 'message' ? { ...item, text: `${item.text}.` } : item)) } : feed,
    );
    const without = feeds.map((feed, i) => (i === at ? { ...feed, seq: feed.seq - 1, items: feed.items.slice(1) } : feed));
    const shifted = feeds.map((feed, i) => (i >= at ? { ...feed, seq: feed.seq + 1 } : feed));
    for (const wrong of [changed, without, shifted]) expect(differences(heard.get(as)!, { head, feeds: wrong })).not.toEqual([]);
    const late = head.spans.map((span) => ({ ...span, fromX: span.fromX + 1000, toX: span.toX + 1000 }));
    expect(wrongClocks(heard.get(as)!, late)).not.toEqual([]);
  });

  test('who may see it: EXCON at once, a team its own once published, observers and other teams never', async () => {
    const [seat, other] = seats as [Seat, Seat];
    const own = `team:${seat.teamId}`;
    const statuses = async (token: string, ...as: string[]): Promise<number[]> =>
      (await Promise.all(as.map((each) => replay(each, token)))).map(({ status }) => status);
    expect(await statuses(await platform.as('evaluator'), 'excon', own)).toEqual([200, 200]);
    expect(await statuses(await platform.as('observer'), 'excon', own)).toEqual([403, 403]);
    expect(await statuses(director, 'team:none', 'all')).toEqual([404, 400]);
    expect(await statuses(seat.token, own)).toEqual([403]);
    expect((await platform.command(exercise, director, { type: 'publish' })).status).toBe(200);
    expect(await statuses(seat.token, own, `team:${other.teamId}`, 'excon')).toEqual([200, 403, 403]);
  });
});
