/** ATT&CK techniques of the scenario and how teams did on the injects that show them. */
import type { Analysis, TechniqueResult } from '../shared/analysis.js';
import type { Sheet } from './distributions.js';
import type { Instance } from './heat.js';

/** By technique, in the order of their ids: the injects that show it, repeats too. */
function techniqueInjects(instances: readonly Instance[]): Map<string, string[]> {
  const shown = new Map<string, string[]>();
  for (const { id, source } of instances) {
    for (const technique of source?.attack ?? []) shown.set(technique, [...(shown.get(technique) ?? []), id]);
  }
  return new Map([...shown].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function techniquesOf(instances: readonly Instance[], rows: Analysis['heat']['rows'], sheets: readonly Sheet[]): TechniqueResult[] {
  const place = new Map(instances.map(({ id }, at) => [id, at]));
  const lines = sheets.flatMap(({ score }) => score.lines);
  return [...techniqueInjects(instances)].map(([id, own]) => {
    const places = own.map((inject) => place.get(inject) ?? -1);
    const ids = new Set(own);
    let [earned, possible] = [0, 0];
    for (const line of lines) {
      if (line.inject === undefined || !ids.has(line.inject)) continue;
      earned += line.earned;
      possible += line.possible;
    }
    return {
      id,
      injects: own,
      teams: rows.filter(({ cells }) => places.some((place) => cells[place])).length,
      percent: possible > 0 ? (earned / possible) * 100 : null,
    };
  });
}
