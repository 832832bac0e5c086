/** Making a viewing link: which screen, until when, for whom. */
import { Button, Group, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ViewingLink } from '../../../../server/shared/links.js';
import { post, ProblemError } from '../../api/http.js';
import { useLinksText } from '../../features/links/texts.js';

/** Screens of the hall; the results are shared from the after-action page. */
const HALL = ['wallboard', 'observer'] as const;
const HOUR = 3_600_000;
const SPANS = { hours: 12 * HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR, month: 30 * 24 * HOUR } as const;
type Until = keyof typeof SPANS | 'exact';
const UNTIL: readonly Until[] = ['hours', 'day', 'week', 'month', 'exact'];

export function MakeLink({ exerciseId }: { exerciseId: string }) {
  const { t, lang } = useLinksText();
  const client = useQueryClient();
  const [kind, setKind] = useState<(typeof HALL)[number]>('wallboard');
  const [until, setUntil] = useState<Until>('day');
  const [exact, setExact] = useState('');
  const [label, setLabel] = useState('');
  const make = useMutation({
    mutationFn: () => {
      // a date field without a zone is the office's own time
      const at = until === 'exact' ? new Date(`${exact}:00+07:00`) : new Date(Date.now() + SPANS[until]);
      return post<ViewingLink>(`/exercises/${exerciseId}/links`, {
        kind,
        expiresAt: at.toISOString(),
        ...(label.trim() === '' ? {} : { label: label.trim() }),
      });
    },
    onSuccess: async () => {
      setLabel('');
      await client.invalidateQueries({ queryKey: ['links', exerciseId] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form onSubmit={submit} className="panel" style={{ padding: 16 }}>
      <Stack gap="sm">
        <Radio.Group label={t('kind')} value={kind} onChange={(value) => setKind(HALL.find((each) => each === value) ?? 'wallboard')}>
          <Stack gap={6} mt={6}>
            {HALL.map((each) => (
              <Radio key={each} value={each} label={t(`kind.${each}`)} description={t(`kindText.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Group align="flex-start" gap="sm">
          <Select
            label={t('until')}
            w={200}
            allowDeselect={false}
            data={UNTIL.map((each) => ({ value: each, label: t(`until.${each}`) }))}
            value={until}
            onChange={(value) => value && setUntil(value)}
          />
          {until === 'exact' && (
            <TextInput
              type="datetime-local"
              label={t('exact')}
              required
              withAsterisk={false}
              value={exact}
              onChange={(event) => setExact(event.currentTarget.value)}
            />
          )}
          <TextInput
            label={t('labelField')}
            placeholder={t('labelHint')}
            maxLength={120}
            flex={1}
            miw={220}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
        </Group>
        <Group gap="sm">
          <Button type="submit" loading={make.isPending} leftSection={<IconLink size={16} aria-hidden />}>
            {t('make')}
          </Button>
          {make.error && (
            <Text size="sm" c="var(--dt-bad)" role="alert">
              {make.error instanceof ProblemError ? make.error.sentence(lang) : String(make.error)}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}
