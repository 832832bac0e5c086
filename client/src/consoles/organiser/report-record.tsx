/** What the log itself tells: the timeline, and who took part. */
import { Anchor, List, Select, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AfterActionReport } from '../../../../server/shared/report.js';
import { useCommon, useText } from '../../i18n/index.js';
import { byName, drillTime, number, wallTime } from '../../ui/format.js';
import { texts } from './texts.js';

const useReport = () => useText<typeof texts>('organiser');
interface Of {
  report: AfterActionReport;
}
const box = { padding: 12, marginBottom: 16, overflowX: 'auto' } as const;
const SHOWN = 400;

export function Timeline({ report }: Of) {
  const { t, lang } = useReport();
  const [teamId, setTeamId] = useState<string | null>(null);
  const names = new Map(report.sheet.teams.map((team) => [team.teamId, team.name]));
  const rows = report.timeline.filter((entry) => teamId === null || entry.teamId === teamId || entry.kind === 'control');
  const choices = report.sheet.teams.map((team) => ({ value: team.teamId, label: team.name })).toSorted((a, b) => byName(a.label, b.label));
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
        onChange={setTeamId}
      />
      <section className="panel" style={box}>
        <Table verticalSpacing={4} miw={640}>
          <Table.Tbody>
            {rows.slice(0, SHOWN).map((entry, index) => (
              <Table.Tr key={`${entry.at.x}-${entry.kind}-${index}`}>
                <Table.Td className="tnum" w={110}>
                  <AtMoment report={report} entry={entry} />
                </Table.Td>
                <Table.Td className="tnum" w={90} c="dimmed">
                  {wallTime(entry.at.wall)}
                </Table.Td>
                <Table.Td w={320}>{entry.teamId ? names.get(entry.teamId) : ''}</Table.Td>
                <Table.Td>{entry.text[lang]}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {rows.length > SHOWN && (
          <Text size="xs" c="dimmed" mt="xs">
            {number(SHOWN, lang)} / {number(rows.length, lang)}
          </Text>
        )}
      </section>
    </Stack>
  );
}

/** Leads to this moment of the replay: on the team's screen, or in the control room. */
function AtMoment({ report, entry }: Of & { entry: AfterActionReport['timeline'][number] }) {
  const { t: c } = useCommon();
  const { id, phase } = report.exercise;
  const words = drillTime(entry.at.x);
  if (phase !== 'ended' && phase !== 'published') return words;
  const { x, wall } = entry.at;
  const search = { as: entry.teamId === undefined ? 'excon' : `team:${entry.teamId}`, x: String(x), at: String(wall) };
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
    <Stack gap="sm">
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
    </Stack>
  );
}
