/** Who evaluates which teams and objectives: spread evenly by one button, then by hand; two on a team mark it blind. */
import { Alert, Button, Group, MultiSelect, SegmentedControl, Select, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Exercise } from '../../../../server/shared/api.js';
import type { Assignment, EvaluationView } from '../../../../server/shared/evaluation.js';
import { get, put } from '../../api/http.js';
import { useMe } from '../../api/session.js';
import { mayAssign, mayEvaluate, usePeople } from '../../features/evaluating/staff.js';
import { useCommon } from '../../i18n/index.js';
import { byName, fold } from '../../ui/format.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { assignmentsOf, columnsOf, eyesOn, spread, toggled, type Column } from './assign.js';
import { AssignTable } from './assign-table.js';
import { useAssignText } from './evaluators-texts.js';

export function EvaluatorsTab({ exercise }: { exercise: Exercise }) {
  const found = useQuery({
    queryKey: ['evaluating', exercise.id, 'view'],
    queryFn: () => get<EvaluationView>(`/exercises/${exercise.id}/evaluation`),
  });
  const people = usePeople(exercise.id);
  if (found.isPending || people.pending) return <Loading />;
  const error = found.error ?? people.error;
  if (!found.data || error) return <Failed error={error} retry={() => void found.refetch()} />;
  return <Editor key={JSON.stringify(found.data.assignments)} exercise={exercise} evaluation={found.data} />;
}

function Editor({ exercise, evaluation }: { exercise: Exercise; evaluation: EvaluationView }) {
  const { t } = useAssignText();
  const { t: c } = useCommon();
  const client = useQueryClient();
  const me = useMe().data;
  const mayPlan = me?.kind === 'user' && mayAssign(me.user.roles);
  const { people, name } = usePeople(exercise.id);
  const able = useMemo(() => people.filter(mayEvaluate).toSorted((a, b) => byName(a.name, b.name)), [people]);
  const [columns, setColumns] = useState<Column[]>(() => columnsOf(evaluation.assignments));
  const [search, setSearch] = useState('');
  const [only, setOnly] = useState(false);
  const order = useMemo(() => exercise.teams.map(({ id }) => id), [exercise.teams]);
  const next = assignmentsOf(columns, order);
  const changed = JSON.stringify(next) !== JSON.stringify(assignmentsOf(columnsOf(evaluation.assignments), order));
  const save = useMutation({
    mutationFn: (list: Assignment[]) => put<Assignment[]>(`/exercises/${exercise.id}/assignments`, list),
    onSuccess: async () => {
      notifications.show({ color: 'green', message: t('saved') });
      await client.invalidateQueries({ queryKey: ['evaluating', exercise.id] });
    },
  });
  const shown = useMemo(() => {
    const wanted = fold(search.trim());
    return exercise.teams
      .filter((team) => fold(team.name).includes(wanted) && (!only || eyesOn(columns, team.id) === 0))
      .toSorted((a, b) => byName(a.name, b.name));
  }, [exercise.teams, search, only, columns]);
  if (able.length === 0)
    return (
      <Empty title={t('noPeople')}>
        <Text size="sm">{t('noPeopleText')}</Text>
      </Empty>
    );
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw={900}>
        {t('intro')}
      </Text>
      {mayPlan ? (
        <Quick
          able={able}
          assigned={[...new Set(columns.filter(({ lead }) => !lead).map(({ userId }) => userId))]}
          run={(chosen, each) => setColumns(spread(columns, chosen, order, each))}
          add={(userId) => setColumns([...columns, { userId, lead: false, teams: new Set(), objectives: new Set() }])}
        />
      ) : (
        <Text size="sm">{t('readOnly')}</Text>
      )}
      {save.error && <Failed error={save.error} />}
      {changed && (
        <Alert color="yellow" p="xs">
          <Group justify="space-between">
            <Text size="sm" fw={600}>
              {t('unsaved')}
            </Text>
            <Group gap={8}>
              <Button size="sm" variant="default" onClick={() => setColumns(columnsOf(evaluation.assignments))}>
                {t('reset')}
              </Button>
              <Button size="sm" loading={save.isPending} onClick={() => save.mutate(next)}>
                {c('save')}
              </Button>
            </Group>
          </Group>
        </Alert>
      )}
      {columns.length === 0 ? (
        <Empty title={t('none')}>{mayPlan && <Text size="sm">{t('noneText')}</Text>}</Empty>
      ) : (
        <>
          <Group>
            <TextInput
              aria-label={t('searchTeam')}
              placeholder={t('searchTeam')}
              w={280}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            <Switch label={t('only')} checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} />
          </Group>
          <AssignTable
            columns={columns}
            teams={shown}
            objectives={evaluation.objectives}
            name={name}
            readOnly={!mayPlan}
            toggle={(at, list, id) => setColumns(toggled(columns, at, list, id))}
            setLead={(at, lead) => setColumns(columns.map((column, index) => (index === at ? { ...column, lead } : column)))}
            remove={(at) => setColumns(columns.filter((_, index) => index !== at))}
          />
          {shown.length === 0 && <Empty title={t('noMatch')} />}
        </>
      )}
    </Stack>
  );
}

interface QuickProps {
  able: { id: string; name: string }[];
  assigned: string[];
  run: (people: string[], each: 1 | 2) => void;
  add: (userId: string) => void;
}

function Quick({ able, assigned, run, add }: QuickProps) {
  const { t } = useAssignText();
  const [chosen, setChosen] = useState<string[]>(assigned);
  const [each, setEach] = useState<'1' | '2'>('1');
  const choices = able.map((one) => ({ value: one.id, label: one.name }));
  return (
    <section className="panel" style={{ padding: 12 }}>
      <Title order={2} size="h5" mb="xs">
        {t('quick')}
      </Title>
      <Group align="flex-end">
        <MultiSelect
          label={t('people')}
          placeholder={chosen.length === 0 ? t('pickPeople') : ''}
          data={choices}
          value={chosen}
          onChange={setChosen}
          searchable
          style={{ flex: '1 1 320px' }}
        />
        <SegmentedControl
          aria-label={t('quick')}
          value={each}
          onChange={(value) => setEach(value)}
          data={[
            { value: '1', label: t('one') },
            { value: '2', label: t('two') },
          ]}
        />
        <Button disabled={chosen.length < Number(each)} onClick={() => run(chosen, each === '2' ? 2 : 1)}>
          {t('spread')}
        </Button>
        <Select
          aria-label={t('add')}
          placeholder={t('add')}
          data={choices}
          value={null}
          searchable
          w={220}
          onChange={(userId) => userId && add(userId)}
        />
      </Group>
    </section>
  );
}
