/** A report form: a draft that saves itself, how complete it is, a preview to print, and a locked copy once filed (A7). */
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconCheck, IconLock, IconPrinter, IconSend } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { FieldValues } from '../../../../../server/shared/events.js';
import type { FormView } from '../../../../../server/shared/views.js';
import { drillTime, wallTime } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { formState } from '../journal.js';
import { useTeamText } from '../texts.js';
import { Window } from '../../../features/reading/window.js';
import { completeness, toSend, useDraft } from './draft.js';
import { Field } from './field.js';
import { Linked } from './linked.js';
import { PrintedReport } from './print.js';
import classes from './respond.module.css';

export function Report({ form, close, filed }: { form: FormView; close: () => void; filed: () => void }) {
  const { view, state, key } = useDesk();
  const { pick } = useTeamText();
  const standing = formState(view, form.id);
  const waiting = state.pending.find(
    (each) => each.command.type === 'file-report' && each.command['form'] === form.id && each.status !== 'refused',
  );
  const [again, setAgain] = useState(false);
  const sentFields = waiting ? (waiting.command['fields'] as FieldValues) : standing.kind === 'none' ? undefined : standing.deed.fields;
  const locked = waiting !== undefined || (standing.kind === 'filed' && !again);

  return (
    <Window title={pick(form.title)} close={close} width={880}>
      {locked && sentFields ? (
        <Locked
          form={form}
          fields={sentFields}
          wall={waiting ? waiting.since : standing.kind === 'none' ? null : standing.deed.at.wall}
          x={waiting || standing.kind === 'none' ? null : standing.deed.at.x}
          again={() => setAgain(true)}
        />
      ) : (
        <Editor
          form={form}
          draftKey={key(`draft.${form.id}`)}
          start={sentFields}
          close={close}
          filed={filed}
          note={standing.kind === 'returned' ? standing.note : undefined}
        />
      )}
    </Window>
  );
}

function Locked({
  form,
  fields,
  wall,
  x,
  again,
}: {
  form: FormView;
  fields: FieldValues;
  wall: number | null;
  x: number | null;
  again: () => void;
}) {
  const { running } = useDesk();
  const { t } = useTeamText();
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <IconLock size={18} aria-hidden />
        <Text flex={1} className="tnum">
          {x === null ? t('formQueued') : t('lockedCopy', { time: `${drillTime(x)}${wall === null ? '' : ` (${wallTime(wall)})`}` })}
        </Text>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {t('print')}
        </Button>
        {x !== null && running && (
          <Button variant="default" onClick={again}>
            {t('newVersion')}
          </Button>
        )}
      </Group>
      <PrintedReport form={form} fields={fields} wall={wall} />
    </Stack>
  );
}

interface EditorProps {
  form: FormView;
  draftKey: string;
  start: FieldValues | undefined;
  close: () => void;
  filed: () => void;
  note: { inject: string; body: string; en: { body: string } } | undefined;
}

function Editor({ form, draftKey, start, close, filed, note }: EditorProps) {
  const { open, line, running, cut } = useDesk();
  const { t, pick, lang } = useTeamText();
  const draft = useDraft(draftKey, start);
  const [linked, setLinked] = useState<string | null>(note ? note.inject : open?.kind === 'inject' ? open.id : null);
  const [step, setStep] = useState<'edit' | 'preview' | 'sure'>('edit');
  const [tried, setTried] = useState(false);
  const done = completeness(form.fields, draft.fields);
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (step === 'sure') confirm.current?.focus();
  }, [step]);

  const ask = (): void => {
    setTried(true);
    if (done.missing.length === 0) setStep('sure');
  };
  const send = (): void => {
    const sent = line.send({
      type: 'file-report',
      form: form.id,
      ...(linked === null ? {} : { inject: linked }),
      fields: toSend(draft.fields),
    });
    // a refused report must not cost what was written
    void sent.then((ack) => ack.ok && draft.clear());
    filed();
    close();
  };

  return (
    <div className={classes['paper']}>
      {note && (
        <div className={classes['returned']} role="note">
          <Text fw={600}>{t('returnedNote')}</Text>
          {/* sanitised on the server, like every rendered body */}
          {/* oxlint-disable-next-line react/no-danger */}
          <div dangerouslySetInnerHTML={{ __html: lang === 'en' ? note.en.body : note.body }} />
        </div>
      )}
      <div className={classes['progress']}>
        {done.of > 0 && (
          <>
            <span className="tnum">
              {t('completeness')}: <b>{`${done.filled}/${done.of}`}</b>
            </span>
            <Progress
              value={(done.filled / done.of) * 100}
              w={120}
              color={done.missing.length === 0 ? 'green' : undefined}
              aria-label={t('completeness')}
            />
          </>
        )}
        <Text size="xs" c="dimmed" role="status" className="tnum" ml="auto">
          {draft.savedAt !== null && t('saved', { time: wallTime(draft.savedAt) })}
        </Text>
      </div>
      {step === 'preview' ? (
        <PrintedReport form={form} fields={draft.fields} wall={null} />
      ) : (
        <Stack gap={12} inert={step === 'sure'}>
          <Linked value={linked} change={setLinked} />
          {form.fields.map((field) => (
            <Field
              key={field.id}
              field={field}
              value={draft.fields[field.id]}
              error={tried && done.missing.includes(field) ? t('required') : undefined}
              change={(value) => draft.change(field.id, value)}
            />
          ))}
        </Stack>
      )}
      <div className={classes['actionsRow']}>
        {tried && done.missing.length > 0 && (
          <Text size="sm" c="var(--dt-bad)" mb={6} role="alert">
            {t('fillFirst', { list: done.missing.map((field) => pick(field.label)).join('; ') })}
          </Text>
        )}
        {!running && (
          <Text size="sm" c="var(--dt-warn)" mb={6}>
            {t('notRunning')}
          </Text>
        )}
        {running && cut && (
          <Text size="sm" c="var(--dt-warn)" mb={6}>
            {t('willQueue')}
          </Text>
        )}
        {step === 'sure' ? (
          <div role="alertdialog" aria-label={t('fileSure')}>
            <Text size="sm" fw={600} mb={6}>
              {t('fileSure')}
            </Text>
            <Group gap={8}>
              <Button ref={confirm} leftSection={<IconCheck size={16} aria-hidden />} disabled={!running} onClick={send}>
                {t('confirm')}
              </Button>
              <Button variant="default" onClick={() => setStep('edit')}>
                {t('edit')}
              </Button>
            </Group>
          </div>
        ) : (
          <Group gap={8}>
            <Button leftSection={<IconSend size={16} aria-hidden />} disabled={!running} onClick={ask}>
              {t('file')}
            </Button>
            {step === 'edit' ? (
              <Button variant="default" onClick={() => setStep('preview')}>
                {t('preview')}
              </Button>
            ) : (
              <>
                <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
                  {t('print')}
                </Button>
                <Button variant="default" onClick={() => setStep('edit')}>
                  {t('edit')}
                </Button>
              </>
            )}
            {draft.savedAt !== null && step === 'edit' && (
              <Button variant="subtle" color="gray" ml="auto" onClick={draft.clear}>
                {t('clearDraft')}
              </Button>
            )}
          </Group>
        )}
      </div>
    </div>
  );
}
