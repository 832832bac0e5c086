/** The compact form of one action: its fields, the inject it belongs to, and one question before it is recorded for good. */
import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconArrowLeft, IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { FieldValues } from '../../../../../server/shared/events.js';
import type { PaletteAction } from '../../../../../server/shared/views.js';
import { useDesk } from '../desk.js';
import { useTeamText } from '../texts.js';
import { completeness, toSend } from './draft.js';
import { Field } from './field.js';
import { Linked } from './linked.js';
import classes from './respond.module.css';

export function ActionForm({ action, back, done }: { action: PaletteAction; back: () => void; done: () => void }) {
  const { open, line, running, cut } = useDesk();
  const { t, pick } = useTeamText();
  const [fields, setFields] = useState<FieldValues>({});
  const [linked, setLinked] = useState<string | null>(open?.kind === 'inject' ? open.id : null);
  const [step, setStep] = useState<'edit' | 'sure'>('edit');
  const [tried, setTried] = useState(false);
  const { missing } = completeness(action.fields, fields);
  const form = useRef<HTMLFormElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-own] :is(input:not([type="hidden"]), textarea)')?.focus();
  }, []);
  useEffect(() => {
    if (step === 'sure') confirm.current?.focus();
  }, [step]);

  const ask = (): void => {
    setTried(true);
    if (missing.length === 0 && running) setStep('sure');
  };
  const send = (): void => {
    void line.send({ type: 'act', action: action.code, ...(linked === null ? {} : { inject: linked }), fields: toSend(fields) });
    done();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && step === 'sure') setStep('edit');
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && step === 'edit') ask();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={classes['form']}
      ref={form}
      onKeyDown={onKey}
      onSubmit={(event) => (event.preventDefault(), ask())}
      aria-label={pick(action.label)}
      noValidate
    >
      <div className={classes['formHead']}>
        <UnstyledButton className={classes['back']} onClick={back}>
          <IconArrowLeft size={14} aria-hidden /> {t('backToActions')}
        </UnstyledButton>
        <Text fw={700} component="h3" fz="md">
          {pick(action.label)}
        </Text>
      </div>
      <Stack gap={10} className={classes['fields']} inert={step === 'sure'}>
        <Linked value={linked} change={setLinked} />
        <Stack gap={10} data-own>
          {action.fields.map((field) => (
            <Field
              key={field.id}
              field={field}
              value={fields[field.id]}
              error={tried && missing.includes(field) ? t('required') : undefined}
              change={(value) =>
                setFields((before) => {
                  const { [field.id]: _old, ...rest } = before;
                  return value === undefined ? rest : { ...rest, [field.id]: value };
                })
              }
            />
          ))}
        </Stack>
      </Stack>
      <div className={classes['foot']}>
        {!running && (
          <Text size="sm" c="var(--dt-warn)">
            {t('notRunning')}
          </Text>
        )}
        {running && cut && (
          <Text size="sm" c="var(--dt-warn)">
            {t('willQueue')}
          </Text>
        )}
        {step === 'edit' ? (
          <Button type="submit" fullWidth disabled={!running}>
            {t('record')}
          </Button>
        ) : (
          <div role="alertdialog" aria-label={t('sure')}>
            <Text size="sm" fw={600} mb={6}>
              {t('sure')}
            </Text>
            <Group gap={8} wrap="nowrap">
              <Button ref={confirm} flex={1} leftSection={<IconCheck size={16} aria-hidden />} disabled={!running} onClick={send}>
                {t('confirm')}
              </Button>
              <Button variant="default" onClick={() => setStep('edit')}>
                {t('edit')}
              </Button>
            </Group>
          </div>
        )}
      </div>
    </form>
  );
}
