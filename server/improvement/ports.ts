/** Storage behind improvement plans; the directory implements it. */
import type { FileType } from '../shared/evaluation.js';
import type { PlanRecord } from '../shared/improvement.js';
import type { Lang } from '../shared/text.js';
import type { PlanState } from './fold.js';
import type { Reminder } from './reminders.js';

export interface KeptFile {
  type: FileType;
  bytes: Buffer;
  by: string;
  wall: number;
}

/** What is known of a drill without opening it. */
export interface DrillHead {
  id: string;
  name: string;
  scenario: string;
  /** In which its mails are written. */
  lang: Lang;
  /** By team id: the agency of the directory, else its name. */
  agencies: ReadonlyMap<string, string>;
}

export interface PlanStore {
  /** As it stands; nobody but the store changes it. */
  state(exerciseId: string): Promise<PlanState>;
  /** Every drill that has a plan. */
  all(): Promise<ReadonlyMap<string, PlanState>>;
  /**
   * Adds the record that `decide` makes of the plan as it stands; when somebody was faster, it is asked again. Answers the
   * plan with it. A record that is there already is not added again.
   */
  write(exerciseId: string, decide: (state: PlanState) => PlanRecord): Promise<PlanState>;
  /** What is stored has been changed: it is read anew. */
  readonly forget: (exerciseId: string) => Promise<void>;
  /** @throws Refused command-reused when there is another one of this id */
  keepFile(exerciseId: string, id: string, file: KeptFile): Promise<void>;
  file(exerciseId: string, id: string): Promise<{ type: FileType; bytes: Buffer } | null>;
  drills(ids: readonly string[]): Promise<DrillHead[]>;
}

/** A digest: what one address is told in one mail. */
export interface Digest {
  id: string;
  email: string;
  lang: Lang;
  reminders: Pick<Reminder, 'exerciseId' | 'actionId' | 'due'>[];
}

/** Reminders by name, each in one digest, for good. */
export interface ReminderStore {
  /** Puts those that are in none yet into this digest. */
  claim(digest: { id: string; email: string; lang: Lang; wall: number }, reminders: readonly Reminder[]): Promise<void>;
  /** Which of these names are in a digest. */
  claimed(names: readonly string[]): Promise<ReadonlySet<string>>;
  /** Digests that are not noted as queued. */
  waiting(): Promise<Digest[]>;
  queued(digestId: string): Promise<void>;
  digest(id: string): Promise<Digest | null>;
}
