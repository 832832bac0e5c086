/**
 * The compact form of one action: its fields and the inject it belongs to. One press records it; what reaches far is asked
 * once more, or put to the captain where the organiser says so.
 */
import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconGavel } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { PaletteAction } from '../../../../../server/shared/views.js';
import { drillTime } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { useRespondText } from '../texts-respond.js';
import { useTeamText } from '../texts.js';
import { useActionDraft } from './action-draft.js';
import { standingOf } from './approval.js';
import { completeness, toSend } from './draft.js';
import { Field } from './field.js';
import { GraveMark } from './grave.js';
import { Linked } from './linked.js';
import { NameCaptain } from './name-captain.js';
import classes from './respond.module.css';
import { useShowValue } from './show.js';
import { doneByTeam } from './usage.js';

export function ActionForm({ action, back, done }: { action: PaletteAction; back: () => void; done: () => void }) {
  const { view, seat, line, running, nameOf } = useDesk();
  const { t, pick } = useTeamText();
  const { t: r } = useRespondText();
  const draft = useActionDraft(action.code);
  const [step, setStep] = useState<'edit' | 'sure'>('edit');
  const [tried, setTried] = useState(false);
  const { missing } = completeness(action.fields, draft.fields);
  const standing = standingOf(view, seat.memberId, action);
  const proposes = standing.kind === 'propose' || standing.kind === 'no-captain';
  const before = useMemo(() => doneByTeam(view).get(action.code), [view, action.code]);
  const form = useRef<HTMLFormElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('[data-own] :is(input:not([type="hidden"]), textarea)');
    (first ?? form.current?.querySelector<HTMLElement>('button[type="submit"]'))?.focus();
  }, []);
  useEffect(() => {
    if (step === 'sure') confirm.current?.focus();
  }, [step]);

  const send = (): void => {
    const { linked } = draft;
    void line.send({
      type: 'act',
      action: action.code,
      ...(linked === null ? {} : { inject: linked }),
      fields: toSend(draft.fields),
    });
    draft.clear();
    done();
  };
  const go = (): void => {
    setTried(true);
    if (missing.length > 0 || !running) return;
    // what the captain will look at needs no second question here
    if (action.grave && !proposes) setStep('sure');
    else send();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && step === 'edit') go();
    else if (event.key === 'Escape' && !event.defaultPrevented) {
      if (step === 'sure') setStep('edit');
      else back();
    }
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={classes['form']}
      ref={form}
      onKeyDown={onKey}
      onSubmit={(event) => (event.preventDefault(), go())}
      aria-label={pick(action.label)}
      noValidate
    >
      <div className={classes['formHead']}>
        <UnstyledButton className={classes['back']} onClick={back}>
          <IconArrowLeft size={14} aria-hidden /> {t('backToActions')}
        </UnstyledButton>
        <Text fw={700} component="h3" fz="md">
          {pick(action.label)} {action.grave && <GraveMark />}
        </Text>
        {before && (
          <Text size="xs" c="dimmed" className="tnum">
            {before.by === undefined
              ? r('didN', { n: before.n, time: drillTime(before.last.x) })
              : r('didBy', { n: before.n, time: drillTime(before.last.x), who: nameOf(before.by) })}
          </Text>
        )}
      </div>
      <Stack gap={10} className={classes['fields']} inert={step === 'sure'}>
        <Linked value={draft.linked} change={draft.link} dense />
        <Stack gap={10} data-own>
          {action.fields.map((field) => (
            <Field
              key={field.id}
              field={field}
              dense
              value={draft.fields[field.id]}
              error={tried && missing.includes(field) ? t('required') : undefined}
              change={(value) => draft.change(field.id, value)}
            />
          ))}
        </Stack>
      </Stack>
      <div className={classes['foot']}>
        <Hindrance standing={standing} />
        {step === 'edit' ? (
          <>
            <Button type="submit" fullWidth disabled={!running} leftSection={proposes ? <IconGavel size={16} aria-hidden /> : undefined}>
              {proposes ? r('propose') : t('record')}
            </Button>
            <Text size="xs" c="dimmed" mt={4} ta="center">
              {standing.kind === 'propose' ? r('proposes', { name: standing.captain.name }) : proposes ? r('proposesLater') : r('noUndo')}
            </Text>
          </>
        ) : (
          <Sure action={action} asset={draft.fields['asset']}>
            <Button ref={confirm} flex={1} leftSection={<IconCheck size={16} aria-hidden />} disabled={!running} onClick={send}>
              {t('confirm')}
            </Button>
            <Button variant="default" onClick={() => setStep('edit')}>
              {t('edit')}
            </Button>
          </Sure>
        )}
      </div>
    </form>
  );
}

/** The one further question before a grave act, which names its effect and says nothing about right or wrong. */
function Sure({ action, asset, children }: { action: PaletteAction; asset: unknown; children: React.ReactNode }) {
  const { pick } = useTeamText();
  const { t: r } = useRespondText();
  const show = useShowValue();
  const spec = action.fields.find(({ type }) => type === 'asset');
  const on = typeof asset === 'string' && asset !== '' ? show.field(spec, asset) : null;
  const question = on === null ? r('graveAsk', { action: pick(action.label) }) : r('graveAskOn', { action: pick(action.label), asset: on });
  return (
    <div role="alertdialog" aria-labelledby="grave-ask" aria-describedby="grave-text">
      <Text size="sm" id="grave-text">
        {r('graveText')}
      </Text>
      <Text size="sm" fw={600} my={6} id="grave-ask">
        {question}
      </Text>
      <Group gap={8} wrap="nowrap">
        {children}
      </Group>
    </div>
  );
}

/** Why it cannot be recorded now, or when it will be. */
function Hindrance({ standing }: { standing: ReturnType<typeof standingOf> }) {
  const { running, cut } = useDesk();
  const { t } = useTeamText();
  const { t: r } = useRespondText();
  if (!running)
    return (
      <Text size="sm" c="var(--dt-warn)" mb={6}>
        {t('notRunning')}
      </Text>
    );
  return (
    <>
      {standing.kind === 'no-captain' && <NameCaptain />}
      {standing.kind === 'captain' && (
        <Text size="xs" c="dimmed" mb={6}>
          {r('captainActs')}
        </Text>
      )}
      {cut && (
        <Text size="sm" c="var(--dt-warn)" mb={6}>
          {t('willQueue')}
        </Text>
      )}
    </>
  );
}
