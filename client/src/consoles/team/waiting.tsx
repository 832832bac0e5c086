/** The waiting room before START EX: what each member should do now, the communication check, who of the team is here, how it goes on. */
import { Box, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import {
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleFilled,
  IconAlertTriangleFilled,
  IconPlayerPlay,
  IconVolume,
} from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { TeamInject } from '../../../../server/shared/views.js';
import { Body } from '../../features/reading/body.js';
import { byName, span, wallTime } from '../../ui/format.js';
import { later } from '../../ui/later.js';
import { ConfirmReceipt } from './check.js';
import { useDesk } from './desk.js';
import { entriesOf } from './entries.js';
import { useKept } from './keep.js';
import { CaptainMark, NoCaptain } from './captain.js';
import { hereNow, seated } from './roster.js';
import { beep } from './sound.js';
import { useTeamText } from './texts.js';
import { useTutorialText } from './tutorial/texts.js';
import classes from './waiting.module.css';

const Tour = later(async () => (await import('./tutorial/tour.js')).default);

export function WaitingRoom() {
  const { view } = useDesk();
  const { t } = useTeamText();
  const { kit } = view;
  const over = view.phase === 'cancelled';
  const check = view.injects.findLast(({ inject }) => inject.check);
  return (
    <div className={classes['waiting']}>
      <div className={classes['inner']}>
        <header>
          <Title order={2}>{over ? t('cancelled') : t('waitTitle')}</Title>
          <Text>
            <b>{kit.exercise.name}</b>. {!over && t('waitText')}
          </Text>
        </header>
        <div className={classes['columns']}>
          {!over && (
            <Stack gap="md">
              {check && <Check given={check} />}
              <Todo check={check} />
              <Tutorial />
            </Stack>
          )}
          <Stack gap="md">
            <Team />
            {!over && <HowItGoes />}
          </Stack>
        </div>
      </div>
    </div>
  );
}

/** The test message itself, above everything else until it is confirmed. */
function Check({ given }: { given: TeamInject }) {
  const { view } = useDesk();
  const { t, pick, lang } = useTeamText();
  const piece = entriesOf(view).find(({ id }) => id === given.deliveryId);
  if (!piece) return null;
  return (
    <Paper
      withBorder
      p="md"
      component="section"
      aria-labelledby="check-title"
      className={classes['check']}
      data-open={!given.confirmed || undefined}
    >
      <Text size="sm" c="dimmed">
        {t('checkKind')} - {piece.from[lang].name}, <span className="tnum">{wallTime((given.resent ?? given.at).wall)}</span>
      </Text>
      <Title order={3} size="h4" id="check-title">
        {piece.title ? pick(piece.title) : t('checkKind')}
      </Title>
      <Body piece={piece} />
      <ConfirmReceipt given={given} />
    </Paper>
  );
}

function Todo({ check }: { check: TeamInject | undefined }) {
  const { view, seat, soundTest } = useDesk();
  const { t } = useTeamText();
  const me = view.members.find(({ id }) => id === seat.memberId);
  return (
    <Paper withBorder p="md" bg="var(--dt-panel)" component="section" aria-labelledby="todo">
      <Title order={3} size="h4" id="todo" mb="xs">
        {t('todo')}
      </Title>
      <ul className={classes['todo']}>
        <Step state="done" title={t('todoName')}>
          <Text>
            {me?.name ?? t('you')}
            {me?.role && `, ${me.role}`} - {view.kit.team.name}
          </Text>
          <Text size="sm" c="dimmed">
            {t('todoNameHint')}
          </Text>
        </Step>
        <Step state={soundTest === 'heard' ? 'done' : soundTest === 'not-heard' ? 'mind' : 'open'} title={t('todoSound')}>
          <SoundTest />
        </Step>
        <Step state={check?.confirmed ? 'done' : 'open'} title={t('todoCheck')}>
          <Text size="sm" c="dimmed">
            {!check ? t('todoCheckWait') : check.confirmed ? t('todoCheckDone') : t('todoCheckNow')}
          </Text>
        </Step>
      </ul>
    </Paper>
  );
}

function Step({ state, title, children }: { state: 'done' | 'open' | 'mind'; title: string; children: ReactNode }) {
  const { t } = useTeamText();
  const label = t(`step.${state}`);
  return (
    <li className={classes['step']}>
      {state === 'done' ? (
        <IconCircleCheckFilled size={20} color="var(--dt-ok)" role="img" aria-label={label} />
      ) : state === 'mind' ? (
        <IconAlertTriangleFilled size={20} color="var(--dt-warn)" role="img" aria-label={label} />
      ) : (
        <IconCircleDashed size={20} color="var(--dt-wait)" role="img" aria-label={label} />
      )}
      <div>
        <Text fw={600}>{title}</Text>
        {children}
      </div>
    </li>
  );
}

/** Plays the tone, then asks; the answer goes to EXCON and can be given again. */
function SoundTest() {
  const { soundTest, answerSoundTest } = useDesk();
  const { t } = useTeamText();
  const [played, setPlayed] = useState(false);
  const play = (): void => {
    beep();
    setPlayed(true);
  };
  return (
    <Stack gap={8} mt={4}>
      <Group gap={8}>
        <Button variant="default" leftSection={<IconVolume size={16} aria-hidden />} onClick={play}>
          {t('testSound')}
        </Button>
        <Group gap={8} role="group" aria-label={t('soundHeardAsk')}>
          <Button
            variant={soundTest === 'heard' ? 'filled' : 'default'}
            aria-pressed={soundTest === 'heard'}
            disabled={!played && soundTest === null}
            onClick={() => answerSoundTest('heard')}
          >
            {t('soundHeard')}
          </Button>
          <Button
            variant={soundTest === 'not-heard' ? 'filled' : 'default'}
            color="orange"
            aria-pressed={soundTest === 'not-heard'}
            disabled={!played && soundTest === null}
            onClick={() => answerSoundTest('not-heard')}
          >
            {t('soundNotHeard')}
          </Button>
        </Group>
      </Group>
      <Text size="sm" c="dimmed" role="status">
        {soundTest === 'heard' ? t('soundOk') : soundTest === 'not-heard' ? t('soundFix') : t('testSoundHint')}
      </Text>
    </Stack>
  );
}

function Team() {
  const { view, state, seat } = useDesk();
  const { t, pick } = useTeamText();
  const { kit } = view;
  const here = hereNow(state, seat).add(seat.memberId);
  return (
    <Paper withBorder p="md" bg="var(--dt-panel)" component="section" aria-labelledby="team-here">
      <Title order={3} size="h4" id="team-here">
        {t('members')}: {kit.team.name}
      </Title>
      {kit.team.parts.length > 0 && (
        <Text c="dimmed">
          {t('waitParts')}: {kit.team.parts.map(pick).join(', ')}
        </Text>
      )}
      <Stack gap={4} mt="xs" component="ul" className={classes['plain']}>
        {seated(view)
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
              {view.captain === member.id && <CaptainMark />}
            </Group>
          ))}
      </Stack>
      {view.phase === 'ready' && !view.captain && (
        <Box mt="sm">
          <NoCaptain />
        </Box>
      )}
      {kit.otherParts.length > 0 && (
        <Text mt="xs" c="dimmed">
          {t('waitOthers')}: {kit.otherParts.map(pick).join(', ')}
        </Text>
      )}
    </Paper>
  );
}

/** The tour may be skipped and taken again; it ends with this room. */
function Tutorial() {
  const { view, seat, key } = useDesk();
  const { t } = useTutorialText();
  const [seen, setSeen] = useKept(key('toured'), false);
  const [touring, setTouring] = useState(false);
  const name = view.members.find(({ id }) => id === seat.memberId)?.name ?? '';
  const close = (finished: boolean): void => {
    setTouring(false);
    if (finished) setSeen(true);
  };
  return (
    <Paper withBorder p="md" bg="var(--dt-panel)" component="section" aria-labelledby="tour-offer">
      <Title order={3} size="h4" id="tour-offer" mb="xs">
        {t('offer')}
      </Title>
      <Text mb="sm">{t('offerText')}</Text>
      <Button variant={seen ? 'default' : 'light'} leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => setTouring(true)}>
        {t(seen ? 'again' : 'start')}
      </Button>
      {touring && <Tour name={name} close={close} />}
    </Paper>
  );
}

function HowItGoes() {
  const { view } = useDesk();
  const { t } = useTeamText();
  return (
    <Paper withBorder p="md" bg="var(--dt-panel)" component="section" aria-labelledby="how">
      <Title order={3} size="h4" id="how" mb="xs">
        {t('waitHow')}
      </Title>
      <List spacing={8} size="md" type="ordered">
        {(['wait1', 'wait2', 'wait3', 'wait4'] as const).map((key) => (
          <List.Item key={key}>{t(key)}</List.Item>
        ))}
      </List>
      <Text mt="sm" c="dimmed">
        {t('waitDuration', { time: span(view.durationMs ?? view.kit.exercise.durationMs) })}
      </Text>
    </Paper>
  );
}
