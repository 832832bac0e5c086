/**
 * Reads the YAML that authors write line by line, whole or half typed: where each `key: value` stands, and where in the
 * document the cursor is. A parser would give up at the very line that is being typed.
 */
export type Step = string | number;

export interface Entry {
  path: Step[];
  key: string;
  /** The scalar behind the colon, quotes off; empty where a group begins. */
  value: string;
  /** From 1. */
  line: number;
}

export interface Place {
  /** The group the cursor is in. */
  path: Step[];
  /** `key`: a key is being typed; `value`: the value of `key`, or an element of a list; `text`: inside a long text or comment. */
  at: 'key' | 'value' | 'text';
  key?: string;
  /** What has been typed of it, and where that begins (offset). */
  word: string;
  from: number;
}

interface Frame {
  indent: number;
  /** A key of a group, or the index of an element. */
  step: Step;
}
/** An open bracket of flow style with the key being filled in. */
interface Flow {
  list: boolean;
  index: number;
  key: string | null;
}

const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s#[\]{},"'&*!|>%@`-][^:#{}[\],]*?|-[^\s:]+))\s*:(?=\s|$)/;
const plain = (text: string): string => {
  const bare = text.replace(/\s+#.*$/, '').trim();
  if (/^'.*'$/.test(bare)) return bare.slice(1, -1).replaceAll("''", "'");
  return /^".*"$/.test(bare) ? bare.slice(1, -1).replaceAll('\\"', '"') : bare;
};

class Scanner {
  readonly entries: Entry[] = [];
  readonly stack: Frame[] = [];
  readonly flow: Flow[] = [];
  /** Path of the group in which the flow began. */
  private base: Step[] = [];
  /** Lines indented deeper than this belong to a long text. */
  private textOf = -1;
  private token = '';
  private quote = '';
  tokenFrom = 0;

  path(): Step[] {
    return this.stack.map(({ step }) => step);
  }

  flowPath(): Step[] {
    const inner = this.flow
      .slice(0, -1)
      .flatMap(({ list, index, key }): Step[] => [...(list ? [index] : []), ...(key === null ? [] : [key])]);
    const last = this.flow.at(-1);
    return [...this.base, ...inner, ...(last?.list ? [last.index] : [])];
  }

  inText(indent: number, blank: boolean): boolean {
    if (this.textOf < 0) return false;
    if (blank || indent > this.textOf) return true;
    this.textOf = -1;
    return false;
  }

  /** One line; `offset`: where it begins. Answers what follows its key or dash. */
  line(text: string, number: number, offset: number): { indent: number; rest: string; key: string | null } {
    let indent = text.length - text.trimStart().length;
    let rest = text.slice(indent);
    if (this.flow.length > 0) {
      this.feed(text, number, offset);
      return { indent, rest: '', key: null };
    }
    if (this.inText(indent, rest === '') || rest.startsWith('#')) return { indent, rest: '', key: null };
    while (/^-(\s|$)/.test(rest)) {
      while (this.stack.length > 0 && this.stack.at(-1)!.indent > indent) this.stack.pop();
      const top = this.stack.at(-1);
      if (top && typeof top.step === 'number' && top.indent === indent) top.step += 1;
      else this.stack.push({ indent, step: 0 });
      const gap = /^-\s*/.exec(rest)![0].length;
      rest = rest.slice(gap);
      indent += gap;
    }
    const match = KEY.exec(rest);
    if (!match) {
      if (rest !== '') this.value(rest, number, offset + indent, null, indent);
      return { indent, rest, key: null };
    }
    const key = match[1] ?? match[2] ?? match[3] ?? '';
    while (this.stack.length > 0 && this.stack.at(-1)!.indent >= indent) this.stack.pop();
    const before = this.path();
    this.stack.push({ indent, step: key });
    const after = rest.slice(match[0].length);
    const value = after.trimStart();
    this.entries.push({ path: before, key, value: /^[[{|>&]/.test(value) ? '' : plain(value), line: number });
    this.value(value, number, offset + indent + match[0].length + (after.length - value.length), key, indent);
    return { indent, rest: value, key };
  }

  private value(value: string, number: number, from: number, key: string | null, indent: number): void {
    if (/^[|>][+-]?\d*\s*(#.*)?$/.test(value)) this.textOf = indent;
    else if (value.startsWith('{') || value.startsWith('[')) {
      this.base = this.path();
      this.feed(value, number, from);
    } else if (key !== null && value !== '' && !value.startsWith('#')) this.textOf = indent;
  }

  private feed(text: string, number: number, from: number): void {
    for (let at = 0; at < text.length; at += 1) {
      const char = text[at]!;
      if (this.quote !== '') {
        this.token += char;
        if (char === this.quote && !(char === '"' && text[at - 1] === '\\')) this.quote = '';
      } else if (char === '"' || char === "'") {
        if (this.token === '') this.tokenFrom = from + at;
        this.token += char;
        // a quote doubled within quotes goes on
        this.quote = this.token.trim() === char || (this.token.startsWith(char) && text[at - 1] === char) ? char : '';
      } else if (char === '{' || char === '[') {
        this.flow.push({ list: char === '[', index: 0, key: null });
        this.token = '';
        this.tokenFrom = from + at + 1;
      } else if (char === '}' || char === ']') {
        this.close(number);
        this.flow.pop();
        if (this.flow.length === 0) return;
      } else if (char === ',') {
        this.close(number);
        const top = this.flow.at(-1)!;
        if (top.list) top.index += 1;
        top.key = null;
        this.tokenFrom = from + at + 1;
      } else if (char === ':' && /[\s]|^$/.test(text[at + 1] ?? '') && this.flow.at(-1)!.key === null) {
        this.flow.at(-1)!.key = plain(this.token);
        this.token = '';
        this.tokenFrom = from + at + 1;
      } else if (char !== ' ' || this.token !== '') {
        if (this.token === '') this.tokenFrom = from + at;
        this.token += char;
      } else this.tokenFrom = from + at + 1;
    }
    this.quote = '';
  }

  private close(number: number): void {
    const top = this.flow.at(-1)!;
    if (top.key !== null) this.entries.push({ path: this.flowPath(), key: top.key, value: plain(this.token), line: number });
    this.token = '';
  }

  typed(): string {
    return this.token;
  }
}

/** Every `key: value` of the text, in order. */
export function scan(text: string): Entry[] {
  const scanner = new Scanner();
  let offset = 0;
  for (const [index, line] of text.split('\n').entries()) {
    scanner.line(line.replace(/\r$/, ''), index + 1, offset);
    offset += line.length + 1;
  }
  return scanner.entries;
}

/** Where the cursor is, judged by what stands before it. */
export function locate(text: string, pos: number): Place {
  const scanner = new Scanner();
  const lines = text.slice(0, pos).split('\n');
  const last = lines.pop() ?? '';
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    scanner.line(line.replace(/\r$/, ''), index + 1, offset);
    offset += line.length + 1;
  }
  const indent = last.length - last.trimStart().length;
  const word = /[\p{L}\p{N}_.-]*$/u.exec(last)?.[0] ?? '';
  const from = pos - word.length;
  const nothing = scanner.flow.length === 0 && scanner.inText(indent, last.trim() === '') && last.trim() !== '';
  if (nothing || /(^|\s)#/.test(last)) return { path: [], at: 'text', word, from };
  // a line without words after a key's value may begin a new key
  const read = scanner.line(last, lines.length + 1, offset);
  const top = scanner.flow.at(-1);
  if (top) {
    const path = scanner.flowPath();
    if (top.list && top.key === null) return { path: path.slice(0, -1), at: 'value', word, from };
    return top.key === null ? { path, at: 'key', word, from } : { path, at: 'value', key: top.key, word, from };
  }
  const path = scanner.path();
  if (read.key !== null) return { path: path.slice(0, -1), at: 'value', key: read.key, word, from };
  while (
    scanner.stack.length > 0 &&
    scanner.stack.at(-1)!.indent >= read.indent &&
    !(typeof scanner.stack.at(-1)!.step === 'number' && scanner.stack.at(-1)!.indent < read.indent)
  )
    scanner.stack.pop();
  return { path: scanner.path(), at: 'key', word, from };
}
