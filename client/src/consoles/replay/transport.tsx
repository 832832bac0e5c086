/** Play, step, speed, where one stands, and the link to it. */
import { ActionIcon, Group, Modal, SegmentedControl, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconKeyboard,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconShare,
} from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useCommon } from '../../i18n/index.js';
import { date, drillTime, wallTime } from '../../ui/format.js';
import { Axis, AxisLegend, useSpanName } from './axis.js';
import { Keys, useReplayKeys } from './keys.js';
import { beside } from './moments.js';
import { SPEEDS, type Speed } from './player.js';
import classes from './replay.module.css';
import { useStage, useStanding } from './stage.js';
import { useReplayText } from './texts.js';

/** ms between two looks while it plays. */
const EVERY = 200;

/** The address of a moment: drill time for who reads it, wall time for what shares one drill time. */
export const addressOf = (path: string, as: string, x: number, wall: number): string =>
  `${path}?${new URLSearchParams({ as, x: String(Math.round(x)), at: String(Math.round(wall)) })}`;

export function Transport() {
  const { player, moments, jump } = useStage();
  const { playing, speed, wall } = useStanding();
  const { t } = useReplayText();
  const [keys, setKeys] = useState(false);
  const { share, byHand, close } = useShare();
  const tick = useEffectEvent(() => player.tick());
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(tick, EVERY);
    return () => clearInterval(timer);
  }, [playing]);

  const step = (by: 1 | -1): void => {
    const moment = beside(moments, wall, by);
    if (moment) jump(moment);
    else player.seek(by > 0 ? player.to : player.from);
  };
  const deeds: Record<string, () => void> = {
    ' ': () => player.toggle(),
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    j: () => player.shift(-1),
    k: () => player.pause(),
    l: () => player.shift(1),
    Home: () => player.seek(player.from),
    End: () => player.seek(player.to),
    s: share,
    '?': () => setKeys(true),
  };
  useReplayKeys((key) => {
    const deed = deeds[key];
    deed?.();
    return deed !== undefined;
  });

  return (
    <section className={classes['transport']} aria-label={t('controls')}>
      <Axis />
      <div className={classes['buttons']}>
        <Group gap={6} wrap="nowrap">
          <Icon label={t('previous')} keys="ArrowLeft" press={() => step(-1)}>
            <IconPlayerSkipBackFilled size={16} aria-hidden />
          </Icon>
          <ActionIcon
            size={38}
            radius="xl"
            aria-label={t(playing ? 'pause' : 'play')}
            aria-keyshortcuts="Space"
            onClick={() => player.toggle()}
          >
            {playing ? <IconPlayerPauseFilled size={18} aria-hidden /> : <IconPlayerPlayFilled size={18} aria-hidden />}
          </ActionIcon>
          <Icon label={t('next')} keys="ArrowRight" press={() => step(1)}>
            <IconPlayerSkipForwardFilled size={16} aria-hidden />
          </Icon>
        </Group>
        <Where />
        <SegmentedControl
          size="xs"
          aria-label={t('speed')}
          data={SPEEDS.map((each) => ({ value: String(each), label: `${each}×` }))}
          value={String(speed)}
          onChange={(value) => player.setSpeed(Number(value) as Speed)}
        />
        <AxisLegend />
        <Group gap={6} wrap="nowrap" className={classes['tail'] ?? ''}>
          <Icon label={t('share')} keys="S" press={share}>
            <IconShare size={17} aria-hidden />
          </Icon>
          <Icon label={t('keys')} keys="?" press={() => setKeys(true)}>
            <IconKeyboard size={17} aria-hidden />
          </Icon>
        </Group>
      </div>
      {keys && <Keys close={() => setKeys(false)} />}
      {byHand !== null && <ByHand address={byHand} close={close} />}
    </section>
  );
}

function Icon({ label, keys, press, children }: { label: string; keys: string; press: () => void; children: ReactNode }) {
  return (
    <ActionIcon variant="default" size={34} aria-label={label} title={label} aria-keyshortcuts={keys} onClick={press}>
      {children}
    </ActionIcon>
  );
}

/** In words and figures. It ticks for the eye; who listens asks the axis. */
function Where() {
  const { end } = useStage();
  const { clock, span, wall } = useStanding();
  const name = useSpanName();
  return (
    <div className={`${classes['where']} tnum`}>
      <Text fw={700} fz={18} lh={1.2}>
        {drillTime(clock.x)}
        <Text span size="sm" c="dimmed" fw={400}>
          {' '}
          / {drillTime(end)}
        </Text>
      </Text>
      <Text size="xs" c={clock.phase === 'paused' ? 'var(--dt-warn)' : 'dimmed'} truncate title={name(span)}>
        {wallTime(wall)} {date(wall)} · {name(span)}
      </Text>
    </div>
  );
}

function useShare(): { share: () => void; byHand: string | null; close: () => void } {
  const { as, player } = useStage();
  const { clock, wall } = useStanding();
  const { t } = useReplayText();
  const { t: c } = useCommon();
  const [byHand, setByHand] = useState<string | null>(null);
  const share = (): void => {
    player.pause();
    const address = addressOf(location.origin + location.pathname, as, clock.x, wall);
    const copied = (): void =>
      void notifications.show({
        title: t('shared'),
        message: t('sharedText', { x: drillTime(clock.x) }),
        position: 'top-right',
        closeButtonProps: { 'aria-label': c('close') },
      });
    // without https, or where the person refuses it, the address is shown instead
    if (!navigator.clipboard) setByHand(address);
    else navigator.clipboard.writeText(address).then(copied, () => setByHand(address));
  };
  return { share, byHand, close: () => setByHand(null) };
}

function ByHand({ address, close }: { address: string; close: () => void }) {
  const { t } = useReplayText();
  const { t: c } = useCommon();
  return (
    <Modal opened onClose={close} title={t('share')} closeButtonProps={{ 'aria-label': c('close') }}>
      <TextInput label={t('shareByHand')} readOnly value={address} data-autofocus onFocus={(event) => event.currentTarget.select()} />
    </Modal>
  );
}
