/** Pages of a chart with more rows than one picture shows. */
import { Pagination } from '@mantine/core';
import { useState } from 'react';
import { useCharts } from './texts.js';

export interface PartOf {
  from: number;
  to: number;
  pages: number;
  page: number;
  turn: (page: number) => void;
}

/** `of`: what is shown; another begins at its first page. */
export function usePart(rows: number, most: number, of: string): PartOf {
  const [at, setAt] = useState({ of, page: 1 });
  const pages = Math.max(1, Math.ceil(rows / most));
  const page = at.of === of ? Math.min(at.page, pages) : 1;
  return { from: (page - 1) * most, to: page * most, pages, page, turn: (next) => setAt({ of, page: next }) };
}

export function Pages({ pages, page, turn }: PartOf) {
  const { t } = useCharts();
  if (pages <= 1) return null;
  return (
    <Pagination
      total={pages}
      value={page}
      onChange={turn}
      size="sm"
      mt="xs"
      aria-label={t('pages')}
      getItemProps={(n) => ({ 'aria-label': t('page', { n }) })}
      getControlProps={(control) => ({ 'aria-label': { first: '«', previous: '‹', next: '›', last: '»' }[control] })}
    />
  );
}
