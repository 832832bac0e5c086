/**
 * The report's templates: those of `templates/`, file by file replaced by an organisation's own in its overlay folder
 * (`DIENTAP_TEMPLATES`, the same paths below it). Everything is read and checked before anything is printed.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { z } from 'zod';
import { Refused } from '../errors.js';
import { TEMPLATES } from '../paths.js';
import { LAYOUTS, type Layout } from '../shared/publishing.js';
import type { Bi, Lang } from '../shared/text.js';
import { fontFaces } from './fonts.js';
import { helpersOf, HELPERS, type PrintData } from './helpers.js';

const Both = z.object({ vi: z.string(), en: z.string() });
const Labels = z.record(z.string(), Both);
const Glossary = z.array(z.object({ term: z.string(), full: z.string().optional(), vi: z.string(), en: z.string() }));
export type Glossary = z.infer<typeof Glossary>;
type Labels = Record<string, Bi>;

export interface Templates {
  render(layout: Layout, context: object, data: Omit<PrintData, 'fonts' | 'style'>): string;
  label(key: string, lang: Lang): string;
  glossary: Glossary;
}

/** A template that cannot be used; `file` as the organisation knows it, `line` from 1. */
export class BadTemplate extends Error {
  readonly file: string;
  readonly line: number | null;
  constructor(file: string, line: number | null, why: string) {
    super(`${file}${line === null ? '' : `:${line}`}: ${why}`);
    this.name = 'BadTemplate';
    this.file = file;
    this.line = line;
  }
}

/** Without the folders of this machine. */
function refused({ message }: BadTemplate, folders: Folders): Refused {
  const said = folders.shown(message);
  return new Refused('bad-template', {
    detail: { vi: `Mẫu báo cáo có lỗi, chưa in gì: ${said}`, en: `A report template is broken, nothing was printed: ${said}` },
  });
}

/** The files of both folders; the overlay's stand before the product's. */
class Folders {
  readonly #folders: readonly string[];
  constructor(overlay: string | undefined) {
    if (overlay !== undefined && !existsSync(overlay))
      throw new BadTemplate(overlay, null, 'không có thư mục này / there is no such folder');
    this.#folders = overlay === undefined ? [TEMPLATES] : [overlay, TEMPLATES];
  }
  find(name: string): string {
    return this.all(name).at(-1) ?? path.join(TEMPLATES, name);
  }
  /** The product's first, then the overlay's. */
  all(name: string): string[] {
    return this.#folders
      .map((folder) => path.join(folder, name))
      .filter((file) => existsSync(file))
      .toReversed();
  }
  shown(text: string): string {
    return this.#folders.reduce((said, folder) => said.replaceAll(`${folder}${path.sep}`, ''), text);
  }
  /** Names of the partials of either. */
  partials(): string[] {
    const names = this.#folders.flatMap((folder) => {
      const here = path.join(folder, 'partials');
      return existsSync(here) ? readdirSync(here).filter((file) => file.endsWith('.hbs')) : [];
    });
    return [...new Set(names)].map((file) => path.basename(file, '.hbs')).toSorted();
  }
  /** Changes when a file of the overlay does. */
  stamp(): string {
    const [overlay] = this.#folders.length > 1 ? this.#folders : [];
    if (overlay === undefined) return '';
    return ['reports', 'partials']
      .flatMap((folder) => {
        const here = path.join(overlay, folder);
        return existsSync(here) ? readdirSync(here).map((name) => path.join(here, name)) : [];
      })
      .toSorted()
      .map((file) => `${file} ${statSync(file).mtimeMs} ${statSync(file).size}`)
      .join('\n');
  }
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;

/** @throws BadTemplate with the line where the JSON breaks, or the key whose shape is wrong */
function readJson<T>(file: string, schema: z.ZodType<T>): T {
  const text = readFileSync(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const at = /position (\d+)/.exec(message)?.[1];
    throw new BadTemplate(file, at === undefined ? lineAt(text, text.length) : lineAt(text, Number(at)), message);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const key = issue?.path.map(String)[0] ?? '';
  const at = text.indexOf(JSON.stringify(key));
  throw new BadTemplate(file, at < 0 ? null : lineAt(text, at), `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

type Node = hbs.AST.Node;
const BUILT_IN = new Set(['if', 'unless', 'each', 'with', 'lookup', 'log']);

/** Every partial and helper that a template names is there; else the line that names one that is not. */
class Names extends Handlebars.Visitor {
  readonly #file: string;
  readonly #partials: ReadonlySet<string>;
  constructor(file: string, partials: readonly string[]) {
    super();
    this.#file = file;
    this.#partials = new Set(partials);
  }
  #partial(node: Node & { name: unknown }): void {
    const { original } = node.name as { original?: string };
    if (original === undefined || this.#partials.has(original)) return;
    throw new BadTemplate(this.#file, node.loc.start.line, `không có mẫu con “${original}” / there is no partial “${original}”`);
  }
  #call(node: Node & { path: unknown; params: unknown[]; hash?: unknown }, block: boolean): void {
    const { original } = node.path as { original?: string };
    if (typeof original !== 'string' || BUILT_IN.has(original) || original in HELPERS) return;
    if (node.params.length === 0 && !node.hash && !block) return;
    if (block && node.params.length === 0) return;
    throw new BadTemplate(this.#file, node.loc.start.line, `không có hàm “${original}” / there is no helper “${original}”`);
  }
  override PartialStatement(node: hbs.AST.PartialStatement): void {
    this.#partial(node);
    super.PartialStatement(node);
  }
  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    this.#call(node, false);
    super.MustacheStatement(node);
  }
  override BlockStatement(node: hbs.AST.BlockStatement): void {
    this.#call(node, true);
    super.BlockStatement(node);
  }
  override SubExpression(node: hbs.AST.SubExpression): void {
    this.#call(node, true);
    super.SubExpression(node);
  }
}

/** @throws BadTemplate where it is not well formed, or names what is not there */
function readTemplate(file: string, partials: readonly string[]): hbs.AST.Program {
  const text = readFileSync(file, 'utf8');
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const line = /line (\d+)/.exec(message)?.[1] ?? / - (\d+):\d+/.exec(message)?.[1];
    throw new BadTemplate(file, line === undefined ? null : Number(line), message.replaceAll(/\s*\n\s*/g, ' '));
  }
  new Names(file, partials).accept(program);
  return program;
}

/** Reads, checks and compiles everything. @throws BadTemplate */
function load(folders: Folders): Templates {
  const labels: Labels = Object.assign({}, ...folders.all('reports/labels.json').map((file) => readJson(file, Labels)));
  const glossary = readJson(folders.find('reports/glossary.json'), Glossary);
  const engine = Handlebars.create();
  const names = folders.partials();
  for (const name of names) engine.registerPartial(name, engine.compile(readTemplate(folders.find(`partials/${name}.hbs`), names)));
  engine.registerHelper(helpersOf(labels));
  const fonts = fontFaces();
  const layouts = Object.fromEntries(
    LAYOUTS.map((layout) => {
      const file = folders.find(`reports/${layout}.hbs`);
      const style = ['print', layout].map((name) => readFileSync(folders.find(`reports/${name}.css`), 'utf8')).join('\n');
      return [layout, { file, style, template: engine.compile(readTemplate(file, names)) }];
    }),
  ) as Record<Layout, { file: string; style: string; template: Handlebars.TemplateDelegate }>;
  return {
    glossary,
    label: (key, lang) => labels[key]?.[lang] ?? key,
    render(layout, context, data) {
      const { file, style, template } = layouts[layout];
      try {
        return template(context, { data: { ...data, fonts, style } });
      } catch (error) {
        throw refused(new BadTemplate(file, null, (error as Error).message), folders);
      }
    },
  };
}

/**
 * The templates as they are now: an overlay that changed is read anew at the next print. At first a broken one is thrown as
 * it is, so that the server does not start with it. @throws BadTemplate; later Refused bad-template
 */
export function openTemplates(overlay?: string): () => Templates {
  const folders = new Folders(overlay);
  let stamp = folders.stamp();
  let loaded = load(folders);
  let bad: BadTemplate | null = null;
  return () => {
    const now = folders.stamp();
    if (now !== stamp) {
      stamp = now;
      bad = null;
      try {
        loaded = load(folders);
      } catch (error) {
        if (!(error instanceof BadTemplate)) throw error;
        bad = error;
      }
    }
    if (bad) throw refused(bad, folders);
    return loaded;
  };
}
