/** One corrective action: entered or changed. What is typed stays through an error, a closed window and a reload. */
import { Autocomplete, Button, Group, Modal, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Email } from '../../../../server/shared/agencies.js';
import { ELEMENTS, type CorrectiveAction, type Element } from '../../../../server/shared/improvement.js';
import { post } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { freshId } from '../../state/ids.js';
import { fold } from '../../ui/format.js';
import { useAgencies } from '../agencies/data.js';
import { changeOf, isStale, useSend } from './data.js';
import { DayField, typedDay } from './day-field.js';
import { NotSent } from './sending.js';
import { dayText } from './status.js';
import { useImprovementText } from './texts.js';
import { useDraft } from './use-draft.js';

interface Typed {
  action: string;
  element: Element;
  responsible: string;
  name: string;
  email: string;
  start: string;
  due: string;
}

const EMPTY: Typed = { action: '', element: 'planning', responsible: '', name: '', email: '', start: '', due: '' };

const typedOf = (action: CorrectiveAction): Typed => ({
  action: action.action,
  element: action.element,
  responsible: action.responsible,
  name: action.contact?.name ?? '',
  email: action.contact?.email ?? '',
  start: action.start ? dayText(action.start) : '',
  due: dayText(action.due),
});

interface FormProps {
  /** Of which finding. */
  of: { exerciseId: string; findingId: string; issue: string };
  /** Absent: a new one. */
  action?: CorrectiveAction;
  close: () => void;
}

/** Directory's name or short name, without regard to case and diacritics; twenty at most. */
function matching(agencies: readonly { name: string; shortName?: string | undefined }[], words: string): string[] {
  const wanted = fold(words.trim());
  return agencies.filter(({ name, shortName }) => fold(`${name} ${shortName ?? ''}`).includes(wanted)).map(({ name }) => name);
}

export function ActionForm({ of, action, close }: FormProps) {
  const { t } = useImprovementText();
  const { t: c } = useCommon();
  const { exerciseId, findingId, issue } = of;
  const agencies = useAgencies().data ?? [];
  const draft = useDraft<Typed>(action ? `action.${action.id}` : `new-action.${findingId}`);
  const [recordId] = useState(freshId);
  const [begun] = useState(draft.value !== null);
  const send = useSend(exerciseId);
  const stands = action ? typedOf(action) : EMPTY;
  const typed = draft.value ?? stands;
  const change = (next: Partial<Typed>): void => draft.set({ ...typed, ...next });

  const [start, due] = [typedDay(typed.start), typedDay(typed.due)];
  const badEmail = typed.email.trim() !== '' && !Email.safeParse(typed.email.trim()).success;
  const badOrder = start !== null && due !== null && start > due;
  const whole = typed.action.trim() !== '' && typed.responsible.trim() !== '' && due !== null && (typed.start === '' || start !== null);

  function responsible(name: string): void {
    const agency = agencies.find((one) => one.name === name);
    const email = agency?.emails?.[0];
    // a contact that nobody has written down yet comes from the directory
    change({ responsible: name, ...(agency && typed.email === '' && email !== undefined && { email }) });
  }

  function save(): void {
    const agency = agencies.find(({ name }) => name === typed.responsible.trim());
    const [name, email] = [typed.name.trim(), typed.email.trim()];
    const said = {
      action: typed.action.trim(),
      element: typed.element,
      responsible: typed.responsible.trim(),
      agencyId: agency?.id,
      contact: name !== '' || email !== '' ? { name, ...(email !== '' && { email }) } : undefined,
      start: start ?? undefined,
      due: due ?? '',
    };
    const work = action
      ? changeOf(action, { ...said, agencyId: said.agencyId ?? null, contact: said.contact ?? null, start: said.start ?? null })
      : () => post(`/exercises/${exerciseId}/corrective-actions`, { recordId, findingId, ...said });
    send.mutate(work, {
      onSuccess() {
        draft.clear();
        close();
      },
    });
  }

  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t(action ? 'editAction' : 'newAction')}
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
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t('issue')}: {issue}
          </Text>
          <NotSent error={send.error} retry={() => send.variables && save()} />
          {begun && draft.value && !send.error && !send.isPending && (
            <Group gap="xs">
              <Text size="xs" c="dimmed">
                {t('draftKept')}
              </Text>
              <Button size="compact-xs" variant="subtle" onClick={draft.clear}>
                {t('discard')}
              </Button>
            </Group>
          )}
          <Textarea
            data-autofocus
            label={t('action')}
            description={t('actionHint')}
            required
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            value={typed.action}
            onChange={(event) => change({ action: event.currentTarget.value })}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
            <Select
              label={t('element')}
              required
              allowDeselect={false}
              data={ELEMENTS.map((value) => ({ value, label: t(`element.${value}`) }))}
              value={typed.element}
              onChange={(value) => change({ element: ELEMENTS.find((one) => one === value) ?? typed.element })}
            />
            <Autocomplete
              label={t('responsible')}
              placeholder={t('responsibleHint')}
              required
              maxLength={200}
              limit={20}
              data={matching(agencies, typed.responsible)}
              filter={({ options }) => options}
              value={typed.responsible}
              onChange={responsible}
            />
            <TextInput
              label={t('contactName')}
              maxLength={120}
              value={typed.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <TextInput
              label={t('email')}
              type="email"
              maxLength={254}
              value={typed.email}
              error={badEmail && t('badEmail')}
              onChange={(event) => change({ email: event.currentTarget.value })}
            />
            <DayField label={t('start')} value={typed.start} onChange={(next) => change({ start: next })} />
            <DayField
              label={t('due')}
              required
              value={typed.due}
              error={badOrder ? t('dateOrder') : undefined}
              onChange={(next) => change({ due: next })}
            />
          </SimpleGrid>
          <Text size="xs" c="dimmed">
            {typed.email.trim() === '' ? t('noEmail') : t('emailHint')}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {c('close')}
            </Button>
            <Button type="submit" loading={send.isPending} disabled={!whole || badEmail || badOrder}>
              {isStale(send.error) ? c('retry') : c('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
