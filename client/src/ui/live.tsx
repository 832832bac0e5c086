/** Clock, phase and the state of the line, as every live console shows them at the top. */
import { Badge, Group, Text } from '@mantine/core';
import { IconCircleFilled, IconPlugConnectedX } from '@tabler/icons-react';
import type { ClockView } from '../../../server/shared/protocol.js';
import type { Phase } from '../../../server/shared/views.js';
import { useCommon } from '../i18n/index.js';
import { drillX, useNow } from '../state/clock.js';
import type { LinkState } from '../state/link.js';
import { counts } from '../state/queue.js';
import { drillTime, number, span, wallTime } from './format.js';

const PHASE_COLOR: Record<Phase, string> = {
  planned: 'var(--dt-wait)',
  ready: 'var(--dt-wait)',
  running: 'var(--dt-ok)',
  paused: 'var(--dt-warn)',
  ended: 'var(--dt-wait)',
  published: 'var(--dt-wait)',
  cancelled: 'var(--dt-wait)',
};

export function PhaseBadge({ phase }: { phase: Phase }) {
  const { t } = useCommon();
  return (
    <Badge
      variant="default"
      c={PHASE_COLOR[phase]}
      radius="sm"
      size="lg"
      tt="none"
      style={{ flex: 'none', minWidth: 'max-content', borderColor: 'currentColor' }}
    >
      {t(`phase.${phase}`)}
    </Badge>
  );
}

/** `estimated`: reckoned on from what the server last said, because the line is cut. */
export function DrillClock({ clock, offset, estimated = false }: { clock: ClockView | null; offset: number; estimated?: boolean }) {
  const { t, lang } = useCommon();
  const now = useNow(offset);
  if (!clock) return null;
  return (
    <Group
      gap={8}
      wrap="nowrap"
      align="baseline"
      className="tnum"
      style={{ flex: 'none' }}
      title={estimated ? t('link.estimated') : undefined}
    >
      <Text fw={700} fz={20} component="time" aria-live="off" c={estimated ? 'dimmed' : undefined}>
        {estimated && <span aria-label={t('link.estimated')}>≈</span>}
        {drillTime(drillX(clock, now))}
      </Text>
      {clock.factor !== 1 && (
        <Text size="xs" c="dimmed">
          ×{number(clock.factor, lang)}
        </Text>
      )}
      <Text size="xs" c="dimmed" visibleFrom="sm">
        {wallTime(now)}
      </Text>
    </Group>
  );
}

/**
 * Calm and exact: online, or for how long cut and what waits. A reader is told once, not every second.
 * `brief`: the word for a sound line only where there is room for it; a cut is always told in words.
 */
export function LineBadge<V>({ state, brief = false }: { state: LinkState<V>; brief?: boolean }) {
  const { t } = useCommon();
  const now = useNow(0, 1000);
  const queued = state.pending.filter(counts).length;
  if (state.connection === 'online')
    return (
      <Group gap={5} wrap="nowrap" style={{ flex: 'none' }} title={t('link.online')}>
        <IconCircleFilled size={9} color="var(--dt-ok)" aria-hidden />
        <Text size="xs" visibleFrom={brief ? 'xl' : 'sm'}>
          {t('link.online')}
        </Text>
      </Group>
    );
  const cut = state.connection === 'cut' && state.cutSince !== null;
  return (
    <Group gap={5} wrap="nowrap">
      <span className="vh" role="status">
        {cut ? t('link.lost') : ''}
      </span>
      <IconPlugConnectedX size={15} color="var(--dt-warn)" aria-hidden />
      <Text size="xs" fw={600} c="var(--dt-warn)" className="tnum">
        {cut
          ? t('link.cut', { time: span(now - (state.cutSince ?? now)), n: queued })
          : state.connection === 'refused'
            ? t('link.refused')
            : t('link.connecting')}
      </Text>
    </Group>
  );
}
