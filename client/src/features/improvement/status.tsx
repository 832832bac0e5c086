/** Status and due day as marks: shape, colour and word together. */
import { Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDot,
  IconCircleMinus,
  IconProgress,
  IconRosetteDiscountCheckFilled,
} from '@tabler/icons-react';
import type { ActionStatus, CorrectiveAction } from '../../../../server/shared/improvement.js';
import { OPEN_STATUS } from '../../../../server/shared/improvement.js';
import classes from './improvement.module.css';
import { useImprovementText } from './texts.js';

const LOOKS: Record<ActionStatus, { Icon: typeof IconCircleDot; color: string }> = {
  proposed: { Icon: IconCircleDashed, color: 'var(--dt-wait)' },
  agreed: { Icon: IconCircleDot, color: 'var(--dt-accent)' },
  doing: { Icon: IconProgress, color: 'var(--dt-accent)' },
  done: { Icon: IconCircleCheck, color: 'var(--dt-ok)' },
  verified: { Icon: IconRosetteDiscountCheckFilled, color: 'var(--dt-ok)' },
  dropped: { Icon: IconCircleMinus, color: 'var(--dt-wait)' },
};

export function StatusIcon({ status, size = 16 }: { status: ActionStatus; size?: number }) {
  const { Icon, color } = LOOKS[status];
  return <Icon size={size} color={color} aria-hidden style={{ flex: 'none' }} />;
}

export function StatusMark({ status }: { status: ActionStatus }) {
  const { t } = useImprovementText();
  return (
    <span className={classes['status']}>
      <StatusIcon status={status} />
      {t(`status.${status}`)}
    </span>
  );
}

/** `2026-11-22` → `22/11/2026`. */
export const dayText = (day: string): string => day.split('-').toReversed().join('/');

/** Days from the due day to today, by the offices' calendar; the server says whether that is overdue. */
function daysPast(due: string): number {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now());
  return Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000);
}

/** The due day, and for an open action how far it is. */
export function DueMark({ action, plain = false }: { action: Pick<CorrectiveAction, 'due' | 'overdue' | 'status'>; plain?: boolean }) {
  const { t } = useImprovementText();
  const past = daysPast(action.due);
  const open = OPEN_STATUS.includes(action.status);
  return (
    <span className={classes['due']} data-overdue={action.overdue || undefined}>
      {action.overdue && <IconAlertTriangle size={14} aria-hidden />}
      <span className="tnum">{dayText(action.due)}</span>
      {!plain && open && (past > -15 || action.overdue) && (
        <Text span size="xs" className="tnum">
          {action.overdue ? t('overdue', { n: Math.max(1, past) }) : past === 0 ? t('dueToday') : past < 0 ? t('dueIn', { n: -past }) : ''}
        </Text>
      )}
    </span>
  );
}
