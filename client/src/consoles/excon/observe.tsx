/**
 * The control room as an observer may see it: matrix, what happens, clock; no command leaves this page. Opened by a viewing
 * link (`/observe/<token>`), or by an account with the role of an observer (`/observe/<exercise id>`).
 */
import { Button, Text } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { reduceExconAll } from '../../../../server/shared/reduce-excon.js';
import type { ExconItem, ExconView } from '../../../../server/shared/views.js';
import { linkToken, ProblemError, tradeLink } from '../../api/http.js';
import { useMe } from '../../api/session.js';
import { useCommon } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import { DrillClock, LineBadge, PhaseBadge } from '../../ui/live.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { useRoomLink } from './calm.js';
import { Matrix } from './matrix/matrix.js';
import { ObserverFeed } from './observe-feed.js';
import classes from './observe.module.css';
import { useObserveText } from './observe-texts.js';
import { RoomContext, type Room } from './room.js';

const reduce = (view: ExconView, items: ExconItem[]): ExconView => reduceExconAll(view, items);

export function Observe() {
  const { token } = useParams({ from: '/observe/$token' });
  return linkToken() ? <ByLink /> : <ByAccount exerciseId={token} />;
}

const Plain = ({ children }: { children: ReactNode }) => <Frame>{children}</Frame>;

function Expired() {
  const { t } = useObserveText();
  return (
    <Plain>
      <Empty title={t('expiredTitle')} icon={<IconEye size={32} stroke={1.4} aria-hidden />}>
        <Text size="sm">{t('expiredText')}</Text>
      </Empty>
    </Plain>
  );
}

function ByLink() {
  const entered = useQuery({ queryKey: ['link', linkToken()], queryFn: tradeLink, staleTime: Infinity, retry: false });
  if (entered.isPending)
    return (
      <Plain>
        <Loading />
      </Plain>
    );
  if (entered.error instanceof ProblemError && entered.error.problem.code === 'link-expired') return <Expired />;
  if (entered.error)
    return (
      <Plain>
        <Failed error={entered.error} retry={() => void entered.refetch()} />
      </Plain>
    );
  return <Live exerciseId={entered.data.exerciseId} who="guest" />;
}

function ByAccount({ exerciseId }: { exerciseId: string }) {
  const { t } = useObserveText();
  const { t: c } = useCommon();
  const me = useMe('user');
  if (me.isPending)
    return (
      <Plain>
        <Loading />
      </Plain>
    );
  if (me.data?.kind !== 'user')
    return (
      <Plain>
        <Empty title={t('signIn')}>
          <Button component={Link} to="/login" size="xs">
            {c('signIn')}
          </Button>
        </Empty>
      </Plain>
    );
  return <Live exerciseId={exerciseId} who={me.data.user.id} />;
}

/** Opens nothing: what stands behind a cell is EXCON's. */
const nothing = (): void => undefined;

function Live({ exerciseId, who }: { exerciseId: string; who: string }) {
  const { t } = useObserveText();
  const { link, state } = useRoomLink(exerciseId, who, reduce);
  const view = state?.view;
  const roster = state?.roster;
  const known = useMemo<ExconView | null>(() => {
    if (!view) return null;
    const teams = view.kit.teams.map((team) => ({ ...team, members: roster?.[team.id] ?? team.members }));
    return { ...view, kit: { ...view.kit, teams } };
  }, [view, roster]);
  if (state?.connection === 'refused') {
    if (state.refused === 'link-expired') return <Expired />;
    return (
      <Plain>
        <Empty title={t('notAllowed')} />
      </Plain>
    );
  }
  if (!link || !state || !known)
    return (
      <Plain>
        <Loading />
      </Plain>
    );
  const room: Room = { link, state, view: known, me: { id: '', name: t('mode'), roles: [] }, open: nothing };
  return (
    <RoomContext value={room}>
      <Screen room={room} />
    </RoomContext>
  );
}

function Screen({ room: { view, state } }: { room: Room }) {
  const { t } = useObserveText();
  const real = view.phase === 'paused' && view.notice?.realIncident === true;
  const online = view.kit.teams.filter((team) => (state.presence[team.id]?.length ?? 0) > 0).length;
  return (
    <Frame
      fill
      real={real}
      bar={
        <>
          <DrillClock clock={state.clock} offset={state.offset} />
          <PhaseBadge phase={view.phase} />
          <Text component="h1" size="sm" fw={600} truncate style={{ minWidth: 0, flex: 1 }}>
            {view.kit.exercise.name}
          </Text>
          <LineBadge state={state} />
        </>
      }
    >
      <div className={classes['room']}>
        <div className={classes['banner']} role="status" data-tone={view.phase === 'paused' ? 'warn' : undefined}>
          <IconEye size={16} aria-hidden />
          <b>{t('mode')}</b>
          <span>{t('modeText')}</span>
          {view.phase === 'paused' && (
            <b>
              {t('paused')}
              {view.notice?.reason && `: ${view.notice.reason}`}
            </b>
          )}
          <span className="tnum">{t('teamsOnline', { n: online, all: view.kit.teams.length })}</span>
        </div>
        <div className={classes['matrix']}>{view.msel.length === 0 ? <Empty title={t('waiting')} /> : <Matrix />}</div>
        <ObserverFeed view={view} />
      </div>
    </Frame>
  );
}
