/**
 * Vietnamese first, English by one switch. Every console registers its own texts; keys missing in English are a type error.
 * Written here because a pair of sentences and `{{name}}` is all that is asked of it, and every first visit pays for a library.
 */
import { useSyncExternalStore } from 'react';
import type { Bi, Lang } from '../../../server/shared/text.js';
import { common } from './common.js';

const KEPT = 'dientap.lang';

export type Texts = Record<string, readonly [vi: string, en: string]>;
type Values = Record<string, string | number>;
/** A sentence by its key, `{{name}}` replaced by its value; an unknown key answers itself. */
export type Say = (key: string, values?: Values) => string;

let current: Lang = 'vi';
const listeners = new Set<() => void>();
const namespaces = new Map<string, Texts>();
/** One per namespace and language, so that what depends on it changes with the language only. */
const sayers = new Map<string, Say>();

/** Adds a console's texts under its own namespace. */
export function register(namespace: string, texts: Texts): void {
  namespaces.set(namespace, { ...namespaces.get(namespace), ...texts });
}

const filled = (sentence: string, values: Values): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : gap));

/** How one language says what a namespace holds. */
export function sayIn(lang: Lang, namespace: string): Say {
  const name = `${lang} ${namespace}`;
  const known = sayers.get(name);
  if (known) return known;
  const say: Say = (key, values) => {
    const sentence = namespaces.get(namespace)?.[key]?.[lang === 'vi' ? 0 : 1] ?? key;
    return values ? filled(sentence, values) : sentence;
  };
  sayers.set(name, say);
  return say;
}

export const language = (): Lang => current;

/** Everything on screen changes at once; kept for the next visit. */
export function speak(lang: Lang): void {
  localStorage.setItem(KEPT, lang);
  turnTo(lang);
}

function turnTo(lang: Lang): void {
  current = lang;
  document.documentElement.lang = lang;
  for (const listener of listeners) listener();
}

export function startI18n(): void {
  register('common', common);
  turnTo(localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi');
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** `t('key', {n})` for one console's texts, plus the language and how to pick a text that has both. */
export function useText<T extends Texts>(namespace: string, _texts?: T) {
  const lang = useSyncExternalStore(subscribe, language);
  return {
    t: sayIn(lang, namespace) as (key: Extract<keyof T, string>, values?: Values) => string,
    lang,
    pick: (text: Bi) => text[lang],
    setLang: speak,
  };
}
export const useCommon = () => useText<typeof common>('common');
