/** The team console's door: the seat of this device, the live line, then the desk. */
import { Button, Center, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Seat } from '../../../../server/shared/api.js';
import { reduceTeamAll } from '../../../../server/shared/reduce-team.js';
import type { TeamItem, TeamView } from '../../../../server/shared/views.js';
import { currentToken, notRenewed, whyNotRenewed } from '../../api/http.js';
import { forgetSeat, keptSeat, onForgotten } from '../../api/kept-seat.js';
import { useMe, useSeatMoves } from '../../api/session.js';
import { useLink } from '../../state/use-link.js';
import { keepShell } from '../../worker/register.js';
import { Frame } from '../../ui/frame.js';
import { Failed, Loading } from '../../ui/states.js';
import { TeamDesk } from './console.js';
import { useKeptFiles } from './keep-files.js';
import { useRoster } from './roster.js';
import { useTeamText } from './texts.js';

export function TeamConsole() {
  const me = useMe();
  useSeatMoves();
  useEffect(keepShell, []);
  useEffect(() => onForgotten(() => location.reload()), []);
  // after a reload the seat known from before opens at once, also while cut; who has just joined is asked for first
  const [kept] = useState(() => (currentToken() ? null : keptSeat()));
  const removed = me.data === null && whyNotRenewed() === 'seat-removed';
  useEffect(() => {
    if (removed && kept) void forgetSeat(kept.seat.memberId);
  }, [removed, kept]);
  if (me.isPending && kept) return <Live seat={kept.seat} key={kept.seat.memberId} />;
  if (removed)
    return (
      <Plain>
        <Refused code="seat-removed" />
      </Plain>
    );
  if (me.isPending)
    return (
      <Plain>
        <Loading />
      </Plain>
    );
  if (me.isError)
    return (
      <Plain>
        <Failed error={me.error} retry={() => void me.refetch()} />
      </Plain>
    );
  if (me.data?.kind !== 'seat')
    return (
      <Plain>
        <NoSeat />
      </Plain>
    );
  return <Live seat={me.data.seat} key={me.data.seat.memberId} />;
}

function Live({ seat }: { seat: Seat }) {
  const { link, state } = useLink<TeamView, TeamItem>(seat.exerciseId, seat.memberId, reduceTeamAll);
  const view = useRoster(seat, state);
  useKeptFiles(seat, view, state?.connection === 'online');
  const removed = state?.refused === 'seat-removed';
  useEffect(() => {
    if (removed) void forgetSeat(seat.memberId);
  }, [removed, seat.memberId]);
  if (state?.connection === 'refused' && (!view || removed))
    return (
      <Plain>
        <Refused code={state.refused ?? 'forbidden'} />
      </Plain>
    );
  if (!link || !state || !view)
    return (
      <Plain>
        <Loading />
      </Plain>
    );
  return <TeamDesk state={state} view={view} line={link} seat={seat} />;
}

const Plain = ({ children }: { children: React.ReactNode }) => (
  <Frame>
    <Center pt="10vh" px="md">
      {children}
    </Center>
  </Frame>
);

function NoSeat() {
  const { t } = useTeamText();
  return (
    <Stack align="center" gap="sm" maw={460} ta="center">
      <Title order={1} size="h3">
        {t('noSeat')}
      </Title>
      <Text>{t('noSeatText')}</Text>
      <Button component={Link} to="/join">
        {t('toJoin')}
      </Button>
    </Stack>
  );
}

function Refused({ code }: { code: string }) {
  const { t, lang } = useTeamText();
  // with the reason, where one was given
  const said = code === 'seat-removed' ? notRenewed()?.sentence(lang) : undefined;
  return (
    <Stack align="center" gap="sm" maw={460} ta="center" role="alert">
      <Title order={1} size="h3">
        {said ?? t(code === 'seat-removed' ? 'removedTitle' : 'refusedTitle')}
      </Title>
      <Text>{code === 'seat-removed' ? t('removedText') : t('refusedText', { code })}</Text>
      <Button component={Link} to="/join" variant="default">
        {t('toJoin')}
      </Button>
    </Stack>
  );
}
