/** What the log itself tells: response times, injects, timeline, drift and outages, who took part. */
import { Alert, Anchor, Group, List, Select, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AfterActionReport } from '../../../../server/shared/report.js';
import { useCommon, useText } from '../../i18n/index.js';
import { byName, drillTime, number, span, wallTime } from '../../ui/format.js';
import { texts } from './texts.js';

const useReport = () => useText<typeof texts>('organiser');
interface Of {
  report: AfterActionReport;
}
const ms = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : span(value));
/** S7: where no value is known it is greater than what has been waited for. */
const known = (value: number | null | undefined, above: number | undefined): string =>
  (value === null || value === undefined) && above !== undefined ? `> ${span(above)}` : ms(value);
const METRICS = ['acknowledge', 'detect', 'escalate', 'contain', 'recover', 'report'] as const;
const box = { padding: 12, marginBottom: 16, overflowX: 'auto' } as const;

export function Metrics({ report }: Of) {
  const { t, lang } = useReport();
  return (
    <section className="panel" style={box}>
      <Title order={2} size="h4" mb="xs">
        {t('times')}
      </Title>
      <Table verticalSpacing="xs" miw={520}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('metric')}</Table.Th>
            <Table.Th ta="right">{t('median')}</Table.Th>
            <Table.Th ta="right">{t('p90')}</Table.Th>
            <Table.Th ta="right">{t('n')}</Table.Th>
            <Table.Th ta="right">{t('censored')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="tnum">
          {METRICS.map((name) => {
            const stat = report.metrics[name];
            return (
              <Table.Tr key={name}>
                <Table.Td>{t(`metric.${name}`)}</Table.Td>
                <Table.Td ta="right">{known(stat?.median, stat?.medianAbove)}</Table.Td>
                <Table.Td ta="right">{known(stat?.p90, stat?.p90Above)}</Table.Td>
                <Table.Td ta="right">{number(stat?.n ?? 0, lang)}</Table.Td>
                <Table.Td ta="right">{number(stat?.censored ?? 0, lang)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
}

export function InjectTable({ report }: Of) {
  const { t, lang } = useReport();
  return (
    <section className="panel" style={box}>
      <Table verticalSpacing="xs" miw={860}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('inject')}</Table.Th>
            <Table.Th>{t('scheduled')}</Table.Th>
            <Table.Th ta="right">{t('delivered')}</Table.Th>
            <Table.Th ta="right">{t('seen')}</Table.Th>
            <Table.Th ta="right">{t('met')}</Table.Th>
            <Table.Th ta="right">{t('late')}</Table.Th>
            <Table.Th ta="right">{t('missed')}</Table.Th>
            <Table.Th ta="right">{t('medianResponse')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="tnum">
          {report.injects.map((inject) => (
            <Table.Tr key={inject.id}>
              <Table.Td>
                <b>{inject.number}</b> {inject.title[lang]}
              </Table.Td>
              <Table.Td>{inject.scheduledX === null ? '–' : drillTime(inject.scheduledX)}</Table.Td>
              <Table.Td ta="right">{inject.delivered}</Table.Td>
              <Table.Td ta="right">{inject.seen}</Table.Td>
              <Table.Td ta="right">{inject.met}</Table.Td>
              <Table.Td ta="right">{inject.late}</Table.Td>
              <Table.Td ta="right">{inject.missed}</Table.Td>
              <Table.Td ta="right">{ms(inject.medianResponse)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

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

export function Drift({ report }: Of) {
  const { t, lang } = useReport();
  const { drift } = report;
  return (
    <Stack gap="md">
      <section className="panel" style={{ padding: 12 }}>
        <Text size="sm" mb="xs">
          {t('driftText')}
        </Text>
        <Group gap="xl" className="tnum">
          {[
            [t('n'), number(drift.n, lang)],
            [t('median'), drift.median === null ? '–' : `${number(drift.median / 1000, lang)} s`],
            [t('p90'), drift.p90 === null ? '–' : `${number(drift.p90 / 1000, lang)} s`],
            [t('largest'), drift.max === null ? '–' : `${number(drift.max / 1000, lang)} s`],
          ].map(([label, value]) => (
            <div key={label}>
              <Text size="xs" c="dimmed">
                {label}
              </Text>
              <Text fw={700}>{value}</Text>
            </div>
          ))}
        </Group>
      </section>
      {report.outages.length === 0 ? (
        <Text size="sm">{t('noOutage')}</Text>
      ) : (
        report.outages.map((outage) => (
          <Alert key={outage.fromWall} color="yellow">
            {t('outage', { from: wallTime(outage.fromWall), to: wallTime(outage.toWall), x: drillTime(outage.x) })}
          </Alert>
        ))
      )}
    </Stack>
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
