/** The exercise programme of a year: who drilled what, what was covered, what is still due, how agencies do over time. */
import { z } from 'zod';
import { Level } from './agencies.js';
import { BiText } from './events.js';
import { Rating } from './scores.js';

/** 0 to 100; null: nothing was possible. */
const Percent = z.number().nullable();

export const ProgrammeDrill = z.object({
  exerciseId: z.string(),
  name: z.string(),
  scenario: z.object({ id: z.string(), title: BiText }),
  /** Epoch ms of END EX. */
  endedWall: z.int(),
  published: z.boolean(),
  /** Marks are missing. */
  provisional: z.boolean(),
  teams: z.int(),
  /** Teams of which somebody opened, did, reported or answered anything. */
  took: z.int(),
  /** Of all teams together. */
  percent: Percent,
});
export type ProgrammeDrill = z.infer<typeof ProgrammeDrill>;

/** One team of an agency in one drill. */
export const ProgrammeTake = z.object({
  exerciseId: z.string(),
  teamId: z.string(),
  team: z.string(),
  took: z.boolean(),
  percent: Percent,
  rank: z.int().nullable(),
});
export type ProgrammeTake = z.infer<typeof ProgrammeTake>;

export const ProgrammeAgency = z.object({
  /** null: not in the directory, only named in a plan. */
  agencyId: z.string().nullable(),
  name: z.string(),
  kind: z.string().optional(),
  level: Level.optional(),
  takes: z.array(ProgrammeTake),
  /** `drills`: those of the year that count for it. */
  systems: z.array(z.object({ name: z.string(), level: z.int(), drills: z.array(z.string()) })),
});
export type ProgrammeAgency = z.infer<typeof ProgrammeAgency>;

export const ProgrammeScenario = z.object({
  id: z.string(),
  title: BiText,
  /** Whether it is in the library now. */
  shelved: z.boolean(),
  drills: z.int(),
  /** Teams that took part. */
  teams: z.int(),
  lastWall: z.int().nullable(),
});
export type ProgrammeScenario = z.infer<typeof ProgrammeScenario>;

/** An ATT&CK technique: which scenarios of the library show it, and how it went in the year's drills. */
export const ProgrammeTechnique = z.object({
  id: z.string(),
  scenarios: z.array(z.string()),
  drills: z.array(z.string()),
  teams: z.int(),
  percent: Percent,
});
export type ProgrammeTechnique = z.infer<typeof ProgrammeTechnique>;

/** A duty from a legal text, and the systems that it is about. */
export const Requirement = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: BiText,
  source: BiText,
  note: BiText,
  /** Security level from which on it holds. */
  level: z.int().min(1).max(5),
  drillsAYear: z.int().min(1).max(12),
});
export type Requirement = z.infer<typeof Requirement>;

export const RequirementStanding = z.object({
  ...Requirement.shape,
  asOf: z.string(),
  /** Systems it is about, and those that have had their drills. */
  systems: z.int(),
  met: z.int(),
  due: z.array(z.object({ agencyId: z.string(), agency: z.string(), system: z.string(), level: z.int(), drills: z.int() })),
});
export type RequirementStanding = z.infer<typeof RequirementStanding>;

export const Programme = z
  .object({
    year: z.int(),
    /** Years with a finished drill, and this one, newest first. */
    years: z.array(z.int()),
    /** Finished drills whose summary is still being made; ask again. */
    pending: z.int(),
    /** By END EX, oldest first. */
    drills: z.array(ProgrammeDrill),
    agencies: z.array(ProgrammeAgency),
    scenarios: z.array(ProgrammeScenario),
    techniques: z.array(ProgrammeTechnique),
    requirements: z.array(RequirementStanding),
  })
  .meta({ id: 'Programme' });
export type Programme = z.infer<typeof Programme>;

/** One capability, or objective where it names none, of an agency over its drills. */
export const TrendLine = z.object({
  key: z.string(),
  title: BiText,
  /** `rating`: of several teams of one drill the lowest. */
  points: z.array(z.object({ exerciseId: z.string(), percent: Percent, rating: Rating.nullable() })),
});
export type TrendLine = z.infer<typeof TrendLine>;

export const AgencyTrend = z
  .object({
    agency: z.object({ id: z.string(), name: z.string() }),
    pending: z.int(),
    /** Oldest first. `percent`: of its teams together; `rank`: of the best of them, among `teams`. */
    drills: z.array(
      z.object({
        exerciseId: z.string(),
        name: z.string(),
        scenario: z.object({ id: z.string(), title: BiText }),
        endedWall: z.int(),
        percent: Percent,
        rank: z.int().nullable(),
        teams: z.int(),
      }),
    ),
    lines: z.array(TrendLine),
  })
  .meta({ id: 'AgencyTrend' });
export type AgencyTrend = z.infer<typeof AgencyTrend>;
