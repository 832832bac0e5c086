/** A library of three scenarios, so that not every test reads the whole of the product's. */
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { SCENARIOS } from '../../server/paths.js';

export const LIBRARY_SCENARIO = 'hn-one-door-defacement';
const SHELF = ['_catalogue', LIBRARY_SCENARIO, 'tutorial', 'commex'];

/** Copies it below `folder` and answers where it is. */
export async function smallLibrary(folder: string): Promise<string> {
  const library = path.join(folder, 'scenarios');
  await Promise.all(SHELF.map((name) => cp(path.join(SCENARIOS, name), path.join(library, name), { recursive: true })));
  return library;
}
