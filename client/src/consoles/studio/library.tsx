/** The scenario library: search and filters, cards or a table, import, and the way to a new scenario. */
import {
  Badge,
  Button,
  Card,
  Container,
  Group,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconFilePlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ScenarioSummary } from '../../../../server/shared/api.js';
import { byName, number } from '../../ui/format.js';
import { Frame } from '../../ui/frame.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { useLibrary, useRights } from './data.js';
import { matches, NO_FILTER, type Filter } from './filter.js';
import { Import } from './import.js';
import { Nav } from '../../ui/nav.js';
import { useStudio } from './texts.js';
import classes from './studio.module.css';

export function Library() {
  const { t } = useStudio();
  const { write } = useRights();
  const list = useLibrary();
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [view, setView] = useState<'cards' | 'table'>('cards');
  const found = useMemo(() => (list.data ?? []).filter((each) => matches(each, filter)), [list.data, filter]);
  return (
    <Frame bar={<Nav />}>
      <Container size="xl" py="md">
        <Group justify="space-between" mb="sm" align="flex-start">
          <Title order={1} size="h3">
            {t('library')}
          </Title>
          {write && (
            <Group gap="xs" align="flex-start">
              <Import scenarios={list.data} />
              <Button component={Link} to="/scenarios/new" size="sm" leftSection={<IconFilePlus size={16} aria-hidden />}>
                {t('newScenario')}
              </Button>
            </Group>
          )}
        </Group>
        {list.isPending ? (
          <Loading />
        ) : list.error ? (
          <Failed error={list.error} retry={() => void list.refetch()} />
        ) : list.data.length === 0 ? (
          <Empty title={t('noScenarios')} />
        ) : (
          <Stack gap="sm">
            <Filters all={list.data} filter={filter} change={setFilter} />
            <Group justify="space-between">
              <Text size="sm" role="status">
                {t('shown', { n: found.length, m: list.data.length })}
              </Text>
              <SegmentedControl
                size="xs"
                aria-label={t('view')}
                value={view}
                onChange={(value) => setView(value)}
                data={[
                  { value: 'cards', label: t('asCards') },
                  { value: 'table', label: t('asTable') },
                ]}
              />
            </Group>
            {found.length === 0 ? (
              <Empty title={t('noneFound')}>
                <Button variant="default" size="xs" onClick={() => setFilter(NO_FILTER)}>
                  {t('clear')}
                </Button>
              </Empty>
            ) : view === 'cards' ? (
              <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
                {found.map((scenario) => (
                  <ScenarioCard key={scenario.id} scenario={scenario} />
                ))}
              </SimpleGrid>
            ) : (
              <LibraryTable scenarios={found} />
            )}
          </Stack>
        )}
      </Container>
    </Frame>
  );
}

function Filters({ all, filter, change }: { all: ScenarioSummary[]; filter: Filter; change: (filter: Filter) => void }) {
  const { t, pick } = useStudio();
  const titled = (kind: 'part' | 'system', of: (s: ScenarioSummary) => ScenarioSummary['parts']) => {
    const titles = new Map(all.flatMap(of).map(({ title }) => [title.vi, title]));
    return [...titles.values()]
      .map((title) => ({ value: `${kind}:${title.vi}`, label: pick(title) }))
      .toSorted((a, b) => byName(a.label, b.label));
  };
  const techniques = [...new Set(all.flatMap((each) => each.techniques.flatMap((id) => [id, id.split('.')[0] ?? id])))].toSorted();
  return (
    <div className={classes['filters']}>
      <TextInput
        label={t('search')}
        placeholder={t('searchHint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter.words}
        onChange={(event) => change({ ...filter, words: event.currentTarget.value })}
      />
      <Select
        label={t('about')}
        placeholder={t('any')}
        clearable
        searchable
        value={filter.about}
        onChange={(about) => change({ ...filter, about })}
        data={[
          { group: t('partsGroup'), items: titled('part', (each) => each.parts) },
          { group: t('systemsGroup'), items: titled('system', (each) => each.systems) },
        ]}
      />
      <Select
        label={t('maxDuration')}
        placeholder={t('any')}
        clearable
        value={filter.minutes === null ? null : String(filter.minutes)}
        onChange={(value) => change({ ...filter, minutes: value === null ? null : Number(value) })}
        data={[15, 30, 60, 90, 120, 180, 240].map((n) => ({ value: String(n), label: t('upTo', { n }) }))}
      />
      <Select
        label={t('difficulty')}
        placeholder={t('any')}
        clearable
        value={filter.difficulty === null ? null : String(filter.difficulty)}
        onChange={(value) => change({ ...filter, difficulty: value === null ? null : Number(value) })}
        data={[1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: t('difficultyN', { n }) }))}
      />
      <Select
        label={t('technique')}
        placeholder={t('any')}
        clearable
        searchable
        value={filter.technique}
        onChange={(technique) => change({ ...filter, technique })}
        data={techniques}
      />
      <Select
        label={t('source')}
        placeholder={t('any')}
        clearable
        value={filter.source}
        onChange={(source) => change({ ...filter, source })}
        data={(['library', 'uploaded'] as const).map((value) => ({ value, label: t(`source.${value}`) }))}
      />
    </div>
  );
}

function ScenarioCard({ scenario: s }: { scenario: ScenarioSummary }) {
  const { t, pick, lang } = useStudio();
  return (
    <Card component="article" withBorder padding="sm">
      <Stack gap={6} h="100%">
        <Title order={2} size="h5">
          <Link to="/scenarios/$id" params={{ id: s.id }} className={classes['cardLink']}>
            {pick(s.title)}
          </Link>
        </Title>
        <Text size="xs" c="dimmed">
          {s.id} · {s.version} · {t(`source.${s.source}`)}
          {s.versions.length > 1 && ` · ${t('versionsN', { n: s.versions.length })}`}
        </Text>
        <div style={{ flex: 1 }}>
          <Text size="sm" lineClamp={4}>
            {pick(s.summary)}
          </Text>
        </div>
        <Group gap={6}>
          {[
            t('minutes', { n: number(s.duration / 60_000, lang) }),
            t('injectsN', { n: s.injects }),
            t('objectivesN', { n: s.objectives }),
            t('pointsN', { n: number(s.points, lang) }),
            t('difficultyN', { n: s.difficulty }),
          ].map((words) => (
            <Badge key={words} variant="default" radius="sm" tt="none" fw={400}>
              {words}
            </Badge>
          ))}
        </Group>
        <Text size="xs" c="dimmed">
          {s.parts.map(({ title }) => pick(title)).join(' · ')}
        </Text>
        <Button variant="light" size="xs" renderRoot={(props) => <Link to="/plan" search={{ scenario: s.id }} {...props} />}>
          {t('use')}
        </Button>
      </Stack>
    </Card>
  );
}

function LibraryTable({ scenarios }: { scenarios: ScenarioSummary[] }) {
  const { t, pick, lang } = useStudio();
  return (
    <div className="panel" style={{ overflowX: 'auto' }}>
      <Table verticalSpacing={6} striped>
        <Table.Thead>
          <Table.Tr>
            {[t('title'), t('version'), t('maxDuration'), t('difficulty'), t('inject'), t('objectives'), t('technique'), t('source')].map(
              (head) => (
                <Table.Th key={head}>{head}</Table.Th>
              ),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="tnum">
          {scenarios.map((s) => (
            <Table.Tr key={s.id}>
              <Table.Td>
                <Link to="/scenarios/$id" params={{ id: s.id }} className={classes['cardLink']}>
                  {pick(s.title)}
                </Link>
              </Table.Td>
              <Table.Td>{s.version}</Table.Td>
              <Table.Td>{t('minutes', { n: number(s.duration / 60_000, lang) })}</Table.Td>
              <Table.Td>{s.difficulty}/5</Table.Td>
              <Table.Td>{s.injects}</Table.Td>
              <Table.Td>{s.objectives}</Table.Td>
              <Table.Td>{s.techniques.join(', ')}</Table.Td>
              <Table.Td>{t(`source.${s.source}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
