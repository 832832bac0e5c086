/** What the fields of a schedule edit: the parts of an exercise's plan that say when it happens. */
import type { z } from 'zod';
import type { ExerciseSettings, Recurrence } from '../../../../server/shared/api.js';

export type ScheduleSettings = Pick<
  z.infer<typeof ExerciseSettings>,
  'autoStart' | 'lobbyMinutes' | 'reminders' | 'missedStart' | 'timezone'
>;

export interface ScheduleValue {
  /** ISO instant; absent: started by hand (or, with `recurrence`, at its next date). */
  startsAt?: string | undefined;
  recurrence?: Recurrence | undefined;
  settings: ScheduleSettings;
}

export interface ScheduleFieldsProps {
  value: ScheduleValue;
  onChange: (value: ScheduleValue) => void;
  /** Hides what makes a series, for one occurrence alone. Default: shown. */
  recurring?: boolean;
  disabled?: boolean;
  /** Told whether what is typed can be planned: false while the cron expression or the start is not valid. */
  onValid?: (valid: boolean) => void;
}

/** What is used where a plan says nothing; the same the server takes. */
export const DEFAULTS = {
  autoStart: true,
  lobbyMinutes: 30,
  reminders: [1440, 60],
  missedStart: 'ask',
  timezone: 'Asia/Ho_Chi_Minh',
} as const;
