/** The line between teams and EXCON: one conversation per team, the unanswered ones marked with their age. */
import { Button, Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconArrowLeft, IconSearch, IconSpeakerphone } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNow } from '../../../state/clock.js';
import { byName, fold, span, wallTime } from '../../../ui/format.js';
import { Empty } from '../../../ui/states.js';
import { threadsOf, type Thread } from '../alarms.js';
import classes from '../excon.module.css';
import { useExconText, useRoom } from '../room.js';
import { Compose } from './compose.js';
import { unreadOf, type Read } from './read.js';

export interface Talk {
  /** The conversation on screen: a team's id, `all` for a message to everybody, null for the list. */
  at: string | null;
  go: (at: string | null) => void;
  read: Read;
}

export function Messages({ talk }: { talk: Talk }) {
  const { view } = useRoom();
  const threads = useMemo(() => threadsOf(view), [view]);
  if (talk.at === 'all') return <Broadcast back={() => talk.go(null)} />;
  if (talk.at !== null) {
    const thread = threads.find(({ teamId }) => teamId === talk.at) ?? { teamId: talk.at, messages: [], waitingSince: null };
    return <Conversation thread={thread} back={() => talk.go(null)} />;
  }
  return <Inbox threads={threads} talk={talk} />;
}

function Inbox({ threads, talk }: { threads: Thread[]; talk: Talk }) {
  const { view, state, replayed } = useRoom();
  const { t } = useExconText();
  const now = useNow(state.offset, 1000);
  const [words, setWords] = useState('');
  const [show, setShow] = useState<'all' | 'waiting'>('all');
  const names = useMemo(() => new Map(view.kit.teams.map(({ id, name }) => [id, name])), [view.kit.teams]);
  const wanted = fold(words.trim());
  const shown = threads.filter(
    ({ teamId, waitingSince }) =>
      (show === 'all' || waitingSince !== null) && (wanted === '' || fold(names.get(teamId) ?? '').includes(wanted)),
  );
  // teams without a conversation are offered while one searches
  const others =
    wanted === '' || replayed
      ? []
      : view.kit.teams
          .filter(({ id, name }) => fold(name).includes(wanted) && !threads.some(({ teamId }) => teamId === id))
          .toSorted((a, b) => byName(a.name, b.name))
          .slice(0, 20);
  const waiting = threads.filter(({ waitingSince }) => waitingSince !== null).length;
  return (
    <div className={classes['filled']}>
      <Group gap={6} wrap="nowrap" pb={6}>
        <TextInput
          size="xs"
          flex={1}
          leftSection={<IconSearch size={14} aria-hidden />}
          placeholder={t('filterTalk')}
          aria-label={t('filterTalk')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {!replayed && (
          <Button size="xs" variant="default" leftSection={<IconSpeakerphone size={14} aria-hidden />} onClick={() => talk.go('all')}>
            {t('broadcast')}
          </Button>
        )}
      </Group>
      <SegmentedControl
        size="xs"
        fullWidth
        mb={6}
        aria-label={t('filterTalk')}
        value={show}
        onChange={(value) => setShow(value)}
        data={[
          { value: 'all', label: t('talkAll', { n: threads.length }) },
          { value: 'waiting', label: t('talkWaiting', { n: waiting }) },
        ]}
      />
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes['list']} tabIndex={0} role="log" aria-label={t('messages')}>
        {shown.length === 0 && others.length === 0 && <Empty title={show === 'waiting' ? t('noWaiting') : t('noMessages')} />}
        {shown.map((thread) => {
          const last = thread.messages.at(-1);
          const unread = unreadOf(thread, talk.read);
          return (
            <button key={thread.teamId} type="button" className={classes['threadRow']} onClick={() => talk.go(thread.teamId)}>
              <Group justify="space-between" wrap="nowrap" gap={8}>
                <Text size="sm" fw={unread > 0 ? 700 : 600} truncate>
                  {names.get(thread.teamId) ?? thread.teamId}
                  {unread > 0 && <span className={classes['unread']}>{t('unreadN', { n: unread })}</span>}
                </Text>
                <Text size="xs" c="dimmed" className="tnum" style={{ flex: 'none' }}>
                  {last ? wallTime(last.at.wall) : ''}
                </Text>
              </Group>
              <Text size="sm" lineClamp={2} c={last?.from === 'excon' ? 'dimmed' : undefined}>
                {last?.text}
              </Text>
              {thread.waitingSince !== null && (
                <Text size="xs" fw={600} className="tnum" c="var(--dt-warn)">
                  {t('unanswered', { time: span(now - thread.waitingSince) })}
                </Text>
              )}
            </button>
          );
        })}
        {others.map(({ id, name }) => (
          <button key={id} type="button" className={classes['threadRow']} onClick={() => talk.go(id)}>
            <Text size="sm">{name}</Text>
            <Text size="xs" c="dimmed">
              {t('writeFirst')}
            </Text>
          </button>
        ))}
      </div>
    </div>
  );
}

function Back({ back, title }: { back: () => void; title: string }) {
  const { t } = useExconText();
  return (
    <Group gap={6} wrap="nowrap" pb={6}>
      <Button size="compact-sm" variant="subtle" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={back}>
        {t('messages')}
      </Button>
      <Text size="sm" fw={700} truncate component="h2" m={0}>
        {title}
      </Text>
    </Group>
  );
}

function Conversation({ thread, back }: { thread: Thread; back: () => void }) {
  const { view, open, replayed } = useRoom();
  const { t } = useExconText();
  const name = view.kit.teams.find(({ id }) => id === thread.teamId)?.name ?? thread.teamId;
  return (
    <div className={classes['filled']}>
      <Back back={back} title={name} />
      <Said messages={thread.messages} />
      {!replayed && <Compose to={thread.teamId} />}
      <Button size="compact-xs" variant="subtle" mt={4} onClick={() => open({ teamId: thread.teamId })}>
        {t('teamView')}
      </Button>
    </div>
  );
}

/** What was said, the latest at the bottom and in sight. */
export function Said({ messages }: { messages: Thread['messages'] }) {
  const { view } = useRoom();
  const { t } = useExconText();
  const { teams, personas } = view.kit;
  const { pick } = useExconText();
  const names = useMemo(() => new Map(teams.flatMap(({ members }) => members.map(({ id, name }) => [id, name] as const))), [teams]);
  const speaker = (as: string): string => {
    const persona = Object.hasOwn(personas, as) ? personas[as] : undefined;
    return persona ? pick(persona.name) : as;
  };
  return (
    // a region that scrolls must be reachable by keyboard
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes['talk']} role="log" tabIndex={0} aria-label={t('messages')}>
      {messages.length === 0 && <Empty title={t('noMessages')} />}
      {messages.toReversed().map((message) => (
        <div key={message.id} className={`${classes['said']} ${message.from === 'excon' ? classes['mine'] : ''}`}>
          <Group justify="space-between" wrap="nowrap">
            <Text size="xs" fw={600} truncate>
              {message.from === 'excon'
                ? message.as
                  ? speaker(message.as)
                  : t('excon')
                : (names.get(message.memberId ?? '') ?? teams.find(({ id }) => id === message.from)?.name)}
            </Text>
            <Text size="xs" c="dimmed" className="tnum" style={{ flex: 'none' }}>
              {wallTime(message.at.wall)}
            </Text>
          </Group>
          {message.text}
        </div>
      ))}
    </div>
  );
}

function Broadcast({ back }: { back: () => void }) {
  const { view, replayed } = useRoom();
  const { t } = useExconText();
  const sent = useMemo(() => {
    const seen = new Set<string>();
    return view.messages.filter(({ from, to, commandId, id }) => {
      if (from !== 'excon' || !Array.isArray(to)) return false;
      const once = commandId ?? id;
      if (seen.has(once)) return false;
      seen.add(once);
      return to.length > 1 || view.messages.filter((other) => other.commandId === commandId).length > 1;
    });
  }, [view.messages]);
  return (
    <div className={classes['filled']}>
      <Back back={back} title={t('broadcastTo', { n: view.kit.teams.length })} />
      <Said messages={sent} />
      {!replayed && <Compose to="all" />}
    </div>
  );
}
