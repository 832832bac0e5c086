// How long it takes to seal a drill, to write its bundle and to check it, how large that is, and how long others wait meanwhile.
// Every event is a record of its own, the most there can be. Reference: the same bytes hashed once and packed once by node itself.
// Run: node --import tsx bench/proof.mjs [--teams 12,150,640] [--out FOLDER]
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { GENESIS, sealCommit } from '../server/drills/commit.ts';
import { openZip } from '../server/proof/zip.ts';
import { verifyBundle } from '../server/proof/index.ts';
import { bundleFiles } from '../server/seals/bundle.ts';
import { signerOf } from '../server/seals/key.ts';
import { makeSeal } from '../server/seals/make.ts';
import { zipOf } from '../server/seals/zip-writer.ts';
import { city } from '../tests/reports/city.ts';
import { table } from './lib/table.mjs';

const { values } = parseArgs({ options: { teams: { type: 'string', default: '12,150,640' }, out: { type: 'string' } } });
const signer = signerOf(new Uint8Array(32).fill(1));

function chained(stream, events) {
  let prevHash = GENESIS;
  return events.map((event, at) => {
    const commit = sealCommit({ stream, firstSeq: at + 1, prevHash, events: [event], counts: { excon: at + 1 } });
    prevHash = commit.hash;
    return commit;
  });
}

/** ms, and the longest stretch in ms that nothing else could run. */
async function timed(work) {
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const from = performance.now();
  const made = await work();
  const ms = performance.now() - from;
  clearInterval(watch);
  return { made, ms, longest: Math.max(longest, performance.now() - last) };
}

const MB = (bytes) => (bytes / 1e6).toFixed(1);
const rows = [];
for (const teams of [4, ...values.teams.split(',').map(Number)]) {
  const { drill, sheet } = await city(teams);
  const { exerciseId, scenarioHash, play, seed, factor } = drill.plan;
  const first = { ...drill.controlEvents()[0], scenarioHash, play, seed, factor };
  const streams = new Map([
    [`control:${exerciseId}`, [first, ...drill.controlEvents().slice(1)]],
    ...Object.entries(drill.worldEvents()).map(([id, events]) => [`world:${exerciseId}:${id}`, events]),
  ]);
  const commits = new Map([...streams].map(([stream, events]) => [stream, chained(stream, events)]));
  const log = { read: async (stream, after = 0) => commits.get(stream).filter(({ firstSeq }) => firstSeq > after) };
  const records = sheet.teams.flatMap(({ teamId, lines }) =>
    lines
      .filter(({ quality }) => quality !== undefined)
      .map(({ ref, deliveryId, quality }, at) => ({
        kind: 'mark',
        recordId: `mark-${teamId}-${at}`,
        by: 'u1',
        wall: 1,
        x: 1,
        teamId,
        deliveryId,
        ref,
        value: quality,
      })),
  );
  const copy = { text: 'id: x\n', files: [] };
  const common = { drill, copy, log, signer, product: 'bench', wall: Date.now() };
  const ended = await timed(() => makeSeal({ ...common, before: [], records: null }));
  const issued = await timed(() => makeSeal({ ...common, before: [ended.made], records }));
  const seals = [ended.made, issued.made];
  const bundled = await timed(async () => {
    const parts = [];
    for await (const part of zipOf(bundleFiles({ ...common, seals, records, verifier: null }), common.wall)) parts.push(part);
    return Buffer.concat(parts);
  });
  const bytes = bundled.made;
  const checking = performance.now();
  const { verification } = verifyBundle(bytes);
  const check = performance.now() - checking;
  if (!verification.sound) throw new Error(JSON.stringify(verification.findings.slice(0, 3)));

  const zip = openZip(bytes);
  const files = zip.paths.map((name) => Buffer.from(zip.read(name)));
  const plain = files.reduce((sum, file) => sum + file.length, 0);
  const bare = await timed(async () => files.map((file) => [createHash('sha256').update(file).digest('hex'), deflateRawSync(file).length]));
  const packed = bare.made.reduce((sum, [, length]) => sum + length, 0);
  if (values.out) {
    await mkdir(values.out, { recursive: true });
    await writeFile(path.join(values.out, `bundle-${teams}.zip`), bytes);
  }
  // the first, small one only warms up
  if (teams === 4) continue;
  const whole = (ms) => Math.round(ms);
  rows.push([
    teams,
    verification.counts.records,
    MB(plain),
    MB(bytes.length),
    MB(packed),
    whole(ended.ms),
    whole(issued.ms),
    whole(bundled.ms),
    whole(Math.max(ended.longest, bundled.longest)),
    whole(issued.longest),
    whole(bare.ms),
    whole(check),
  ]);
}
console.log(`load average ${os.loadavg()[0].toFixed(1)}`);
console.log(
  table(
    [
      'teams',
      'records',
      'MB plain',
      'MB bundle',
      'MB plain ZIP',
      'END EX seal ms',
      'issue seal ms',
      'bundle ms',
      'hold-up ms',
      'hold-up, issue ms',
      'hash + pack alone ms',
      'check ms',
    ],
    rows,
  ),
);
