/** The control room of one drill. */
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { reduceExconAll } from '../../../../server/shared/reduce-excon.js';
import type { ExconItem, ExconView, MemberView } from '../../../../server/shared/views.js';
import { useMe } from '../../api/session.js';
import { useCommon } from '../../i18n/index.js';
import { useLink } from '../../state/use-link.js';
import { Frame } from '../../ui/frame.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { Bar } from './bar.js';
import { CellDrawer } from './drawer.js';
import classes from './excon.module.css';
import { Matrix } from './matrix.js';
import { NextUp } from './next.js';
import { RoomContext, useExconText, type Room } from './room.js';
import { Side } from './side.js';

const reduce = (view: ExconView, items: ExconItem[]): ExconView => reduceExconAll(view, items);

export function ExconConsole() {
  const { exerciseId } = useParams({ from: '/excon/$exerciseId' });
  const { t } = useExconText();
  const { t: c } = useCommon();
  const me = useMe();
  if (me.isPending)
    return (
      <Frame>
        <Loading />
      </Frame>
    );
  if (me.error)
    return (
      <Frame>
        <Failed error={me.error} retry={() => void me.refetch()} />
      </Frame>
    );
  if (me.data?.kind !== 'user')
    return (
      <Frame>
        <Empty title={t('signInFirst')}>
          <Button component={Link} to="/login" size="xs">
            {c('signIn')}
          </Button>
        </Empty>
      </Frame>
    );
  return <Live exerciseId={exerciseId} userId={me.data.user.id} />;
}

/** The view with members who took their seat after the snapshot; they come with presence. A row of the matrix is redrawn only then. */
function useRoster(view: ExconView | undefined, roster: Record<string, MemberView[]> | undefined): ExconView | null {
  const known = view?.kit.teams;
  const teams = useMemo(
    () =>
      known?.map((team) => {
        const members = roster?.[team.id];
        return members && members.length > team.members.length ? { ...team, members } : team;
      }),
    [known, roster],
  );
  return useMemo(() => (view && teams ? { ...view, kit: { ...view.kit, teams } } : null), [view, teams]);
}

function Live({ exerciseId, userId }: { exerciseId: string; userId: string }) {
  const { t } = useExconText();
  const { link, state } = useLink<ExconView, ExconItem>(exerciseId, userId, reduce);
  const [opened, setOpened] = useState<{ teamId: string; inject?: string } | null>(null);
  const view = useRoster(state?.view ?? undefined, state?.roster);
  const room = useMemo<Room | null>(() => (link && state && view ? { link, state, view, open: setOpened } : null), [link, state, view]);
  if (state?.connection === 'refused')
    return (
      <Frame>
        <Empty title={t('notAllowed')} />
      </Frame>
    );
  if (!room)
    return (
      <Frame>
        <Loading />
      </Frame>
    );
  return (
    <RoomContext value={room}>
      <Frame fill real={room.view.phase === 'paused' && room.view.notice?.realIncident === true} bar={<Bar />}>
        <div className={classes['room']}>
          <NextUp />
          <Matrix />
          <Side />
        </div>
        <CellDrawer opened={opened} close={() => setOpened(null)} />
      </Frame>
    </RoomContext>
  );
}
