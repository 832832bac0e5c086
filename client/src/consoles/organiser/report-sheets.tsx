/** One team's sheet: every line with the sentence that explains it. */
import { Group, Select, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { AfterActionReport } from '../../../../server/shared/report.js';
import type { ScoreLine } from '../../../../server/shared/scores.js';
import type { CellState } from '../../../../server/shared/views.js';
import { useText } from '../../i18n/index.js';
import { byName, fixed2, number } from '../../ui/format.js';
import { StateMark } from '../../ui/mark.js';
import { RatingMark } from './report-overview.js';
import { texts } from './texts.js';

const LOOK: Record<ScoreLine['state'], CellState> = {
  met: 'met',
  late: 'late',
  missed: 'missed',
  open: 'waiting',
  'awaiting-mark': 'asked',
  charged: 'missed',
  wrong: 'missed',
};

export function Sheets({ report }: { report: AfterActionReport }) {
  const { t, lang } = useText<typeof texts>('organiser');
  const teams = report.sheet.teams.toSorted((a, b) => byName(a.name, b.name));
  const [teamId, setTeamId] = useState(teams[0]?.teamId ?? null);
  const team = teams.find((one) => one.teamId === teamId);
  return (
    <Stack gap="md">
      <Select
        label={t('filterTeam')}
        searchable
        allowDeselect={false}
        maw={420}
        data={teams.map((one) => ({ value: one.teamId, label: one.name }))}
        value={teamId}
        onChange={setTeamId}
      />
      {team && (
        <section className="panel" style={{ padding: 12, overflowX: 'auto' }}>
          <Group justify="space-between" mb="xs">
            <Title order={2} size="h4">
              {team.name}
            </Title>
            <Text fw={700} className="tnum">
              {fixed2(team.percent, lang)} % · {number(team.earned, lang)} / {number(team.possible, lang)}
            </Text>
          </Group>
          <Group gap="md" mb="md">
            {team.objectives.map((objective) => (
              <Group key={objective.id} gap={6} wrap="nowrap">
                <RatingMark rating={objective.rating} />
                <Text size="sm">{objective.title[lang]}</Text>
              </Group>
            ))}
          </Group>
          <Table verticalSpacing={6} miw={760}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={28} />
                <Table.Th>{t('inject')}</Table.Th>
                <Table.Th>{t('explain')}</Table.Th>
                <Table.Th ta="right">{t('earned')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {team.lines.map((line) => (
                <Table.Tr key={`${line.ref}${line.markId ?? ''}`}>
                  <Table.Td>
                    <StateMark state={LOOK[line.state]} />
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm" fw={600}>
                      {line.number ? `${line.number} · ` : ''}
                      {line.label[lang]}
                    </Text>
                    {line.injectTitle && (
                      <Text size="xs" c="dimmed">
                        {line.injectTitle[lang]}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm">{line.explain[lang]}</Text>
                  </Table.Td>
                  <Table.Td ta="right" className="tnum" style={{ whiteSpace: 'nowrap' }}>
                    {number(line.earned, lang)} / {number(line.possible, lang)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </Stack>
  );
}
