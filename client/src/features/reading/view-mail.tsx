/** The source of a mail as people read it: what every program shows, all headers below it, then the text. */
import type { ReactNode } from 'react';
import { Save } from './find-bar.js';
import type { Mail } from './mail.js';
import { useReadingText } from './texts.js';
import classes from './files.module.css';
import looks from './looks.module.css';

const FIRST = ['from', 'to', 'cc', 'reply-to', 'date', 'subject'];

export function MailView({ mail, save, choice }: { mail: Mail; save: () => void; choice: ReactNode }) {
  const { t } = useReadingText();
  const place = (name: string): number => {
    const found = FIRST.indexOf(name.toLowerCase());
    return found < 0 ? FIRST.length : found;
  };
  const shown = mail.headers
    .map((header, index) => ({ ...header, index }))
    .toSorted((a, b) => place(a.name) - place(b.name) || a.index - b.index);
  const usual = shown.filter((header) => place(header.name) < FIRST.length);
  const others = shown.filter((header) => place(header.name) === FIRST.length);
  return (
    <div className={classes['viewer']}>
      <div className={classes['tools']}>
        <span style={{ flex: 1 }} />
        {choice}
        <Save save={save} />
      </div>
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes['mail']} tabIndex={0} role="region" aria-label={t('viewMail')}>
        {mail.before && <p className={looks['note']}>{mail.before}</p>}
        <Headers headers={usual} />
        <h3 className={classes['mailHead']}>{t('allHeaders')}</h3>
        <Headers headers={others} mono />
        <pre className={classes['mailText']}>{mail.body.trim()}</pre>
        {mail.others.length > 0 && (
          <ul className={looks['note']} aria-label={t('attachments')}>
            {mail.others.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Headers({ headers, mono = false }: { headers: readonly { name: string; value: string; index: number }[]; mono?: boolean }) {
  return (
    <dl className={`${looks['pairs']} ${mono ? looks['mono'] : ''}`}>
      {headers.map(({ name, value, index }) => (
        <div key={index} className={classes['mailPair']}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
