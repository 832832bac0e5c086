/** Planning in one page: scenario, name, kind of play, teams; then the join codes to hand out. */
import {
  Alert,
  Button,
  Container,
  Group,
  NumberInput,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { IconDeviceDesktopAnalytics, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Exercise, ScenarioSummary } from '../../../../server/shared/api.js';
import { post, ProblemError } from '../../api/http.js';
import { useText } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import { Failed, Loading } from '../../ui/states.js';
import { Nav } from '../../ui/nav.js';
import { useScenarios } from './scenarios.js';
import { texts } from './texts.js';
import classes from './organiser.module.css';

const usePlan = () => useText<typeof texts>('organiser');

/** One team a line; the first cell of what a spreadsheet pastes. */
export function teamNames(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.split('\t')[0]?.trim() ?? '')
    .filter((name) => name !== '');
}

export function doubled(names: string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(names.filter((name) => (seen.has(name) ? true : (seen.add(name), false))))];
}

export function Plan() {
  const list = useScenarios();
  const [made, setMade] = useState<Exercise | null>(null);
  return (
    <Frame bar={<Nav />}>
      <Container size="md" py="lg">
        {made ? (
          <JoinSheets exercise={made} />
        ) : list.isPending ? (
          <Loading />
        ) : list.error ? (
          <Failed error={list.error} retry={() => void list.refetch()} />
        ) : (
          <PlanForm scenarios={list.data} done={setMade} />
        )}
      </Container>
    </Frame>
  );
}

function PlanForm({ scenarios, done }: { scenarios: ScenarioSummary[]; done: (exercise: Exercise) => void }) {
  const { t, pick, lang } = usePlan();
  const wanted = useSearch({ from: '/plan' }).scenario;
  const [scenarioId, setScenarioId] = useState<string | null>(scenarios.find((s) => s.id === wanted)?.id ?? scenarios[0]?.id ?? null);
  const [name, setName] = useState('');
  const [play, setPlay] = useState<'parallel' | 'joint'>('parallel');
  const [text, setText] = useState('');
  const [parts, setParts] = useState<Record<string, string>>({});
  const [factor, setFactor] = useState<number | string>(1);
  const scenario = scenarios.find((s) => s.id === scenarioId);
  const names = teamNames(text);
  const twice = doubled(names);
  const partOf = (index: number, team: string): string => parts[team] ?? scenario?.parts[index % scenario.parts.length]?.id ?? '';

  const taken = new Set(names.map((team, index) => partOf(index, team)));
  const vacant = play === 'joint' && names.length > 0 ? (scenario?.parts ?? []).filter((part) => !taken.has(part.id)) : [];

  const create = useMutation({
    mutationFn: () =>
      post<Exercise>('/exercises', {
        name: name.trim(),
        scenarioId,
        play,
        timeFactor: Number(factor),
        teams: names.map((team, index) => ({ name: team, ...(play === 'joint' ? { part: partOf(index, team) } : {}) })),
      }),
    onSuccess: done,
  });
  const ready = scenario !== undefined && name.trim() !== '' && names.length > 0 && twice.length === 0 && vacant.length === 0;

  return (
    <form onSubmit={(event) => (event.preventDefault(), create.mutate())}>
      <Stack gap="md">
        <Title order={1} size="h2">
          {t('planTitle')}
        </Title>
        {create.error && (
          <Alert color="red" role="alert">
            {create.error instanceof ProblemError ? create.error.sentence(lang) : String(create.error)}
            {create.error instanceof ProblemError &&
              create.error.problem.errors?.map((error) => <div key={error.path}>{`${error.path}: ${error.message}`}</div>)}
          </Alert>
        )}
        <Select
          label={t('chooseScenario')}
          required
          allowDeselect={false}
          data={scenarios.map((s) => ({ value: s.id, label: `${pick(s.title)} (${t('minutes', { n: s.duration / 60_000 })})` }))}
          value={scenarioId}
          onChange={setScenarioId}
        />
        {scenario && (
          <Text size="sm" c="dimmed">
            {pick(scenario.summary)}
          </Text>
        )}
        <TextInput
          label={t('exerciseName')}
          description={t('nameHint')}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group label={t('play')} value={play} onChange={(value) => setPlay(value)}>
          <Stack gap={6} mt={4}>
            <Radio value="parallel" label={t('parallel')} />
            <Radio value="joint" label={t('joint')} />
          </Stack>
        </Radio.Group>
        <Textarea
          label={`${t('teams')} · ${t('teamCount', { n: names.length })}`}
          description={t('teamsHint')}
          required
          autosize
          minRows={5}
          maxRows={16}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={twice.length > 0 ? t('duplicate', { names: twice.join(', ') }) : undefined}
        />
        {play === 'joint' && scenario && names.length > 0 && (
          <Stack gap={6}>
            <Text size="sm" fw={500}>
              {t('part')}
            </Text>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
              {names.map((team, index) => (
                <Select
                  key={team}
                  label={team}
                  allowDeselect={false}
                  data={scenario.parts.map((part) => ({ value: part.id, label: pick(part.title) }))}
                  value={partOf(index, team)}
                  onChange={(value) => value && setParts({ ...parts, [team]: value })}
                />
              ))}
            </SimpleGrid>
            {vacant.length > 0 && (
              <Text size="sm" c="var(--dt-warn)" role="status">
                {t('vacant', { parts: vacant.map((part) => pick(part.title)).join('; ') })}
              </Text>
            )}
          </Stack>
        )}
        <NumberInput
          label={t('factor')}
          description={t('factorHint')}
          min={0.1}
          max={120}
          step={1}
          w={260}
          value={factor}
          onChange={setFactor}
          decimalSeparator={lang === 'vi' ? ',' : '.'}
        />
        <Group>
          <Button type="submit" disabled={!ready} loading={create.isPending}>
            {t('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function JoinSheets({ exercise }: { exercise: Exercise }) {
  const { t } = usePlan();
  const url = `${location.origin}/join`;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1} size="h2">
          {exercise.name}
        </Title>
        <Group gap="xs" className={classes['noPrint']}>
          <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {t('print')}
          </Button>
          <Button component={Link} to={`/excon/${exercise.id}`} leftSection={<IconDeviceDesktopAnalytics size={16} />}>
            {t('toControl')}
          </Button>
        </Group>
      </Group>
      <Text>{t('codesHint', { url })}</Text>
      <div className="panel">
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('team')}</Table.Th>
              <Table.Th>{t('code')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {exercise.teams.map((team) => (
              <Table.Tr key={team.id}>
                <Table.Td>{team.name}</Table.Td>
                <Table.Td className={classes['code']}>{team.joinCode}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
}
