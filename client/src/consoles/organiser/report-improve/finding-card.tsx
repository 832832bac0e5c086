/** One finding: its words changed where they stand, where it comes from, and what is done about it. */
import { ActionIcon, Badge, Button, Menu, Text } from '@mantine/core';
import { IconAlertTriangle, IconDots, IconPlus, IconThumbUp, IconUrgent } from '@tabler/icons-react';
import type { CorrectiveAction, Finding, PatchFinding } from '../../../../../server/shared/improvement.js';
import { del, patch } from '../../../api/http.js';
import { useSend } from '../../../features/improvement/data.js';
import { History } from '../../../features/improvement/history.js';
import { NotSent } from '../../../features/improvement/sending.js';
import { freshId } from '../../../state/ids.js';
import { Actions } from './actions-table.js';
import { usePlanPage } from './context.js';
import classes from './improve.module.css';
import { InlineText } from './inline-text.js';
import { useImprove } from './texts.js';

type Change = Omit<PatchFinding, 'recordId' | 'basis'>;

export function FindingCard({ finding, actions }: { finding: Finding; actions: readonly CorrectiveAction[] }) {
  const { t, pick } = useImprove();
  const { exerciseId, report, may, over, teamName, addAction } = usePlanPage();
  const send = useSend(exerciseId);
  const write = may.write || (may.find && finding.by === may.userId);
  const path = `/exercises/${exerciseId}/findings/${finding.id}`;
  const change = (said: Change): (() => Promise<unknown>) => {
    const body = { recordId: freshId(), basis: finding.changedWall, ...said };
    return () => patch(path, body);
  };
  const withdraw = (): void => {
    if (!window.confirm(t('withdrawAsk', { title: finding.title }))) return;
    const query = `?recordId=${freshId()}&basis=${finding.changedWall}`;
    send.mutate(() => del(path + query));
  };
  const teams = finding.teams ?? [];
  const Icon = finding.kind === 'strength' ? IconThumbUp : IconAlertTriangle;
  const origin = finding.source?.kind ?? 'manual';
  const text = { exerciseId, write };
  return (
    <article className={classes['finding']} id={`finding-${finding.id}`} tabIndex={-1} data-kind={finding.kind}>
      <div className={classes['findingHead']}>
        <Icon size={18} aria-hidden className={classes['findingIcon']} />
        <div className={classes['findingTitle']}>
          <span className="vh">{t(finding.kind)}</span>
          <InlineText
            {...text}
            name={`finding.${finding.id}.title`}
            label={t('findingTitle')}
            value={finding.title}
            max={300}
            required
            bare
            change={(title) => change({ title })}
          />
          <Text size="xs" c="dimmed">
            {finding.urgent && (
              <Badge color="red" size="sm" variant="light" radius="sm" mr={8} leftSection={<IconUrgent size={12} aria-hidden />} tt="none">
                {t('urgent')}
              </Badge>
            )}
            {teams.length === 0 ? t('allTeams') : teams.length === 1 && teams[0] ? teamName(teams[0]) : t('teams', { n: teams.length })}
            {' · '}
            {t(`from.${origin}`)}
          </Text>
        </div>
        {write && (
          <Menu position="bottom-end" width={280}>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={t('options', { title: finding.title })} loading={send.isPending}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
              <Menu.Item onClick={() => send.mutate(change({ kind: finding.kind === 'strength' ? 'improvement' : 'strength' }))}>
                {t(finding.kind === 'strength' ? 'toImprovement' : 'toStrength')}
              </Menu.Item>
              <Menu.Item onClick={() => send.mutate(change({ urgent: !finding.urgent }))}>
                {t(finding.urgent ? 'unsetUrgent' : 'setUrgent')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Label>{t('setObjective')}</Menu.Label>
              {report.objectives
                .filter(({ id }) => id !== finding.objective)
                .map(({ id, title }) => (
                  <Menu.Item key={id} onClick={() => send.mutate(change({ objective: id }))}>
                    {pick(title)}
                  </Menu.Item>
                ))}
              {finding.objective !== undefined && (
                <Menu.Item onClick={() => send.mutate(change({ objective: null }))}>{t('noObjective')}</Menu.Item>
              )}
              <Menu.Divider />
              <Menu.Item color="red" onClick={withdraw}>
                {t('withdraw')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <NotSent error={send.error} retry={() => send.variables && send.mutate(send.variables)} />
      <div className={classes['texts']}>
        <InlineText
          {...text}
          name={`finding.${finding.id}.reference`}
          label={t('reference')}
          hint={t('referenceHint')}
          value={finding.reference ?? ''}
          max={1000}
          change={(reference) => change({ reference: reference === '' ? null : reference })}
        />
        <InlineText
          {...text}
          name={`finding.${finding.id}.analysis`}
          label={t('analysis')}
          hint={t('analysisHint')}
          value={finding.analysis ?? ''}
          max={8000}
          change={(analysis) => change({ analysis: analysis === '' ? null : analysis })}
        />
      </div>
      {(finding.kind === 'improvement' || actions.length > 0) && (
        <div className={classes['plan']}>
          {(over || actions.length > 0) && <Actions actions={actions} />}
          {may.write && over && (
            <Button
              size="compact-sm"
              variant="light"
              mt={8}
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => addAction(finding.id)}
            >
              {t('addAction')}
            </Button>
          )}
        </div>
      )}
      <div className={classes['plan']}>
        <History exerciseId={exerciseId} id={finding.id} />
      </div>
    </article>
  );
}
