/**
 * What proves a drill afterwards (H1): seals over its log, scenario, marks and scores, and the manifest of the bundle
 * that carries them. Every hash is SHA-256 in lower-case hex; every JSON that is hashed or signed is canonical (RFC 8785).
 */
import { z } from 'zod';

export const Hash = z.string().regex(/^[0-9a-f]{64}$/);
export const SEAL_FORMAT = 'dientap-seal/1';
export const BUNDLE_FORMAT = 'dientap-bundle/1';

/** Where a stream's chain stood: number of its last event, hash of its last commit, and how many commits there were. */
export const SealedHead = z.strictObject({ seq: z.int().min(0), hash: Hash, records: z.int().min(0) });
export type SealedHead = z.infer<typeof SealedHead>;

/** What is signed. `wall` is epoch ms. */
export const Seal = z
  .strictObject({
    format: z.literal(SEAL_FORMAT),
    kind: z.enum(['end-ex', 'publication']),
    /** 0 at END EX, then the number of the issue. */
    n: z.int().min(0),
    exerciseId: z.string(),
    /** When it was made. */
    wall: z.int(),
    product: z.string(),
    /** Of the seal before this one; null for the first. */
    previous: Hash.nullable(),
    /** Ed25519, 32 bytes in hex. */
    publicKey: Hash,
    /** By stream. */
    heads: z.record(z.string(), SealedHead),
    /** Of the list that names every record one by one (`seals/….records.ndjson`). */
    records: Hash,
    /**
     * The copy that was played. `hash`: canonical JSON of the scenario as it was read, the one that the log's first record
     * names; `definition`: what it compiled to, by which points are given; `text`: the author's file; `files`: the list of attachments.
     */
    scenario: z.strictObject({ hash: Hash, definition: Hash, text: Hash, files: Hash }),
    /** Of the list of teams, with the world and the parts of each. */
    teams: Hash,
    /** Of a publication: how many of the evaluators' records there were and the hash of their lines, the score sheet and its rubric. */
    results: z.strictObject({ marks: z.int().min(0), marksHash: Hash, sheetHash: Hash, rubricHash: Hash }).nullable(),
  })
  .meta({ id: 'Seal' });
export type Seal = z.infer<typeof Seal>;

/** A seal as it is told: `hash` is that of its canonical JSON, `signature` Ed25519 over the same bytes (64 bytes, hex). */
export const SignedSeal = z
  .object({ seal: Seal, hash: Hash, signature: z.string().regex(/^[0-9a-f]{128}$/), fingerprint: Hash })
  .meta({ id: 'SignedSeal' });
export type SignedSeal = z.infer<typeof SignedSeal>;

/** A team as scoring needs it. Names are of agencies, never of people. */
export const BundleTeam = z.strictObject({ teamId: z.string(), name: z.string(), worldId: z.string(), parts: z.array(z.string()) });
export type BundleTeam = z.infer<typeof BundleTeam>;
export const BundleFile = z.strictObject({ path: z.string(), type: z.string(), size: z.int().min(0), sha256: Hash });
export type BundleFile = z.infer<typeof BundleFile>;

export const Manifest = z
  .object({
    format: z.literal(BUNDLE_FORMAT),
    product: z.string(),
    /** When the bundle was written, epoch ms. */
    wall: z.int(),
    exercise: z.object({ id: z.string(), name: z.string(), phase: z.string() }),
    /** Nothing has been published: marks and scores are not sealed. */
    provisional: z.boolean(),
    files: z.array(z.object({ path: z.string(), bytes: z.int().min(0), sha256: Hash })),
  })
  .meta({ id: 'Manifest' });
export type Manifest = z.infer<typeof Manifest>;

/** What the installation signs with. `fingerprint`: SHA-256 of the public key as `openssl pkey -pubin -outform DER` writes it. */
export const SigningKey = z
  .object({ algorithm: z.literal('Ed25519'), publicKey: Hash, fingerprint: Hash, pem: z.string() })
  .meta({ id: 'SigningKey' });
export type SigningKey = z.infer<typeof SigningKey>;

export const FAULTS = [
  'unreadable',
  'too-large',
  'malformed',
  'missing-file',
  'file-changed',
  'seal-forged',
  'key-changed',
  'unsealed',
  'changed',
  'removed',
  'added',
  'reordered',
  'truncated',
  'scenario-swapped',
  'teams-changed',
  'record-changed',
  'score-changed',
] as const;
export const Fault = z.enum(FAULTS);
export type Fault = z.infer<typeof Fault>;

/** One thing found wrong: which file, which line of it (from 1), which event number. */
export const Finding = z.object({
  fault: Fault,
  file: z.string().optional(),
  line: z.int().optional(),
  seq: z.int().optional(),
  text: z.object({ vi: z.string(), en: z.string() }),
});
export type Finding = z.infer<typeof Finding>;
