/** What the composer holds and the command it becomes. Pure. */
import type { Channel } from '../../../../../server/shared/scenario.js';
import type { ExconView } from '../../../../../server/shared/views.js';
import { fold } from '../../../ui/format.js';
import type { Order } from '../basis.js';
import type { Template } from './templates.js';

export interface Draft {
  to: string[];
  /** A persona's id, or a name to show. */
  from: string;
  channel: Channel;
  vi: { title: string; body: string };
  /** Sent only when filled in. */
  en: { title: string; body: string };
  action: string | null;
  objective: string | null;
  /** Minutes from delivery. */
  target: number | string;
  max: number | string;
  points: number | string;
  check: boolean;
}

export const EMPTY: Draft = {
  to: [],
  from: '',
  channel: 'email',
  vi: { title: '', body: '' },
  en: { title: '', body: '' },
  action: null,
  objective: null,
  target: 10,
  max: 20,
  points: 0,
  check: false,
};

const filled = (words: { title: string; body: string }): boolean => words.title.trim() !== '' && words.body.trim() !== '';
const begun = (words: { title: string; body: string }): boolean => words.title.trim() !== '' || words.body.trim() !== '';

/** What is wrong with a draft, the first thing first; null: it can be sent. */
export function lacking(draft: Draft): 'from' | 'text' | 'english' | 'times' | null {
  if (draft.from.trim() === '') return 'from';
  if (!filled(draft.vi)) return 'text';
  if (begun(draft.en) && !filled(draft.en)) return 'english';
  const [target, max] = [Number(draft.target), Number(draft.max)];
  if (draft.action && !(target > 0 && max >= target)) return 'times';
  return null;
}

/** The command, of a draft that lacks nothing. */
export function orderOf(draft: Draft): Order {
  const both = filled(draft.en);
  const text = (key: 'title' | 'body') => (both ? { vi: draft.vi[key].trim(), en: draft.en[key].trim() } : draft.vi[key].trim());
  const minutes = (value: number | string): number => Math.round(Number(value) * 60_000);
  return {
    type: 'send-adhoc',
    to: draft.to.length === 0 ? 'all' : draft.to,
    channel: draft.channel,
    from: draft.from.trim(),
    title: text('title'),
    body: text('body'),
    ...(draft.check ? { check: true } : {}),
    ...(draft.action && !draft.check
      ? {
          expects: [
            {
              action: draft.action,
              target: minutes(draft.target),
              max: minutes(draft.max),
              points: Number(draft.points) || 0,
              ...(draft.objective ? { objective: draft.objective } : {}),
            },
          ],
        }
      : {}),
  };
}

/** A template filled in for this scenario: a persona that may say it, an action that it offers. The addressees stay. */
export function fillIn(draft: Draft, template: Template, kit: ExconView['kit'], lang: 'vi' | 'en'): Draft {
  const persona = Object.entries(kit.personas).find(([, { name, organisation }]) => {
    const words = fold(`${name.vi} ${name.en} ${organisation?.vi ?? ''} `);
    return template.like.some((like) => words.includes(like));
  });
  const action = template.expect?.actions.find((code) => kit.actions[code]) ?? null;
  return {
    ...draft,
    from: persona?.[0] ?? template.from[lang],
    channel: template.channel,
    vi: { title: template.title.vi, body: template.body.vi },
    en: { title: template.title.en, body: template.body.en },
    action,
    objective: null,
    target: template.expect?.target ?? EMPTY.target,
    max: template.expect?.max ?? EMPTY.max,
    points: 0,
    check: template.check ?? false,
  };
}
