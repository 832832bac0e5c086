/**
 * The team's own log as rows, newest first: what was recorded, what is on its way, what was refused, proposals and what the
 * captain said, the turns of the drill, and quieter things (seats, who works on what, systems).
 */
import type { FieldValues } from '../../../../server/shared/events.js';
import type {
  TeamAssignment,
  TeamCaptaincy,
  TeamCredit,
  TeamDeed,
  TeamPhase,
  TeamProposal,
  TeamSeatChange,
  TeamView,
} from '../../../../server/shared/views.js';
import type { Pending } from '../../state/link.js';

interface Recorded {
  key: string;
  x: number;
  wall: number;
}
export type Row =
  | (Recorded & { kind: 'deed'; deed: TeamDeed })
  | (Recorded & { kind: 'phase'; phase: TeamPhase })
  | (Recorded & { kind: 'proposal'; proposal: TeamProposal })
  /** The captain's no, or the author's withdrawal; a yes stands in the action that it made. */
  | (Recorded & { kind: 'declined'; proposal: TeamProposal; decided: NonNullable<TeamProposal['decided']> })
  | (Recorded & { kind: 'captain'; captaincy: TeamCaptaincy })
  | (Recorded & { kind: 'seat'; change: TeamSeatChange })
  | (Recorded & { kind: 'assigned'; assignment: TeamAssignment })
  | (Recorded & { kind: 'credit'; credit: TeamCredit })
  | (Recorded & { kind: 'system'; system: string; state: string })
  /** `wall` is the member's own time on this device. */
  | { kind: 'pending'; key: string; x: null; wall: number; pending: Pending };

/** Commands that a log speaks of; the others have their own places. */
const LOGGED = new Set(['act', 'answer', 'file-report', 'take-hint', 'decide-proposal', 'name-captain', 'assign']);

const at = ({ id, at: { x, wall } }: { id: string; at: { x: number; wall: number } }): Recorded => ({ key: id, x, wall });

/** What was recorded, newest first. */
export function recordedRows(view: TeamView): Row[] {
  const proposals = view.proposals ?? [];
  const rows: Row[] = [
    ...view.deeds.map((deed): Row => ({ kind: 'deed', ...at(deed), deed })),
    ...(view.phases ?? []).map((phase): Row => ({ kind: 'phase', ...at(phase), phase })),
    ...proposals.map((proposal): Row => ({ kind: 'proposal', ...at(proposal), proposal })),
    ...proposals.flatMap((proposal): Row[] =>
      proposal.decided && !proposal.decided.yes ? [{ kind: 'declined', ...at(proposal.decided), proposal, decided: proposal.decided }] : [],
    ),
    ...(view.captaincies ?? []).map((captaincy): Row => ({ kind: 'captain', ...at(captaincy), captaincy })),
    ...(view.seatChanges ?? []).map((change): Row => ({ kind: 'seat', ...at(change), change })),
    ...(view.assignments ?? []).map((assignment): Row => ({ kind: 'assigned', ...at(assignment), assignment })),
    ...(view.credits ?? []).map((credit): Row => ({ kind: 'credit', ...at(credit), credit })),
    ...view.systems.flatMap((system) =>
      (system.changes ?? []).map((change): Row => ({ kind: 'system', ...at(change), system: system.id, state: change.state })),
    ),
  ];
  // lists are each in order: among equal times the later in its list is the newer
  return rows
    .map((row, index) => ({ row, index }))
    .toSorted((a, b) => b.row.wall - a.row.wall || b.index - a.index)
    .map(({ row }) => row);
}

/** Command ids that have become something recorded: a command still listed as on its way must not stand there twice. */
function landed(view: TeamView): Set<string> {
  const all = [
    ...view.deeds,
    ...(view.proposals ?? []),
    ...(view.proposals ?? []).flatMap(({ decided }) => (decided ? [decided] : [])),
    ...(view.captaincies ?? []),
    ...(view.assignments ?? []),
  ];
  return new Set(all.flatMap((each) => ('commandId' in each && each.commandId !== undefined ? [each.commandId] : [])));
}

/** What is on its way or was refused, newest first. */
export function pendingRows(view: TeamView, pending: readonly Pending[]): Row[] {
  const logged = pending.filter((each) => LOGGED.has(each.command.type));
  if (logged.length === 0) return [];
  const known = landed(view);
  return logged
    .filter((each) => !known.has(each.commandId))
    .map((each): Row => ({ kind: 'pending', key: each.commandId, x: null, wall: each.since, pending: each }))
    .toReversed();
}

export const journalOf = (view: TeamView, pending: readonly Pending[]): Row[] => [...pendingRows(view, pending), ...recordedRows(view)];

/** Kinds by which the log is filtered; `all` leaves out the systems, which have a board of their own. */
export const KINDS = ['all', 'acts', 'reports', 'answers', 'proposals', 'team', 'drill', 'systems'] as const;
export type Kind = (typeof KINDS)[number];

const COMMAND_KIND: Record<string, Kind> = {
  act: 'acts',
  'file-report': 'reports',
  answer: 'answers',
  'take-hint': 'answers',
  'decide-proposal': 'proposals',
};

export function kindOf(row: Row): Kind {
  switch (row.kind) {
    case 'deed':
      if (row.deed.type === 'action-recorded') return 'acts';
      return row.deed.type === 'answer-recorded' || row.deed.type === 'hint' ? 'answers' : 'reports';
    case 'proposal':
    case 'declined':
      return 'proposals';
    case 'captain':
    case 'seat':
    case 'assigned':
      return 'team';
    case 'phase':
    case 'credit':
      return 'drill';
    case 'system':
      return 'systems';
    case 'pending':
      return COMMAND_KIND[row.pending.command.type] ?? 'team';
  }
}

/** Members a row speaks of as doers: the captain who approved and who proposed it both count. */
export function doersOf(row: Row, me: string): string[] {
  switch (row.kind) {
    case 'deed': {
      const { deed } = row;
      const by = 'memberId' in deed ? deed.memberId : undefined;
      const proposer = 'proposedBy' in deed ? deed.proposedBy : undefined;
      return [by, proposer].filter((each) => each !== undefined);
    }
    case 'proposal':
      return row.proposal.memberId === undefined ? [] : [row.proposal.memberId];
    case 'declined':
      return [row.decided.memberId, row.proposal.memberId].filter((each) => each !== undefined);
    case 'captain':
      return [row.captaincy.memberId, row.captaincy.member].filter((each) => each !== undefined && each !== null);
    case 'assigned':
      return [row.assignment.memberId, row.assignment.member].filter((each) => each !== undefined && each !== null);
    case 'seat':
      return [row.change.member];
    case 'pending':
      return [me];
    default:
      return [];
  }
}

export interface Asked {
  kind: Kind;
  /** Member id; null: everybody. */
  member: string | null;
}

export const asksFor = ({ kind, member }: Asked, row: Row, me: string): boolean =>
  (kind === 'all' ? kindOf(row) !== 'systems' : kindOf(row) === kind) && (member === null || doersOf(row, me).includes(member));

/** The newest act of this member: on its way, refused, proposed or recorded. */
export function lastOf(
  view: TeamView,
  pending: readonly Pending[],
  me: string,
): Extract<Row, { kind: 'pending' | 'deed' | 'proposal' }> | null {
  const under = pendingRows(view, pending).find(
    (row): row is Extract<Row, { kind: 'pending' }> => row.kind === 'pending' && row.pending.command.type !== 'assign',
  );
  if (under) return under;
  const deed = view.deeds.findLast((each) => 'memberId' in each && each.memberId === me);
  const proposal = view.proposals?.findLast((each) => each.memberId === me && !each.decided);
  if (proposal && (!deed || proposal.at.wall >= deed.at.wall)) return { kind: 'proposal', ...at(proposal), proposal };
  return deed ? { kind: 'deed', ...at(deed), deed } : null;
}

/** Deeds of the team about one inject, oldest first. */
export const deedsOn = (view: TeamView, deliveryId: string): TeamDeed[] =>
  view.deeds.filter((deed) => 'inject' in deed && deed.inject === deliveryId);

export type FormState =
  | { kind: 'none' }
  | {
      kind: 'filed' | 'returned';
      deed: Extract<TeamDeed, { type: 'report-recorded' }>;
      note?: Extract<TeamDeed, { type: 'report-returned' }>;
    };

/** Where a report stands: never filed, filed and locked, or returned for completion. */
export function formState(view: TeamView, form: string): FormState {
  const deed = view.deeds.findLast((each) => each.type === 'report-recorded' && each.form === form);
  if (deed?.type !== 'report-recorded') return { kind: 'none' };
  const note = view.deeds.findLast((each) => each.type === 'report-returned' && each.form === form);
  const later = note && view.deeds.indexOf(note) > view.deeds.indexOf(deed);
  return later && note.type === 'report-returned' ? { kind: 'returned', deed, note } : { kind: 'filed', deed };
}

/** Values as people wrote them, without the empty ones. */
export function filled(fields: FieldValues): [string, FieldValues[string]][] {
  return Object.entries(fields).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0));
}
