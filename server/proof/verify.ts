/**
 * Checks a bundle from its own bytes, without a server and without a network (H1), and scores its log anew (S1). Never
 * throws: whatever is wrong is a finding. The same function runs on the command line and in the page that opens from a file.
 */
import type { Finding } from '../shared/proof.js';
import type { ScoreSheet } from '../shared/scores.js';
import { bundleFiles, finding, type BundleFiles } from './files.js';
import { LOG } from './layout.js';
import { readLog, type ReadLog } from './log.js';
import { checkScores, readMarks, readScenario, readTeams, type Rubric } from './results.js';
import { logHash, type Played } from './scores.js';
import { checkKeys, readSeals, sealedNames } from './seals.js';
import { BadZip, openZip, type Limits, type OpenZip } from './zip.js';

export interface SealShown {
  kind: 'end-ex' | 'publication';
  n: number;
  /** Epoch ms. */
  wall: number;
  /** Of the seal itself, to be compared with a printed one. */
  hash: string;
  fingerprint: string;
  signed: boolean;
}

export interface Verification {
  sound: boolean;
  /** The log first, then marks, scenario, scores, seals and files. */
  findings: Finding[];
  /** Null: not even the manifest could be read. */
  bundle: { exercise: { id: string; name: string; phase: string }; product: string; wall: number } | null;
  seals: SealShown[];
  /** Whether the reader's own fingerprint was compared with the seals'. */
  key: 'matches' | 'differs' | 'not-given';
  /** Whether marks and scores are sealed. */
  published: boolean;
  counts: { files: number; streams: number; records: number; events: number; unsealed: number; marks: number; teams: number };
  logHash: string | null;
  rubric: ScoreSheet['rubric'] | null;
}

/** What a bundle holds, to be scored by another rubric (S8). */
export interface Contents {
  rubric: Rubric;
  played: Played;
  sheet: ScoreSheet;
}

export interface VerifyOptions {
  /** Fingerprints from elsewhere, in plain hex. */
  keys?: readonly string[];
  /** From 0 to 1. */
  progress?: (done: number) => void;
  limits?: Limits;
}

const GROUPS: readonly (readonly Finding['fault'][])[] = [
  ['changed', 'removed', 'added', 'reordered', 'truncated'],
  ['record-changed'],
  ['scenario-swapped', 'teams-changed'],
  ['score-changed'],
  ['seal-forged', 'key-changed', 'unsealed'],
];
const groupOf = ({ fault }: Finding): number => {
  const at = GROUPS.findIndex((group) => group.includes(fault));
  return at < 0 ? GROUPS.length : at;
};

const NOTHING: Verification = {
  sound: false,
  findings: [],
  bundle: null,
  seals: [],
  key: 'not-given',
  published: false,
  counts: { files: 0, streams: 0, records: 0, events: 0, unsealed: 0, marks: 0, teams: 0 },
  logHash: null,
  rubric: null,
};

/** `contents` is null where a part of them cannot be read. */
export function verifyBundle(bytes: Uint8Array, options: VerifyOptions = {}): { verification: Verification; contents: Contents | null } {
  const findings: Finding[] = [];
  const note = (found: Finding): void => void findings.push(found);
  let zip: OpenZip;
  try {
    zip = openZip(bytes, options.limits);
  } catch (error) {
    if (!(error instanceof BadZip)) throw error;
    note(finding(error.fault, `Không mở được gói: ${error.text.vi}.`, `The bundle cannot be opened: ${error.text.en}.`));
    return { verification: { ...NOTHING, findings }, contents: null };
  }
  let total = 0;
  let done = 0;
  const files = bundleFiles(zip, note, (read) => {
    done += read;
    options.progress?.(Math.min(1, done / Math.max(1, total)));
  });
  if (!files) return { verification: { ...NOTHING, findings }, contents: null };
  total = files.manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  return checked(files, findings, options.keys ?? []);
}

function checked(
  files: BundleFiles,
  findings: Finding[],
  keys: readonly string[],
): { verification: Verification; contents: Contents | null } {
  const note = (found: Finding): void => void findings.push(found);
  const seals = readSeals(files, note);
  checkKeys(seals, keys, note);
  const names = sealedNames(files, seals, note);
  const log: ReadLog = readLog(files, seals, names, note);
  if (log.control.some(({ type }) => type === 'published') && !seals.some(({ seal }) => seal.results)) {
    const vi = 'Kết quả đã công bố nhưng gói không có dấu niêm phong của lần công bố nào.';
    note(finding('unsealed', vi, 'The results were given out, but no seal of an issue is in the bundle.'));
  }
  const rubric = readScenario(files, seals, log, note);
  const teams = readTeams(files, seals, note);
  const records = readMarks(files, seals, names, note);
  const played = teams && records && { teams, worlds: log.worlds, records };
  const { sheet } = checkScores(files, seals, rubric, played, note);
  files.rest();
  const { exercise, product, wall } = files.manifest;
  const ordered = findings.toSorted((a, b) => groupOf(a) - groupOf(b));
  const differs = findings.some(({ fault }) => fault === 'key-changed') || seals.some(({ signed }) => !signed) || seals.length === 0;
  return {
    verification: {
      sound: ordered.length === 0,
      findings: ordered,
      bundle: { exercise, product, wall },
      seals: seals.map(({ seal: { kind, n, wall }, hash, fingerprint, signed }) => ({ kind, n, wall, hash, fingerprint, signed })),
      key: keys.length === 0 ? 'not-given' : differs ? 'differs' : 'matches',
      published: seals.some(({ seal }) => seal.results !== null),
      counts: {
        files: files.paths.length,
        streams: files.paths.filter((path) => path.startsWith(LOG)).length,
        records: log.records,
        events: log.events,
        unsealed: log.unsealed,
        marks: records?.length ?? 0,
        teams: teams?.length ?? 0,
      },
      logHash: log.streams > 0 ? logHash(log.heads) : null,
      rubric: sheet?.rubric ?? null,
    },
    contents: rubric && played && sheet ? { rubric, played, sheet } : null,
  };
}
