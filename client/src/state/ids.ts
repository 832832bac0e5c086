/** Random names: of commands, and of this browser among the devices of a seat. */

/** A random id; `randomUUID` exists only on https and localhost, and a hall's network may be neither. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const DEVICE = 'dientap.device';
let device: string | null = null;

/** The same for every tab of this browser, so that the server knows whose line was cut (A5); says nothing about its person. */
export function deviceId(): string {
  if (device) return device;
  try {
    device = localStorage.getItem(DEVICE);
    if (!device) localStorage.setItem(DEVICE, (device = freshId()));
  } catch {
    device ??= freshId();
  }
  return device;
}
