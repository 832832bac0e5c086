import { loadLibrary } from '/work/main/server/content/library.js';
import { rehearse } from '/work/main/server/rehearsal/index.js';
const lib = await loadLibrary(process.argv[2] ?? '/work/main/scenarios');
for (const e of lib.entries) {
  if (!e.scenario) { console.log(e.id, e.errors.slice(0,3).map(x=>`${x.line}: ${x.messageEn}`)); continue; }
  const t = performance.now();
  const r = rehearse(e.scenario.definition, {seed: 1});
  console.log(e.id, r.ok, r.behaviours.length, Math.round(performance.now()-t)+' ms', r.problems.map(p=>`${p.severity} ${p.path} ${p.message.en}`));
  const kinds: Record<string, number[]> = {};
  for (const b of r.behaviours) (kinds[b.kind+' '+b.play] ??= []).push(Math.round((b.percent??-1)*100)/100);
  for (const [k,v] of Object.entries(kinds)) console.log('  ', k.padEnd(22), v.length, Math.min(...v), Math.max(...v));
}
