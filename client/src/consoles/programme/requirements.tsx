/** What legal texts ask of the year's drills: how far it is met, and which systems are still due. */
import { Anchor, Progress, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Programme, RequirementStanding } from '../../../../server/shared/programme.js';
import { date } from '../../ui/format.js';
import { Pager, usePages } from '../../ui/pages.js';
import { Empty } from '../../ui/states.js';
import { Scroll, ToAgency } from './parts.js';
import classes from './programme.module.css';
import { useProgramme } from './texts.js';

const PAGE = 20;

export function Requirements({ of }: { of: Programme }) {
  const { t } = useProgramme();
  if (of.requirements.length === 0)
    return (
      <div className="panel">
        <Empty title={t('noRequirements')} />
      </div>
    );
  return (
    <Stack gap="md">
      {of.requirements.map((requirement) => (
        <One key={requirement.id} of={requirement} year={of.year} />
      ))}
      <Text size="sm" c="dimmed" maw="92ch">
        {t('rule')}
      </Text>
    </Stack>
  );
}

function One({ of, year }: { of: RequirementStanding; year: number }) {
  const { t, pick } = useProgramme();
  return (
    <section className={`panel ${classes['requirement']}`}>
      <Title order={2} size="h4">
        {pick(of.title)}
      </Title>
      <Text size="sm">
        {pick(of.source)} · {t('fromLevel', { level: of.level, n: of.drillsAYear })} · {t('asOf', { day: date(of.asOf) })}
      </Text>
      <Text size="sm" c="dimmed" mb="sm">
        {pick(of.note)}
      </Text>
      {of.systems === 0 ? (
        <Text size="sm">
          {t('noneOwed')}{' '}
          <Anchor component={Link} to="/agencies" size="sm">
            {t('toDirectory')}
          </Anchor>
        </Text>
      ) : (
        <>
          <Text size="sm" fw={600} className="tnum">
            {t('metOf', { n: of.met, of: of.systems })}
          </Text>
          <Progress value={(of.met / of.systems) * 100} color={of.met === of.systems ? 'green' : 'orange'} aria-hidden my={6} />
          {of.due.length === 0 ? <Text size="sm">{t('allMet')}</Text> : <Due of={of} year={year} />}
        </>
      )}
    </section>
  );
}

function Due({ of, year }: { of: RequirementStanding; year: number }) {
  const { t } = useProgramme();
  const pages = usePages(of.due, PAGE);
  return (
    <>
      <Title order={3} size="h6" mt="sm" mb={4}>
        {t('due')}
      </Title>
      <Scroll label={t('due')}>
        <Table verticalSpacing={5} miw={560}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('system')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('level')}
              </Table.Th>
              <Table.Th scope="col">{t('agency')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('done')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pages.shown.map(({ agencyId, agency, system, level, drills }) => (
              <Table.Tr key={`${agencyId} ${system}`}>
                <Table.Th scope="row" fw={500}>
                  {system}
                </Table.Th>
                <Table.Td ta="right" className="tnum">
                  {level}
                </Table.Td>
                <Table.Td>
                  <ToAgency year={String(year)} agencyId={agencyId} name={agency} />
                </Table.Td>
                <Table.Td ta="right" className="tnum">
                  {t('of', { n: drills, of: of.drillsAYear })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroll>
      {of.due.length > PAGE && <Pager pages={pages} label={t('pagesDue')} />}
    </>
  );
}
