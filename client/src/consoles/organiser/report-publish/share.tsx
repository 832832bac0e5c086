/** Links to the published results: which edition, until when, for whom; copied, withdrawn. */
import { Button, Group, Radio, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ViewingLink } from '../../../../../server/shared/links.js';
import { get, post } from '../../../api/http.js';
import { LinkList } from '../../../features/links/table.js';
import { Failed, Loading } from '../../../ui/states.js';
import { useMayGive } from './data.js';
import classes from './publish.module.css';
import { Refusal } from './said.js';
import { usePublishText } from './texts.js';

const DAYS = ['7', '30', '365'] as const;
const DAY = 24 * 3_600_000;

export function Share({ exerciseId }: { exerciseId: string }) {
  const { t } = usePublishText();
  const may = useMayGive();
  const list = useQuery({
    queryKey: ['links', exerciseId],
    queryFn: () => get<ViewingLink[]>(`/exercises/${exerciseId}/links`),
    enabled: may.publish,
  });
  if (!may.publish) return null;
  const links = (list.data ?? []).filter(({ kind }) => kind === 'report');
  return (
    <section className={`panel ${classes['part']}`}>
      <Title order={2} size="h4" mb="xs">
        {t('share')}
      </Title>
      <Text size="sm" maw={760} mb="sm">
        {t('shareText')}
      </Text>
      <Make exerciseId={exerciseId} />
      {list.isPending ? (
        <Loading />
      ) : list.error ? (
        <Failed error={list.error} retry={() => void list.refetch()} />
      ) : links.length === 0 ? (
        <Text size="sm" c="dimmed" mt="sm">
          {t('noLinks')}
        </Text>
      ) : (
        <LinkList exerciseId={exerciseId} links={links} />
      )}
    </section>
  );
}

function Make({ exerciseId }: { exerciseId: string }) {
  const { t } = usePublishText();
  const client = useQueryClient();
  const [edition, setEdition] = useState('anonymous');
  const [days, setDays] = useState<(typeof DAYS)[number]>('30');
  const [label, setLabel] = useState('');
  const make = useMutation({
    mutationFn: () =>
      post<ViewingLink>(`/exercises/${exerciseId}/links`, {
        kind: 'report',
        anonymous: edition === 'anonymous',
        expiresAt: new Date(Date.now() + Number(days) * DAY).toISOString(),
        ...(label.trim() === '' ? {} : { label: label.trim() }),
      }),
    async onSuccess() {
      setLabel('');
      await client.invalidateQueries({ queryKey: ['links', exerciseId] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Radio.Group label={t('edition')} value={edition} onChange={setEdition}>
          <Group gap="lg" mt={4}>
            <Radio value="anonymous" label={t('anonymous')} description={t('anonymousText')} />
            <Radio value="whole" label={t('whole')} description={t('wholeText')} />
          </Group>
        </Radio.Group>
        <Group align="flex-end" gap="sm">
          <Select
            label={t('until')}
            w={160}
            allowDeselect={false}
            data={DAYS.map((each) => ({ value: each, label: t(`until.${each}`) }))}
            value={days}
            onChange={(value) => setDays(DAYS.find((each) => each === value) ?? '30')}
          />
          <TextInput
            label={t('label')}
            maxLength={120}
            flex={1}
            miw={200}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <Button type="submit" loading={make.isPending} leftSection={<IconLink size={16} aria-hidden />}>
            {t('make')}
          </Button>
        </Group>
        <Refusal error={make.error} />
      </Stack>
    </form>
  );
}
