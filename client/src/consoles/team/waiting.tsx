/** The waiting room before START EX: what will happen, who of the team is here, and whether the loudspeaker works. */
import { Button, Group, List, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconCircle, IconCircleFilled, IconVolume } from '@tabler/icons-react';
import { byName, span } from '../../ui/format.js';
import classes from './console.module.css';
import { useDesk } from './desk.js';
import { beep } from './sound.js';
import { useTeamText } from './texts.js';

export function WaitingRoom() {
  const { view, state, seat } = useDesk();
  const { t, pick } = useTeamText();
  const here = new Set([...(state.presence[seat.teamId] ?? []), seat.memberId]);
  const { kit } = view;
  return (
    <div className={classes['waiting']}>
      <Stack gap="md" maw={880} w="100%" mx="auto">
        <div>
          <Title order={2}>{view.phase === 'cancelled' ? t('cancelled') : t('waitTitle')}</Title>
          <Text>
            <b>{kit.exercise.name}</b>. {view.phase !== 'cancelled' && t('waitText')}
          </Text>
        </div>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <Paper withBorder p="md">
            <List spacing={8} size="md" type="ordered">
              {(['wait1', 'wait2', 'wait3', 'wait4'] as const).map((key) => (
                <List.Item key={key}>{t(key)}</List.Item>
              ))}
            </List>
            <Text mt="sm" c="dimmed">
              {t('waitDuration', { time: span(kit.exercise.durationMs) })}
            </Text>
          </Paper>
          <Stack gap="md">
            <Paper withBorder p="md">
              <Text fw={600}>
                {t('members')}: {kit.team.name}
              </Text>
              {kit.team.parts.length > 0 && (
                <Text c="dimmed">
                  {t('waitParts')}: {kit.team.parts.map(pick).join(', ')}
                </Text>
              )}
              <Stack gap={4} mt="xs" component="ul" className={classes['plain']}>
                {view.members
                  .toSorted((a, b) => byName(a.name, b.name))
                  .map((member) => (
                    <Group key={member.id} component="li" gap={8} wrap="nowrap">
                      {here.has(member.id) ? (
                        <IconCircleFilled size={9} color="var(--dt-ok)" role="img" aria-label={t('here')} />
                      ) : (
                        <IconCircle size={9} color="var(--dt-wait)" role="img" aria-label={t('away')} />
                      )}
                      <Text>
                        {member.name}
                        {member.id === seat.memberId && ` (${t('you')})`}
                        {member.role && `, ${member.role}`}
                      </Text>
                    </Group>
                  ))}
              </Stack>
              {kit.otherParts.length > 0 && (
                <Text mt="xs" c="dimmed">
                  {t('waitOthers')}: {kit.otherParts.map(pick).join(', ')}
                </Text>
              )}
            </Paper>
            <Group gap="sm">
              <Button variant="default" leftSection={<IconVolume size={16} aria-hidden />} onClick={beep}>
                {t('testSound')}
              </Button>
              <Text c="dimmed" size="sm">
                {t('testSoundHint')}
              </Text>
            </Group>
          </Stack>
        </SimpleGrid>
      </Stack>
    </div>
  );
}
