/** Where the product's own files are, whether it runs from its sources or from the built `dist/`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

function rootOf(start: string): string {
  let folder = start;
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('dientap: package.json was not found above the program');
    folder = parent;
  }
  return folder;
}

export const ROOT = rootOf(path.dirname(fileURLToPath(import.meta.url)));
export const SCENARIOS = path.join(ROOT, 'scenarios');
export const AGENCY_PROFILES = path.join(SCENARIOS, '_agencies');
/** What legal texts ask of exercises. */
export const REQUIREMENTS = path.join(SCENARIOS, '_requirements');
export const TEMPLATES = path.join(ROOT, 'templates');
export const CLIENT_DIST = path.join(ROOT, 'dist', 'client');
