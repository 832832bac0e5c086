/** The whitelist of an inject, a reply, a file: what of the scenario's text reaches a team, and nothing beside it (W1). */
import type { AskDef, InjectDef } from '../engine/definition.js';
import type { EventOf } from '../shared/events.js';
import type { Lang } from '../shared/text.js';
import type { Attachment, AskView, InjectView } from '../shared/views.js';
import type { Book } from './book.js';
import { senderOf, type Lens, type LensTeam, type RenderVars } from './lens.js';

/** The variables' values for a team at a moment of the drill (`x`: ms of drill time). */
export function varsOf(lens: Lens, book: Book, team: LensTeam, x: number): RenderVars {
  return { agency: team.agencyName, team: team.name, exercise: lens.plan.name, clockX: x, systems: book.systems };
}

/** The name a file travels under: its path in the scenario's folder without the leading `files/`. */
export const fileName = (path: string): string => path.replace(/^(?:\.\/)?files\//, '');

export function attachmentOf(lens: Lens, path: string): Attachment {
  const file = Object.hasOwn(lens.plan.files, path) ? lens.plan.files[path] : undefined;
  const name = fileName(path);
  return {
    name,
    url: `/api/exercises/${encodeURIComponent(lens.plan.exerciseId)}/files/${name.split('/').map(encodeURIComponent).join('/')}`,
    type: file?.type ?? 'application/octet-stream',
    size: file?.size ?? 0,
  };
}

function askView(lens: Lens, ask: AskDef, vars: RenderVars, lang: Lang): AskView {
  return {
    id: ask.id,
    type: ask.type,
    prompt: lens.render.text(ask.prompt, vars)[lang],
    ...(ask.options.length > 0 && {
      options: ask.options.map((option) => ({ id: option.id, text: lens.render.text(option.text, vars)[lang] })),
    }),
  };
}

/** The inject of the scenario behind an instance id; undefined for an ad-hoc one. */
export function injectDef(lens: Lens, book: Book, inject: string): InjectDef | undefined {
  return lens.injects.get(book.instances.get(inject)?.source ?? inject);
}

/** What a delivery shows; null when the log names an inject that the plan does not hold. */
export function injectView(lens: Lens, book: Book, team: LensTeam, event: EventOf<'inject-delivered'>): InjectView | null {
  const vars = varsOf(lens, book, team, event.at.x);
  const adhoc = book.instances.get(event.inject)?.adhoc;
  if (adhoc) {
    const from = senderOf(lens, adhoc.from);
    const title = lens.render.text(event.edited?.title ?? adhoc.title, vars);
    const body = lens.render.html(event.edited?.body ?? adhoc.body, vars);
    return {
      id: event.deliveryId,
      title: title.vi,
      body: body.vi,
      from: from.vi,
      channel: adhoc.channel,
      attachments: [],
      asks: [],
      ...(adhoc.check && { check: true as const }),
      hints: [],
      en: { title: title.en, body: body.en, from: from.en, asks: [] },
    };
  }
  const inject = injectDef(lens, book, event.inject);
  if (!inject) return null;
  const variant = event.variant > 0 ? inject.variants[event.variant - 1] : undefined;
  const from = senderOf(lens, inject.from);
  const title = lens.render.text(event.edited?.title ?? variant?.title ?? inject.title, vars);
  const body = lens.render.html(event.edited?.body ?? variant?.body ?? inject.body, vars);
  return {
    id: event.deliveryId,
    title: title.vi,
    body: body.vi,
    from: from.vi,
    channel: inject.channel,
    attachments: (variant?.attachments ?? inject.attachments).map((path) => attachmentOf(lens, path)),
    asks: inject.asks.map((ask) => askView(lens, ask, vars, 'vi')),
    hints: inject.hints.map((hint) => ({ id: hint.id, fromX: event.recordedX + hint.after })),
    en: { title: title.en, body: body.en, from: from.en, asks: inject.asks.map((ask) => askView(lens, ask, vars, 'en')) },
  };
}
