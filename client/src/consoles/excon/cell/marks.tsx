/** Marks on what asks for them: keys 0, 5, 7 and 1 mark the chosen line and go on to the next without a mark. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useHotkeys } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { markId } from '../../../../../server/scoring/marks.js';
import type { ScoreSheet } from '../../../../../server/shared/scores.js';
import type { Cell, ExconTeam, MselRow, TeamView } from '../../../../../server/shared/views.js';
import { get, ProblemError, put } from '../../../api/http.js';
import classes from '../excon.module.css';
import { useExconText, useRoom, NOTICE } from '../room.js';

const MARKS = [
  { key: '0', value: 0 },
  { key: '5', value: 0.5 },
  { key: '7', value: 0.75 },
  { key: '1', value: 1 },
] as const;
type Value = (typeof MARKS)[number]['value'];

interface Line {
  ref: string;
  id: string;
  label: string;
}

/** What of this cell is to be marked: served expectations that ask for it, answered text questions. */
function useLines(team: ExconTeam, row: MselRow, cell: Cell, screen: TeamView): Line[] {
  const { view } = useRoom();
  const { pick } = useExconText();
  const inject = screen.injects.find(({ deliveryId }) => deliveryId === cell.deliveryId);
  const served = (id: string): boolean => cell.owed[id] === 'met' || cell.owed[id] === 'late';
  const line = (id: string, label: string): Line => ({
    ref: `${row.id}.${id}`,
    id: markId(team.id, cell.deliveryId ?? '', `${row.id}.${id}`),
    label,
  });
  return [
    ...row.expects
      .filter(({ id, quality }) => quality && served(id))
      .map(({ id, action }) => {
        const known = view.kit.actions[action];
        return line(id, known ? pick(known.title) : action);
      }),
    ...row.asks
      .filter(({ id }) => served(id) && inject?.inject.asks.find((ask) => ask.id === id)?.type === 'text')
      .map(({ id, prompt }) => line(id, pick(prompt))),
  ];
}

export function Marks({ team, row, cell, screen }: { team: ExconTeam; row: MselRow; cell: Cell; screen: TeamView }) {
  const { view } = useRoom();
  const { t, lang } = useExconText();
  const lines = useLines(team, row, cell, screen);
  const client = useQueryClient();
  const { id } = view.kit.exercise;
  const key = ['cell-marks', id, team.id];
  const given = useQuery({
    queryKey: key,
    queryFn: async () => {
      const sheet = await get<ScoreSheet>(`/exercises/${id}/scores`);
      const own = sheet.teams.find(({ teamId }) => teamId === team.id)?.lines ?? [];
      return Object.fromEntries(own.flatMap(({ markId: mark, quality }) => (mark && quality !== undefined ? [[mark, quality]] : [])));
    },
    enabled: lines.length > 0,
    staleTime: 60_000,
    retry: false,
  });
  const [chosen, setChosen] = useState(0);
  const mark = useMutation({
    mutationFn: ({ line, value }: { line: Line; value: Value }) =>
      put(`/exercises/${id}/marks/${encodeURIComponent(line.id)}`, { value }).then(() => ({ line, value })),
    onSuccess: ({ line, value }) => {
      const marks = { ...client.getQueryData<Record<string, number>>(key), [line.id]: value };
      client.setQueryData(key, marks);
      const next = lines.findIndex((one) => marks[one.id] === undefined);
      if (next >= 0) setChosen(next);
    },
    onError: (error) =>
      notifications.show({
        ...NOTICE(t('close')),
        title: t('refused'),
        message: error instanceof ProblemError ? error.sentence(lang) : String(error),
        color: 'red',
      }),
  });
  const give = (line: Line | undefined, value: Value): void => {
    if (line && !mark.isPending) mark.mutate({ line, value });
  };
  useHotkeys(MARKS.map((one) => [one.key, () => give(lines[chosen] ?? lines[0], one.value)]));
  if (lines.length === 0) return null;
  return (
    <section aria-label={t('marks')}>
      <Text size="sm" fw={600}>
        {t('marks')}{' '}
        <Text span size="xs" c="dimmed">
          {t('marksKeys')}
        </Text>
      </Text>
      {lines.map((line, at) => {
        const value = given.data?.[line.id];
        return (
          <div key={line.id} className={classes['markLine']} data-chosen={at === chosen || undefined}>
            <Text size="sm" style={{ minWidth: 0, flex: 1 }}>
              {line.label}
            </Text>
            <Group gap={4} wrap="nowrap" role="group" aria-label={`${t('marks')}: ${line.label}`}>
              {MARKS.map((one) => (
                <Button
                  key={one.key}
                  size="compact-sm"
                  variant={value === one.value ? 'filled' : 'default'}
                  aria-pressed={value === one.value}
                  aria-keyshortcuts={one.key}
                  loading={mark.isPending && mark.variables.line.id === line.id && mark.variables.value === one.value}
                  onClick={() => (setChosen(at), give(line, one.value))}
                >
                  {t(`markValue.${one.key}`)}
                </Button>
              ))}
            </Group>
          </div>
        );
      })}
    </section>
  );
}
