/** What the log itself tells: the timeline, and who took part. */
import { Anchor, List, Pagination, Select, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { AfterActionReport } from '../../../../server/shared/report.js';
import { useCommon, useText } from '../../i18n/index.js';
import { byName, drillTime, number, wallTime } from '../../ui/format.js';
import { texts } from './texts.js';

const useReport = () => useText<typeof texts>('organiser');
interface Of {
  report: AfterActionReport;
}
const box = { padding: 12, marginBottom: 16, overflowX: 'auto' } as const;
/** Rows of a page. */
const SHOWN = 200;

type Entry = AfterActionReport['timeline'][number];

/** What many teams met in the same second is one row: a release to 640 teams would else fill the first page. */
function together(entries: readonly Entry[]): { entry: Entry; teams: number }[] {
  const rows: { entry: Entry; teams: number }[] = [];
  const open = new Map<string, { entry: Entry; teams: number }>();
  let second = -1;
  for (const entry of entries) {
    const now = Math.floor(entry.at.x / 1000);
    if (now !== second) open.clear();
    second = now;
    const same = `${entry.kind} ${entry.text.vi}`;
    const row = open.get(same);
    if (row && entry.teamId !== undefined) row.teams += 1;
    else {
      const first = { entry, teams: 1 };
      rows.push(first);
      if (entry.teamId !== undefined) open.set(same, first);
    }
  }
  return rows;
}

export function Timeline({ report }: Of) {
  const { t, lang } = useReport();
  const { t: c } = useCommon();
  const [teamId, setTeamId] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const names = new Map(report.sheet.teams.map((team) => [team.teamId, team.name]));
  const rows = useMemo(
    () => together(report.timeline.filter((entry) => teamId === null || entry.teamId === teamId || entry.kind === 'control')),
    [report, teamId],
  );
  const choices = report.sheet.teams.map((team) => ({ value: team.teamId, label: team.name })).toSorted((a, b) => byName(a.label, b.label));
  const whose = ({ entry, teams }: (typeof rows)[number]): string =>
    entry.teamId === undefined ? '' : teams > 1 ? t('teamCount', { n: number(teams, lang) }) : (names.get(entry.teamId) ?? '');
  return (
    <Stack gap="sm">
      <Select
        label={t('filterTeam')}
        placeholder={t('all')}
        clearable
        clearButtonProps={{ 'aria-label': t('all') }}
        searchable
        maw={420}
        data={choices}
        value={teamId}
        onChange={(chosen) => {
          setTeamId(chosen);
          setPage(1);
        }}
      />
      <section className="panel" style={box}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={110}>{t('atDrill')}</Table.Th>
              <Table.Th w={90} visibleFrom="sm">
                {t('atWall')}
              </Table.Th>
              <Table.Th w={320} visibleFrom="sm">
                {t('team')}
              </Table.Th>
              <Table.Th>{t('timeline')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice((page - 1) * SHOWN, page * SHOWN).map((row, index) => (
              <Table.Tr key={`${row.entry.at.x}-${row.entry.kind}-${index}`}>
                <Table.Td className="tnum">
                  <AtMoment report={report} row={row} />
                </Table.Td>
                <Table.Td className="tnum" c="dimmed" visibleFrom="sm">
                  {wallTime(row.entry.at.wall)}
                </Table.Td>
                <Table.Td visibleFrom="sm">{whose(row)}</Table.Td>
                <Table.Td>
                  <Text size="xs" c="dimmed" hiddenFrom="sm">
                    {whose(row)}
                  </Text>
                  {row.entry.text[lang]}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {rows.length > SHOWN && (
        <Pagination
          size="sm"
          total={Math.ceil(rows.length / SHOWN)}
          value={page}
          onChange={setPage}
          aria-label={t('timelinePages')}
          getControlProps={(control) => ({ 'aria-label': c(control === 'previous' ? 'rows.before' : 'rows.after') })}
        />
      )}
    </Stack>
  );
}

/** Leads to this moment of the replay: on the team's screen, or in the control room. */
function AtMoment({ report, row: { entry, teams } }: Of & { row: { entry: Entry; teams: number } }) {
  const { t: c } = useCommon();
  const { id, phase } = report.exercise;
  const words = drillTime(entry.at.x);
  if (phase !== 'ended' && phase !== 'published') return words;
  const { x, wall } = entry.at;
  const search = { as: entry.teamId === undefined || teams > 1 ? 'excon' : `team:${entry.teamId}`, x: String(x), at: String(wall) };
  return (
    <Anchor
      size="sm"
      title={c('replayed')}
      renderRoot={(props) => <Link {...props} to="/replay/$exerciseId" params={{ exerciseId: id }} search={search} />}
    >
      {words}
    </Anchor>
  );
}

export function Participants({ report }: Of) {
  const { t, lang } = useReport();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
      {report.participants
        .toSorted((a, b) => byName(a.team, b.team))
        .map((team) => (
          <section key={team.teamId} className="panel" style={{ padding: 12 }}>
            <Text fw={600}>
              {team.team}{' '}
              <Text span size="xs" c="dimmed">
                {team.parts.map((part) => part[lang]).join(', ')} · {t('members', { n: team.members.length })}
              </Text>
            </Text>
            {team.members.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('noMembers')}
              </Text>
            ) : (
              <List size="sm">
                {team.members.map((member) => (
                  <List.Item key={member.id}>
                    {member.name}
                    {member.role ? ` - ${member.role}` : ''}
                  </List.Item>
                ))}
              </List>
            )}
          </section>
        ))}
    </SimpleGrid>
  );
}
