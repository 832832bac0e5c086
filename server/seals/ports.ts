/** What sealing needs from the rest of the house. */
import type { BundleFile } from '../shared/proof.js';

/** A seal as it is kept: never changed, at most one of each number. */
export interface StoredSeal {
  exerciseId: string;
  /** 0 at END EX, then the number of the issue. */
  n: number;
  /** What is signed, canonical JSON. */
  text: string;
  /** 64 bytes in hex. */
  signature: string;
}

/** What a seal is kept with, each packed with gzip. */
export interface SealParts {
  /** Lines that name the records it covers. */
  names: Buffer;
  /** Of a publication: the score sheet in canonical JSON. */
  sheet?: Buffer;
}

export interface SealStore {
  /** By number. */
  all(exerciseId: string): Promise<StoredSeal[]>;
  /** Null: there is no such seal. */
  parts(exerciseId: string, n: number): Promise<SealParts | null>;
  /** False: there is one of this number already, and it stays. */
  add(seal: StoredSeal & SealParts): Promise<boolean>;
}

/** The copy of the scenario that an exercise was planned with. */
export interface FrozenCopy {
  /** The author's file. */
  text: string;
  /** What it was read as, JSON; absent in exercises planned before it was kept. */
  source?: string;
  files: BundleFile[];
}
