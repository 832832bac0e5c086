/** The team's captain: how one is marked, and the question while there is none. */
import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDesk } from './desk.js';
import { useTeamOrder } from './order.js';
import { useMembersText } from './texts-members.js';

export function CaptainMark() {
  const { t } = useMembersText();
  return (
    <Badge variant="default" size="sm" radius="sm" tt="none" flex="none">
      {t('captain')}
    </Badge>
  );
}

/** Asked wherever members stand together, until somebody leads. */
export function NoCaptain() {
  const { view, seat, state } = useDesk();
  const { t } = useMembersText();
  const { busy, refused, run } = useTeamOrder();
  return (
    <Alert color="blue" title={t('noCaptain')}>
      <Stack gap={8} align="flex-start">
        <Text size="sm">{t('noCaptainText', { approval: view.kit.approval ? t('noCaptainApproval') : '' })}</Text>
        {refused && (
          <Text size="sm" fw={600} role="alert">
            {refused}
          </Text>
        )}
        <Group gap={8}>
          <Button
            size="xs"
            loading={busy}
            disabled={state.connection !== 'online'}
            onClick={() => void run({ type: 'name-captain', member: seat.memberId })}
          >
            {t('beCaptain')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
