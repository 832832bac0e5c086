/** Inject × team: a letter and a colour in every cell, of many teams only the rows in sight on the page. */
import { Group, SegmentedControl, Text, TextInput, Title, useComputedColorScheme } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useMemo, useRef, useState } from 'react';
import { heatColumns, injectName } from '../../../../../server/charts/options/course-table.js';
import { percentText } from '../../../../../server/charts/options/format.js';
import { HEAT_COLOURS } from '../../../../../server/charts/options/look.js';
import { HEAT, NOT_DELIVERED } from '../../../../../server/charts/options/words.js';
import { HeatState, type HeatCell } from '../../../../../server/shared/analysis.js';
import type { AfterActionReport } from '../../../../../server/shared/report.js';
import { byName, fold } from '../../../ui/format.js';
import classes from './charts.module.css';
import { Space } from './figures.js';
import { useCharts } from './texts.js';

const ROW = 30;
/** Names leave room for cells on a narrow screen. */
const NAME = 'clamp(130px, 34vw, 220px)';
const CELL = 46;
/** Fewer teams than this are found without searching. */
const MANY = 20;

interface Heat {
  report: AfterActionReport;
  chooseTeam: (teamId: string) => void;
  chooseInject: (inject: string) => void;
}

export function HeatMap({ report, chooseTeam, chooseInject }: Heat) {
  const { t, lang } = useCharts();
  const heading = useId();
  const [share, setShare] = useState(false);
  const [find, setFind] = useState('');
  const columns = useMemo(() => heatColumns(report), [report]);
  const rows = useMemo(() => {
    const cells = new Map(report.analysis.heat.rows.map((row) => [row.teamId, row.cells]));
    return report.sheet.teams
      .map(({ teamId, name }) => ({ teamId, name, cells: cells.get(teamId) ?? [] }))
      .toSorted((a, b) => byName(a.name, b.name));
  }, [report]);
  const found = useMemo(() => rows.filter(({ name }) => fold(name).includes(fold(find))), [rows, find]);
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: found.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 8 });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section className={`panel ${classes['figure']}`} aria-labelledby={heading}>
      <Group justify="space-between" align="flex-end" gap="xs" mb={4}>
        <Title order={2} size="h4" id={heading}>
          {t('heat')}
        </Title>
        <Group gap="sm" align="flex-end">
          {rows.length > MANY && (
            <TextInput
              size="xs"
              aria-label={t('findTeam')}
              placeholder={t('findTeam')}
              value={find}
              onChange={(e) => setFind(e.currentTarget.value)}
            />
          )}
          <SegmentedControl
            size="xs"
            aria-label={t('show')}
            value={share ? 'share' : 'state'}
            onChange={(value) => setShare(value === 'share')}
            data={[
              { value: 'state', label: t('byState') },
              { value: 'share', label: t('byShare') },
            ]}
          />
        </Group>
      </Group>
      <Text size="sm">{t('heatNote')}</Text>
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        ref={scroll}
        className={`${classes['scroll']} ${classes['heatScroll']}`}
        tabIndex={0}
        role="region"
        aria-label={`${t('table')}: ${t('heat')}`}
      >
        <table
          className={`${classes['figures']} ${classes['heat']}`}
          style={{ width: `calc(${NAME} + ${columns.length * CELL}px)` }}
          aria-rowcount={found.length + 1}
        >
          <colgroup>
            <col style={{ width: NAME }} />
            {columns.map(({ inject }) => (
              <col key={inject.id} style={{ width: CELL }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col" data-words>
                {t('team')}
              </th>
              {columns.map(({ inject }) => (
                <th key={inject.id} scope="col">
                  <button
                    type="button"
                    className={classes['pick']}
                    title={injectName(inject)[lang]}
                    onClick={() => chooseInject(inject.id)}
                  >
                    {inject.number}
                    <span className="vh"> {inject.title[lang]}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="tnum">
            {before > 0 && <Space height={before} columns={columns.length + 1} />}
            {items.map(({ index }) => {
              const row = found[index];
              return (
                row && (
                  <tr key={row.teamId} aria-rowindex={index + 2} style={{ height: ROW }}>
                    <th scope="row" data-words>
                      <button type="button" className={classes['pick']} title={row.name} onClick={() => chooseTeam(row.teamId)}>
                        {row.name}
                      </button>
                    </th>
                    {columns.map(({ inject, at }) => (
                      <Cell key={inject.id} cell={row.cells[at] ?? null} share={share} />
                    ))}
                  </tr>
                )
              );
            })}
            {after > 0 && <Space height={after} columns={columns.length + 1} />}
          </tbody>
        </table>
        {found.length === 0 && <p className={classes['empty']}>{t('noneFound')}</p>}
      </div>
      <Key />
    </section>
  );
}

function Cell({ cell, share }: { cell: HeatCell | null; share: boolean }) {
  const { lang } = useCharts();
  const scheme = useComputedColorScheme('light');
  if (!cell)
    return (
      <td title={NOT_DELIVERED[lang]}>
        <span className="vh">{NOT_DELIVERED[lang]}</span>
      </td>
    );
  const { ground, ink } = HEAT_COLOURS[scheme][cell.state];
  const { label, mark } = HEAT[cell.state];
  const points = cell.share === null ? '–' : percentText(Math.round(cell.share * 100), lang);
  const told = cell.share === null ? label[lang] : `${label[lang]}, ${points}`;
  return (
    <td style={{ background: ground, color: ink }} title={told}>
      <span aria-hidden>{share ? points.replace(' %', '') : mark[lang]}</span>
      <span className="vh">{told}</span>
    </td>
  );
}

function Key() {
  const { lang } = useCharts();
  const scheme = useComputedColorScheme('light');
  return (
    <ul className={classes['key']}>
      {HeatState.options.map((state) => {
        const { ground, ink } = HEAT_COLOURS[scheme][state];
        return (
          <li key={state}>
            <span className={classes['swatch']} style={{ background: ground, color: ink }} aria-hidden>
              {HEAT[state].mark[lang]}
            </span>
            {HEAT[state].label[lang]}
          </li>
        );
      })}
      <li>
        <span className={classes['swatch']} aria-hidden />
        {NOT_DELIVERED[lang]}
      </li>
    </ul>
  );
}
