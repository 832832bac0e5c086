/** Who changed what and when, of one finding or action, the latest first; read when it is opened. */
import { Stack, Text, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { PlanHistoryEntry } from '../../../../server/shared/improvement.js';
import { date, wallTime } from '../../ui/format.js';
import { Failed, Loading } from '../../ui/states.js';
import { useHistory } from './data.js';
import classes from './improvement.module.css';
import { useImprovementText } from './texts.js';

type Say = ReturnType<typeof useImprovementText>['t'];
const FIELDS = ['action', 'element', 'responsible', 'contact', 'start', 'due'] as const;

/** What an entry changed of the one before it. */
function changed(entry: PlanHistoryEntry, before: PlanHistoryEntry | undefined, t: Say): string {
  switch (entry.kind) {
    case 'finding':
      return t(before ? 'act.finding-changed' : 'act.finding');
    case 'action': {
      if (before?.kind !== 'action') return t('act.action');
      const fields = FIELDS.filter((key) => JSON.stringify(entry.fields[key]) !== JSON.stringify(before.fields[key])).map((key) => t(key));
      const moved = entry.status !== before.status ? [t(`status.${entry.status}`)] : [];
      const note = entry.note !== undefined ? [`“${entry.note}”`] : [];
      return t('act.action-changed', { what: [...moved, ...fields, ...note].join(', ') });
    }
    case 'evidence':
      return t('act.evidence', { name: entry.file.name });
    case 'signature':
      return t('act.signature', { name: entry.name });
    default:
      return t(`act.${entry.kind}`);
  }
}

export function History({ exerciseId, id }: { exerciseId: string; id: string }) {
  const { t } = useImprovementText();
  const [open, setOpen] = useState(false);
  const history = useHistory(exerciseId, open);
  const own = (history.data ?? []).filter((entry) => entry.id === id);
  const rows = own.map((entry, at) => ({
    entry,
    said: changed(
      entry,
      own.slice(0, at).findLast(({ kind }) => kind === entry.kind),
      t,
    ),
  }));
  return (
    <div>
      <UnstyledButton className={classes['fold'] ?? ''} aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconChevronRight size={15} aria-hidden data-open={open || undefined} />
        {t('history')}
      </UnstyledButton>
      {open &&
        (history.error ? (
          <Failed error={history.error} retry={() => void history.refetch()} />
        ) : history.isPending ? (
          <Loading />
        ) : (
          <Stack component="ol" gap={4} className={classes['history'] ?? ''}>
            {rows.toReversed().map(({ entry, said }) => (
              <li key={entry.recordId}>
                <Text size="xs" c="dimmed" className="tnum">
                  {date(entry.wall)} {wallTime(entry.wall)} · {entry.byName ?? t('somebody')}
                </Text>
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {said}
                </Text>
              </li>
            ))}
          </Stack>
        ))}
    </div>
  );
}
