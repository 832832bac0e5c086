/** Shared action catalogues (`scenarios/_catalogue/*.yaml`): actions, harmful actions, report forms, personas. */
import { z } from 'zod';
import { Text } from './text.js';

/** Codes of actions and penalties: upper case, digits, underscore. */
export const ActionCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, { error: 'mã hành động viết HOA, ví dụ TRIAGE / an action code is upper case, e.g. TRIAGE' });

/** What an action's time is counted as (S7). */
export const Stamp = z.enum(['acknowledge', 'detect', 'escalate', 'contain', 'recover', 'report']);
export type Stamp = z.infer<typeof Stamp>;

/** The six phases of the response: 1 intake, 2 analysis, 3 containment, 4 eradication, 5 recovery, 6 summing up. */
export const Phase6 = z.int().min(1).max(6);

export const FieldType = z.enum(['text', 'textarea', 'select', 'multi', 'number', 'datetime', 'asset', 'people', 'file']);
export const FieldSpec = z.strictObject({
  id: z.string().regex(/^[a-zA-Z][\w-]*$/),
  label: Text,
  type: FieldType.default('text'),
  options: z.array(z.strictObject({ id: z.string().min(1), text: Text })).optional(),
  required: z.boolean().optional(),
  help: Text.optional(),
});
export type FieldSpec = z.infer<typeof FieldSpec>;

export const FormSpec = z.strictObject({
  id: z.string().regex(/^[a-z][\w-]*$/),
  title: Text,
  /** Where the official layout comes from, printed under the form's title. */
  source: Text.optional(),
  fields: z.array(FieldSpec).min(1),
});
export type FormSpec = z.infer<typeof FormSpec>;

export const ActionSpec = z.strictObject({
  code: ActionCode,
  title: Text,
  phase: Phase6,
  csf: z.string().optional(),
  stamp: Stamp.optional(),
  fields: z.array(FieldSpec).optional(),
  /** Id of a form: such an action is filed with `file-report`. */
  form: z.string().optional(),
});
export type ActionSpec = z.infer<typeof ActionSpec>;

export const HarmfulSpec = z.strictObject({
  code: ActionCode,
  /** Names the mistake; for the report, never for a team. */
  title: Text,
  /** What a team reads in its palette: the act without the judgement. */
  label: Text.optional(),
  /** Code on the wire; must tell nothing about harm. Default: the code without `X_`. */
  wire: ActionCode.optional(),
  phase: Phase6.default(3),
  /** Points, written as a negative number. */
  penalty: z.number().max(0),
  fields: z.array(FieldSpec).optional(),
});
export type HarmfulSpec = z.infer<typeof HarmfulSpec>;

export const PersonaSpec = z.strictObject({ name: Text, title: Text.optional(), organisation: Text.nullable().optional() });

export const Catalogue = z
  .strictObject({
    format: z.literal('dientap/catalogue@1'),
    id: z.string().regex(/^[a-z][\w-]*$/),
    title: Text.optional(),
    actions: z.array(ActionSpec).default([]),
    harmful: z.array(HarmfulSpec).default([]),
    forms: z.array(FormSpec).default([]),
    personas: z.record(z.string(), PersonaSpec).default({}),
  })
  .meta({ id: 'Catalogue' });
export type Catalogue = z.infer<typeof Catalogue>;
