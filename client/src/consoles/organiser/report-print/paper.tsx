/** What an official report says around the figures; everything may stay empty. */
import { Button, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { OfficialPaper } from '../../../../../server/shared/publishing.js';
import { get, ProblemError, put } from '../../../api/http.js';
import { useCommon } from '../../../i18n/index.js';
import { Failed, Loading } from '../../../ui/states.js';
import { usePrintText } from './texts.js';

const LINES = ['parentBody', 'body', 'number', 'place', 'date', 'onBehalf'] as const;
const LISTS = ['to', 'copies'] as const;
type Field = (typeof LINES)[number] | (typeof LISTS)[number] | 'signerTitle' | 'signerName' | 'handling';
type Fields = Record<Field, string>;

const fieldsOf = (paper: OfficialPaper): Fields => ({
  parentBody: paper.parentBody ?? '',
  body: paper.body ?? '',
  number: paper.number ?? '',
  place: paper.place ?? '',
  date: paper.date ?? '',
  onBehalf: paper.onBehalf ?? '',
  to: paper.to?.join('\n') ?? '',
  copies: paper.copies?.join('\n') ?? '',
  signerTitle: paper.signer?.title ?? '',
  signerName: paper.signer?.name ?? '',
  handling: paper.handling ?? '',
});

function paperOf(fields: Fields): OfficialPaper {
  const lines = (text: string): string[] =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const filled = LINES.flatMap((key) => (fields[key].trim() === '' ? [] : [[key, fields[key].trim()] as const]));
  const lists = LISTS.flatMap((key) => (lines(fields[key]).length === 0 ? [] : [[key, lines(fields[key])] as const]));
  return {
    ...Object.fromEntries(filled),
    ...Object.fromEntries(lists),
    ...(fields.signerName.trim() !== '' && { signer: { title: fields.signerTitle.trim(), name: fields.signerName.trim() } }),
    ...(fields.handling.trim() !== '' && { handling: fields.handling.trim() }),
  };
}

export function PaperForm({ exerciseId }: { exerciseId: string }) {
  const paper = useQuery({ queryKey: ['paper', exerciseId], queryFn: () => get<OfficialPaper>(`/exercises/${exerciseId}/paper`) });
  if (paper.isPending) return <Loading />;
  if (!paper.data) return <Failed error={paper.error} retry={() => void paper.refetch()} />;
  return <Form exerciseId={exerciseId} paper={paper.data} />;
}

function Form({ exerciseId, paper }: { exerciseId: string; paper: OfficialPaper }) {
  const { t, lang } = usePrintText();
  const { t: c } = useCommon();
  const client = useQueryClient();
  const [fields, setFields] = useState(() => fieldsOf(paper));
  const [outcome, setOutcome] = useState<'saved' | ProblemError | null>(null);
  const half = (fields.signerName.trim() === '') !== (fields.signerTitle.trim() === '');
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      const kept = await put<OfficialPaper>(`/exercises/${exerciseId}/paper`, paperOf(fields));
      client.setQueryData(['paper', exerciseId], kept);
      setOutcome('saved');
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setOutcome(error);
    }
  };
  const field = (key: Field) => ({
    label: t(key),
    value: fields[key],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setOutcome(null);
      setFields((all) => ({ ...all, [key]: value }));
    },
  });
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {t('paperHint')}
        </Text>
        <TextInput {...field('parentBody')} maxLength={300} />
        <TextInput {...field('body')} maxLength={300} />
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
          <TextInput {...field('number')} maxLength={300} placeholder="12/BC-…" />
          <TextInput {...field('place')} maxLength={300} />
          <TextInput {...field('date')} type="date" />
        </SimpleGrid>
        <Textarea {...field('to')} autosize minRows={2} />
        <Textarea {...field('copies')} autosize minRows={2} />
        <TextInput {...field('onBehalf')} maxLength={300} placeholder={t('onBehalfHint')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          <TextInput {...field('signerTitle')} maxLength={300} />
          <TextInput {...field('signerName')} maxLength={300} error={half ? t('signerBoth') : null} />
        </SimpleGrid>
        <Textarea {...field('handling')} autosize minRows={1} maxLength={300} />
        <Group justify="flex-end">
          <Text size="sm" role="status" c={outcome instanceof ProblemError ? 'var(--dt-bad)' : 'var(--dt-ok)'}>
            {outcome === 'saved' ? t('saved') : outcome?.sentence(lang)}
          </Text>
          <Button type="submit" size="xs" disabled={half}>
            {c('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
