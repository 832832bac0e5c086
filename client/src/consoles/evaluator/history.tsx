/** Every record of the evaluation, newest first: who, when, what; what was taken back stays readable. */
import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { EvaluationRecord, HistoryEntry } from '../../../../server/shared/evaluation.js';
import { get } from '../../api/http.js';
import { usePeople } from '../../features/evaluating/staff.js';
import { date, drillTime, number, wallTime } from '../../ui/format.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import classes from './evaluator.module.css';
import { useDesk } from './desk.js';
import { useEvaluatorText } from './texts.js';

const SHOWN = 300;

export function History() {
  const { exerciseId } = useDesk();
  const { t } = useEvaluatorText();
  const { name } = usePeople(exerciseId);
  const say = useSaying();
  const found = useQuery({
    queryKey: ['evaluating', exerciseId, 'history'],
    queryFn: () => get<HistoryEntry[]>(`/exercises/${exerciseId}/evaluation/history`),
  });
  if (found.isPending) return <Loading />;
  if (found.error && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (found.data.length === 0) return <Empty title={t('noHistory')} />;
  const known = new Map(found.data.map((entry) => [entry.recordId, entry]));
  const shown = found.data.toReversed().slice(0, SHOWN);
  return (
    <section className={classes['card']}>
      {found.data.length > SHOWN && (
        <Text size="xs" c="dimmed">
          {t('lastOf', { n: SHOWN, all: found.data.length })}
        </Text>
      )}
      <div className={classes['scroll']} role="region" aria-label={t('history')} tabIndex={0}>
        <Table verticalSpacing={6} miw={640}>
          <Table.Tbody>
            {shown.map((entry) => {
              const of = typeof entry['of'] === 'string' ? known.get(entry['of']) : undefined;
              return (
                <Table.Tr key={entry.recordId}>
                  <Table.Td className="tnum" style={{ whiteSpace: 'nowrap' }}>
                    {date(entry.wall)} {wallTime(entry.wall)}
                    <Text size="xs" c="dimmed">
                      {drillTime(entry.x)}
                    </Text>
                  </Table.Td>
                  <Table.Td>{name(entry.by)}</Table.Td>
                  <Table.Td fw={600}>{t(`kind.${entry.kind}`)}</Table.Td>
                  <Table.Td className={classes['said'] ?? ''}>{of ? `${t(`kind.${of.kind}`)}: ${say(of)}` : say(entry)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}

/** One record in a sentence. */
function useSaying(): (entry: HistoryEntry) => string {
  const { view, evaluation } = useDesk();
  const { t, lang, pick } = useEvaluatorText();
  const team = (id: string | undefined): string => view.kit.teams.find((one) => one.id === id)?.name ?? '';
  /** `<inject>.<expect>` as the MSEL calls it. */
  const work = (ref: string): string => {
    const row = view.msel.find((one) => ref.startsWith(`${one.id}.`));
    const item = ref.slice((row?.id.length ?? -1) + 1);
    const action = view.kit.actions[row?.expects.find((one) => one.id === item)?.action ?? item.replace('penalty.', '')];
    const asked = row?.asks.find((one) => one.id === item);
    const title = action?.title ?? asked?.prompt;
    return [row?.number, title ? pick(title) : item].filter(Boolean).join(' ');
  };
  const objective = (id: string): string => pick(evaluation.objectives.find((one) => one.id === id)?.title ?? { vi: id, en: id });
  return (entry) => {
    const record = entry as unknown as EvaluationRecord;
    switch (record.kind) {
      case 'mark':
      case 'decision':
        return [
          team(record.teamId),
          work(record.ref),
          entry.withheld ? t('withheld') : number(record.value, lang),
          entry.withheld ? '' : (record.note ?? ''),
        ]
          .filter(Boolean)
          .join(' · ');
      case 'rating':
        return `${team(record.teamId)} · ${objective(record.objective)} · ${record.rating}: ${record.reason}`;
      case 'observation':
        return [team(record.teamId), t(`tag.${record.tag}`), record.text].filter(Boolean).join(' · ');
      case 'tick': {
        const task = evaluation.tasks.find((one) => one.ref === record.ref);
        return `${team(record.teamId)} · ${task ? pick(task.title) : record.ref} · ${t(record.done ? 'ticked' : 'unticked')}`;
      }
      case 'override':
        return `${team(record.teamId)} · ${work(record.ref)} · ${number(record.earned, lang)}: ${record.reason}`;
      case 'assignment':
        return t('nAssigned', { n: record.assignments.length });
      case 'retract':
        return '';
    }
  };
}
