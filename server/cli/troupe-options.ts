/** What `demo` and `bots` have in common: numbers from options, and the scenario's definition as an outside client gets it. */
import { createScenarioReader } from '../content/reader.js';
import type { HostLogger } from '../drills/logger.js';
import type { Definition } from '../engine/definition.js';
import { SCENARIOS } from '../paths.js';
import type { Api } from '../bots/api.js';
import { textOption, UsageError, type Values } from './command.js';

/** A number from an option. @throws UsageError when it is none, or out of range */
export function numberOption(values: Values, name: string, byDefault: number, min: number, max: number): number {
  const text = textOption(values, name);
  if (text === undefined) return byDefault;
  const value = Number(text);
  if (!Number.isFinite(value) || value < min || value > max) throw new UsageError(`--${name}: ${min} … ${max}`);
  return value;
}

/** The scenario of an exercise, read from the text that the server gives to EXCON. */
export async function definitionOf(api: Api, scenarioId: string, logger: HostLogger): Promise<Definition> {
  const { text } = await api.call<{ text: string }>('GET', `/scenarios/${encodeURIComponent(scenarioId)}`);
  const reader = createScenarioReader(SCENARIOS, logger);
  const known = (await reader.library()).get(scenarioId);
  if (known && known.text === text) return known.definition;
  // a later version names the files of the library's own
  const read = await reader.read(text, scenarioId);
  if (!read.ok) throw new Error(`${scenarioId}: ${read.errors.map((error) => error.message).join('; ')}`);
  return read.scenario.definition;
}
