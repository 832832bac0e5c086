/** Agencies × drills of the year: each cell the result of the agency's team, its rank, or that it was not there. */
import { Anchor, SegmentedControl, Group, Stack, Table, Text, TextInput, Tooltip } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Programme, ProgrammeAgency, ProgrammeTake } from '../../../../server/shared/programme.js';
import { date, fold, number } from '../../ui/format.js';
import { Pager, usePages } from '../../ui/pages.js';
import { Empty } from '../../ui/states.js';
import { Scroll, ToAgency } from './parts.js';
import classes from './programme.module.css';
import { useProgramme } from './texts.js';

const PAGE = 25;
type Show = 'all' | 'drilled' | 'notYet';

const tookPart = ({ takes }: ProgrammeAgency): boolean => takes.some(({ took }) => took);

export function Agencies({ of }: { of: Programme }) {
  const { t } = useProgramme();
  const [words, setWords] = useState('');
  const [show, setShow] = useState<Show>('all');
  const drilled = of.agencies.filter(tookPart).length;
  const found = useMemo(() => {
    const wanted = fold(words.trim());
    return of.agencies.filter(
      (agency) =>
        (show === 'all' || tookPart(agency) === (show === 'drilled')) &&
        (wanted === '' || fold(`${agency.name} ${agency.kind ?? ''}`).includes(wanted)),
    );
  }, [of, words, show]);
  const pages = usePages(found, PAGE);
  if (of.agencies.length === 0)
    return (
      <div className="panel">
        <Empty title={t('emptyDirectory')}>
          <Anchor component={Link} to="/agencies" size="sm">
            {t('toDirectory')}
          </Anchor>
        </Empty>
      </div>
    );
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <TextInput
          aria-label={t('find')}
          placeholder={t('find')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          style={{ flex: '1 1 220px' }}
          maw={360}
        />
        <SegmentedControl
          aria-label={t('show')}
          className={classes['choice'] ?? ''}
          value={show}
          onChange={setShow}
          data={[
            { value: 'all', label: t('all', { n: of.agencies.length }) },
            { value: 'drilled', label: t('drilled', { n: drilled }) },
            { value: 'notYet', label: t('notYet', { n: of.agencies.length - drilled }) },
          ]}
        />
      </Group>
      {found.length === 0 ? (
        <div className="panel">
          <Empty title={t('noneFound')} />
        </div>
      ) : (
        <Matrix of={of} rows={pages.shown} />
      )}
      {found.length > PAGE && <Pager pages={pages} label={t('pagesAgencies')} />}
    </Stack>
  );
}

function Matrix({ of, rows }: { of: Programme; rows: readonly ProgrammeAgency[] }) {
  const { t } = useProgramme();
  return (
    <Scroll label={t('agencies')}>
      <Table verticalSpacing={5} className={classes['matrix'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('agency')}</Table.Th>
            <Table.Th scope="col">{t('systems')}</Table.Th>
            {of.drills.map((drill, at) => (
              <Table.Th key={drill.exerciseId} scope="col" ta="right">
                <Tooltip label={drill.name}>
                  <Anchor component={Link} to={`/report/${drill.exerciseId}`} size="sm" aria-label={drill.name}>
                    {`${at + 1} · ${date(drill.endedWall).slice(0, 5)}`}
                  </Anchor>
                </Tooltip>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((agency) => (
            <Table.Tr key={agency.agencyId ?? agency.name}>
              <Table.Th scope="row" fw={500}>
                {agency.agencyId === null ? (
                  <>
                    {agency.name}
                    <Text size="xs" c="dimmed">
                      {t('notListed')}
                    </Text>
                  </>
                ) : (
                  <ToAgency year={String(of.year)} agencyId={agency.agencyId} name={agency.name} />
                )}
                {agency.kind && (
                  <Text size="xs" c="dimmed">
                    {agency.kind}
                  </Text>
                )}
              </Table.Th>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                <Systems agency={agency} />
              </Table.Td>
              {of.drills.map((drill) => (
                <Table.Td key={drill.exerciseId} ta="right" className="tnum">
                  <Takes takes={agency.takes.filter(({ exerciseId }) => exerciseId === drill.exerciseId)} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroll>
  );
}

function Systems({ agency: { systems, agencyId } }: { agency: ProgrammeAgency }) {
  const { t } = useProgramme();
  if (systems.length === 0)
    return (
      <Text size="xs" c="dimmed">
        {agencyId === null ? '' : t('noSystems')}
      </Text>
    );
  return <Text size="xs">{t('systemsDone', { n: systems.filter(({ drills }) => drills.length > 0).length, of: systems.length })}</Text>;
}

/** Every team of the agency in one drill. */
function Takes({ takes }: { takes: readonly ProgrammeTake[] }) {
  const { t, lang } = useProgramme();
  return takes.map(({ teamId, team, took, percent, rank }) => (
    <div key={teamId} title={team}>
      {!took ? (
        <Text size="xs" c="dimmed">
          {t('absent')}
        </Text>
      ) : percent === null ? (
        <Text size="xs">{t('noScore')}</Text>
      ) : (
        <>
          <Text size="sm" fw={600} span>
            {number(Math.round(percent * 10) / 10, lang)} %
          </Text>
          {rank !== null && (
            <Text size="xs" c="dimmed">
              {t('rank', { n: rank })}
            </Text>
          )}
        </>
      )}
    </div>
  ));
}
