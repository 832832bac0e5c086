/** Leaving a borrowed device: said in words what is erased and what is lost, then nothing of the seat stays here. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../api/session.js';
import { useCommon } from '../../i18n/index.js';
import { counts } from '../../state/queue.js';
import { useDesk } from './desk.js';
import { useMembersText } from './texts-members.js';

export function Leave({ close }: { close: () => void }) {
  const { state, seat } = useDesk();
  const { t } = useMembersText();
  const { t: c } = useCommon();
  const { leaveDevice } = useSession();
  const [busy, setBusy] = useState(false);
  const waiting = state.pending.filter(counts).length;
  const leave = async (): Promise<void> => {
    setBusy(true);
    await leaveDevice(seat.memberId);
    // a page of its own: nothing stays in memory either
    location.replace('/');
  };
  return (
    <Modal opened onClose={close} title={t('leave')} closeButtonProps={{ 'aria-label': c('close') }}>
      <Stack gap="md">
        <Text size="sm">{t('leaveAsk')}</Text>
        {waiting > 0 && (
          <Text size="sm" fw={600} c="var(--dt-warn)" role="alert">
            {t('leaveWaiting', { n: waiting })}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {c('cancel')}
          </Button>
          <Button color="red" loading={busy} onClick={() => void leave()}>
            {t('leaveGo')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
