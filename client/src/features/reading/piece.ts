/** Something to read: what every channel's look needs to know of a mail, a call, an alert, a letter. */
import type { Channel } from '../../../../server/shared/scenario.js';
import type { Bi, Lang } from '../../../../server/shared/text.js';
import type { Attachment, Sender } from '../../../../server/shared/views.js';

export interface Piece {
  id: string;
  channel: Channel;
  from: { vi: Sender; en: Sender };
  title: Bi | null;
  body: Bi;
  /** The body is text, not HTML. */
  plain: boolean;
  attachments: Attachment[];
  /** Drill ms and epoch ms of its arrival. */
  x: number;
  wall: number;
}

/** What a row is called: the title, or the first words of the body. */
export function titleOf(piece: Piece, lang: Lang): string {
  const title = piece.title?.[lang];
  if (title) return title;
  const text = piece.plain ? piece.body[lang] : plainText(piece.body[lang]);
  return text.length > 90 ? `${text.slice(0, 90)}…` : text;
}

/** Words of sanitised HTML. */
export function plainText(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent.replace(/\s+/g, ' ').trim();
}
