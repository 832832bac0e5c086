/** A text read in place: line numbers, search without diacritics, lines wrapped or not. Long files draw only what is in view. */
import { Button, Text } from '@mantine/core';
import { IconTextWrap } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { fold } from '../../ui/format.js';
import { FindBar, useFinding } from './find-bar.js';
import { useReadingText } from './texts.js';
import classes from './files.module.css';

/** More lines than this are cut off in view; the whole file can be saved. */
const MOST_LINES = 200_000;
/** Up to here all lines are drawn. */
const FEW = 400;
/** Height of a line that is not wrapped, px: 0.8125rem at 1.5. */
const LINE = 20;

/** Lines that contain the word, diacritics aside; indices from 0. `folded`: the lines folded before. */
export function linesWith(lines: readonly string[], word: string, folded: readonly string[] = lines.map(fold)): number[] {
  const wanted = fold(word.trim());
  if (wanted === '') return [];
  return folded.flatMap((line, index) => (line.includes(wanted) ? [index] : []));
}

/** The line with the word marked wherever it stands, where folding keeps lengths (it does for composed Vietnamese). */
export function marked(line: string, word: string): ReactNode {
  const wanted = fold(word.trim());
  const folded = fold(line);
  if (line === '') return '\u200b';
  if (wanted === '' || folded.length !== line.length || !folded.includes(wanted)) return line;
  const parts: ReactNode[] = [];
  let from = 0;
  for (let hit = folded.indexOf(wanted); hit >= 0; hit = folded.indexOf(wanted, from)) {
    parts.push(line.slice(from, hit), <mark key={hit}>{line.slice(hit, hit + wanted.length)}</mark>);
    from = hit + wanted.length;
  }
  return [...parts, line.slice(from)];
}

export function TextView({ text, save, choice }: { text: string; save: () => void; choice?: ReactNode }) {
  const { t } = useReadingText();
  const finding = useFinding();
  const [wrap, setWrap] = useState(true);
  const all = useMemo(() => text.replace(/\r?\n$/, '').split(/\r?\n/), [text]);
  const lines = useMemo(() => all.slice(0, MOST_LINES), [all]);
  const folded = useMemo(() => lines.map(fold), [lines]);
  const hits = useMemo(() => linesWith(lines, finding.word, folded), [lines, finding.word, folded]);
  const current = hits[finding.at];
  const box = useRef<HTMLDivElement>(null);
  const long = lines.length > FEW;
  const rows = useVirtualizer({
    count: lines.length,
    enabled: long,
    getScrollElement: () => box.current,
    estimateSize: () => LINE,
    overscan: 30,
    initialRect: { width: 800, height: 600 },
  });

  useEffect(() => {
    if (current === undefined) return;
    if (long) rows.scrollToIndex(current, { align: 'center' });
    else box.current?.querySelector(`[data-n="${current + 1}"]`)?.scrollIntoView({ block: 'center' });
  }, [current, long, rows]);

  const line = (index: number) => ({
    className: classes['textLine'],
    'data-n': index + 1,
    'data-current': index === current || undefined,
    children: <span>{marked(lines[index] ?? '', finding.word)}</span>,
  });
  return (
    <div className={classes['viewer']}>
      <FindBar finding={finding} hits={hits.length} save={save}>
        <Button
          variant={wrap ? 'light' : 'default'}
          aria-pressed={wrap}
          leftSection={<IconTextWrap size={16} aria-hidden />}
          onClick={() => setWrap(!wrap)}
        >
          {t('wrap')}
        </Button>
        {choice}
      </FindBar>
      {lines.length < all.length && (
        <Text size="xs" c="dimmed" pb={4}>
          {t('cutOff', { n: lines.length })}
        </Text>
      )}
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        className={classes['text']}
        ref={box}
        tabIndex={0}
        data-wrap={wrap || undefined}
        role="region"
        aria-label={t('lines', { n: lines.length })}
      >
        {text.trim() === '' ? (
          <p className={classes['nothing']}>{t('emptyFile')}</p>
        ) : long ? (
          <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
            {rows.getVirtualItems().map((row) => (
              <div
                key={row.key}
                ref={rows.measureElement}
                data-index={row.index}
                {...line(row.index)}
                style={{
                  position: 'absolute',
                  top: 0,
                  left: 0,
                  minWidth: '100%',
                  ...(wrap && { width: '100%' }),
                  transform: `translateY(${row.start}px)`,
                }}
              />
            ))}
          </div>
        ) : (
          // lines of a file never change their order
          // oxlint-disable-next-line react/no-array-index-key
          lines.map((_, index) => <div key={index} {...line(index)} />)
        )}
      </div>
    </div>
  );
}
