/** What a backup is: a tar.gz with one file of documents for each collection, and a manifest that says what is in it. */
import { z } from 'zod';

export const FORMAT = 'dientap-backup/1';
export const MANIFEST = 'manifest.json';
export const COLLECTIONS = 'collections';
export const SECRETS = 'secrets';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Name = z.string().regex(/^[\w.-]{1,120}$/);

export const Manifest = z.object({
  format: z.literal(FORMAT),
  product: z.string(),
  /** When it was begun, epoch ms. */
  wall: z.int(),
  /** Each in `collections/<name>.ejsonl`: a document a line, canonical Extended JSON. */
  collections: z.array(z.object({ name: Name, documents: z.int().min(0), bytes: z.int().min(0), sha256: Sha256 })),
  /** Chains of the event log as they were read. */
  chains: z.object({ streams: z.int(), commits: z.int(), broken: z.array(z.string()) }),
  /** Names of files in `secrets/`; empty unless they were asked for. */
  secrets: z.array(z.object({ name: Name, sha256: Sha256 })),
});
export type Manifest = z.infer<typeof Manifest>;

/** What belongs to running processes and means nothing elsewhere. */
export const PASSING: readonly string[] = ['lease', 'ticks'];

export const fileOf = (collection: string): string => `${COLLECTIONS}/${collection}.ejsonl`;

/** Found wrong with a backup or a database, in words that name it. */
export class BackupFault extends Error {
  readonly text: { vi: string; en: string };
  constructor(vi: string, en: string) {
    super(en);
    this.name = 'BackupFault';
    this.text = { vi, en };
  }
}
