/** Everything of one action beside the page: what, who, by when; moved on, proven, and how it came about. */
import { Anchor, Button, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { CorrectiveAction } from '../../../../server/shared/improvement.js';
import { useCommon } from '../../i18n/index.js';
import { ActionForm } from './action-form.js';
import { useMay } from './data.js';
import { Evidence } from './evidence.js';
import { History } from './history.js';
import classes from './improvement.module.css';
import { Steps } from './move.js';
import { dayText, DueMark, StatusMark } from './status.js';
import { useImprovementText } from './texts.js';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** `exercise`: its name, where the page is not of one. */
export function ActionPanel({ action, exercise, close }: { action: CorrectiveAction; exercise?: string; close: () => void }) {
  const { t, pick } = useImprovementText();
  const { t: c } = useCommon();
  const { write } = useMay();
  const [editing, setEditing] = useState(false);
  const { contact, capability, objectiveTitle } = action;
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={520}
      title={t('action')}
      closeButtonProps={{ 'aria-label': c('close') }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <Stack gap="md">
        <div>
          <Text fw={600} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {action.action}
          </Text>
          <Group gap="md" mt={6}>
            <StatusMark status={action.status} />
            <DueMark action={action} />
          </Group>
        </div>
        {action.note && (
          <Text size="sm" className={classes['note'] ?? ''}>
            {t('noteWas')}: {action.note}
          </Text>
        )}
        {write && <Steps action={action} />}
        <dl className={classes['facts']}>
          <Fact label={t('issue')}>{action.issue}</Fact>
          {exercise !== undefined && (
            <Fact label={t('exercise')}>
              <Anchor component={Link} to={`/report/${action.exerciseId}`} size="sm">
                {exercise}
              </Anchor>
            </Fact>
          )}
          {(capability ?? objectiveTitle) && <Fact label={t('capability')}>{pick(capability ?? objectiveTitle!)}</Fact>}
          <Fact label={t('element')}>{t(`element.${action.element}`)}</Fact>
          <Fact label={t('responsible')}>{action.responsible}</Fact>
          <Fact label={t('contact')}>
            {[contact?.name, contact?.email].filter(Boolean).join(', ') || '–'}
            {!contact?.email && (
              <Text size="xs" c="dimmed">
                {t('noEmail')}
              </Text>
            )}
          </Fact>
          <Fact label={t('start')}>{action.start ? dayText(action.start) : '–'}</Fact>
          <Fact label={t('due')}>{dayText(action.due)}</Fact>
        </dl>
        {write && (
          <Group>
            <Button size="xs" variant="default" leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
          </Group>
        )}
        <section>
          <Title order={3} size="h5" mb={6}>
            {t('evidence')}
          </Title>
          <Evidence action={action} write={write} />
        </section>
        <History exerciseId={action.exerciseId} id={action.id} />
      </Stack>
      {editing && <ActionForm of={action} action={action} close={() => setEditing(false)} />}
    </Drawer>
  );
}
