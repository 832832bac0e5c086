/**
 * One simulated agency: its members' own sockets, and a head that knows the scenario. It hears of its injects like
 * everybody, by its own feed; what is expected it learns from the troupe, which plays with EXCON's knowledge.
 */
import { io, type Socket } from 'socket.io-client';
import type { Ack } from '../shared/commands.js';
import type { Definition, InjectDef } from '../engine/definition.js';
import type { ClientToServer, ClockView, Hello, ServerToClient } from '../shared/protocol.js';
import type { InjectView, TeamItem, TeamView } from '../shared/views.js';
import { answerTo, fillIn, type FillIn } from './fill.js';
import { momentOf, type Skill } from './skill.js';

type Line = Socket<ServerToClient, ClientToServer>;

export interface PlayerOptions {
  url: string;
  exerciseId: string;
  teamId: string;
  /** One access token per member. */
  tokens: string[];
  definition: Definition;
  skill: Skill;
  random: () => number;
  /** Epoch ms. */
  wall: () => number;
  newId: () => string;
  /** Tells how a command was answered. */
  told: (type: string, ack: Ack) => void;
}

/** Something to be done at a drill time. */
interface Deed {
  x: number;
  send: () => void;
}

export class Player {
  private readonly options: PlayerOptions;
  private readonly lines: Line[];
  private clock: ClockView | null = null;
  private deeds: Deed[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly known = new Set<string>();

  constructor(options: PlayerOptions) {
    this.options = options;
    this.lines = options.tokens.map((token) =>
      io(options.url, { transports: ['websocket'], auth: { token, exerciseId: options.exerciseId }, forceNew: true, autoConnect: false }),
    );
    const [head] = this.lines;
    head?.on('hello', (hello: Hello) => {
      this.hear(hello.clock);
      for (const one of (hello.snapshot as TeamView | undefined)?.injects ?? []) if (!one.confirmed) this.confirm(one.inject);
    });
    head?.on('clock', (clock) => this.hear(clock));
    head?.on('feed', (feed) => {
      for (const item of feed.items as TeamItem[]) if (item.type === 'inject-delivered') this.confirm(item.inject);
    });
    // a device of today, its clock in step with the server's
    for (const line of this.lines) line.on('hello', () => line.emit('device', { offset: 0, sound: 'heard' }));
  }

  /** Says that a communication check has arrived; every other inject is answered by `receive`. */
  private confirm({ id, check }: InjectView): void {
    const [head] = this.lines;
    if (check !== true || !head) return;
    void this.perform(head, { commandId: this.options.newId(), type: 'confirm-receipt', deliveryId: id }, 3);
  }

  /** Resolves when every member has its place. */
  async connect(): Promise<void> {
    await Promise.all(
      this.lines.map(
        (line) =>
          new Promise<void>((resolve, reject) => {
            line.once('hello', () => resolve());
            line.once('connect_error', reject);
            line.connect();
          }),
      ),
    );
  }

  private hear(clock: ClockView): void {
    this.clock = clock;
    this.wind();
  }

  /** Drill ms now, as this client reckons it. */
  private x(): number {
    const { clock } = this;
    if (!clock) return 0;
    return clock.phase === 'running' ? clock.x + (this.options.wall() - clock.wall) * clock.factor : clock.x;
  }

  /** An inject has come to this team: plan what will be done about it. `recordedX` starts the team's clock (I8). */
  receive(inject: InjectDef, deliveryId: string, recordedX: number): void {
    if (this.known.has(deliveryId)) return;
    this.known.add(deliveryId);
    const { random, skill, definition } = this.options;
    const hand: FillIn = { random, skill, wall: this.options.wall() };
    const share = (): number => skill.from + random() * (skill.to - skill.from);
    this.plan(recordedX + 20_000 + random() * 60_000, { type: 'seen', deliveryId });
    for (const expect of inject.expects) {
      if (random() < skill.forgets) continue;
      const action = definition.actions[expect.action];
      if (!action) continue;
      const x = recordedX + momentOf(share(), expect.target, expect.max);
      const form = action.form === undefined ? undefined : definition.forms[action.form];
      if (form) this.plan(x, { type: 'file-report', form: form.id, inject: deliveryId, fields: fillIn(form.fields, hand) });
      else this.plan(x, { type: 'act', action: action.wire, inject: deliveryId, fields: fillIn(action.fields, hand) });
    }
    for (const ask of inject.asks) {
      if (random() < skill.forgets) continue;
      this.plan(recordedX + momentOf(share(), ask.target, ask.max), {
        type: 'answer',
        inject: deliveryId,
        ask: ask.id,
        value: answerTo(ask, hand),
      });
    }
    if (random() < skill.tempted) this.slip(recordedX, deliveryId);
    if (random() < 0.15) {
      this.plan(recordedX + 90_000, { type: 'say', to: 'team', text: 'Tôi nhận phần này, các đồng chí theo dõi tiếp.' });
    }
  }

  private slip(recordedX: number, deliveryId: string): void {
    const { definition, random } = this.options;
    const harmful = definition.offered.map((code) => definition.actions[code]).filter((action) => action?.harmful);
    const action = harmful[Math.floor(random() * harmful.length)];
    if (action) this.plan(recordedX + 120_000 + random() * 240_000, { type: 'act', action: action.wire, inject: deliveryId, fields: {} });
  }

  private plan(x: number, command: { type: string } & Record<string, unknown>): void {
    const { newId, random } = this.options;
    const line = this.lines[Math.floor(random() * this.lines.length)];
    if (!line) return;
    const full = { ...command, commandId: newId() };
    this.deeds.push({ x, send: () => void this.perform(line, full, 3) });
    this.deeds.sort((a, b) => a.x - b.x);
    this.wind();
  }

  /** Sent again with the same id when no answer came. */
  private async perform(line: Line, command: { type: string } & Record<string, unknown>, tries: number): Promise<void> {
    try {
      const ack = await line.timeout(8000).emitWithAck('command', command);
      this.options.told(command.type, ack);
    } catch {
      if (tries > 1) await this.perform(line, command, tries - 1);
    }
  }

  /** One timer for the next deed; a pause or a new factor winds it anew. */
  private wind(): void {
    clearTimeout(this.timer);
    const [next] = this.deeds;
    if (!next || !this.clock || this.clock.phase !== 'running') return;
    const wait = Math.max(0, (next.x - this.x()) / this.clock.factor);
    this.timer = setTimeout(
      () => {
        while (this.deeds[0] && this.deeds[0].x <= this.x() + 1) this.deeds.shift()?.send();
        this.wind();
      },
      Math.min(wait, 60_000),
    );
  }

  close(): void {
    clearTimeout(this.timer);
    for (const line of this.lines) line.disconnect();
  }
}
