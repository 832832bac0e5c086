/**
 * Plays random whole drills and holds the invariants of the rules. `DIENTAP_SIM_DRILLS` sets how many (default 2000),
 * `DIENTAP_SIM_SEED` the first seed (default: a fixed one, so that a run can be repeated). A seed that fails is printed
 * and kept in `seeds.json`; those kept are always played first.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { playLive } from './live-drill.js';
import { playScript } from './scripted.js';

const KEPT = new URL('seeds.json', import.meta.url);
const kept = JSON.parse(readFileSync(KEPT, 'utf8')) as number[];
const DRILLS = Number(process.env['DIENTAP_SIM_DRILLS'] ?? 2000);
const FIRST = Number(process.env['DIENTAP_SIM_SEED'] ?? 20_261_122);

/** Every drill is played live; every third one also as a script, by hosts of five habits. */
function play(seed: number): number {
  try {
    const { events } = playLive(seed);
    if (seed % 3 === 0) playScript(seed);
    return events;
  } catch (error) {
    const seeds = JSON.parse(readFileSync(KEPT, 'utf8')) as number[];
    if (!seeds.includes(seed)) writeFileSync(KEPT, `${JSON.stringify([...seeds, seed])}\n`);
    throw new Error(`simulation: seed ${seed} fails (kept in seeds.json)`, { cause: error });
  }
}

describe('simulation', () => {
  test.each(kept)('kept seed %d', (seed) => {
    playLive(seed);
    playScript(seed);
  });

  test(`${DRILLS} random drills hold the invariants`, () => {
    let events = 0;
    for (let seed = FIRST; seed < FIRST + DRILLS; seed += 1) events += play(seed);
    expect(events).toBeGreaterThan(DRILLS * 10);
  }, 600_000);

  test('same seed, same log', () => {
    for (let seed = FIRST; seed < FIRST + Math.max(20, DRILLS / 50); seed += 1) expect(playLive(seed).logs).toEqual(playLive(seed).logs);
  });
});
