/** The schedule of an exercise, as the plan wizard and the exercise page edit it. */
export { ScheduleFields } from './fields.js';
export { CronFields, NextDates, usePreview } from './cron.js';
export { DEFAULTS, type ScheduleFieldsProps, type ScheduleSettings, type ScheduleValue } from './value.js';
