/** Scenario files as the directory needs them read; `server/content` does it. */
import type { Definition } from '../engine/definition.js';
import type { AuthoringError } from '../shared/scenario.js';

export interface ReadScenario {
  definition: Definition;
  /** As its author wrote it. */
  text: string;
  /** SHA-256 over what an exercise freezes. */
  hash: string;
  /** By the path the scenario names them with. */
  files: Record<string, { type: string; size: number; read(): Promise<Buffer> }>;
  warnings: AuthoringError[];
}

export interface ScenarioReader {
  /** What the product ships with, by id. */
  library(): Promise<ReadonlyMap<string, ReadScenario>>;
  /** Reads a file that has no folder of its own: it can name no attachments. */
  read(text: string): Promise<{ ok: true; scenario: ReadScenario } | { ok: false; errors: AuthoringError[] }>;
}
