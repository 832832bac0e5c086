/** A chart drawn from its table, and what all charts share: words, axes, room for names. */
import type { EChartsOption } from 'echarts';
import type { Lang } from '../../shared/text.js';
import { numberText, spanText, tickOf } from './format.js';
import { FONT, type Look } from './look.js';
import { isAbove, type Cell, type ChartTable } from './table.js';

export interface Chart {
  id: string;
  title: string;
  /** A sentence that says what is seen, from the figures. */
  alt: string;
  /** px */
  height: number;
  option: EChartsOption;
  table: ChartTable;
}

/** How a chart is drawn: the language and the look. */
export interface Pen {
  lang: Lang;
  look: Look;
}

/** A time of a cell in ms; `open`: it is known only to be longer. null: there is none. */
export function timeOf(cell: Cell | undefined): { ms: number; open: boolean } | null {
  if (typeof cell === 'number') return { ms: cell, open: false };
  return cell !== undefined && isAbove(cell) ? { ms: cell.above, open: true } : null;
}
export const numberOf = (cell: Cell | undefined): number => (typeof cell === 'number' ? cell : 0);
export function wordOf(cell: Cell | undefined, lang: Lang): string {
  if (typeof cell === 'string') return cell;
  return typeof cell === 'object' && cell !== null && !isAbove(cell) ? cell[lang] : '';
}

const narrow = ({ width }: Look): boolean => width < 520;
/** px for the names of rows. */
export const nameRoom = (look: Look): number => (narrow(look) ? 112 : 236);
/** px per character of a row's name. */
const CHARACTER = 6;

/** A name on at most two lines; what does not fit ends in `…`. */
export function fitted(name: string, room: number): string {
  const most = Math.floor(room / CHARACTER);
  const lines = [''];
  for (const word of name.split(' ')) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const [first = '', second] = lines.filter((line) => line !== '');
  const cut = (line: string): string => (line.length > most ? `${line.slice(0, most - 1)}…` : line);
  if (second === undefined) return cut(first);
  const rest = lines.length > 2 ? `${second.slice(0, most - 1)}…` : cut(second);
  return `${cut(first)}\n${rest}`;
}

/** What every option begins with: nothing moves, words in the product's font, figures by the pointer on a screen only. */
export const base = ({ look }: Pen): EChartsOption => ({
  animation: false,
  backgroundColor: 'transparent',
  textStyle: { fontFamily: FONT, color: look.ink, fontSize: 11 },
  tooltip: {
    show: look.live,
    renderMode: 'richText',
    confine: true,
    backgroundColor: look.ground,
    borderColor: look.line,
    textStyle: { color: look.ink, fontFamily: FONT, fontSize: 12 },
  },
});

/** `icon`: px that a sample takes, more where it shows a dash. */
export const legend = ({ look }: Pen, data: string[], icon: number) => ({
  show: true,
  top: 0,
  left: 0,
  itemWidth: icon,
  itemHeight: 10,
  itemGap: 14,
  selectedMode: false as const,
  textStyle: { color: look.ink, fontFamily: FONT, fontSize: 11 },
  data,
});

/** px that a legend takes whose entries have these names. */
export function legendRoom({ look }: Pen, names: readonly string[]): number {
  let [rows, x] = [1, 0];
  for (const name of names) {
    const width = 22 + 5 + name.length * 6.4 + 14;
    if (x > 0 && x + width > look.width) [rows, x] = [rows + 1, 0];
    x += width;
  }
  return rows * 20 + 8;
}

const words = ({ look }: Pen) => ({ color: look.dim, fontFamily: FONT, fontSize: 11 });
const ruled = ({ look }: Pen) => ({ axisLine: { lineStyle: { color: look.line } }, splitLine: { lineStyle: { color: look.line } } });

export const named = (pen: Pen, name: string, gap: number) => ({
  name,
  nameLocation: 'middle' as const,
  nameGap: gap,
  nameTextStyle: words(pen),
});

/** An axis of time, `from` to `max` ms, ticks at whole steps. */
export function timeAxis(pen: Pen, max: number, name: string, from = 0) {
  const ticks = Math.floor((pen.look.width - nameRoom(pen.look) - 90) / 58);
  const interval = tickOf(Math.max(max - from, 1000), Math.max(2, ticks));
  const min = Math.floor(from / interval) * interval;
  const whole = Math.max(min + interval, Math.ceil(max / interval) * interval);
  // a last step that would stay almost empty is left out
  const end = whole - max <= (whole - min) / 16 ? whole : Math.max(min + interval, max);
  return {
    type: 'value' as const,
    min,
    max: end,
    interval,
    // the end of the axis is a tick too; it is named only where it is a whole step
    axisLabel: { ...words(pen), showMaxLabel: end % interval === 0, formatter: (ms: number) => (ms === 0 ? '0' : spanText(ms, pen.lang)) },
    ...ruled(pen),
    ...named(pen, name, 26),
  };
}

export const countAxis = (pen: Pen, name: string, gap = 34) => ({
  type: 'value' as const,
  min: 0,
  minInterval: 1,
  axisLabel: { ...words(pen), formatter: (n: number) => numberText(n, pen.lang) },
  ...ruled(pen),
  ...named(pen, name, gap),
});

export const percentAxis = (pen: Pen, name: string, gap = 26) => ({
  type: 'value' as const,
  min: 0,
  max: 100,
  axisLabel: { ...words(pen), formatter: '{value} %' },
  ...ruled(pen),
  ...named(pen, name, gap),
});

/** Names of rows, the first at the top. */
export const rowAxis = (pen: Pen, names: readonly string[]) => ({
  type: 'category' as const,
  inverse: true,
  data: names.map((name) => fitted(name, nameRoom(pen.look))),
  axisTick: { show: false },
  axisLine: { lineStyle: { color: pen.look.line } },
  axisLabel: { ...words(pen), color: pen.look.ink, interval: 0, lineHeight: 13 },
});

/** Where the drawing stands among names, axes and legend. */
export const room = ({ look }: Pen, top: number, more: { right?: number; bottom?: number; left?: number } = {}) => ({
  left: more.left ?? nameRoom(look) + 10,
  right: more.right ?? 18,
  top,
  bottom: more.bottom ?? 44,
  outerBoundsMode: 'none' as const,
});
export const rows = (n: number, each: number, top: number, bottom = 44): number => top + bottom + Math.max(1, n) * each;

/** The library's own type of a series is a union too wide to be checked against; what it draws is looked at instead. */
export const seriesOf = (list: readonly object[]): NonNullable<EChartsOption['series']> => list as NonNullable<EChartsOption['series']>;
