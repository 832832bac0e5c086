/** The director's controls: one click asks once, in words that name the effect. P pauses and resumes. */
import { Badge, Button, Group, Menu, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconAlertOctagon, IconDots, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { DrillClock, LineBadge, PhaseBadge } from '../../../ui/live.js';
import { drillTime } from '../../../ui/format.js';
import { JoinCodes } from '../join-codes.js';
import { mayDirect } from '../may.js';
import { useExconText, useRoom, useStaff } from '../room.js';
import { useLastAct } from '../sentences.js';
import { Alarms } from './alarms.js';
import { AskControl, type Control } from './ask-control.js';
import { StartQuestion } from './start.js';

export type Asking = Control | 'start' | 'codes' | null;

export function Bar({ asking, ask }: { asking: Asking; ask: (what: Asking) => void }) {
  const { view, state, me } = useRoom();
  const { t } = useExconText();
  const { phase } = view;
  const before = phase === 'planned' || phase === 'ready';
  const live = phase === 'running' || phase === 'paused';
  const busy = state.pending.some(({ command, status }) => status !== 'refused' && CONTROLS.has(command.type));
  const last = useLastAct('control');
  const real = phase === 'paused' && view.notice?.realIncident === true;
  useHotkeys([['p', () => live && ask(phase === 'running' ? 'pause' : 'resume')]]);
  return (
    <>
      <DrillClock clock={state.clock} offset={state.offset} />
      <PhaseBadge phase={phase} />
      <div style={{ minWidth: 0, flex: 1 }}>
        <Text size="sm" fw={600} truncate title={view.kit.exercise.name} lh={1.25}>
          {view.kit.exercise.name}
          {phase === 'paused' && view.notice?.reason && (
            <Text span size="sm" c="var(--dt-warn)" ml={12}>
              {t('reason')}: {view.notice.reason}
            </Text>
          )}
        </Text>
        <Text size="xs" c="dimmed" truncate lh={1.25} title={last ?? ''} visibleFrom="md">
          {last ?? t('endsAt', { x: drillTime(view.durationMs ?? view.kit.exercise.durationMs) })}
        </Text>
      </div>
      <Lead ask={ask} />
      <Alarms />
      <LineBadge state={state} brief />
      <Group gap={6} wrap="nowrap">
        {before && (
          <Button size="xs" color="green" loading={busy} leftSection={<IconPlayerPlay size={15} />} onClick={() => ask('start')}>
            {t('start')}
          </Button>
        )}
        {phase === 'running' && (
          <Button size="xs" variant="default" loading={busy} leftSection={<IconPlayerPause size={15} />} onClick={() => ask('pause')}>
            {t('pause')}
          </Button>
        )}
        {phase === 'paused' && (
          <Button
            size="xs"
            color="green"
            loading={busy}
            leftSection={<IconPlayerPlay size={15} />}
            title={real && !mayDirect(me) ? t('needsDirector') : undefined}
            onClick={() => ask('resume')}
          >
            {t('resume')}
          </Button>
        )}
        {live && (
          <>
            <Button size="xs" variant="default" loading={busy} leftSection={<IconPlayerStop size={15} />} onClick={() => ask('end')}>
              {t('end')}
            </Button>
            {!real && (
              <Button size="xs" color="red" loading={busy} leftSection={<IconAlertOctagon size={15} />} onClick={() => ask('real')}>
                {t('real')}
              </Button>
            )}
          </>
        )}
        <More ask={ask} />
      </Group>
      {asking === 'start' && <StartQuestion close={() => ask(null)} />}
      {asking !== null && asking !== 'codes' && asking !== 'start' && <AskControl asking={asking} close={() => ask(null)} />}
      <JoinCodes opened={asking === 'codes'} close={() => ask(null)} />
    </>
  );
}

const CONTROLS = new Set(['start', 'pause', 'resume', 'end', 'set-factor', 'extend', 'cancel', 'ready']);

/** Who is in control of the drill. */
function Lead({ ask }: { ask: (what: Asking) => void }) {
  const { view, me } = useRoom();
  const { t } = useExconText();
  const { nameOf } = useStaff();
  if (view.lead === undefined) return null;
  const mine = view.lead === me.id;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size="xs"
          variant={mine ? 'light' : 'default'}
          style={{ flex: '0 1 auto', minWidth: 90, maxWidth: 150 }}
          title={view.lead === null ? t('nobodyLeads') : t('ledBy', { who: nameOf(view.lead) })}
        >
          <Text size="xs" fw={600} truncate>
            {view.lead === null ? t('leadFree') : mine ? t('youLead') : t('ledBy', { who: nameOf(view.lead) })}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {!mine && <Menu.Item onClick={() => ask('take-lead')}>{t('takeLead')}</Menu.Item>}
        {view.lead !== null && <Menu.Item onClick={() => ask('hand-over')}>{t('handOver')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

function More({ ask }: { ask: (what: Asking) => void }) {
  const { view } = useRoom();
  const { t } = useExconText();
  const navigate = useNavigate();
  const { id } = view.kit.exercise;
  const { phase } = view;
  const before = phase === 'planned' || phase === 'ready';
  const live = phase === 'running' || phase === 'paused';
  const over = phase === 'ended' || phase === 'published';
  return (
    <>
      {over && (
        <Button size="xs" onClick={() => void navigate({ to: '/report/$exerciseId', params: { exerciseId: id } })}>
          {t('report')}
        </Button>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="xs" variant="default" px={8} aria-label={t('more')}>
            <IconDots size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => ask('codes')}>{t('joinCodes')}</Menu.Item>
          {(live || before) && <Menu.Item onClick={() => ask('factor')}>{t('setFactor')}</Menu.Item>}
          {(live || before) && <Menu.Item onClick={() => ask('extend')}>{t('extend')}</Menu.Item>}
          <Menu.Item
            onClick={() => ask('board')}
            rightSection={
              <Badge size="xs" variant="default" tt="none">
                {t(view.board.open ? (view.board.frozen ? 'board.frozen' : 'board.open') : 'board.hidden')}
              </Badge>
            }
          >
            {t('board')}
          </Menu.Item>
          {over && (
            <Menu.Item onClick={() => void navigate({ to: '/hotwash/$exerciseId', params: { exerciseId: id } })}>{t('hotwash')}</Menu.Item>
          )}
          <Menu.Item onClick={() => void navigate({ to: '/exercises/$exerciseId', params: { exerciseId: id } })}>{t('planPage')}</Menu.Item>
          {(live || before) && (
            <Menu.Item color="red" onClick={() => ask('cancel')}>
              {t('cancelDrill')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
