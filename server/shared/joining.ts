/** Coming to a seat: what a join code shows before one sits down, and a seat carried to a second device. */
import { z } from 'zod';
import { PHASES } from './api.js';

/** What a typed or scanned code asks. */
export const SeatsBody = z.strictObject({ code: z.string().trim().min(4).max(16) }).meta({ id: 'SeatsBody' });

export const SeatsAnswer = z
  .object({
    exercise: z.string(),
    team: z.string(),
    phase: z.enum(PHASES),
    members: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          role: z.string().optional(),
          here: z.boolean().describe('A device of this seat is connected now.'),
          captain: z.literal(true).optional(),
        }),
      )
      .describe('Seats that are taken, oldest first; those taken away are not among them.'),
  })
  .meta({ id: 'SeatsAnswer' });
export type SeatsAnswer = z.infer<typeof SeatsAnswer>;

/** Seconds for which a link to a second device is good; it works once. */
export const SEAT_LINK_SECONDS = 300;

export const SeatLinkAnswer = z
  .object({ token: z.string(), expiresIn: z.int().describe('Seconds.'), url: z.string() })
  .meta({ id: 'SeatLinkAnswer' });
export type SeatLinkAnswer = z.infer<typeof SeatLinkAnswer>;

export const RedeemSeat = z.strictObject({ token: z.string().min(1).max(128) }).meta({ id: 'RedeemSeat' });

export const TeamCode = z.object({ joinCode: z.string() }).meta({ id: 'TeamCode' });
export type TeamCode = z.infer<typeof TeamCode>;
