/** One team of the matrix: its name and the cells that are near the screen. Redrawn only when its own team or world changed. */
import { memo } from 'react';
import { cellOf } from '../../../../../server/shared/reduce-excon.js';
import type { ExconTeam, ExconView, MselRow } from '../../../../../server/shared/views.js';
import { useCommon } from '../../../i18n/index.js';
import { useExconText } from '../room.js';
import classes from './matrix.module.css';

export interface RowProps {
  index: number;
  team: ExconTeam;
  msel: MselRow[];
  cells: ExconView['cells'][string] | undefined;
  pending: ExconView['pending'][string] | undefined;
  /** Seats on line, and seats taken. */
  here: number;
  seats: number;
  /** Past a target without any act, or nobody on line. */
  alarm: 'stall' | 'dark' | null;
  /** Percent, when sorted by it. */
  score: string | null;
  col: number;
  cols: number;
  nameW: number;
  colW: number;
  /** Column of the cell that Tab reaches, -1 the name; null: none in this row. */
  active: number | null;
  open: (team: string, inject?: string) => void;
}

export const ROW_H = 32;

export const Row = memo(function Row(props: RowProps) {
  const { index, team, msel, cells, pending, here, seats, alarm, score, col, cols, nameW, colW, active, open } = props;
  const { t, pick } = useExconText();
  const { t: c } = useCommon();
  const part = { cells: cells ? { [team.id]: cells } : {}, pending: pending ? { [team.worldId]: pending } : {} } as ExconView;
  const width = nameW + msel.length * colW;
  return (
    <div className={classes['row']} style={{ top: index * ROW_H, width }} role="row" aria-rowindex={index + 2}>
      <div role="rowheader" aria-colindex={1} className={classes['fixed']}>
        <button
          type="button"
          className={classes['name']}
          style={{ width: nameW }}
          data-r={index}
          data-c={-1}
          tabIndex={active === -1 ? 0 : -1}
          onClick={() => open(team.id)}
          title={team.name}
        >
          <span className={classes['dot']} data-on={here > 0 || undefined} aria-hidden />
          <span className={classes['words']}>{team.name}</span>
          {alarm && (
            <span className={classes['alarm']} role="img" aria-label={t(alarm === 'stall' ? 'stalledMark' : 'darkMark')}>
              {alarm === 'stall' ? '⏱' : '∅'}
            </span>
          )}
          {score !== null && <small className="tnum">{score}</small>}
          <small className="tnum" aria-label={`${here}/${seats}`}>
            {here}/{seats}
          </small>
        </button>
      </div>
      {msel.slice(col, col + cols).map((row, at) => {
        const column = col + at;
        const cell = cellOf(part, team, row);
        return (
          <div
            key={row.id}
            role="gridcell"
            aria-colindex={column + 2}
            className={classes['place']}
            style={{ left: nameW + column * colW, width: colW }}
          >
            <button
              type="button"
              className={classes['cell']}
              data-state={cell?.state}
              data-r={index}
              data-c={column}
              tabIndex={active === column ? 0 : -1}
              aria-label={`${team.name}, ${row.number} ${pick(row.title)}: ${cell ? c(`state.${cell.state}`) : t('notTheirs')}`}
              aria-disabled={cell ? undefined : true}
              onClick={cell ? () => open(team.id, row.id) : undefined}
            />
          </div>
        );
      })}
    </div>
  );
});
