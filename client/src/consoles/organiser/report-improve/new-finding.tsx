/** A finding written by hand. What is typed stays through an error, a closed window and a reload. */
import { Button, Checkbox, Group, Modal, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../../api/http.js';
import { useSend } from '../../../features/improvement/data.js';
import { NotSent } from '../../../features/improvement/sending.js';
import { useDraft } from '../../../features/improvement/use-draft.js';
import { useCommon } from '../../../i18n/index.js';
import { freshId } from '../../../state/ids.js';
import { usePlanPage } from './context.js';
import { useImprove } from './texts.js';

interface Typed {
  kind: 'strength' | 'improvement';
  title: string;
  objective: string | null;
  reference: string;
  analysis: string;
  urgent: boolean;
}
const EMPTY: Typed = { kind: 'improvement', title: '', objective: null, reference: '', analysis: '', urgent: false };

export function NewFinding({ close }: { close: () => void }) {
  const { t, pick } = useImprove();
  const { t: c } = useCommon();
  const { exerciseId, report } = usePlanPage();
  const send = useSend(exerciseId);
  const draft = useDraft<Typed>(`new-finding.${exerciseId}`);
  const [recordId] = useState(freshId);
  const typed = draft.value ?? EMPTY;
  const change = (next: Partial<Typed>): void => draft.set({ ...typed, ...next });
  const save = (): void => {
    const [reference, analysis] = [typed.reference.trim(), typed.analysis.trim()];
    const body = {
      recordId,
      kind: typed.kind,
      title: typed.title.trim(),
      ...(reference !== '' && { reference }),
      ...(analysis !== '' && { analysis }),
      ...(typed.objective !== null && { objective: typed.objective }),
      ...(typed.urgent && { urgent: true }),
      source: { kind: 'manual' },
    };
    send.mutate(() => post(`/exercises/${exerciseId}/findings`, body), {
      onSuccess() {
        draft.clear();
        close();
      },
    });
  };
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('newFinding')}
      closeButtonProps={{ 'aria-label': c('close') }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap="sm">
          <NotSent error={send.error} retry={save} />
          <SegmentedControl
            aria-label={t('kind')}
            data={(['improvement', 'strength'] as const).map((value) => ({ value, label: t(value) }))}
            value={typed.kind}
            onChange={(kind) => change({ kind })}
          />
          <Textarea
            data-autofocus
            label={t('findingTitle')}
            required
            autosize
            minRows={1}
            maxLength={300}
            value={typed.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <Select
            label={t('objective')}
            placeholder={t('noObjective')}
            clearable
            clearButtonProps={{ 'aria-label': t('noObjective') }}
            data={report.objectives.map(({ id, title }) => ({ value: id, label: pick(title) }))}
            value={typed.objective}
            onChange={(objective) => change({ objective })}
          />
          <TextInput
            label={t('reference')}
            description={t('referenceHint')}
            maxLength={1000}
            value={typed.reference}
            onChange={(event) => change({ reference: event.currentTarget.value })}
          />
          <Textarea
            label={t('analysis')}
            description={t('analysisHint')}
            autosize
            minRows={3}
            maxRows={12}
            maxLength={8000}
            value={typed.analysis}
            onChange={(event) => change({ analysis: event.currentTarget.value })}
          />
          <Checkbox
            label={t('urgent')}
            description={t('urgentHint')}
            checked={typed.urgent}
            onChange={(event) => change({ urgent: event.currentTarget.checked })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {c('close')}
            </Button>
            <Button type="submit" loading={send.isPending} disabled={typed.title.trim() === ''}>
              {c('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
