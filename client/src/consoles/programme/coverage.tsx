/** What the year's drills covered: the scenarios of the library, and the ATT&CK techniques that they show. */
import { Anchor, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Programme } from '../../../../server/shared/programme.js';
import { date, fixed2 } from '../../ui/format.js';
import { Pager, usePages } from '../../ui/pages.js';
import { Empty } from '../../ui/states.js';
import { Scroll, Share } from './parts.js';
import classes from './programme.module.css';
import { useProgramme } from './texts.js';

const PAGE = 30;

export function Scenarios({ of }: { of: Programme }) {
  const { t, pick } = useProgramme();
  const rows = of.scenarios.toSorted((a, b) => b.drills - a.drills || (b.lastWall ?? 0) - (a.lastWall ?? 0));
  return (
    <Scroll label={t('scenarios')}>
      <Table verticalSpacing={6} miw={620}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('scenario')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('times')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('teams')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('lastTime')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ id, title, shelved, drills, teams, lastWall }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={500}>
                {shelved ? (
                  <Anchor component={Link} to={`/scenarios/${id}`} size="sm">
                    {pick(title)}
                  </Anchor>
                ) : (
                  <>
                    {pick(title)}{' '}
                    <Text span size="xs" c="dimmed">
                      ({t('unshelved')})
                    </Text>
                  </>
                )}
              </Table.Th>
              <Table.Td ta="right" className="tnum">
                {drills}
              </Table.Td>
              <Table.Td ta="right" className="tnum">
                {teams}
              </Table.Td>
              <Table.Td ta="right" className="tnum">
                {lastWall === null ? <span className={classes['none']}>{t('never')}</span> : date(lastWall)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroll>
  );
}

type Show = 'all' | 'exercised' | 'not';

export function Techniques({ of }: { of: Programme }) {
  const { t, lang, pick } = useProgramme();
  const [show, setShow] = useState<Show>('all');
  const exercised = of.techniques.filter(({ drills }) => drills.length > 0);
  const rows =
    show === 'all' ? of.techniques : show === 'exercised' ? exercised : of.techniques.filter(({ drills }) => drills.length === 0);
  const pages = usePages(rows, PAGE);
  const titles = new Map(of.scenarios.map(({ id, title }) => [id, pick(title)]));
  const numbers = new Map(of.drills.map(({ exerciseId }, at) => [exerciseId, at + 1]));
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('show')}
        className={classes['choice'] ?? ''}
        style={{ alignSelf: 'flex-start' }}
        value={show}
        onChange={setShow}
        data={[
          { value: 'all', label: t('all', { n: of.techniques.length }) },
          { value: 'exercised', label: t('exercised', { n: exercised.length }) },
          { value: 'not', label: t('notExercised', { n: of.techniques.length - exercised.length }) },
        ]}
      />
      {rows.length === 0 ? (
        <div className="panel">
          <Empty title={t('noTechniques')} />
        </div>
      ) : (
        <Scroll label={t('techniques')}>
          <Table verticalSpacing={6} miw={760}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('technique')}</Table.Th>
                <Table.Th scope="col">{t('inScenarios')}</Table.Th>
                <Table.Th scope="col">{t('inDrills')}</Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('teams')}
                </Table.Th>
                <Table.Th scope="col" w={180}>
                  {t('result')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {pages.shown.map(({ id, scenarios, drills, teams, percent }) => (
                <Table.Tr key={id}>
                  <Table.Th scope="row" fw={600} className="tnum">
                    {id}
                  </Table.Th>
                  <Table.Td>
                    <Text size="xs">{scenarios.map((scenario) => titles.get(scenario) ?? scenario).join('; ')}</Text>
                  </Table.Td>
                  <Table.Td className="tnum">
                    {drills.length === 0 ? (
                      <span className={classes['none']}>{t('never')}</span>
                    ) : (
                      drills.map((one) => numbers.get(one)).join(', ')
                    )}
                  </Table.Td>
                  <Table.Td ta="right" className="tnum">
                    {teams}
                  </Table.Td>
                  <Table.Td>
                    {percent === null ? (
                      <Text size="xs" c="dimmed">
                        {drills.length > 0 ? t('noScore') : '–'}
                      </Text>
                    ) : (
                      <Share percent={percent} words={`${fixed2(percent, lang)} %`} />
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scroll>
      )}
      {rows.length > PAGE && <Pager pages={pages} label={t('pagesTechniques')} />}
    </Stack>
  );
}
