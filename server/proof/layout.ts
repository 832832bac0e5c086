/** Where things lie in a bundle. */
import type { Seal } from '../shared/proof.js';

export const MANIFEST = 'manifest.json';
export const DEFINITION = 'scenario/definition.json';
export const SOURCE = 'scenario/source.json';
export const SCENARIO_TEXT = 'scenario/scenario.yaml';
export const ATTACHMENTS = 'scenario/files.json';
export const TEAMS = 'teams.json';
export const RECORDS = 'records.ndjson';
export const SCORES = 'scores.json';
export const README = 'README.txt';
export const VERIFIER = 'verify.html';
export const LOG = 'log/';
export const SEALS = 'seals/';

/** `control:<exercise>` and `world:<exercise>:<world>`. */
export function logPath(stream: string): string {
  const [kind = '', , world] = stream.split(':');
  return `${LOG}${kind}${world === undefined ? '' : `-${world.replace(/[^\w.-]/g, '_')}`}.ndjson`;
}

const sealName = ({ kind, n }: Pick<Seal, 'kind' | 'n'>): string => `${SEALS}${String(n).padStart(2, '0')}-${kind}`;

/** The seal itself, what is signed; its signature, 64 raw bytes; its public key for openssl; the list of records it covers. */
export function sealPaths(seal: Pick<Seal, 'kind' | 'n'>): { seal: string; signature: string; key: string; records: string } {
  const name = sealName(seal);
  return { seal: `${name}.json`, signature: `${name}.sig`, key: `${name}.pem`, records: `${name}.records.ndjson` };
}
