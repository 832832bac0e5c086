/** What the words of a workbook may refer to: parts, personas, objectives, actions; ids first, then names in either language. */
import { nearest } from '../engine/compile/issues.js';
import type { Catalogue } from '../shared/catalogue.js';
import type { ScenarioSource } from '../shared/scenario.js';
import { bi, type Bi, type Text } from '../shared/text.js';
import { plain } from './cells.js';
import { beforeDot, DOT, slug } from './words.js';

export type Kind = 'part' | 'persona' | 'objective' | 'action';

export interface Named extends Bi {
  id: string;
}

export const KIND_WORDS: Record<Kind, Bi> = {
  part: { vi: 'vai (nơi nhận)', en: 'part' },
  persona: { vi: 'vai mô phỏng', en: 'persona' },
  objective: { vi: 'mục tiêu', en: 'objective' },
  action: { vi: 'hành động', en: 'action' },
};

export class Names {
  readonly #known: Record<Kind, Named[]> = { part: [], persona: [], objective: [], action: [] };
  /** Made on the way, for a plan that brings no list of its own. */
  readonly made: Record<Kind, Named[]> = { part: [], persona: [], objective: [], action: [] };
  /** Kinds that may be made from a name. */
  readonly open: ReadonlySet<Kind>;

  constructor(open: Iterable<Kind> = []) {
    this.open = new Set(open);
  }

  add(kind: Kind, id: string, title: Text): void {
    if (!this.#known[kind].some((each) => each.id === id)) this.#known[kind].push({ id, ...bi(title) });
  }

  list(kind: Kind): readonly Named[] {
    return this.#known[kind];
  }

  /** `hcc · Trung tâm …`; the bare id for what is not known. */
  label(kind: Kind, id: string): string {
    const name = this.#known[kind].find((each) => each.id === id);
    return name && name.vi !== id ? `${id}${DOT}${name.vi.replaceAll('\n', ' ')}` : id;
  }

  find(kind: Kind, text: string): string | null {
    const known = this.#known[kind];
    const id = beforeDot(text);
    const lower = id.toLowerCase();
    const word = plain(text);
    const found =
      known.find((each) => each.id === id) ??
      known.find((each) => each.id === text) ??
      known.find((each) => each.id.toLowerCase() === lower) ??
      (word === '' ? undefined : known.find((each) => plain(each.vi) === word || plain(each.en) === word)) ??
      // `TRIAGE - Xác minh`, `(ACK)`: the code stands among words.
      (kind === 'action' ? known.find((each) => new RegExp(`(^|[^\\w])${each.id}([^\\w]|$)`).test(text)) : undefined);
    return found?.id ?? null;
  }

  /** As `find`; where this kind may be made, a new id for an unknown name. */
  findOrMake(kind: Kind, text: string): string | null {
    const found = this.find(kind, text);
    if (found !== null || !this.open.has(kind)) return found;
    const base = slug(text) || kind;
    const taken = new Set(this.#known[kind].map((each) => each.id));
    let id = base;
    for (let n = 2; taken.has(id) || id === 'all'; n += 1) id = `${base}-${n}`;
    const named = { id, vi: text, en: text };
    this.#known[kind].push(named);
    this.made[kind].push(named);
    return id;
  }

  /** What could have been meant. */
  near(kind: Kind, text: string): string[] {
    const ids = this.#known[kind].map(({ id }) => id);
    return nearest(beforeDot(text), ids);
  }
}

/** Everything a scenario can refer to, its catalogues included. */
export function namesOf(
  source: Pick<ScenarioSource, 'parts' | 'personas' | 'objectives' | 'actions'>,
  catalogues: readonly Catalogue[],
  open: Iterable<Kind> = [],
): Names {
  const names = new Names(open);
  for (const [id, { title }] of Object.entries(source.parts)) names.add('part', id, title);
  for (const [id, { name }] of Object.entries(source.personas)) names.add('persona', id, name);
  for (const { id, title } of source.objectives) names.add('objective', id, title);
  const own = [...(source.actions.define ?? []), ...(source.actions.defineHarmful ?? [])];
  for (const { code, title } of own) names.add('action', code, title);
  for (const catalogue of catalogues) {
    if (!source.actions.use.includes(catalogue.id)) continue;
    for (const { code, title } of [...catalogue.actions, ...catalogue.harmful]) names.add('action', code, title);
    for (const [id, { name }] of Object.entries(catalogue.personas)) names.add('persona', id, name);
  }
  return names;
}
