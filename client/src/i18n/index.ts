/** Vietnamese first, English by one switch. Every console registers its own texts; keys missing in English are a type error. */
import i18n from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Bi, Lang } from '../../../server/shared/text.js';
import { common } from './common.js';

const KEPT = 'dientap.lang';

export type Texts = Record<string, readonly [vi: string, en: string]>;

/** Registered before the start (a console that is not loaded on demand, a test). */
const early: [namespace: string, texts: Texts][] = [];

/** Adds a console's texts under its own namespace. */
export function register(namespace: string, texts: Texts): void {
  if (!i18n.isInitialized) {
    early.push([namespace, texts]);
    return;
  }
  for (const [index, lang] of (['vi', 'en'] as const).entries()) {
    const bundle = Object.fromEntries(Object.entries(texts).map(([key, pair]) => [key, pair[index]]));
    i18n.addResourceBundle(lang, namespace, bundle, true, true);
  }
}

export function startI18n(): void {
  const kept = localStorage.getItem(KEPT);
  void i18n.use(initReactI18next).init({
    lng: kept === 'en' ? 'en' : 'vi',
    fallbackLng: 'vi',
    defaultNS: 'common',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: {},
    initAsync: false,
  });
  register('common', common);
  for (const [namespace, texts] of early.splice(0)) register(namespace, texts);
  document.documentElement.lang = i18n.language;
  i18n.on('languageChanged', (lang) => {
    localStorage.setItem(KEPT, lang);
    document.documentElement.lang = lang;
  });
}

/** `t('key', {n})` for one console's texts, plus the language and how to pick a text that has both. */
export function useText<T extends Texts>(namespace: string, _texts?: T) {
  const { t, i18n: instance } = useTranslation(namespace);
  const lang: Lang = instance.language === 'en' ? 'en' : 'vi';
  return {
    t: t as (key: Extract<keyof T, string>, values?: Record<string, string | number>) => string,
    lang,
    pick: (text: Bi) => text[lang],
    setLang: (next: Lang) => void instance.changeLanguage(next),
  };
}
export const useCommon = () => useText<typeof common>('common');
