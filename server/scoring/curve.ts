/** How much of the points a response time earns (S2). Only + - * / and comparisons, so every machine agrees to the last digit. */
import type { CurveDef } from '../engine/definition.js';

/** The time a team has: ms of drill time from its start. */
export interface Window {
  target: number;
  max: number;
}

/**
 * 1 until target, falling linearly to `atMax` at max, `late` after max. Never rises with the response time (ms of drill
 * time), whatever a scenario says: `late` above `atMax` counts as `atMax`, and a max before target ends the full points.
 */
export function timeFactor(responseMs: number, window: Window, curve: CurveDef): number {
  const { target, max } = window;
  if (responseMs > max) return Math.min(curve.late, curve.atMax);
  if (responseMs <= target) return 1;
  // written from max backwards, so that at max it is `atMax` to the last digit
  return Math.min(1, curve.atMax + ((1 - curve.atMax) * (max - responseMs)) / (max - target));
}
