/** The campaign format `dientap/campaign@1`: several scenarios of the library played one after the other as one story. */
import { z } from 'zod';
import { InjectSource, RuleSource } from './scenario.js';
import { Duration, Text } from './text.js';

const Id = z.string().regex(/^[a-z][\w-]*$/);

export const CampaignSource = z
  .strictObject({
    format: z.literal('dientap/campaign@1'),
    id: Id,
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    title: Text,
    summary: Text,
    difficulty: z.int().min(1).max(5).optional(),
    /** In order of time; `at` is when a stage's own T+0 falls, `as` the short name that keeps its ids apart. */
    stages: z.array(z.strictObject({ scenario: z.string(), as: Id, at: Duration })).min(2),
    /** What ties the stages together, in the campaign's own time; they name systems and objectives as `<as>-<id>`. */
    injects: z.array(InjectSource).default([]),
    rules: z.array(RuleSource).default([]),
  })
  .meta({ id: 'Campaign' });
export type CampaignSource = z.infer<typeof CampaignSource>;
