/** One line of a sheet: how it ended, the sentence behind its points, what would have earned more, what evaluators wrote. */
import { Text } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ScoreLine } from '../../../../server/shared/scores.js';
import type { CellState } from '../../../../server/shared/views.js';
import { number } from '../../ui/format.js';
import { StateMark } from '../../ui/mark.js';
import classes from './sheet.module.css';
import { useSheet } from './texts.js';

const LOOK: Record<ScoreLine['state'], CellState> = {
  met: 'met',
  late: 'late',
  missed: 'missed',
  open: 'waiting',
  'awaiting-mark': 'asked',
  charged: 'missed',
  wrong: 'missed',
};

/** The sentence with the title that it begins with in bold. */
function Sentence({ text, title }: { text: string; title: string }) {
  const name = title
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.:;,]+$/, '');
  if (name === '' || !text.startsWith(name)) return text;
  return (
    <>
      <b>{name}</b>
      {text.slice(name.length)}
    </>
  );
}

/** Earned, lost and, where it is known, where the median team stands. The figures stand beside it in words. */
function Bar({ line, median }: { line: ScoreLine; median: number | undefined }) {
  if (line.kind === 'penalty') return <div className={classes['bar']} data-penalty aria-hidden />;
  const share = (points: number): string => `${Math.min(100, Math.max(0, (points / (line.points || 1)) * 100))}%`;
  return (
    <div className={classes['bar']} data-counts={line.possible > 0 || undefined} aria-hidden>
      <span style={{ width: share(line.earned) }} />
      {median !== undefined && line.possible > 0 && <i style={{ insetInlineStart: share(median) }} />}
    </div>
  );
}

export interface LineProps {
  line: ScoreLine;
  /** Points of the median team on it. */
  median?: number | undefined;
  /** Names of evaluators; without it they stay unnamed, as a team reads it. */
  name?: ((userId: string) => string) | undefined;
  /** Named in the address: marked and brought into view. */
  here?: boolean;
  /** With its inject, where it stands alone. */
  alone?: boolean;
  /** What a console adds: at the end of the sentence, and below it. */
  end?: ReactNode;
  after?: ReactNode;
}

export function SheetLine({ line, median, name, here = false, alone = false, end, after }: LineProps) {
  const { t, lang, pick } = useSheet();
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (here) element.current?.scrollIntoView({ block: 'center' });
  }, [here]);
  const figure = (value: number): string => number(value, lang);
  const worth =
    line.kind === 'penalty'
      ? figure(line.earned)
      : line.possible > 0
        ? t('ofPoints', { e: figure(line.earned), p: figure(line.possible) })
        : t(line.state === 'awaiting-mark' ? 'waits' : 'open', { p: figure(line.points) });
  const who = (id: string): string => name?.(id) ?? t('evaluator');
  return (
    <li ref={element} className={classes['line']} data-here={here || undefined} aria-current={here || undefined}>
      <span className={classes['mark']}>
        <StateMark state={LOOK[line.state]} label={false} />
        <span className="vh">{t(`state.${line.state}`)}</span>
      </span>
      <div className={classes['words']}>
        {alone && line.injectTitle && (
          <Text size="xs" c="dimmed">
            {line.number} {pick(line.injectTitle)}
          </Text>
        )}
        <Text size="sm">
          <Sentence text={pick(line.explain)} title={pick(line.label)} /> {end}
        </Text>
        {line.better && (
          <Text size="sm" className={classes['better'] ?? ''}>
            {pick(line.better)}
          </Text>
        )}
        {line.override && (
          <Text size="xs" c="dimmed">
            {t('set', { set: figure(line.override.earned), computed: figure(line.override.computed) })}
            {name ? ` · ${who(line.override.by)}` : ''}
          </Text>
        )}
        {line.comments?.map((comment) => (
          <Text key={`${comment.by} ${comment.text}`} size="sm" className={classes['comment'] ?? ''}>
            <b>{who(comment.by)}:</b> {comment.text}
          </Text>
        ))}
        {after}
      </div>
      <div className={`${classes['points']} tnum`}>
        <Text size="sm" fw={600}>
          {worth}
        </Text>
        <Bar line={line} median={median} />
        {median !== undefined && line.possible > 0 && (
          <Text size="xs" c="dimmed">
            {t('median', { n: figure(median) })}
          </Text>
        )}
      </div>
    </li>
  );
}
