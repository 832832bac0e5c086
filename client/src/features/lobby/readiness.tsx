/** The go/no-go list: each item with a shape and a colour, what was found, and where it can be put in order. */
import { Text } from '@mantine/core';
import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconHelpCircle,
  type TablerIcon,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Readiness, ReadinessId, ReadinessItem, ReadinessState } from '../../../../server/shared/readiness.js';
import { get } from '../../api/http.js';
import classes from './lobby.module.css';
import { useLobbyText } from './texts.js';

/** ms between two looks while a list is on screen; what the live line tells is looked at sooner. */
const EVERY = 15_000;

export const readinessKey = (exerciseId: string) => ['readiness', exerciseId] as const;

export const useReadiness = (exerciseId: string) =>
  useQuery({
    queryKey: readinessKey(exerciseId),
    queryFn: () => get<Readiness>(`/exercises/${exerciseId}/readiness`),
    refetchInterval: EVERY,
    retry: 1,
  });

const LOOKS: Record<ReadinessState, { icon: TablerIcon; color: string }> = {
  ok: { icon: IconCircleCheckFilled, color: 'var(--dt-ok)' },
  warn: { icon: IconAlertTriangleFilled, color: 'var(--dt-warn)' },
  red: { icon: IconAlertOctagonFilled, color: 'var(--dt-bad)' },
  unknown: { icon: IconHelpCircle, color: 'var(--dt-wait)' },
};

export function ReadinessSign({ state, size = 18 }: { state: ReadinessState; size?: number }) {
  const { t } = useLobbyText();
  const { icon: Icon, color } = LOOKS[state];
  return <Icon size={size} color={color} role="img" aria-label={t(`state.${state}`)} style={{ flex: 'none' }} />;
}

/** `actions`: what can be done about an item right here. `here`: the tab it stands on, which needs no way to itself. */
export function Checklist({
  exerciseId,
  items,
  actions = {},
  here,
}: {
  exerciseId: string;
  items: readonly ReadinessItem[];
  actions?: Partial<Record<ReadinessId, ReactNode>>;
  here?: string;
}) {
  const { t } = useLobbyText();
  return (
    <ul className={classes['checklist']} aria-label={t('checklist')}>
      {items.map((item) => (
        <Item key={item.id} exerciseId={exerciseId} item={item} action={actions[item.id]} here={here} />
      ))}
    </ul>
  );
}

function Item({
  exerciseId,
  item,
  action,
  here,
}: {
  exerciseId: string;
  item: ReadinessItem;
  action: ReactNode;
  here: string | undefined;
}) {
  const { t, pick } = useLobbyText();
  const { fix } = item;
  return (
    <li className={classes['item']} data-state={item.state}>
      <ReadinessSign state={item.state} />
      <div>
        <Text size="sm" fw={600}>
          {pick(item.title)}
        </Text>
        <Text size="sm" c="dimmed">
          {pick(item.detail)}
          {fix && fix.tab !== here && (
            <>
              {' '}
              <Link
                to="/exercises/$exerciseId"
                params={{ exerciseId }}
                search={{ tab: fix.tab }}
                className={classes['link']}
                aria-label={`${t('fix')}: ${pick(item.title)}`}
              >
                {t('fix')}
              </Link>
            </>
          )}
        </Text>
        {action}
      </div>
    </li>
  );
}
