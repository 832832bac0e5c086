/** Two lines of talk: among the team, and with EXCON. What waits for the line stands at the end, marked. */
import { ActionIcon, Button, Text, Textarea } from '@mantine/core';
import { IconArrowDown, IconMessages, IconSend } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { TeamMessage } from '../../../../server/shared/views.js';
import { useCommon } from '../../i18n/index.js';
import type { Pending } from '../../state/link.js';
import { byName, drillTime, wallTime } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import { titleOf } from '../../features/reading/piece.js';
import classes from './chat.module.css';
import { useDesk } from './desk.js';
import { useKept } from './keep.js';
import { seated } from './roster.js';
import { useTalkText } from './texts-talk.js';
import { useTeamText } from './texts.js';
import { fromOthers, messagesOn, type To } from './unheard.js';

/** Messages in the page at first; each press of "earlier" adds as many. */
const PAGE = 80;
/** Nearer to the end than this (px) counts as reading the end. */
const AT_END = 48;

export function Chat({ to, shown }: { to: To; shown: boolean }) {
  const { view, state, line, seat, key, hear, replayed } = useDesk();
  const { t } = useTeamText();
  const { t: c } = useCommon();
  const { t: k } = useTalkText();
  const [text, setText] = useKept(key(`say-${to}`), '');
  const messages = useMemo(() => messagesOn(view, to), [view, to]);
  const waiting = state.pending.filter((each) => each.command.type === 'say' && each.command['to'] === to);
  const field = useRef<HTMLTextAreaElement>(null);
  const count = fromOthers(messages, seat.memberId).length;
  const { box, atEnd, missed, toEnd } = useEnd(shown, messages.length + waiting.length);

  // what lies below the fold has not been read
  useEffect(() => {
    if (shown && atEnd) hear(to, count);
  }, [shown, atEnd, count, hear, to]);

  const over = view.phase === 'cancelled';
  const send = (): void => {
    const said = text.trim();
    if (!said || over) return;
    setText('');
    toEnd();
    void line.send({ type: 'say', to, text: said });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const label = to === 'team' ? t('teamChat') : t('toExcon');

  return (
    <section className={classes['chat']} aria-label={label}>
      {to === 'team' && !replayed && <Here />}
      <div className={classes['holder']}>
        {/* a region that scrolls must be reachable by keyboard */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={classes['lines']} ref={box} role="log" aria-label={label} tabIndex={0}>
          {messages.length + waiting.length === 0 && (
            <Empty title={label} icon={<IconMessages size={28} stroke={1.4} color="var(--dt-wait)" aria-hidden />}>
              <Text size="sm">{to === 'team' ? t('chatEmpty') : t('exconEmpty')}</Text>
            </Empty>
          )}
          <Said messages={messages} />
          {waiting.map((each) => (
            <Waiting key={each.commandId} pending={each} />
          ))}
        </div>
        {!atEnd && missed > 0 && (
          <Button
            size="compact-xs"
            className={classes['below'] ?? ''}
            leftSection={<IconArrowDown size={13} aria-hidden />}
            onClick={toEnd}
          >
            {k('newBelow', { n: missed })}
          </Button>
        )}
      </div>
      {to === 'excon' && !over && !replayed && (
        <Quick
          use={(words) => {
            setText((before) => (before.trim() === '' ? words : `${before.trimEnd()}\n${words}`));
            requestAnimationFrame(() => {
              field.current?.focus();
              field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
            });
          }}
        />
      )}
      {state.connection === 'cut' && (
        <Text size="xs" c="var(--dt-warn)" px={12} py={2}>
          {k('queued')}
        </Text>
      )}
      {!replayed && (
        <div className={classes['write']}>
          <Textarea
            ref={field}
            autosize
            minRows={1}
            maxRows={5}
            maxLength={4000}
            flex={1}
            disabled={over}
            aria-label={to === 'team' ? t('writeTeam') : t('writeExcon')}
            placeholder={to === 'team' ? t('writeTeam') : t('writeExcon')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={onKey}
          />
          <ActionIcon size={36} aria-label={c('send')} disabled={!text.trim() || over} onClick={send}>
            <IconSend size={18} stroke={1.8} />
          </ActionIcon>
        </div>
      )}
    </section>
  );
}

/** The newest messages, and earlier ones by the page. */
function Said({ messages }: { messages: TeamMessage[] }) {
  const { seat, nameOf } = useDesk();
  const { t } = useTeamText();
  const { t: k } = useTalkText();
  const [pages, setPages] = useState(1);
  const from = Math.max(0, messages.length - pages * PAGE);
  return (
    <>
      {from > 0 && (
        <Button size="compact-xs" variant="default" className={classes['earlier'] ?? ''} onClick={() => setPages(pages + 1)}>
          {k('earlier', { n: Math.min(PAGE, from) })}
        </Button>
      )}
      {messages.slice(from).map((message) => {
        const mine = message.from === 'team' && message.memberId === seat.memberId;
        const who = message.from === 'excon' ? (message.as ? `${message.as.name} (EXCON)` : t('excon')) : nameOf(message.memberId);
        return (
          <div
            key={message.id}
            className={classes['line']}
            data-mine={mine || undefined}
            data-excon={message.from === 'excon' || undefined}
          >
            <div className={classes['who']}>
              {who}{' '}
              <span className="tnum" title={wallTime(message.at.wall)}>
                {drillTime(message.at.x)}
              </span>
            </div>
            <div className={classes['bubble']}>{message.text}</div>
          </div>
        );
      })}
    </>
  );
}

function Waiting({ pending }: { pending: Pending }) {
  const { line } = useDesk();
  const { t, lang } = useTeamText();
  return (
    <div className={classes['line']} data-mine data-waiting>
      <div className={classes['who']}>
        {t(`status.${pending.status}`)} <span className="tnum">{wallTime(pending.since)}</span>
      </div>
      <div className={classes['bubble']}>{String(pending.command['text'])}</div>
      {pending.refusal && (
        <div className={classes['refusal']} role="alert">
          {lang === 'en' ? pending.refusal.en : pending.refusal.message}{' '}
          <Button size="compact-xs" variant="default" onClick={() => line.dismiss(pending.commandId)}>
            {t('dismiss')}
          </Button>
        </div>
      )}
    </div>
  );
}

const NAMED = 3;

/** Who of the team would read it now. */
function Here() {
  const { view, state, seat } = useDesk();
  const { t } = useTalkText();
  const here = new Set(state.presence[seat.teamId]);
  const others = seated(view)
    .filter(({ id }) => here.has(id) && id !== seat.memberId)
    .map(({ name }) => name)
    .toSorted(byName);
  const named = others.slice(0, NAMED).join(', ');
  const names = others.length > NAMED ? t('hereMore', { names: named, n: others.length - NAMED }) : named;
  return (
    <Text size="xs" c="dimmed" className={classes['here'] ?? ''} title={others.join(', ')}>
      {others.length === 0 ? t('hereAlone') : t('here', { names })}
    </Text>
  );
}

/** Questions that teams often have, to be changed before they are sent; the open inject is named in them. */
function Quick({ use }: { use: (words: string) => void }) {
  const { open } = useDesk();
  const { t, lang } = useTalkText();
  const about = open ? t('aboutInject', { title: titleOf(open, lang) }) : t('aboutAny');
  return (
    <div className={classes['quick']} role="group" aria-label={t('quick')} title={t('quickHelp')}>
      {(['info', 'report', 'contact', 'technical'] as const).map((each) => (
        <Button key={each} size="compact-xs" variant="default" radius="xl" onClick={() => use(t(`q.${each}Text`, { about }))}>
          {t(`q.${each}`)}
        </Button>
      ))}
    </div>
  );
}

/** Keeps the end in sight while one reads the end; further up nothing moves, and what came meanwhile is counted. */
function useEnd(shown: boolean, length: number) {
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [seen, setSeen] = useState(length);
  if (atEnd && shown && seen !== length) setSeen(length);
  useLayoutEffect(() => {
    if (length > 0 && shown && atEnd && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [shown, atEnd, length]);
  useEffect(() => {
    const lines = box.current;
    if (!lines) return;
    const onScroll = (): void => {
      // hidden tabs have no height and tell nothing
      if (lines.clientHeight > 0) setAtEnd(lines.scrollHeight - lines.scrollTop - lines.clientHeight < AT_END);
    };
    lines.addEventListener('scroll', onScroll, { passive: true });
    return () => lines.removeEventListener('scroll', onScroll);
  }, []);
  return { box, atEnd, missed: length - seen, toEnd: () => setAtEnd(true) };
}
