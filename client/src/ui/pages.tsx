/** Long tables page by page: 640 rows of fields would be slow to draw, and a page has a number to come back to. */
import { Group, Pagination, Text } from '@mantine/core';
import { useState } from 'react';
import { useCommon } from '../i18n/index.js';

export interface Pages<T> {
  /** The rows of the page that is open. */
  shown: readonly T[];
  /** Place of the first of them in the whole list, from 0. */
  first: number;
  page: number;
  count: number;
  total: number;
  go: (page: number) => void;
}

/** @param size rows on a page. A list that gets shorter closes the pages past its end. */
export function usePages<T>(rows: readonly T[], size: number): Pages<T> {
  const [wanted, go] = useState(1);
  const count = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(wanted, count);
  const first = (page - 1) * size;
  return { shown: rows.slice(first, first + size), first, page, count, total: rows.length, go };
}

/** Keeps its height when there is one page only, so that nothing jumps while somebody searches. */
export function Pager<T>({ pages, label }: { pages: Pages<T>; label: string }) {
  const { t } = useCommon();
  const { page, count, first, shown, total } = pages;
  return (
    <Group justify="space-between" mih={40} px="xs">
      <Text size="sm" c="dimmed" className="tnum" role="status">
        {total === 0 ? t('rows.none') : t('rows.of', { from: first + 1, to: first + shown.length, n: total })}
      </Text>
      {count > 1 && (
        <Pagination
          size="sm"
          total={count}
          value={page}
          onChange={pages.go}
          aria-label={label}
          getControlProps={(control) => ({ 'aria-label': t(control === 'previous' ? 'rows.before' : 'rows.after') })}
          getItemProps={(number) => ({ 'aria-label': t('rows.page', { n: number }) })}
        />
      )}
    </Group>
  );
}
