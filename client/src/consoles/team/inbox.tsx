/** The inbox, newest first. What arrives never moves what one is about to press: the list holds its place and says so. */
import { Badge, Button, Text, UnstyledButton } from '@mantine/core';
import { IconArrowUp, IconCheck, IconEye, IconInbox, IconPaperclip, IconPencilCheck } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { drillX, useNow } from '../../state/clock.js';
import { ChannelIcon } from '../../ui/channel.js';
import { Empty } from '../../ui/states.js';
import { useDesk } from './desk.js';
import { titleOf } from '../../features/reading/piece.js';
import type { Entry, Handling } from './entries.js';
import classes from './inbox.module.css';
import { useTeamText, type T } from './texts.js';

export function Inbox() {
  const { entries, read, unread, open, openEntry, goTo, state } = useDesk();
  const { t } = useTeamText();
  const [unreadOnly, setUnreadOnly] = useState(false);
  // what was opened since the filter was set stays in the list, or each reading would pull the rows up
  const [keep, setKeep] = useState<string[]>([]);
  const shown = useMemo(
    () => (unreadOnly ? entries.filter((entry) => !read.has(entry.id) || keep.includes(entry.id)) : entries),
    [entries, read, unreadOnly, keep],
  );
  const [cursor, setCursor] = useState<string | null>(null);
  const { list, fresh, toTop } = useStillList(shown);
  const now = useNow(state.offset, 10_000);
  const x = state.clock ? drillX(state.clock, now) : 0;

  const choose = (entry: Entry): void => {
    setCursor(entry.id);
    setKeep((before) => [...before, entry.id]);
    openEntry(entry.id);
    goTo('read');
  };
  const active = shown.findIndex((entry) => entry.id === (cursor ?? open?.id));

  const move = (by: number, opens: boolean): void => {
    const next = shown[Math.min(Math.max(active + by, 0), shown.length - 1)];
    if (!next) return;
    setCursor(next.id);
    document.getElementById(rowId(next.id))?.scrollIntoView({ block: 'nearest' });
    if (opens) choose(next);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') move(1, false);
    else if (event.key === 'ArrowUp') move(-1, false);
    else if (event.key === 'Home') move(-shown.length, false);
    else if (event.key === 'End') move(shown.length, false);
    else if (event.key === 'Enter' || event.key === ' ') {
      const entry = shown[active];
      if (entry) choose(entry);
    } else return;
    event.preventDefault();
  };

  // J and K read on from anywhere, as long as nobody is typing
  const step = useEffectEvent(move);
  useEffect(() => {
    const onGlobal = (event: globalThis.KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (event.key === 'j') step(1, true);
      else if (event.key === 'k') step(-1, true);
    };
    window.addEventListener('keydown', onGlobal);
    return () => window.removeEventListener('keydown', onGlobal);
  }, []);

  return (
    <section className={classes['inbox']} aria-labelledby="inbox-title">
      <div className={classes['head']}>
        <Text fw={600} component="h2" id="inbox-title">
          {t('inbox')}
        </Text>
        <Badge variant="default" radius="sm" tt="none" className="tnum">
          {t('unreadCount', { n: unread })}
        </Badge>
        <Button
          size="compact-xs"
          ml="auto"
          variant={unreadOnly ? 'filled' : 'default'}
          aria-pressed={unreadOnly}
          onClick={() => {
            setKeep(open ? [open.id] : []);
            setUnreadOnly(!unreadOnly);
          }}
        >
          {t('unreadOnly')}
        </Button>
      </div>
      {fresh > 0 && (
        <UnstyledButton className={classes['fresh']} onClick={toTop}>
          <IconArrowUp size={14} aria-hidden /> {t('newAbove', { n: fresh })}
        </UnstyledButton>
      )}
      <div
        ref={list}
        className={classes['list']}
        role="listbox"
        tabIndex={0}
        aria-labelledby="inbox-title"
        aria-activedescendant={active >= 0 && shown[active] ? rowId(shown[active].id) : undefined}
        onKeyDown={onKey}
      >
        {shown.map((entry, index) => (
          <Row
            key={entry.id}
            entry={entry}
            x={x}
            unread={!read.has(entry.id)}
            open={entry.id === open?.id}
            active={index === active}
            choose={choose}
          />
        ))}
      </div>
      {shown.length === 0 && (
        <div className={classes['empty']}>
          <Empty
            title={unreadOnly ? t('allRead') : t('inboxEmpty')}
            icon={
              unreadOnly ? (
                <IconCheck size={28} color="var(--dt-ok)" aria-hidden />
              ) : (
                <IconInbox size={28} stroke={1.4} color="var(--dt-wait)" aria-hidden />
              )
            }
          >
            {!unreadOnly && <Text size="sm">{t('inboxEmptyText')}</Text>}
          </Empty>
        </div>
      )}
    </section>
  );
}

const rowId = (id: string): string => `row-${id}`;

export function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="combobox"]') !== null)
  );
}

interface RowProps {
  entry: Entry;
  x: number;
  unread: boolean;
  open: boolean;
  active: boolean;
  choose: (entry: Entry) => void;
}

function Row({ entry, x, unread, open, active, choose }: RowProps) {
  const { t, lang } = useTeamText();
  return (
    // the list itself takes the keys (aria-activedescendant)
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={rowId(entry.id)}
      role="option"
      aria-selected={open}
      className={classes['row']}
      data-active={active || undefined}
      data-unread={unread || undefined}
      onClick={() => choose(entry)}
    >
      <span className={classes['icon']}>
        <ChannelIcon channel={entry.channel} />
        {unread && <span className={classes['dot']} role="img" aria-label={t('unread')} />}
      </span>
      <span className={classes['from']}>{entry.from[lang].name}</span>
      <span className={`${classes['age']} tnum`}>{age(Math.max(0, x - entry.x), t)}</span>
      <span className={classes['title']}>{titleOf(entry, lang)}</span>
      <span className={classes['marks']}>
        {entry.attachments.length > 0 && (
          <IconPaperclip size={13} role="img" aria-label={t('attachmentsN', { n: entry.attachments.length })} />
        )}
        {entry.handling ? (
          <HandlingMark handling={entry.handling} />
        ) : (
          <span>{entry.kind === 'reply' ? t('replyTitle') : t('messageTitle')}</span>
        )}
      </span>
    </div>
  );
}

export function HandlingMark({ handling }: { handling: Handling }) {
  const { t } = useTeamText();
  if (handling === 'acted')
    return (
      <span className={classes['mark']} data-handling="acted">
        <IconPencilCheck size={14} aria-hidden /> {t('stateActed')}
      </span>
    );
  if (handling === 'seen')
    return (
      <span className={classes['mark']} data-handling="seen">
        <IconEye size={14} aria-hidden /> {t('stateSeen')}
      </span>
    );
  return (
    <span className={classes['mark']} data-handling="new">
      <span className={classes['ring']} aria-hidden /> {t('stateNew')}
    </span>
  );
}

/** Drill ms since arrival, in words. */
export function age(ms: number, t: T): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return t('justNow');
  if (minutes < 60) return t('minutesAgo', { n: minutes });
  return t('hoursAgo', { h: Math.floor(minutes / 60), m: minutes % 60 });
}

/**
 * Holds the rows where they are when something arrives above while the list is scrolled, pointed at or in use by keyboard;
 * `fresh` counts what waits above.
 */
export function useStillList(shown: readonly Entry[]) {
  const list = useRef<HTMLDivElement>(null);
  const [fresh, setFresh] = useState(0);
  const before = useRef<{ first: string | undefined; height: number }>({ first: undefined, height: 0 });

  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    const { first, height } = before.current;
    const arrived = first === undefined ? 0 : shown.findIndex((entry) => entry.id === first);
    if (arrived > 0 && (box.scrollTop > 0 || box.matches(':hover') || box.matches(':focus'))) {
      box.scrollTop += box.scrollHeight - height;
      if (box.scrollTop > 0) setFresh((n) => n + arrived);
    }
    before.current = { first: shown[0]?.id, height: box.scrollHeight };
  }, [shown]);

  useEffect(() => {
    const box = list.current;
    if (!box) return;
    const onScroll = (): void => {
      if (box.scrollTop < 8) setFresh(0);
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => box.removeEventListener('scroll', onScroll);
  }, []);

  return {
    list,
    fresh,
    toTop: () => {
      list.current?.scrollTo({ top: 0 });
      setFresh(0);
    },
  };
}
