/**
 * Authored text → what a team reads. Handlebars, Markdown and the sanitiser run once per text, with marks where the
 * variables stand; a team's values are put in, escaped, afterwards: an inject to hundreds of teams costs one rendering.
 */
import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import type { Render, RenderVars } from '../audiences/lens.js';
import type { Definition } from '../engine/definition.js';
import type { Bi, Lang } from '../shared/text.js';
import { compileTemplate, VARIABLES } from './template.js';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** A link shows where it would lead and leads nowhere: drill material is inert. */
const SANITISER: sanitizeHtml.IOptions = {
  allowedTags: 'p br hr strong em s code pre blockquote ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tr th td span'.split(' '),
  allowedAttributes: { span: ['class', 'title'], ol: ['start'] },
  allowedClasses: { span: ['inert-link'] },
  allowedSchemes: [],
  transformTags: {
    a: (_tag, attribs) => ({ tagName: 'span', attribs: { class: 'inert-link', title: attribs['href'] ?? '' } }),
  },
  disallowedTagsMode: 'discard',
};

/** Sanitised HTML of a Markdown text without variables. */
export const htmlOf = (text: string): string => sanitizeHtml(markdown.render(text), SANITISER);

/** `T+00:12:05`; `x` in ms of drill time. */
export function drillClock(x: number): string {
  const seconds = Math.floor(Math.max(0, x) / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `T+${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (each) => escapes[each]!);

function valueOf(name: string, vars: RenderVars, lang: Lang): string {
  switch (name) {
    case 'agency.name':
      return vars.agency;
    case 'team.name':
      return vars.team;
    case 'exercise.name':
      return vars.exercise;
    case 'clock':
      return drillClock(vars.clockX);
    default:
      return vars.systems[name.slice('system.'.length)]?.[lang] ?? '';
  }
}

/** A text in pieces: what stands between the variables, and the variables' names. */
interface Pieces {
  fixed: string[];
  names: string[];
  /** Whether a variable stands inside a tag, where it is escaped for an address. */
  inTag: boolean[];
}

/** Letters and digits only, so that no step of the rendering changes them. */
const mark = (index: number): string => `dtqz${index}zqtd`;
const MARK = /dtqz(\d+)zqtd/;

function cut(marked: string, names: readonly string[]): Pieces {
  const parts = marked.split(MARK);
  const pieces: Pieces = { fixed: [], names: [], inTag: [] };
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) pieces.fixed.push(part);
    else {
      const before = pieces.fixed.at(-1) ?? '';
      const open = before.lastIndexOf('<') > before.lastIndexOf('>') || (!/[<>]/.test(before) && (pieces.inTag.at(-1) ?? false));
      pieces.names.push(names[Number(part)] ?? '');
      pieces.inTag.push(open);
    }
  }
  return pieces;
}

const fill = ({ fixed, names, inTag }: Pieces, value: (name: string, inTag: boolean) => string): string =>
  fixed.map((part, index) => (index < names.length ? part + value(names[index]!, inTag[index]!) : part)).join('');

/** The renderer of a scenario. Caches every text it has seen, so one per drill in memory is enough. */
export function makeRenderer(definition: Pick<Definition, 'systems'>): Render {
  const systems = new Set(
    Object.values(definition.systems)
      .filter(({ hidden }) => !hidden)
      .map(({ id }) => id),
  );
  const names = [...VARIABLES, ...[...systems].map((id) => `system.${id}`)];
  const marked = (text: string): string => compileTemplate(text, systems)((name) => mark(names.indexOf(name)));
  const cached = (make: (text: string) => Pieces): ((text: string) => Pieces) => {
    const had = new Map<string, Pieces>();
    return (text) => {
      const known = had.get(text);
      if (known) return known;
      const made = make(text);
      had.set(text, made);
      return made;
    };
  };
  const htmlPieces = cached((text) => cut(htmlOf(marked(text)), names));
  const textPieces = cached((text) => cut(marked(text), names));
  const both = (one: (text: string, lang: Lang) => string, { vi, en }: Bi): Bi => ({ vi: one(vi, 'vi'), en: one(en, 'en') });
  return {
    html: (text, vars) =>
      both(
        (each, lang) =>
          fill(htmlPieces(each), (name, inTag) => {
            const value = valueOf(name, vars, lang);
            return inTag ? encodeURIComponent(value) : escapeHtml(value);
          }),
        text,
      ),
    text: (text, vars) => both((each, lang) => fill(textPieces(each), (name) => valueOf(name, vars, lang)), text),
  };
}
