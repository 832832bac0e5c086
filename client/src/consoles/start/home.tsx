/** The front page: two doors for those not signed in, the list of exercises for EXCON, the way back for a seat. */
import { Anchor, Badge, Button, Card, Code, Container, Group, SimpleGrid, Stack, Table, Text, ThemeIcon, Title } from '@mantine/core';
import { IconBooks, IconClipboardPlus, IconDeviceDesktopAnalytics, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Exercise } from '../../../../server/shared/api.js';
import { get } from '../../api/http.js';
import { useMe, useSession } from '../../api/session.js';
import { useCommon, useText } from '../../i18n/index.js';
import { date } from '../../ui/format.js';
import { Frame } from '../../ui/frame.js';
import { PhaseBadge } from '../../ui/live.js';
import { Failed, Loading } from '../../ui/states.js';
import { texts } from './texts.js';

const useStart = () => useText<typeof texts>('start');

export function Home() {
  const { data: me, isPending, error, refetch } = useMe('user');
  const seat = useMe('seat').data;
  if (isPending)
    return (
      <Frame>
        <Loading />
      </Frame>
    );
  if (error)
    return (
      <Frame>
        <Failed error={error} retry={() => void refetch()} />
      </Frame>
    );
  if (me?.kind === 'user') return <Exercises name={me.user.name} />;
  return <Doors {...(seat?.kind === 'seat' ? { seat: { team: seat.team, exercise: seat.exercise } } : {})} />;
}

function Doors({ seat }: { seat?: { team: string; exercise: string } }) {
  const { t } = useStart();
  return (
    <Frame>
      <Container size="sm" pt="8vh" pb="xl">
        <Stack gap="lg">
          <div>
            <Title order={1}>{t('welcome')}</Title>
            <Text c="dimmed" mt={4}>
              {t('intro')}
            </Text>
          </div>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Door icon={<IconUsersGroup size={22} />} title={t('iAmTeam')} text={seat ? seat.exercise : t('teamHint')}>
              {seat && (
                <Button component={Link} to="/play" mb="xs" fullWidth>
                  {t('resume', { team: seat.team })}
                </Button>
              )}
              <Button component={Link} to="/join" variant={seat ? 'default' : 'filled'} fullWidth>
                {t('join')}
              </Button>
            </Door>
            <Door icon={<IconDeviceDesktopAnalytics size={22} />} title={t('iAmExcon')} text={t('exconHint')}>
              <SignIn />
            </Door>
          </SimpleGrid>
        </Stack>
      </Container>
    </Frame>
  );
}

function SignIn() {
  const { t } = useCommon();
  return (
    <Button component={Link} to="/login" variant="default" fullWidth>
      {t('signIn')}
    </Button>
  );
}

function Door({ icon, title, text, children }: { icon: React.ReactNode; title: string; text: string; children: React.ReactNode }) {
  return (
    <Card withBorder padding="lg">
      <Stack gap="sm" h="100%">
        <Group gap="sm" wrap="nowrap">
          <ThemeIcon variant="light" size="lg">
            {icon}
          </ThemeIcon>
          <Title order={2} size="h4">
            {title}
          </Title>
        </Group>
        <Text size="sm" c="dimmed" style={{ flex: 1 }}>
          {text}
        </Text>
        <div>{children}</div>
      </Stack>
    </Card>
  );
}

function Exercises({ name }: { name: string }) {
  const { t } = useStart();
  const { t: c } = useCommon();
  const { logout } = useSession();
  const list = useQuery({ queryKey: ['exercises'], queryFn: () => get<Exercise[]>('/exercises') });
  return (
    <Frame
      bar={<Text size="sm">{name}</Text>}
      actions={
        <Button size="xs" variant="default" onClick={() => void logout()}>
          {c('signOut')}
        </Button>
      }
    >
      <Container size="lg" py="lg">
        <Group justify="space-between" mb="md">
          <Title order={1} size="h2">
            {t('exercises')}
          </Title>
          <Group gap="xs">
            <Button component={Link} to="/scenarios" variant="default" leftSection={<IconBooks size={16} />}>
              {t('scenarios')}
            </Button>
            <Button component={Link} to="/plan" leftSection={<IconClipboardPlus size={16} />}>
              {t('newExercise')}
            </Button>
          </Group>
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
  const steps = [
    { title: t('step1'), text: t('step1Text'), to: '/scenarios' as const },
    { title: t('step2'), text: t('step2Text'), to: '/plan' as const },
    { title: t('step3'), text: t('step3Text'), to: null },
  ];
  return (
    <Stack gap="md">
      <Text>{t('noExercises')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {steps.map((step, index) => (
          <Card key={step.title} withBorder padding="lg">
            <Badge variant="light" mb="xs" circle>
              {index + 1}
            </Badge>
            <Text fw={600}>
              {step.to ? (
                <Anchor component={Link} to={step.to} inherit underline="always">
                  {step.title}
                </Anchor>
              ) : (
                step.title
              )}
            </Text>
            <Text size="sm" c="dimmed" mt={4}>
              {step.text}
            </Text>
          </Card>
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {t('demo')} <Code>npm run demo</Code>
      </Text>
    </Stack>
  );
}

function ExerciseTable({ rows }: { rows: Exercise[] }) {
  const { t, pick } = useStart();
  const done = (phase: Exercise['phase']) => phase === 'ended' || phase === 'published';
  return (
    <div className="panel" style={{ overflowX: 'auto' }}>
      <Table verticalSpacing="xs" highlightOnHover miw={{ base: 0, sm: 720 }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('colName')}</Table.Th>
            <Table.Th>{t('colPhase')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('colScenario')}</Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              {t('colTeams')}
            </Table.Th>
            <Table.Th visibleFrom="sm">{t('colCreated')}</Table.Th>
            <Table.Th>{t('colOpen')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((exercise) => (
            <Table.Tr key={exercise.id}>
              <Table.Td fw={600}>{exercise.name}</Table.Td>
              <Table.Td>
                <PhaseBadge phase={exercise.phase} />
              </Table.Td>
              <Table.Td visibleFrom="sm">{pick(exercise.scenario.title)}</Table.Td>
              <Table.Td ta="right" className="tnum" visibleFrom="sm">
                {exercise.teams.length}
              </Table.Td>
              <Table.Td className="tnum" visibleFrom="sm">
                {date(exercise.createdAt)}
              </Table.Td>
              <Table.Td>
                <Group gap="xs">
                  <Button component={Link} to={`/excon/${exercise.id}`} size="compact-sm" variant="light">
                    {t('controlRoom')}
                  </Button>
                  {done(exercise.phase) && (
                    <Button component={Link} to={`/report/${exercise.id}`} size="compact-sm" variant="light">
                      {t('report')}
                    </Button>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
