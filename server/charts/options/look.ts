/**
 * How charts look, on paper and in both themes. Colours are Okabe and Ito's, which people with any colour vision tell apart,
 * some darker so that lines keep 3:1 on white; beside every colour stands a pattern, a shape, a dash or a letter.
 */
import type { HeatState } from '../../shared/analysis.js';

export interface Look {
  /** Words and axes, words beside them, grid lines, and the ground behind. */
  ink: string;
  dim: string;
  line: string;
  ground: string;
  /** Six lines that are told apart. */
  series: readonly string[];
  /** Of bars, from what went well to what did not. */
  good: string;
  fair: string;
  poor: string;
  bad: string;
  idle: string;
  /** px; a narrow one gives less room to names. */
  width: number;
  /** Whether a pointer may ask for figures. */
  live: boolean;
}

export const FONT = '"Be Vietnam Pro", system-ui, sans-serif';

const light = {
  ink: '#1a1f24',
  dim: '#525a66',
  line: '#d9dee4',
  ground: '#ffffff',
  series: ['#0072b2', '#c04f00', '#00795a', '#a2457f', '#1a1f24', '#8c6500'],
  good: '#0072b2',
  fair: '#56b4e9',
  poor: '#e69f00',
  bad: '#c04f00',
  idle: '#e6eaee',
} as const;
const dark = {
  ink: '#e6e9ed',
  dim: '#a6acb5',
  line: '#414a55',
  ground: '#1b2026',
  series: ['#56b4e9', '#f08a4b', '#2fbf97', '#e59cc6', '#f2f4f6', '#f0e442'],
  good: '#3d9bd6',
  fair: '#8fcff2',
  poor: '#f0b83c',
  bad: '#f08a4b',
  idle: '#343c45',
} as const;

/** A4 between its margins. */
export const PAPER: Look = { ...light, width: 680, live: false };
export const screenLook = (scheme: 'light' | 'dark', width: number): Look => ({ ...(scheme === 'dark' ? dark : light), width, live: true });

/** Shapes and dashes of the six lines, in their order. */
export const SHAPES = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'] as const;
export const DASHES = ['solid', [8, 3], [2, 3], [10, 3, 2, 3], [5, 5], [14, 4]] as const;

/** Patterns over a bar's colour. */
const stroke = 'rgba(0,0,0,0.45)';
export const HATCH = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: stroke } as const;
export const CROSS = { symbol: 'rect', dashArrayX: [2, 6], dashArrayY: [2, 6], color: stroke } as const;
export const DOTS = {
  symbol: 'circle',
  dashArrayX: [
    [6, 6],
    [0, 6, 6, 0],
  ],
  dashArrayY: [6, 0],
  symbolSize: 0.5,
  color: 'rgba(0,0,0,0.35)',
} as const;
export const PLAIN = { symbol: 'none' } as const;

/** Cells of the heat map: ground and letter; they differ in lightness too, so that they stand apart in grey. */
export const HEAT_COLOURS: Record<'light' | 'dark', Record<HeatState, { ground: string; ink: string }>> = {
  light: {
    met: { ground: '#dcecf7', ink: '#0b3d5c' },
    late: { ground: '#ffdf9e', ink: '#4d3500' },
    part: { ground: '#f3b17c', ink: '#3f1b00' },
    missed: { ground: '#a83f00', ink: '#ffffff' },
    waiting: { ground: '#ead3e2', ink: '#5b2347' },
    open: { ground: '#e9ecef', ink: '#3d444d' },
    none: { ground: '#ffffff', ink: '#525a66' },
  },
  dark: {
    met: { ground: '#16415b', ink: '#d4ecfb' },
    late: { ground: '#6b5208', ink: '#ffedc2' },
    part: { ground: '#8a4b17', ink: '#ffe7d2' },
    missed: { ground: '#f08a4b', ink: '#1b1207' },
    waiting: { ground: '#55304a', ink: '#f5d9ea' },
    open: { ground: '#333b44', ink: '#d5dae0' },
    none: { ground: '#1b2026', ink: '#a6acb5' },
  },
};
