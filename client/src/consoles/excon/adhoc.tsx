/** An inject that no MSEL foresaw: persona, channel, text, and if wanted what is expected of it. */
import { Button, Group, MultiSelect, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommon } from '../../i18n/index.js';
import { byName } from '../../ui/format.js';
import { useExconText, useOrder, useRoom } from './room.js';

const CHANNELS = ['email', 'phone', 'sms', 'siem', 'news', 'social', 'chat', 'ticket', 'letter'] as const;

export function Adhoc() {
  const { view } = useRoom();
  const { t, pick } = useExconText();
  const { t: c } = useCommon();
  const { run, busy } = useOrder();
  const personas = Object.entries(view.kit.personas).map(([value, persona]) => ({ value, label: pick(persona.name) }));
  const actions = Object.entries(view.kit.actions)
    .filter(([, action]) => !action.harmful)
    .map(([value, action]) => ({ value, label: pick(action.title) }))
    .toSorted((a, b) => byName(a.label, b.label));
  const blank = {
    to: [] as string[],
    from: personas[0]?.value ?? null,
    channel: 'email',
    title: '',
    body: '',
    action: null as string | null,
    target: 10 as number | string,
    max: 20 as number | string,
    points: 0 as number | string,
  };
  const [form, setForm] = useState(blank);
  const change = (part: Partial<typeof blank>): void => setForm((now) => ({ ...now, ...part }));
  const live = view.phase === 'running' || view.phase === 'paused';
  const ready = live && form.title.trim() !== '' && form.body.trim() !== '' && form.from !== null;
  const submit = async (): Promise<void> => {
    const minutes = (value: number | string): number => Math.round(Number(value) * 60_000);
    const ack = await run({
      type: 'send-adhoc',
      to: form.to.length === 0 ? 'all' : form.to,
      channel: form.channel,
      from: form.from,
      title: form.title.trim(),
      body: form.body.trim(),
      ...(form.action
        ? { expects: [{ action: form.action, target: minutes(form.target), max: minutes(form.max), points: Number(form.points) }] }
        : {}),
    });
    if (ack.ok) setForm({ ...blank, from: form.from, channel: form.channel });
  };
  return (
    <form onSubmit={(event) => (event.preventDefault(), void submit())}>
      <Stack gap="xs">
        <MultiSelect
          size="xs"
          label={t('to')}
          placeholder={form.to.length === 0 ? t('allTeams') : ''}
          searchable
          data={view.kit.teams.map((team) => ({ value: team.id, label: team.name })).toSorted((a, b) => byName(a.label, b.label))}
          value={form.to}
          onChange={(to) => change({ to })}
        />
        <Group grow gap="xs">
          <Select
            size="xs"
            label={t('from')}
            allowDeselect={false}
            data={personas}
            value={form.from}
            onChange={(from) => change({ from })}
          />
          <Select
            size="xs"
            label={t('channel')}
            allowDeselect={false}
            data={CHANNELS.map((value) => ({ value, label: c(`channel.${value}`) }))}
            value={form.channel}
            onChange={(channel) => channel && change({ channel })}
          />
        </Group>
        <TextInput
          size="xs"
          label={t('title')}
          required
          maxLength={200}
          value={form.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          size="xs"
          label={t('body')}
          required
          autosize
          minRows={4}
          maxRows={10}
          maxLength={8000}
          value={form.body}
          onChange={(event) => change({ body: event.currentTarget.value })}
        />
        <Select
          size="xs"
          label={t('expectAction')}
          clearable
          clearButtonProps={{ 'aria-label': c('cancel') }}
          searchable
          data={actions}
          value={form.action}
          onChange={(action) => change({ action })}
        />
        {form.action && (
          <Group grow gap="xs">
            <NumberInput size="xs" label={t('target')} min={1} value={form.target} onChange={(target) => change({ target })} />
            <NumberInput size="xs" label={t('max')} min={1} value={form.max} onChange={(max) => change({ max })} />
            <NumberInput size="xs" label={t('points')} min={0} value={form.points} onChange={(points) => change({ points })} />
          </Group>
        )}
        <Button type="submit" size="xs" disabled={!ready} loading={busy}>
          {t('send')}
        </Button>
      </Stack>
    </form>
  );
}
