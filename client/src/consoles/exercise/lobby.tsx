/** The lobby and go/no-go: who has taken a seat and how their devices stand, the communication check, the list before START EX. */
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useThrottledCallback } from '@mantine/hooks';
import { IconDoorEnter, IconPlayerPlay } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { Exercise } from '../../../../server/shared/api.js';
import { reduceExconAll } from '../../../../server/shared/reduce-excon.js';
import type { ExconItem, ExconView } from '../../../../server/shared/views.js';
import { useMe } from '../../api/session.js';
import { figuresOf, lobbyTeams } from '../../features/lobby/facts.js';
import { readinessKey } from '../../features/lobby/readiness.js';
import { StartConfirm } from '../../features/lobby/start-confirm.js';
import { useLink } from '../../state/use-link.js';
import { LineBadge } from '../../ui/live.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { CommunicationCheck } from './lobby-check.js';
import { GoNoGo } from './lobby-go.js';
import { controlBasis, steersDrills, useOrder, type LobbyRoom } from './lobby-room.js';
import { LobbyTable } from './lobby-table.js';
import { useTabText } from './lobby-texts.js';
import classes from './lobby.module.css';

const reduce = (view: ExconView, items: ExconItem[]): ExconView => reduceExconAll(view, items);
/** ms between two questions for the list while things change: a hall that joins is a few questions, not six hundred. */
const SETTLED = 1200;

export function LobbyTab({ exercise }: { exercise: Exercise }) {
  const me = useMe();
  if (me.isPending) return <Loading />;
  if (me.error) return <Failed error={me.error} retry={() => void me.refetch()} />;
  if (me.data?.kind !== 'user') return null;
  return <Live exercise={exercise} userId={me.data.user.id} steers={steersDrills(me.data.user.roles)} />;
}

function Live({ exercise, userId, steers }: { exercise: Exercise; userId: string; steers: boolean }) {
  const { t } = useTabText();
  const client = useQueryClient();
  const { link, state } = useLink<ExconView, ExconItem>(exercise.id, userId, reduce);
  const view = state?.view ?? null;
  const { presence, roster, devices } = state ?? {};
  const teams = useMemo(
    () => (view && presence ? lobbyTeams(view, { presence, ...(roster && { roster }), ...(devices && { devices }) }) : []),
    [view, presence, roster, devices],
  );

  const phase = view?.phase;
  useEffect(() => {
    if (phase !== undefined && phase !== exercise.phase) void client.invalidateQueries({ queryKey: ['exercise', exercise.id] });
  }, [client, exercise.id, exercise.phase, phase]);
  const lookAgain = useThrottledCallback(() => void client.invalidateQueries({ queryKey: readinessKey(exercise.id) }), SETTLED);
  useEffect(() => link?.subscribe(lookAgain), [link, lookAgain]);

  if (state?.connection === 'refused') return <Empty title={t('lobbyFailed')} />;
  if (!link || !state || !view) return <Loading />;
  const room: LobbyRoom = { exerciseId: exercise.id, link, view, teams, steers };
  return (
    <Stack gap="md">
      <div className={classes['top']}>
        <Numbers room={room} />
        <Group gap="sm" wrap="nowrap">
          <LineBadge state={state} />
          <Orders room={room} />
        </Group>
      </div>
      {view.phase === 'planned' && steers && (
        <Text size="sm" c="dimmed">
          {t('openHint')}
        </Text>
      )}
      {view.phase !== 'planned' && view.phase !== 'ready' && (
        <Text size="sm" c="dimmed">
          {t('phaseNow')}
        </Text>
      )}
      <div className={classes['columns']}>
        <LobbyTable teams={teams} />
        <Stack gap="md">
          <CommunicationCheck room={room} />
          <GoNoGo exercise={exercise} />
        </Stack>
      </div>
    </Stack>
  );
}

function Numbers({ room }: { room: LobbyRoom }) {
  const { t } = useTabText();
  const figures = figuresOf(room.teams);
  const of = (n: number, m: number): string => t('of', { n, m });
  const cells: [label: string, value: string][] = [
    [t('readyTeams'), of(figures.ready, figures.teams)],
    [t('teamsHere'), of(figures.teamsHere, figures.teams)],
    [t('membersHere'), of(figures.membersHere, figures.members)],
    [t('confirmed'), figures.checked === 0 ? t('notSent') : of(figures.confirmed, figures.checked)],
  ];
  return (
    <Paper withBorder bg="var(--dt-panel)" component="section" aria-label={t('figures')}>
      <dl className={classes['figures']}>
        {cells.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="tnum">{value}</dd>
          </div>
        ))}
      </dl>
    </Paper>
  );
}

/** Opens the lobby; then START EX, which asks. */
function Orders({ room }: { room: LobbyRoom }) {
  const { link, view, exerciseId, steers } = room;
  const { t } = useTabText();
  const { run, busy } = useOrder(link);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  if (!steers) return null;
  const start = async (given: { override?: string[]; reason?: string }): Promise<void> => {
    setAsking(false);
    const ack = await run({ type: 'start', basis: controlBasis(view), ...given });
    if (ack.ok) await navigate({ to: '/excon/$exerciseId', params: { exerciseId } });
  };
  return (
    <>
      {view.phase === 'planned' && (
        <Button
          loading={busy}
          leftSection={<IconDoorEnter size={16} aria-hidden />}
          onClick={() => void run({ type: 'ready', basis: controlBasis(view) }, t('openDone'))}
        >
          {t('open')}
        </Button>
      )}
      {view.phase === 'ready' && (
        <Button color="green" loading={busy} leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => setAsking(true)}>
          {t('start')}
        </Button>
      )}
      {asking && (
        <StartConfirm
          exerciseId={exerciseId}
          teams={view.kit.teams.length}
          onStart={(given) => void start(given)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
