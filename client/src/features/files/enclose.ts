/** Pictures and files on their way to the server: what is allowed, and pictures made small enough to travel. */
import { FILE_LIMIT, FILE_TYPES } from '../../../../server/shared/evaluation.js';
import { freshId } from '../../state/ids.js';

/** A picture or file chosen on this device, under the id it is sent with. */
export interface Enclosed {
  id: string;
  name: string;
  type: string;
  bytes: ArrayBuffer;
  sent: boolean;
}

export const ACCEPT = FILE_TYPES.join(',');
/** Longest side of a picture, and from which size it is made smaller. */
const SIDE = 2000;
const HEAVY = 1_500_000;

const allowed = (type: string): boolean => FILE_TYPES.some((one) => one === type);

/** A telephone's picture as a JPEG of at most 2000 pixels a side; as it is where the browser cannot. */
async function lighter(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/') || (allowed(file.type) && file.size < HEAVY)) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', 0.85));
  } catch {
    return file;
  }
}

/** `wrong`: a kind that is not taken; `large`: too large. */
export async function enclose(file: File): Promise<Enclosed | 'wrong' | 'large'> {
  const blob = await lighter(file);
  if (!allowed(blob.type)) return 'wrong';
  if (blob.size > FILE_LIMIT) return 'large';
  return { id: freshId(), name: file.name, type: blob.type, bytes: await blob.arrayBuffer(), sent: false };
}
