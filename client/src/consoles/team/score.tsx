/** The team's own result, once the board is open after END EX: percent, rank, objectives, and how each point was earned. */
import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { ScoreLine, ScoreSheet, TeamScore } from '../../../../server/shared/scores.js';
import { get } from '../../api/http.js';
import { Window } from '../../features/reading/window.js';
import { accountOf } from '../../features/sheet/account.js';
import { SheetLines } from '../../features/sheet/lines.js';
import { SheetObjectives } from '../../features/sheet/objectives.js';
import { Waterfall } from '../../features/sheet/waterfall.js';
import { number } from '../../ui/format.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { useDesk } from './desk.js';
import { useTeamText } from './texts.js';

/** `issue`: which one is given out now; `about`: what stands above the sheet, `after`: below a line of it. */
export function ScoreSheetModal({
  close,
  issue,
  about,
  after,
}: {
  close: () => void;
  issue?: number;
  about?: ReactNode;
  after?: (line: ScoreLine) => ReactNode;
}) {
  const { seat, view } = useDesk();
  const { t } = useTeamText();
  const query = useQuery({
    queryKey: ['scores', seat.exerciseId, view.score.published, issue],
    queryFn: () => get<ScoreSheet>(`/exercises/${seat.exerciseId}/scores`),
  });
  const mine = query.data?.teams.find((team) => team.teamId === seat.teamId) ?? query.data?.teams[0];
  return (
    <Window title={t('score')} close={close} width={1000}>
      {query.isPending ? (
        <Loading />
      ) : query.isError ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : mine ? (
        <Sheet mine={mine} about={about} {...(after && { after })} />
      ) : (
        <Empty title={t('scoreEmpty')} />
      )}
    </Window>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={32} fw={700} lh={1.2}>
        {children}
      </Text>
    </div>
  );
}

function Sheet({ mine, about, after }: { mine: TeamScore; about: ReactNode; after?: (line: ScoreLine) => ReactNode }) {
  const { t, lang, pick } = useTeamText();
  const account = useMemo(() => accountOf(mine.lines), [mine]);
  const figure = (value: number): string => number(value, lang);
  return (
    <Stack gap="md">
      <Group gap="xl" className="tnum">
        <Figure label={t('percent')}>{mine.possible > 0 ? `${figure(mine.percent)} %` : '–'}</Figure>
        <Figure label={t('rank')}>{mine.rank ?? t('unranked')}</Figure>
        <div>
          <Text fw={600}>{t('points', { e: figure(mine.earned), p: figure(mine.possible) })}</Text>
          {mine.outcome && <Text>{pick(mine.outcome)}</Text>}
          {mine.provisional && (
            <Text size="sm" c="var(--dt-warn)">
              {t('provisional')}
            </Text>
          )}
        </div>
      </Group>
      {about}
      {mine.lines.length > 0 && <Waterfall account={account} />}
      {mine.objectives.length > 0 && (
        <section>
          <Title order={3} size="h5" mb="xs">
            {t('objectives')}
          </Title>
          <SheetObjectives objectives={mine.objectives} />
        </section>
      )}
      {mine.lines.length === 0 ? (
        <Text>{t('linesLater')}</Text>
      ) : (
        <section>
          <Title order={3} size="h5" mb="xs">
            {t('lines')}
          </Title>
          <SheetLines team={mine} {...(after && { after })} />
        </section>
      )}
    </Stack>
  );
}
