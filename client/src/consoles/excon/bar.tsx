/** The director's controls: one click asks once, in words that name the effect. P pauses and resumes. */
import { Button, Group, Menu, Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconAlertOctagon, IconDots, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommon } from '../../i18n/index.js';
import { drillX, useNow } from '../../state/clock.js';
import { drillTime } from '../../ui/format.js';
import { DrillClock, LineBadge, PhaseBadge } from '../../ui/live.js';
import { JoinCodes } from './join-codes.js';
import { useExconText, useOrder, useRoom } from './room.js';

type Asking = 'start' | 'pause' | 'resume' | 'end' | 'real' | 'factor' | 'cancel' | 'codes' | null;

export function Bar() {
  const { view, state } = useRoom();
  const { t } = useExconText();
  const { run, busy } = useOrder();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Asking>(null);
  const { phase } = view;
  const before = phase === 'planned' || phase === 'ready';
  const real = phase === 'paused' && view.notice?.realIncident === true;
  const live = phase === 'running' || phase === 'paused';
  useHotkeys([['p', () => live && setAsking(phase === 'running' ? 'pause' : 'resume')]]);
  return (
    <>
      <DrillClock clock={state.clock} offset={state.offset} />
      <PhaseBadge phase={phase} />
      <Text size="sm" fw={600} truncate style={{ minWidth: 0, flex: 1 }}>
        {view.kit.exercise.name}
        {phase === 'paused' && view.notice?.reason && (
          <Text span size="sm" c="var(--dt-warn)" ml={12}>
            {t('reason')}: {view.notice.reason}
          </Text>
        )}
      </Text>
      <LineBadge state={state} />
      <Group gap={6} wrap="nowrap">
        {before && (
          <Button size="xs" color="green" loading={busy} leftSection={<IconPlayerPlay size={15} />} onClick={() => setAsking('start')}>
            {t('start')}
          </Button>
        )}
        {phase === 'running' && (
          <Button size="xs" variant="default" loading={busy} leftSection={<IconPlayerPause size={15} />} onClick={() => setAsking('pause')}>
            {t('pause')}
          </Button>
        )}
        {phase === 'paused' && (
          <Button size="xs" color="green" loading={busy} leftSection={<IconPlayerPlay size={15} />} onClick={() => setAsking('resume')}>
            {t('resume')}
          </Button>
        )}
        {live && (
          <>
            <Button size="xs" variant="default" loading={busy} leftSection={<IconPlayerStop size={15} />} onClick={() => setAsking('end')}>
              {t('end')}
            </Button>
            {!real && (
              <Button size="xs" color="red" loading={busy} leftSection={<IconAlertOctagon size={15} />} onClick={() => setAsking('real')}>
                {t('real')}
              </Button>
            )}
          </>
        )}
        {(phase === 'ended' || phase === 'published') && (
          <Button size="xs" onClick={() => void navigate({ to: '/report/$exerciseId', params: { exerciseId: view.kit.exercise.id } })}>
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
            <Menu.Item onClick={() => setAsking('codes')}>{t('joinCodes')}</Menu.Item>
            {(live || before) && <Menu.Item onClick={() => setAsking('factor')}>{t('setFactor')}</Menu.Item>}
            <Menu.Item onClick={() => void run({ type: 'open-board', open: !view.board.open })}>
              {view.board.open ? t('closeBoard') : t('openBoard')}
            </Menu.Item>
            {(live || before) && (
              <Menu.Item color="red" onClick={() => setAsking('cancel')}>
                {t('cancelDrill')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {asking !== null && asking !== 'codes' && <Ask asking={asking} close={() => setAsking(null)} run={run} />}
      <JoinCodes opened={asking === 'codes'} close={() => setAsking(null)} />
    </>
  );
}

function Ask({
  asking,
  close,
  run,
}: {
  asking: Exclude<Asking, null | 'codes'>;
  close: () => void;
  run: ReturnType<typeof useOrder>['run'];
}) {
  const { view, state } = useRoom();
  const { t, lang } = useExconText();
  const { t: c } = useCommon();
  const [reason, setReason] = useState('');
  const [factor, setFactor] = useState<number | string>(view.factor);
  const now = useNow(state.offset, 1000);
  const n = view.kit.teams.length;
  const empty = view.kit.teams.filter((team) => team.members.length === 0).length;
  const x = state.clock ? drillTime(drillX(state.clock, now)) : '';
  const why = reason.trim() === '' ? {} : { reason: reason.trim() };
  const cases = {
    start: { title: t('start'), text: t('startAsk', { n }), color: 'green', command: { type: 'start', ...why }, reason: false },
    pause: { title: t('pause'), text: '', color: undefined, command: { type: 'pause', ...why }, reason: true },
    resume: { title: t('resume'), text: t('resumeAsk', { x }), color: 'green', command: { type: 'resume', ...why }, reason: false },
    end: { title: t('end'), text: t('endAsk', { n }), color: undefined, command: { type: 'end', ...why }, reason: false },
    real: { title: t('real'), text: t('realAsk'), color: 'red', command: { type: 'pause', realIncident: true, ...why }, reason: true },
    factor: { title: t('setFactor'), text: '', color: undefined, command: { type: 'set-factor', factor: Number(factor) }, reason: false },
    cancel: { title: t('cancelDrill'), text: t('cancelAsk'), color: 'red', command: { type: 'cancel', ...why }, reason: true },
  } as const;
  const chosen = cases[asking];
  const submit = (): void => {
    close();
    void run(chosen.command);
  };
  return (
    <Modal opened onClose={close} title={chosen.title} closeButtonProps={{ 'aria-label': c('close') }}>
      <form onSubmit={(event) => (event.preventDefault(), submit())}>
        <Stack gap="sm">
          {chosen.text && <Text size="sm">{chosen.text}</Text>}
          {asking === 'start' && empty > 0 && (
            <Text size="sm" fw={600} c="var(--dt-warn)">
              {t('startMissing', { n: empty })}
            </Text>
          )}
          {chosen.reason && (
            <Textarea
              label={t('reasonShown')}
              autosize
              minRows={2}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              data-autofocus
            />
          )}
          {asking === 'factor' && (
            <NumberInput
              label={t('factor')}
              min={0.1}
              max={120}
              value={factor}
              onChange={setFactor}
              decimalSeparator={lang === 'vi' ? ',' : '.'}
              data-autofocus
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {c('cancel')}
            </Button>
            <Button
              type="submit"
              {...(chosen.color ? { color: chosen.color } : {})}
              {...(chosen.reason || asking === 'factor' ? {} : { 'data-autofocus': true })}
            >
              {chosen.title}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
