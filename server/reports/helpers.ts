/** What templates may call: labels, both languages, figures as the paper writes them. Documented in docs/REPORTS.md. */
import Handlebars from 'handlebars';
import type { Bi, Lang } from '../shared/text.js';
import { clockText, dateText, dayText, longDate, numberText, percentText, spanText, wallText } from './words.js';

/** Handed to a template beside its context, as `@lang`, `@pages`, `@fonts` and `@style`. */
export interface PrintData {
  lang: Lang;
  /** Page of each anchor; empty in a page for the screen and before the first print. */
  pages: ReadonlyMap<string, number>;
  fonts: string;
  style: string;
}
interface Frame {
  data: PrintData;
}

const none = (value: unknown): value is null | undefined => value === null || value === undefined;
const DASH = '–';
type Stat = { median: number | null; p90: number | null; medianAbove?: number; p90Above?: number };

/** A text inside a CSS string. */
const cssText = (text: string): string => `"${text.replaceAll(/["\\<>]|[^\P{C}]/gu, (char) => `\\${char.codePointAt(0)?.toString(16)} `)}"`;

/** `labels` by key. */
export function helpersOf(labels: Readonly<Record<string, Bi>>) {
  const label = (key: string, { data }: Frame): string => labels[key]?.[data.lang] ?? key;
  const figure =
    (write: (value: number, lang: Lang) => string) =>
    (value: number | null | undefined, { data }: Frame): string =>
      none(value) ? DASH : write(value, data.lang);
  /** `> T` where the figure is only known to be greater. */
  const bound = (value: number | null, above: number | undefined): string =>
    above === undefined ? (value === null ? DASH : spanText(value)) : `> ${spanText(above)}`;
  return {
    t: label,
    /** `{{tt "rating." code}}`: a label whose key is put together. */
    tt: (prefix: string, key: string, options: Frame) => label(`${prefix}${key}`, options),
    /** `{{fill "key" n=3}}`: a label with `{n}` in it. */
    fill: (key: string, options: Frame & { hash: Record<string, string | number | undefined> }) =>
      label(key, options).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(options.hash[name] ?? '')),
    bi: (text: Bi | undefined, { data }: Frame) => text?.[data.lang] ?? '',
    num: figure(numberText),
    pct: figure(percentText),
    /** Drill time `T+00:12:05`. */
    x: figure((ms) => clockText(ms)),
    /** A span of ms. */
    span: figure((ms) => spanText(ms)),
    wall: figure((ms) => wallText(ms)),
    date: figure((ms) => dateText(ms)),
    /** An ISO day. */
    day: (iso: string | undefined) => (none(iso) ? DASH : dayText(iso)),
    /** `ngày 05 tháng 8 năm 2026` of an ISO day, dots where there is none. */
    longDate: (iso: string | undefined, { data }: Frame) => longDate(iso, data.lang),
    median: (stat: Stat) => bound(stat.median, stat.medianAbove),
    p90: (stat: Stat) => bound(stat.p90, stat.p90Above),
    /** Page of an anchor. */
    page: (anchor: string, { data }: Frame) => data.pages.get(anchor) ?? '',
    /** What the organiser has not said yet is a row of dots to fill in by hand. */
    dots: (text: string | undefined, length: number | Frame) => text || '.'.repeat(typeof length === 'number' ? length : 20),
    /** Written with a pen: lines break where the text has them. */
    lines: (text: string | undefined) =>
      new Handlebars.SafeString(
        (text ?? '')
          .split('\n')
          .map((line) => Handlebars.escapeExpression(line))
          .join('<br>'),
      ),
    css: (text: string) => new Handlebars.SafeString(cssText(text)),
    eq: (a: unknown, b: unknown) => a === b,
    not: (value: unknown) => !value,
    and: (...values: unknown[]) => values.slice(0, -1).every(Boolean),
    or: (...values: unknown[]) => values.slice(0, -1).some(Boolean),
    look: (object: Record<string, unknown> | undefined, key: string) => object?.[key],
    array: (...values: unknown[]) => values.slice(0, -1),
    inc: (index: number) => index + 1,
    joined: (list: readonly string[]) => list.join(', '),
    width: (value: number | null) => Math.max(0, Math.min(100, value ?? 0)).toFixed(1),
  };
}

/** Names that a template may call. */
export const HELPERS: Readonly<Record<string, unknown>> = helpersOf({});
