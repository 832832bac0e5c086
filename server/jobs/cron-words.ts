/** A cron expression as a sentence; cronstrue's, with the Vietnamese put as an office would write it. */
import published from 'cronstrue/i18n.js';
import type { Bi } from '../shared/text.js';

/** What is used of it. */
interface Cronstrue {
  locales: Record<string, object>;
  toString(cron: string, options: { locale: string; use24HourTimeFormat: boolean; throwExceptionOnParseError: boolean }): string;
}
/** A CommonJS module: loaders differ in whether its default export is unwrapped. */
const loaded = published as unknown as Cronstrue & { default?: Cronstrue };
const cronstrue = loaded.default ?? loaded;

const DAYS: readonly Bi[] = [
  { vi: 'Chủ nhật', en: 'Sunday' },
  { vi: 'thứ Hai', en: 'Monday' },
  { vi: 'thứ Ba', en: 'Tuesday' },
  { vi: 'thứ Tư', en: 'Wednesday' },
  { vi: 'thứ Năm', en: 'Thursday' },
  { vi: 'thứ Sáu', en: 'Friday' },
  { vi: 'thứ Bảy', en: 'Saturday' },
];

/** 0: Sunday. */
export const weekday = (day: number): Bi => DAYS[day] ?? { vi: '', en: '' };

/** What cronstrue asks of a language, by its own names; `%s` is filled by it. */
const VIETNAMESE: Record<string, () => string | string[]> = {
  at: () => 'Lúc',
  atSpace: () => 'Lúc ',
  atX0: () => 'lúc %s',
  spaceAnd: () => ' và',
  everyHour: () => 'mỗi giờ',
  commaEveryHour: () => ', mỗi giờ',
  everyX0Hours: () => 'mỗi %s giờ',
  onTheHour: () => 'đầu giờ',
  betweenX0AndX1: () => 'từ %s đến %s',
  everyMinuteBetweenX0AndX1: () => 'Mỗi phút từ %s đến %s',
  secondsX0ThroughX1PastTheMinute: () => 'từ giây %s đến giây %s của mỗi phút',
  atX0SecondsPastTheMinute: () => 'vào giây %s của mỗi phút',
  minutesX0ThroughX1PastTheHour: () => 'từ phút %s đến phút %s của mỗi giờ',
  atX0MinutesPastTheHour: () => 'vào phút %s của mỗi giờ',
  commaEveryDay: () => ', hằng ngày',
  commaEveryX0DaysOfTheWeek: () => ', cứ %s ngày trong tuần một lần',
  commaEveryX0Days: () => ', cứ %s ngày trong tháng một lần',
  commaEveryX0Months: () => ', cứ %s tháng một lần',
  commaEveryX0Years: () => ', cứ %s năm một lần',
  commaX0ThroughX1: () => ', từ %s đến %s',
  commaAndX0ThroughX1: () => ', và từ %s đến %s',
  commaOnlyOnX0: () => ', chỉ vào %s',
  commaAndOnX0: () => ', và cả %s',
  commaOnlyInX0: () => ', chỉ trong %s',
  commaOnThe: () => ', vào ',
  spaceX0OfTheMonth: () => ' %s của tháng',
  first: () => 'đầu tiên',
  second: () => 'lần thứ 2',
  third: () => 'lần thứ 3',
  fourth: () => 'lần thứ 4',
  fifth: () => 'lần thứ 5',
  commaOnTheLastX0OfTheMonth: () => ', vào %s cuối cùng của tháng',
  commaDaysBeforeTheLastDayOfTheMonth: () => ', %s ngày trước ngày cuối tháng',
  commaBetweenDayX0AndX1OfTheMonth: () => ', từ ngày %s đến ngày %s của tháng',
  commaOnDayX0OfTheMonth: () => ', vào ngày %s của tháng',
  daysOfTheWeek: () => DAYS.map(({ vi }) => vi),
  monthsOfTheYear: () => Array.from({ length: 12 }, (_, i) => `tháng ${i + 1}`),
};
Object.assign(cronstrue.locales['vi'] ?? {}, VIETNAMESE);

/** cronstrue puts the ordinal before the day: `đầu tiên thứ Hai`. */
const ORDINAL = /(đầu tiên|lần thứ \d) (Chủ nhật|thứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy))/g;

/** Of an expression that `checkSchedule` takes. */
export function cronWords(cron: string): Bi {
  const say = (locale: string): string =>
    cronstrue.toString(cron, { locale, use24HourTimeFormat: true, throwExceptionOnParseError: false });
  return {
    vi: say('vi')
      .replace(ORDINAL, '$2 $1')
      .replace(/, và (?!cả|từ)/g, ' và '),
    en: say('en'),
  };
}
