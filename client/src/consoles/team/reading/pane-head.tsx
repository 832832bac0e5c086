/** The reading pane's head: where it came from and when, who works on it, who reads it, pin and mark. */
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconBolt, IconPin, IconPinFilled, IconStar, IconStarFilled } from '@tabler/icons-react';
import { useCommon } from '../../../i18n/index.js';
import { ChannelIcon } from '../../../ui/channel.js';
import { drillTime, wallTime } from '../../../ui/format.js';
import { Readers, useReaders } from '../assigned.js';
import { Assignment } from '../assignment.js';
import { useDesk } from '../desk.js';
import type { Entry } from '../entries.js';
import { HandlingMark } from '../handling.js';
import { useInboxText } from '../texts-inbox.js';
import { useTeamText } from '../texts.js';
import classes from './pane.module.css';

export function PaneHead({ entry }: { entry: Entry }) {
  const { goTo, view, inbox, nameOf, replayed } = useDesk();
  const { t } = useTeamText();
  const { t: i } = useInboxText();
  const { t: c } = useCommon();
  const readers = useReaders().get(entry.id) ?? [];
  const { inject } = entry;
  const over = view.phase === 'ended' || view.phase === 'published';
  const pinned = inbox.pins.has(entry.id);
  const marked = inbox.marks.has(entry.id);
  return (
    <header className={classes['meta']}>
      <div className={classes['facts']}>
        <Button
          className={classes['back']}
          size="compact-md"
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => goTo('inbox')}
        >
          {t('back')}
        </Button>
        <span className={classes['metaItem']}>
          <ChannelIcon channel={entry.channel} size={16} /> {c(`channel.${entry.channel}`)}
        </span>
        <span className={`${classes['metaItem']} tnum`}>
          {t('arrived')} <b>{drillTime(entry.x)}</b> ({wallTime(entry.wall)})
        </span>
        {inject?.resent && (
          <span className={`${classes['metaItem']} tnum`}>
            {t('resent')} {drillTime(inject.resent.x)}
          </span>
        )}
        {entry.handling && <HandlingMark handling={entry.handling} />}
      </div>
      {replayed ? (
        <Assignment entry={entry} />
      ) : (
        <div className={classes['acts']}>
          <Readers names={readers.map(nameOf).join('\n')} words />
          <span style={{ flex: 1 }} />
          <Toggle on={pinned} label={i(pinned ? 'unpin' : 'pin')} hint={i('onlyHere')} press={() => inbox.pin(entry.id)}>
            {pinned ? <IconPinFilled size={15} aria-hidden /> : <IconPin size={15} aria-hidden />}
          </Toggle>
          <Toggle on={marked} label={i(marked ? 'unmark' : 'mark')} hint={i('onlyHere')} press={() => inbox.mark(entry.id)}>
            {marked ? <IconStarFilled size={15} color="var(--dt-warn)" aria-hidden /> : <IconStar size={15} aria-hidden />}
          </Toggle>
          <Assignment entry={entry} />
          {inject && !inject.inject.check && !over && (
            <Button size="compact-xs" flex="none" aria-label={t('respondTo')} onClick={() => goTo('respond')}>
              <IconBolt size={14} aria-hidden /> <span className={classes['wideWords']}>{t('respondTo')}</span>
            </Button>
          )}
        </div>
      )}
    </header>
  );
}

interface ToggleProps {
  on: boolean;
  label: string;
  hint: string;
  press: () => void;
  children: React.ReactNode;
}

function Toggle({ on, label, hint, press, children }: ToggleProps) {
  return (
    <ActionIcon
      size={24}
      variant={on ? 'light' : 'default'}
      aria-pressed={on}
      aria-label={label}
      title={`${label} (${hint})`}
      onClick={press}
    >
      {children}
    </ActionIcon>
  );
}
