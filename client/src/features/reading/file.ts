/** What kind of file an attachment is, where it is fetched, how big it is said to be. */
import type { Attachment } from '../../../../server/shared/views.js';

/** How a file is shown, by its type and name. */
export function kindOf(file: Attachment): 'text' | 'image' | 'other' {
  if (/^image\/(png|jpe?g|gif|webp|avif|bmp)$/.test(file.type) || /\.(png|jpe?g|gif|webp|avif|bmp)$/i.test(file.name)) return 'image';
  if (
    file.type.startsWith('text/') ||
    file.type.includes('json') ||
    /\.(txt|log|csv|json|ndjson|jsonl|md|eml|ioc|ya?ml|ini|conf|xml)$/i.test(file.name)
  )
    return 'text';
  return 'other';
}

/** `http.ts` adds `/api` itself. */
export const pathOf = (file: Attachment): string => file.url.replace(/^\/api/, '');

export function sizeOf(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
