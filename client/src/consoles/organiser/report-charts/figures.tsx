/** A table of figures; of a long one only the rows in sight are on the page. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { cellText } from '../../../../../server/charts/options/format.js';
import type { ChartTable } from '../../../../../server/charts/options/tables.js';
import { useCharts } from './texts.js';
import classes from './charts.module.css';

const ROW = 28;
/** px of the first column and of each further one. */
const FIRST = 280;
const OTHER = 96;

export function Figures({ table: { columns, rows }, label }: { table: ChartTable; label: string }) {
  const { t, lang } = useCharts();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 10 });
  if (rows.length === 0) return <p className={classes['empty']}>{t('noFigures')}</p>;
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const words = (at: number): boolean => at === 0 || columns[at]?.unit === 'text';
  const first = columns[0]?.unit === 'text' ? FIRST : OTHER;
  return (
    // a region that scrolls must be reachable by keyboard
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroll} className={classes['scroll']} tabIndex={0} role="region" aria-label={`${t('table')}: ${label}`}>
      <table className={classes['figures']} style={{ minWidth: first + (columns.length - 1) * OTHER }} aria-rowcount={rows.length + 1}>
        <colgroup>
          {columns.map((column, at) => (
            <col key={column.label.en} style={{ width: at === 0 ? first : OTHER }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={column.label.en} scope="col" data-words={words(at) || undefined}>
                {column.label[lang]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tnum">
          {before > 0 && <Space height={before} columns={columns.length} />}
          {items.map(({ index }) => (
            <tr key={index} aria-rowindex={index + 2} style={{ height: ROW }}>
              {(rows[index] ?? []).map((cell, at) => {
                const text = cellText(cell, columns[at]?.unit ?? 'text', lang);
                const name = columns[at]?.label.en ?? at;
                return at === 0 ? (
                  <th key={name} scope="row" title={text} data-words={words(at) || undefined}>
                    {text}
                  </th>
                ) : (
                  <td key={name} title={words(at) ? text : undefined} data-words={words(at) || undefined}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
          {after > 0 && <Space height={after} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

export const Space = ({ height, columns }: { height: number; columns: number }) => (
  <tr aria-hidden style={{ height }}>
    {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- room for rows out of sight, hidden from readers */}
    <td colSpan={columns} />
  </tr>
);
