/** Words that YAML 1.2 reads as text and other programs do not: quoted, they mean the same everywhere. */
import { isPair, isScalar, isSeq, visit, type Document, type Node } from 'yaml';
import type { Bi } from '../shared/text.js';

export interface Trap {
  offset: number;
  path: (string | number)[];
  message: Bi;
}

/** YAML 1.1, which spreadsheet tools, editors and older libraries still speak. */
const READ_AS: readonly { test: RegExp; as: Bi }[] = [
  { test: /^(?:yes|no|on|off)$/i, as: { vi: 'đúng/sai', en: 'true/false' } },
  { test: /^[-+]?\d+(?::[0-5]?\d)+$/, as: { vi: 'số giây', en: 'a number of seconds' } },
  { test: /^\d{4}-\d\d?-\d\d?$/, as: { vi: 'ngày', en: 'a date' } },
];

/** At most this many: a file full of them has told its author enough. */
const MOST = 100;

export function trapsOf(document: Document): Trap[] {
  const traps: Trap[] = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      if (node.type !== 'PLAIN' || typeof node.value !== 'string' || traps.length >= MOST) return;
      const value = node.value;
      const found = READ_AS.find(({ test }) => test.test(value));
      if (!found) return;
      const path = keysOf([...ancestors, node] as Node[], key);
      // A word of the format itself, which no text can be mistaken for.
      if (path.at(-1) === 'tone') return;
      traps.push({
        offset: node.range?.[0] ?? 0,
        path,
        message: {
          vi: `nhiều chương trình đọc ${value} là ${found.as.vi}; hãy đặt trong ngoặc kép: "${value}"`,
          en: `many programs read ${value} as ${found.as.en}; put it in quotes: "${value}"`,
        },
      });
    },
  });
  return traps;
}

function keysOf(nodes: readonly unknown[], last: unknown): (string | number)[] {
  return nodes.flatMap((node, at): (string | number)[] => {
    if (isPair(node)) return [isScalar(node.key) ? String(node.key.value) : String(node.key)];
    if (!isSeq(node)) return [];
    const index = node.items.indexOf(nodes[at + 1]);
    return index >= 0 ? [index] : typeof last === 'number' ? [last] : [];
  });
}
