/** The mails' texts: Handlebars files of `templates/mail`, per language and kind one for HTML and one for plain text, whose first line is the subject. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { z } from 'zod';
import { TEMPLATES } from '../paths.js';
import { MAIL_KINDS, type MailPreview } from '../shared/mail.js';
import type { Lang } from '../shared/text.js';
import type { QueueKind } from './ports.js';

/** On the subject of every mail of a drill, in both languages. */
export const SUBJECT_MARK = '[DIỄN TẬP]';

const Words = z.object({
  mark: z.string(),
  sender: z.string(),
  footer: z.string(),
  /** Of what is asked for after a drill, which is real: the same three in place of the drill's own. */
  after: z.object({ subject: z.string(), mark: z.string(), footer: z.string() }),
  channels: z.record(z.string(), z.string()),
});
const KINDS: readonly QueueKind[] = [...MAIL_KINDS, 'improvement'];
const Rules = z.array(z.string());

export interface MailTexts {
  render(kind: QueueKind, lang: Lang, facts: object): MailPreview;
  words: Record<Lang, z.infer<typeof Words>>;
  /** Rules of play in brief, one sentence or two each. */
  rules: Record<Lang, string[]>;
}

const perLang = <T>(read: (lang: Lang) => T): Record<Lang, T> => ({ vi: read('vi'), en: read('en') });

/** Compiles everything once; `folder` may be an organisation's own copy of `templates/`. @throws when a file is missing or not well formed */
export function openTexts(folder: string = TEMPLATES): MailTexts {
  const file = (...parts: string[]): string => readFileSync(path.join(folder, ...parts), 'utf8');
  const json = (...parts: string[]): Record<string, unknown> => JSON.parse(file(...parts)) as Record<string, unknown>;
  const words = json('mail', 'words.json');
  const rules = json('sheets', 'rules.json');
  const html = Handlebars.create();
  for (const name of readdirSync(path.join(folder, 'mail', 'partials'))) {
    html.registerPartial(path.basename(name, '.hbs'), file('mail', 'partials', name));
  }
  const compiled = perLang((lang) =>
    Object.fromEntries(
      KINDS.map((kind) => [
        kind,
        {
          html: html.compile(file('mail', lang, `${kind}.html.hbs`)),
          text: Handlebars.compile(file('mail', lang, `${kind}.txt.hbs`), { noEscape: true }),
        },
      ]),
    ),
  );
  const texts = {
    words: perLang((lang) => Words.parse(words[lang])),
    rules: perLang((lang) => Rules.parse(rules[lang])),
  };
  return {
    ...texts,
    render(kind, lang, facts) {
      const { after, ...own } = texts.words[lang];
      const { subject: subjectMark, mark, footer } = kind === 'improvement' ? after : { ...own, subject: SUBJECT_MARK };
      const all = { ...facts, lang, mark, footer, rules: texts.rules[lang] };
      const { html: page, text } = compiled[lang][kind]!;
      const [first = '', ...rest] = text(all).split('\n');
      const title = first.replace(/\s+/g, ' ').trim();
      // names that carry the mark already do not get it twice
      const subject = title.startsWith(subjectMark) ? title : `${subjectMark} ${title}`;
      return { subject, text: `${rest.join('\n').trim()}\n`, html: page({ ...all, subject }) };
    },
  };
}
