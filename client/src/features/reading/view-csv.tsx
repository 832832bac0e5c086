/** A CSV file as a table: sorted by any column, narrowed to the rows with a word. Long ones draw only what is in view. */
import { Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { fold } from '../../ui/format.js';
import type { Csv } from './csv.js';
import { Save } from './find-bar.js';
import { ariaSort, SortHead, sorted } from './rich.js';
import { useReadingText } from './texts.js';
import { marked } from './viewer.js';
import classes from './files.module.css';
import rich from './rich.module.css';

const FEW = 200;
const ROW = 30;

export function CsvView({ csv, save, choice }: { csv: Csv; save: () => void; choice: ReactNode }) {
  const { t } = useReadingText();
  const [word, setWord] = useState('');
  const [order, sort] = useState<{ column: number; down: boolean } | null>(null);
  const { head, rows, notes } = csv;
  const folded = useMemo(() => new Map(rows.map((row) => [row, fold(row.join('\u0000'))])), [rows]);
  const shown = useMemo(() => {
    const wanted = fold(word.trim());
    const found = wanted === '' ? rows : rows.filter((row) => folded.get(row)?.includes(wanted));
    return sorted(found, order, (row, column) => row[column] ?? '');
  }, [rows, folded, word, order]);
  const box = useRef<HTMLDivElement>(null);
  const long = shown.length > FEW;
  const drawn = useVirtualizer({
    count: shown.length,
    enabled: long,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 20,
    initialRect: { width: 800, height: 600 },
  });
  const items = drawn.getVirtualItems();
  const first = long ? (items[0]?.index ?? 0) : 0;
  const last = long ? (items.at(-1)?.index ?? 0) : shown.length - 1;
  const above = long ? (items[0]?.start ?? 0) : 0;
  const below = long ? drawn.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;

  return (
    <div className={classes['viewer']}>
      <div className={classes['tools']}>
        <TextInput
          flex={1}
          miw={160}
          leftSection={<IconSearch size={16} aria-hidden />}
          aria-label={t('searchIn')}
          placeholder={t('searchIn')}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
        />
        <Text size="sm" className="tnum" role="status" miw={90}>
          {word.trim() === '' ? t('rowsOf', { n: rows.length }) : t('rowsFound', { i: shown.length, n: rows.length })}
        </Text>
        {choice}
        <Save save={save} />
      </div>
      {notes.map((note) => (
        <Text key={note} size="xs" c="dimmed" pb={4}>
          {note}
        </Text>
      ))}
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes['sheet']} ref={box} tabIndex={0} role="region" aria-label={t('rowsOf', { n: shown.length })}>
        <table className={rich['table']} aria-rowcount={shown.length + 1} data-fixed={long || undefined}>
          <thead>
            <tr aria-rowindex={1}>
              {head.map((name, column) => (
                // columns never change their order
                // oxlint-disable-next-line react/no-array-index-key
                <th key={column} scope="col" aria-sort={ariaSort(order, column)}>
                  <SortHead label={name} column={column} order={order} sort={sort}>
                    {name}
                  </SortHead>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {above > 0 && <tr aria-hidden style={{ height: above }} />}
            {shown.slice(first, last + 1).map((row, index) => (
              <tr key={rows.indexOf(row)} aria-rowindex={first + index + 2}>
                {head.map((_, column) => (
                  // columns never change their order
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={column} className="tnum">
                    {row[column] ? marked(row[column], word) : ''}
                  </td>
                ))}
              </tr>
            ))}
            {below > 0 && <tr aria-hidden style={{ height: below }} />}
          </tbody>
        </table>
      </div>
    </div>
  );
}
