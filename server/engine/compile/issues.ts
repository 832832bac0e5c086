/** Findings about a scenario, collected so that an author gets all of them at once. */
import { durationMs, type Bi, type Text } from '../../shared/text.js';

/** Where in the source: keys and indexes from the root. */
export type Path = readonly (string | number)[];

export interface Issue {
  path: (string | number)[];
  severity: 'error' | 'warning';
  /** Vietnamese; says what to write instead. */
  message: string;
  messageEn: string;
}

/** A file with more findings than this has another trouble; the rest comes after the next look. */
const MOST = 2000;
/** Names beyond this many are not searched for a likeness. */
const SEARCHED = 500;

export class Issues {
  readonly list: Issue[] = [];
  #failed = false;
  #tangled = false;

  /** `apart`: nothing else can be wrong because of it. */
  error(path: Path, message: string, messageEn: string, apart = false): void {
    if (this.list.length >= MOST && this.#failed) return;
    this.#failed = true;
    if (!apart) this.#tangled = true;
    this.list.push({ path: [...path], severity: 'error', message, messageEn });
  }

  warn(path: Path, message: string, messageEn: string): void {
    if (this.list.length >= MOST) return;
    this.list.push({ path: [...path], severity: 'warning', message, messageEn });
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** Errors from which others would follow were found. */
  get tangled(): boolean {
    return this.#tangled;
  }

  /** Both languages of a text; warns where a Vietnamese text has no English beside it. */
  text(text: Text, path: Path): Bi {
    const vi = typeof text === 'string' ? text : text.vi;
    const en = typeof text === 'string' ? undefined : text.en;
    // A name, an address, a code reads the same in both languages.
    if (en === undefined && /[^\p{ASCII}]/u.test(vi)) {
      this.warn(path, 'chưa có bản tiếng Anh; hãy viết { vi: …, en: … }', 'no English text; write { vi: …, en: … }');
    }
    return { vi, en: en ?? vi };
  }

  textOf(text: Text | null | undefined, path: Path): Bi | undefined {
    return text === undefined || text === null ? undefined : this.text(text, path);
  }

  /** Names an unknown reference and what exists instead. */
  unknown(path: Path, kind: Bi, name: string, known: Iterable<string>): void {
    const near = nearest(name, [...known]);
    const list = near.length > 0 ? near.join(', ') : undefined;
    this.error(
      path,
      `không có ${kind.vi} "${name}"${list ? `; có phải là: ${list}?` : ''}`,
      `there is no ${kind.en} "${name}"${list ? `; did you mean: ${list}?` : ''}`,
    );
  }

  /** Reports every id that was used before; `what` names the kind in both languages. */
  unique(ids: readonly { id: string; path: Path }[], what: Bi): void {
    const first = new Set<string>();
    for (const { id, path } of ids) {
      if (first.has(id)) {
        this.error(
          path,
          `${what.vi} "${id}" bị trùng; mỗi mã chỉ dùng một lần`,
          `the ${what.en} "${id}" is used twice; every id is used once`,
        );
      }
      first.add(id);
    }
  }
}

/** ms of a duration that the schema has checked. */
export const ms = (duration: string): number => durationMs(duration) ?? 0;

/** Edit distance, as far as it matters for a suggestion. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

/** Up to three known names closest to what was written; all of them when they are few. */
export function nearest(name: string, known: readonly string[]): string[] {
  if (known.length <= 4) return [...known];
  if (known.length > SEARCHED || name.length > 64) return [];
  const near = known
    .map((each) => ({ each, far: distance(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, far }) => far <= Math.max(2, Math.ceil(each.length / 3)));
  return near
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ each }) => each);
}
