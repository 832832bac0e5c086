/** What every page of the evaluator's console needs: the drill's live view, the records as they stand with those on their way, and one way to record. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { standingOf, type Standing } from '../../../../server/scoring/standing.js';
import type { EvaluationRecord, EvaluationView, QueueItem } from '../../../../server/shared/evaluation.js';
import type { TeamScore } from '../../../../server/shared/scores.js';
import type { ExconItem, ExconView, TeamView } from '../../../../server/shared/views.js';
import { get, ProblemError, request } from '../../api/http.js';
import { drillX } from '../../state/clock.js';
import { freshId, type LinkState } from '../../state/link.js';
import { openStore } from './outbox-store.js';
import { Outbox, type Enclosed, type Entry, type OutboxState, type Sent } from './outbox.js';

type Kind = EvaluationRecord['kind'];
/** A record's own part, as a page makes it. */
export type Making<K extends Kind> = Omit<Extract<EvaluationRecord, { kind: K }>, 'recordId' | 'by' | 'wall' | 'x'>;

export interface Desk {
  exerciseId: string;
  userId: string;
  state: LinkState<ExconView>;
  view: ExconView;
  evaluation: EvaluationView;
  /** The records as they stand, with those that still wait on this device. */
  standing: Standing;
  /** Ids of records that wait on this device. */
  waiting: ReadonlySet<string>;
  entries: readonly Entry[];
  /** Drill ms and epoch ms of now, by the server's clock. */
  now: () => { x: number; wall: number };
  record: <K extends Kind>(
    how: Pick<Entry, 'method' | 'path'> & { body?: Record<string, unknown>; files?: Enclosed[] },
    making: Making<K> & { kind: K },
  ) => string;
  outbox: Outbox;
  open: (where: { team?: string; tab?: string }) => void;
}

export const DeskContext = createContext<Desk | null>(null);
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('outside the evaluator console');
  return desk;
}

/** Refusals that a later try may undo are no refusals. */
const PASSING = new Set(['unavailable', 'too-many', 'unauthenticated', 'token-expired', 'internal']);

async function sent(send: () => Promise<unknown>): Promise<Sent> {
  try {
    await send();
    return 'done';
  } catch (error) {
    if (!(error instanceof ProblemError)) return 'later';
    return PASSING.has(error.problem.code) ? 'later' : error.problem;
  }
}

const url = (exerciseId: string, { method, path, id }: Entry): string =>
  `/exercises/${exerciseId}/${path}${method === 'DELETE' ? `?recordId=${id}` : ''}`;

/** The queue of this account on this device; null until it is open. */
export function useOutbox(
  exerciseId: string,
  userId: string,
  online: boolean,
): { outbox: Outbox; state: OutboxState; lasting: boolean } | null {
  const client = useQueryClient();
  const [opened, setOpened] = useState<{ outbox: Outbox; lasting: boolean } | null>(null);
  useEffect(() => {
    let gone = false;
    const start = async (): Promise<void> => {
      const { store, lasting } = await openStore();
      if (gone) return;
      const outbox = new Outbox(
        `${exerciseId}.${userId}`,
        store,
        {
          file: (_entry, file) =>
            sent(() =>
              request(
                'POST',
                `/exercises/${exerciseId}/observation-files?id=${file.id}`,
                new Blob([file.bytes], { type: file.type }),
                file.type,
              ),
            ),
          record: (entry) => sent(() => request(entry.method, url(exerciseId, entry), entry.body)),
        },
        (entry) => {
          // already on screen while it waited: it stays there until the server's own picture comes
          client.setQueryData<EvaluationView>(
            ['evaluating', exerciseId, 'view'],
            (view) => view && { ...view, ...withWaiting(view, [entry]) },
          );
          void client.invalidateQueries({ queryKey: ['evaluating', exerciseId] });
        },
      );
      setOpened({ outbox, lasting });
      await outbox.load();
    };
    void start();
    return () => {
      gone = true;
    };
  }, [exerciseId, userId, client]);
  const outbox = opened?.outbox;
  useEffect(() => {
    if (!outbox) return undefined;
    const flush = (): void => void outbox.flush();
    if (online) flush();
    const timer = setInterval(flush, 4000);
    addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      removeEventListener('online', flush);
    };
  }, [outbox, online]);
  const state = useSyncExternalStore(outbox?.subscribe ?? never, outbox?.snapshot ?? nothing);
  return useMemo(() => (opened && state ? { ...opened, state } : null), [opened, state]);
}
const never = (): (() => void) => () => undefined;
const nothing = (): null => null;

export const useEvaluation = (exerciseId: string) =>
  useQuery({
    queryKey: ['evaluating', exerciseId, 'view'],
    queryFn: () => get<EvaluationView>(`/exercises/${exerciseId}/evaluation`),
    refetchInterval: 15_000,
    placeholderData: (before) => before,
  });

/** What stands once all that waits here has landed; refused records change nothing. */
export function withWaiting(evaluation: EvaluationView, entries: readonly Entry[]): Standing {
  const { observations, ticks, ratings, overrides, assignments } = evaluation;
  const waiting = entries.filter(({ state }) => state === 'waiting').map(({ record }) => record);
  return { ...standingOf([...observations, ...ticks, ...ratings, ...overrides, ...waiting]), assignments };
}

/** `record` keeps and sends; the answer is the record's id. */
export function useRecorder(outbox: Outbox, userId: string, state: LinkState<ExconView>): Pick<Desk, 'now' | 'record'> {
  const now = useCallback((): { x: number; wall: number } => {
    const wall = Date.now() + state.offset;
    return { x: state.clock ? Math.round(drillX(state.clock, wall)) : 0, wall };
  }, [state.clock, state.offset]);
  const record = useCallback<Desk['record']>(
    ({ method, path, body, files = [] }, making) => {
      const id = freshId();
      void outbox.add({
        id,
        method,
        path,
        ...(method !== 'DELETE' && { body: { ...body, recordId: id, ...(files.length > 0 && { files: files.map((file) => file.id) }) } }),
        files,
        record: {
          ...making,
          ...('id' in making && making.id === '' && { id }),
          recordId: id,
          by: userId,
          ...now(),
        } as unknown as EvaluationRecord,
      });
      return id;
    },
    [outbox, userId, now],
  );
  return { now, record };
}

/** The queue; marks that wait here are already in it. */
export function useQueue(query: string, enabled = true): { items: QueueItem[] | undefined; error: Error | null; refetch: () => void } {
  const { exerciseId, entries, userId } = useDesk();
  const found = useQuery({
    queryKey: ['evaluating', exerciseId, 'queue', query],
    queryFn: () => get<QueueItem[]>(`/exercises/${exerciseId}/marking-queue${query}`),
    refetchInterval: 15_000,
    enabled,
  });
  const items = useMemo(() => {
    const waiting = entries.flatMap(({ state, record }) => (state === 'waiting' && record.kind === 'mark' ? [record] : []));
    return found.data?.map((item) => {
      const own = waiting.findLast((mark) => mark.teamId === item.teamId && mark.deliveryId === item.deliveryId && mark.ref === item.ref);
      return own ? { ...item, mine: { by: userId, value: own.value, wall: own.wall, recordId: own.recordId } } : item;
    });
  }, [found.data, entries, userId]);
  return { items, error: found.error, refetch: () => void found.refetch() };
}

/** The team's own screen; asked anew when something of it has happened. */
export function useScreen(teamId: string) {
  const { exerciseId, view } = useDesk();
  const stamp = view.feed.find((item: ExconItem) => 'teamId' in item && item.teamId === teamId)?.id ?? '';
  return useQuery({
    queryKey: ['screen', exerciseId, teamId, stamp],
    queryFn: () => get<TeamView>(`/exercises/${exerciseId}/snapshot?team=${encodeURIComponent(teamId)}`),
    placeholderData: (before) => (before?.kit.team.id === teamId ? before : undefined),
  });
}

export function useTeamScore(teamId: string) {
  const { exerciseId } = useDesk();
  return useQuery({
    queryKey: ['evaluating', exerciseId, 'score', teamId],
    queryFn: () => get<TeamScore>(`/exercises/${exerciseId}/evaluation/teams/${encodeURIComponent(teamId)}`),
    refetchInterval: 20_000,
  });
}
