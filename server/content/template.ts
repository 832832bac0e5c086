/** Handlebars as authors may use it: variables of a short list, and nothing else. */
import Handlebars from 'handlebars';
import type { Bi } from '../shared/text.js';

export const VARIABLES = ['agency.name', 'team.name', 'exercise.name', 'clock'] as const;

export interface TemplateIssue {
  /** How many `{{` stand in the text before the one that is wrong; they may overlap, as in `{{{`. */
  nth: number;
  message: Bi;
}

/** System ids that a text may show: those on the teams' board. */
export type KnownSystems = ReadonlySet<string>;

const knownList = (systems: KnownSystems): string => [...VARIABLES, ...[...systems].map((id) => `system.${id}`)].join(', ');

function unknownVariable(name: string, systems: KnownSystems): Bi {
  return {
    vi: `không có biến {{${name}}}; dùng được: ${knownList(systems)}`,
    en: `there is no variable {{${name}}}; these exist: ${knownList(systems)}`,
  };
}

const isKnown = (name: string, systems: KnownSystems): boolean =>
  (VARIABLES as readonly string[]).includes(name) || (name.startsWith('system.') && systems.has(name.slice('system.'.length)));

function statementIssue(statement: hbs.AST.Statement, systems: KnownSystems): Bi | null {
  if (statement.type === 'ContentStatement' || statement.type === 'CommentStatement') return null;
  if (statement.type !== 'MustacheStatement') {
    return {
      vi: 'chỉ dùng biến như {{agency.name}}; không dùng khối, điều kiện hay mẫu con trong bài viết (hãy dùng variants)',
      en: 'only variables such as {{agency.name}} are taken; no blocks, conditions or partials in a text (use variants)',
    };
  }
  const { path, params, hash, escaped } = statement as hbs.AST.MustacheStatement;
  const name = 'original' in path ? path.original : '';
  if (!escaped) return { vi: `viết {{${name}}} với hai ngoặc, không phải ba`, en: `write {{${name}}} with two braces, not three` };
  const plain = path.type === 'PathExpression' && params.length === 0 && (hash?.pairs?.length ?? 0) === 0;
  return plain && isKnown(name, systems) ? null : unknownVariable(name, systems);
}

/** `{{` in the text before a place given by line (from 1) and column (from 0). */
function openingsBefore(text: string, { line, column }: { line: number; column: number }): number {
  const lines = text.split('\n');
  const end = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column;
  let count = 0;
  for (let at = text.indexOf('{{'); at >= 0 && at < end; at = text.indexOf('{{', at + 1)) count += 1;
  return count;
}

/** Everything in a text that the renderer would not take. */
export function templateIssues(text: string, systems: KnownSystems): TemplateIssue[] {
  if (!text.includes('{{')) return [];
  try {
    return Handlebars.parse(text).body.flatMap((statement) => {
      const message = statementIssue(statement, systems);
      return message ? [{ nth: openingsBefore(text, statement.loc.start), message }] : [];
    });
  } catch {
    return [
      {
        nth: 0,
        message: { vi: 'biến viết sai; hãy viết như {{agency.name}}', en: 'a variable is written wrongly; write it like {{agency.name}}' },
      },
    ];
  }
}

/** A text whose variables are filled in by `values`, called with each variable's name. */
export type Template = (value: (name: string) => string) => string;

/** Compiled once; never throws: a text that is no template of ours (typed by EXCON in mid-drill) is taken literally. */
export function compileTemplate(text: string, systems: KnownSystems): Template {
  if (!text.includes('{{') || templateIssues(text, systems).length > 0) return () => text;
  const render = Handlebars.compile<unknown>(text, { strict: true, noEscape: true, knownHelpersOnly: true });
  return (value) =>
    render({
      agency: { name: value('agency.name') },
      team: { name: value('team.name') },
      exercise: { name: value('exercise.name') },
      clock: value('clock'),
      system: Object.fromEntries([...systems].map((id) => [id, value(`system.${id}`)])),
    });
}
