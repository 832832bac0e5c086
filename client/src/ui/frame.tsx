/** The frame of every page: the drill strip, a slim bar, and the two switches (language, light or dark). */
import { ActionIcon, Group, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCommon } from '../i18n/index.js';
import classes from './frame.module.css';

export function DrillStrip({ real = false }: { real?: boolean }) {
  const { t } = useCommon();
  return (
    <aside className={real ? 'strip stripReal' : 'strip'} aria-label={t('drillMark')}>
      {real ? t('realStrip') : t('drillStrip')}
    </aside>
  );
}

export function LangSwitch() {
  const { t, lang, setLang } = useCommon();
  const next = lang === 'vi' ? 'en' : 'vi';
  const label = next === 'en' ? t('toEnglish') : t('toVietnamese');
  return (
    <ActionIcon
      variant="default"
      size="md"
      aria-label={label}
      title={label}
      lang={next}
      onClick={() => setLang(next)}
      className={classes['lang']}
    >
      {next.toUpperCase()}
    </ActionIcon>
  );
}

export function ThemeSwitch() {
  const { t } = useCommon();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <ActionIcon
      variant="default"
      size="md"
      aria-label={t('theme')}
      title={t('theme')}
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      {scheme === 'dark' ? <IconSun size={16} stroke={1.8} /> : <IconMoon size={16} stroke={1.8} />}
    </ActionIcon>
  );
}

/** `bar` is the page's own content of the top bar; `fill` pages manage their own scrolling. */
export function Frame({
  bar,
  actions,
  children,
  fill = false,
  real = false,
}: {
  bar?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  fill?: boolean;
  real?: boolean;
}) {
  const { t } = useCommon();
  return (
    <div className={fill ? classes['fill'] : classes['page']}>
      <DrillStrip real={real} />
      <header className={classes['bar']}>
        <Link to="/" className={classes['brand']} aria-label={`dientap - ${t('home')}`}>
          dientap
        </Link>
        <div className={classes['middle']}>{bar}</div>
        <Group gap={6} wrap="nowrap">
          {actions}
          <LangSwitch />
          <ThemeSwitch />
        </Group>
      </header>
      <main className={classes['main']}>{children}</main>
    </div>
  );
}
