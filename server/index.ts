/** The program's entrance: exports `main` for the `dientap` command, runs it when this file itself is started. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main } from './cli/main.js';

export { main };

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
