/** A team may fetch a file of the scenario once it came with something the team received (W1). */
import type { Attachment, TeamView } from '../shared/views.js';

/** Every attachment in a team's view, with the injects first. */
export function attachmentsOf(view: Pick<TeamView, 'injects' | 'replies'>): Attachment[] {
  return [...view.injects.flatMap(({ inject }) => inject.attachments), ...view.replies.flatMap(({ attachments }) => attachments)];
}

/** `name`: what follows `/files/` in an attachment's url, decoded. */
export function mayFetch(view: Pick<TeamView, 'injects' | 'replies'>, name: string): boolean {
  return attachmentsOf(view).some((attachment) => attachment.name === name);
}
