/** The bundle: log, scenario copy, marks, scores and seals as files of a ZIP, one after the other (H1). */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { EventLog } from '../drills/ports.js';
import type { Drill } from '../drills/service.js';
import {
  ATTACHMENTS,
  canonical,
  DEFINITION,
  logPath,
  MANIFEST,
  pemOf,
  README,
  recordLine,
  RECORDS,
  SCENARIO_TEXT,
  SCORES,
  sealPaths,
  sheetOf,
  SOURCE,
  TEAMS,
  VERIFIER,
} from '../proof/index.js';
import type { EvaluationRecord } from '../shared/evaluation.js';
import { BUNDLE_FORMAT, type Manifest, type Seal } from '../shared/proof.js';
import { recordLines, sheetText, teamsOf, textOf } from './make.js';
import type { FrozenCopy, SealParts, StoredSeal } from './ports.js';
import { readme } from './readme.js';
import type { ZipFile } from './zip-writer.js';

export interface BundleInput {
  drill: Drill;
  copy: FrozenCopy;
  log: Pick<EventLog, 'read'>;
  /** By number, at least that of END EX. */
  seals: readonly (StoredSeal & SealParts)[];
  /** What points are made of, in the order it was recorded. */
  records: readonly EvaluationRecord[];
  /** The page that checks the bundle; null: not built. */
  verifier: Buffer | null;
  product: string;
  /** Epoch ms. */
  wall: number;
}

const text = (path: string, content: string): ZipFile => ({ path, bytes: Buffer.from(content, 'utf8') });

function* scenarioFiles({ drill, copy }: BundleInput): Iterable<ZipFile> {
  yield text(DEFINITION, canonical(drill.plan.definition));
  if (copy.source !== undefined) yield text(SOURCE, canonical(JSON.parse(copy.source)));
  yield text(SCENARIO_TEXT, copy.text);
  yield text(ATTACHMENTS, canonical(copy.files));
  yield text(TEAMS, canonical(teamsOf(drill)));
}

/** As they were issued last; before that as they stand now. */
async function* resultFiles({ drill, seals, records }: BundleInput): AsyncIterable<ZipFile> {
  const issued = seals.at(-1);
  const sealed = issued?.sheet ? (JSON.parse(issued.text) as Seal).results : null;
  const { plan } = drill;
  const kept = sealed ? records.slice(0, sealed.marks) : records;
  yield text(RECORDS, textOf(recordLines(kept)));
  if (issued?.sheet) yield { path: SCORES, bytes: gunzipSync(issued.sheet) };
  else {
    const rubric = { definition: plan.definition, hash: plan.scenarioHash };
    const sheet = sheetOf(rubric, { teams: teamsOf(drill), worlds: drill.worldEvents(), records: kept });
    yield text(SCORES, await sheetText(sheet));
  }
}

function* sealFiles(seals: BundleInput['seals']): Iterable<ZipFile> {
  for (const stored of seals) {
    const seal = JSON.parse(stored.text) as Seal;
    const paths = sealPaths(seal);
    yield text(paths.seal, stored.text);
    yield { path: paths.signature, bytes: Buffer.from(stored.signature, 'hex') };
    yield text(paths.key, pemOf(seal.publicKey));
    yield { path: paths.records, bytes: gunzipSync(stored.names) };
  }
}

async function* content(input: BundleInput): AsyncIterable<ZipFile> {
  yield text(README, readme());
  if (input.verifier) yield { path: VERIFIER, bytes: input.verifier };
  yield* sealFiles(input.seals);
  yield* scenarioFiles(input);
  yield* resultFiles(input);
  for (const stream of Object.keys(input.drill.heads()))
    // oxlint-disable-next-line no-await-in-loop -- one stream at a time is all that is in memory
    yield text(logPath(stream), (await input.log.read(stream)).map((commit) => `${recordLine(commit)}\n`).join(''));
}

/** Every file, the manifest last. */
export async function* bundleFiles(input: BundleInput): AsyncIterable<ZipFile> {
  const { drill, seals, product, wall } = input;
  const { exerciseId: id, name } = drill.plan;
  const files: Manifest['files'] = [];
  for await (const file of content(input)) {
    files.push({ path: file.path, bytes: file.bytes.length, sha256: createHash('sha256').update(file.bytes).digest('hex') });
    yield file;
  }
  const manifest: Manifest = {
    format: BUNDLE_FORMAT,
    product,
    wall,
    exercise: { id, name, phase: drill.phase() },
    provisional: !seals.some(({ sheet }) => sheet),
    files,
  };
  yield text(MANIFEST, `${JSON.stringify(manifest, null, 1)}\n`);
}
