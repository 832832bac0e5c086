/** Simulated agencies over real sockets against any server: seats taken with the join codes, injects answered by skill. */
import { io, type Socket } from 'socket.io-client';
import type { Definition, InjectDef } from '../engine/definition.js';
import type { Ack } from '../shared/commands.js';
import type { ClientToServer, ClockView, ServerToClient } from '../shared/protocol.js';
import type { ExconItem, ExconView } from '../shared/views.js';
import { takeSeat, type Api, type Exercise } from './api.js';
import { Player } from './player.js';
import { chance, DEAL, type Skill } from './skill.js';

export interface TroupeOptions {
  url: string;
  api: Api;
  exercise: Exercise;
  definition: Definition;
  /** Teams to play, in the order of the plan. */
  teams: Exercise['teams'];
  members: number;
  /** Skill of the n-th team; default: dealt in turn. */
  skillOf?: (index: number) => Skill;
  seed: number;
  wall: () => number;
  newId: () => string;
}

export interface TroupeCounts {
  delivered: number;
  recorded: number;
  refused: number;
  /** By code. */
  refusals: Record<string, number>;
}

export interface Troupe {
  counts: TroupeCounts;
  clock(): ClockView | null;
  skills: { team: string; skill: Skill }[];
  /** Every item of EXCON's feed, for a terminal that tells the story. */
  onItem(listener: (item: ExconItem) => void): void;
  /** Resolves at END EX or when the drill is cancelled. */
  ended: Promise<void>;
  close(): void;
}

const NAMES = ['Nguyễn An', 'Trần Bình', 'Lê Chi', 'Phạm Dũng', 'Hoàng Giang', 'Vũ Hà', 'Đặng Khoa', 'Bùi Linh'];
const ROLES = ['Đội trưởng', 'Cán bộ ứng cứu sự cố', 'Quản trị hệ thống', 'Phụ trách truyền thông'];

/** Everybody seated and connected when it resolves; they play as soon as the drill runs. */
export async function startTroupe(options: TroupeOptions): Promise<Troupe> {
  const { url, api, exercise, definition, seed, newId, wall } = options;
  const counts: TroupeCounts = { delivered: 0, recorded: 0, refused: 0, refusals: {} };
  const told = (_type: string, ack: Ack): void => {
    if (ack.ok) counts.recorded += 1;
    else {
      counts.refused += 1;
      counts.refusals[ack.code] = (counts.refusals[ack.code] ?? 0) + 1;
    }
  };
  const skills: Troupe['skills'] = [];
  const players = new Map<string, Player>();
  for (const [index, team] of options.teams.entries()) {
    const skill = options.skillOf?.(index) ?? DEAL[index % DEAL.length] ?? DEAL[0];
    if (!skill || !team.joinCode) continue;
    const tokens: string[] = [];
    for (let member = 0; member < options.members; member += 1) {
      const name = NAMES[(index + member) % NAMES.length] ?? 'Thành viên';
      tokens.push(await takeSeat(url, team.joinCode, `${name} (mô phỏng)`, ROLES[member % ROLES.length] ?? ''));
    }
    const player = new Player({
      url,
      exerciseId: exercise.id,
      teamId: team.id,
      tokens,
      definition,
      skill,
      random: chance(seed + index * 7919),
      wall,
      newId,
      told,
    });
    players.set(team.id, player);
    skills.push({ team: team.name, skill });
  }
  await Promise.all([...players.values()].map((player) => player.connect()));
  const stage = await openStage({ url, token: api.token(), exerciseId: exercise.id, definition, players, counts });
  return {
    counts,
    skills,
    clock: stage.clock,
    onItem: stage.onItem,
    ended: stage.ended,
    close() {
      stage.close();
      for (const player of players.values()) player.close();
    },
  };
}

interface StageOptions {
  url: string;
  token: string;
  exerciseId: string;
  definition: Definition;
  players: Map<string, Player>;
  counts: TroupeCounts;
}

/** EXCON's line: who has received which inject, which teams themselves are never told. */
async function openStage({ url, token, exerciseId, definition, players, counts }: StageOptions) {
  const line: Socket<ServerToClient, ClientToServer> = io(url, { transports: ['websocket'], auth: { token, exerciseId }, forceNew: true });
  const injects = new Map<string, InjectDef>(definition.injects.map((inject) => [inject.id, inject]));
  const listeners: ((item: ExconItem) => void)[] = [];
  let clock: ClockView | null = null;
  let finish: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const delivered = (teamId: string, inject: string, deliveryId: string, recordedX: number): void => {
    counts.delivered += 1;
    const known = injects.get(inject);
    if (known) players.get(teamId)?.receive(known, deliveryId, recordedX);
  };
  line.on('hello', (hello) => {
    clock = hello.clock;
    const view = hello.snapshot as ExconView | undefined;
    for (const [teamId, cells] of Object.entries(view?.cells ?? {}))
      for (const [inject, cell] of Object.entries(cells))
        if (cell.deliveryId) delivered(teamId, inject, cell.deliveryId, cell.recordedX ?? 0);
    if (clock.phase === 'ended' || clock.phase === 'published' || clock.phase === 'cancelled') finish();
  });
  line.on('clock', (now) => {
    clock = now;
    if (now.phase === 'ended' || now.phase === 'cancelled') finish();
  });
  line.on('feed', (feed) => {
    for (const item of feed.items as ExconItem[]) {
      if (item.type === 'inject-created' && item.source !== undefined) {
        const source = injects.get(item.source);
        if (source) injects.set(item.inject, source);
      }
      if (item.type === 'inject-delivered') delivered(item.teamId, item.inject, item.deliveryId, item.recordedX);
      for (const listener of listeners) listener(item);
    }
  });
  await new Promise<void>((resolve, reject) => {
    line.once('hello', () => resolve());
    line.once('connect_error', reject);
  });
  return {
    ended,
    clock: () => clock,
    onItem: (listener: (item: ExconItem) => void) => void listeners.push(listener),
    close: () => line.disconnect(),
  };
}
