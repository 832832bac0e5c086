/** Reads a scenario or a catalogue from YAML (or JSON): syntax, shape, references, texts and files, every finding with its line. */
import { isScalar, LineCounter, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { z } from 'zod';
import { checkCatalogue } from '../engine/compile/catalogue.js';
import { compileScenario } from '../engine/compile/index.js';
import type { Definition } from '../engine/definition.js';
import { CampaignSource } from '../shared/campaign.js';
import { Catalogue } from '../shared/catalogue.js';
import { ScenarioSource, type AuthoringError } from '../shared/scenario.js';
import type { Bi } from '../shared/text.js';
import { checkFiles, type ScenarioFiles } from './attachments.js';
import { jsonPath, Positions, type Place } from './positions.js';
import { repair, touches } from './repair.js';
import { checkTexts } from './texts.js';
import { trapsOf } from './traps.js';
import { word, type ShapeIssue } from './wording.js';

/** More aliases than this, counted as they multiply, are an attack and not an author's shorthand. */
const MAX_ALIASES = 2000;

const SYNTAX: Partial<Record<string, Bi>> = {
  TAB_AS_INDENT: { vi: 'thụt đầu dòng bằng dấu cách, không dùng phím Tab', en: 'indent with spaces, not with tabs' },
  DUPLICATE_KEY: {
    vi: 'khóa này đã có ở trên trong cùng nhóm; hãy bỏ một',
    en: 'this key stands above in the same group; drop one of them',
  },
  BAD_INDENT: { vi: 'thụt đầu dòng không thẳng hàng với các dòng cùng cấp', en: 'this line is not aligned with its neighbours' },
  MISSING_CHAR: {
    vi: 'thiếu một ký tự, thường là dấu ngoặc kép, ngoặc đóng hoặc dấu phẩy',
    en: 'a character is missing, most often a quote, a closing bracket or a comma',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    vi: 'có dấu hai chấm thừa; hãy đặt câu trong ngoặc kép',
    en: 'there is a colon too many; put the sentence in quotes',
  },
  BAD_SCALAR_START: {
    vi: 'câu bắt đầu bằng ký tự đặc biệt; hãy đặt trong ngoặc kép',
    en: 'the text begins with a special character; put it in quotes',
  },
  BAD_ALIAS: { vi: 'không có mốc (&…) mang tên này ở phía trên', en: 'no anchor (&…) of this name stands above' },
  UNEXPECTED_TOKEN: {
    vi: 'không hiểu chỗ này; hãy xem lại ngoặc và thụt đầu dòng ở đây và dòng trên',
    en: 'this is not understood; check brackets and indentation here and above',
  },
  MULTIPLE_DOCS: { vi: 'một tệp chỉ chứa một kịch bản; hãy bỏ dòng ---', en: 'a file holds one scenario; drop the line ---' },
};
const SYNTAX_OTHER: Bi = { vi: 'sai cú pháp YAML', en: 'this is not valid YAML' };

/** Findings told at most of one kind: more helps nobody. */
const MANY = 500;
/** Brackets open at once, or list marks on one line, that no author reaches; the parser's own limit costs it many seconds. */
const DEEPEST = 500;

function isBottomless(text: string): boolean {
  let depth = 0;
  let marks = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '[' || char === '{') depth += 1;
    else if ((char === ']' || char === '}') && depth > 0) depth -= 1;
    else if ((char === '-' || char === '?' || char === ':') && text[at + 1] === ' ') marks += 1;
    else if (char === '\n') marks = 0;
    else if (char !== ' ') marks = Math.max(0, marks - 1);
    if (depth > DEEPEST || marks > DEEPEST) return true;
  }
  return false;
}

/** Keys that stand twice in one group. */
function twice(document: Document, positions: Positions): AuthoringError[] {
  const errors: AuthoringError[] = [];
  visit(document, {
    Map(_key, map) {
      const keys = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (keys.has(key.value) && errors.length < MANY) {
          const name = String(key.value);
          errors.push(
            found(positions.at(key.range?.[0] ?? 0), '$', {
              vi: `khóa "${name}" này đã có ở trên trong cùng nhóm; hãy bỏ một`,
              en: `the key "${name}" stands above in the same group; drop one of them`,
            }),
          );
        }
        keys.add(key.value);
      }
    },
  });
  return errors;
}

interface Parsed {
  value: unknown;
  positions: Positions;
  errors: AuthoringError[];
  readable: boolean;
}

function found(place: Place, path: string, { vi, en }: Bi, severity: 'error' | 'warning' = 'error'): AuthoringError {
  return { path, ...place, severity, message: vi, messageEn: en };
}

function syntaxError(error: YAMLError, positions: Positions): AuthoringError {
  const base = SYNTAX[error.code] ?? SYNTAX_OTHER;
  const said = error.message.split('\n')[0]!.replace(/ at line \d+.*$/, '');
  return found(positions.at(error.pos[0]), '$', { vi: `${base.vi} (${said})`, en: `${base.en} (${said})` });
}

function parse(text: string): Parsed {
  const lines = new LineCounter();
  // JSON may be indented with tabs, which YAML forbids; within a JSON string a raw tab cannot stand.
  const plain = /^\uFEFF?\s*[{[]/.test(text) ? text.replaceAll('\t', ' ') : text;
  if (isBottomless(plain)) return tooDeep(plain, lines);
  let document: Document;
  try {
    // Keys are compared below: the library's own comparison takes the square of their number.
    document = parseDocument(plain, {
      version: '1.2',
      lineCounter: lines,
      prettyErrors: false,
      strict: true,
      uniqueKeys: false,
      logLevel: 'error',
    });
  } catch {
    return tooDeep(plain, lines);
  }
  const positions = new Positions(document, lines, plain);
  if (document.errors.length > 0) {
    const errors = document.errors.slice(0, MANY).map((error) => syntaxError(error, positions));
    return { value: undefined, positions, errors, readable: false };
  }
  const errors: AuthoringError[] = [];
  try {
    errors.push(...twice(document, positions));
    for (const { offset, path, message } of trapsOf(document)) errors.push(found(positions.at(offset), jsonPath(path), message, 'warning'));
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown, positions, errors, readable: true };
  } catch {
    const message = {
      vi: 'tệp lồng quá sâu hoặc dùng quá nhiều mốc lặp lại (*…); hãy viết rõ ra',
      en: 'the file is nested too deeply or repeats too many anchors (*…); write them out',
    };
    return { value: undefined, positions, errors: [...errors, found({ line: 1, column: 1 }, '$', message)], readable: false };
  }
}

function tooDeep(text: string, lines: LineCounter): Parsed {
  const message = { vi: 'tệp lồng quá sâu, không đọc được', en: 'the file is nested too deeply to be read' };
  const empty = parseDocument('', { lineCounter: lines });
  return {
    value: undefined,
    positions: new Positions(empty, lines, text),
    errors: [found({ line: 1, column: 1 }, '$', message)],
    readable: false,
  };
}

/** Shape of what was parsed, against a schema; nesting that no author writes is an error and not a crash. */
function shape<S extends z.ZodType>(schema: S, value: unknown): { data: z.infer<S> } | { issues: ShapeIssue[] } {
  if (value === null || value === undefined || typeof value !== 'object') {
    return {
      issues: [
        {
          path: [],
          message: 'tệp trống hoặc không phải là một nhóm khóa: giá trị',
          messageEn: 'the file is empty, or no group of key: value',
        },
      ],
    };
  }
  try {
    const result = schema.safeParse(value);
    if (result.success) return { data: result.data };
    return {
      issues: result.error.issues
        .slice(0, MANY)
        .flatMap((issue) => word(issue, [], value))
        .slice(0, MANY),
    };
  } catch {
    return { issues: [{ path: [], message: 'điều kiện lồng quá sâu', messageEn: 'conditions are nested too deeply' }] };
  }
}

function shapeError(positions: Positions, { path, key, message, messageEn, value }: ShapeIssue): AuthoringError {
  const place = key === undefined ? positions.of(path) : positions.ofKey(path, key);
  // `1.10` is the number 1.1: what stands in the file is what belongs in quotes.
  const written = value === undefined ? undefined : positions.written(path);
  const quoted = (sentence: string): string => (written === undefined ? sentence : sentence.replace(`"${value}"`, `"${written}"`));
  return found(place, jsonPath(key === undefined ? path : [...path, key]), { vi: quoted(message), en: quoted(messageEn) });
}

export interface ReadOptions {
  catalogues: readonly Catalogue[];
  /** Files beside the scenario; absent: not known here, so not checked. */
  files?: ScenarioFiles;
}

export type ReadScenario = { source: ScenarioSource; definition: Definition; warnings: AuthoringError[] } | { errors: AuthoringError[] };

/** References, texts and files of a scenario whose shape is right. */
function judge(
  source: ScenarioSource,
  options: ReadOptions,
  positions: Positions,
): { definition?: Definition; findings: (AuthoringError & { keys: (string | number)[] })[] } {
  const compiled = compileScenario(source, options.catalogues);
  const issues = 'errors' in compiled ? compiled.errors : compiled.warnings;
  const findings = [
    ...issues.map((issue) => ({
      keys: issue.path,
      ...found(positions.of(issue.path), jsonPath(issue.path), { vi: issue.message, en: issue.messageEn }, issue.severity),
    })),
    ...checkTexts(source).map((issue) => ({
      keys: issue.path,
      ...found(
        positions.within(issue.path, '{{', issue.nth),
        jsonPath(issue.path),
        { vi: issue.message, en: issue.messageEn },
        issue.severity,
      ),
    })),
    ...(options.files ? checkFiles(source, options.files) : []).map((issue) => ({
      keys: issue.path,
      ...found(positions.of(issue.path), jsonPath(issue.path), { vi: issue.message, en: issue.messageEn }),
    })),
  ];
  return 'definition' in compiled ? { definition: compiled.definition, findings } : { findings };
}

/** In the order of the file; of too many, errors stay before warnings. */
function inOrder(list: AuthoringError[]): AuthoringError[] {
  const kept =
    list.length <= 2 * MANY
      ? list
      : list.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning')).slice(0, 2 * MANY);
  return kept.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** All errors and warnings at once, in the order of the file; the caller caps the size of `text`. Never throws. */
export function readScenario(text: string, options: ReadOptions): ReadScenario {
  const { value, positions, errors, readable } = parse(text);
  if (!readable) return { errors: inOrder(errors) };
  const shaped = shape(ScenarioSource, value);
  if ('data' in shaped) {
    const { definition, findings } = judge(shaped.data, options, positions);
    const all = inOrder([...errors, ...findings.map(({ keys: _keys, ...finding }) => finding)]);
    if (!definition || all.some(({ severity }) => severity === 'error')) return { errors: all };
    return { source: shaped.data, definition, warnings: all };
  }
  return { errors: inOrder([...errors, ...behind(value, shaped.issues, options, positions)]) };
}

/** Repairs asked for at most: the schema tells of some findings only once others are out of the way. */
const ROUNDS = 3;

/** Errors of shape, and what is wrong behind them: real errors only, and none about what was put in their place. */
function behind(value: unknown, issues: ShapeIssue[], options: ReadOptions, positions: Positions): AuthoringError[] {
  const wrong = [...issues];
  const places: (readonly (string | number)[])[] = [];
  let now = value;
  let open = issues;
  for (let round = 0; round < ROUNDS; round += 1) {
    const repaired = repair(now, open);
    now = repaired.value;
    places.push(...repaired.places);
    const again = shape(ScenarioSource, now);
    if ('data' in again) {
      const findings = judge(again.data, options, positions)
        .findings.filter(({ keys, severity, message }) => severity === 'error' && !touches(keys, places) && !/repaired/i.test(message))
        .map(({ keys: _keys, ...finding }) => finding);
      return [...wrong.map((issue) => shapeError(positions, issue)), ...findings];
    }
    open = again.issues;
    wrong.push(...open.filter(({ path }) => !touches(path, places)));
  }
  return wrong.map((issue) => shapeError(positions, issue));
}

/** An action catalogue from its file; throws never, says everything. */
export function readCatalogue(text: string): { catalogue: Catalogue; warnings: AuthoringError[] } | { errors: AuthoringError[] } {
  const { value, positions, errors, readable } = parse(text);
  if (!readable) return { errors: inOrder(errors) };
  const shaped = shape(Catalogue, value);
  if (!('data' in shaped)) return { errors: inOrder([...errors, ...shaped.issues.map((issue) => shapeError(positions, issue))]) };
  const findings = checkCatalogue(shaped.data).map(({ path, message, messageEn, severity }) =>
    found(positions.of(path), jsonPath(path), { vi: message, en: messageEn }, severity),
  );
  const all = inOrder([...errors, ...findings]);
  return all.some(({ severity }) => severity === 'error') ? { errors: all } : { catalogue: shaped.data, warnings: all };
}

/** A campaign's own shape; what its scenarios make of it is the library's business. Never throws. */
export function readCampaign(text: string): { campaign: CampaignSource } | { errors: AuthoringError[] } {
  const { value, positions, errors, readable } = parse(text);
  if (!readable) return { errors: inOrder(errors) };
  const shaped = shape(CampaignSource, value);
  if (!('data' in shaped)) return { errors: inOrder([...errors, ...shaped.issues.map((issue) => shapeError(positions, issue))]) };
  return errors.some(({ severity }) => severity === 'error') ? { errors: inOrder(errors) } : { campaign: shaped.data };
}
