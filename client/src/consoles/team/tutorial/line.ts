/** A line that ends on this device: it answers as a server would, a moment later, and can be cut. Nothing leaves the page. */
import type { Ack } from '../../../../../server/shared/commands.js';
import { reduceTeamAll } from '../../../../../server/shared/reduce-team.js';
import type { TeamItem, TeamView } from '../../../../../server/shared/views.js';
import { freshId } from '../../../state/ids.js';
import { nothingYet, type LinkState } from '../../../state/link-state.js';
import type { Pending } from '../../../state/queue.js';
import type { Line } from '../desk.js';
import { SAMPLE } from './sample.js';

type Command = { type: string } & Record<string, unknown>;

/** ms between sending and the answer: long enough to be seen. */
const WAY = 900;
const word = (value: unknown): string => (typeof value === 'string' ? value : '');

export class SampleLine implements Line {
  private state: LinkState<TeamView>;
  private readonly listeners = new Set<() => void>();
  private readonly hearers = new Set<(items: TeamItem[]) => void>();
  private readonly answers = new Map<string, (ack: Ack) => void>();
  private readonly exconSays: string;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: TeamView, wall: number, exconSays: string) {
    this.exconSays = exconSays;
    this.state = {
      ...nothingYet,
      connection: 'online',
      view,
      clock: { phase: 'running', x: 0, wall, factor: 1 },
      presence: { [SAMPLE]: [SAMPLE] },
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): LinkState<TeamView> => this.state;
  readonly onItems = (listener: (items: TeamItem[]) => void): (() => void) => {
    this.hearers.add(listener);
    return () => this.hearers.delete(listener);
  };

  send(command: Command): Promise<Ack> {
    const commandId = freshId();
    const entry: Pending = { commandId, command: { ...command, commandId }, since: Date.now(), status: 'queued' };
    this.set({ pending: [...this.state.pending, entry] });
    const answer = new Promise<Ack>((resolve) => this.answers.set(commandId, resolve));
    this.flush();
    return answer;
  }
  dismiss(commandId: string): void {
    this.set({ pending: this.state.pending.filter((each) => each.commandId !== commandId) });
  }

  cut(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const pending = this.state.pending.map((each) => ({ ...each, status: 'queued' as const }));
    this.set({ connection: 'cut', cutSince: Date.now(), pending });
  }
  restore(): void {
    this.set({ connection: 'online', cutSince: null });
    this.flush();
  }
  close(): void {
    clearTimeout(this.timer);
    this.listeners.clear();
    this.hearers.clear();
  }

  /** Nobody measures, watches or writes along here. */
  readonly serverTime = (): Promise<null> => Promise.resolve(null);
  readonly report = (): void => undefined;
  readonly here = (): void => undefined;
  readonly draftOpen = (): Promise<null> => Promise.resolve(null);
  readonly draftUpdate = (): Promise<null> => Promise.resolve(null);
  readonly onDraft = (): (() => void) => () => undefined;
  readonly onReconnect = (): (() => void) => () => undefined;

  private set(change: Partial<LinkState<TeamView>>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  private feed(items: TeamItem[]): void {
    const { view } = this.state;
    if (view) this.set({ view: reduceTeamAll(view, items) });
    for (const hearer of this.hearers) hearer(items);
  }

  /** One at a time and in order, as over a real line. */
  private flush(): void {
    const next = this.state.pending.find(({ status }) => status === 'queued');
    if (this.timer !== undefined || !next || this.state.connection !== 'online') return;
    this.set({ pending: this.state.pending.map((each) => (each === next ? { ...each, status: 'sent' } : each)) });
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.settle(next);
      this.flush();
    }, WAY);
  }

  private settle({ commandId, command }: Pending): void {
    const now = Date.now();
    const at = { x: now - (this.state.clock?.wall ?? now), wall: now };
    const id = freshId();
    const said = this.told(command, { id, at, memberId: SAMPLE, commandId });
    this.dismiss(commandId);
    this.feed(said);
    this.answers.get(commandId)?.({ ok: true, id, at });
    this.answers.delete(commandId);
  }

  private told(command: Command, base: { id: string; at: TeamItem['at']; memberId: string; commandId: string }): TeamItem[] {
    switch (command.type) {
      case 'seen':
        return [{ ...base, type: 'inject-seen', deliveryId: word(command['deliveryId']) }];
      case 'act': {
        const inject = typeof command['inject'] === 'string' ? { inject: command['inject'] } : {};
        return [
          { ...base, ...inject, type: 'action-recorded', action: word(command['action']), fields: (command['fields'] ?? {}) as never },
        ];
      }
      case 'answer':
        return [
          {
            ...base,
            type: 'answer-recorded',
            inject: word(command['inject']),
            ask: word(command['ask']),
            value: command['value'] as never,
          },
        ];
      case 'assign':
        return [
          { ...base, type: 'inject-assigned', deliveryId: word(command['inject']), member: command['member'] === null ? null : SAMPLE },
        ];
      case 'say': {
        const to = command['to'] === 'excon' ? ('excon' as const) : ('team' as const);
        const mine: TeamItem = { ...base, type: 'message', from: 'team', to, text: word(command['text']) };
        if (to === 'team') return [mine];
        return [mine, { id: `${base.id}-reply`, at: base.at, type: 'message', from: 'excon', to: 'team', text: this.exconSays }];
      }
      default:
        return [];
    }
  }
}
