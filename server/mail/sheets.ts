/** Join sheets: one printed page per team with its code, the same as a QR picture, and the rules of play. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { toString as qrCode } from 'qrcode';
import { z } from 'zod';
import { Refused } from '../errors.js';
import { TEMPLATES } from '../paths.js';
import { fontFaces } from '../reports/fonts.js';
import type { Lang } from '../shared/text.js';
import { joinLink } from './compose.js';
import type { MailExercise, MailStore } from './ports.js';
import { byName, dayText, lengthText, momentText, spacedCode, zoneOf } from './words.js';

const Labels = z.record(z.string(), z.object({ vi: z.string(), en: z.string() }));
const Rules = z.object({ vi: z.array(z.string()), en: z.array(z.string()) });

export interface SheetOptions {
  lang: Lang;
  /** Absent: all teams, by name. */
  teamId?: string;
}

export interface SheetMaker {
  /** A4, tagged. @throws Refused not-found */
  pdf(exerciseId: string, options: SheetOptions): Promise<Buffer>;
}

/** The picture carries its text as a name, so that it can be read aloud and tested. */
async function picture(link: string, label: string): Promise<string> {
  const svg = await qrCode(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  return svg.replace('<svg ', `<svg role="img" aria-label="${Handlebars.escapeExpression(`${label}: ${link}`)}" `);
}

/** Compiles once; `folder` may be an organisation's own copy of `templates/`. */
export function createSheetPage(
  folder: string = TEMPLATES,
): (exercise: MailExercise, address: string, options: SheetOptions) => Promise<string> {
  const file = (name: string): string => readFileSync(path.join(folder, 'sheets', name), 'utf8');
  const labels = Labels.parse(JSON.parse(file('labels.json')));
  const rules = Rules.parse(JSON.parse(file('rules.json')));
  const page = Handlebars.compile(file('join.hbs'));
  const style = file('print.css');
  return async (exercise, address, { lang, teamId }) => {
    const label = (key: string): string => labels[key]?.[lang] ?? key;
    const zone = zoneOf(exercise);
    const start = exercise.startsAt === null ? null : Date.parse(exercise.startsAt);
    const length = exercise.duration / exercise.factor;
    const teams = exercise.teams.filter(({ id }) => teamId === undefined || id === teamId).toSorted(byName);
    if (teams.length === 0) throw new Refused('not-found');
    const sheets = teams.map(async (team) => {
      const link = joinLink(address, team.joinCode);
      return {
        name: team.name,
        agency: team.agency === team.name ? '' : team.agency,
        parts: team.parts.map((part) => part[lang]).join('; '),
        code: spacedCode(team.joinCode),
        link,
        qr: await picture(link, label('qr')),
      };
    });
    const { note } = exercise.settings;
    return page({
      lang,
      t: Object.fromEntries(Object.keys(labels).map((key) => [key, label(key)])),
      style,
      fonts: fontFaces(),
      exercise: exercise.name,
      when: start === null ? label('open') : momentText(start, zone, lang),
      length: lengthText(length, lang),
      note: typeof note === 'string' ? note : (note?.[lang] ?? note?.vi),
      valid: start === null ? label('valid') : `${label('valid')} ${label('validDay')} ${dayText(start + length, zone, lang)}.`,
      joinPage: `${address}/join`,
      rules: rules[lang],
      sheets: await Promise.all(sheets),
    });
  };
}

export function createSheets(deps: {
  store: Pick<MailStore, 'exercise'>;
  /** The address that people open. */
  address(): string;
  print(html: string): Promise<Buffer>;
}): SheetMaker {
  let page: ReturnType<typeof createSheetPage> | null = null;
  return {
    async pdf(exerciseId, options) {
      const exercise = await deps.store.exercise(exerciseId);
      if (!exercise) throw new Refused('not-found');
      page ??= createSheetPage();
      return deps.print(await page(exercise, deps.address(), options));
    },
  };
}
