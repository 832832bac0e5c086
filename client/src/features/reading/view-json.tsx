/** JSON as a tree: branches fold, search opens what it finds, arrows walk. */
import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { fold } from '../../ui/format.js';
import { FindBar, useFinding } from './find-bar.js';
import { openRows, parentsOf, rowsOf, type Json, type JsonRow } from './json-rows.js';
import { useReadingText } from './texts.js';
import { marked } from './viewer.js';
import classes from './files.module.css';

export type { Json };

const FEW = 400;
const ROW = 24;
/** Branches deeper than this begin folded when the file is large. */
const SHALLOW = 2;

export function JsonView({ value, save, choice }: { value: Json; save: () => void; choice: ReactNode }) {
  const { t } = useReadingText();
  const id = useId();
  const finding = useFinding();
  const rows = useMemo(() => rowsOf(value), [value]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(
    () => new Set(rows.length > FEW ? rows.filter((row) => row.size !== null && row.depth >= SHALLOW).map((row) => row.path) : []),
  );
  const [active, setActive] = useState('');
  const hits = useMemo(() => {
    const wanted = fold(finding.word.trim());
    return wanted === '' ? [] : rows.filter((row) => fold(`${row.key} ${row.text}`).includes(wanted)).map((row) => row.path);
  }, [rows, finding.word]);
  const current = hits[finding.at];
  const shown = useMemo(() => openRows(rows, closed), [rows, closed]);
  const box = useRef<HTMLDivElement>(null);
  const long = shown.length > FEW;
  const activeIndex = Math.max(
    0,
    shown.findIndex((row) => row.path === active),
  );
  const drawn = useVirtualizer({
    count: shown.length,
    enabled: long,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 20,
    initialRect: { width: 800, height: 600 },
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const range = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      // what the tree calls active must be in the page
      return range.includes(activeIndex) ? range : [...range, activeIndex].toSorted((a, b) => a - b);
    },
  });

  useEffect(() => {
    if (current === undefined) return;
    setActive(current);
    setClosed((before) => new Set([...before].filter((path) => !parentsOf(current).includes(path))));
  }, [current]);
  useEffect(() => {
    if (long) drawn.scrollToIndex(activeIndex, { align: 'auto' });
    else box.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [activeIndex, long, drawn]);

  const toggle = (row: JsonRow): void =>
    setClosed((before) =>
      before.has(row.path) ? new Set([...before].filter((path) => path !== row.path)) : new Set([...before, row.path]),
    );
  const onKey = (event: KeyboardEvent): void => {
    const row = shown[activeIndex];
    if (!row) return;
    const go = (index: number): void => setActive(shown[Math.min(Math.max(index, 0), shown.length - 1)]?.path ?? '');
    const open = row.size !== null && !closed.has(row.path);
    if (event.key === 'ArrowDown') go(activeIndex + 1);
    else if (event.key === 'ArrowUp') go(activeIndex - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(shown.length - 1);
    else if (event.key === 'ArrowRight' && row.size !== null) {
      if (open) go(activeIndex + 1);
      else toggle(row);
    } else if (event.key === 'ArrowLeft') {
      if (open) toggle(row);
      else setActive(parentsOf(row.path).at(-1) ?? '');
    } else if ((event.key === 'Enter' || event.key === ' ') && row.size !== null) toggle(row);
    else return;
    event.preventDefault();
  };
  const one = (index: number, style?: React.CSSProperties) => {
    const row = shown[index];
    return row ? (
      <Branch
        key={row.path}
        id={`${id}-${index}`}
        row={row}
        open={!closed.has(row.path)}
        active={index === activeIndex}
        found={row.path === current}
        word={finding.word}
        style={style}
        press={() => {
          setActive(row.path);
          if (row.size !== null) toggle(row);
        }}
      />
    ) : null;
  };
  return (
    <div className={classes['viewer']}>
      <FindBar finding={finding} hits={hits.length} save={save}>
        <Button variant="default" onClick={() => setClosed(new Set())}>
          {t('expandAll')}
        </Button>
        <Button
          variant="default"
          onClick={() => setClosed(new Set(rows.filter((row) => row.size !== null && row.depth > 0).map((row) => row.path)))}
        >
          {t('collapseAll')}
        </Button>
        {choice}
      </FindBar>
      <div
        className={classes['tree']}
        ref={box}
        role="tree"
        tabIndex={0}
        aria-label={t('jsonTree')}
        aria-activedescendant={`${id}-${activeIndex}`}
        onKeyDown={onKey}
      >
        {long ? (
          <div role="none" style={{ height: drawn.getTotalSize(), position: 'relative' }}>
            {drawn
              .getVirtualItems()
              .map((item) =>
                one(item.index, { position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${item.start}px)` }),
              )}
          </div>
        ) : (
          shown.map((_, index) => one(index))
        )}
      </div>
    </div>
  );
}

interface BranchProps {
  id: string;
  row: JsonRow;
  open: boolean;
  active: boolean;
  found: boolean;
  word: string;
  style: React.CSSProperties | undefined;
  press: () => void;
}

function Branch({ id, row, open, active, found, word, style, press }: BranchProps) {
  const { t } = useReadingText();
  const Icon = open ? IconChevronDown : IconChevronRight;
  return (
    // the tree itself takes the keys (aria-activedescendant)
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={active}
      {...(row.size !== null && { 'aria-expanded': open })}
      className={classes['branch']}
      data-active={active || undefined}
      data-current={found || undefined}
      style={{ ...style, paddingLeft: 8 + row.depth * 18 }}
      onClick={press}
    >
      {row.size === null ? <span className={classes['leaf']} /> : <Icon size={14} aria-hidden />}
      {row.key !== '' && <span className={classes['key']}>{marked(row.key, word)}:</span>}{' '}
      {row.size === null ? (
        <span className={classes['value']}>{marked(row.text, word)}</span>
      ) : (
        <span className={classes['size']}>
          {row.list ? '[ ]' : '{ }'} {t('items', { n: row.size })}
        </span>
      )}
    </div>
  );
}
