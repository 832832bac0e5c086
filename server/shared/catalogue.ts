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
  /** Numbered parts of the paper: each begins at the field `from` and ends where the next one begins. */
  sections: z.array(z.strictObject({ title: Text, from: z.string() })).optional(),
  /** How the official paper is laid out; absent: a plain report. */
  paper: z
    .strictObject({
      /** Kind of document above the subject: BÁO CÁO, THÔNG BÁO, CÔNG VĂN... */
      kind: Text.optional(),
      /** The subject below it (trích yếu); absent: the form's title. */
      subject: Text.optional(),
      /** Where such papers are signed, before the date. */
      place: Text.optional(),
      /** Letters in the number after the slash: `BC`, `TB`, `CV`. */
      symbol: z.string().max(12).optional(),
      /** Field whose values are the addressees (Kính gửi, Nơi nhận). */
      recipients: z.string().optional(),
      /** Field with the post of who signs. */
      signedBy: z.string().optional(),
      /** Without national heading, number and signature block: a notice for the public. */
      plain: z.boolean().optional(),
    })
    .optional(),
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
  /** Grave in its effect on services, evidence or the public: asked twice, and the captain's where the organiser says so. */
  grave: z.boolean().optional(),
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
  /** As for an action; right and wrong ones are both marked by their effect, so that the mark gives nothing away. */
  grave: z.boolean().optional(),
});
export type HarmfulSpec = z.infer<typeof HarmfulSpec>;

export const PersonaSpec = z.strictObject({ name: Text, title: Text.optional(), organisation: Text.nullable().optional() });

export const Catalogue = z
  .strictObject({
    format: z.literal('dientap/catalogue@1'),
    id: z.string().regex(/^[a-z][\w-]*$/),
    title: Text.optional(),
    /** Of a legal profile: the day on which its sources were last checked. */
    asOf: z.iso.date().optional(),
    /** Of a legal profile: what its forms rest upon, and what of that is still to be checked. */
    sources: z.array(z.strictObject({ title: Text, note: Text.optional() })).optional(),
    /** Catalogues whose forms the actions here are filed with, such as a legal profile; forms written here come before theirs. */
    formsFrom: z.array(z.string()).optional(),
    actions: z.array(ActionSpec).default([]),
    harmful: z.array(HarmfulSpec).default([]),
    forms: z.array(FormSpec).default([]),
    personas: z.record(z.string(), PersonaSpec).default({}),
  })
  .meta({ id: 'Catalogue' });
export type Catalogue = z.infer<typeof Catalogue>;
