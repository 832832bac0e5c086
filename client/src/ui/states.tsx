/** Loading, empty and failed states that every page uses. */
import { Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ProblemError } from '../api/http.js';
import { useCommon } from '../i18n/index.js';

export function Loading() {
  const { t } = useCommon();
  return (
    <Center mih={160} role="status">
      <Stack align="center" gap="xs">
        <Loader size="sm" />
        <Text size="sm" c="dimmed">
          {t('loading')}
        </Text>
      </Stack>
    </Center>
  );
}

export function Empty({ title, children, icon }: { title: string; children?: ReactNode; icon?: ReactNode }) {
  return (
    <Center mih={160} p="md">
      <Stack align="center" gap="xs" maw={460} ta="center">
        {icon ?? <IconInbox size={32} stroke={1.4} color="var(--dt-wait)" aria-hidden />}
        <Text fw={600}>{title}</Text>
        {children}
      </Stack>
    </Center>
  );
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t, lang } = useCommon();
  return (
    <Center mih={200} p="md">
      <Stack align="center" gap="xs" maw={520} ta="center" role="alert">
        <IconAlertTriangle size={32} stroke={1.4} color="var(--dt-bad)" aria-hidden />
        <Title order={2} size="h4">
          {t('failed')}
        </Title>
        <Text size="sm">{error instanceof ProblemError ? error.sentence(lang) : String(error)}</Text>
        {retry && (
          <Button variant="default" size="xs" onClick={retry}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Center>
  );
}
