/** Last step: the plan in one look, what is still missing, and the making of it. */
import { Alert, Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Exercise } from '../../../../../server/shared/api.js';
import { localClock, localDate } from '../../../../../server/shared/zone.js';
import { post, ProblemError } from '../../../api/http.js';
import { DEFAULTS } from '../../../features/schedule/index.js';
import { number } from '../../../ui/format.js';
import { requestOf, stepOf, worldsOf, type Step } from './draft.js';
import { useFaultWords } from './faults.js';
import type { StepProps } from './step.js';
import classes from './plan.module.css';
import { usePlan } from './texts.js';

interface ReviewProps extends StepProps {
  go: (step: Step) => void;
  made: (exerciseId: string) => void;
}

export function Review({ draft, scenario, faults, go, made }: ReviewProps) {
  const { t, lang, pick } = usePlan();
  const words = useFaultWords(draft, scenario);
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: () => post<Exercise>('/exercises', requestOf(draft)),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['exercises'] });
      made(id);
    },
  });
  const { teams, settings, schedule } = draft;
  const zone = schedule.recurrence?.timezone ?? schedule.settings.timezone ?? DEFAULTS.timezone;
  const whenOf = (iso: string): string => `${localDate(Date.parse(iso), zone)} ${localClock(Date.parse(iso), zone)} (${zone})`;
  const yes = (value: boolean | undefined): string => t(value ? 'yes' : 'no');
  const rows: [Step, string, ReactNode][] = [
    ['scenario', t('name'), draft.name || '-'],
    [
      'scenario',
      t('step.scenario'),
      scenario ? `${pick(scenario.title)} · ${scenario.version} · ${t('minutes', { n: number(scenario.duration / 60_000, lang) })}` : '-',
    ],
    ['teams', t('play'), t(draft.play)],
    [
      'teams',
      t('step.teams'),
      [
        t('teamCount', { n: teams.length }),
        ...(draft.play === 'joint' && scenario ? [t('worldCount', { n: worldsOf(teams, []).length })] : []),
        t('withAgency', { n: teams.filter(({ agencyId }) => agencyId !== undefined).length }),
        t('withEmails', { n: teams.filter(({ emails }) => emails.length > 0).length }),
      ].join(' · '),
    ],
    [
      'schedule',
      t('step.schedule'),
      [
        ...(schedule.recurrence ? [t('series', { cron: schedule.recurrence.cron })] : []),
        ...(schedule.startsAt ? [t('startsAt', { when: whenOf(schedule.startsAt) })] : []),
        ...(schedule.recurrence || schedule.startsAt ? [] : [t('byHand')]),
      ].join(' · '),
    ],
    ['settings', t('factor'), draft.timeFactor === null ? '-' : `×${number(draft.timeFactor, lang)}`],
    ['settings', t('openRoster'), yes(settings.openRoster)],
    ['settings', t('boardOpen'), yes(settings.boardOpen)],
    ['settings', t('captainApproval'), yes(settings.captainApproval)],
    ['settings', t('mailInjects'), yes(settings.mailInjects)],
    ['settings', t('mailLang'), settings.mailLang === 'en' ? 'English' : 'Tiếng Việt'],
    ...(draft.note.trim() === '' ? [] : [['settings', t('note'), draft.note] as [Step, string, ReactNode]]),
  ];
  return (
    <Stack gap="md">
      {faults.length > 0 ? (
        <Alert color="orange" variant="outline" title={t('missing', { n: faults.length })}>
          <List size="sm">
            {faults.map((fault) => (
              <List.Item key={fault.code}>
                <Anchor component="button" type="button" size="sm" ta="left" underline="always" c="inherit" onClick={() => go(fault.step)}>
                  {words(fault)}
                </Anchor>
              </List.Item>
            ))}
          </List>
        </Alert>
      ) : (
        <Text size="sm">{t('ready')}</Text>
      )}
      {create.error && <Refusal error={create.error} go={go} />}
      <dl className={`panel ${classes['facts']}`}>
        {rows.map(([step, what, value], at) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
            <dd>
              {rows[at - 1]?.[0] !== step && (
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  onClick={() => go(step)}
                  aria-label={t('change', { step: t(`step.${step}`) })}
                >
                  {t('change', { step: t(`step.${step}`) })}
                </Anchor>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Group>
        <Button disabled={faults.length > 0} loading={create.isPending} onClick={() => create.mutate()}>
          {t('create')}
        </Button>
        <Text size="xs" c="dimmed" style={{ flex: 1 }}>
          {t('after')}
        </Text>
      </Group>
    </Stack>
  );
}

/** The server's own words, each leading to the step that it is about. */
function Refusal({ error, go }: { error: Error; go: (step: Step) => void }) {
  const { t, lang } = usePlan();
  const problem = error instanceof ProblemError ? error : null;
  return (
    <Alert color="red" role="alert" title={t('refused')}>
      <Text size="sm">{problem ? problem.sentence(lang) : error.message}</Text>
      <List size="sm">
        {problem?.problem.errors?.slice(0, 20).map(({ path, message }) => (
          <List.Item key={`${path}${message}`}>
            <Anchor component="button" type="button" size="sm" c="inherit" underline="always" ta="left" onClick={() => go(stepOf(path))}>
              {path}: {message}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
