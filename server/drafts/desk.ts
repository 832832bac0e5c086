/**
 * Shared report drafts (A7): one document per team, form and round, kept by the server, open to the seats of that team
 * alone. Loaded when somebody opens it, let go when nobody has it open.
 */
import { z } from 'zod';
import type { HostLogger } from '../drills/logger.js';
import type { Drill } from '../drills/service.js';
import type { HostClock } from '../drills/ports.js';
import type { Code } from '../shared/codes.js';
import { draftKey, MOST_UPDATE, readDraftKey } from '../shared/drafts.js';
import { createDocument } from './document.js';
import { createEffort } from './effort.js';
import { createFilings } from './filings.js';
import type { DraftDesk, DraftSeat, DraftStore, Refusing } from './ports.js';
import { createWriter, type Sheet } from './writer.js';

/** Drafts that one line may have open. */
const MOST_OPEN = 50;
/** Bytes of what a client says that it holds. */
const MOST_VECTOR = 16 * 1024;

const bytes = z.custom<Uint8Array>((value) => Buffer.isBuffer(value));
const key = z.string().max(200);
const Open = z.strictObject({ key, vector: bytes.refine((vector) => vector.length <= MOST_VECTOR) });
const Update = z.strictObject({ key, update: bytes });

interface OpenSheet extends Sheet {
  teamId: string;
  form: string;
  /** Lines that have it open. */
  lines: Set<string>;
  /** Whether its report has been filed. */
  over: () => boolean;
}

const idOf = (exerciseId: string, teamId: string, draft: string): string => `${exerciseId}:${teamId}:${draft}`;
const no = (code: Code): Refusing => ({ ok: false, refusal: { code } });

/** Whether reports are being written; otherwise why not. */
function wrongPhase(drill: Drill): Code | null {
  const phase = drill.phase();
  if (phase === 'ended' || phase === 'published') return 'ended';
  return phase === 'planned' || phase === 'cancelled' ? 'wrong-phase' : null;
}

export function createDrafts(deps: { store: DraftStore; clock: HostClock; logger: HostLogger }): DraftDesk {
  const { store } = deps;
  const sheets = new Map<string, OpenSheet>();
  const loading = new Map<string, Promise<OpenSheet>>();
  const byLine = new Map<string, Set<OpenSheet>>();
  /** Exercises that were removed: whoever is still on their line gets nothing stored. */
  const removed = new Set<string>();
  const effort = createEffort(deps.clock);
  /** Counts how often everything was forgotten: what was being loaded then is not to be used. */
  let age = 0;

  const writer = createWriter({ ...deps, written: (sheet) => settle(sheet as OpenSheet) });
  const filings = createFilings((drill, teamId, form) => {
    for (const sheet of sheets.values())
      if (sheet.exerciseId === drill.plan.exerciseId && sheet.teamId === teamId && sheet.form === form) settle(sheet);
  });

  /** Lets it go when it is stored and nobody can write into it any more. */
  function settle(sheet: OpenSheet): void {
    if (writer.unwritten(sheet) || (sheet.lines.size > 0 && !sheet.over())) return;
    forget(sheet);
  }
  function forget(sheet: OpenSheet): void {
    if (sheets.get(sheet.id) === sheet) sheets.delete(sheet.id);
    for (const line of sheet.lines) byLine.get(line)?.delete(sheet);
    sheet.lines.clear();
  }

  /** Where a key leads, or why it leads nowhere. */
  function find(seat: DraftSeat, draft: string) {
    const read = readDraftKey(draft);
    if (!read) return no('bad-request');
    if (removed.has(seat.drill.plan.exerciseId)) return no('not-found');
    const wrong = wrongPhase(seat.drill);
    if (wrong) return no(wrong);
    const team = filings.of(seat.drill, seat.teamId);
    const form = team.forms.get(read.form);
    if (!form) return no('unknown-form');
    const round = team.round(form.id);
    if (read.round !== round) return no(read.round < round ? 'already-filed' : 'bad-request');
    return { ok: true as const, team, form, round, filed: team.last(form.id), id: idOf(seat.drill.plan.exerciseId, seat.teamId, draft) };
  }
  type Found = Extract<ReturnType<typeof find>, { ok: true }>;

  async function load({ drill, teamId, memberId }: DraftSeat, { id, form, round, team, filed }: Found): Promise<OpenSheet> {
    const born = age;
    const stored = await store.load(id);
    if (born !== age) throw new Error('drafts are served elsewhere');
    const sheet: OpenSheet = {
      id,
      exerciseId: drill.plan.exerciseId,
      teamId,
      form: form.id,
      document: effort.spend(memberId, () => createDocument(form.fields, stored?.state ?? null, filed)),
      version: stored?.version ?? 0,
      wall: stored?.wall ?? null,
      lines: new Set(),
      over: () => team.round(form.id) > round,
    };
    sheets.set(id, sheet);
    return sheet;
  }

  async function sheetOf(seat: DraftSeat, found: Found): Promise<OpenSheet> {
    const known = sheets.get(found.id);
    if (known) return known;
    const started = loading.get(found.id) ?? load(seat, found).finally(() => loading.delete(found.id));
    loading.set(found.id, started);
    return started;
  }

  return {
    async open(seat, raw) {
      const read = Open.safeParse(raw);
      if (!read.success) return no('bad-request');
      if (effort.spent(seat.memberId)) return no('too-many');
      const found = find(seat, read.data.key);
      if (!found.ok) return found;
      const mine = byLine.get(seat.connection) ?? new Set();
      if (mine.size >= MOST_OPEN) return no('too-many');
      const sheet = await sheetOf(seat, found);
      const update = effort.spend(seat.memberId, () => sheet.document.lackedBy(read.data.vector));
      if (!update) {
        settle(sheet);
        return no('bad-request');
      }
      sheet.lines.add(seat.connection);
      byLine.set(seat.connection, mine.add(sheet));
      const { wall } = sheet;
      return {
        ok: true,
        key: draftKey(found.form.id, found.round),
        update,
        vector: sheet.document.vector(),
        ...(wall !== null && { wall }),
      };
    },

    update(seat, raw) {
      const read = Update.safeParse(raw);
      if (!read.success) return no('bad-request');
      if (read.data.update.length > MOST_UPDATE) return no('too-large');
      if (effort.spent(seat.memberId)) return no('too-many');
      const found = find(seat, read.data.key);
      if (!found.ok) return found;
      const sheet = sheets.get(found.id);
      if (!sheet?.lines.has(seat.connection)) return no('bad-request');
      const result = effort.spend(seat.memberId, () => sheet.document.take(read.data.update));
      if (result !== 'taken') return no(result === 'bad' ? 'bad-request' : 'too-large');
      return { ok: true, key: read.data.key, saved: writer.write(sheet) };
    },

    leave(connection) {
      for (const sheet of byLine.get(connection) ?? []) {
        sheet.lines.delete(connection);
        settle(sheet);
      }
      byLine.delete(connection);
    },

    async drop(exerciseId) {
      removed.add(exerciseId);
      writer.forget((sheet) => sheet.exerciseId === exerciseId);
      for (const sheet of sheets.values()) if (sheet.exerciseId === exerciseId) forget(sheet);
      await store.drop(exerciseId);
    },

    release() {
      age++;
      writer.forget();
      sheets.clear();
      loading.clear();
      byLine.clear();
    },

    close: () => writer.close(),
  };
}
