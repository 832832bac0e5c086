/** Nobody could start on time: the choice is put plainly, and whoever decides is on record. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { date, wallTime } from '../../../ui/format.js';
import { useExconText, useRoom } from '../room.js';
import type { Asking } from './bar.js';

export function MissedStart({ ask }: { ask: (what: Asking) => void }) {
  const { view } = useRoom();
  const { t } = useExconText();
  const { missedStart, phase } = view;
  if (!missedStart || (phase !== 'planned' && phase !== 'ready')) return null;
  return (
    <Alert color="orange" icon={<IconClockExclamation size={20} aria-hidden />} role="alert" py={8}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          <b>{t('missedStart', { at: `${wallTime(missedStart.dueWall)} ${date(missedStart.dueWall)}` })}</b>{' '}
          {t(`missedStart.${missedStart.choice}`)}
        </Text>
        <Group gap={6}>
          <Button size="xs" color="green" onClick={() => ask('start')}>
            {t('startNow')}
          </Button>
          <Button size="xs" variant="default" onClick={() => ask('cancel')}>
            {t('cancelDrill')}
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}
