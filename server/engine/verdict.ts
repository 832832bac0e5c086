/** How a judged order ends: acknowledged with an event, or refused with a code. */
import type { Code } from '../shared/codes.js';
import type { Refusal } from '../shared/codes.js';
import type { At } from '../shared/events.js';
import type { Bi } from '../shared/text.js';

export type Verdict = { ok: true; answer: { id: string; at: At } } | { ok: false; refusal: Refusal };

export const acknowledged = ({ id, at }: { id: string; at: At }): Verdict => ({ ok: true, answer: { id, at } });

export const refused = (code: Code, detail?: Bi): Verdict => ({ ok: false, refusal: detail ? { code, detail } : { code } });

/** Names what was meant, where the sentence of the code alone does not. */
export const named = (what: string): Bi => ({ vi: `(${what})`, en: `(${what})` });
