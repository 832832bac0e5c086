/** Imported first: the page's policy forbids to compile code, so the schemas must not even try. */
import { config } from 'zod';

config({ jitless: true });
