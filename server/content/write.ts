/** A scenario written as the YAML an author would write: what has its default is left out, long texts stand as blocks. */
import { stringify } from 'yaml';
import { ScenarioSource, type InjectSource } from '../shared/scenario.js';

const EMPTY_LISTS = ['expects', 'asks', 'hints', 'variants'] as const;

const isEmpty = (value: unknown): boolean =>
  (Array.isArray(value) && value.length === 0) || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

function pruneInject(inject: InjectSource): Record<string, unknown> {
  const empty = (key: string): boolean => EMPTY_LISTS.some((each) => each === key);
  return Object.fromEntries(Object.entries(inject).filter(([key, value]) => !(empty(key) && isEmpty(value))));
}

/** Keys in the order of the format's description. */
const ORDER = Object.keys(ScenarioSource.shape);

/** `readScenario` of the result gives `source` again. */
export function writeScenario(source: ScenarioSource): string {
  const optional = new Set(['personas', 'systems', 'objectives', 'outcomes', 'rules']);
  const entries = Object.entries(source)
    .filter(([key, value]) => value !== undefined && !(optional.has(key) && isEmpty(value)))
    .toSorted(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
  const plain = { ...Object.fromEntries(entries), injects: source.injects.map(pruneInject) };
  return writeYaml(plain);
}

/** Any value as YAML 1.2, lines folded at 120 columns, nothing abbreviated by anchors. */
export function writeYaml(value: unknown): string {
  return stringify(value, { version: '1.2', lineWidth: 120, blockQuote: 'literal', aliasDuplicateObjects: false });
}
