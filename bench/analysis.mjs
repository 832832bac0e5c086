/** How long the analysis of a whole drill and its charts take, and how large they are: 640 teams × 25 injects. Run: `npx tsx bench/analysis.mjs` */
import { analyse } from '../server/analysis/index.ts';
import { picturesOf } from '../server/charts/index.ts';
import { chartTables } from '../server/charts/options/tables.ts';
import { injectRows } from '../server/reports/injects.ts';
import { scoreDrill } from '../server/scoring/index.ts';
import { injects, Log, owes, planned, scenario } from '../tests/scoring/support.ts';

const TEAMS = 640;
const INJECTS = 25;
const RUNS = 7;

const ids = Array.from({ length: INJECTS }, (_, at) => `i${at}`);
const definition = scenario(
  ids.map((id, at) =>
    injects(id, { objective: 'o1', attack: [`T10${at % 9}`], expects: [owes('a', 'ACK'), owes('b', 'TRIAGE', { must: true })] }),
  ),
);
const worlds = {};
const plan = Array.from({ length: TEAMS }, (_, at) => planned(`t${at}`));
for (const [at, { teamId: team }] of plan.entries()) {
  const log = new Log();
  for (const [nth, id] of ids.entries()) {
    log.deliver(nth * 3, id, ['a', 'b'], { team, recordedAt: nth * 3 + (at % 7) / 600 }).seen(nth * 3 + 1, id, team);
    if ((at + nth) % 5 !== 0) log.act(nth * 3 + 2 + (at % 17), 'ACK', `${id}.a`, { team });
    if ((at + nth) % 7 !== 0) log.act(nth * 3 + 4 + (at % 11), 'TRIAGE', `${id}.b`, { team });
  }
  worlds[team] = log.end(120).events;
}
const at = (minutes) => ({ x: minutes * 60_000, wall: 0 });
const control = [
  { type: 'started', factor: 1, id: 'c1', at: at(0), recordedX: 0 },
  { type: 'ended', id: 'c2', at: at(120), recordedX: 120 * 60_000 },
];
const teams = plan.map(({ teamId, name, worldId }, nth) => ({ teamId, name, worldId, kind: ['Sở', 'Phường', 'Xã'][nth % 3] }));
const sheet = scoreDrill({ definition, rubricHash: 'bench', teams: plan, worlds, marks: [], overrides: [] });

function measured(name, work) {
  const times = [];
  let result;
  for (let run = 0; run < RUNS; run += 1) {
    const from = performance.now();
    result = work();
    times.push(performance.now() - from);
  }
  const median = times.toSorted((a, b) => a - b)[RUNS >> 1];
  console.log(`${name}: first ${times[0].toFixed(0)} ms, median of ${RUNS} ${median.toFixed(0)} ms`);
  return result;
}

console.log(`${TEAMS} teams × ${INJECTS} injects, ${TEAMS * INJECTS * 2} expectations`);
const analysis = measured('analysis', () => analyse({ definition, sheet, worlds, control, teams }));
if (analysis.heat.rows.length !== TEAMS || analysis.heat.rows.some(({ cells }) => cells.some((cell) => cell === null)))
  throw new Error('the analysis is not whole');
console.log(
  `analysis as JSON: ${(JSON.stringify(analysis).length / 1e6).toFixed(1)} MB beside a sheet of ${(JSON.stringify(sheet).length / 1e6).toFixed(1)} MB`,
);
const report = {
  analysis,
  sheet,
  injects: injectRows(definition, Object.values(worlds), sheet),
  drift: { n: TEAMS * INJECTS, median: 0, p90: 0, max: 600 },
  outages: [],
  exercise: { endX: 120 * 60_000 },
};
measured('every table', () => chartTables(report));
const pictures = measured('every picture', () => picturesOf(report, 'vi'));
console.log(`${pictures.length} pictures: ${(pictures.reduce((sum, { svg }) => sum + svg.length, 0) / 1000).toFixed(0)} kB`);
