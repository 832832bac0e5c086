/** A8: what the log says of seats is carried out on seats and sessions, once, whatever fails or dies in between. */
import { expect, test } from '@jest/globals';
import type { Member, SeatStore } from '../../server/auth/ports.js';
import type { Sessions } from '../../server/auth/sessions.js';
import { silent } from '../../server/drills/logger.js';
import { createSeats, movedId, type Seats } from '../../server/seats.js';
import { settle } from '../support/virtual-clock.js';
import { director, running, type Stage } from './host.js';
import { plan } from './plan.js';

const seat = (id: string, teamId: string): Member => ({ id, name: `Người ${id}`, exerciseId: 'x1', teamId, active: true, joinedAt: 1 });

/** Seats and what was asked of sessions; `fails` calls are lost first. */
function desk(room: Stage, members: Map<string, Member>, fails = 0): { seats: Seats; told: string[]; joined: string[] } {
  const told: string[] = [];
  const joined: string[] = [];
  let left = fails;
  const store = {
    byId: async (id: string) => {
      if (left-- > 0) throw new Error('the database is away');
      const found = members.get(id);
      return found ? { ...found, team: '', exercise: '' } : null;
    },
    ensure: async (member: Member) => {
      if (!members.has(member.id)) members.set(member.id, member);
      return members.get(member.id)!;
    },
    setActive: async (id: string, active: boolean) => void members.set(id, { ...members.get(id)!, active }),
  } as unknown as SeatStore;
  const sessions = {
    expel: async (subject: string) => void told.push(`expel ${subject}`),
    readmit: async (subject: string) => void told.push(`readmit ${subject}`),
    reseat: async (from: string, { subject, seat: at }: { subject: string; seat: { teamId: string } }) =>
      void told.push(`${from} → ${subject} in ${at.teamId}`),
  } as unknown as Sessions;
  const seats = createSeats({ seats: store, sessions, joined: ({ id }) => joined.push(id), clock: room.clock, logger: silent });
  return { seats, told, joined };
}

async function begin(): Promise<{ room: Stage; members: Map<string, Member> }> {
  const room = await running(plan(2));
  const members = new Map(['a', 'b'].map((id) => [id, seat(id, 't1')]));
  room.drill.setMembers('t1', [...members.values()]);
  return { room, members };
}

test('A8 given a process that died after the record, then the next one carries it out, and a third changes nothing more', async () => {
  const { room, members } = await begin();
  await room.send(director, { type: 'remove-member', team: 't1', member: 'a', to: 't2', reason: 'Đúng đội' });
  await room.send(director, { type: 'remove-member', team: 't1', member: 'b', reason: 'Nhầm đội' });
  const [moved] = room.drill.worldEvents()['w1']!.filter((event) => event.type === 'member-removed');
  const there = movedId(moved!.id);
  room.drill.setMembers('t2', [seat(there, 't2')]);

  const after = await room.crash();
  const first = desk(after, members);
  await first.seats.adopt(after.drill);
  expect(first.told).toEqual([`seat:a → seat:${there} in t2`, 'expel seat:b']);
  expect([...members.values()].map(({ id, teamId, active }) => [id, teamId, active])).toEqual([
    ['a', 't1', false],
    ['b', 't1', false],
    [there, 't2', true],
  ]);
  const before = structuredClone(members);
  const again = desk(after, members);
  await again.seats.adopt(after.drill);
  await again.seats.adopt(after.drill);
  expect(members).toEqual(before);
  expect(again.joined).toEqual([there]);
});

test('A8 given the database is away when the record is told, then it is tried on until it is done, in the order of the log', async () => {
  const { room, members } = await begin();
  const { seats, told } = desk(room, members, 3);
  await seats.adopt(room.drill);
  await room.send(director, { type: 'remove-member', team: 't1', member: 'b', reason: 'Nhầm đội' });
  await room.send(director, { type: 'restore-member', team: 't1', member: 'b' });
  expect(told).toEqual([]);
  for (let n = 0; n < 3; n++) {
    // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
    await room.clock.pass(2000);
    // oxlint-disable-next-line no-await-in-loop
    await settle();
  }
  expect(told).toEqual(['expel seat:b', 'readmit seat:b']);
  expect(members.get('b')?.active).toBe(true);
});

test('A8 given who was moved and then removed over there, then both hold after a restart', async () => {
  const { room, members } = await begin();
  const first = desk(room, members);
  await first.seats.adopt(room.drill);
  await room.send(director, { type: 'remove-member', team: 't1', member: 'a', to: 't2', reason: 'Đúng đội' });
  await settle();
  const [there] = first.joined;
  room.drill.setMembers('t2', [seat(there!, 't2')]);
  room.clock.setWall(room.clock.wall() + 1);
  await room.send(director, { type: 'remove-member', team: 't2', member: there!, reason: 'Không tham gia' });
  await settle();
  const after = await room.crash();
  await desk(after, members).seats.adopt(after.drill);
  expect([...members.values()].map(({ active }) => active)).toEqual([false, true, false]);
});
