/** The line between teams and EXCON: latest conversations first, answer in place, if wanted under a persona's name. */
import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { byName, drillTime } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import classes from './excon.module.css';
import { useExconText, useOrder, useRoom } from './room.js';

export function Messages() {
  const { view } = useRoom();
  const { t } = useExconText();
  const [teamId, setTeamId] = useState<string | null>(null);
  const names = new Map(view.kit.teams.map((team) => [team.id, team.name]));
  const shown = view.messages
    .filter((message) => teamId === null || message.teamId === teamId || (Array.isArray(message.to) && message.to.includes(teamId)))
    .slice(-100);
  return (
    <Stack gap="xs" h="100%">
      <Select
        size="xs"
        aria-label={t('team')}
        placeholder={t('allTeams')}
        clearable
        clearButtonProps={{ 'aria-label': t('allTeams') }}
        searchable
        data={view.kit.teams.map((team) => ({ value: team.id, label: team.name })).toSorted((a, b) => byName(a.label, b.label))}
        value={teamId}
        onChange={setTeamId}
      />
      <div
        className={classes['talk']}
        role="log"
        style={{ flex: 1, minHeight: 0, overflow: 'auto' }}
        tabIndex={0}
        aria-label={t('messages')}
      >
        {shown.length === 0 && <Empty title={t('noMessages')} />}
        {shown.map((message) => (
          <div key={message.id} className={`${classes['said']} ${message.from === 'excon' ? classes['mine'] : ''}`}>
            <Group justify="space-between" wrap="nowrap">
              <Text size="xs" fw={600} truncate>
                {message.from === 'excon'
                  ? `${message.as ?? t('excon')} → ${Array.isArray(message.to) ? (message.to.length === 1 ? names.get(message.to[0] ?? '') : t('forTeams', { n: message.to.length })) : ''}`
                  : names.get(message.from)}
              </Text>
              <Text size="xs" c="dimmed" className="tnum">
                {drillTime(message.at.x)}
              </Text>
            </Group>
            {message.text}
            {message.from !== 'excon' && teamId === null && (
              <div>
                <Button size="compact-xs" variant="subtle" onClick={() => setTeamId(message.from)}>
                  {t('send')} → {names.get(message.from)}
                </Button>
              </div>
            )}
          </div>
        ))}
      </div>
      <Compose teamId={teamId} />
    </Stack>
  );
}

function Compose({ teamId }: { teamId: string | null }) {
  const { view } = useRoom();
  const { t, pick } = useExconText();
  const { run, busy } = useOrder();
  const [text, setText] = useState('');
  const [as, setAs] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    const ack = await run({ type: 'say', to: teamId ?? 'all', text: text.trim(), ...(as ? { as } : {}) });
    if (ack.ok) setText('');
  };
  return (
    <form onSubmit={(event) => (event.preventDefault(), void submit())}>
      <Stack gap={6}>
        <Textarea
          size="xs"
          aria-label={t('writeMessage')}
          placeholder={teamId === null ? t('allTeams') : t('writeMessage')}
          autosize
          minRows={2}
          maxRows={5}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') void submit();
          }}
        />
        <Group gap={6} wrap="nowrap">
          <Select
            size="xs"
            flex={1}
            aria-label={t('as')}
            placeholder={t('excon')}
            clearable
            clearButtonProps={{ 'aria-label': t('excon') }}
            data={Object.entries(view.kit.personas).map(([value, persona]) => ({ value, label: pick(persona.name) }))}
            value={as}
            onChange={setAs}
          />
          <Button type="submit" size="xs" disabled={text.trim() === ''} loading={busy}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
