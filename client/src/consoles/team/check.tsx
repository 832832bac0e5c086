/** A communication check: one large button says that it has arrived; who sent it sees so at once. */
import { Button, Group, Text } from '@mantine/core';
import { IconCheck, IconCircleCheckFilled } from '@tabler/icons-react';
import type { TeamInject } from '../../../../server/shared/views.js';
import { wallTime } from '../../ui/format.js';
import { useDesk } from './desk.js';
import { useTeamText } from './texts.js';

export function ConfirmReceipt({ given }: { given: TeamInject }) {
  const { view, state, line, replayed } = useDesk();
  const { t } = useTeamText();
  const { confirmed, deliveryId } = given;
  if (confirmed) {
    return (
      <Group gap={8} wrap="nowrap" role="status">
        <IconCircleCheckFilled size={22} color="var(--dt-ok)" aria-hidden />
        <Text fw={600}>
          {t('checkConfirmed')} <span className="tnum">({wallTime(confirmed.wall)})</span>
        </Text>
      </Group>
    );
  }
  const open = view.phase === 'ready' || view.phase === 'running' || view.phase === 'paused';
  if (!open) return <Text c="dimmed">{t('checkClosed')}</Text>;
  const underWay = state.pending.some(
    ({ command, status }) => status !== 'refused' && command.type === 'confirm-receipt' && command['deliveryId'] === deliveryId,
  );
  return (
    <Button
      size="lg"
      disabled={underWay || replayed}
      leftSection={<IconCheck size={20} aria-hidden />}
      onClick={() => void line.send({ type: 'confirm-receipt', deliveryId })}
    >
      {underWay ? t('checkSending') : t('checkConfirm')}
    </Button>
  );
}
