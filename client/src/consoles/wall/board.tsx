/** The ranking, a page at a time in the order of the ranks; rows glide when standings change. */
import { useReducedMotion } from '@mantine/hooks';
import { useRef } from 'react';
import type { Wall } from '../../../../server/shared/wall.js';
import { drillTime, fixed2 } from '../../ui/format.js';
import { useFlip } from './flip.js';
import { isTall, ONE_COLUMN, pageRows, short } from './rotation.js';
import { useWallText } from './texts.js';
import classes from './wall.module.css';

/** `page` null: every row, for a screen that scrolls. */
export function Board({ board, page }: { board: NonNullable<Wall['board']>; page: number | null }) {
  const { t, lang } = useWallText();
  const box = useRef<HTMLOListElement>(null);
  const still = useReducedMotion();
  const each = page === null ? board.rows.length : pageRows(board.rows);
  const pages = page === null ? 1 : Math.max(1, Math.ceil(board.rows.length / each));
  const rows = board.rows.slice((page ?? 0) * each, ((page ?? 0) + 1) * each);
  useFlip(box, `${page} ${rows.map((row) => row.name).join('\n')}`, still);
  const columns = each > ONE_COLUMN ? 2 : 1;
  return (
    <section className={classes['section']} aria-label={t('board')}>
      <h2 className={classes['heading']}>
        <span>{pages > 1 ? t('boardPage', { n: (page ?? 0) + 1, all: pages }) : t('board')}</span>
        <small>
          {board.frozenX !== null ? t('frozen', { time: drillTime(board.frozenX) }) : board.provisional ? t('provisional') : ''}
        </small>
      </h2>
      <ol
        ref={box}
        key={page ?? 'all'}
        className={classes['board']}
        data-columns={columns}
        data-tall={isTall(board.rows) || undefined}
        style={{ '--rows': Math.ceil(each / columns) } as React.CSSProperties}
      >
        {rows.map((row) => (
          <li
            key={row.name}
            data-key={row.name}
            className={classes['standing']}
            data-top={row.rank !== null && row.rank <= 3 ? '' : undefined}
          >
            <b className="tnum">{row.rank ?? '–'}</b>
            <span title={row.name}>{short(row.name)}</span>
            <em className="tnum">{row.percent === null ? t('unranked') : fixed2(row.percent, lang)}</em>
          </li>
        ))}
      </ol>
    </section>
  );
}
