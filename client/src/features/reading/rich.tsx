/** Blocks of a body on screen: prose as it stands, tables that sort, code that can be copied, fields as a table. */
import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort, IconCheck, IconCopy, IconTextWrap } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { byName } from '../../ui/format.js';
import { tableOf, textOf, tidy, type Cell, type Field, type Table } from './blocks.js';
import { copyText } from './copy.js';
import { useReadingText } from './texts.js';
import looks from './looks.module.css';
import classes from './rich.module.css';

/** Sanitised on the server (02: rendered HTML is sanitised); every piece of it was cut out of that by DOMParser. */
export function Html({ html, className }: { html: string; className?: string | undefined }) {
  // oxlint-disable-next-line react/no-danger
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The same inside a line. */
export function Words({ html, className }: { html: string; className?: string | undefined }) {
  // oxlint-disable-next-line react/no-danger
  return <span className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

type Group = { kind: 'prose'; html: string } | { kind: 'table'; table: Table } | { kind: 'code'; text: string };

function groupsOf(blocks: readonly HTMLElement[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const table = tableOf(block);
    const last = groups.at(-1);
    if (table) groups.push({ kind: 'table', table });
    else if (block.nodeName === 'PRE') groups.push({ kind: 'code', text: block.textContent.replace(/\n$/, '') });
    else if (last?.kind === 'prose') last.html += block.outerHTML;
    else groups.push({ kind: 'prose', html: block.outerHTML });
  }
  return groups;
}

export function Rich({ blocks, className }: { blocks: readonly HTMLElement[]; className?: string | undefined }) {
  const groups = useMemo(() => groupsOf(blocks), [blocks]);
  return groups.map((group, index) => {
    // blocks of a body never change their order
    const key = `${group.kind}-${index}`;
    if (group.kind === 'table') return <SortTable key={key} table={group.table} />;
    if (group.kind === 'code') return <RawText key={key} text={group.text} />;
    return <Html key={key} html={group.html} className={`${looks['prose']} ${className ?? ''}`} />;
  });
}

type Order = { column: number; down: boolean } | null;

/** Rows in the wanted order; as they came when none is wanted. Numbers sort as numbers, words in Vietnamese order. */
export function sorted<R>(rows: readonly R[], order: Order, text: (row: R, column: number) => string): R[] {
  if (!order) return [...rows];
  const by = (a: R, b: R): number => byName(text(a, order.column), text(b, order.column));
  return rows.toSorted(order.down ? (a, b) => by(b, a) : by);
}

/** Up, down, as it came. */
export const nextOrder = (order: Order, column: number): Order =>
  order?.column !== column ? { column, down: false } : order.down ? null : { column, down: true };

export const ariaSort = (order: Order, column: number): 'ascending' | 'descending' | 'none' =>
  order?.column !== column ? 'none' : order.down ? 'descending' : 'ascending';

export function SortHead({
  label,
  children,
  column,
  order,
  sort,
}: {
  label: string;
  children: ReactNode;
  column: number;
  order: Order;
  sort: (order: Order) => void;
}) {
  const { t } = useReadingText();
  const state = ariaSort(order, column);
  const Icon = state === 'ascending' ? IconArrowUp : state === 'descending' ? IconArrowDown : IconArrowsSort;
  return (
    <button
      type="button"
      className={classes['sort']}
      title={t('sortBy', { column: label })}
      data-sorted={state !== 'none' || undefined}
      onClick={() => sort(nextOrder(order, column))}
    >
      <span>{children}</span>
      <Icon size={13} aria-hidden />
    </button>
  );
}

export function SortTable({ table, label }: { table: Table; label?: string }) {
  const [order, sort] = useState<Order>(null);
  const { head, rows } = table;
  const shown = useMemo(() => sorted(rows, order, (row, column) => row[column]?.text ?? ''), [rows, order]);
  // of two columns the first names what the second says
  const names = head.length === 0 || head.length === 2;
  return (
    <div className={classes['tableBox']}>
      <table className={classes['table']} {...(label && { 'aria-label': label })}>
        {head.length > 0 && (
          <thead>
            <tr>
              {head.map((cell, column) => (
                <th key={`${column}-${cell.text}`} scope="col" aria-sort={ariaSort(order, column)}>
                  {rows.length > 1 && cell.text !== '' ? (
                    <SortHead label={cell.text} column={column} order={order} sort={sort}>
                      <Words html={cell.html} />
                    </SortHead>
                  ) : (
                    <Words html={cell.html} />
                  )}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {shown.map((row) => (
            <tr key={`${rows.indexOf(row)}`}>
              {row.map((cell, column) => (
                <TableCell key={`${column}-${cell.text}`} cell={cell} name={names && column === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableCell({ cell, name }: { cell: Cell; name: boolean }) {
  return name ? (
    <th scope="row">
      <Words html={cell.html} />
    </th>
  ) : (
    <td>
      <Words html={cell.html} />
    </td>
  );
}

/** Fields as a table that sorts. */
export function FieldTable({ fields, label }: { fields: readonly Field[]; label: string }) {
  const { t } = useReadingText();
  const table = useMemo<Table>(
    () => ({
      head: [t('field'), t('value')].map((text) => ({ html: text, text })),
      rows: fields.map((field) => [
        { html: escape(field.label), text: field.label },
        { html: field.html, text: tidy(textOf(field.html)) },
      ]),
    }),
    [fields, t],
  );
  return <SortTable table={table} label={label} />;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Text of a machine: as it is, to be copied, wrapped or not. */
export function RawText({ text, label }: { text: string; label?: string }) {
  const { t } = useReadingText();
  const [wrap, setWrap] = useState(true);
  const [said, say] = useState<boolean | null>(null);
  return (
    <div className={classes['raw']}>
      <div className={classes['rawTools']}>
        <Button
          size="compact-xs"
          variant={wrap ? 'light' : 'default'}
          aria-pressed={wrap}
          leftSection={<IconTextWrap size={13} aria-hidden />}
          onClick={() => setWrap(!wrap)}
        >
          {t('wrap')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={said ? <IconCheck size={13} aria-hidden /> : <IconCopy size={13} aria-hidden />}
          onClick={() => void copyText(text).then(say)}
        >
          {t('copy')}
        </Button>
        <span role="status" className={classes['said']}>
          {said === null ? '' : said ? t('copied') : t('copyFailed')}
        </span>
      </div>
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classes['pre']} data-wrap={wrap || undefined} tabIndex={0} aria-label={label ?? t('rawEvent')} role="region">
        {text}
      </pre>
    </div>
  );
}
