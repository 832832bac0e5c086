/** Teams × injects: one glance is the state of the drill. Rows are virtual; arrows move, Enter opens the exchange. */
import { Select, TextInput } from '@mantine/core';
import { useElementSize, useHotkeys, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { cellOf } from '../../../../server/shared/reduce-excon.js';
import type { CellState, ExconTeam, ExconView, MselRow } from '../../../../server/shared/views.js';
import { useCommon } from '../../i18n/index.js';
import { byName, drillTime, fold } from '../../ui/format.js';
import { StateMark } from '../../ui/mark.js';
import classes from './excon.module.css';
import { useExconText, useRoom } from './room.js';

const NAME_W = { least: 260, most: 460 };
const COL_W = { least: 46, most: 84 };
const ROW_H = 32;
const SHOWN: CellState[] = ['waiting', 'delivered', 'seen', 'answered', 'met', 'late', 'missed', 'held', 'asked', 'not-needed', 'skipped'];

/** Px of the name column and of each inject's, so that a wide screen is filled and a narrow one scrolls. */
function measure(room: number, columns: number): { name: number; col: number } {
  const name = Math.min(NAME_W.most, Math.max(NAME_W.least, room - columns * COL_W.least));
  const col = Math.min(COL_W.most, Math.max(COL_W.least, Math.floor((room - name) / Math.max(1, columns))));
  return { name, col };
}

type Sort = 'name' | 'late' | 'done';

/** Weighs a team's cells for sorting: missed counts double. */
function tally(view: ExconView, teamId: string): { late: number; done: number } {
  const states = Object.values(view.cells[teamId] ?? {}).map((cell) => cell.state);
  return {
    late: states.filter((state) => state === 'missed').length * 2 + states.filter((state) => state === 'late').length,
    done: states.filter((state) => state === 'met' || state === 'late').length,
  };
}

function arrange(view: ExconView, sort: Sort, wanted: string): ExconTeam[] {
  const key = fold(wanted.trim());
  const teams = view.kit.teams.filter((team) => key === '' || fold(team.name).includes(key));
  if (sort === 'name') return teams.toSorted((a, b) => byName(a.name, b.name));
  const tallies = new Map(teams.map((team) => [team.id, tally(view, team.id)]));
  return teams.toSorted((a, b) => (tallies.get(b.id)?.[sort] ?? 0) - (tallies.get(a.id)?.[sort] ?? 0) || byName(a.name, b.name));
}

export function Matrix() {
  const { view, state, open } = useRoom();
  const { t, pick } = useExconText();
  const { t: c } = useCommon();
  const [wanted, setWanted] = useState('');
  const [sort, setSort] = useState<Sort>('name');
  const search = useRef<HTMLInputElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  useHotkeys([['/', () => search.current?.focus()]]);
  const teams = useMemo(() => arrange(view, sort, wanted), [view, sort, wanted]);
  const rows = useVirtualizer({
    count: teams.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_H,
    overscan: 10,
    getItemKey: (index) => teams[index]?.id ?? index,
  });
  const { ref: box, width: room } = useElementSize();
  const seen = useMergedRef(scroll, box);
  const { name: nameW, col: colW } = measure(room, view.msel.length);
  const width = nameW + view.msel.length * colW;

  /** Moves between cells by `data-r` and `data-c`; the row is scrolled in before it gets the focus. */
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const cell = event.target as HTMLElement;
    const [r, k] = [Number(cell.dataset['r']), Number(cell.dataset['c'])];
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step || Number.isNaN(r) || Number.isNaN(k)) return;
    event.preventDefault();
    const [nextR, nextK] = [r + (step[0] ?? 0), k + (step[1] ?? 0)];
    if (nextR < 0 || nextR >= teams.length) return;
    rows.scrollToIndex(nextR);
    requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>(`[data-r="${nextR}"][data-c="${nextK}"]`)?.focus());
  };

  return (
    <section className={`panel ${classes['matrix']}`} aria-label={t('matrix')}>
      <div className={classes['tools']}>
        <TextInput
          ref={search}
          size="xs"
          w={220}
          placeholder={t('filterTeams')}
          aria-label={t('filterTeams')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <Select
          size="xs"
          w={220}
          aria-label={t('sort')}
          allowDeselect={false}
          data={(['name', 'late', 'done'] as const).map((key) => ({ value: key, label: t(`sort.${key}`) }))}
          value={sort}
          onChange={(value) => value && setSort(value)}
        />
        <span className="vh">{t('shortcuts')}</span>
      </div>
      <div
        ref={seen}
        className={classes['scroll']}
        role="grid"
        tabIndex={-1}
        aria-label={t('matrix')}
        aria-rowcount={teams.length + 1}
        aria-colcount={view.msel.length + 1}
        onKeyDown={move}
      >
        <div className={classes['head']} style={{ width }} role="row" aria-rowindex={1}>
          <div className={classes['name']} style={{ width: nameW }} role="columnheader">
            <span />
            <span>{t('team')}</span>
          </div>
          {view.msel.map((row) => (
            <div
              key={row.id}
              className={classes['col']}
              style={{ width: colW }}
              role="columnheader"
              title={`${row.number} ${pick(row.title)}${row.at === undefined ? '' : ` · ${drillTime(row.at)}`}`}
            >
              {row.number}
            </div>
          ))}
        </div>
        <div style={{ height: rows.getTotalSize(), width, position: 'relative' }} role="presentation">
          {rows.getVirtualItems().map((item) => {
            const team = teams[item.index];
            if (!team) return null;
            return (
              <Row
                key={team.id}
                index={item.index}
                top={item.start}
                team={team}
                msel={view.msel}
                cells={view.cells[team.id]}
                pending={view.pending[team.worldId]}
                here={state.presence[team.id]?.length ?? 0}
                open={open}
                nameW={nameW}
                colW={colW}
              />
            );
          })}
        </div>
        {teams.length === 0 && <p style={{ padding: 12 }}>{t('noTeams')}</p>}
      </div>
      <div className={classes['legend']} aria-label={t('legend')} role="group">
        {SHOWN.map((one) => (
          <span key={one}>
            <StateMark state={one} size={13} label={false} />
            {c(`state.${one}`)}
          </span>
        ))}
      </div>
    </section>
  );
}

interface RowProps {
  index: number;
  top: number;
  team: ExconTeam;
  msel: MselRow[];
  cells: ExconView['cells'][string] | undefined;
  pending: ExconView['pending'][string] | undefined;
  here: number;
  open: (what: { teamId: string; inject?: string }) => void;
  nameW: number;
  colW: number;
}

/** Redrawn only when its own team or world changed. */
const Row = memo(function Row({ index, top, team, msel, cells, pending, here, open, nameW, colW }: RowProps) {
  const { pick } = useExconText();
  const { t: c } = useCommon();
  const part = { cells: cells ? { [team.id]: cells } : {}, pending: pending ? { [team.worldId]: pending } : {} };
  return (
    <div
      className={classes['row']}
      style={{ transform: `translateY(${top}px)`, width: nameW + msel.length * colW }}
      role="row"
      aria-rowindex={index + 2}
    >
      <div role="rowheader" style={{ position: 'sticky', left: 0, zIndex: 1, display: 'flex' }}>
        <button
          type="button"
          className={classes['name']}
          style={{ width: nameW }}
          data-r={index}
          data-c={-1}
          onClick={() => open({ teamId: team.id })}
          title={team.name}
        >
          <span className={`${classes['dot']} ${here > 0 ? classes['on'] : ''}`} aria-hidden />
          <span>{team.name}</span>
          <small className="tnum" aria-label={`${here}/${team.members.length}`}>
            {here}/{team.members.length}
          </small>
        </button>
      </div>
      {msel.map((row, column) => {
        const cell = cellOf(part as ExconView, team, row);
        return (
          <div key={row.id} role="gridcell">
            {cell && (
              <button
                type="button"
                className={classes['col']}
                style={{ height: '100%', width: colW }}
                data-r={index}
                data-c={column}
                tabIndex={column === 0 ? 0 : -1}
                aria-label={`${team.name}, ${row.number} ${pick(row.title)}: ${c(`state.${cell.state}`)}`}
                onClick={() => open({ teamId: team.id, inject: row.id })}
              >
                <StateMark state={cell.state} label={false} />
              </button>
            )}
            {!cell && <div className={classes['col']} style={{ width: colW }} />}
          </div>
        );
      })}
    </div>
  );
});
