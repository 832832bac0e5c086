/** Quality marks still owed: the team's own words beside four buttons. Keys 1-4 give the mark of the first in the queue. */
import { Button, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DrillEvent, FieldValues } from '../../../../server/shared/events.js';
import type { AfterActionReport } from '../../../../server/shared/report.js';
import type { ScoreLine } from '../../../../server/shared/scores.js';
import type { FieldView, TeamView } from '../../../../server/shared/views.js';
import { get, ProblemError, put } from '../../api/http.js';
import { useText } from '../../i18n/index.js';
import { date, number } from '../../ui/format.js';
import { Empty, Failed } from '../../ui/states.js';
import classes from './organiser.module.css';
import { texts } from './texts.js';

interface Owed {
  teamId: string;
  team: string;
  line: ScoreLine;
}
const VALUES = [0, 0.5, 0.75, 1] as const;
/** Pieces of work on the page at a time; hundreds of teams owe more than a thousand. */
const SHOWN = 40;

export function unmarked(report: AfterActionReport): Owed[] {
  return report.sheet.teams.flatMap((team) =>
    team.lines.filter((line) => line.state === 'awaiting-mark').map((line) => ({ teamId: team.teamId, team: team.name, line })),
  );
}

interface Work {
  /** An answer to a question has no form. */
  of?: { form: string } | { action: string };
  fields: FieldValues;
}

/** What the teams wrote, by event id. */
function useWritten(exerciseId: string) {
  return useQuery({
    queryKey: ['written', exerciseId],
    queryFn: async () => {
      const written = new Map<string, Work>();
      let after = '';
      for (;;) {
        const page = await get<{ events: DrillEvent[]; cursor: string; next: string | null }>(
          `/exercises/${exerciseId}/log?limit=5000${after ? `&after=${encodeURIComponent(after)}` : ''}`,
        );
        for (const event of page.events) {
          if (event.type === 'report-recorded') written.set(event.id, { of: { form: event.form }, fields: event.fields });
          else if (event.type === 'action-recorded') written.set(event.id, { of: { action: event.action }, fields: event.fields });
          else if (event.type === 'answer-recorded') written.set(event.id, { fields: { answer: event.value } });
        }
        if (page.next === null || page.events.length === 0) return written;
        after = page.next;
      }
    },
  });
}

/** The forms as the teams saw them: labels, options and systems are the same for all. */
function useForms(exerciseId: string, teamId: string | undefined) {
  return useQuery({
    queryKey: ['forms', exerciseId],
    queryFn: () => get<TeamView>(`/exercises/${exerciseId}/snapshot?team=${encodeURIComponent(teamId ?? '')}`),
    enabled: teamId !== undefined,
    staleTime: Infinity,
  });
}

export function Marks({ report }: { report: AfterActionReport }) {
  const { t, lang } = useText<typeof texts>('organiser');
  const client = useQueryClient();
  const { id } = report.exercise;
  const written = useWritten(id);
  const queue = unmarked(report);
  const forms = useForms(id, report.sheet.teams[0]?.teamId).data;
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
      <Text size="sm" c="dimmed">
        {t('markKeys')}
      </Text>
      {queue.slice(0, SHOWN).map((owed, place) => (
        <section key={`${owed.teamId}${owed.line.markId}`} className={`panel ${classes['owed']}`} data-first={place === 0 || undefined}>
          <div className={classes['work']}>
            <div>
              <Text fw={600}>
                {owed.team} · {owed.line.label[lang]}
              </Text>
              <Text size="xs" c="dimmed">
                {owed.line.number} {owed.line.injectTitle?.[lang]}
              </Text>
              <Written work={owed.line.eventId ? written.data?.get(owed.line.eventId) : undefined} forms={forms} />
            </div>
            <Stack gap={4}>
              {VALUES.map((value, index) => (
                <Button
                  key={value}
                  size="compact-sm"
                  variant="default"
                  justify="space-between"
                  rightSection={place === 0 ? <kbd>{index + 1}</kbd> : undefined}
                  disabled={mark.isPending}
                  onClick={() => mark.mutate({ owed, value })}
                >
                  {t(`mark.${value}`)}
                </Button>
              ))}
            </Stack>
          </div>
        </section>
      ))}
      {queue.length > SHOWN && (
        <Text size="sm" c="dimmed">
          {t('marksLater', { n: number(queue.length - SHOWN, lang) })}
        </Text>
      )}
    </Stack>
  );
}

function Written({ work, forms }: { work: Work | undefined; forms: TeamView | undefined }) {
  const { t, lang } = useText<typeof texts>('organiser');
  if (!work || !forms) return null;
  const { of } = work;
  const specs: FieldView[] =
    (of && ('form' in of ? forms.kit.forms.find((one) => one.id === of.form) : forms.kit.actions.find((one) => one.code === of.action)))
      ?.fields ?? [];
  const words = (spec: FieldView | undefined, value: string | number | boolean): string => {
    if (typeof value === 'number') return number(value, lang);
    const option =
      spec?.options?.find((one) => one.id === value)?.text ??
      forms.systems.find((one) => spec?.type === 'asset' && one.id === value)?.title;
    if (option) return option[lang];
    if (spec?.type === 'datetime' && typeof value === 'string')
      return `${date(`${value.slice(0, 10)}T12:00:00+07:00`)} ${value.slice(11, 16)}`;
    return String(value);
  };
  return (
    <dl className={classes['written']}>
      {Object.entries(work.fields).map(([name, value]) => {
        const spec = specs.find((one) => one.id === name);
        return (
          <div key={name}>
            <dt>{spec?.label[lang] ?? (name === 'answer' ? t('answer') : name)}</dt>
            <dd>
              {[value]
                .flat()
                .map((one) => words(spec, one))
                .join(', ')}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
