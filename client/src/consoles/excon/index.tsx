/** The control room of one drill. */
import { Button } from '@mantine/core';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { reduceExconAll } from '../../../../server/shared/reduce-excon.js';
import type { ExconItem, ExconView, MemberView } from '../../../../server/shared/views.js';
import { useMe } from '../../api/session.js';
import { useCommon } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { useRoomLink } from './calm.js';
import { ControlRoom } from './console.js';
import { useExconText, type Person } from './room.js';

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
  // who only observes has a page of its own
  if (me.data.user.roles.every((role) => role === 'observer'))
    return <Navigate to="/observe/$token" params={{ token: exerciseId }} replace />;
  return <Live exerciseId={exerciseId} me={me.data.user} />;
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

function Live({ exerciseId, me }: { exerciseId: string; me: Person }) {
  const { t } = useExconText();
  const { link, state } = useRoomLink(exerciseId, me.id, reduce);
  const view = useRoster(state?.view ?? undefined, state?.roster);
  if (state?.connection === 'refused')
    return (
      <Frame>
        <Empty title={t('notAllowed')} />
      </Frame>
    );
  if (!link || !state || !view)
    return (
      <Frame>
        <Loading />
      </Frame>
    );
  return <ControlRoom link={link} state={state} view={view} me={me} />;
}
