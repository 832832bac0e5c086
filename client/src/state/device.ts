/** How far this device's clock is off and how long the line takes: several questions to the server, the middle answer. */

/** Questions of one measurement, and ms between two of them. */
const ASKED = 5;
const BETWEEN = 300;

export interface Measured {
  /** Server time minus this device's, ms. */
  offset: number;
  /** ms */
  rtt: number;
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * `ask` answers the server's epoch ms, or null when the line is cut. Each answer is taken for the middle of its way;
 * the median leaves out the one that was held up. null: no answer came.
 */
export async function measure(
  ask: () => Promise<number | null>,
  now: () => number = Date.now,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<Measured | null> {
  const told: Measured[] = [];
  for (let i = 0; i < ASKED; i++) {
    if (i > 0) await pause(BETWEEN);
    const sent = now();
    const server = await ask();
    if (server === null) continue;
    const back = now();
    told.push({ offset: server - (sent + back) / 2, rtt: back - sent });
  }
  if (told.length === 0) return null;
  return { offset: Math.round(middle(told.map(({ offset }) => offset))), rtt: Math.round(middle(told.map(({ rtt }) => rtt))) };
}
