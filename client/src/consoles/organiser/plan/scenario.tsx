/** First step: a name, and a scenario from cards that say how long, how hard, for whom, and whether it was rehearsed. */
import { Badge, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ScenarioSummary } from '../../../../../server/shared/api.js';
import type { LastRehearsal } from '../../../../../server/shared/rehearsal.js';
import { get } from '../../../api/http.js';
import { date, fold, number } from '../../../ui/format.js';
import { Empty } from '../../../ui/states.js';
import type { StepProps } from './step.js';
import classes from './plan.module.css';
import { usePlan } from './texts.js';

const useRehearsals = () => useQuery({ queryKey: ['rehearsals'], queryFn: () => get<LastRehearsal[]>('/rehearsals') });

const textOf = ({ id, title, summary, parts }: ScenarioSummary): string =>
  fold([id, title.vi, title.en, summary.vi, summary.en, ...parts.flatMap((part) => [part.title.vi, part.title.en])].join(' '));

export function ScenarioStep({ draft, change, scenarios }: StepProps & { scenarios: ScenarioSummary[] }) {
  const { t } = usePlan();
  const rehearsals = useRehearsals().data;
  const [words, setWords] = useState('');
  const found = useMemo(() => {
    const wanted = fold(words.trim()).split(/\s+/);
    return scenarios.filter((each) => each.id === draft.scenarioId || wanted.every((word) => textOf(each).includes(word)));
  }, [scenarios, words, draft.scenarioId]);
  return (
    <Stack gap="md">
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        required
        maxLength={200}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      {scenarios.length === 0 ? (
        <Empty title={t('noScenarios')} />
      ) : (
        <Stack gap="xs">
          <TextInput
            label={t('choose')}
            placeholder={t('find')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          {found.length === 0 && <Text size="sm">{t('noneFound')}</Text>}
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm" role="radiogroup" aria-label={t('choose')}>
            {found.map((scenario) => (
              <Card
                key={scenario.id}
                scenario={scenario}
                rehearsal={rehearsals?.find(({ scenarioId }) => scenarioId === scenario.id)}
                rehearsalKnown={rehearsals !== undefined}
                chosen={scenario.id === draft.scenarioId}
                choose={() => change({ scenarioId: scenario.id })}
              />
            ))}
          </SimpleGrid>
        </Stack>
      )}
    </Stack>
  );
}

interface CardProps {
  scenario: ScenarioSummary;
  rehearsal: LastRehearsal | undefined;
  rehearsalKnown: boolean;
  chosen: boolean;
  choose: () => void;
}

function Card({ scenario: s, rehearsal, rehearsalKnown, chosen, choose }: CardProps) {
  const { t, pick, lang } = usePlan();
  const facts = [
    t('minutes', { n: number(s.duration / 60_000, lang) }),
    t('difficulty', { n: s.difficulty }),
    t('injects', { n: s.injects }),
  ];
  return (
    <label className={classes['card']} data-chosen={chosen || undefined}>
      <input type="radio" name="scenario" className="vh" checked={chosen} onChange={choose} aria-label={pick(s.title)} />
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <Text fw={600} size="sm">
          {pick(s.title)}
        </Text>
        {chosen && (
          <Badge size="sm" radius="sm" tt="none" leftSection={<IconCheck size={12} aria-hidden />} style={{ flex: 'none' }}>
            {t('chosen')}
          </Badge>
        )}
      </Group>
      <div style={{ flex: 1 }}>
        <Text size="sm" lineClamp={3}>
          {pick(s.summary)}
        </Text>
      </div>
      <Text size="xs" className="tnum">
        {facts.join(' · ')}
      </Text>
      <Text size="xs" c="dimmed" lineClamp={2}>
        {t('parts', { names: s.parts.map(({ title }) => pick(title)).join(' · ') })}
      </Text>
      <Group justify="space-between" gap="xs">
        <Text size="xs" c={rehearsal?.ok ? 'var(--dt-ok)' : rehearsal ? 'var(--dt-bad)' : 'dimmed'} mih={18}>
          {!rehearsalKnown
            ? ''
            : !rehearsal
              ? `○ ${t('notRehearsed')}`
              : rehearsal.ok
                ? `✓ ${t('rehearsed', { date: date(rehearsal.at) })}`
                : `✕ ${t('rehearsedBad', { date: date(rehearsal.at), n: rehearsal.errors })}`}
        </Text>
        <Link to="/scenarios/$id" params={{ id: s.id }} className={classes['more']} aria-label={`${t('details')}: ${pick(s.title)}`}>
          {t('details')}
        </Link>
      </Group>
    </label>
  );
}
