/** Beside the text: the outline, whose rows lead to their lines, and what is wrong with the text. */
import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { AuthoringError } from '../../../../server/shared/scenario.js';
import type { OutlineItem } from './outline.js';
import { useStudio } from './texts.js';
import classes from './studio.module.css';

const GROUPS = [
  ['inject', 'injectsOutline'],
  ['rule', 'rulesOutline'],
  ['objective', 'objectivesOutline'],
] as const;

export function Outline({ items, line, go }: { items: OutlineItem[]; line: number; go: (line: number) => void }) {
  const { t } = useStudio();
  return (
    <nav className={classes['outline']} aria-label={t('outline')}>
      {GROUPS.map(([kind, title]) => {
        const mine = items.filter((item) => item.kind === kind);
        if (mine.length === 0) return null;
        return (
          <section key={kind}>
            <Text size="xs" fw={600} c="dimmed" component="h2" px={8} pt={8} pb={2}>
              {t(title)} ({mine.length})
            </Text>
            <ul>
              {mine.map((item) => (
                <li key={`${item.line}`}>
                  <button
                    type="button"
                    aria-current={line >= item.line && line <= item.to ? 'location' : undefined}
                    title={item.title || item.id}
                    onClick={() => go(item.line)}
                  >
                    <b className="tnum">{item.number || item.id}</b> {item.number || item.title ? item.title || item.id : ''}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

export function Problems({
  findings,
  checking,
  go,
}: {
  findings: AuthoringError[];
  checking: boolean;
  go: (line: number, column: number) => void;
}) {
  const { t, lang } = useStudio();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <section className={classes['problems']} aria-label={t('problems')}>
      <div className={classes['paneHead']} role="status">
        <Text size="sm" fw={600} component="h2" c={errors > 0 ? 'var(--dt-bad)' : undefined}>
          {checking ? t('checking') : errors > 0 ? t('errorsN', { n: errors }) : t('clean')}
          {findings.length > errors && `, ${t('warningsN', { n: findings.length - errors })}`}
        </Text>
        <Text size="xs" c="dimmed" visibleFrom="md">
          {t('keys')}
        </Text>
      </div>
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul tabIndex={findings.length > 0 ? 0 : -1} aria-label={t('problems')}>
        {findings.map((each) => (
          <li key={`${each.line}:${each.column}:${each.message}`}>
            <button type="button" onClick={() => go(each.line, each.column)}>
              {each.severity === 'error' ? (
                <IconCircleX size={15} color="var(--dt-bad)" aria-hidden />
              ) : (
                <IconAlertTriangle size={15} color="var(--dt-warn)" aria-hidden />
              )}
              <span className="tnum">{t('line', { line: each.line, column: each.column })}</span>
              <span>{lang === 'en' ? (each.messageEn ?? each.message) : each.message}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
