/** JSON Schemas for editors, generated from the zod schemas: `npx tsx server/content/schema.ts` writes them beside the scenarios. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Catalogue } from '../shared/catalogue.js';
import { ScenarioSource } from '../shared/scenario.js';
import { explain } from './help.js';

const jsonSchema = (schema: z.ZodType, group?: string): string => {
  const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  if (group !== undefined) explain(json, group);
  return `${JSON.stringify(json, null, 2)}\n`;
};

/** File name → content, as committed under `scenarios/`. */
export const editorSchemas = (): Record<string, string> => ({
  'scenario.schema.json': jsonSchema(ScenarioSource, 'Scenario'),
  'catalogue.schema.json': jsonSchema(Catalogue),
});

const self = fileURLToPath(import.meta.url);
if (process.argv[1] === self) {
  const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));
  for (const [name, content] of Object.entries(editorSchemas())) {
    await writeFile(`${folder}${name}`, content);
    process.stdout.write(`${folder}${name}\n`);
  }
}
