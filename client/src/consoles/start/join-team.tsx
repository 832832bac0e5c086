/** What stands around the form of joining: the team behind the code, a seat this device has already, what stopped it. */
import { Alert, Badge, Button, Group, Paper, Radio, Stack, Text } from '@mantine/core';
import { IconCircle, IconCircleFilled, IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { SeatsAnswer } from '../../../../server/shared/joining.js';
import type { ProblemError } from '../../api/http.js';
import { byName } from '../../ui/format.js';
import classes from './join.module.css';
import { useJoinText } from './join-texts.js';

const NEW = '';

/** Team and exercise, and who sits there: one of them comes back, or somebody new sits down (`chosen` null). */
export function TeamFound({ found, chosen, choose }: { found: SeatsAnswer; chosen: string | null; choose: (id: string | null) => void }) {
  const { t } = useJoinText();
  const over = found.phase === 'ended' || found.phase === 'published';
  const members = found.members.toSorted((a, b) => Number(a.here) - Number(b.here) || byName(a.name, b.name));
  return (
    <Stack gap="sm" className={classes['team']}>
      <div>
        <Text fw={700}>{found.team}</Text>
        <Text size="sm" c="dimmed">
          {found.exercise}
        </Text>
      </div>
      {over && (
        <Alert color="blue" title={t('ended')}>
          {t('endedText')}
        </Alert>
      )}
      {members.length > 0 && (
        <Radio.Group
          label={t('who')}
          description={t('whoHint', { n: members.length })}
          value={chosen ?? NEW}
          onChange={(value) => choose(value === NEW ? null : value)}
        >
          <Stack gap={2} mt={6} className={classes['seats']}>
            <Radio value={NEW} label={t('fresh')} classNames={{ root: classes['seat'] ?? '' }} />
            {members.map((member) => (
              <Radio
                key={member.id}
                value={member.id}
                disabled={member.here}
                classNames={{ root: classes['seat'] ?? '' }}
                label={
                  <Group gap={8} component="span">
                    <span>
                      {member.name}
                      {member.role && <span className={classes['role']}>, {member.role}</span>}
                    </span>
                    {member.captain && (
                      <Badge variant="default" size="sm" radius="sm" tt="none">
                        {t('captain')}
                      </Badge>
                    )}
                    <span className={classes['mark']}>
                      {member.here ? (
                        <IconCircleFilled size={9} color="var(--dt-ok)" aria-hidden />
                      ) : (
                        <IconCircle size={9} color="var(--dt-wait)" aria-hidden />
                      )}
                      {t(member.here ? 'here' : 'away')}
                    </span>
                  </Group>
                }
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {members.some(({ here }) => here) && (
        <Text size="sm" c="dimmed">
          {t('hereHint')}
        </Text>
      )}
    </Stack>
  );
}

/** This browser holds a seat already, of the same person or of another at a shared device. */
export function Holding({ name, team }: { name: string; team: string }) {
  const { t } = useJoinText();
  return (
    <Paper withBorder p="sm" w="100%" maw={480}>
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 240px' }}>
          <Text fw={600} size="sm">
            {t('holding', { name, team })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('holdingText')}
          </Text>
        </div>
        <Button component={Link} to="/play" variant="default">
          {t('goOn')}
        </Button>
      </Group>
    </Paper>
  );
}

/** No network, too many tries, or a seat that cannot be had now. */
export function Stopped({ problem, retry }: { problem: ProblemError; retry: () => void }) {
  const { t, lang } = useJoinText();
  const offline = problem.problem.status === 0;
  const busy = problem.problem.code === 'too-many';
  return (
    <Alert
      color={offline || busy ? 'orange' : 'red'}
      role="alert"
      // the tone's own colour is too pale to be read on it
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
      {...(offline ? { title: t('offline'), icon: <IconPlugConnectedX size={18} aria-hidden /> } : busy ? { title: t('tooMany') } : {})}
    >
      <Stack gap={8} align="flex-start">
        <Text size="sm">{offline ? t('offlineText') : problem.sentence(lang)}</Text>
        <Button size="xs" variant="default" onClick={retry}>
          {t('retry')}
        </Button>
      </Stack>
    </Alert>
  );
}
