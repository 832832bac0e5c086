/** What the HTTP interface says of mail: the set-up, each mail's state without its body, and what may be asked for. */
import { z } from 'zod';

export const MAIL_KINDS = ['invitation', 'reminder', 'changed', 'cancelled', 'inject', 'thanks', 'appeal'] as const;
export const MailKind = z.enum(MAIL_KINDS);
export type MailKind = z.infer<typeof MailKind>;

export const MailSetup = z
  .object({
    /** Whether SMTP_URL is set. */
    on: z.boolean(),
    /** The last check of the SMTP server; `at` epoch ms. */
    checked: z.object({ ok: z.boolean(), error: z.string().optional(), at: z.number() }).nullable(),
    /** Host and port of the SMTP server, and the address that mails come from. */
    server: z.string().optional(),
    from: z.string().optional(),
    /** Where links in mails lead; `linksFixed` is false where PUBLIC_URL is not set and the address was guessed. */
    links: z.string(),
    linksFixed: z.boolean(),
  })
  .meta({ id: 'MailSetup' });
export type MailSetup = z.infer<typeof MailSetup>;

/** Why a mail has not gone out: the address or the mail was refused for good; the server could not be reached, refused the account, or asked to wait; the occasion has passed; it was tried for too long. */
export const MAIL_FAULTS = ['refused', 'unreachable', 'sign-in', 'later', 'obsolete', 'given-up'] as const;

export const MailView = z
  .object({
    id: z.string(),
    teamId: z.string(),
    address: z.string(),
    kind: MailKind,
    status: z.enum(['queued', 'sending', 'sent', 'failed']),
    attempts: z.int(),
    /** Epoch ms. */
    queuedAt: z.number(),
    sentAt: z.number().optional(),
    /** When a queued mail is tried next, epoch ms. */
    dueAt: z.number().optional(),
    fault: z.enum(MAIL_FAULTS).optional(),
    /** The SMTP server's own words. */
    error: z.string().optional(),
  })
  .meta({ id: 'MailView' });
export type MailView = z.infer<typeof MailView>;

export const InviteBody = z
  .strictObject({
    /** Absent: all teams. */
    teams: z.array(z.string()).min(1).max(1000).optional(),
    /** Also to addresses that have been told already. */
    again: z.boolean().optional(),
  })
  .meta({ id: 'InviteBody' });

export const InviteAnswer = z.object({ queued: z.int(), without: z.array(z.string()) }).meta({ id: 'InviteAnswer' });
export type InviteAnswer = z.infer<typeof InviteAnswer>;

export const MailPreview = z.object({ subject: z.string(), text: z.string(), html: z.string() }).meta({ id: 'MailPreview' });
export type MailPreview = z.infer<typeof MailPreview>;
