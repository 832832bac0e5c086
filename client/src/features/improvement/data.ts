/** Improvement plans as pages use them: read, changed one act at a time, and who may. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CorrectiveAction, ImprovementPlan, PatchAction, PlanHistoryEntry } from '../../../../server/shared/improvement.js';
import { get, patch, ProblemError } from '../../api/http.js';
import { useMe } from '../../api/session.js';
import { freshId } from '../../state/ids.js';

/** Others work on the same plan. */
const EVERY_MS = 20_000;

const PLANS = ['improvement'] as const;
export const planKey = (exerciseId: string) => [...PLANS, exerciseId] as const;
export const BOARD = ['corrective-actions'] as const;

export const usePlan = (exerciseId: string) =>
  useQuery({
    queryKey: planKey(exerciseId),
    queryFn: () => get<ImprovementPlan>(`/exercises/${exerciseId}/improvement-plan`),
    refetchInterval: EVERY_MS,
  });

/** One action as it stands now; until that is known as it was seen in a list. */
export const useAction = (seen: CorrectiveAction) =>
  useQuery({
    queryKey: [...planKey(seen.exerciseId), 'actions'],
    queryFn: () => get<CorrectiveAction[]>(`/exercises/${seen.exerciseId}/corrective-actions`),
    refetchInterval: EVERY_MS,
  }).data?.find(({ id }) => id === seen.id) ?? seen;

export const useHistory = (exerciseId: string, wanted: boolean) =>
  useQuery({
    queryKey: [...planKey(exerciseId), 'history'],
    queryFn: () => get<PlanHistoryEntry[]>(`/exercises/${exerciseId}/improvement-plan/history`),
    enabled: wanted,
  });

/** The server decides; a page only leaves out what would be refused. */
export function useMay(): { find: boolean; write: boolean; userId: string } {
  const me = useMe('user').data;
  const roles = me?.kind === 'user' ? me.user.roles : [];
  const write = roles.some((role) => role === 'admin' || role === 'organiser' || role === 'director');
  return { write, find: write || roles.includes('evaluator'), userId: me?.kind === 'user' ? me.user.id : '' };
}

/**
 * One act on a plan: under way, refused, and (`send.variables`) the very same again. Whatever becomes of it, the plan is
 * read anew. Without an exercise: on any plan.
 */
export function useSend(exerciseId?: string) {
  const client = useQueryClient();
  return useMutation<unknown, Error, () => Promise<unknown>>({
    mutationFn: (work) => work(),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: exerciseId === undefined ? PLANS : planKey(exerciseId) }),
        client.invalidateQueries({ queryKey: BOARD }),
        client.invalidateQueries({ queryKey: exerciseId === undefined ? ['report'] : ['report', exerciseId], refetchType: 'none' }),
      ]),
  });
}

export const isStale = (error: Error | null): boolean => error instanceof ProblemError && error.problem.code === 'stale';

/** A change of an action; its id is made once, so that the same one sent again is the same change. */
export function changeOf(
  action: Pick<CorrectiveAction, 'exerciseId' | 'id' | 'changedWall'>,
  change: Omit<PatchAction, 'recordId' | 'basis'>,
) {
  const body = { recordId: freshId(), basis: action.changedWall, ...change };
  return () => patch<CorrectiveAction>(`/exercises/${action.exerciseId}/corrective-actions/${action.id}`, body);
}
