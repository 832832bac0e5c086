/**
 * The replay of a finished drill: `/replay/<exercise>` for accounts, `/play/replay/<exercise>` for a team's own seat. A link
 * carries whose screen it is (`as`) and the moment: drill time `x`, and wall time `at`, which tells moments of a pause apart.
 */
import { Button, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Exercise } from '../../../../server/shared/api.js';
import { get, ProblemError, type Side } from '../../api/http.js';
import { keptSeat } from '../../api/kept-seat.js';
import { useCommon } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import { Empty, Failed } from '../../ui/states.js';
import { Banner } from './banner.js';
import { Player } from './player.js';
import type { Recording } from './recording.js';
import { entrance, Screen } from './screen.js';
import type { Stage } from './stage.js';
import { useReplayText } from './texts.js';
import { useRecording } from './use-recording.js';

/** A number of an address; null for anything else. */
const figure = (word: string | undefined): number | null => (word !== undefined && /^\d{1,15}$/.test(word) ? Number(word) : null);

export function Replay() {
  const { exerciseId } = useParams({ from: '/replay/$exerciseId' });
  const { as = 'excon', ...moment } = useSearch({ from: '/replay/$exerciseId' });
  return <Watch exerciseId={exerciseId} as={as} moment={moment} side="user" />;
}

/** A team's own screen, with the seat of this device. */
export function OwnReplay() {
  const { exerciseId } = useParams({ from: '/play/replay/$exerciseId' });
  const { as, ...moment } = useSearch({ from: '/play/replay/$exerciseId' });
  const seat = keptSeat()?.seat;
  const own = seat?.exerciseId === exerciseId ? `team:${seat.teamId}` : 'team:-';
  return <Watch exerciseId={exerciseId} as={as ?? own} moment={moment} side="seat" />;
}

interface Props {
  exerciseId: string;
  as: string;
  moment: { x?: string; at?: string };
  side: Side;
}

function Watch({ exerciseId, as, moment, side }: Props) {
  const navigate = useNavigate();
  const { recording, progress, error, retry } = useRecording(exerciseId, as, side);
  const [asked, setAsked] = useState<Stage['asked']>(null);
  const player = usePlayer(recording, figure(moment.x), figure(moment.at));
  const exercise = useQuery({
    queryKey: ['exercise', exerciseId],
    queryFn: () => get<Exercise>(`/exercises/${exerciseId}`, side),
    enabled: side === 'user' && recording !== null,
    staleTime: 60_000,
    retry: false,
  });
  const ask = (deliveryId: string): void => setAsked((before) => ({ deliveryId, turn: (before?.turn ?? 0) + 1 }));
  const look = (next: string, deliveryId?: string): void => {
    if (deliveryId === undefined) setAsked(null);
    else ask(deliveryId);
    const search = { as: next, ...(player && { at: String(Math.round(player.snapshot().wall)) }) };
    void navigate({ to: '/replay/$exerciseId', params: { exerciseId }, search, replace: true });
  };
  if (error) return <Refused error={error} retry={retry} exerciseId={exerciseId} as={as} side={side} />;
  if (!recording || !player) return <Fetching progress={progress} />;
  const teams = exercise.data?.teams ?? [];
  return <Screen {...{ exerciseId, as, recording, player, asked, ask, look, teams }} />;
}

/** One player for as long as the page is open: another screen is looked at in the same moment. */
function usePlayer(recording: Recording | null, x: number | null, at: number | null): Player | null {
  const [player, setPlayer] = useState<Player | null>(null);
  if (recording && !player) {
    const made = new Player(recording.head.spans, entrance(recording, x, at));
    setPlayer(made);
    return made;
  }
  return player;
}

function Plain({ children }: { children: React.ReactNode }) {
  return (
    <Frame>
      <Banner />
      {children}
    </Frame>
  );
}

function Fetching({ progress }: { progress: number }) {
  const { t } = useReplayText();
  const part = Math.round(progress * 100);
  return (
    <Plain>
      <Stack gap={6} maw={420} mx="auto" mt="18vh" px="md">
        <Progress value={part} aria-label={t('loading', { part })} />
        <Text size="sm" c="dimmed" ta="center" className="tnum">
          {t('loading', { part })}
        </Text>
      </Stack>
    </Plain>
  );
}

function Refused({
  error,
  retry,
  exerciseId,
  as,
  side,
}: {
  error: unknown;
  retry: () => void;
  exerciseId: string;
  as: string;
  side: Side;
}) {
  const { t } = useReplayText();
  const { t: c } = useCommon();
  const code = error instanceof ProblemError ? error.problem.code : null;
  const seat = keptSeat()?.seat;
  const mine = side === 'user' && seat?.exerciseId === exerciseId && as === `team:${seat.teamId}`;
  const own = mine && (
    <Button size="xs" variant="default" component={Link} to={`/play/replay/${exerciseId}`}>
      {t('asSeat')}
    </Button>
  );
  if (code === 'unauthenticated' || code === 'token-expired')
    return (
      <Plain>
        <Empty title={t('signIn')}>
          <Text size="sm">{t('signInText')}</Text>
          <Button size="xs" component={Link} to="/login">
            {c('signIn')}
          </Button>
          {own}
        </Empty>
      </Plain>
    );
  if (code === 'forbidden')
    return (
      <Plain>
        <Empty title={t('forbidden')}>
          <Text size="sm">{t('forbiddenText')}</Text>
          {own}
        </Empty>
      </Plain>
    );
  if (code === 'wrong-phase')
    return (
      <Plain>
        <Empty title={t('notOver')}>
          <Text size="sm">{t('notOverText')}</Text>
        </Empty>
      </Plain>
    );
  return (
    <Plain>
      <Failed error={code === null ? t('broken') : error} retry={retry} />
    </Plain>
  );
}
