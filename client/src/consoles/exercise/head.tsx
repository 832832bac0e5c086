/** What an exercise is, at the top of its page: phase, scenario, times, and the ways to its other rooms. */
import { Button, Group, Text, Title } from '@mantine/core';
import { IconChartBar, IconClipboardCheck, IconDeviceDesktopAnalytics } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Exercise } from '../../../../server/shared/api.js';
import { localClock, localDate } from '../../../../server/shared/zone.js';
import { useText } from '../../i18n/index.js';
import { number } from '../../ui/format.js';
import { PhaseBadge } from '../../ui/live.js';
import { texts } from './texts.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const isBegun = ({ phase }: Exercise): boolean => !['planned', 'ready', 'cancelled'].includes(phase);

export function Head({ exercise }: { exercise: Exercise }) {
  const { t, pick, lang } = useText<typeof texts>('exercise');
  const { startsAt, settings } = exercise;
  const zone = settings.timezone ?? ZONE;
  const when = startsAt === null ? null : Date.parse(startsAt);
  const facts = [
    `${pick(exercise.scenario.title)} ${exercise.scenario.version}`,
    t('minutes', { n: number(exercise.duration / 60_000, lang) }),
    ...(exercise.timeFactor === 1 ? [] : [t('pace', { n: number(exercise.timeFactor, lang) })]),
    t(exercise.play),
    t('teamCount', { n: exercise.teams.length }),
    when === null
      ? t('byHand')
      : t('startsAt', { when: `${localDate(when, zone)} ${localClock(when, zone)}${zone === ZONE ? '' : ` (${zone})`}` }),
  ];
  const params = { exerciseId: exercise.id };
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm">
      <div style={{ flex: '1 1 380px', minWidth: 0 }}>
        <Group gap="sm" wrap="nowrap" align="center">
          <Title order={1} size="h3" style={{ overflowWrap: 'anywhere' }}>
            {exercise.name}
          </Title>
          <PhaseBadge phase={exercise.phase} />
        </Group>
        <Text size="sm" c="dimmed" className="tnum" mt={4}>
          {facts.join(' · ')}
        </Text>
      </div>
      <Group gap="xs">
        <Button
          size="sm"
          leftSection={<IconDeviceDesktopAnalytics size={16} aria-hidden />}
          renderRoot={(props) => <Link to="/excon/$exerciseId" params={params} {...props} />}
        >
          {t('toControl')}
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconClipboardCheck size={16} aria-hidden />}
          renderRoot={(props) => <Link to="/evaluate/$exerciseId" params={params} search={{}} {...props} />}
        >
          {t('toEvaluator')}
        </Button>
        {isBegun(exercise) && (
          <Button
            size="sm"
            variant="default"
            leftSection={<IconChartBar size={16} aria-hidden />}
            renderRoot={(props) => <Link to="/report/$exerciseId" params={params} {...props} />}
          >
            {t('toReport')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
