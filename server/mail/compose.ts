/** From a queued mail to the letter that goes out: made at the last moment, so that it says what is true then. */
import type { InjectView, Sender, TeamInject } from '../shared/views.js';
import type { MailKind, MailPreview } from '../shared/mail.js';
import type { Lang } from '../shared/text.js';
import { calendarOf, type Calendar } from './calendar.js';
import type { AnsweredAppeal, MailExercise } from './ports.js';
import type { MailTexts } from './templates.js';
import { aheadText, langOf, lengthText, momentText, plain, spacedCode, zoneOf } from './words.js';

export type MailTeam = MailExercise['teams'][number];

export interface Occasion {
  exercise: MailExercise;
  team: MailTeam;
  kind: MailKind;
  /** Epoch ms. */
  now: number;
  /** Without a slash at its end. */
  publicUrl: string;
  /** The start that this address was told before, ISO; null: none was set. */
  before?: string | null;
  /** For `inject`: as the team received it. */
  inject?: TeamInject;
  /** For `appeal`: what the organisers answered. */
  appeal?: AnsweredAppeal;
}

export const joinLink = (publicUrl: string, code: string): string => `${publicUrl}/join?code=${encodeURIComponent(code)}`;

const speaker = ({ name, title, organisation }: Sender): string => [name, title, organisation].filter(Boolean).join(', ');

const two = (n: number): string => String(n).padStart(2, '0');
/** Drill ms → `T+00:12:05`. */
function drillTime(x: number): string {
  const s = Math.floor(x / 1000);
  return `T+${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** Only what the team itself holds: the item of its own feed in one language. */
function injectFacts({ inject, at }: TeamInject, lang: Lang, texts: MailTexts): object {
  const said: Pick<InjectView, 'title' | 'body' | 'from' | 'asks'> = lang === 'vi' ? inject : inject.en;
  return {
    title: said.title,
    from: speaker(said.from),
    channel: texts.words[lang].channels[inject.channel] ?? inject.channel,
    at: drillTime(at.x),
    html: said.body,
    text: plain(said.body),
    attachments: inject.attachments.map(({ name, size }) => `${name} (${Math.max(1, Math.round(size / 1024))} KB)`),
    asks: said.asks.map(({ prompt, options }) => ({ prompt, options: (options ?? []).map((option) => option.text) })),
  };
}

/** A note of the plan in the mail's language. */
function noteOf({ settings }: MailExercise, lang: Lang): string | undefined {
  const { note } = settings;
  return typeof note === 'string' ? note : lang === 'en' ? (note?.en ?? note?.vi) : note?.vi;
}

const moment = (iso: string | null | undefined, exercise: MailExercise, lang: Lang): string | undefined =>
  iso ? momentText(Date.parse(iso), zoneOf(exercise), lang) : undefined;

export function textOf({ exercise, team, kind, now, publicUrl, before, inject, appeal }: Occasion, texts: MailTexts): MailPreview {
  const lang = langOf(exercise);
  return texts.render(kind, lang, {
    exercise: exercise.name,
    agency: team.agency,
    team: team.name,
    parts: team.parts.map((part) => part[lang]).join('; '),
    when: moment(exercise.startsAt, exercise, lang),
    before: before === undefined || before === exercise.startsAt ? undefined : moment(before, exercise, lang),
    length: lengthText(exercise.duration / exercise.factor, lang),
    ahead: exercise.startsAt ? aheadText(Date.parse(exercise.startsAt) - now, lang) : '',
    note: noteOf(exercise, lang),
    code: team.joinCode,
    spaced: spacedCode(team.joinCode),
    link: joinLink(publicUrl, team.joinCode),
    joinPage: `${publicUrl}/join`,
    play: `${publicUrl}/play`,
    ...(inject && { inject: injectFacts(inject, lang, texts) }),
    ...(appeal && { appeal: { accepted: appeal.accepted, text: appeal.text, line: appeal.line[lang] } }),
  });
}

/** What a calendar entry says; when it differs, the entry has a new revision. */
export const calendarFacts = ({ name, startsAt, duration, factor }: MailExercise, cancelled: boolean): string =>
  JSON.stringify([name, startsAt, duration, factor, cancelled]);

/** The entry that goes with a mail; null: none. A start that was withdrawn takes the entry away that was sent before. */
export function entryOf(
  { exercise, team, kind, now, publicUrl, before }: Occasion,
  texts: MailTexts,
  line: { revision: number; organizer: { name: string; address: string }; to: string; subject: string },
): Calendar | null {
  if (kind === 'inject' || kind === 'thanks' || kind === 'appeal') return null;
  const withdrawn = kind === 'cancelled' || (kind === 'changed' && exercise.startsAt === null);
  const iso = exercise.startsAt ?? (withdrawn ? before : null);
  if (!iso) return null;
  const lang = langOf(exercise);
  const link = joinLink(publicUrl, team.joinCode);
  return calendarOf({
    exercise,
    start: Date.parse(iso),
    now,
    revision: line.revision,
    cancelled: withdrawn,
    host: new URL(publicUrl).hostname,
    organizer: line.organizer,
    to: line.to,
    title: `[DIỄN TẬP] ${exercise.name}`,
    description: [texts.words[lang].mark, moment(iso, exercise, lang), `${team.name}: ${team.joinCode}`, link].join('\n'),
    link,
  });
}
