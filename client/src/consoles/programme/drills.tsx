/** The drills of the year, by the day they ended. */
import { Anchor, Button, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Programme } from '../../../../server/shared/programme.js';
import { date, fixed2 } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import { Scroll, Share } from './parts.js';
import { useProgramme } from './texts.js';

export function Drills({ of }: { of: Programme }) {
  const { t, lang, pick } = useProgramme();
  if (of.drills.length === 0)
    return (
      <div className="panel">
        <Empty title={t('emptyYear', { year: of.year })}>
          <Button component={Link} to="/plan" size="xs">
            {t('toPlan')}
          </Button>
        </Empty>
      </div>
    );
  return (
    <Scroll label={t('drills')}>
      <Table verticalSpacing={6} miw={860}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('no')}</Table.Th>
            <Table.Th scope="col">{t('ended')}</Table.Th>
            <Table.Th scope="col">{t('name')}</Table.Th>
            <Table.Th scope="col">{t('scenario')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('teams')}
            </Table.Th>
            <Table.Th scope="col" w={180}>
              {t('result')}
            </Table.Th>
            <Table.Th scope="col">{t('state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.drills.map((drill, at) => (
            <Table.Tr key={drill.exerciseId}>
              <Table.Td className="tnum">{at + 1}</Table.Td>
              <Table.Td className="tnum">{date(drill.endedWall)}</Table.Td>
              <Table.Th scope="row" fw={500}>
                <Anchor component={Link} to={`/report/${drill.exerciseId}`} size="sm">
                  {drill.name}
                </Anchor>
              </Table.Th>
              <Table.Td>{pick(drill.scenario.title)}</Table.Td>
              <Table.Td ta="right" className="tnum">
                {t('of', { n: drill.took, of: drill.teams })}
              </Table.Td>
              <Table.Td>
                {drill.percent === null ? (
                  <Text size="sm">{t('noScore')}</Text>
                ) : (
                  <Share percent={drill.percent} words={`${fixed2(drill.percent, lang)} %`} />
                )}
              </Table.Td>
              <Table.Td>{drill.provisional ? t('provisional') : t(drill.published ? 'published' : 'ready')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroll>
  );
}
