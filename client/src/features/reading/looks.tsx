/** Each channel as people know it: the eye must tell a call from an alert before the first word is read. */
import { useMemo, type ReactNode } from 'react';
import { Letter } from './letter.js';
import { Alert } from './look-alert.js';
import { Call } from './look-call.js';
import { Mail } from './look-mail.js';
import { News, Social } from './look-press.js';
import { ChatRoom, Sms } from './look-talk.js';
import { Ticket } from './look-ticket.js';
import type { Piece } from './piece.js';

interface Props {
  piece: Piece;
  /** The addressee, where the channel names one. */
  to: string;
  /** What a ticket says of its state. */
  status?: ReactNode;
  /** Nobody of the reader's side has opened it before: a call plays line by line. */
  fresh?: boolean;
}

/** Text as HTML, so that every look reads one form; what looks like a tag in it stays text. */
function asHtml(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<p>${safe.replace(/\r?\n/g, '<br>')}</p>`;
}

export function Look({ piece: given, to, status, fresh = false }: Props) {
  const piece = useMemo(
    () => (given.plain ? { ...given, plain: false, body: { vi: asHtml(given.body.vi), en: asHtml(given.body.en) } } : given),
    [given],
  );
  switch (piece.channel) {
    case 'email':
      return <Mail piece={piece} to={to} />;
    case 'phone':
      return <Call piece={piece} fresh={fresh} />;
    case 'sms':
      return <Sms piece={piece} />;
    case 'siem':
      return <Alert piece={piece} />;
    case 'news':
      return <News piece={piece} />;
    case 'social':
      return <Social piece={piece} />;
    case 'chat':
      return <ChatRoom piece={piece} />;
    case 'ticket':
      return <Ticket piece={piece} status={status} />;
    case 'letter':
      return <Letter piece={piece} to={to} />;
  }
}
