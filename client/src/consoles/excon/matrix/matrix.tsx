/** Teams × injects: one glance is the state of the drill. Arrows move, Enter opens; rows keep their place while one looks. */
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { MselRow } from '../../../../../server/shared/views.js';
import { useCommon } from '../../../i18n/index.js';
import { drillTime, fixed2 } from '../../../ui/format.js';
import { StateMark, STATES } from '../../../ui/mark.js';
import { useLatest } from '../latest.js';
import { useWatch } from '../watch.js';
import { useExconText, useRoom } from '../room.js';
import { useAgencies, useScores } from './beside.js';
import classes from './matrix.module.css';
import { ALL, orderTeams, type Wanted } from './order.js';
import { usePictures } from './pictures.js';
import { Cells, Name, ROW_H, type Words } from './row.js';
import { tallyOf } from './tally.js';
import { Tools } from './tools.js';
import { usePane } from './window.js';

const NAME_W = { least: 260, most: 460 };
const COL_W = { least: 46, most: 84 };
/** A list that nobody looks at is put in order again this often, ms. */
const RENEW_EVERY = 5000;

/** Px of the name column and of each inject's, so that a wide screen is filled and a narrow one scrolls. */
function measure(room: number, columns: number): { nameW: number; colW: number } {
  const nameW = Math.min(NAME_W.most, Math.max(NAME_W.least, room - columns * COL_W.least));
  const colW = Math.min(COL_W.most, Math.max(COL_W.least, Math.floor((room - nameW) / Math.max(1, columns))));
  return { nameW, colW };
}

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, at) => id === b[at]);

/**
 * The order on screen: at once when somebody asks for another, otherwise now and then, and never under a pointer or a focus.
 * `renew` is there while the order on screen is no longer the newest.
 */
function useOrderOnScreen(newest: readonly string[], asked: unknown, looking: () => boolean) {
  const [held, setHeld] = useState<{ ids: readonly string[]; asked: unknown }>({ ids: newest, asked });
  const ids = held.asked === asked ? held.ids : newest;
  if (held.asked !== asked) setHeld({ ids: newest, asked });
  const latest = useLatest(newest);
  const renew = useCallback(() => setHeld((now) => ({ ...now, ids: latest.current })), [latest]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!looking()) renew();
    }, RENEW_EVERY);
    return () => clearInterval(timer);
  }, [looking, renew]);
  return { ids, renew: sameList(ids, newest) ? null : renew };
}

function useWords(msel: readonly MselRow[]): Words {
  const { t, pick, lang } = useExconText();
  const { t: c } = useCommon();
  return useMemo(
    () => ({
      titles: new Map(msel.map((row) => [row.id, `${row.number} ${pick(row.title)}`])),
      states: Object.fromEntries(STATES.map((state) => [state, c(`state.${state}`)])) as Words['states'],
      notTheirs: t('notTheirs'),
      stall: t('stalledMark'),
      dark: t('darkMark'),
    }),
    // the words follow the language
    // oxlint-disable-next-line react/exhaustive-deps
    [msel, lang],
  );
}

export function Matrix() {
  const { view, state, open, replayed } = useRoom();
  const { t, pick, lang } = useExconText();
  const { t: c } = useCommon();
  const { stalledTeams, darkTeams } = useWatch();
  const [wanted, setWanted] = useState<Wanted>(ALL);
  const scroll = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLDivElement>(null);
  const pictures = usePictures(legend);
  const scores = useScores(wanted.sort === 'score');
  const { agencies, of } = useAgencies();
  const newest = useMemo(
    () => orderTeams(view, wanted, { tally: tallyOf, scores, stalled: stalledTeams, agencies: of }),
    [view, wanted, scores, stalledTeams, of],
  );
  const looking = useCallback(() => {
    const box = scroll.current;
    return box !== null && (box.matches(':hover') || box.contains(document.activeElement));
  }, []);
  const { ids, renew } = useOrderOnScreen(newest, wanted, looking);
  const teams = useMemo(() => new Map(view.kit.teams.map((team) => [team.id, team])), [view.kit.teams]);

  const { ref: box, width: room } = useElementSize();
  const seen = useMergedRef(scroll, box);
  const { msel } = view;
  const { nameW, colW } = measure(room, msel.length);
  const width = nameW + msel.length * colW;
  const pane = usePane(scroll, { rowH: ROW_H, colW, headH: ROW_H, nameW, rows: ids.length, cols: msel.length });
  const [active, setActive] = useState({ r: 0, c: 0 });
  const openCell = useCallback((teamId: string, inject?: string) => open(inject === undefined ? { teamId } : { teamId, inject }), [open]);

  /** Moves between cells by `data-r` and `data-c`; the cell is scrolled in before it gets the focus. */
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const from = event.target as HTMLElement;
    const [r, k] = [Number(from.dataset['r']), Number(from.dataset['c'])];
    if (Number.isNaN(r) || Number.isNaN(k)) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / ROW_H) - 2);
    const far = event.ctrlKey || event.metaKey;
    const steps: Record<string, [number, number]> = {
      ArrowUp: [r - 1, k],
      ArrowDown: [r + 1, k],
      ArrowLeft: [r, k - 1],
      ArrowRight: [r, k + 1],
      PageUp: [r - page, k],
      PageDown: [r + page, k],
      Home: [far ? 0 : r, -1],
      End: [far ? ids.length - 1 : r, msel.length - 1],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next = { r: Math.max(0, Math.min(ids.length - 1, step[0])), c: Math.max(-1, Math.min(msel.length - 1, step[1])) };
    setActive(next);
    const grid = scroll.current;
    if (!grid) return;
    const top = next.r * ROW_H;
    const below = top + ROW_H - (grid.clientHeight - ROW_H);
    if (top < grid.scrollTop) grid.scrollTop = top;
    else if (below > grid.scrollTop) grid.scrollTop = below;
    if (next.c >= 0) {
      const left = next.c * colW;
      const right = left + colW - (grid.clientWidth - nameW);
      if (left < grid.scrollLeft) grid.scrollLeft = left;
      else if (right > grid.scrollLeft) grid.scrollLeft = right;
    }
    const focus = (): void => grid.querySelector<HTMLElement>(`[data-r="${next.r}"][data-c="${next.c}"]`)?.focus({ preventScroll: true });
    requestAnimationFrame(() => requestAnimationFrame(focus));
  };

  const words = useWords(msel);
  const drawn = ids.slice(pane.row, pane.row + pane.rows).flatMap((id) => teams.get(id) ?? []);
  const percent = (id: string): string => {
    const score = scores.get(id);
    return score === undefined || score < 0 ? '–' : `${fixed2(score, lang)} %`;
  };
  return (
    <section className={`panel ${classes['matrix']}`} aria-label={t('matrix')} style={pictures}>
      <Tools
        wanted={wanted}
        change={(part) => {
          setWanted((now) => ({ ...now, ...part }));
          if (scroll.current) scroll.current.scrollTop = 0;
        }}
        shown={ids.length}
        agencies={agencies}
        renew={renew}
      />
      <div
        ref={seen}
        className={classes['scroll']}
        role="grid"
        tabIndex={-1}
        aria-label={t('matrix')}
        aria-rowcount={ids.length + 1}
        aria-colcount={msel.length + 1}
        onKeyDown={move}
        onFocus={(event) => {
          const { r, c: column } = event.target.dataset;
          if (r !== undefined && column !== undefined) setActive({ r: Number(r), c: Number(column) });
        }}
      >
        <div className={classes['head']} style={{ width }} role="row" aria-rowindex={1}>
          <div className={classes['corner']} style={{ width: nameW, marginRight: pane.col * colW }} role="columnheader">
            {t('team')}
          </div>
          {msel.slice(pane.col, pane.col + pane.cols).map((row) => (
            <div
              key={row.id}
              className={classes['column']}
              style={{ width: colW }}
              role="columnheader"
              title={`${row.number} ${pick(row.title)}${row.at === undefined ? '' : ` · ${drillTime(row.at)}`}`}
            >
              {row.number || '+'}
            </div>
          ))}
        </div>
        <div className={classes['body']} style={{ width, height: ids.length * ROW_H }} role="presentation">
          <div className={classes['names']} style={{ width: nameW, paddingTop: pane.row * ROW_H }} role="presentation">
            {drawn.map((team, at) => (
              <Name
                key={team.id}
                index={pane.row + at}
                team={team}
                words={words}
                here={replayed ? null : (state.presence[team.id]?.length ?? 0)}
                seats={team.members.length}
                alarm={darkTeams.has(team.id) ? 'dark' : stalledTeams.has(team.id) ? 'stall' : null}
                score={wanted.sort === 'score' ? percent(team.id) : null}
                active={active.r === pane.row + at && active.c === -1}
                open={openCell}
              />
            ))}
          </div>
          <div className={classes['cells']} style={{ width: width - nameW, paddingTop: pane.row * ROW_H }} role="presentation">
            {drawn.map((team, at) => (
              <Cells
                key={team.id}
                index={pane.row + at}
                team={team}
                words={words}
                msel={msel}
                cells={view.cells[team.id]}
                pending={view.pending[team.worldId]}
                col={pane.col}
                cols={pane.cols}
                colW={colW}
                active={active.r === pane.row + at && active.c >= 0 ? active.c : null}
                open={openCell}
              />
            ))}
          </div>
        </div>
        {ids.length === 0 && <p style={{ padding: 12 }}>{view.kit.teams.length === 0 ? t('noTeamsYet') : t('noTeams')}</p>}
      </div>
      <div ref={legend} className={classes['legend']} aria-label={t('legend')} role="group">
        {STATES.map((one) => (
          <span key={one} data-shape={one}>
            <StateMark state={one} size={13} label={false} />
            {c(`state.${one}`)}
          </span>
        ))}
      </div>
    </section>
  );
}
