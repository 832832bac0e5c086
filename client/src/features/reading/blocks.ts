/**
 * The sanitised HTML of a body taken apart for a channel's look. It is read by DOMParser, which runs nothing, and every
 * piece keeps its own HTML: whatever no look knows is shown as it stands, and nothing is left out.
 */

/** A label and what stands behind it: `**Từ:** Ban điều hành`. The label keeps its words, without the colon. */
export interface Field {
  label: string;
  html: string;
}
/** A line somebody says: a call, a chat, a comment. */
export interface Said {
  who: string;
  /** What stands in brackets behind the name, mostly a time: `08:11`. */
  when: string;
  html: string;
}
export interface Cell {
  html: string;
  text: string;
}
export interface Table {
  /** Empty when the table has no head of its own. */
  head: Cell[];
  rows: Cell[][];
}

/** Words of sanitised HTML, spaces as they come. */
export function textOf(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent;
}

export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The blocks of a body: paragraphs, lists, tables. Loose text becomes a paragraph. */
export function blocksOf(html: string): HTMLElement[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return [...page.body.childNodes].flatMap((node) => {
    if (node instanceof HTMLElement) return [node];
    if (tidy(node.textContent ?? '') === '') return [];
    const paragraph = page.createElement('p');
    paragraph.append(node.cloneNode(true));
    return [paragraph];
  });
}

/** A paragraph's parts between line breaks, each a list of its own nodes; with `dots`, cut at ` · ` as well. */
export function linesOf(element: Element, dots = false): Node[][] {
  const lines: Node[][] = [[]];
  for (const node of element.childNodes) {
    if (node.nodeName === 'BR') lines.push([]);
    else if (dots && node.nodeType === Node.TEXT_NODE && /(?:^|\s)·(?:\s|$)/.test(node.textContent ?? '')) {
      const parts = (node.textContent ?? '').split(/(?:^|\s)·(?=\s|$)/);
      for (const [index, part] of parts.entries()) {
        if (index > 0) lines.push([]);
        if (part !== '') lines.at(-1)?.push(element.ownerDocument.createTextNode(part));
      }
    } else lines.at(-1)?.push(node);
  }
  return lines.filter((line) => tidy(wordsOf(line)) !== '');
}

export const wordsOf = (nodes: readonly Node[]): string => nodes.map((node) => node.textContent ?? '').join('');

export function htmlOf(nodes: readonly Node[]): string {
  const first = nodes[0];
  const page = first?.ownerDocument;
  if (!page) return '';
  const box = page.createElement('div');
  box.append(...nodes.map((node) => node.cloneNode(true)));
  return box.innerHTML.trim();
}

const bold = (node: Node | undefined): boolean => node?.nodeName === 'STRONG';

/** Bold at the start of a line. Blank text before it does not count. */
function opening(line: readonly Node[]): { name: string; rest: Node[] } | null {
  const nodes = [...line];
  while (nodes[0]?.nodeType === Node.TEXT_NODE && tidy(nodes[0].textContent ?? '') === '') nodes.shift();
  const [first, ...rest] = nodes;
  return bold(first) ? { name: tidy(first?.textContent ?? ''), rest } : null;
}

/** `**Từ:** …` as a field; null when the line is anything else. */
export function fieldOf(line: readonly Node[]): Field | null {
  const found = opening(line);
  if (!found || found.name.length > 80) return null;
  if (found.name.endsWith(':')) return { label: found.name.slice(0, -1).trim(), html: htmlOf(found.rest) };
  const [next, ...rest] = found.rest;
  const words = next?.nodeType === Node.TEXT_NODE ? (next.textContent ?? '') : '';
  if (!next?.ownerDocument || !/^\s*:/.test(words)) return null;
  return { label: found.name, html: htmlOf([next.ownerDocument.createTextNode(words.replace(/^\s*:\s*/, '')), ...rest]) };
}

/** `key: value` without bold, as machines write it. */
function plainField(line: readonly Node[]): Field | null {
  const [first, ...rest] = line;
  const key = /^\s*([\p{L}\d_.\-/ ]{1,40}):\s+/u.exec(first?.nodeType === Node.TEXT_NODE ? (first.textContent ?? '') : '');
  if (!first?.ownerDocument || !key?.[1]) return null;
  const after = first.ownerDocument.createTextNode((first.textContent ?? '').slice(key[0].length));
  return { label: key[1].trim(), html: htmlOf([after, ...rest]) };
}

/** Several fields on one line, cut at ` · `; what has no label of its own belongs to the field before. */
function fieldsOn(line: Element, first: (nodes: readonly Node[]) => Field | null): Field[] | null {
  const fields: Field[] = [];
  for (const nodes of linesOf(line, true)) {
    const field = first(nodes);
    if (field) fields.push(field);
    else {
      const before = fields.at(-1);
      if (!before) return null;
      before.html += ` · ${htmlOf(nodes)}`;
    }
  }
  return fields;
}

/**
 * A list or a paragraph in which every line is a field; null when it is anything else. `machine`: `key: value` without bold
 * counts as well.
 */
export function fieldsOf(block: Element, machine = false): Field[] | null {
  const either = (nodes: readonly Node[]): Field | null => fieldOf(nodes) ?? (machine ? plainField(nodes) : null);
  if (block.nodeName === 'UL') {
    const items = [...block.children].map((item) =>
      item.children.length === 1 && item.firstElementChild?.nodeName === 'P' ? item.firstElementChild : item,
    );
    const rows = items.map((item) => fieldsOn(item, either));
    return rows.length > 0 && rows.every((row) => row !== null) ? rows.flat() : null;
  }
  if (block.nodeName !== 'P') return null;
  const lines = linesOf(block);
  // one line with a colon in it is a sentence, several are a list
  const rows = lines.map(lines.length > 1 ? either : fieldOf);
  return rows.length > 0 && rows.every((row) => row !== null) ? rows : null;
}

/** `**Name (08:11):** words` or `**Name** (08:11): words`; null when nobody speaks. */
export function saidOn(line: readonly Node[]): Said | null {
  const field = fieldOf(line);
  if (field) {
    const [, who, when] = /^(.*?)\s*\((\d{1,2}:\d{2}(?::\d{2})?)\)$/.exec(field.label) ?? [null, field.label, ''];
    return { who: who ?? field.label, when: when ?? '', html: field.html };
  }
  const found = opening(line);
  const [next, ...rest] = found?.rest ?? [];
  const parts = /^\s*\(([^)]{1,30})\)\s*:\s*/.exec(next?.nodeType === Node.TEXT_NODE ? (next.textContent ?? '') : '');
  if (!found || !next?.ownerDocument || !parts) return null;
  const words = next.ownerDocument.createTextNode((next.textContent ?? '').slice(parts[0].length));
  return { who: found.name, when: parts[1] ?? '', html: htmlOf([words, ...rest]) };
}

export function tableOf(block: Element): Table | null {
  if (block.nodeName !== 'TABLE') return null;
  const lines = [...block.querySelectorAll('tr')].map((row) => [...row.children]);
  const cells = (line: Element[]): Cell[] => line.map((cell) => ({ html: cell.innerHTML.trim(), text: tidy(cell.textContent) }));
  const [first, ...rest] = lines;
  if (!first) return null;
  return first.every((cell) => cell.nodeName === 'TH')
    ? { head: cells(first), rows: rest.map(cells) }
    : { head: [], rows: lines.map(cells) };
}

/** The mark of a drill at the start of a body: `[DIỄN TẬP] Bản ghi cuộc gọi - 08:25`, and what is left of its paragraph. */
export function stampOf(blocks: readonly HTMLElement[]): { stamp: string; blocks: HTMLElement[] } {
  const [first, ...rest] = blocks;
  if (!first || !/^\[(DIỄN TẬP|DRILL)\]/.test(tidy(first.textContent))) return { stamp: '', blocks: [...blocks] };
  const [line, ...more] = linesOf(first);
  const found = opening(line ?? []);
  if (!found || first.nodeName !== 'P') return { stamp: '', blocks: [...blocks] };
  const after = wordsOf(found.rest).trim();
  // "**[DIỄN TẬP] Góc Phường Ta** · 08:08": the whole line is the mark; anything else behind the bold words is the text itself
  const whole = after === '' || after.startsWith('·');
  const left = whole ? [] : found.rest;
  const stamp = whole ? `${found.name} ${after}`.trim() : found.name;
  if (left.length === 0 && more.length === 0) return { stamp, blocks: rest };
  const remaining = first.ownerDocument.createElement('p');
  for (const [index, nodes] of [left, ...more].filter((nodes) => nodes.length > 0).entries()) {
    if (index > 0) remaining.append(first.ownerDocument.createElement('br'));
    remaining.append(...nodes.map((node) => node.cloneNode(true)));
  }
  return { stamp, blocks: [remaining, ...rest] };
}

/** Blocks as a mail program would send them as text. */
export function plainBlocks(blocks: readonly Element[]): string {
  const text = (block: Element): string => {
    switch (block.nodeName) {
      case 'TABLE':
        return [...block.querySelectorAll('tr')]
          .map((row) => [...row.children].map((cell) => tidy(cell.textContent)).join(' | '))
          .join('\n');
      case 'UL':
        return [...block.children].map((item) => `- ${tidy(item.textContent)}`).join('\n');
      case 'OL':
        return [...block.children].map((item, index) => `${index + 1}. ${tidy(item.textContent)}`).join('\n');
      case 'HR':
        return '--';
      case 'PRE':
        return block.textContent.trimEnd();
      default:
        return linesOf(block)
          .map((line) => tidy(wordsOf(line)))
          .join('\n');
    }
  };
  return blocks.map(text).join('\n\n');
}
