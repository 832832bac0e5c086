/** The front page: two doors for those not signed in, the list of exercises for EXCON, the way back for a seat. */
import { Button, Card, Container, Group, SimpleGrid, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconDeviceDesktopAnalytics, IconUsersGroup } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMe } from '../../api/session.js';
import { useCommon, useText } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import { Failed, Loading } from '../../ui/states.js';
import { Exercises } from './exercises.js';
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
