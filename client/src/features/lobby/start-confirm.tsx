/** START EX asks once: the go/no-go list as it stands now, and, when something is red, who starts anyway and why. */
import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReadinessState } from '../../../../server/shared/readiness.js';
import { useCommon } from '../../i18n/index.js';
import { Failed, Loading } from '../../ui/states.js';
import classes from './lobby.module.css';
import { Checklist, useReadiness } from './readiness.js';
import { useLobbyText } from './texts.js';

/** What `override` says when the list itself could not be read. */
const UNREAD = 'readiness';

export interface StartConfirmProps {
  exerciseId: string;
  /** How many teams it starts for. */
  teams: number;
  /** Goes into the start command as it is. */
  onStart: (given: { override?: string[]; reason?: string }) => void;
  onClose: () => void;
}

/** What asks for a decision stands first. */
const WEIGHT: Record<ReadinessState, number> = { red: 0, warn: 1, unknown: 2, ok: 3 };

export function StartConfirm({ exerciseId, teams, onStart, onClose }: StartConfirmProps) {
  const { t } = useLobbyText();
  const { t: c } = useCommon();
  const { data, error, isPending, refetch, isFetching } = useReadiness(exerciseId);
  const [anyway, setAnyway] = useState(false);
  const [reason, setReason] = useState('');
  const override = data ? data.red : error ? [UNREAD] : [];
  const asks = override.length > 0;
  const may = !isPending && (!asks || (anyway && reason.trim() !== ''));
  const submit = (): void => {
    if (may) onStart(asks ? { override, reason: reason.trim() } : {});
  };
  return (
    <Modal opened onClose={onClose} title={t('start')} size="lg" closeButtonProps={{ 'aria-label': c('close') }}>
      <form onSubmit={(event) => (event.preventDefault(), submit())}>
        <Stack gap="sm">
          <Text size="sm">{t('startText', { n: teams })}</Text>
          {isPending ? (
            <Loading />
          ) : data ? (
            <div className={classes['boxed']}>
              <Checklist exerciseId={exerciseId} items={data.items.toSorted((a, b) => WEIGHT[a.state] - WEIGHT[b.state])} />
            </div>
          ) : (
            <Failed error={error} retry={() => void refetch()} />
          )}
          {asks && (
            <div className={classes['override']}>
              <Text size="sm" fw={600}>
                {data ? t('startRed', { n: override.length }) : t('startUnread')}
              </Text>
              <Checkbox mt="sm" label={t('override')} checked={anyway} onChange={(event) => setAnyway(event.currentTarget.checked)} />
              <Textarea
                mt="xs"
                label={t('overrideReason')}
                autosize
                minRows={2}
                maxLength={1000}
                required={anyway}
                disabled={!anyway}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            </div>
          )}
          {asks && !may && (
            <Text size="xs" c="dimmed" ta="right" id="start-why">
              {t('overrideFirst')}
            </Text>
          )}
          <Group justify="space-between">
            <Button variant="subtle" size="sm" loading={isFetching && !isPending} onClick={() => void refetch()}>
              {t('recheck')}
            </Button>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {c('cancel')}
              </Button>
              <Button
                type="submit"
                color={asks ? 'red' : 'green'}
                disabled={!may}
                {...(asks && !may ? { 'aria-describedby': 'start-why' } : {})}
                leftSection={<IconPlayerPlay size={16} aria-hidden />}
              >
                {t('start')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
