/** An inject that no MSEL foresaw: template, persona or free name, channel, text in one or two languages, if wanted what is expected. */
import { Autocomplete, Button, Group, Modal, NumberInput, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CHANNELS } from '../../../../../server/shared/channels.js';
import type { Lang } from '../../../../../server/shared/text.js';
import { useCommon } from '../../../i18n/index.js';
import { drillX, useNow } from '../../../state/clock.js';
import { byName } from '../../../ui/format.js';
import classes from '../excon.module.css';
import { Preview } from '../preview.js';
import { texts } from '../texts.js';
import { useExconText, useOrder, useRoom } from '../room.js';
import { useSenders } from '../senders.js';
import { TeamsField } from '../teams-field.js';
import { EMPTY, fillIn, lacking, orderOf, type Draft } from './draft.js';
import { TEMPLATES } from './templates.js';

/** Starts as `start`; `sent` when it has been recorded. */
export function Composer({ start, sent }: { start?: Partial<Draft>; sent?: () => void }) {
  const { view } = useRoom();
  const { t, pick, lang } = useExconText();
  const { t: c } = useCommon();
  const { run, busy } = useOrder();
  const { list, senderOf, idOf } = useSenders();
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, from: list[0]?.id ?? '', ...start });
  const [english, setEnglish] = useState(false);
  const [shown, setShown] = useState(false);
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const live = view.phase === 'running' || view.phase === 'paused';
  const early = view.phase === 'planned' || view.phase === 'ready';
  const lacks = lacking(draft);
  const ready = lacks === null && (live || (early && draft.check));
  const submit = async (): Promise<void> => {
    const ack = await run(orderOf(draft));
    if (!ack.ok) return;
    setDraft({ ...EMPTY, to: draft.to, from: draft.from, channel: draft.channel });
    setEnglish(false);
    sent?.();
  };
  return (
    <form onSubmit={(event) => (event.preventDefault(), void submit())}>
      <Stack gap="xs">
        <Select
          size="xs"
          label={t('template')}
          placeholder={t('templateNone')}
          data={TEMPLATES.map(({ id, name }) => ({ value: id, label: pick(name) }))}
          value={null}
          onChange={(id) => {
            const template = TEMPLATES.find((one) => one.id === id);
            if (!template) return;
            setDraft((now) => fillIn(now, template, view.kit, lang));
            setEnglish(true);
          }}
        />
        <TeamsField size="xs" label={t('to')} value={draft.to} onChange={(to) => change({ to })} />
        <Group grow gap="xs" align="flex-start">
          <Autocomplete
            size="xs"
            label={t('from')}
            maxLength={200}
            data={list.map(({ label }) => label)}
            value={list.find(({ id }) => id === draft.from)?.label ?? draft.from}
            onChange={(words) => change({ from: idOf(words) })}
          />
          <Select
            size="xs"
            label={t('channel')}
            allowDeselect={false}
            data={CHANNELS.map((value) => ({ value, label: c(`channel.${value}`) }))}
            value={draft.channel}
            onChange={(channel) => channel && change({ channel })}
          />
        </Group>
        <Words lang="vi" draft={draft} change={change} />
        <Switch size="xs" label={t('addEnglish')} checked={english} onChange={(event) => setEnglish(event.currentTarget.checked)} />
        {english && <Words lang="en" draft={draft} change={change} />}
        <Switch
          size="xs"
          label={t('commCheck')}
          checked={draft.check}
          onChange={(event) => change({ check: event.currentTarget.checked })}
        />
        {!draft.check && <Expects draft={draft} change={change} />}
        {lacks !== null && lacks !== 'text' && (
          <Text size="xs" c="var(--dt-warn)" role="status">
            {t(`lacks.${lacks}`)}
          </Text>
        )}
        <Group gap="xs" justify="flex-end" className={classes['send'] ?? ''}>
          <Button size="xs" variant="default" onClick={() => setShown(true)}>
            {t('showPreview')}
          </Button>
          <Button type="submit" size="xs" disabled={!ready} loading={busy}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
      {shown && <Shown draft={draft} from={(into) => senderOf(draft.from, into)} close={() => setShown(false)} />}
    </form>
  );
}

function Words({ lang, draft, change }: { lang: Lang; draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { t } = useExconText();
  const words = draft[lang];
  return (
    <>
      <TextInput
        size="xs"
        lang={lang}
        label={lang === 'vi' ? t('title') : t('titleEn')}
        required={lang === 'vi'}
        maxLength={200}
        value={words.title}
        onChange={(event) => change({ [lang]: { ...words, title: event.currentTarget.value } })}
      />
      <Textarea
        size="xs"
        lang={lang}
        label={lang === 'vi' ? t('body') : t('bodyEn')}
        required={lang === 'vi'}
        autosize
        minRows={4}
        maxRows={10}
        maxLength={8000}
        value={words.body}
        onChange={(event) => change({ [lang]: { ...words, body: event.currentTarget.value } })}
      />
    </>
  );
}

function Expects({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { view } = useRoom();
  const { t, pick } = useExconText();
  const { t: c } = useCommon();
  const actions = Object.entries(view.kit.actions)
    .filter(([, action]) => !action.harmful)
    .map(([value, action]) => ({ value, label: pick(action.title) }))
    .toSorted((a, b) => byName(a.label, b.label));
  return (
    <>
      <Select
        size="xs"
        label={t('expectAction')}
        placeholder={t('expectNothing')}
        clearable
        clearButtonProps={{ 'aria-label': c('cancel') }}
        searchable
        data={actions}
        value={draft.action}
        onChange={(action) => change({ action })}
      />
      {draft.action && (
        <>
          <Group grow gap="xs">
            <NumberInput size="xs" label={t('target')} min={1} value={draft.target} onChange={(target) => change({ target })} />
            <NumberInput size="xs" label={t('max')} min={1} value={draft.max} onChange={(max) => change({ max })} />
            <NumberInput size="xs" label={t('points')} min={0} value={draft.points} onChange={(points) => change({ points })} />
          </Group>
          {view.kit.objectives.length > 0 && (
            <Select
              size="xs"
              label={t('objective')}
              clearable
              clearButtonProps={{ 'aria-label': c('cancel') }}
              data={view.kit.objectives.map(({ id, title }) => ({ value: id, label: pick(title) }))}
              value={draft.objective}
              onChange={(objective) => change({ objective })}
            />
          )}
        </>
      )}
    </>
  );
}

function Shown({ draft, from, close }: { draft: Draft; from: (lang: Lang) => { name: string }; close: () => void }) {
  const { view, state } = useRoom();
  const { t } = useExconText();
  const { t: c } = useCommon();
  const now = useNow(state.offset, 5000);
  const names = draft.to.map((teamId) => view.kit.teams.find(({ id }) => id === teamId)?.name ?? teamId);
  const both = (['vi', 'en'] as const).filter((lang) => draft[lang].title !== '' || draft[lang].body !== '');
  return (
    <Modal opened onClose={close} size="min(900px, 96vw)" title={t('preview')} closeButtonProps={{ 'aria-label': c('close') }}>
      <Stack gap="md">
        {(both.length === 0 ? (['vi'] as const) : both).map((lang) => (
          <Preview
            key={lang}
            channel={draft.channel}
            from={from(lang)}
            title={draft[lang].title}
            body={draft[lang].body}
            to={names.length === 1 ? (names[0] ?? '') : texts.eachTeam[lang === 'vi' ? 0 : 1]}
            x={state.clock ? drillX(state.clock, now) : 0}
            wall={now}
            lang={lang}
          />
        ))}
      </Stack>
    </Modal>
  );
}
