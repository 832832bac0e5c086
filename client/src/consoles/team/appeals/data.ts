/** What a team reads of its results besides the sheet, and sending an appeal. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Seat } from '../../../../../server/shared/api.js';
import type { Appeal, AppealBody, TeamResults } from '../../../../../server/shared/publishing.js';
import type { ScoreLine } from '../../../../../server/shared/scores.js';
import { get, post } from '../../../api/http.js';
import type { Enclosed } from '../../../features/files/enclose.js';
import { date, wallTime } from '../../../ui/format.js';

/** ms between two looks for answers. */
const EVERY_MS = 60_000;
/** Stands for the delivery of a penalty, which has none. */
const NO_DELIVERY = 'penalty';

export const moment = (wall: number): string => `${wallTime(wall).slice(0, 5)} ${date(wall)}`;

export function useTeamResults({ exerciseId, teamId }: Seat, published: boolean) {
  return useQuery({
    queryKey: ['team-results', exerciseId, teamId],
    queryFn: () => get<TeamResults>(`/exercises/${exerciseId}/teams/${teamId}/results`),
    enabled: published,
    refetchInterval: EVERY_MS,
  });
}

/** Those on one line, the last first. */
export const appealsOn = (appeals: readonly Appeal[], line: ScoreLine): Appeal[] =>
  appeals.filter(({ ref, deliveryId }) => ref === line.ref && deliveryId === (line.deliveryId ?? NO_DELIVERY)).toReversed();

interface Draft {
  /** The same through every attempt, so that one sent twice is one. */
  id: string;
  reason: string;
  files: readonly Enclosed[];
}

export function useAppeal({ exerciseId, teamId }: Seat, line: ScoreLine) {
  const client = useQueryClient();
  return useMutation({
    async mutationFn({ id, reason, files }: Draft) {
      for (const file of files) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other over a thin line; sent again it is the same file
        await post(`/exercises/${exerciseId}/appeal-files?id=${file.id}`, new Blob([file.bytes], { type: file.type }), file.type);
      }
      const body: AppealBody = {
        id,
        ref: line.ref,
        deliveryId: line.deliveryId ?? NO_DELIVERY,
        reason,
        ...(files.length > 0 && { evidence: files.map((file) => ({ id: file.id, name: file.name.slice(0, 200) })) }),
      };
      return post<Appeal>(`/exercises/${exerciseId}/appeals`, body);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['team-results', exerciseId, teamId] }),
  });
}
