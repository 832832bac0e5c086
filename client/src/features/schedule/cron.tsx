/** A cron expression with what it says in words and its next five dates, read by the server as one types. */
import { Box, List, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Recurrence } from '../../../../server/shared/api.js';
import type { SchedulePreview } from '../../../../server/shared/schedule.js';
import { get } from '../../api/http.js';
import { useText } from '../../i18n/index.js';
import { texts } from './texts.js';

const PATTERNS = { weekly: '0 8 * * 1', monthly: '0 8 1 * *', quarterly: '30 8 5 1,4,7,10 *', yearly: '0 8 15 10 *' } as const;

export function usePreview({ cron, timezone }: Recurrence) {
  const [asked] = useDebouncedValue(`cron=${encodeURIComponent(cron)}&timezone=${encodeURIComponent(timezone)}`, 250);
  return useQuery({
    queryKey: ['schedule-preview', asked],
    queryFn: () => get<SchedulePreview>(`/schedule/preview?${asked}`),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** The next dates of a schedule; of a height that does not jump while one types. */
export function NextDates({ preview }: { preview: SchedulePreview | undefined }) {
  const { t, lang } = useText<typeof texts>('schedule');
  return (
    <Box className="panel" p="sm" mih={178} role="status" aria-live="polite">
      <Text size="sm" fw={600} mb={4}>
        {preview?.words?.[lang] ?? t('noNext')}
      </Text>
      {preview && preview.next.length > 0 && (
        <>
          <Text size="xs" c="dimmed" mb={4}>
            {t('next')}
          </Text>
          <List size="sm" spacing={2} listStyleType="none" className="tnum">
            {preview.next.map((date) => (
              <List.Item key={date.at}>
                {date.local[lang]}
                {date.note && (
                  <Text span size="xs" c="var(--dt-warn)" ml={8}>
                    {date.note[lang]}
                  </Text>
                )}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Box>
  );
}

interface CronProps {
  value: Recurrence;
  disabled: boolean;
  onChange: (value: Recurrence) => void;
  onValid: (valid: boolean) => void;
}

export function CronFields({ value, disabled, onChange, onValid }: CronProps) {
  const { t, lang } = useText<typeof texts>('schedule');
  const preview = usePreview(value);
  const error = preview.data?.error;
  const valid = preview.data?.valid === true;
  useEffect(() => onValid(valid), [valid, onValid]);
  const chosen = Object.entries(PATTERNS).find(([, cron]) => cron === value.cron.trim())?.[1] ?? null;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      <Stack gap="sm">
        <Select
          label={t('pattern')}
          disabled={disabled}
          data={Object.entries(PATTERNS).map(([name, cron]) => ({ value: cron, label: t(name as keyof typeof PATTERNS) }))}
          value={chosen}
          onChange={(cron) => cron && onChange({ ...value, cron })}
        />
        <TextInput
          label={t('cron')}
          description={t('cronHint')}
          required
          disabled={disabled}
          maxLength={120}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          value={value.cron}
          onChange={(event) => onChange({ ...value, cron: event.currentTarget.value })}
          error={error?.[lang]}
        />
      </Stack>
      <NextDates preview={preview.data} />
    </SimpleGrid>
  );
}
