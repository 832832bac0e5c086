/** The list of exercises for those who are signed in; on the first visit, where to begin. */
import { Anchor, Badge, Button, Card, Code, Container, Group, SimpleGrid, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { IconClipboardPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import type { Exercise } from '../../../../server/shared/api.js';
import { get } from '../../api/http.js';
import { useMe, useSession } from '../../api/session.js';
import { useCommon, useText } from '../../i18n/index.js';
import { date, fold, wallTime } from '../../ui/format.js';
import { Frame } from '../../ui/frame.js';
import { PhaseBadge } from '../../ui/live.js';
import { Nav } from '../../ui/nav.js';
import { Pager, usePages } from '../../ui/pages.js';
import { Failed, Loading } from '../../ui/states.js';
import { texts } from './texts.js';

const useStart = () => useText<typeof texts>('start');
const PAGE = 30;
/** From so many on a search is worth its place. */
const MANY = 8;

export function Exercises({ name }: { name: string }) {
  const { t } = useStart();
  const { t: c } = useCommon();
  const { logout } = useSession();
  const me = useMe('user').data;
  const plans = me?.kind === 'user' && me.user.roles.some((role) => ['admin', 'organiser', 'director'].includes(role));
  const list = useQuery({ queryKey: ['exercises'], queryFn: () => get<Exercise[]>('/exercises') });
  return (
    <Frame
      bar={<Nav />}
      actions={
        <>
          <Text size="sm" visibleFrom="sm" truncate maw={200}>
            {name}
          </Text>
          <Button size="xs" variant="default" onClick={() => void logout()}>
            {c('signOut')}
          </Button>
        </>
      }
    >
      <Container size="xl" py="lg">
        <Group justify="space-between" mb="md">
          <Title order={1} size="h2">
            {t('exercises')}
          </Title>
          {plans && (
            <Button
              renderRoot={(props) => <Link to="/plan" search={{}} {...props} />}
              leftSection={<IconClipboardPlus size={16} aria-hidden />}
            >
              {t('newExercise')}
            </Button>
          )}
        </Group>
        {list.isPending ? (
          <Loading />
        ) : list.error ? (
          <Failed error={list.error} retry={() => void list.refetch()} />
        ) : list.data.length === 0 ? (
          <FirstSteps />
        ) : (
          <ExerciseTable rows={list.data} />
        )}
      </Container>
    </Frame>
  );
}

function FirstSteps() {
  const { t } = useStart();
  const steps: { title: string; text: string; more?: ReactNode; to: '/scenarios/$id' | '/agencies' | '/guide'; go: string }[] = [
    { title: t('step1'), text: t('step1Text'), more: <Code>npm run demo</Code>, to: '/scenarios/$id', go: t('step1Do') },
    { title: t('step2'), text: t('step2Text'), to: '/agencies', go: t('step2Do') },
    { title: t('step3'), text: t('step3Text'), to: '/guide', go: t('step3Do') },
  ];
  return (
    <Stack gap="md">
      <Text>{t('noExercises')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {steps.map(({ title, text, more, to, go }, index) => (
          <Card key={title} withBorder padding="lg">
            <Stack gap="xs" h="100%">
              <Badge variant="default" circle>
                {index + 1}
              </Badge>
              <Text fw={600}>{title}</Text>
              <Text size="sm" c="dimmed" style={{ flex: 1 }}>
                {text}
              </Text>
              {more}
              <Button
                variant="default"
                fullWidth
                renderRoot={(props) =>
                  to === '/scenarios/$id' ? <Link to={to} params={{ id: 'tutorial' }} {...props} /> : <Link to={to} {...props} />
                }
              >
                {go}
              </Button>
            </Stack>
          </Card>
        ))}
      </SimpleGrid>
    </Stack>
  );
}

const isOver = (phase: Exercise['phase']): boolean => phase === 'ended' || phase === 'published';

function ExerciseTable({ rows }: { rows: Exercise[] }) {
  const { t, pick } = useStart();
  const { t: c } = useCommon();
  const [words, setWords] = useState('');
  const found = useMemo(
    () => rows.filter(({ name, scenario }) => fold(`${name} ${scenario.title.vi} ${scenario.title.en}`).includes(fold(words.trim()))),
    [rows, words],
  );
  const pages = usePages(found, PAGE);
  return (
    <Stack gap="sm">
      {rows.length > MANY && (
        <TextInput
          aria-label={c('search')}
          placeholder={c('search')}
          maw={320}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <div className="panel" style={{ overflowX: 'auto' }}>
        <Table verticalSpacing="xs" highlightOnHover miw={{ base: 0, sm: 760 }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('colName')}</Table.Th>
              <Table.Th>{t('colPhase')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('colScenario')}</Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                {t('colTeams')}
              </Table.Th>
              <Table.Th visibleFrom="sm">{t('colStarts')}</Table.Th>
              <Table.Th visibleFrom="md">{t('colCreated')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('colOpen')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pages.shown.map((exercise) => (
              <Table.Tr key={exercise.id}>
                <Table.Td fw={600}>
                  <Anchor component={Link} to={`/exercises/${exercise.id}`} inherit c="inherit" underline="always">
                    {exercise.name}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <PhaseBadge phase={exercise.phase} />
                </Table.Td>
                <Table.Td visibleFrom="sm">{pick(exercise.scenario.title)}</Table.Td>
                <Table.Td ta="right" className="tnum" visibleFrom="sm">
                  {exercise.teams.length}
                </Table.Td>
                <Table.Td className="tnum" visibleFrom="sm">
                  {exercise.startsAt ? (
                    `${date(exercise.startsAt)} ${wallTime(Date.parse(exercise.startsAt)).slice(0, 5)}`
                  ) : (
                    <Text span inherit c="dimmed">
                      {t('byHand')}
                    </Text>
                  )}
                  {exercise.seriesId && (
                    <Text size="xs" c="dimmed">
                      {t('series')}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className="tnum" visibleFrom="md">
                  {date(exercise.createdAt)}
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <Group gap="xs">
                    <Button component={Link} to={`/excon/${exercise.id}`} size="compact-sm" variant="default">
                      {t('controlRoom')}
                    </Button>
                    {isOver(exercise.phase) && (
                      <Button component={Link} to={`/report/${exercise.id}`} size="compact-sm" variant="default">
                        {t('report')}
                      </Button>
                    )}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {rows.length > MANY && <Pager pages={pages} label={t('exercises')} />}
      </div>
    </Stack>
  );
}
