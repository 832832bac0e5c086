/** Planning step by step: scenario, teams, schedule, settings, review. The address holds the step, so the browser's back goes one back. */
import { Alert, Button, Container, Group, Stack, Stepper, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ScenarioSummary } from '../../../../../server/shared/api.js';
import { useAgencies } from '../../../features/agencies/data.js';
import { ScheduleFields } from '../../../features/schedule/index.js';
import { useCommon } from '../../../i18n/index.js';
import { Frame } from '../../../ui/frame.js';
import { Nav } from '../../../ui/nav.js';
import { Failed, Loading } from '../../../ui/states.js';
import { useScenarios } from '../scenarios.js';
import { EMPTY, faultsOf, STEPS, type Draft, type Step } from './draft.js';
import { FaultList } from './faults.js';
import { dropDraft, keepDraft, readDraft } from './keep.js';
import { Review } from './review.js';
import { ScenarioStep } from './scenario.js';
import { SettingsStep } from './settings.js';
import type { StepProps } from './step.js';
import { TeamsStep } from './teams.js';
import { usePlan } from './texts.js';

export function Plan() {
  const list = useScenarios();
  return (
    <Frame bar={<Nav />}>
      <Container size="lg" py="md">
        {list.isPending ? (
          <Loading />
        ) : list.error ? (
          <Failed error={list.error} retry={() => void list.refetch()} />
        ) : (
          <Wizard scenarios={list.data} />
        )}
      </Container>
    </Frame>
  );
}

const isStep = (value: unknown): value is Step => STEPS.some((step) => step === value);

function Wizard({ scenarios }: { scenarios: ScenarioSummary[] }) {
  const { t } = usePlan();
  const { t: c } = useCommon();
  const navigate = useNavigate();
  const { scenario: wanted, step: at } = useSearch({ from: '/plan' });
  const agencies = useAgencies().data;
  const [resumed, setResumed] = useState(() => readDraft() !== null);
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = readDraft() ?? EMPTY;
    return wanted === undefined ? kept : { ...kept, scenarioId: wanted };
  });
  const [made, setMade] = useState(false);
  const change = useCallback((fields: Partial<Draft>): void => setDraft((now) => ({ ...now, ...fields })), []);
  const changeTeams = useCallback<StepProps['changeTeams']>((update) => setDraft((now) => ({ ...now, teams: update(now.teams) })), []);
  const setSchedule = useCallback((schedule: Draft['schedule']) => change({ schedule }), [change]);
  const setScheduleValid = useCallback((scheduleValid: boolean) => change({ scheduleValid }), [change]);
  useEffect(() => {
    if (!made && draft !== EMPTY) keepDraft(draft);
  }, [draft, made]);

  const step: Step = isStep(at) ? at : 'scenario';
  const place = STEPS.indexOf(step);
  const scenario = scenarios.find(({ id }) => id === draft.scenarioId);
  const faults = useMemo(
    () =>
      faultsOf(draft, {
        parts: scenario?.parts.map(({ id }) => id) ?? null,
        agencies: agencies ? new Set(agencies.map(({ id }) => id)) : null,
      }),
    [draft, scenario, agencies],
  );
  const go = (next: Step | undefined): void => {
    if (!next) return;
    setMoved(true);
    void navigate({ to: '/plan', search: next === 'scenario' ? {} : { step: next } });
  };
  useHotkeys([['mod+Enter', () => go(STEPS[place + 1])]], []);
  const [start] = useState(step);
  const [moved, setMoved] = useState(false);

  const over = (): void => {
    if (!window.confirm(t('overAsk'))) return;
    dropDraft();
    setDraft(EMPTY);
    setResumed(false);
    go('scenario');
  };
  const props: StepProps = { draft, change, changeTeams, scenario, faults };
  const here = faults.filter((fault) => fault.step === step);

  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        {draft !== EMPTY && (
          <Button size="compact-sm" variant="subtle" onClick={over}>
            {t('over')}
          </Button>
        )}
      </Group>
      {resumed && (
        <Alert py={6} variant="light" withCloseButton closeButtonLabel={c('close')} onClose={() => setResumed(false)}>
          {t('resumed')}
        </Alert>
      )}
      <nav aria-label={t('steps')}>
        <Stepper active={place} onStepClick={(index) => go(STEPS[index])} size="xs" iconSize={30}>
          {STEPS.map((each, index) => {
            const wrong = faults.some((fault) => fault.step === each);
            const looked = index < place;
            return (
              <Stepper.Step
                key={each}
                label={t(`step.${each}`)}
                {...(looked && { description: wrong ? t('faulty') : t('done') })}
                {...(looked && wrong && { color: 'orange', completedIcon: <span aria-hidden>!</span> })}
                aria-current={each === step ? 'step' : undefined}
              />
            );
          })}
        </Stepper>
      </nav>
      <StepTitle key={step} words={t(step === 'schedule' ? 'scheduleTitle' : `step.${step}`)} focus={moved || step !== start} />
      {step === 'scenario' && <ScenarioStep {...props} scenarios={scenarios} />}
      {step === 'teams' && <TeamsStep {...props} agencies={agencies ?? []} />}
      {step === 'schedule' && <ScheduleFields value={draft.schedule} onChange={setSchedule} onValid={setScheduleValid} />}
      {step === 'settings' && <SettingsStep {...props} />}
      {step === 'review' && (
        <Review
          {...props}
          go={go}
          made={(id) => {
            setMade(true);
            dropDraft();
            void navigate({ to: '/exercises/$exerciseId', params: { exerciseId: id }, search: {} });
          }}
        />
      )}
      {step !== 'review' && <FaultList faults={here} draft={draft} scenario={scenario} />}
      <Group justify="space-between">
        {place > 0 ? (
          <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={() => go(STEPS[place - 1])}>
            {t('previous')}
          </Button>
        ) : (
          <span />
        )}
        {step !== 'review' && (
          <Group gap="md">
            <Text size="xs" c="dimmed" visibleFrom="sm">
              {t('keys')}
            </Text>
            <Button rightSection={<IconArrowRight size={16} aria-hidden />} onClick={() => go(STEPS[place + 1])}>
              {t('next')}
            </Button>
          </Group>
        )}
      </Group>
    </Stack>
  );
}

/** Takes the focus when a step opens, so that a reader hears where it is. */
function StepTitle({ words, focus }: { words: string; focus: boolean }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) title.current?.focus();
  }, [focus]);
  return (
    <Title order={2} size="h4" ref={title} tabIndex={-1} style={{ outline: 'none' }}>
      {words}
    </Title>
  );
}
