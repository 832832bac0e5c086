/** Rehearsal as the rest of the server uses it. */
export { rehearse, rehearsing, type RehearseOptions } from './rehearse.js';
