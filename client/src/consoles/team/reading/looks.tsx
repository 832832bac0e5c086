/** Each channel as people know it: the eye must tell a call from an alert before the first word is read. */
import { Avatar } from '@mantine/core';
import { IconAlertTriangle, IconHeart, IconMessageCircle, IconPhoneIncoming, IconShare3, IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Sender } from '../../../../../server/shared/views.js';
import { date, drillTime, fold, wallTime } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { titleOf, type Entry } from '../entries.js';
import { HandlingMark } from '../inbox.js';
import { useTeamText } from '../texts.js';
import { Body, roleOf, shortId } from './body.js';
import { Letter } from './letter.js';
import classes from './looks.module.css';

export function Look({ entry }: { entry: Entry }) {
  switch (entry.channel) {
    case 'email':
      return <Email entry={entry} />;
    case 'phone':
      return <Phone entry={entry} />;
    case 'sms':
      return <Sms entry={entry} />;
    case 'siem':
      return <Siem entry={entry} />;
    case 'news':
      return <News entry={entry} />;
    case 'social':
      return <Social entry={entry} />;
    case 'chat':
      return <ChatBubble entry={entry} />;
    case 'ticket':
      return <Ticket entry={entry} />;
    case 'letter':
      return <Letter entry={entry} />;
  }
}

function Title({ entry, className }: { entry: Entry; className?: string | undefined }) {
  const { lang } = useTeamText();
  return <h2 className={`${classes['title']} ${className ?? ''}`}>{titleOf(entry, lang)}</h2>;
}

function Initials({ name, size = 40 }: { name: string; size?: number }) {
  return (
    <Avatar size={size} radius="xl" color="cyan.9" variant="filled" aria-hidden>
      {name
        .split(/\s+/)
        .slice(-2)
        .map((word) => word[0]?.toUpperCase() ?? '')
        .join('')}
    </Avatar>
  );
}

function useFrom(entry: Entry): Sender {
  const { lang } = useTeamText();
  return entry.from[lang];
}

function Pair({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

const when = (entry: Entry): string => `${date(entry.wall)} ${wallTime(entry.wall)}`;

function Email({ entry }: { entry: Entry }) {
  const { view } = useDesk();
  const { t } = useTeamText();
  const from = useFrom(entry);
  return (
    <div>
      <Title entry={entry} />
      <dl className={classes['pairs']}>
        <Pair label={t('from')}>
          <b>{from.name}</b>
          {roleOf(from) && `, ${roleOf(from)}`}
        </Pair>
        <Pair label={t('to')}>{view.kit.team.name}</Pair>
        <Pair label={t('sentAt')}>
          <span className="tnum">{when(entry)}</span>
        </Pair>
      </dl>
      <Body entry={entry} />
    </div>
  );
}

function Phone({ entry }: { entry: Entry }) {
  const { t } = useTeamText();
  const from = useFrom(entry);
  return (
    <div>
      <div className={classes['caller']}>
        <Initials name={from.name} size={52} />
        <div className={classes['callerText']}>
          <span className={classes['small']}>
            <IconPhoneIncoming size={14} aria-hidden /> {t('incomingCall')}, <span className="tnum">{wallTime(entry.wall)}</span>
          </span>
          <b className={classes['big']}>{from.name}</b>
          {roleOf(from) && <span>{roleOf(from)}</span>}
        </div>
      </div>
      <Title entry={entry} />
      <div className={classes['small']}>{t('callNote')}</div>
      <Body entry={entry} className={classes['transcript']} />
    </div>
  );
}

function Sms({ entry }: { entry: Entry }) {
  const from = useFrom(entry);
  return (
    <div className={classes['handset']}>
      <div className={classes['handsetHead']}>
        <Initials name={from.name} size={36} />
        <b>{from.name}</b>
        {roleOf(from) && <span className={classes['small']}>{roleOf(from)}</span>}
      </div>
      {entry.title && <Title entry={entry} className={classes['quiet']} />}
      <Body entry={entry} className={classes['bubble']} />
      <div>
        <span className={`${classes['small']} tnum`}>{wallTime(entry.wall)}</span>
      </div>
    </div>
  );
}

function Siem({ entry }: { entry: Entry }) {
  const { t } = useTeamText();
  const from = useFrom(entry);
  return (
    <div className={classes['siem']}>
      <div className={classes['severity']}>
        <IconAlertTriangle size={20} aria-hidden />
        <Title entry={entry} />
      </div>
      <dl className={`${classes['pairs']} ${classes['mono']}`}>
        <Pair label={t('alertTime')}>
          {when(entry)} ({drillTime(entry.x)})
        </Pair>
        <Pair label={t('alertSource')}>
          {from.name}
          {roleOf(from) && `, ${roleOf(from)}`}
        </Pair>
        <Pair label={t('alertId')}>{shortId(entry.id)}</Pair>
      </dl>
      <Body entry={entry} className={classes['mono']} />
    </div>
  );
}

function News({ entry }: { entry: Entry }) {
  const from = useFrom(entry);
  const { lang } = useTeamText();
  return (
    <div className={classes['news']}>
      <div className={classes['masthead']}>
        <b>{from.organisation ?? from.name}</b>
        <span className="tnum">{when(entry)}</span>
      </div>
      <h2 className={classes['headline']}>{titleOf(entry, lang)}</h2>
      <Body entry={entry} className={classes['lead']} />
      {from.organisation && <div className={classes['byline']}>{from.name}</div>}
    </div>
  );
}

/** A handle for a name: letters and digits without diacritics. */
export const handleOf = (name: string): string => `@${fold(name).replace(/[^a-z0-9]+/g, '')}`;

function Social({ entry }: { entry: Entry }) {
  const { t } = useTeamText();
  const from = useFrom(entry);
  return (
    <div className={classes['post']}>
      <div className={classes['postHead']}>
        <Initials name={from.name} />
        <div className={classes['callerText']}>
          <b>{from.name}</b>
          <span className={classes['small']}>
            {handleOf(from.name)} · <span className="tnum">{wallTime(entry.wall)}</span> · <IconWorld size={13} aria-hidden />
          </span>
        </div>
      </div>
      <Title entry={entry} />
      <Body entry={entry} />
      <div className={classes['counts']} aria-hidden>
        <span>
          <IconHeart size={16} stroke={1.6} /> {t('like')}
        </span>
        <span>
          <IconMessageCircle size={16} stroke={1.6} /> {t('comment')}
        </span>
        <span>
          <IconShare3 size={16} stroke={1.6} /> {t('share')}
        </span>
      </div>
    </div>
  );
}

function ChatBubble({ entry }: { entry: Entry }) {
  const from = useFrom(entry);
  return (
    <div className={classes['chat']}>
      <Initials name={from.name} />
      <div className={classes['chatText']}>
        <div>
          <b>{from.name}</b> <span className={classes['small']}>{roleOf(from)}</span>{' '}
          <span className={`${classes['small']} tnum`}>{wallTime(entry.wall)}</span>
        </div>
        <div className={classes['bubble']}>
          {entry.title && <Title entry={entry} className={classes['inBubble']} />}
          <Body entry={entry} />
        </div>
      </div>
    </div>
  );
}

function Ticket({ entry }: { entry: Entry }) {
  const { t } = useTeamText();
  const from = useFrom(entry);
  return (
    <div className={classes['ticket']}>
      <div className={classes['ticketHead']}>
        <b className="tnum">
          {t('ticketNo')} {shortId(entry.id)}
        </b>
        {entry.handling && (
          <span>
            {t('ticketStatus')}: <HandlingMark handling={entry.handling} />
          </span>
        )}
      </div>
      <Title entry={entry} />
      <dl className={classes['pairs']}>
        <Pair label={t('ticketFrom')}>
          <b>{from.name}</b>
          {roleOf(from) && `, ${roleOf(from)}`}
        </Pair>
        <Pair label={t('sentAt')}>
          <span className="tnum">{when(entry)}</span>
        </Pair>
      </dl>
      <Body entry={entry} />
    </div>
  );
}
