/** A ticket: number, state, fields, what is asked. */
import { useMemo, type ReactNode } from 'react';
import { roleOf, shortId } from './body.js';
import { afterMark, readFields } from './forms.js';
import { Blocks, Pair, runsOf, Stamp, Title, useFrom, when } from './look-parts.js';
import type { Piece } from './piece.js';
import { Words } from './rich.js';
import { useReadingText } from './texts.js';
import classes from './looks.module.css';

export function Ticket({ piece, status }: { piece: Piece; status: ReactNode }) {
  const { t, lang } = useReadingText();
  const from = useFrom(piece);
  const html = piece.body[lang];
  const { stamp, steps } = useMemo(() => readFields(html, 'head'), [html]);
  const fields = steps.flatMap((step) => (step.kind === 'fields' ? step.fields : []));
  // a number that the paper names itself is the one that people say aloud
  const own = /\d/.test(afterMark(stamp));
  return (
    <div className={classes['ticket']}>
      <div className={classes['ticketHead']}>
        {own ? (
          <b>{stamp}</b>
        ) : (
          <>
            <b className="tnum">
              {t('ticketNo')} {shortId(piece.id)}
            </b>
            <Stamp text={stamp} />
          </>
        )}
        {status && (
          <span>
            {t('ticketStatus')}: {status}
          </span>
        )}
      </div>
      <Title piece={piece} />
      <dl className={`${classes['pairs']} ${classes['wide']}`} aria-label={t('ticketFields')}>
        <Pair label={t('ticketFrom')}>
          <b>{from.name}</b>
          {roleOf(from) && `, ${roleOf(from)}`}
        </Pair>
        <Pair label={t('sentAt')}>
          <span className="tnum">{when(piece)}</span>
        </Pair>
        {fields.map((field, index) => (
          <Pair key={`${index}-${field.label}`} label={field.label}>
            <Words html={field.html} />
          </Pair>
        ))}
      </dl>
      {runsOf(steps.filter((step) => step.kind !== 'fields')).map((run, index) => (
        // the parts of a body never change their order
        // oxlint-disable-next-line react/no-array-index-key
        <Blocks key={index} steps={run} />
      ))}
    </div>
  );
}
