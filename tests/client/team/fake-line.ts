/** A line without a server: answers every command by folding what a server would have told, or queues it while cut. */
import type { Ack } from '../../../server/shared/commands.js';
import { reduceTeamAll } from '../../../server/shared/reduce-team.js';
import type { DeviceReport, Place } from '../../../server/shared/protocol.js';
import type { TeamItem, TeamView } from '../../../server/shared/views.js';
import type { Line } from '../../../client/src/consoles/team/desk.js';
import type { LinkState, Pending } from '../../../client/src/state/link.js';

type Command = { type: string } & Record<string, unknown>;

const word = (value: unknown): string => (typeof value === 'string' ? value : '');

export class FakeLine implements Line {
  state: LinkState<TeamView>;
  sent: Command[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly hearers = new Set<(items: TeamItem[]) => void>();
  private readonly me: string;
  private count = 0;

  constructor(view: TeamView, me: string, x: number, wall: number, cut = false) {
    this.me = me;
    this.state = {
      connection: cut ? 'cut' : 'online',
      cutSince: cut ? wall - 75_000 : null,
      refused: null,
      view,
      clock: { phase: view.phase, x, wall, factor: view.factor },
      offset: 0,
      presence: { [view.kit.team.id]: ['m1', 'm2'] },
      whereabouts: {},
      pending: [],
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

  /** What this device told of itself. */
  reported: DeviceReport[] = [];
  serverTime = (): Promise<number | null> => Promise.resolve(null);
  readonly report = (device: DeviceReport): void => void this.reported.push(device);
  /** Where the member said to be, latest last. */
  places: Place[] = [];
  readonly here = (change: { [K in keyof Place]?: Place[K] | undefined }): void => {
    const next = { ...this.places.at(-1), ...change };
    this.places.push(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as Place);
  };
  /** Nobody answers: a draft stays on this device. */
  readonly draftOpen = (): Promise<null> => Promise.resolve(null);
  readonly draftUpdate = (): Promise<null> => Promise.resolve(null);
  readonly onDraft = (): (() => void) => () => undefined;
  readonly onReconnect = (): (() => void) => () => undefined;

  set(change: Partial<LinkState<TeamView>>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  /** What a server would feed. */
  feed(...items: TeamItem[]): void {
    if (this.state.view) this.set({ view: reduceTeamAll(this.state.view, items) });
    for (const hearer of this.hearers) hearer(items);
  }

  async send(command: Command): Promise<Ack> {
    this.sent.push(command);
    const commandId = `cmd-${++this.count}`;
    const clock = this.state.clock;
    const at = { x: clock?.x ?? 0, wall: clock?.wall ?? 0 };
    if (this.state.connection !== 'online') {
      this.set({ pending: [...this.state.pending, { commandId, command, since: at.wall, status: 'queued' }] });
      return await new Promise(() => undefined);
    }
    const item = this.echo(command, commandId, at);
    if (item) this.feed(item);
    return { ok: true, id: commandId, at };
  }

  private echo(command: Command, commandId: string, at: TeamItem['at']): TeamItem | null {
    const base = { id: `e-${commandId}`, at, memberId: this.me, commandId };
    const inject = typeof command['inject'] === 'string' ? { inject: command['inject'] } : {};
    switch (command.type) {
      case 'seen':
        return { ...base, type: 'inject-seen', deliveryId: word(command['deliveryId']) };
      case 'confirm-receipt':
        return { ...base, type: 'receipt-confirmed', deliveryId: word(command['deliveryId']) };
      case 'act': {
        const { view } = this.state;
        const grave = view?.kit.actions.find(({ code }) => code === command['action'])?.grave;
        if (view?.kit.approval && grave && view.captain !== this.me)
          return { ...base, ...inject, type: 'action-proposed', action: word(command['action']), fields: command['fields'] as never };
        return {
          ...base,
          ...inject,
          type: 'action-recorded',
          action: word(command['action']),
          fields: (command['fields'] ?? {}) as never,
        };
      }
      case 'decide-proposal':
        return { ...base, type: 'proposal-decided', proposal: word(command['proposal']), yes: command['yes'] === true };
      case 'name-captain':
        return { ...base, type: 'captain-named', member: word(command['member']) };
      case 'answer':
        return {
          ...base,
          type: 'answer-recorded',
          inject: word(command['inject']),
          ask: word(command['ask']),
          value: command['value'] as never,
        };
      case 'file-report':
        return { ...base, ...inject, type: 'report-recorded', form: word(command['form']), fields: command['fields'] as never };
      case 'take-hint':
        return {
          ...base,
          type: 'hint',
          inject: word(command['inject']),
          hint: word(command['hint']),
          text: 'Xem nhật ký lúc 08:07.',
          en: { text: 'Look at the log at 08:07.' },
        };
      case 'assign':
        return {
          ...base,
          type: 'inject-assigned',
          deliveryId: word(command['inject']),
          member: typeof command['member'] === 'string' ? command['member'] : null,
        };
      case 'say':
        return { ...base, type: 'message', from: 'team', to: command['to'] as 'team', text: word(command['text']) };
      default:
        return null;
    }
  }

  refuse(command: Command, refusal: Pending['refusal']): void {
    this.set({
      pending: [
        ...this.state.pending,
        {
          commandId: `cmd-${++this.count}`,
          command,
          since: this.state.clock?.wall ?? 0,
          status: 'refused',
          ...(refusal ? { refusal } : {}),
        },
      ],
    });
  }

  dismiss(commandId: string): void {
    this.set({ pending: this.state.pending.filter((each) => each.commandId !== commandId) });
  }
}
