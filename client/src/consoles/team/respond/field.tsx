/** One field of an action or a report, in the nine kinds that the catalogue knows. */
import { Group, MultiSelect, Select, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldValues } from '../../../../../server/shared/events.js';
import type { FieldView } from '../../../../../server/shared/views.js';
import { byName, fold } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { ToneMark } from '../systems.js';
import { useRespondText } from '../texts-respond.js';
import { useTeamText } from '../texts.js';
import { Decimal } from './decimal.js';

type Value = FieldValues[string] | undefined;
interface Props {
  field: FieldView;
  value: Value;
  change: (value: Value) => void;
  error?: string | undefined;
  /** For a narrow column. */
  dense?: boolean;
}

const text = (value: Value): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
const list = (value: Value): string[] => (Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : []);

/** Searching in a list of options ignores diacritics. */
const filter = ({ options, search }: { options: readonly unknown[]; search: string }): never =>
  options.filter((option) => fold((option as { label: string }).label).includes(fold(search.trim()))) as never;

export function Field({ field, value, change, error, dense = false }: Props) {
  const { t, pick } = useTeamText();
  const { t: r } = useRespondText();
  const { view } = useDesk();
  const common = {
    size: dense ? 'xs' : 'sm',
    label: pick(field.label),
    ...(field.help ? { description: pick(field.help) } : {}),
    withAsterisk: field.required === true,
    ...(error ? { error } : {}),
  };
  const options = (field.options ?? []).map((option) => ({ value: option.id, label: pick(option.text) }));

  switch (field.type) {
    case 'textarea':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={20_000}
          value={text(value)}
          onChange={(event) => change(event.currentTarget.value)}
        />
      );
    case 'select':
      return (
        <Select
          {...common}
          data={options}
          value={text(value) || null}
          onChange={(next) => change(next ?? '')}
          placeholder={t('choosePlaceholder')}
          clearable
          searchable={options.length > 6}
          filter={filter}
        />
      );
    case 'multi':
      return (
        <MultiSelect
          {...common}
          data={options}
          value={list(value)}
          onChange={change}
          {...(list(value).length === 0 ? { placeholder: t('choosePlaceholder') } : {})}
          searchable={options.length > 6}
          filter={filter}
          hidePickedOptions={false}
        />
      );
    case 'number':
      return <Decimal {...common} value={typeof value === 'number' ? value : undefined} change={change} />;
    case 'datetime':
      return <TextInput {...common} type="datetime-local" value={text(value)} onChange={(event) => change(event.currentTarget.value)} />;
    case 'people': {
      const roles = [...new Set(view.members.flatMap((member) => (member.role ? [member.role] : [])))].toSorted(byName);
      const known = view.captain ? [r('captain'), ...roles.filter((role) => role !== r('captain'))] : roles;
      return (
        <TagsInput
          {...common}
          description={common.description ?? t('peopleHelp')}
          data={known}
          value={list(value)}
          onChange={change}
          maxTags={20}
          acceptValueOnBlur
        />
      );
    }
    case 'file': {
      const names = [
        ...new Set(
          [...view.injects.flatMap((each) => each.inject.attachments), ...view.replies.flatMap((each) => each.attachments)].map(
            (file) => file.name,
          ),
        ),
      ];
      return <TagsInput {...common} data={names} value={list(value)} onChange={change} maxTags={20} acceptValueOnBlur />;
    }
    case 'asset':
      return <Asset common={common} value={text(value)} change={change} />;
    case 'text':
      return <TextInput {...common} maxLength={2000} value={text(value)} onChange={(event) => change(event.currentTarget.value)} />;
  }
}

const OTHER = '\u0000other';

/** A system of the board with the state it is in now, or another one by name. */
function Asset({
  common,
  value,
  change,
}: {
  common: Record<string, unknown> & { label: string; size: string };
  value: string;
  change: (value: Value) => void;
}) {
  const { view } = useDesk();
  const { t, pick } = useTeamText();
  const { t: r } = useRespondText();
  const known = view.systems.map((system) => ({ value: system.id, label: pick(system.title) }));
  const [other, setOther] = useState(() => value !== '' && !known.some((each) => each.value === value));
  if (known.length === 0)
    return <TextInput {...common} maxLength={500} value={value} onChange={(event) => change(event.currentTarget.value)} />;
  const stateOf = (id: string) => {
    const system = view.systems.find((each) => each.id === id);
    return system?.states.find((each) => each.id === system.state);
  };
  const now = other ? undefined : stateOf(value);
  return (
    <>
      <Select
        {...common}
        data={[...known, { value: OTHER, label: t('assetOther') }]}
        value={other ? OTHER : value || null}
        onChange={(next) => {
          setOther(next === OTHER);
          change(next === OTHER || next === null ? '' : next);
        }}
        placeholder={t('choosePlaceholder')}
        clearable
        searchable={known.length > 6}
        filter={filter}
        renderOption={({ option }) => {
          const state = stateOf(option.value);
          return (
            <Group gap={8} wrap="nowrap" justify="space-between" w="100%">
              <span>{option.label}</span>
              {state && (
                <Group gap={4} wrap="nowrap" c="dimmed">
                  <ToneMark tone={state.tone} />
                  <Text size="xs">{pick(state.title)}</Text>
                </Group>
              )}
            </Group>
          );
        }}
      />
      {now && (
        <Group gap={4} mt={-6} wrap="nowrap">
          <ToneMark tone={now.tone} />
          <Text size="xs">{r('assetState', { state: pick(now.title) })}</Text>
        </Group>
      )}
      {other && (
        <TextInput
          size={common.size}
          aria-label={t('assetName')}
          placeholder={t('assetName')}
          maxLength={500}
          value={value}
          onChange={(event) => change(event.currentTarget.value)}
        />
      )}
    </>
  );
}
