/** How the bodies of each channel are written (docs/AUTHORING.md), read from their blocks. What does not follow a form stays a block. */
import { blocksOf, fieldsOf, htmlOf, linesOf, saidOn, stampOf, tidy, wordsOf, type Field, type Said } from './blocks.js';

/** Blocks in the order of the body; `said` and `fields` stand where their paragraphs stood. */
export type Step = { kind: 'block'; block: HTMLElement } | { kind: 'said'; said: Said } | { kind: 'fields'; fields: Field[] };

export interface Read {
  /** `[DIỄN TẬP] Bản ghi cuộc gọi - 08:25, thời lượng 50 giây`; empty: none. */
  stamp: string;
  steps: Step[];
}

/** What follows the bracket in the drill's mark: the name of a group, a number, a time. */
export const afterMark = (stamp: string): string => stamp.replace(/^\[(DIỄN TẬP|DRILL)\]\s*/, '').trim();

/** Calls, chats and text messages: who says what. A paragraph without a name in front goes on where the last one stopped. */
export function readTalk(html: string): Read {
  const { stamp, blocks } = stampOf(blocksOf(html));
  let talking = true;
  const steps = blocks.map((block): Step => {
    // below a line across the page stands a note about the talk, no longer the talk
    if (block.nodeName === 'HR') talking = false;
    const said = talking && block.nodeName === 'P' ? saidOn([...block.childNodes]) : null;
    return said ? { kind: 'said', said } : { kind: 'block', block };
  });
  return { stamp, steps };
}

/** Mails and tickets: the fields at the head. Alerts: fields anywhere, also as machines write them. */
export function readFields(html: string, where: 'head' | 'anywhere'): Read {
  const { stamp, blocks } = stampOf(blocksOf(html));
  let head = true;
  const steps = blocks.map((block): Step => {
    const fields = head || where === 'anywhere' ? fieldsOf(block, where === 'anywhere') : null;
    head = head && fields !== null && block.nodeName !== 'UL';
    return fields ? { kind: 'fields', fields } : { kind: 'block', block };
  });
  return { stamp, steps };
}

export interface Article {
  stamp: string;
  /** The paper's own headline, where the body has one: a paragraph all in bold at its head. */
  headline: string;
  text: HTMLElement[];
  /** Below a line across the page: what the newspaper asks, a note of whoever passes it on. */
  aside: HTMLElement[];
}

export function readArticle(html: string): Article {
  const { stamp, blocks } = stampOf(blocksOf(html));
  const [first, ...rest] = blocks;
  const bold = first?.nodeName === 'P' && first.children.length === 1 && first.firstElementChild?.nodeName === 'STRONG';
  const alone = bold && tidy(first.firstElementChild?.textContent ?? '') === tidy(first.textContent);
  const body = alone ? rest : blocks;
  const line = body.findIndex((block) => block.nodeName === 'HR');
  return {
    stamp,
    headline: alone ? tidy(first.textContent) : '',
    text: line < 0 ? body : body.slice(0, line),
    aside: line < 0 ? [] : body.slice(line + 1),
  };
}

export interface Comment extends Said {
  /** 0: answers the post; 1: answers the comment above. */
  depth: number;
}
export interface Post {
  stamp: string;
  /** Who posts, when the body names somebody: `**Gio_Dau_Mua**: …`. */
  text: Step[];
  /** `3.482 lượt bày tỏ cảm xúc`. */
  counts: string[];
  comments: Comment[];
}

const COUNTED =
  /\d.*(lượt|bình luận|trả lời|chia sẻ|cảm xúc|reactions?|comments?|shares?|views?|replies|likes?)|(shares|lượt chia sẻ).*\d/i;

function commentsOf(quote: Element, depth: number): Comment[] {
  return [...quote.children].flatMap((block) => {
    if (block.nodeName === 'BLOCKQUOTE') return commentsOf(block, depth + 1);
    const lines = block.nodeName === 'P' ? linesOf(block) : [[...block.childNodes]];
    return lines.map((line) => ({ ...(saidOn(line) ?? { who: '', when: '', html: htmlOf(line) }), depth }));
  });
}

export function readPost(html: string): Post {
  const { stamp, blocks } = stampOf(blocksOf(html));
  const post: Post = { stamp, text: [], counts: [], comments: [] };
  for (const block of blocks) {
    const only = block.children.length === 1 ? block.firstElementChild : null;
    const counted = only?.nodeName === 'EM' && tidy(only.textContent) === tidy(block.textContent) && COUNTED.test(block.textContent);
    if (block.nodeName === 'BLOCKQUOTE') post.comments.push(...commentsOf(block, 0));
    else if (counted) post.counts.push(...tidy(block.textContent).split(/\s·\s/));
    else {
      const said = block.nodeName === 'P' ? saidOn([...block.childNodes]) : null;
      post.text.push(said ? { kind: 'said', said } : { kind: 'block', block });
    }
  }
  return post;
}

export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** What an alert says of its own severity: `mức RẤT CAO`, `VERY HIGH`; null when it says none (an update, a notice). */
export function severityOf(stamp: string): { level: Severity; word: string } | null {
  const found = /(?:mức|severity|[-–])\s*:?\s*(rất cao|nghiêm trọng|very high|critical|cao|high|trung bình|medium|thấp|low)\s*$/i.exec(
    stamp.replace(/[:.]$/, ''),
  );
  const word = found?.[1] ?? '';
  switch (word.toLowerCase()) {
    case 'rất cao':
    case 'nghiêm trọng':
    case 'very high':
    case 'critical':
      return { level: 'critical', word };
    case 'cao':
    case 'high':
      return { level: 'high', word };
    case 'trung bình':
    case 'medium':
      return { level: 'medium', word };
    case 'thấp':
    case 'low':
      return { level: 'low', word };
    default:
      return null;
  }
}

export interface Paper {
  stamp: string;
  issuer: string[];
  number: string;
  /** `V/v …`, below the number. */
  about: string;
  nation: string[];
  place: string;
  /** HỎA TỐC, KHẨN. */
  urgency: string;
  /** Kind and subject in the middle: THÔNG BÁO, Về việc gia hạn… */
  kind: string[];
  /** Behind `Kính gửi:`; empty: the body names nobody. */
  to: string;
  text: HTMLElement[];
  /** `Nơi nhận` and the signature. */
  copies: string[];
  signed: string[];
}

const NATION = /^(CỘNG H[OÒ]A|CỘNG HOÀ|SOCIALIST REPUBLIC|Độc lập|Independence)/i;
const NUMBER = /^(Số|No\.?)\s*:?\s*\S*\d/i;
const PLACE = /(ngày\s+\d{1,2}\s+tháng\s+\d{1,2}|\d{1,2}\s+\p{L}+\s+\d{4}$)/iu;
const ABOUT = /^(V\/v|Về việc|Re:|Subject:)/i;
const URGENT = /^(KHẨN|THƯỢNG KHẨN|HỎA TỐC|URGENT|EXPRESS|MOST URGENT)$/i;
const TO = /^(Kính gửi|To)\s*:/i;
const COPIES = /^(Nơi nhận|Recipients|Copies)\s*:/i;
const SIGNED = /^(KT\.|TL\.|TM\.|TUQ\.|Q\.|(PHÓ |THỨ )?(TRƯỞNG|BỘ TRƯỞNG|GIÁM ĐỐC|CHÁNH|CHỦ TỊCH|THỦ TRƯỞNG)|For the|HEAD OF|DEPUTY)/i;

/** Head lines of a letter: each paragraph's and each table cell's lines, cut at ` · `. */
function headLines(block: HTMLElement): string[] {
  const parts = block.nodeName === 'TABLE' ? [...block.querySelectorAll('th, td')] : [block];
  return parts.flatMap((part) => linesOf(part, true).map((line) => tidy(wordsOf(line))));
}

/** An official letter; null when it has no addressee, so that no heading can be told from its text. */
export function readLetter(html: string): Paper {
  const { stamp, blocks } = stampOf(blocksOf(html));
  const paper: Paper = {
    stamp,
    issuer: [],
    number: '',
    about: '',
    nation: [],
    place: '',
    urgency: '',
    kind: [],
    to: '',
    text: [],
    copies: [],
    signed: [],
  };
  const start = blocks.findIndex((block) => TO.test(tidy(block.textContent)));
  for (const line of blocks.slice(0, Math.max(start, 0)).flatMap(headLines)) {
    if (NATION.test(line)) paper.nation.push(line);
    else if (NUMBER.test(line) && paper.number === '') paper.number = line;
    else if (PLACE.test(line) && paper.place === '') paper.place = line;
    else if (URGENT.test(line) && paper.urgency === '') paper.urgency = line;
    else if (ABOUT.test(line) && paper.about === '' && paper.kind.length === 0) paper.about = line;
    else if (paper.number === '') paper.issuer.push(line);
    else paper.kind.push(line);
  }
  const addressee = start < 0 ? '' : tidy(blocks[start]?.textContent ?? '');
  paper.to = addressee.replace(TO, '').trim();
  const body = start < 0 ? blocks : blocks.slice(start + 1);
  const end = body.findIndex((block, index) => index > 0 && isEnd(block, body.slice(index)));
  paper.text = end < 0 ? body : body.slice(0, end);
  for (const block of end < 0 ? [] : body.slice(end)) closing(paper, block);
  return paper;
}

/** Everything from here on is `Nơi nhận` and signature. */
function isEnd(block: HTMLElement, left: readonly HTMLElement[]): boolean {
  if (left.length > 4) return false;
  if (block.nodeName === 'TABLE') return COPIES.test(tidy(block.textContent)) && left.length === 1;
  return (
    block.nodeName === 'P' &&
    left.every((each) => each.nodeName === 'P') &&
    (COPIES.test(tidy(block.textContent)) || SIGNED.test(tidy(block.textContent)))
  );
}

function closing(paper: Paper, block: HTMLElement): void {
  if (block.nodeName === 'TABLE') {
    for (const row of block.querySelectorAll('tr')) {
      const [left, ...right] = [...row.children].map((cell) => tidy(cell.textContent));
      if (left) paper.copies.push(left);
      paper.signed.push(...right.filter(Boolean));
    }
    return;
  }
  for (const line of linesOf(block, true)) {
    const words = tidy(wordsOf(line));
    if (COPIES.test(words) || (paper.signed.length === 0 && !SIGNED.test(words))) paper.copies.push(words);
    else paper.signed.push(words);
  }
}
