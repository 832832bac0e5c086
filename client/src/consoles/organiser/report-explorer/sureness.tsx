/** How sure the ranking is: the same log by other rules, one sentence each, and the teams that would move. */
import { Stack, Table, Text, Title } from '@mantine/core';
import type { AfterActionReport } from '../../../../../server/shared/report.js';
import type { RankingVariant } from '../../../../../server/shared/scores.js';
import { fixed2 } from '../../../ui/format.js';
import { Pager, usePages } from '../../../ui/pages.js';
import classes from './explorer.module.css';
import { useExplorer } from './texts.js';

const PAGE = 20;

type Row = { teamId: string; name: string; rank: number | null; others: (RankingVariant['teams'][number] | undefined)[] };

/** Teams whose rank is another one by at least one of the rules, in order of the rank that counts. */
function moversOf(report: AfterActionReport, variants: readonly RankingVariant[]): Row[] {
  const of = variants.map(({ teams }) => new Map(teams.map((team) => [team.teamId, team])));
  return report.sheet.teams
    .map(({ teamId, name, rank }): Row => ({ teamId, name, rank, others: of.map((teams) => teams.get(teamId)) }))
    .filter(({ rank, others }) => others.some((other) => other !== undefined && other.rank !== rank))
    .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
}

export function Sureness({ report }: { report: AfterActionReport }) {
  const { t } = useExplorer();
  const variants = report.sensitivity;
  return (
    <section className={`panel ${classes['sheet']}`}>
      <Title order={2} size="h4">
        {t('sure')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('sureIntro')}
      </Text>
      {variants === null ? <Text size="sm">{t('sureLater')}</Text> : <Found report={report} variants={variants} />}
    </section>
  );
}

function Found({ report, variants }: { report: AfterActionReport; variants: readonly RankingVariant[] }) {
  const { t } = useExplorer();
  const said = ({ applies, moved, teams }: RankingVariant): string => {
    if (!applies) return t('noBearing');
    if (moved === 0) return t('same');
    return t('moved', { n: moved, most: Math.max(...teams.map(({ change }) => Math.abs(change ?? 0))) });
  };
  const moving = variants.filter(({ applies, moved }) => applies && moved > 0);
  return (
    <Stack gap="sm">
      <ul className={classes['rules']}>
        {variants.map((variant) => (
          <li key={variant.id}>
            <Text size="sm">
              <b>{t(`rule.${variant.id}`)}</b>: {said(variant)}.
            </Text>
            <Text size="xs" c="dimmed">
              {t(`about.${variant.id}`)}
            </Text>
          </li>
        ))}
      </ul>
      {moving.length > 0 && <Movers rows={moversOf(report, moving)} variants={moving} />}
    </Stack>
  );
}

function Movers({ rows, variants }: { rows: Row[]; variants: readonly RankingVariant[] }) {
  const { t, lang } = useExplorer();
  const pages = usePages(rows, PAGE);
  const moved = (change: number | null): string =>
    change === null || change === 0 ? t('stays') : change > 0 ? `▲ ${t('up', { n: change })}` : `▼ ${t('down', { n: -change })}`;
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {t('movers')}
      </Title>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <div style={{ overflowX: 'auto', position: 'relative' }} tabIndex={0} role="group" aria-label={t('movers')}>
        <Table verticalSpacing={5} miw={420 + variants.length * 130}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('teamColumn')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('official')}
              </Table.Th>
              {variants.map(({ id }) => (
                <Table.Th key={id} scope="col" ta="right">
                  {t(`rule.${id}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pages.shown.map(({ teamId, name, rank, others }) => (
              <Table.Tr key={teamId}>
                <Table.Th scope="row" fw={500}>
                  {name}
                </Table.Th>
                <Table.Td ta="right" fw={700} className="tnum">
                  {rank ?? '–'}
                </Table.Td>
                {others.map((other, at) => (
                  <Table.Td key={variants[at]?.id} ta="right" className="tnum">
                    <b>{other?.rank ?? '–'}</b>{' '}
                    <Text span size="xs" c={other?.change ? undefined : 'dimmed'}>
                      {moved(other?.change ?? null)} · {fixed2(other?.percent ?? 0, lang)} %
                    </Text>
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {rows.length > PAGE && <Pager pages={pages} label={t('pages')} />}
    </div>
  );
}
