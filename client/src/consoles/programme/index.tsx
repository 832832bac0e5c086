/** The exercise programme of a year: who drilled what, what was covered, what is still due; and one agency over time. */
import { Alert, Container, Group, Select, Tabs, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Programme as Year } from '../../../../server/shared/programme.js';
import { get } from '../../api/http.js';
import { Frame } from '../../ui/frame.js';
import { Nav } from '../../ui/nav.js';
import { Failed, Loading } from '../../ui/states.js';
import { AGAIN } from './again.js';
import { Agencies } from './agencies.js';
import { Scenarios, Techniques } from './coverage.js';
import { Drills } from './drills.js';
import classes from './programme.module.css';
import { Requirements } from './requirements.js';
import { useProgramme } from './texts.js';
import { Trend } from './trend.js';

export function Programme() {
  const { year, agency } = useSearch({ from: '/programme' });
  return (
    <Frame bar={<Nav />}>
      <Container size="xl" py="md">
        {agency === undefined ? <Overview year={year} /> : <Trend agencyId={agency} year={year} />}
      </Container>
    </Frame>
  );
}

function Overview({ year }: { year: string | undefined }) {
  const found = useQuery({
    queryKey: ['programme', year ?? ''],
    queryFn: () => get<Year>(`/programme${year === undefined ? '' : `?year=${encodeURIComponent(year)}`}`),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pending ?? 0) > 0 ? AGAIN : false),
  });
  if (found.isPending) return <Loading />;
  if (found.error) return <Failed error={found.error} retry={() => void found.refetch()} />;
  return <Whole of={found.data} />;
}

function Whole({ of }: { of: Year }) {
  const { t } = useProgramme();
  const navigate = useNavigate({ from: '/programme' });
  return (
    <>
      <Group justify="space-between" align="flex-end" mb="sm">
        <div>
          <Title order={1} size="h3">
            {t('title', { year: of.year })}
          </Title>
          <Text size="sm" c="dimmed">
            {t('intro')}
          </Text>
        </div>
        <Select
          label={t('year')}
          w={120}
          allowDeselect={false}
          data={[...new Set([of.year, ...of.years])].toSorted((a, b) => b - a).map(String)}
          value={String(of.year)}
          onChange={(value) => value !== null && void navigate({ search: { year: value } })}
        />
      </Group>
      {of.pending > 0 && (
        <Alert color="yellow" mb="sm" py={8} role="status">
          {t('pending', { n: of.pending })}
        </Alert>
      )}
      <Figures of={of} />
      <Tabs defaultValue="drills" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="drills">{t('drills')}</Tabs.Tab>
          <Tabs.Tab value="agencies">{t('agencies')}</Tabs.Tab>
          <Tabs.Tab value="scenarios">{t('scenarios')}</Tabs.Tab>
          <Tabs.Tab value="techniques">{t('techniques')}</Tabs.Tab>
          <Tabs.Tab value="requirements">{t('requirements')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="drills">
          <Drills of={of} />
        </Tabs.Panel>
        <Tabs.Panel value="agencies">
          <Agencies of={of} />
        </Tabs.Panel>
        <Tabs.Panel value="scenarios">
          <Scenarios of={of} />
        </Tabs.Panel>
        <Tabs.Panel value="techniques">
          <Techniques of={of} />
        </Tabs.Panel>
        <Tabs.Panel value="requirements">
          <Requirements of={of} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Figures({ of }: { of: Year }) {
  const { t } = useProgramme();
  const part = (n: number, all: number): string => t('of', { n, of: all });
  const shelved = of.scenarios.filter((scenario) => scenario.shelved);
  const figures: [string, string][] = [
    [String(of.drills.length), t('figure.drills')],
    [String(of.drills.reduce((sum, { took }) => sum + took, 0)), t('figure.teams')],
    [
      part(
        of.agencies.filter(({ agencyId, takes }) => agencyId !== null && takes.some(({ took }) => took)).length,
        of.agencies.filter(({ agencyId }) => agencyId !== null).length,
      ),
      t('figure.agencies'),
    ],
    [part(shelved.filter(({ drills }) => drills > 0).length, shelved.length), t('figure.scenarios')],
    [part(of.techniques.filter(({ drills }) => drills.length > 0).length, of.techniques.length), t('figure.techniques')],
    [
      String(new Set(of.requirements.flatMap(({ due }) => due.map(({ agencyId, system }) => `${agencyId} ${system}`))).size),
      t('figure.due'),
    ],
  ];
  return (
    <ul className={classes['figures']}>
      {figures.map(([figure, label]) => (
        <li key={label} className="panel">
          <Text className={`${classes['figure']} tnum`}>{figure}</Text>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
        </li>
      ))}
    </ul>
  );
}
