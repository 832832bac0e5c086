/** Why the drill stood still at this moment, and what a screen of the past cannot show. */
import { Popover, Text, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ExconView } from '../../../../server/shared/views.js';
import { useSpanName } from './axis.js';
import classes from './replay.module.css';
import { useStanding } from './stage.js';
import { useReplayText } from './texts.js';

export function Notice({ notice }: { notice: ExconView['notice'] }) {
  const { span } = useStanding();
  const name = useSpanName();
  // that it is paused, the badge beside it says
  const words = span?.outage || span?.realIncident ? name(span) : (notice?.reason ?? '');
  return (
    <Text size="sm" fw={600} c="var(--dt-warn)" truncate className={classes['notice'] ?? ''} title={words}>
      {words}
    </Text>
  );
}

export function Differs() {
  const { t } = useReplayText();
  return (
    <Popover width={320} position="bottom-end" withinPortal shadow="md">
      <Popover.Target>
        <UnstyledButton className={classes['differs'] ?? ''} aria-label={t('notRecordedTitle')} title={t('notRecordedTitle')}>
          <IconInfoCircle size={18} stroke={1.7} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600}>
          {t('notRecordedTitle')}
        </Text>
        <Text size="sm">{t('notRecorded')}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
