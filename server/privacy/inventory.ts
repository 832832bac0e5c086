/**
 * Every collection of the database: what it holds about people, and whose it is. A collection that is not in this list is
 * an error of the product: a test compares it with the database.
 */
import type { Place } from '../shared/privacy.js';

export interface Holding {
  /** What of it names or reaches a person. */
  holds: string;
  /** Where erasing an exercise's personal data meets it; `installation`: it is of the server's own people and directory. */
  place: readonly Place[] | 'nothing' | 'installation';
  /** How a record belongs to an exercise; absent: it does not. */
  own?: 'id' | 'exerciseId' | 'id-prefix';
}

export const INVENTORY: Readonly<Record<string, Holding>> = {
  accounts: { holds: 'name, address and password hash of staff', place: 'installation' },
  agencies: { holds: 'name and addresses of an agency’s contact', place: 'installation' },
  series: { holds: 'addresses of teams in the plan of a recurring exercise, as long as it goes on', place: 'installation' },
  scenarios: { holds: 'texts of scenarios; the rules forbid real people in them', place: 'nothing' },
  blobs: { holds: 'attachments of scenarios', place: 'nothing' },
  rehearsals: { holds: 'figures', place: 'nothing' },
  exercises: { holds: 'addresses of teams; ids of who planned it', place: ['addresses'], own: 'id' },
  members: { holds: 'name and role of everybody in a team, why a seat was taken away', place: ['members'], own: 'exerciseId' },
  families: { holds: 'that a seat is signed in; no address, no device', place: ['sessions'] },
  drafts: { holds: 'what members typed into shared reports', place: ['drafts'], own: 'exerciseId' },
  feedbackNamed: { holds: 'name, title and agency above a form; free text', place: ['feedback', 'texts'], own: 'exerciseId' },
  feedbackAnonymous: { holds: 'free text', place: ['texts'], own: 'exerciseId' },
  feedbackSeats: { holds: 'ids of seats', place: 'nothing', own: 'id' },
  hotwash: { holds: 'free text; ids of seats and accounts', place: ['texts'], own: 'exerciseId' },
  hotwashCounts: { holds: 'ids of seats', place: 'nothing', own: 'id' },
  links: { holds: 'for whom a link was made', place: ['links'], own: 'exerciseId' },
  mails: { holds: 'addresses of recipients, words of mail servers', place: ['mails'], own: 'exerciseId' },
  calendars: { holds: 'name and time of an exercise', place: 'nothing', own: 'id' },
  evaluation: { holds: 'evaluators’ free text; ids of accounts. Sealed with each issue', place: ['evaluation'], own: 'exerciseId' },
  evidence: { holds: 'photographs and files of observations and appeals', place: ['files'], own: 'id-prefix' },
  publishing: {
    holds: 'free text of appeals and answers, names of files; ids of seats and accounts',
    place: ['texts', 'files'],
    own: 'exerciseId',
  },
  issuedSheets: {
    holds: 'evaluators’ words as they were given out, under the hash of the sheet',
    place: ['evaluation'],
    own: 'exerciseId',
  },
  seals: { holds: 'hashes and score sheets, signed', place: ['evaluation'], own: 'exerciseId' },
  improvement: { holds: 'contacts of corrective actions, names of signers, free text', place: ['contacts', 'texts'], own: 'exerciseId' },
  improvementFiles: { holds: 'files that prove an action', place: ['files'], own: 'id-prefix' },
  improvementReminders: { holds: 'addresses of contacts', place: ['contacts'], own: 'exerciseId' },
  papers: { holds: 'who signs the official report', place: ['paper'], own: 'id' },
  summaries: { holds: 'figures of agencies', place: 'nothing', own: 'id' },
  erasures: { holds: 'who erased what and when; ids and counts', place: 'nothing' },
  retentions: { holds: 'months', place: 'nothing', own: 'id' },
  commits: { holds: 'ids of seats and accounts; what people typed into acts, reports and messages. Hash-chained', place: ['log'] },
  heartbeats: { holds: 'times', place: 'nothing', own: 'id' },
  lease: { holds: 'name of the server that is active', place: 'nothing' },
  ticks: { holds: 'times', place: 'nothing' },
};
