/** Agencies of the directory, the profiles they can be imported from, and what an import of agencies or of teams answers. */
import { z } from 'zod';
import { words } from './text.js';

/** Where in the administration an agency stands. */
export const LEVELS = ['central', 'city', 'district', 'commune', 'other'] as const;
export const Level = z.enum(LEVELS);
export type Level = z.infer<typeof Level>;

/** An information system of an agency and its security level (Decree 85/2016/NĐ-CP), 1 to 5. */
export const SYSTEM_LEVELS = [1, 2, 3, 4, 5] as const;
export const MAX_SYSTEMS = 100;
export const AgencySystem = z.strictObject({ name: words().trim().min(1).max(200), level: z.int().min(1).max(5) });
export type AgencySystem = z.infer<typeof AgencySystem>;

/** Bounds of a list of addresses, of an agency or of a team. */
export const MAX_EMAILS = 20;
export const Email = z.email().max(254);

const fields = {
  name: words().trim().min(1).max(200),
  shortName: words().trim().min(1).max(40).optional(),
  /** Department, district, commune, enterprise …, in the organiser's own words. */
  kind: words().trim().max(80).optional(),
  level: Level.optional(),
  /** Name of the agency or unit above it. */
  parent: words().trim().max(200).optional(),
  contact: words().trim().max(500).optional(),
  /** Where invitations to its teams go. */
  emails: z.array(Email).max(MAX_EMAILS).optional(),
  /** Information systems it answers for: what it owes a drill a year, by their level. */
  systems: z.array(AgencySystem).max(MAX_SYSTEMS).optional(),
};

export const CreateAgency = z.strictObject(fields).meta({ id: 'CreateAgency' });
export type CreateAgency = z.infer<typeof CreateAgency>;

/** null takes a field away. */
export const PatchAgency = z
  .strictObject({
    name: fields.name.optional(),
    shortName: fields.shortName.nullable(),
    kind: fields.kind.nullable(),
    level: fields.level.nullable(),
    parent: fields.parent.nullable(),
    contact: fields.contact.nullable(),
    emails: fields.emails.nullable(),
    systems: fields.systems.nullable(),
  })
  .meta({ id: 'PatchAgency' });
export type PatchAgency = z.infer<typeof PatchAgency>;

export const Agency = z.object({ id: z.string(), ...fields }).meta({ id: 'Agency' });
export type Agency = z.infer<typeof Agency>;

const Both = z.object({ vi: z.string(), en: z.string() });

/** A list of agencies that comes with the product. */
export const AgencyProfile = z
  .object({
    id: z.string(),
    title: Both,
    note: Both,
    total: z.int(),
    kinds: z.array(z.object({ kind: z.string(), n: z.int() })),
  })
  .meta({ id: 'AgencyProfile' });
export type AgencyProfile = z.infer<typeof AgencyProfile>;

/** `row` counts as the spreadsheet does, from 1; for a profile it is the place in its list. */
export const AgencyImportRow = z
  .object({
    row: z.int(),
    name: z.string(),
    shortName: z.string().optional(),
    kind: z.string().optional(),
    level: Level.optional(),
    parent: z.string().optional(),
    contact: z.string().optional(),
    emails: z.array(z.string()).optional(),
    systems: z.array(z.object({ name: z.string(), level: z.int() })).optional(),
    status: z.enum(['new', 'same', 'changed', 'error']),
    errors: z.array(Both),
  })
  .meta({ id: 'AgencyImportRow' });
export type AgencyImportRow = z.infer<typeof AgencyImportRow>;

export const AgencyImport = z
  .object({
    dryRun: z.boolean(),
    rows: z.array(AgencyImportRow),
    counts: z.object({ new: z.int(), same: z.int(), changed: z.int(), error: z.int() }),
    /** Heads of columns that nothing is read from. */
    ignored: z.array(z.string()),
  })
  .meta({ id: 'AgencyImport' });
export type AgencyImport = z.infer<typeof AgencyImport>;

export const TeamImportRow = z
  .object({
    row: z.int(),
    name: z.string(),
    /** As written; `agencyId` when the directory has it. */
    agency: z.string().optional(),
    agencyId: z.string().optional(),
    /** Id of a part of the scenario, or what was written when there is none such. */
    part: z.string().optional(),
    world: z.string().optional(),
    emails: z.array(z.string()),
    errors: z.array(Both),
  })
  .meta({ id: 'TeamImportRow' });
export type TeamImportRow = z.infer<typeof TeamImportRow>;

export const TeamImport = z.object({ rows: z.array(TeamImportRow), ignored: z.array(z.string()) }).meta({ id: 'TeamImport' });
export type TeamImport = z.infer<typeof TeamImport>;
