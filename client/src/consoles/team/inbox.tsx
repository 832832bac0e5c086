/** The inbox, newest first, pinned ones on top. What arrives never moves what one is about to press: the list holds its place and says so. */
import { Button, Text, UnstyledButton } from '@mantine/core';
import { IconArrowUp, IconCheck, IconFilterOff, IconInbox } from '@tabler/icons-react';
import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import { drillX, useNow } from '../../state/clock.js';
import { Empty } from '../../ui/states.js';
import { useAssign, useReaders } from './assigned.js';
import { useDesk } from './desk.js';
import type { Entry } from './entries.js';
import { age } from './handling.js';
import { InboxBar } from './inbox-bar.js';
import { choosesAll, EVERYTHING, fits, ordered, type Choice, type Known } from './inbox-filter.js';
import { Row, rowId } from './inbox-row.js';
import classes from './inbox.module.css';
import { useDeskKeys } from './keys.js';
import { useStillList, type Line } from './still-list.js';
import { useInboxText } from './texts-inbox.js';
import { useTeamText } from './texts.js';

/** Heights of a row and of a group's name, in rem as the style sheet has them. */
const ROW = 5.5;
const HEAD = 1.625;

/** Px of one rem; people who read large letters have larger ones. */
function remOf(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isNaN(size) ? 16 : size;
}

/** What was shown since the filter was set stays in the list, or each reading and each deed would pull the rows up. */
function useChosen(entries: readonly Entry[], choice: Choice, known: Known): Entry[] {
  const [held, hold] = useState<{ choice: Choice; ids: ReadonlySet<string> }>({ choice, ids: new Set() });
  const before = held.choice === choice ? held.ids : new Set<string>();
  const shown = entries.filter((entry) => before.has(entry.id) || fits(entry, choice, known));
  if (held.choice !== choice || shown.some(({ id }) => !before.has(id))) hold({ choice, ids: new Set(shown.map(({ id }) => id)) });
  return shown;
}

export function Inbox() {
  const { entries, read, open, openEntry, goTo, state, seat, inbox, nameOf } = useDesk();
  const { t } = useTeamText();
  const { t: i } = useInboxText();
  const { pins, marks, choice, choose: setChoice } = inbox;
  const known: Known = { read, pins, marks, me: seat.memberId };
  const chosen = useChosen(entries, choice, known);
  const { pinned, rest } = ordered(chosen, pins);
  const shown = [...pinned, ...rest];
  const [cursor, setCursor] = useState<string | null>(null);
  const [rem] = useState(remOf);
  const readers = useReaders();
  const assign = useAssign();
  const now = useNow(state.offset, 10_000);
  const x = state.clock ? drillX(state.clock, now) : 0;

  const order = shown.map(({ id }) => `${pins.has(id) ? 'p' : ''}${id}`).join(' ');
  const lines = useMemo<Line[]>(() => {
    const rows =
      order === ''
        ? []
        : order
            .split(' ')
            .map((word) => ({ id: word.replace(/^p/, ''), height: ROW * rem, group: word.startsWith('p') ? 'pinned' : 'rest' }));
    const first = rows.filter((row) => row.group === 'pinned');
    if (first.length === 0) return rows;
    const head = (id: string): Line => ({ id, height: HEAD * rem, group: '' });
    const others = rows.slice(first.length);
    return [head('head-pinned'), ...first, ...(others.length > 0 ? [head('head-others'), ...others] : [])];
  }, [order, rem]);
  const selection = JSON.stringify(choice);
  const { list, fresh, total, tops, range, toTop, reveal } = useStillList({ lines, selection, scrolled: inbox.scrolled });

  // the same function for as long as the list stands, so that rows are not drawn again for it
  const choose = useCallback(
    (entry: Entry) => {
      setCursor(entry.id);
      openEntry(entry.id);
      goTo('read');
    },
    [setCursor, openEntry, goTo],
  );
  const active = shown.findIndex((entry) => entry.id === (cursor ?? open?.id));
  const move = (by: number, opens: boolean): void => {
    const next = shown[Math.min(Math.max(active + by, 0), shown.length - 1)];
    if (!next) return;
    setCursor(next.id);
    reveal(next.id);
    if (opens) choose(next);
  };
  const onKey = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / (ROW * rem)) - 1);
    if (event.key === 'ArrowDown') move(1, false);
    else if (event.key === 'ArrowUp') move(-1, false);
    else if (event.key === 'PageDown') move(page, false);
    else if (event.key === 'PageUp') move(-page, false);
    else if (event.key === 'Home') move(-shown.length, false);
    else if (event.key === 'End') move(shown.length, false);
    else if (event.key === 'Enter' || event.key === ' ') {
      const entry = shown[active];
      if (entry) choose(entry);
    } else return;
    event.preventDefault();
  };

  // in the list they mean the row one stands on, anywhere else what one reads
  const meant = (): Entry | null => (document.activeElement === list.current ? (shown[active] ?? null) : open);
  useDeskKeys((key) => {
    const pressed = key.toLowerCase();
    if (pressed === 'j') move(1, true);
    else if (pressed === 'k') move(-1, true);
    else {
      const entry = meant();
      if (!entry) return false;
      if (pressed === 'p') inbox.pin(entry.id);
      else if (pressed === 'm') inbox.mark(entry.id);
      else if (pressed === 'a') assign(entry, seat.memberId);
      else return false;
    }
    return true;
  });

  const byId = new Map(shown.map((entry, index) => [entry.id, { entry, index }]));
  const few = range.first === 0 && range.end === lines.length;
  // what the list calls active must be in the page
  const far = tops.findIndex((line) => line.id === shown[active]?.id);
  const drawn = [
    ...(far >= 0 && far < range.first ? [far] : []),
    ...Array.from({ length: range.end - range.first }, (_, index) => range.first + index),
    ...(far >= range.end ? [far] : []),
  ];
  return (
    <section className={classes['inbox']} aria-labelledby="inbox-title">
      <InboxBar known={known} shown={shown.length} />
      <div className={classes['body']}>
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
          <div role="presentation" className={classes['rows']} style={few ? undefined : { height: total }}>
            {drawn.map((at) => {
              const line = tops[at];
              if (!line) return null;
              const top = few ? null : line.top;
              const found = byId.get(line.id);
              if (!found)
                return (
                  <div
                    key={line.id}
                    className={classes['group']}
                    aria-hidden
                    style={top === null ? undefined : { position: 'absolute', top, left: 0, right: 0 }}
                  >
                    {line.id === 'head-pinned' ? i('pinned') : i('others')}
                  </div>
                );
              const { entry, index } = found;
              return (
                <Row
                  key={entry.id}
                  entry={entry}
                  age={age(Math.max(0, x - entry.x), t)}
                  unread={!read.has(entry.id)}
                  open={entry.id === open?.id}
                  active={index === active}
                  pinned={pins.has(entry.id)}
                  marked={marks.has(entry.id)}
                  assigned={
                    entry.assigned === undefined
                      ? ''
                      : entry.assigned === seat.memberId
                        ? i('byMe')
                        : i('by', { name: nameOf(entry.assigned) })
                  }
                  readers={(readers.get(entry.id) ?? []).map(nameOf).join('\n')}
                  top={top}
                  position={index + 1}
                  count={shown.length}
                  choose={choose}
                />
              );
            })}
          </div>
        </div>
        {shown.length === 0 && <Nothing choice={choice} clear={() => setChoice(EVERYTHING)} />}
      </div>
    </section>
  );
}

function Nothing({ choice, clear }: { choice: Choice; clear: () => void }) {
  const { t } = useTeamText();
  const { t: i } = useInboxText();
  const all = choosesAll(choice);
  const unread = choice.sieve === 'unread' && choice.channel === null && choice.find.trim() === '';
  return (
    <div className={classes['empty']}>
      <Empty
        title={unread ? t('allRead') : all ? t('inboxEmpty') : i('nothing')}
        icon={
          unread ? (
            <IconCheck size={28} color="var(--dt-ok)" aria-hidden />
          ) : all ? (
            <IconInbox size={28} stroke={1.4} color="var(--dt-wait)" aria-hidden />
          ) : (
            <IconFilterOff size={28} stroke={1.4} color="var(--dt-wait)" aria-hidden />
          )
        }
      >
        <Text size="sm">{all ? t('inboxEmptyText') : i('nothingText')}</Text>
        {!all && (
          <Button size="xs" variant="default" onClick={clear}>
            {i('clear')}
          </Button>
        )}
      </Empty>
    </div>
  );
}
