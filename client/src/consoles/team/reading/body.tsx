/** What every channel shares: the body itself, the sender's post, an id that can be said aloud. */
import type { Sender } from '../../../../../server/shared/views.js';
import type { Entry } from '../entries.js';
import { useTeamText } from '../texts.js';
import classes from './looks.module.css';

/** Sanitised on the server (see 02: rendered HTML is sanitised); a message's text is shown as text. */
export function Body({ entry, className }: { entry: Entry; className?: string | undefined }) {
  const { lang } = useTeamText();
  const all = `${classes['prose']} ${className ?? ''}`;
  if (entry.plain) return <div className={`${all} ${classes['pre']}`}>{entry.body[lang]}</div>;
  // oxlint-disable-next-line react/no-danger
  return <div className={all} dangerouslySetInnerHTML={{ __html: entry.body[lang] }} />;
}

export const roleOf = (from: Sender): string => [from.title, from.organisation].filter(Boolean).join(', ');

/** Opaque ids are long; people say a few characters aloud. */
export const shortId = (id: string): string =>
  id
    .replace(/[^a-z0-9]/gi, '')
    .slice(-6)
    .toUpperCase();
