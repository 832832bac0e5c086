/** Whether mail is set up and works, and how this exercise uses it. */
import { Alert, Button, Code, Group, Paper, SegmentedControl, Stack, Switch, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMailCheck, IconMailOff } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Exercise } from '../../../../server/shared/api.js';
import type { MailSetup } from '../../../../server/shared/mail.js';
import { patch, post, ProblemError } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { date, wallTime } from '../../ui/format.js';
import { useInvitationsText } from './invitations-texts.js';

const EXAMPLE = 'smtp://dientap%40so.example:MAT_KHAU@mail.so.example:587/?from=Ban Tổ chức <dientap@so.example>';

export const mailKey = ['mail'] as const;

/** What went wrong, in words, where the reader sees it. */
export function useSaid(): (error: unknown) => void {
  const { lang, t } = useCommon();
  return (error) =>
    void notifications.show({
      color: 'red',
      closeButtonProps: { 'aria-label': t('close') },
      message: error instanceof ProblemError ? error.sentence(lang) : String(error),
    });
}

export function Setup({ setup, may }: { setup: MailSetup; may: boolean }) {
  const { t } = useInvitationsText();
  const queries = useQueryClient();
  const said = useSaid();
  const check = useMutation({
    mutationFn: () => post<MailSetup>('/mail/check'),
    onSuccess: (after) => queries.setQueryData(mailKey, after),
    onError: said,
  });
  if (!setup.on) {
    return (
      <Alert color="gray" icon={<IconMailOff size={20} aria-hidden />} title={t('off')}>
        <Text size="sm" c="var(--mantine-color-text)" style={{ overflowWrap: 'anywhere' }}>
          {t('offText')} <Code style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{EXAMPLE}</Code>
        </Text>
      </Alert>
    );
  }
  const { checked } = setup;
  const when = checked ? `${wallTime(checked.at)} ${date(checked.at)}` : '';
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" align="start" wrap="nowrap">
        <Stack gap={2} style={{ minWidth: 0 }}>
          <Title order={2} size="h5">
            {t('setup')}
          </Title>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('onText', { server: setup.server ?? '', from: setup.from ?? '' })}
          </Text>
          <Text
            size="sm"
            role="status"
            className="tnum"
            c={checked ? (checked.ok ? 'var(--dt-ok)' : 'var(--dt-bad)') : 'dimmed'}
            style={{ overflowWrap: 'anywhere' }}
          >
            {checked === null
              ? `○ ${t('unchecked')}`
              : checked.ok
                ? `✓ ${t('checkedOk', { when })}`
                : `✕ ${t('checkedBad', { when, error: checked.error ?? '' })}`}
          </Text>
        </Stack>
        {may && (
          <Button
            size="xs"
            variant="default"
            style={{ flex: 'none' }}
            leftSection={<IconMailCheck size={16} aria-hidden />}
            loading={check.isPending}
            onClick={() => check.mutate()}
          >
            {t('check')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}

/** Language of mails, and whether injects are mailed; fixed once the exercise has left the plan. */
export function MailSettings({ exercise, may }: { exercise: Exercise; may: boolean }) {
  const { t } = useInvitationsText();
  const queries = useQueryClient();
  const said = useSaid();
  const save = useMutation({
    mutationFn: (settings: Exercise['settings']) => patch<Exercise>(`/exercises/${exercise.id}`, { settings }),
    onSuccess: (after) => queries.setQueryData(['exercise', exercise.id], after),
    onError: said,
  });
  const locked = !may || exercise.phase !== 'planned' || save.isPending;
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {t('settings')}
      </Title>
      <Group gap="sm">
        <Text size="sm" id="mail-lang">
          {t('lang')}
        </Text>
        <SegmentedControl
          size="xs"
          aria-labelledby="mail-lang"
          disabled={locked}
          data={[
            { value: 'vi', label: t('vi') },
            { value: 'en', label: t('en') },
          ]}
          value={exercise.settings.mailLang ?? 'vi'}
          onChange={(value) => save.mutate({ mailLang: value === 'en' ? 'en' : 'vi' })}
        />
      </Group>
      <Switch
        label={t('injects')}
        description={t('injectsText')}
        disabled={locked}
        checked={exercise.settings.mailInjects ?? false}
        onChange={(event) => save.mutate({ mailInjects: event.currentTarget.checked })}
      />
      {exercise.phase !== 'planned' && (
        <Text size="xs" c="dimmed">
          {t('fixed')}
        </Text>
      )}
    </Stack>
  );
}
