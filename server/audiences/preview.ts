/** What an inject says, for EXCON before it goes out: to nobody in particular, so variables are told in words. */
import type { EventOf } from '../shared/events.js';
import type { Bi } from '../shared/text.js';
import { unaddressed } from '../shared/unaddressed.js';
import type { InjectPreview } from '../shared/views.js';
import { senderOf, type Lens, type RenderVars } from './lens.js';

/** `made`: what made it, for a repeat or an inject of EXCON's own. Null: the plan holds no such inject. */
export function previewOf(lens: Lens, inject: string, made?: EventOf<'inject-created'>): InjectPreview | null {
  const content = made?.adhoc ?? lens.injects.get(made?.source ?? inject);
  if (!content) return null;
  const { from, channel } = content;
  const others = 'variants' in content ? content.variants : [];
  const texts = [content, ...others.map((variant) => ({ title: variant.title ?? content.title, body: variant.body ?? content.body }))];
  return {
    id: inject,
    title: content.title,
    body: content.body,
    variants: texts.map(({ title, body }, variant) => ({
      variant,
      ...shown(lens, { from, title, body }),
      channel,
      source: { title, body },
    })),
  };
}

function shown(lens: Lens, text: { from: string; title: Bi; body: Bi }) {
  const nobody: RenderVars = { agency: '', team: '', exercise: lens.plan.name, clockX: 0, systems: {} };
  const from = senderOf(lens, text.from);
  const title = lens.render.text(unaddressed(text.title), nobody);
  const body = lens.render.html(unaddressed(text.body), nobody);
  return { from: from.vi, title: title.vi, body: body.vi, en: { from: from.en, title: title.en, body: body.en } };
}
