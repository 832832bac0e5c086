/**
 * EXCON's view from the feeds of every world and of `control`, on the server and in the browser alike: the matrix
 * (I7), systems, penalties, messages, the latest acts. Pure; an item whose number was folded before changes nothing.
 * No zod behind these imports: but for one constant they are types only.
 */
import { actedOn, actKey } from './acts.js';
import type { CopiedType } from './events.js';
import { FEED_KEPT, type Cell, type CellState, type ExconItem, type ExconView, type MselRow } from './views.js';

type Draft = { -readonly [K in keyof ExconView]: ExconView[K] };
/** Objects that this batch has copied already and may write to. */
type Fresh = WeakSet<object>;

const COPY: Record<CopiedType, true> = {
  readied: true,
  started: true,
  paused: true,
  resumed: true,
  'factor-set': true,
  outage: true,
  ended: true,
  cancelled: true,
  'board-opened': true,
  published: true,
  extended: true,
};

/** A copy that may be written to, made once per batch. */
function own<T extends object>(fresh: Fresh, value: T | undefined): T {
  if (value && fresh.has(value)) return value;
  const copy = { ...value } as T;
  fresh.add(copy);
  return copy;
}

function ownList<T>(fresh: Fresh, list: T[]): T[] {
  if (fresh.has(list)) return list;
  const copy = [...list];
  fresh.add(copy);
  return copy;
}

/** `world:<exercise>:<world>` → the world's id. */
const worldOf = (stream: string): string => stream.slice(stream.indexOf(':', 'world:'.length) + 1);

/** I7: how a delivered cell stands, the worst first, from what is owed and what was seen and done. */
export function cellState(cell: Pick<Cell, 'owed' | 'seenX'> & { acted?: boolean }): CellState {
  const owed = Object.values(cell.owed);
  if (owed.includes('missed')) return 'missed';
  if (owed.length > 0 && !owed.includes('open')) return owed.includes('late') ? 'late' : 'met';
  if (cell.acted || owed.some((each) => each !== 'open')) return 'answered';
  return cell.seenX === undefined ? 'delivered' : 'seen';
}

type Fold = { view: Draft; fresh: Fresh };

function editCell({ view, fresh }: Fold, teamId: string, inject: string, edit: (cell: Cell) => Cell): void {
  const before = view.cells[teamId]?.[inject];
  if (!before) return;
  const edited = edit(before);
  const acted = before.state === 'answered' || edited.state === 'answered';
  view.cells = own(fresh, view.cells);
  const row = (view.cells[teamId] = own(fresh, view.cells[teamId]));
  row[inject] = { ...edited, state: cellState({ ...edited, acted }) };
}

function setOwed(fold: Fold, teamId: string, inject: string, id: string, state: Cell['owed'][string]): void {
  editCell(fold, teamId, inject, (cell) => {
    if (state === 'missed' && cell.owed[id] !== 'open') return cell;
    return { ...cell, owed: { ...cell.owed, [id]: state } };
  });
}

function setPending({ view, fresh }: Fold, stream: string, inject: string, change: Partial<ExconView['pending'][string][string]>): void {
  const worldId = worldOf(stream);
  view.pending = own(fresh, view.pending);
  const row = (view.pending[worldId] = own(fresh, view.pending[worldId]));
  row[inject] = { ...(row[inject] ?? { state: 'waiting' }), ...change };
}

function addRow({ view, fresh }: Fold, row: MselRow): void {
  if (view.msel.some((each) => each.id === row.id)) return;
  view.msel = ownList(fresh, view.msel);
  view.msel.push(row);
}

type Item<T extends ExconItem['type']> = Extract<ExconItem, { type: T }>;

function create(fold: Fold, item: Item<'inject-created'>): void {
  setPending(fold, item.stream, item.inject, { state: 'waiting' });
  if (item.adhoc) {
    const { title, channel, from, expects, check } = item.adhoc;
    addRow(fold, {
      id: item.inject,
      number: '+',
      type: 'event',
      title,
      channel,
      from,
      to: [],
      conditional: false,
      manual: true,
      confirm: false,
      expects: expects.map(({ id, action, target, max, points, quality }) => ({
        id,
        action,
        target,
        max,
        points,
        quality: quality ?? false,
      })),
      asks: [],
      points: expects.reduce((sum, expect) => sum + expect.points, 0),
      adhoc: true,
      ...(check && { check: true as const }),
    });
    return;
  }
  const source = fold.view.msel.find((row) => row.id === item.source);
  if (source) {
    const { at: _at, ...rest } = source;
    addRow(fold, { ...rest, id: item.inject, number: `${source.number}*`, conditional: true, source: source.id });
  }
}

function deliver({ view, fresh }: Fold, item: Item<'inject-delivered'>): void {
  if (view.cells[item.teamId]?.[item.inject]?.deliveryId === item.deliveryId) return;
  const asks = view.msel.find((row) => row.id === item.inject)?.asks ?? [];
  const owed: Cell['owed'] = {};
  for (const id of [...item.expects, ...asks.map((ask) => ask.id)]) owed[id] = 'open';
  view.cells = own(fresh, view.cells);
  const row = (view.cells[item.teamId] = own(fresh, view.cells[item.teamId]));
  row[item.inject] = {
    state: 'delivered',
    deliveryId: item.deliveryId,
    deliveredX: item.at.x,
    recordedX: item.recordedX,
    owed,
    variant: item.variant,
  };
}

function act(fold: Fold, item: Item<'action-recorded' | 'report-recorded'>): void {
  if (item.inject !== undefined) editCell(fold, item.teamId, item.inject, answered);
  if (!item.serves) return;
  editCell(fold, item.teamId, item.serves.inject, answered);
  setOwed(fold, item.teamId, item.serves.inject, item.serves.expect, item.serves.late ? 'late' : 'met');
}
const answered = (cell: Cell): Cell => ({ ...cell, state: 'answered' });

/** Phase, factor and board follow the `control` stream alone; the worlds' copies of it tell EXCON nothing new. */
function control(view: Draft, item: ExconItem): void {
  switch (item.type) {
    case 'readied':
      view.phase = 'ready';
      break;
    case 'started':
      view.phase = 'running';
      view.factor = item.factor;
      delete view.missedStart;
      break;
    case 'resumed':
      view.phase = 'running';
      delete view.notice;
      break;
    case 'paused':
      view.phase = 'paused';
      view.notice = { ...(item.reason !== undefined && { reason: item.reason }), realIncident: item.realIncident, at: item.at };
      break;
    case 'factor-set':
      view.factor = item.factor;
      break;
    case 'ended':
    case 'cancelled':
      view.phase = item.type;
      delete view.notice;
      delete view.missedStart;
      break;
    case 'published':
      view.phase = 'published';
      view.board = { open: true, published: true };
      delete view.missedStart;
      break;
    case 'board-opened':
      view.board = {
        open: item.open,
        published: view.board.published,
        ...(item.frozen && { frozen: true, frozenAt: item.at }),
      };
      break;
    case 'extended':
      view.durationMs = item.duration;
      break;
    case 'lead-changed':
      view.lead = item.lead;
      break;
    case 'start-missed':
      view.missedStart = { dueWall: item.dueWall, choice: item.choice };
      break;
    default:
  }
}

function setCaptain(view: Draft, teamId: string, member: string | null): void {
  const { [teamId]: _, ...others } = view.captains ?? {};
  view.captains = member === null ? others : { ...others, [teamId]: member };
}

function world(fold: Fold, item: ExconItem): void {
  const { view, fresh } = fold;
  switch (item.type) {
    case 'inject-created':
      return create(fold, item);
    case 'inject-delivered':
      return deliver(fold, item);
    case 'inject-latched':
    case 'inject-rescheduled':
      return setPending(fold, item.stream, item.inject, { dueX: item.dueX });
    case 'inject-asked':
      return setPending(fold, item.stream, item.inject, { state: 'asked' });
    case 'inject-held':
      return setPending(fold, item.stream, item.inject, { state: 'held' });
    case 'inject-unheld':
      return setPending(fold, item.stream, item.inject, { state: 'waiting' });
    case 'inject-skipped':
      return setPending(fold, item.stream, item.inject, { state: 'skipped' });
    case 'inject-not-needed':
      return setPending(fold, item.stream, item.inject, { state: 'not-needed' });
    case 'inject-seen':
      return editCell(fold, item.teamId, item.inject, (cell) => ({ ...cell, seenX: cell.seenX ?? item.at.x }));
    case 'action-recorded':
    case 'report-recorded':
      return act(fold, item);
    case 'early-served':
      return setOwed(fold, item.teamId, item.serves.inject, item.serves.expect, 'met');
    case 'answer-recorded':
      editCell(fold, item.teamId, item.inject, answered);
      // An observer's copy does not tell which question it was.
      if (item.ask !== '') setOwed(fold, item.teamId, item.inject, item.ask, item.late ? 'late' : 'met');
      return;
    case 'max-passed': {
      const id = item.expect ?? item.ask;
      if (id !== undefined) setOwed(fold, item.teamId, item.inject, id, 'missed');
      return;
    }
    case 'report-returned':
      return setOwed(fold, item.teamId, item.inject, item.expect, 'open');
    case 'system-changed': {
      const worldId = worldOf(item.stream);
      view.systems = own(fresh, view.systems);
      const row = (view.systems[worldId] = own(fresh, view.systems[worldId]));
      row[item.system] = item.state;
      return;
    }
    case 'penalty-charged': {
      const codes = view.penalties[item.teamId] ?? [];
      if (!codes.includes(item.code)) view.penalties = { ...view.penalties, [item.teamId]: [...codes, item.code] };
      return;
    }
    case 'receipt-confirmed':
      return editCell(fold, item.teamId, item.inject, (cell) => ({ ...answered(cell), confirmedX: cell.confirmedX ?? item.at.x }));
    case 'time-credited': {
      const { ms, inject, reason, at, by } = item;
      const credit = {
        ms,
        ...(inject !== undefined && { inject }),
        ...(reason !== undefined && { reason }),
        at,
        ...(by !== undefined && { by }),
      };
      view.credits = { ...view.credits, [item.teamId]: [...(view.credits[item.teamId] ?? []), credit] };
      return;
    }
    case 'member-removed': {
      const members = view.removed[item.teamId] ?? [];
      if (!members.includes(item.member)) view.removed = { ...view.removed, [item.teamId]: [...members, item.member] };
      if (view.captains?.[item.teamId] === item.member) setCaptain(view, item.teamId, null);
      return;
    }
    case 'member-restored':
      view.removed = { ...view.removed, [item.teamId]: (view.removed[item.teamId] ?? []).filter((id) => id !== item.member) };
      return;
    case 'captain-named':
      return setCaptain(view, item.teamId, item.member);
    case 'outcome-set':
      view.outcomes = { ...view.outcomes, [worldOf(item.stream)]: item.outcome };
      return;
    case 'message':
      // What a team says among itself is not a line to EXCON.
      if (item.to !== 'team') {
        view.messages = ownList(fresh, view.messages);
        view.messages.push(item);
      }
      return;
    default:
  }
}

/** Counts what EXCON did about something; the same command in another world is the same act. */
function addAct({ view, fresh }: Fold, item: ExconItem): void {
  const target = actedOn(item, item.stream.startsWith('control:'));
  if (target === null) return;
  const { by = '', commandId = '' } = item;
  const had = view.acts[target] ?? [];
  if (had.some((act) => actKey(act.by, act.commandId) === actKey(by, commandId))) return;
  view.acts = own(fresh, view.acts);
  const acts = (view.acts[target] = ownList(fresh, had));
  const reason = 'reason' in item ? item.reason : undefined;
  acts.push({ commandId, by, type: item.type, at: item.at, ...(reason !== undefined && { reason }) });
}

/** The view after a page of items, copying each level once: 640 teams × 40 injects fold in a fraction of a second. */
export function reduceExconAll(view: ExconView, items: readonly ExconItem[]): ExconView {
  const fresh: Fresh = new WeakSet();
  const fold: Fold = { view: { ...view }, fresh };
  const acts: ExconItem[] = [];
  let changed = false;
  for (const item of items) {
    if (item.seq <= (fold.view.cursor?.[item.stream] ?? 0)) continue;
    changed = true;
    const cursor = (fold.view.cursor = own(fresh, fold.view.cursor));
    cursor[item.stream] = item.seq;
    if (item.row) addRow(fold, item.row);
    addAct(fold, item);
    if (item.stream.startsWith('control:')) control(fold.view, item);
    else world(fold, item);
    if (item.stream.startsWith('control:') || !Object.hasOwn(COPY, item.type)) acts.push(item);
  }
  if (!changed) return view;
  if (acts.length > 0) fold.view.feed = [...acts.toReversed(), ...view.feed].slice(0, FEED_KEPT);
  return fold.view;
}

/** The view after one more item. */
export const reduceExcon = (view: ExconView, item: ExconItem): ExconView => reduceExconAll(view, [item]);

/**
 * One cell of the matrix: as delivered, else as it waits in the team's world; null when the inject is not for this
 * team (another part's, or an instance that its world never had).
 */
export function cellOf(view: ExconView, team: { id: string; worldId: string; parts: readonly string[] }, row: MselRow): Cell | null {
  const cell = view.cells[team.id]?.[row.id];
  if (cell) return cell;
  const pending = view.pending[team.worldId]?.[row.id];
  if (row.adhoc || !row.to.some((part) => team.parts.includes(part))) return null;
  if (row.source !== undefined && !pending) return null;
  const dueX = pending?.dueX ?? row.at;
  return { state: pending?.state ?? 'waiting', owed: {}, ...(dueX !== undefined && { dueX }) };
}
