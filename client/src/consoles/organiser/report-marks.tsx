/** Quality marks still owed: the team's own words beside four buttons. Keys 1-4 give the mark of the first in the queue. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DrillEvent, FieldValues } from '../../../../server/shared/events.js';
import type { AfterActionReport } from '../../../../server/shared/report.js';
import type { ScoreLine } from '../../../../server/shared/scores.js';
import { get, ProblemError, put } from '../../api/http.js';
import { useText } from '../../i18n/index.js';
import { Empty, Failed } from '../../ui/states.js';
import { texts } from './texts.js';

interface Owed {
  teamId: string;
  team: string;
  line: ScoreLine;
}
const VALUES = [0, 0.5, 0.75, 1] as const;

export function unmarked(report: AfterActionReport): Owed[] {
  return report.sheet.teams.flatMap((team) =>
    team.lines.filter((line) => line.state === 'awaiting-mark').map((line) => ({ teamId: team.teamId, team: team.name, line })),
  );
}

/** What the team wrote, by event id. */
function useWritten(exerciseId: string) {
  return useQuery({
    queryKey: ['written', exerciseId],
    queryFn: async () => {
      const written = new Map<string, FieldValues>();
      let after = '';
      for (;;) {
        const page = await get<{ events: DrillEvent[]; cursor: string; next: string | null }>(
          `/exercises/${exerciseId}/log?limit=5000${after ? `&after=${encodeURIComponent(after)}` : ''}`,
        );
        for (const event of page.events) {
          if (event.type === 'report-recorded' || event.type === 'action-recorded') written.set(event.id, event.fields);
          else if (event.type === 'answer-recorded') written.set(event.id, { answer: event.value });
        }
        if (page.next === null || page.events.length === 0) return written;
        after = page.next;
      }
    },
  });
}

export function Marks({ report }: { report: AfterActionReport }) {
  const { t, lang } = useText<typeof texts>('organiser');
  const client = useQueryClient();
  const { id } = report.exercise;
  const written = useWritten(id);
  const queue = unmarked(report);
  const mark = useMutation({
    mutationFn: ({ owed, value }: { owed: Owed; value: (typeof VALUES)[number] }) =>
      put(`/exercises/${id}/marks/${encodeURIComponent(owed.line.markId ?? '')}`, { value }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['report', id] }),
  });
  useHotkeys(
    VALUES.map((value, index) => [String(index + 1), () => queue[0] && !mark.isPending && mark.mutate({ owed: queue[0], value })]),
  );
  if (queue.length === 0) return <Empty title={t('nothingToMark')} />;
  return (
    <Stack gap="sm">
      {mark.error && <Failed error={mark.error instanceof ProblemError ? mark.error : String(mark.error)} />}
      {queue.map((owed) => (
        <section key={`${owed.teamId}${owed.line.markId}`} className="panel" style={{ padding: 12 }}>
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <Text fw={600}>
                {owed.team} · {owed.line.label[lang]}
              </Text>
              <Text size="xs" c="dimmed">
                {owed.line.number} {owed.line.injectTitle?.[lang]}
              </Text>
              <Written fields={owed.line.eventId ? written.data?.get(owed.line.eventId) : undefined} />
            </div>
            <Stack gap={4} style={{ flex: 'none' }}>
              {VALUES.map((value, index) => (
                <Button
                  key={value}
                  size="compact-sm"
                  variant="default"
                  justify="space-between"
                  rightSection={<kbd>{index + 1}</kbd>}
                  disabled={mark.isPending}
                  onClick={() => mark.mutate({ owed, value })}
                >
                  {t(`mark.${value}`)}
                </Button>
              ))}
            </Stack>
          </Group>
        </section>
      ))}
    </Stack>
  );
}

function Written({ fields }: { fields: FieldValues | undefined }) {
  if (!fields) return null;
  return (
    <dl style={{ margin: '8px 0 0', fontSize: '0.8125rem' }}>
      {Object.entries(fields).map(([name, value]) => (
        <div key={name} style={{ display: 'flex', gap: 8 }}>
          <dt style={{ color: 'var(--mantine-color-dimmed)', minWidth: 120 }}>{name}</dt>
          <dd style={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {Array.isArray(value) ? value.join(', ') : String(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
