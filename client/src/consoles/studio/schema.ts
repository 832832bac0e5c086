/** The JSON Schema of scenarios as the editor asks it: which keys may stand here, which values, what a key means. */
import committed from '../../../../scenarios/scenario.schema.json' with { type: 'json' };
import type { Lang } from '../../../../server/shared/text.js';
import type { Step } from './yaml-scan.js';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: (string | number | boolean)[];
  const?: string | number | boolean;
  default?: unknown;
  pattern?: string;
  $defs?: Record<string, Schema>;
}

const root = committed as unknown as Schema;

/** A schema without references, its alternatives side by side. */
function flat(schema: Schema, depth = 0): Schema[] {
  if (depth > 12) return [];
  const target = schema.$ref?.startsWith('#/$defs/') ? root.$defs?.[schema.$ref.slice('#/$defs/'.length)] : undefined;
  const inner = [...(target ? [target] : []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...inner.flatMap((each) => flat(each, depth + 1))];
}

/** What may stand at a path of the document. */
export function schemasAt(path: readonly Step[]): Schema[] {
  let here = flat(root);
  for (const step of path) {
    const next = here.flatMap((schema): Schema[] => {
      if (typeof step === 'number') return schema.items ? [schema.items] : [];
      const own = schema.properties?.[step];
      if (own) return [own];
      return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
    });
    here = next.flatMap((schema) => flat(schema));
  }
  return here;
}

export interface KeyHelp {
  key: string;
  required: boolean;
  description: string;
  /** The value is a group or a list: it begins on the next line. */
  group: boolean;
}

export const inLang = (description: string, lang: Lang): string => {
  const [vi = '', en = vi] = description.split('\n');
  return lang === 'en' ? en : vi;
};

/** Keys of the group at a path. */
export function keysAt(path: readonly Step[], lang: Lang): KeyHelp[] {
  const keys = new Map<string, KeyHelp>();
  for (const schema of schemasAt(path)) {
    for (const [key, value] of Object.entries(schema.properties ?? {})) {
      if (keys.has(key)) continue;
      const kinds = flat(value);
      const scalar = kinds.some(
        ({ type, enum: any, const: only }) =>
          any !== undefined || only !== undefined || (typeof type === 'string' && !['object', 'array'].includes(type)),
      );
      keys.set(key, {
        key,
        required:
          schema.required?.includes(key) === true &&
          schema.additionalProperties === false &&
          !schemasAt(path).some((other) => other !== schema && other.properties && !other.properties[key]),
        description: inLang(value.description ?? '', lang),
        group: !scalar && kinds.some(({ type }) => type === 'object' || type === 'array'),
      });
    }
  }
  return [...keys.values()];
}

/** Values that are spelled out in the schema: enums, constants, true and false. */
export function valuesAt(path: readonly Step[]): string[] {
  const values = schemasAt(path).flatMap((schema) => [
    ...(schema.enum ?? []),
    ...(schema.const === undefined ? [] : [schema.const]),
    ...(schema.type === 'boolean' ? [true, false] : []),
  ]);
  return [...new Set(values.map(String))];
}

export function describe(path: readonly Step[], key: string, lang: Lang): string | null {
  const found = schemasAt(path).flatMap(({ properties }) => properties?.[key]?.description ?? [])[0];
  return found === undefined ? null : inLang(found, lang);
}
