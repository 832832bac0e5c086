/** What was sent, as the team reads it. */
import type { TeamInject, TeamReply } from '../../../../../server/shared/views.js';
import { Attachments } from '../../../features/reading/attachments.js';
import { Look } from '../../../features/reading/looks.js';
import type { Piece } from '../../../features/reading/piece.js';

const ofInject = ({ deliveryId, at, inject }: TeamInject): Piece => ({
  id: deliveryId,
  channel: inject.channel,
  from: { vi: inject.from, en: inject.en.from },
  title: { vi: inject.title, en: inject.en.title },
  body: { vi: inject.body, en: inject.en.body },
  plain: false,
  attachments: inject.attachments,
  x: at.x,
  wall: at.wall,
});

const ofReply = (reply: TeamReply): Piece => ({
  id: reply.id,
  channel: reply.channel,
  from: { vi: reply.from, en: reply.en.from },
  title: reply.title === undefined ? null : { vi: reply.title, en: reply.en.title ?? reply.title },
  body: { vi: reply.body, en: reply.en.body },
  plain: false,
  attachments: reply.attachments,
  x: reply.at.x,
  wall: reply.at.wall,
});

export const pieceOf = (what: TeamInject | TeamReply): Piece => ('inject' in what ? ofInject(what) : ofReply(what));

export function Sent({ what, to }: { what: TeamInject | TeamReply; to: string }) {
  const piece = pieceOf(what);
  return (
    <section className="panel" style={{ padding: 12, overflowX: 'auto' }}>
      <Look piece={piece} to={to} />
      {piece.attachments.length > 0 && <Attachments files={piece.attachments} />}
    </section>
  );
}
