/** From the possible points down to the earned ones: one bar a cause, each beginning where the one before it ended. */
import { Text } from '@mantine/core';
import { number } from '../../ui/format.js';
import type { Account } from './account.js';
import classes from './sheet.module.css';
import { useSheet } from './texts.js';

interface Row {
  key: string;
  label: string;
  /** Points from the left, and how many the bar covers. */
  from: number;
  width: number;
  kind: 'possible' | 'lost' | 'given' | 'earned';
  figure: string;
}

export function Waterfall({ account }: { account: Account }) {
  const { t, lang } = useSheet();
  const { possible, steps, earned, waits, open } = account;
  // a gift of an evaluator may reach past what was possible
  const full = Math.max(possible, ...steps.map(({ left }) => left), 0.01);
  const share = (points: number): string => `${(Math.max(0, points) / full) * 100}%`;
  const rows: Row[] = [
    { key: 'possible', label: t('possible'), from: 0, width: possible, kind: 'possible', figure: number(possible, lang) },
    ...steps.map(({ cause, points, left }): Row => {
      // what lies below 0 has no place on the bar
      const [low, high] = points > 0 ? [Math.max(0, left), Math.max(0, left + points)] : [Math.max(0, left + points), Math.max(0, left)];
      const figure = `${points > 0 ? '−' : '+'}${number(Math.abs(points), lang)}`;
      return { key: cause, label: t(`loss.${cause}`), from: low, width: high - low, kind: points > 0 ? 'lost' : 'given', figure };
    }),
    { key: 'earned', label: t('earned'), from: 0, width: earned, kind: 'earned', figure: number(earned, lang) },
  ];
  return (
    <figure className={classes['waterfall']}>
      <figcaption className="vh">{t('account')}</figcaption>
      <dl>
        {rows.map(({ key, label, from, width, kind, figure }) => (
          <div key={key} data-kind={kind}>
            <dt>{label}</dt>
            <dd className="tnum">{figure}</dd>
            <dd aria-hidden className={classes['track']}>
              <span data-kind={kind} style={{ marginInlineStart: share(from), width: share(width) }} />
            </dd>
          </div>
        ))}
      </dl>
      {waits > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('unmarked', { n: number(waits, lang) })}
        </Text>
      )}
      {open > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('unclosed', { n: number(open, lang) })}
        </Text>
      )}
    </figure>
  );
}
