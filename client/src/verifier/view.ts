/** What was found, as elements; every text goes in as text. */
import {
  countsOf,
  FAULT_NAMES,
  KEY_NAMES,
  remarksOn,
  sealName,
  shownFingerprint,
  verdictOf,
  type Verification,
} from '../../../server/proof/index.js';
import type { Finding } from '../../../server/shared/proof.js';
import { texts } from './texts.js';

export type Lang = 'vi' | 'en';
type Child = Node | string;

export function h(tag: string, attributes: Record<string, string> = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Findings shown; a bundle that is wrong everywhere need not fill a thousand pages. */
const SHOWN = 300;

function rows(pairs: readonly (readonly [string, string, ('code' | 'text')?])[]): HTMLElement {
  return h(
    'dl',
    {},
    ...pairs.flatMap(([name, value, kind]) => [h('dt', {}, name), h('dd', {}, kind === 'code' ? h('code', {}, value) : value)]),
  );
}

function findingRow(found: Finding, lang: Lang): HTMLElement {
  const places = [
    found.file ?? '',
    found.line === undefined ? '' : `${texts.line[lang]} ${found.line}`,
    found.seq === undefined ? '' : `${texts.event[lang]} ${found.seq}`,
  ].filter((place) => place !== '');
  return h(
    'li',
    {},
    h('strong', {}, FAULT_NAMES[found.fault][lang]),
    ' ',
    ...(places.length > 0 ? [h('code', {}, places.join(', '))] : []),
    h('p', {}, found.text[lang]),
  );
}

function findings({ findings: all }: Verification, lang: Lang): Child[] {
  if (all.length === 0) return [];
  const hidden = all.length - SHOWN;
  return [
    h('h2', {}, texts.found[lang]),
    h('ol', { class: 'findings' }, ...all.slice(0, SHOWN).map((found) => findingRow(found, lang))),
    ...(hidden > 0 ? [h('p', {}, `+ ${hidden} ${texts.more[lang]}`)] : []),
  ];
}

function seals({ seals: all }: Verification, lang: Lang): Child[] {
  if (all.length === 0) return [];
  const time = new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
    timeZoneName: 'short',
  });
  return [
    h('h2', {}, texts.seals[lang]),
    ...all.map((seal) =>
      h(
        'section',
        { class: 'seal' },
        h('h3', {}, sealName(seal)[lang]),
        h('p', { class: seal.signed ? 'good' : 'bad' }, seal.signed ? texts.signed[lang] : texts.unsigned[lang]),
        rows([
          [texts.made[lang], time.format(seal.wall)],
          [texts.fingerprint[lang], shownFingerprint(seal.fingerprint), 'code'],
          [texts.hash[lang], seal.hash, 'code'],
        ]),
      ),
    ),
  ];
}

function facts(verification: Verification, name: string, lang: Lang): Child[] {
  const { bundle, rubric, logHash } = verification;
  return [
    h('h2', {}, texts.facts[lang]),
    rows([
      [texts.file[lang], name],
      ...(bundle ? ([[texts.exercise[lang], `${bundle.exercise.name} (${bundle.exercise.id})`]] as const) : []),
      ...(bundle ? ([[texts.counts[lang], countsOf(verification)[lang]]] as const) : []),
      ...(logHash === null ? [] : ([[texts.log[lang], logHash, 'code']] as const)),
      ...(rubric ? ([[texts.rubric[lang], `${rubric.scenario} ${rubric.version}, ${rubric.hash}`, 'code']] as const) : []),
      ...(bundle ? ([[texts.product[lang], bundle.product]] as const) : []),
    ]),
  ];
}

/** The verdict first; its heading takes the focus. */
export function report(verification: Verification, name: string, lang: Lang): HTMLElement {
  const { key } = verification;
  const verdict = h('h2', { tabindex: '-1', id: 'verdict' }, verdictOf(verification)[lang]);
  return h(
    'div',
    {},
    h(
      'section',
      { class: `verdict ${verification.sound ? 'good' : 'bad'}`, role: 'status' },
      verdict,
      ...(verification.sound ? [h('p', {}, texts.sound[lang])] : []),
    ),
    ...(verification.seals.length === 0
      ? []
      : [h('p', { class: key === 'differs' ? 'bad' : key === 'matches' ? 'good' : 'unsure' }, KEY_NAMES[key][lang])]),
    ...remarksOn(verification).map((remark) => h('p', { class: 'unsure' }, remark[lang])),
    ...findings(verification, lang),
    ...seals(verification, lang),
    ...facts(verification, name, lang),
  );
}
