/** What is wrong with the shape of a file, in sentences that tell an author what to write instead. */
import type { z } from 'zod';
import { nearest } from '../engine/compile/issues.js';
import type { Bi } from '../shared/text.js';

/** One finding about the shape; `key` names a key that should not be there. */
export interface ShapeIssue {
  path: (string | number)[];
  key?: string;
  message: string;
  messageEn: string;
  /** The value that YAML took for something else than text, as it was taken. */
  value?: string;
}

type ZodIssue = z.core.$ZodIssue;

const DURATIONS = new Set(['duration', 'at', 'after', 'target', 'max', 'by', 'atLeast', 'before']);
const TYPES: Record<string, Bi> = {
  string: { vi: 'chữ', en: 'text' },
  number: { vi: 'số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  object: { vi: 'một nhóm khóa: giá trị', en: 'a group of key: value' },
  record: { vi: 'một nhóm khóa: giá trị', en: 'a group of key: value' },
  array: { vi: 'một danh sách', en: 'a list' },
};
const named = (type: string): Bi => (Object.hasOwn(TYPES, type) ? TYPES[type]! : { vi: type, en: type });

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const lastKey = (path: readonly PropertyKey[]): string => path.findLast((key) => typeof key === 'string') ?? '';

function wrongType(expected: string[], path: readonly PropertyKey[], value: unknown): Bi {
  const key = lastKey(path);
  const kinds = [...new Set(expected)].map(named);
  const vi = kinds.map((kind) => kind.vi).join(' hoặc ');
  const en = kinds.map((kind) => kind.en).join(' or ');
  if (value === undefined) {
    if (DURATIONS.has(key)) return { vi: `thiếu "${key}"; hãy viết ${key}: 10m`, en: `"${key}" is missing; write ${key}: 10m` };
    return { vi: `thiếu "${key}"; cần ${vi}`, en: `"${key}" is missing; it takes ${en}` };
  }
  if (DURATIONS.has(key) && expected.includes('string')) {
    return {
      vi: `"${key}" là khoảng thời gian: viết như 90s, 10m, 1h30m, không phải ${shown(value)}`,
      en: `"${key}" is a duration: write 90s, 10m, 1h30m, not ${shown(value)}`,
    };
  }
  if (expected.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    const kind = typeof value === 'number' ? { vi: 'số', en: 'a number' } : { vi: 'đúng/sai', en: 'true/false' };
    return {
      vi: `cần chữ, nhưng YAML đọc giá trị này là ${kind.vi}; hãy đặt trong ngoặc kép: "${String(value)}"`,
      en: `text is needed, but YAML reads this as ${kind.en}; put it in quotes: "${String(value)}"`,
    };
  }
  if (value === null) return { vi: `"${key}" đang để trống; cần ${vi}`, en: `"${key}" is empty; it takes ${en}` };
  return { vi: `cần ${vi}, không phải ${shown(value)}`, en: `${en} is needed, not ${shown(value)}` };
}

/** Own messages of the schemas are written `tiếng Việt / English`. */
function split(message: string): Bi {
  const cut = message.indexOf(' / ');
  return cut < 0 ? { vi: message, en: message } : { vi: message.slice(0, cut), en: message.slice(cut + 3) };
}

const isOwn = (message: string): boolean => message.includes(' / ');

function bounds(issue: Extract<ZodIssue, { code: 'too_small' | 'too_big' }>): Bi {
  const small = issue.code === 'too_small';
  const limit = Number(small ? issue.minimum : issue.maximum);
  if (issue.origin === 'string') {
    return small
      ? { vi: 'không được để trống', en: 'may not be empty' }
      : { vi: `dài quá ${limit} ký tự`, en: `longer than ${limit} characters` };
  }
  if (issue.origin === 'array') {
    return small
      ? { vi: `cần ít nhất ${limit} mục`, en: `needs ${limit} at least` }
      : { vi: `nhiều nhất ${limit} mục`, en: `${limit} at most` };
  }
  return small
    ? { vi: `phải từ ${limit} trở lên`, en: `must be ${limit} or more` }
    : { vi: `phải từ ${limit} trở xuống`, en: `must be ${limit} or less` };
}

function choice(values: readonly unknown[], value: unknown, path: readonly PropertyKey[]): Bi {
  const list = values.map(String).join(', ');
  if (values.length === 1) return { vi: `phải là ${list}, không phải ${shown(value)}`, en: `must be ${list}, not ${shown(value)}` };
  if (value === undefined) {
    return { vi: `thiếu "${lastKey(path)}"; chọn một trong: ${list}`, en: `"${lastKey(path)}" is missing; choose one of: ${list}` };
  }
  return { vi: `${shown(value)} không dùng được; chọn một trong: ${list}`, en: `${shown(value)} cannot be used; choose one of: ${list}` };
}

/** What YAML took for something else than text. */
const taken = (value: unknown): { value?: string } =>
  typeof value === 'number' || typeof value === 'boolean' ? { value: String(value) } : {};

type Union = Extract<ZodIssue, { code: 'invalid_union' }>;

/** The branch of a union that the author most likely meant, or a sentence about what the branches are. */
function union(issue: Union, path: (string | number)[], value: unknown, root: unknown): ShapeIssue[] {
  const ofType = issue.errors.filter((branch) => !branch.some((each) => each.path.length === 0 && each.code === 'invalid_type'));
  const nested = (branch: readonly ZodIssue[]): ShapeIssue[] => branch.flatMap((each) => word(each, path, root));
  if (ofType.length === 0) {
    const expected = issue.errors.flatMap((branch) => branch.flatMap((each) => (each.code === 'invalid_type' ? [each.expected] : [])));
    const { vi, en } = wrongType(expected, path, value);
    return [{ path, message: vi, messageEn: en, ...taken(value) }];
  }
  if (ofType.length === 1) return nested(ofType[0]!);
  const keywords = ofType.map((branch) => branch.find((each) => each.path.length === 1 && valueAt(value, each.path) === undefined));
  const fitting = ofType.filter((_, index) => !keywords[index]).toSorted((a, b) => a.length - b.length);
  if (fitting[0]) return nested(fitting[0]);
  const known = [...new Set(keywords.map((each) => String(each?.path[0])))];
  const written = isGroup(value) ? Object.keys(value) : [];
  const near = written.flatMap((key) => nearest(key, known));
  const wrong = written.map((key) => `"${key}"`).join(', ') || shown(value);
  const list = (near.length > 0 && known.length > 4 ? near : known).join(', ');
  return [
    {
      path,
      ...(written[0] !== undefined && { key: written[0] }),
      message: `không hiểu ${wrong}; hãy dùng: ${list}`,
      messageEn: `${wrong} is not understood; use: ${list}`,
    },
  ];
}

/** The keys that belong where an unknown one stands are not in the issue; names close to a known key are pointed out by habit. */
const HABITS: Record<string, string> = {
  time: 'at',
  start: 'at',
  sender: 'from',
  recipient: 'to',
  recipients: 'to',
  subject: 'title',
  name: 'title',
  message: 'body',
  text: 'body',
  content: 'body',
  questions: 'asks',
  expect: 'expects',
  expectations: 'expects',
  hint: 'hints',
  ask: 'asks',
  condition: 'when',
  effects: 'do',
  files: 'attachments',
  variant: 'variants',
  deadline: 'max',
  score: 'points',
  delay: 'after',
};

/** `{ vi: one, two }` is two keys to YAML: the comma cut the sentence. */
const isCutOff = (key: string, value: unknown, group: unknown): boolean =>
  value === null && (/[\s\P{ASCII}]/u.test(key) || (isGroup(group) && 'vi' in group));

function unknownKeys(keys: readonly string[], path: (string | number)[], root: unknown): ShapeIssue[] {
  return keys.map((key) => {
    if (isCutOff(key, valueAt(root, [...path, key]), valueAt(root, path))) {
      return {
        path,
        key,
        message: `dấu phẩy trong { } đã cắt câu ở đây; hãy đặt cả câu trong ngoặc kép: "…, ${key}"`,
        messageEn: `a comma within { } has cut the sentence here; put all of it in quotes: "…, ${key}"`,
      };
    }
    const instead = Object.hasOwn(HABITS, key.toLowerCase()) ? HABITS[key.toLowerCase()] : undefined;
    return {
      path,
      key,
      message: instead
        ? `không có khóa "${key}" ở đây; có phải là "${instead}"?`
        : `không có khóa "${key}" ở đây; hãy bỏ đi hoặc sửa chính tả`,
      messageEn: instead
        ? `there is no key "${key}" here; did you mean "${instead}"?`
        : `there is no key "${key}" here; drop it or check the spelling`,
    };
  });
}

/** Sentences for one finding of the schema; `root` is what was parsed. */
export function word(issue: ZodIssue, base: readonly (string | number)[], root: unknown): ShapeIssue[] {
  const path = [...base, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  const value = valueAt(root, path);
  const one = ({ vi, en }: Bi): ShapeIssue[] => [{ path, message: vi, messageEn: en, ...taken(value) }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, path, root);
    case 'invalid_union':
      return union(issue, path, value, root);
    case 'invalid_type':
      return one(wrongType([issue.expected], path, value));
    case 'invalid_value':
      return one(choice(issue.values, value, path));
    case 'too_small':
    case 'too_big':
      return one(bounds(issue));
    case 'invalid_format':
      return one(
        isOwn(issue.message) ? split(issue.message) : { vi: `${shown(value)} sai dạng`, en: `${shown(value)} has the wrong form` },
      );
    default:
      return one(isOwn(issue.message) ? split(issue.message) : { vi: `${shown(value)} không dùng được`, en: issue.message });
  }
}
