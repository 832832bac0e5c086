/** What became of each thing of a converted exercise: taken over, changed on the way, or left behind, each with its reason. */
import type { Bi } from '../shared/text.js';

export type Fate = 'mapped' | 'changed' | 'dropped';

export interface Note extends Bi {
  fate: Fate;
  /** In the words of the source: `scenario_injects[2] "Title"`. */
  where: string;
}

export class Notes {
  readonly list: Note[] = [];

  #add(fate: Fate, where: string, vi: string, en: string): void {
    if (!this.list.some((each) => each.where === where && each.vi === vi)) this.list.push({ fate, where, vi, en });
  }
  mapped(where: string, vi: string, en: string): void {
    this.#add('mapped', where, vi, en);
  }
  changed(where: string, vi: string, en: string): void {
    this.#add('changed', where, vi, en);
  }
  dropped(where: string, vi: string, en: string): void {
    this.#add('dropped', where, vi, en);
  }
}
