/** Marks, approval, publication: where the results are on their way, what has changed since, and the next act. */
import { Button, Group, Stack, Table, Text, Textarea, Title } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconPencil } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { PublicationState, SheetChange } from '../../../../../server/shared/publishing.js';
import type { AfterActionReport } from '../../../../../server/shared/report.js';
import { post } from '../../../api/http.js';
import { fixed2 } from '../../../ui/format.js';
import { moment, short, useAct, useMayGive } from './data.js';
import classes from './publish.module.css';
import { Refusal } from './said.js';
import { usePublishText } from './texts.js';

/** Rows of changes that are shown; the sheets themselves show all. */
const SHOWN = 8;

export function Standing({ report, now }: { report: AfterActionReport; now: PublicationState }) {
  const { t } = usePublishText();
  const { id, phase } = report.exercise;
  const last = now.issues.at(-1);
  const over = phase === 'ended' || phase === 'published';
  return (
    <section className={`panel ${classes['part']}`}>
      <Group justify="space-between" align="baseline" gap="xs" mb="sm">
        <Title order={2} size="h4">
          {t('standing')}
        </Title>
        <Text size="xs" c="dimmed" className="tnum">
          {t('sheet', { hash: short(now.sheetHash) })}
        </Text>
      </Group>
      <ol className={classes['steps']}>
        <Step title={t('step.marks')} done={now.unmarked === 0}>
          {now.unmarked === 0 ? t('marksDone') : t('marksOpen', { n: now.unmarked })}
        </Step>
        <Step title={t('step.approval')} done={now.approval !== null}>
          {now.approval ? t('approvedBy', { name: now.approval.name, when: moment(now.approval.wall) }) : t('notApproved')}
          {now.approval?.note && <Text size="xs">{t('note', { note: now.approval.note })}</Text>}
          {now.lapsed && (
            <Text size="xs" c="var(--dt-warn)">
              {t('lapsed', { name: now.lapsed.name, when: moment(now.lapsed.wall) })}
            </Text>
          )}
        </Step>
        <Step title={t('step.issue')} done={last !== undefined && !now.changed} changed={now.changed}>
          {last ? t('issuedAs', { n: last.n, when: moment(last.wall) }) : t('notIssued')}
          {now.changed && (
            <Text size="xs" c="var(--dt-warn)">
              {t('changed')}
            </Text>
          )}
        </Step>
      </ol>
      {over && !now.approval && <Approve exerciseId={id} now={now} />}
      {last && <Since exerciseId={id} now={now} n={last.n} />}
    </section>
  );
}

function Step({ title, done, changed = false, children }: { title: string; done: boolean; changed?: boolean; children: ReactNode }) {
  const Icon = changed ? IconPencil : done ? IconCheck : IconCircleDashed;
  return (
    <li data-done={done || undefined}>
      <Icon size={20} aria-hidden color={done ? 'var(--dt-ok)' : 'var(--dt-warn)'} />
      <div>
        <Text size="xs" c="dimmed">
          {title}
        </Text>
        <Text size="sm" component="div">
          {children}
        </Text>
      </div>
    </li>
  );
}

function Approve({ exerciseId, now }: { exerciseId: string; now: PublicationState }) {
  const { t } = usePublishText();
  const may = useMayGive();
  const [note, setNote] = useState('');
  const missing = now.unmarked > 0;
  const approve = useAct(exerciseId, () =>
    post(`/exercises/${exerciseId}/approval`, { sheetHash: now.sheetHash, ...(note.trim() === '' ? {} : { note: note.trim() }) }),
  );
  if (!may.approve) {
    return (
      <Text size="sm" c="dimmed" mt="md">
        {t('mayNot')}
      </Text>
    );
  }
  return (
    <Stack gap="xs" mt="md" maw={640}>
      <Text size="sm">{t('approveText', { hash: short(now.sheetHash) })}</Text>
      <Textarea
        label={missing ? t('approveWhy', { n: now.unmarked }) : t('approveNote')}
        autosize
        minRows={1}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group gap="sm">
        <Button
          size="sm"
          variant="light"
          loading={approve.isPending}
          disabled={missing && note.trim() === ''}
          onClick={() => approve.mutate(undefined)}
        >
          {t('approve')}
        </Button>
        <Refusal error={approve.error} />
      </Group>
    </Stack>
  );
}

/** What differs from what was given out, and giving it out anew. */
function Since({ exerciseId, now, n }: { exerciseId: string; now: PublicationState; n: number }) {
  const { t } = usePublishText();
  const may = useMayGive();
  const [reason, setReason] = useState('');
  const issue = useAct(
    exerciseId,
    () => post(`/exercises/${exerciseId}/issues`, { reason: reason.trim(), sheetHash: now.sheetHash }),
    () => setReason(''),
  );
  if (!now.changed && !now.observationsChanged) {
    return (
      <Text size="sm" c="dimmed" mt="md">
        {t('unchanged')}
      </Text>
    );
  }
  return (
    <div className={classes['changed']}>
      <Stack gap="xs">
        <Text fw={600}>{t('changed')}</Text>
        <Text size="sm">{t('changedText', { n })}</Text>
        {now.changed && now.changes.length === 0 && <Text size="sm">{t('changedWords')}</Text>}
        {now.observationsChanged && <Text size="sm">{t('changedSeen')}</Text>}
        {now.changes.length > 0 && <Changes changes={now.changes} />}
        {may.publish && (now.approval || may.approve) && (
          <>
            <Textarea
              label={t('issueReason')}
              description={t('issueText')}
              autosize
              minRows={1}
              maxLength={2000}
              maw={640}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Group gap="sm">
              <Button size="sm" loading={issue.isPending} disabled={reason.trim() === ''} onClick={() => issue.mutate(undefined)}>
                {t('issueAgain', { n: n + 1 })}
              </Button>
              <Refusal error={issue.error} />
            </Group>
          </>
        )}
      </Stack>
    </div>
  );
}

function Changes({ changes }: { changes: readonly SheetChange[] }) {
  const { t, lang } = usePublishText();
  const said = ({ percent, rank }: SheetChange['before']): string =>
    `${fixed2(percent, lang)} % · ${rank === null ? t('unranked') : t('rankOf', { n: rank })}`;
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table verticalSpacing={4} miw={420} maw={720}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('team')}</Table.Th>
            <Table.Th scope="col">{t('was')}</Table.Th>
            <Table.Th scope="col">{t('is')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="tnum">
          {changes.slice(0, SHOWN).map((change) => (
            <Table.Tr key={change.teamId}>
              <Table.Td>{change.name}</Table.Td>
              <Table.Td>{said(change.before)}</Table.Td>
              <Table.Td>{said(change.after)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {changes.length > SHOWN && <Text size="xs">{t('more', { n: changes.length - SHOWN })}</Text>}
    </div>
  );
}
