/** Shapes of the formats of others, written from their specifications: xAPI 1.0.3, STIX 2.1, ATT&CK Navigator layer 4.5. */
import { z } from 'zod';

const Uuid = z.uuid();
const Iri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i);
const LanguageMap = z.record(z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/), z.string());
const Account = z.strictObject({ homePage: Iri, name: z.string().min(1) });
const Agent = z.strictObject({ objectType: z.literal('Agent').optional(), name: z.string().optional(), account: Account });
const Group = z.strictObject({
  objectType: z.literal('Group'),
  name: z.string().optional(),
  account: Account,
  member: z.array(Agent).optional(),
});
const Activity = z.strictObject({
  objectType: z.literal('Activity').optional(),
  id: Iri,
  definition: z
    .strictObject({
      name: LanguageMap.optional(),
      description: LanguageMap.optional(),
      type: Iri.optional(),
      extensions: z.record(Iri, z.unknown()).optional(),
    })
    .optional(),
});
const Score = z
  .strictObject({
    scaled: z.number().min(-1).max(1).optional(),
    raw: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  })
  .refine(({ raw, min, max }) => raw === undefined || ((min === undefined || raw >= min) && (max === undefined || raw <= max)))
  .refine(({ min, max }) => min === undefined || max === undefined || min < max);

export const Statement = z.strictObject({
  id: Uuid,
  actor: z.union([Agent, Group]),
  verb: z.strictObject({ id: Iri, display: LanguageMap.optional() }),
  object: Activity,
  result: z
    .strictObject({
      score: Score.optional(),
      success: z.boolean().optional(),
      completion: z.boolean().optional(),
      response: z.string().optional(),
      duration: z.iso.duration().optional(),
      extensions: z.record(Iri, z.unknown()).optional(),
    })
    .optional(),
  context: z
    .strictObject({
      registration: Uuid.optional(),
      team: Group.optional(),
      platform: z.string().optional(),
      language: z.string().optional(),
      contextActivities: z.partialRecord(z.enum(['parent', 'grouping', 'category', 'other']), z.array(Activity)).optional(),
      extensions: z.record(Iri, z.unknown()).optional(),
    })
    .optional(),
  timestamp: z.iso.datetime(),
});

const idOf = (type: string) =>
  z.string().regex(new RegExp(`^${type}--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`));
const Stamp = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);
const Reference = z
  .strictObject({
    source_name: z.string(),
    description: z.string().optional(),
    url: z.url().optional(),
    external_id: z.string().optional(),
  })
  .refine((one) => one.description !== undefined || one.url !== undefined || one.external_id !== undefined);
const shared = (type: string) => ({
  type: z.literal(type),
  spec_version: z.literal('2.1'),
  id: idOf(type),
  created_by_ref: idOf('identity').optional(),
  created: Stamp,
  modified: Stamp,
  labels: z.array(z.string()).min(1).optional(),
  lang: z.string().optional(),
  external_references: z.array(Reference).min(1).optional(),
  object_marking_refs: z.array(idOf('marking-definition')).min(1).optional(),
});
const refs = z.array(z.string().regex(/^[a-z-]+--[0-9a-f-]{36}$/)).min(1);
export const StixObject = z.discriminatedUnion('type', [
  z.strictObject({
    ...shared('identity'),
    name: z.string(),
    identity_class: z.enum(['individual', 'group', 'system', 'organization', 'class', 'unknown']),
  }),
  z.strictObject({ ...shared('attack-pattern'), name: z.string(), description: z.string().optional() }),
  z.strictObject({ ...shared('note'), abstract: z.string().optional(), content: z.string(), object_refs: refs }),
  z.strictObject({
    ...shared('grouping'),
    name: z.string().optional(),
    description: z.string().optional(),
    context: z.enum(['suspicious-activity', 'malware-analysis', 'unspecified']),
    object_refs: refs,
  }),
  z.strictObject({
    ...shared('report'),
    name: z.string(),
    description: z.string().optional(),
    report_types: z.array(z.string()).min(1).optional(),
    published: Stamp,
    object_refs: refs,
  }),
  z.strictObject({
    type: z.literal('marking-definition'),
    spec_version: z.literal('2.1'),
    id: idOf('marking-definition'),
    created_by_ref: idOf('identity').optional(),
    created: Stamp,
    name: z.string().optional(),
    definition_type: z.literal('statement').optional(),
    definition: z.strictObject({ statement: z.string() }).optional(),
    extensions: z.record(idOf('extension-definition'), z.looseObject({ extension_type: z.literal('property-extension') })).optional(),
  }),
]);
export const Bundle = z.strictObject({ type: z.literal('bundle'), id: idOf('bundle'), objects: z.array(StixObject).min(1) });

const Meta = z.union([z.strictObject({ name: z.string(), value: z.string() }), z.strictObject({ divider: z.boolean() })]);
const Colour = z.string().regex(/^#[0-9a-f]{6}$/i);
export const Layer = z.strictObject({
  name: z.string(),
  versions: z.strictObject({ attack: z.string().optional(), navigator: z.string().regex(/^(4\.9|[5-9])\./), layer: z.literal('4.5') }),
  domain: z.enum(['enterprise-attack', 'mobile-attack', 'ics-attack']),
  description: z.string().optional(),
  sorting: z.int().min(0).max(3).optional(),
  layout: z
    .strictObject({
      layout: z.enum(['side', 'flat', 'mini']).optional(),
      showID: z.boolean().optional(),
      showName: z.boolean().optional(),
      showAggregateScores: z.boolean().optional(),
      countUnscored: z.boolean().optional(),
      aggregateFunction: z.enum(['average', 'min', 'max', 'sum']).optional(),
      expandedSubtechniques: z.enum(['none', 'all', 'annotated']).optional(),
    })
    .optional(),
  hideDisabled: z.boolean().optional(),
  techniques: z.array(
    z.strictObject({
      techniqueID: z.string().regex(/^T\d{4}(\.\d{3})?$/),
      tactic: z.string().optional(),
      score: z.number().optional(),
      color: Colour.optional(),
      comment: z.string().optional(),
      enabled: z.boolean().optional(),
      metadata: z.array(Meta).optional(),
      showSubtechniques: z.boolean().optional(),
    }),
  ),
  gradient: z.strictObject({ colors: z.array(Colour).min(2), minValue: z.number(), maxValue: z.number() }).optional(),
  legendItems: z.array(z.strictObject({ label: z.string(), color: Colour })).optional(),
  metadata: z.array(Meta).optional(),
});
