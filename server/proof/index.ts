/** Proof as the rest of the product uses it. */
export { canonical, hashOfJson, sha256 } from './canonical.js';
export * from './keys.js';
export * from './layout.js';
export { MARKS, NamedRecords, nameOf, splitNames } from './names.js';
export { hashesOf, recordLine, type LogRecord } from './record.js';
export { logHash, scoringRecords, sheetHash, sheetOf, type Played } from './scores.js';
export { verifyBundle, type Contents, type SealShown, type Verification } from './verify.js';
export type { Rubric } from './results.js';
export { LIMITS } from './zip.js';
export * from './words.js';
