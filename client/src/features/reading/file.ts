/** What kind of file an attachment is, where it is fetched, how big it is said to be. */
import type { Attachment } from '../../../../server/shared/views.js';

export type FileKind = 'text' | 'json' | 'csv' | 'mail' | 'image' | 'other';

/** How a file is shown, by its name and type. Names in a drill often end in `.txt` as well, so that nobody's machine opens them. */
export function fileKind(file: Pick<Attachment, 'name' | 'type'>): FileKind {
  const name = file.name.toLowerCase().replace(/(\.\w+)\.txt$/, '$1');
  if (/^image\/(png|jpe?g|gif|webp|avif|bmp)$/.test(file.type) || /\.(png|jpe?g|gif|webp|avif|bmp)$/.test(name)) return 'image';
  if (name.endsWith('.eml') || file.type === 'message/rfc822') return 'mail';
  if (name.endsWith('.json') || file.type === 'application/json') return 'json';
  if (name.endsWith('.csv') || file.type === 'text/csv') return 'csv';
  if (
    file.type.startsWith('text/') ||
    file.type.includes('json') ||
    /\.(txt|log|ndjson|jsonl|md|ioc|ya?ml|ini|conf|xml|ics|sql|ps1|sh)$/.test(name)
  )
    return 'text';
  return 'other';
}

/** `http.ts` adds `/api` itself. */
export const pathOf = (file: Attachment): string => file.url.replace(/^\/api/, '');

export function sizeOf(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
