/** Each channel as people know it: the eye must tell a call from an alert before the first word is read. */
import { Avatar } from '@mantine/core';
import { IconAlertTriangle, IconHeart, IconMessageCircle, IconPhoneIncoming, IconShare3, IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Sender } from '../../../../server/shared/views.js';
import { date, drillTime, fold, wallTime } from '../../ui/format.js';
import { titleOf, type Piece } from './piece.js';
import { useReadingText } from './texts.js';
import { Body, roleOf, shortId } from './body.js';
import { Letter } from './letter.js';
import classes from './looks.module.css';

/** `to`: the addressee, where the channel names one. `status`: what a ticket says of its state. */
export function Look({ piece, to, status }: { piece: Piece; to: string; status?: ReactNode }) {
  switch (piece.channel) {
    case 'email':
      return <Email piece={piece} to={to} />;
    case 'phone':
      return <Phone piece={piece} />;
    case 'sms':
      return <Sms piece={piece} />;
    case 'siem':
      return <Siem piece={piece} />;
    case 'news':
      return <News piece={piece} />;
    case 'social':
      return <Social piece={piece} />;
    case 'chat':
      return <ChatBubble piece={piece} />;
    case 'ticket':
      return <Ticket piece={piece} status={status} />;
    case 'letter':
      return <Letter piece={piece} to={to} />;
  }
}

function Title({ piece, className }: { piece: Piece; className?: string | undefined }) {
  const { lang } = useReadingText();
  return <h2 className={`${classes['title']} ${className ?? ''}`}>{titleOf(piece, lang)}</h2>;
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

function useFrom(piece: Piece): Sender {
  const { lang } = useReadingText();
  return piece.from[lang];
}

function Pair({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

const when = (piece: Piece): string => `${date(piece.wall)} ${wallTime(piece.wall)}`;

function Email({ piece, to }: { piece: Piece; to: string }) {
  const { t } = useReadingText();
  const from = useFrom(piece);
  return (
    <div>
      <Title piece={piece} />
      <dl className={classes['pairs']}>
        <Pair label={t('from')}>
          <b>{from.name}</b>
          {roleOf(from) && `, ${roleOf(from)}`}
        </Pair>
        <Pair label={t('to')}>{to}</Pair>
        <Pair label={t('sentAt')}>
          <span className="tnum">{when(piece)}</span>
        </Pair>
      </dl>
      <Body piece={piece} />
    </div>
  );
}

function Phone({ piece }: { piece: Piece }) {
  const { t } = useReadingText();
  const from = useFrom(piece);
  return (
    <div>
      <div className={classes['caller']}>
        <Initials name={from.name} size={52} />
        <div className={classes['callerText']}>
          <span className={classes['small']}>
            <IconPhoneIncoming size={14} aria-hidden /> {t('incomingCall')}, <span className="tnum">{wallTime(piece.wall)}</span>
          </span>
          <b className={classes['big']}>{from.name}</b>
          {roleOf(from) && <span>{roleOf(from)}</span>}
        </div>
      </div>
      <Title piece={piece} />
      <div className={classes['small']}>{t('callNote')}</div>
      <Body piece={piece} className={classes['transcript']} />
    </div>
  );
}

function Sms({ piece }: { piece: Piece }) {
  const from = useFrom(piece);
  return (
    <div className={classes['handset']}>
      <div className={classes['handsetHead']}>
        <Initials name={from.name} size={36} />
        <b>{from.name}</b>
        {roleOf(from) && <span className={classes['small']}>{roleOf(from)}</span>}
      </div>
      {piece.title && <Title piece={piece} className={classes['quiet']} />}
      <Body piece={piece} className={classes['bubble']} />
      <div>
        <span className={`${classes['small']} tnum`}>{wallTime(piece.wall)}</span>
      </div>
    </div>
  );
}

function Siem({ piece }: { piece: Piece }) {
  const { t } = useReadingText();
  const from = useFrom(piece);
  return (
    <div className={classes['siem']}>
      <div className={classes['severity']}>
        <IconAlertTriangle size={20} aria-hidden />
        <Title piece={piece} />
      </div>
      <dl className={`${classes['pairs']} ${classes['mono']}`}>
        <Pair label={t('alertTime')}>
          {when(piece)} ({drillTime(piece.x)})
        </Pair>
        <Pair label={t('alertSource')}>
          {from.name}
          {roleOf(from) && `, ${roleOf(from)}`}
        </Pair>
        <Pair label={t('alertId')}>{shortId(piece.id)}</Pair>
      </dl>
      <Body piece={piece} className={classes['mono']} />
    </div>
  );
}

function News({ piece }: { piece: Piece }) {
  const from = useFrom(piece);
  const { lang } = useReadingText();
  return (
    <div className={classes['news']}>
      <div className={classes['masthead']}>
        <b>{from.organisation ?? from.name}</b>
        <span className="tnum">{when(piece)}</span>
      </div>
      <h2 className={classes['headline']}>{titleOf(piece, lang)}</h2>
      <Body piece={piece} className={classes['lead']} />
      {from.organisation && <div className={classes['byline']}>{from.name}</div>}
    </div>
  );
}

/** A handle for a name: letters and digits without diacritics. */
export const handleOf = (name: string): string => `@${fold(name).replace(/[^a-z0-9]+/g, '')}`;

function Social({ piece }: { piece: Piece }) {
  const { t } = useReadingText();
  const from = useFrom(piece);
  return (
    <div className={classes['post']}>
      <div className={classes['postHead']}>
        <Initials name={from.name} />
        <div className={classes['callerText']}>
          <b>{from.name}</b>
          <span className={classes['small']}>
            {handleOf(from.name)} · <span className="tnum">{wallTime(piece.wall)}</span> · <IconWorld size={13} aria-hidden />
          </span>
        </div>
      </div>
      <Title piece={piece} />
      <Body piece={piece} />
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

function ChatBubble({ piece }: { piece: Piece }) {
  const from = useFrom(piece);
  return (
    <div className={classes['chat']}>
      <Initials name={from.name} />
      <div className={classes['chatText']}>
        <div>
          <b>{from.name}</b> <span className={classes['small']}>{roleOf(from)}</span>{' '}
          <span className={`${classes['small']} tnum`}>{wallTime(piece.wall)}</span>
        </div>
        <div className={classes['bubble']}>
          {piece.title && <Title piece={piece} className={classes['inBubble']} />}
          <Body piece={piece} />
        </div>
      </div>
    </div>
  );
}

function Ticket({ piece, status }: { piece: Piece; status: ReactNode }) {
  const { t } = useReadingText();
  const from = useFrom(piece);
  return (
    <div className={classes['ticket']}>
      <div className={classes['ticketHead']}>
        <b className="tnum">
          {t('ticketNo')} {shortId(piece.id)}
        </b>
        {status && (
          <span>
            {t('ticketStatus')}: {status}
          </span>
        )}
      </div>
      <Title piece={piece} />
      <dl className={classes['pairs']}>
        <Pair label={t('ticketFrom')}>
          <b>{from.name}</b>
          {roleOf(from) && `, ${roleOf(from)}`}
        </Pair>
        <Pair label={t('sentAt')}>
          <span className="tnum">{when(piece)}</span>
        </Pair>
      </dl>
      <Body piece={piece} />
    </div>
  );
}
