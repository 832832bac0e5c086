/** How long a whole score sheet takes: 640 teams × 40 expectations, and how sure its ranking is. Run: `npx tsx bench/scoring.mjs` */
import { scoreDrill, sensitivity } from '../server/scoring/index.ts';
import { injects, Log, owes, planned, scenario } from '../tests/scoring/support.ts';

const TEAMS = 640;
const INJECTS = 20;
const RUNS = 7;

const ids = Array.from({ length: INJECTS }, (_, at) => `i${at}`);
const definition = scenario(
  ids.map((id) => injects(id, { objective: 'o1', expects: [owes('a', 'ACK'), owes('b', 'TRIAGE', { must: true, quality: true })] })),
);
const marks = [];
const worlds = {};
const teams = Array.from({ length: TEAMS }, (_, at) => planned(`t${at}`));
for (const [at, { teamId: team }] of teams.entries()) {
  const log = new Log();
  for (const [nth, id] of ids.entries()) {
    log.deliver(nth * 3, id, ['a', 'b'], { team }).seen(nth * 3 + 1, id, team);
    if ((at + nth) % 5 !== 0) log.act(nth * 3 + 2 + (at % 17), 'ACK', `${id}.a`, { team });
    if ((at + nth) % 7 === 0) continue;
    log.act(nth * 3 + 4 + (at % 11), 'TRIAGE', `${id}.b`, { team });
    marks.push({ teamId: team, ref: `${id}.b`, deliveryId: `${id}@${team}`, value: 0.75, by: 'u1', wall: 1 });
  }
  worlds[team] = log.penalty(9, 'X_WIPE', team).end(120).events;
}

const input = { definition, rubricHash: 'bench', teams, worlds, marks, overrides: [] };
const times = [];
for (let run = 0; run < RUNS; run += 1) {
  const from = performance.now();
  const sheet = scoreDrill(input);
  times.push(performance.now() - from);
  if (sheet.teams.length !== TEAMS || sheet.teams.some(({ lines }) => lines.length !== INJECTS * 2 + 1))
    throw new Error('the sheet is not whole');
}
const sorted = times.toSorted((a, b) => a - b);
console.log(
  `${TEAMS} teams × ${INJECTS * 2} expectations: first ${times[0].toFixed(0)} ms, median of ${RUNS} ${sorted[RUNS >> 1].toFixed(0)} ms`,
);

const began = performance.now();
const variants = [...sensitivity(input)];
console.log(
  `sensitivity, ${variants.length} variants: ${(performance.now() - began).toFixed(0)} ms, ` +
    variants.map(({ id, applies, moved }) => `${id} ${applies ? `moves ${moved}` : 'does not apply'}`).join(', '),
);
