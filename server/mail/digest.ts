/** The letter that reminds one person of what improvement plans expect: every action with its day, and where to report. */
import type { MailPreview } from '../shared/mail.js';
import type { Lang } from '../shared/text.js';
import type { DigestFacts } from './ports.js';
import type { MailTexts } from './templates.js';

/** `2026-11-22` → `22/11/2026`. */
const dayText = (day: string): string => day.split('-').toReversed().join('/');

/** How far the due day is. */
function whenText(past: number, lang: Lang): string {
  const n = Math.abs(past);
  if (past === 0) return { vi: 'đến hạn hôm nay', en: 'due today' }[lang];
  if (past < 0) return { vi: `còn ${n} ngày`, en: n === 1 ? '1 day left' : `${n} days left` }[lang];
  return { vi: `quá hạn ${n} ngày`, en: n === 1 ? '1 day overdue' : `${n} days overdue` }[lang];
}

/** `publicUrl`: without a slash at its end. */
export function digestText({ lang, items }: DigestFacts, publicUrl: string, texts: MailTexts): MailPreview {
  const [first] = items;
  const drills = [...new Set(items.map(({ exerciseId }) => exerciseId))];
  const link = `${publicUrl}/improvement${drills.length === 1 ? `?exercise=${drills[0]}` : ''}`;
  const overdue = items.filter(({ past }) => past > 0).length;
  return texts.render('improvement', lang, {
    exercise: drills.length === 1 ? first?.exercise : '',
    count: items.length,
    several: items.length > 1,
    overdue,
    first: first && { ...first, due: dayText(first.due), when: whenText(first.past, lang) },
    items: items.map((item) => ({ ...item, due: dayText(item.due), when: whenText(item.past, lang), late: item.past > 0 })),
    link,
  });
}
