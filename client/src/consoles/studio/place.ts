/** Where the timeline puts things: a lane per part, and within a lane a row that nothing else stands on. */
import type { PictureInject, ScenarioPicture } from '../../../../server/shared/studio.js';

export const CHIP = { width: 46, height: 20, gap: 6 } as const;
const LANE_PAD = 8;

export interface Spot {
  inject: PictureInject;
  /** Left edge and middle, in pixels. */
  left: number;
  cx: number;
  cy: number;
}
export interface Lane {
  id: string;
  top: number;
  height: number;
}

/** `left` and `width`: the stretch of the picture that the scenario's duration takes. */
export function placeInjects(
  picture: ScenarioPicture,
  left: number,
  width: number,
): { lanes: Lane[]; spots: Map<string, Spot>; height: number } {
  const laneOf = (inject: PictureInject): string =>
    picture.parts.length > 1 && inject.to.length === picture.parts.length ? '*' : (inject.to[0] ?? '*');
  const ids = [...(picture.injects.some((inject) => laneOf(inject) === '*') ? ['*'] : []), ...picture.parts.map(({ id }) => id)];
  const spots = new Map<string, Spot>();
  const lanes: Lane[] = [];
  let top = 0;
  for (const id of ids) {
    const rows: number[] = [];
    const mine = picture.injects.filter((inject) => laneOf(inject) === id).toSorted((a, b) => a.x - b.x);
    for (const inject of mine) {
      const at = left + (picture.duration === 0 ? 0 : (inject.x / picture.duration) * width);
      const from = Math.min(Math.max(left, at - CHIP.width / 2), left + width - CHIP.width);
      let row = rows.findIndex((end) => end + CHIP.gap <= from);
      if (row < 0) row = rows.length;
      rows[row] = from + CHIP.width;
      spots.set(inject.id, {
        inject,
        left: from,
        cx: from + CHIP.width / 2,
        cy: top + LANE_PAD + row * (CHIP.height + CHIP.gap) + CHIP.height / 2,
      });
    }
    const height = Math.max(40, LANE_PAD * 2 + Math.max(1, rows.length) * (CHIP.height + CHIP.gap) - CHIP.gap);
    lanes.push({ id, top, height });
    top += height;
  }
  return { lanes, spots, height: top };
}

/** Waits for no hand: a rule lets it go. */
export const releasedByRule = (picture: ScenarioPicture, id: string): boolean =>
  picture.links.some(({ to, kind }) => to === id && kind === 'release');

/** Times for the axis, in ms: at most about a dozen, on round minutes. */
export function ticks(duration: number): number[] {
  const minutes = duration / 60_000;
  const step = [1, 2, 5, 10, 15, 20, 30, 60].find((each) => minutes / each <= 12) ?? 120;
  return Array.from({ length: Math.floor(minutes / step) + 1 }, (_, i) => i * step * 60_000);
}
