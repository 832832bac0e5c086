/** What every channel shares: the body itself, the sender's post, an id that can be said aloud. */
import type { Sender } from '../../../../server/shared/views.js';
import type { Piece } from './piece.js';
import { useReadingText } from './texts.js';
import classes from './looks.module.css';

/** Sanitised on the server (see 02: rendered HTML is sanitised); a message's text is shown as text. */
export function Body({ piece, className }: { piece: Piece; className?: string | undefined }) {
  const { lang } = useReadingText();
  const all = `${classes['prose']} ${className ?? ''}`;
  if (piece.plain) return <div className={`${all} ${classes['pre']}`}>{piece.body[lang]}</div>;
  // oxlint-disable-next-line react/no-danger
  return <div className={all} dangerouslySetInnerHTML={{ __html: piece.body[lang] }} />;
}

export const roleOf = (from: Sender): string => [from.title, from.organisation].filter(Boolean).join(', ');

/** Opaque ids are long; people say a few characters aloud. */
export const shortId = (id: string): string =>
  id
    .replace(/[^a-z0-9]/gi, '')
    .slice(-6)
    .toUpperCase();
