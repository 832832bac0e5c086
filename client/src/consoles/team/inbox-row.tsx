/** One row of the inbox. It gets only what it shows, so that an arrival draws no row but its own. */
import { IconPaperclip, IconPinFilled, IconStarFilled, IconUserCheck } from '@tabler/icons-react';
import { memo } from 'react';
import { titleOf } from '../../features/reading/piece.js';
import { ChannelIcon } from '../../ui/channel.js';
import { Readers } from './assigned.js';
import type { Entry } from './entries.js';
import { HandlingMark } from './handling.js';
import classes from './inbox.module.css';
import { useInboxText } from './texts-inbox.js';
import { useTeamText } from './texts.js';

export const rowId = (id: string): string => `row-${id}`;

export interface RowProps {
  entry: Entry;
  age: string;
  unread: boolean;
  open: boolean;
  active: boolean;
  pinned: boolean;
  marked: boolean;
  /** Who works on it, in words; empty: nobody. */
  assigned: string;
  /** Names of who reads it now, joined by line breaks. */
  readers: string;
  /** Px from the top of the list; null: rows stand one below the other. */
  top: number | null;
  position: number;
  count: number;
  choose: (entry: Entry) => void;
}

export const Row = memo(function Row(props: RowProps) {
  const { entry, age, unread, open, active, pinned, marked, assigned, readers, top, position, count, choose } = props;
  const { t, lang } = useTeamText();
  const { t: i } = useInboxText();
  return (
    // the list itself takes the keys (aria-activedescendant)
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={rowId(entry.id)}
      role="option"
      aria-selected={open}
      aria-posinset={position}
      aria-setsize={count}
      className={classes['row']}
      data-id={entry.id}
      data-active={active || undefined}
      data-unread={unread || undefined}
      style={top === null ? undefined : { position: 'absolute', top, left: 0, right: 0 }}
      onClick={() => choose(entry)}
    >
      <span className={classes['icon']}>
        <ChannelIcon channel={entry.channel} />
        {unread && <span className={classes['dot']} role="img" aria-label={t('unread')} />}
      </span>
      <span className={classes['from']}>{entry.from[lang].name}</span>
      <span className={`${classes['age']} tnum`}>
        {pinned && <IconPinFilled size={13} role="img" aria-label={i('pinned')} />}
        {marked && <IconStarFilled size={13} className={classes['star']} role="img" aria-label={i('marked')} />}
        {age}
      </span>
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
        {assigned !== '' && (
          <span className={classes['assignee']}>
            <IconUserCheck size={13} aria-hidden /> <span>{assigned}</span>
          </span>
        )}
        <Readers names={readers} />
      </span>
    </div>
  );
});
