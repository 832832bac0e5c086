/** Tells EXCON how this device stands: when the line is up, every few minutes, and at once after the sound test. */
import { useEffect, useState } from 'react';
import type { DeviceReport } from '../../../../server/shared/protocol.js';
import { measure, type Measured } from '../../state/device.js';
import type { Connection, DrillLink } from '../../state/link.js';

/** ms between two measurements. */
const EVERY = 5 * 60_000;

export function useDeviceReport(
  line: Pick<DrillLink<unknown, unknown>, 'serverTime' | 'report'>,
  connection: Connection,
  sound: DeviceReport['sound'] | null,
): void {
  const [measured, setMeasured] = useState<Measured | null>(null);
  const online = connection === 'online';
  useEffect(() => {
    if (!online) return;
    let on = true;
    const look = async (): Promise<void> => {
      const found = await measure(() => (on ? line.serverTime() : Promise.resolve(null)));
      if (on && found) setMeasured(found);
    };
    void look();
    const timer = setInterval(() => void look(), EVERY);
    return () => {
      on = false;
      clearInterval(timer);
    };
  }, [line, online]);

  useEffect(() => {
    if (!online || !measured) return;
    line.report({ ...measured, ...(sound && { sound }) });
  }, [line, online, measured, sound]);
}
