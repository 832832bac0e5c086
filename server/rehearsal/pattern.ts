/** Texts that a regular expression of a scenario (`matches`, `accept`) takes: enough of its syntax to find one, and a check that it was found. */

/** Up to a handful of texts that match, the shortest forms first; empty when none was found. */
export function samplesOf(pattern: string): string[] {
  let test: RegExp;
  try {
    test = new RegExp(pattern, 'iu');
  } catch {
    return [];
  }
  const made = new Reader(pattern).alternatives();
  return [...new Set([...made, pattern, ...made.map((each) => each.trim())])]
    .filter((each) => each.trim() !== '' && test.test(each))
    .slice(0, 8);
}

/** Sequences multiply; this many are followed. */
const MOST = 24;
const CLASSES: Record<string, string> = { d: '1', w: 'a', s: ' ', D: 'a', W: ' ', S: 'a', b: '', B: '', n: '\n', t: '\t' };

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  alternatives(): string[] {
    const all = this.#sequence();
    while (this.#text[this.#at] === '|') {
      this.#at += 1;
      all.push(...this.#sequence());
    }
    return all.slice(0, MOST);
  }

  #sequence(): string[] {
    let made = [''];
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined || char === '|' || char === ')') return made;
      const piece = this.#quantified(this.#atom());
      made = made.flatMap((start) => piece.map((each) => start + each)).slice(0, MOST);
    }
  }

  #atom(): string[] {
    const char = this.#text[this.#at]!;
    this.#at += 1;
    if (char === '(') return this.#group();
    if (char === '[') return this.#set();
    if (char === '\\') return [this.#escape()];
    if (char === '.') return ['a'];
    return [char === '^' || char === '$' ? '' : char];
  }

  #group(): string[] {
    const head = /^\?(?::|=|!|<=|<!|<[^>]*>)/.exec(this.#text.slice(this.#at))?.[0] ?? '';
    this.#at += head.length;
    const inner = this.alternatives();
    if (this.#text[this.#at] === ')') this.#at += 1;
    if (head === '?!' || head === '?<!') return [''];
    return inner;
  }

  #set(): string[] {
    const end = this.#text.indexOf(']', this.#at + 1);
    const body = this.#text.slice(this.#at, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#text.length : end + 1;
    if (body.startsWith('^')) return ['a', '1', ' ', '-'].filter((each) => !body.includes(each)).slice(0, 1);
    return body[0] === '\\' ? [CLASSES[body[1] ?? ''] ?? body[1] ?? ''] : [body[0] ?? ''];
  }

  #escape(): string {
    const char = this.#text[this.#at] ?? '';
    this.#at += 1;
    if (char === 'p' || char === 'P') {
      const braces = /^\{[^}]*\}/.exec(this.#text.slice(this.#at))?.[0] ?? '';
      this.#at += braces.length;
      return /N/.test(braces) ? '1' : 'a';
    }
    return CLASSES[char] ?? char;
  }

  #quantified(piece: string[]): string[] {
    const found = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/.exec(this.#text.slice(this.#at));
    if (!found) return piece;
    this.#at += found[0].length;
    if (found[0].startsWith('*') || found[0].startsWith('?')) return [...piece, ''];
    if (found[0].startsWith('+')) return piece;
    const times = Math.min(50, Number(found[1]));
    return piece.map((each) => each.repeat(times));
  }
}
