/** Makes one seal: where every chain stands, a name for every record since the seal before, the scenario copy, and at publication the results. */
import { setImmediate as breathe } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import type { Drill } from '../drills/service.js';
import type { EventLog } from '../drills/ports.js';
import { canonical, hashesOf, MARKS, NamedRecords, nameOf, sealText, sha256, sheetOf, splitNames } from '../proof/index.js';
import type { EvaluationRecord } from '../shared/evaluation.js';
import type { ScoreSheet } from '../shared/scores.js';
import { SEAL_FORMAT, type BundleTeam, type Seal, type SealedHead } from '../shared/proof.js';
import type { Signer } from './key.js';
import type { FrozenCopy, SealParts, StoredSeal } from './ports.js';

export interface SealInput {
  drill: Drill;
  copy: FrozenCopy;
  log: Pick<EventLog, 'read'>;
  signer: Signer;
  /** The seals there are, by number: the new one is the next. */
  before: readonly StoredSeal[];
  /** Of a publication: what points are made of, in the order it was recorded. */
  records: readonly EvaluationRecord[] | null;
  product: string;
  /** Epoch ms. */
  wall: number;
}

/** Teams as scoring needs them. */
export const teamsOf = ({ plan }: Drill): BundleTeam[] =>
  plan.teams.map(({ id, name, worldId, parts }) => ({ teamId: id, name, worldId, parts }));

/** One line per record, as it lies in the bundle. */
export const recordLines = (records: readonly EvaluationRecord[]): string[] => records.map(canonical);
export const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** A score sheet in canonical JSON, written team by team, so that a drill beside it has its turn: of a sheet's keys `teams` sorts last. */
export async function sheetText({ teams, ...head }: ScoreSheet): Promise<string> {
  const parts: string[] = [];
  for (const team of teams) {
    parts.push(canonical(team));
    // oxlint-disable-next-line no-await-in-loop
    await breathe();
  }
  return `${canonical(head).slice(0, -1)},"teams":[${parts.join(',')}]}`;
}

/** Names of evaluators' records in a seal's list. */
export const marksNamedIn = (names: Buffer): string[] =>
  gunzipSync(names)
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => NamedRecords.parse(JSON.parse(line)))
    .flatMap(({ stream, names: all }) => (stream === MARKS ? splitNames(all) : []));

const recordName = (line: string): string => nameOf({ hash: sha256(line), content: sha256(line) });

/**
 * Records that seals name come first, in the order they were sealed in, whatever their time says: a clock that was set back
 * puts no later record among them.
 */
export function sealedFirst(records: readonly EvaluationRecord[], sealed: readonly string[]): EvaluationRecord[] {
  if (sealed.length === 0) return [...records];
  const byName = new Map(records.map((record) => [recordName(canonical(record)), record]));
  const first = sealed.flatMap((name) => byName.get(name) ?? []);
  const known = new Set(first);
  return [...first, ...records.filter((record) => !known.has(record))];
}

const pack = promisify(gzip) as (text: string) => Promise<Buffer>;

/** What the log holds beyond the seal before, stream by stream; the control stream first. */
async function readOn(
  { drill, log }: SealInput,
  earlier: Seal | null,
): Promise<{ heads: Record<string, SealedHead>; named: NamedRecords[] }> {
  const heads: Record<string, SealedHead> = {};
  const named: NamedRecords[] = [];
  for (const stream of Object.keys(drill.heads())) {
    const from = earlier?.heads[stream] ?? { seq: 0, hash: '', records: 0 };
    // oxlint-disable-next-line no-await-in-loop -- one stream at a time: another drill may be running beside this
    const commits = await log.read(stream, from.seq);
    const last = commits.at(-1);
    heads[stream] = last ? { seq: last.firstSeq + last.events.length - 1, hash: last.hash, records: from.records + commits.length } : from;
    if (commits.length > 0) named.push({ stream, from: from.records, names: commits.map((commit) => nameOf(hashesOf(commit))).join('') });
    // oxlint-disable-next-line no-await-in-loop
    await breathe();
  }
  return { heads, named };
}

/** @throws when the log cannot be read */
export async function makeSeal(input: SealInput): Promise<StoredSeal & SealParts> {
  const { drill, copy, signer, before, records, product, wall } = input;
  const { plan } = drill;
  const last = before.at(-1);
  const earlier = last ? (JSON.parse(last.text) as Seal) : null;
  const { heads, named } = await readOn(input, earlier);
  const lines = records && recordLines(records);
  const sheet =
    records &&
    (await sheetText(
      sheetOf({ definition: plan.definition, hash: plan.scenarioHash }, { teams: teamsOf(drill), worlds: drill.worldEvents(), records }),
    ));
  if (lines) {
    const from = earlier?.results?.marks ?? 0;
    const names = lines.slice(from).map(recordName);
    if (names.length > 0) named.push({ stream: MARKS, from, names: names.join('') });
  }
  const list = textOf(named.map(canonical));
  const seal: Seal = {
    format: SEAL_FORMAT,
    kind: records ? 'publication' : 'end-ex',
    n: before.length,
    exerciseId: plan.exerciseId,
    wall,
    product,
    previous: last ? sha256(last.text) : null,
    publicKey: signer.key.publicKey,
    heads,
    records: sha256(list),
    scenario: {
      hash: plan.scenarioHash,
      definition: sha256(canonical(plan.definition)),
      text: sha256(copy.text),
      files: sha256(canonical(copy.files)),
    },
    teams: sha256(canonical(teamsOf(drill))),
    results:
      lines && sheet
        ? { marks: lines.length, marksHash: sha256(textOf(lines)), sheetHash: sha256(sheet), rubricHash: plan.scenarioHash }
        : null,
  };
  const text = sealText(seal);
  return {
    exerciseId: plan.exerciseId,
    n: seal.n,
    text,
    signature: signer.sign(text),
    names: await pack(list),
    ...(sheet && { sheet: await pack(sheet) }),
  };
}
