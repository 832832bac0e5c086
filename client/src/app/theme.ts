/** The look: an operations room, quiet and dense. One accent, tabular figures, contrast that passes in both schemes. */
import { createTheme, DEFAULT_THEME, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** White words on the library's own shades that fill buttons, also under the pointer, miss 4.5:1; here the last two are darker. */
const deep = (name: 'green' | 'cyan' | 'orange', hover: string, filled: string): MantineColorsTuple =>
  [...DEFAULT_THEME.colors[name].slice(0, 8), hover, filled] as unknown as MantineColorsTuple;

export const theme = createTheme({
  fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
  headings: { fontFamily: '"Be Vietnam Pro", system-ui, sans-serif', fontWeight: '600' },
  colors: {
    // the library's neutral greys lie beside our panels like another house's; these are of the same hue
    dark: ['#cdd3da', '#b8bec6', '#868e98', '#6a727c', '#414a55', '#323a43', '#20262d', '#1b2026', '#151a1f', '#0f1317'],
    green: deep('green', '#1d662c', '#237a35'),
    cyan: deep('cyan', '#095c6b', '#0b7285'),
    orange: deep('orange', '#a83a08', '#c2410c'),
  },
  primaryColor: 'cyan',
  primaryShade: { light: 9, dark: 9 },
  autoContrast: true,
  luminanceThreshold: 0.25,
  defaultRadius: 'sm',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#525a66',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-placeholder': '#6b7280',
    // the library's palest cyan shines brighter than anything that matters
    '--mantine-color-cyan-light': '#e3f3f6',
    '--mantine-color-cyan-light-hover': '#d2ebf0',
    '--dt-panel': '#ffffff',
    '--dt-page': '#f3f5f7',
    '--dt-line': '#d9dee4',
    '--dt-hover': '#eef2f5',
    '--dt-selected': '#e3f3f6',
    '--dt-ok': '#17713a',
    '--dt-wait': '#5b6572',
    '--dt-warn': '#9a5b00',
    '--dt-bad': '#c2255c',
    '--dt-strip': '#b3142b',
    '--dt-accent': '#0b7285',
  },
  dark: {
    '--mantine-color-dimmed': '#a6acb5',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-placeholder': '#8d949e',
    '--dt-panel': '#1b2026',
    '--dt-page': '#12161b',
    '--dt-line': '#313841',
    '--dt-hover': '#252c34',
    '--dt-selected': '#15363d',
    '--dt-ok': '#6fd08c',
    '--dt-wait': '#a6acb5',
    '--dt-warn': '#f2b84b',
    '--dt-bad': '#ff8fab',
    '--dt-strip': '#a31227',
    '--dt-accent': '#66d9e8',
  },
});
