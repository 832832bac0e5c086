/**
 * One team of the matrix: its name, and the cells that are near the screen. Each is redrawn only when its own team or world changed.
 * Names stand in one sticky column and cells in plain flow (the two halves of a row share its number): a layer per row or cell
 * would cost more to paint than to scroll.
 */
import { memo } from 'react';
import { cellOf } from '../../../../../server/shared/reduce-excon.js';
import type { CellState, ExconTeam, ExconView, MselRow } from '../../../../../server/shared/views.js';
import classes from './matrix.module.css';

/** The words of the grid, made once per language: a row asks nobody. */
export interface Words {
  /** By inject id: number and title. */
  titles: ReadonlyMap<string, string>;
  states: Readonly<Record<CellState, string>>;
  notTheirs: string;
  stall: string;
  dark: string;
}

/** What both halves of a row know. */
interface Half {
  index: number;
  team: ExconTeam;
  words: Words;
  open: (team: string, inject?: string) => void;
}

export interface NameProps extends Half {
  /** Seats on line (null: not known), and seats taken. */
  here: number | null;
  seats: number;
  /** Past a target without any act, or nobody on line. */
  alarm: 'stall' | 'dark' | null;
  /** Percent, when sorted by it. */
  score: string | null;
  /** Tab reaches it. */
  active: boolean;
}

export interface CellsProps extends Half {
  msel: MselRow[];
  cells: ExconView['cells'][string] | undefined;
  pending: ExconView['pending'][string] | undefined;
  col: number;
  cols: number;
  colW: number;
  /** Column of the cell that Tab reaches; null: none in this row. */
  active: number | null;
}

export const ROW_H = 32;

export const Name = memo(function Name({ index, team, words, here, seats, alarm, score, active, open }: NameProps) {
  return (
    <div role="row" aria-rowindex={index + 2}>
      <div role="rowheader" aria-colindex={1}>
        <button
          type="button"
          className={classes['name']}
          data-r={index}
          data-c={-1}
          tabIndex={active ? 0 : -1}
          onClick={() => open(team.id)}
          title={team.name}
        >
          <span className={classes['dot']} data-on={(here ?? 0) > 0 || undefined} data-unknown={here === null || undefined} aria-hidden />
          <span className={classes['words']}>{team.name}</span>
          {alarm && (
            <span className={classes['alarm']} role="img" aria-label={words[alarm]}>
              {alarm === 'stall' ? '⏱' : '∅'}
            </span>
          )}
          {score !== null && <small className="tnum">{score}</small>}
          <small className="tnum">{here === null ? seats : `${here}/${seats}`}</small>
        </button>
      </div>
    </div>
  );
});

export const Cells = memo(function Cells({ index, team, words, msel, cells, pending, col, cols, colW, active, open }: CellsProps) {
  const part = { cells: cells ? { [team.id]: cells } : {}, pending: pending ? { [team.worldId]: pending } : {} } as ExconView;
  return (
    <div className={classes['row']} style={{ paddingLeft: col * colW }} role="row" aria-rowindex={index + 2}>
      {msel.slice(col, col + cols).map((row, at) => {
        const column = col + at;
        const cell = cellOf(part, team, row);
        return (
          <div key={row.id} role="gridcell" aria-colindex={column + 2} style={{ width: colW }}>
            <button
              type="button"
              className={classes['cell']}
              data-state={cell?.state}
              data-r={index}
              data-c={column}
              tabIndex={active === column ? 0 : -1}
              aria-label={`${team.name}, ${words.titles.get(row.id)}: ${cell ? words.states[cell.state] : words.notTheirs}`}
              aria-disabled={cell ? undefined : true}
              onClick={cell ? () => open(team.id, row.id) : undefined}
            />
          </div>
        );
      })}
    </div>
  );
});
