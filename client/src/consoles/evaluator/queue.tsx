/** The marking queue, one work at a time and oldest first: the team's own words, four big buttons, keys 0 5 7 1. */
import { Button, Group, SegmentedControl, Text, Textarea } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { MARK_VALUES, type MarkValue, type QueueItem } from '../../../../server/shared/evaluation.js';
import { number } from '../../ui/format.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import classes from './evaluator.module.css';
import { useDesk, useQueue } from './desk.js';
import { useEvaluatorText } from './texts.js';
import { WorkView } from './work.js';

const KEYS: Record<string, MarkValue> = { '0': 0, '5': 0.5, '7': 0.75, '1': 1 };
type Scope = 'mine' | 'all' | 'done';

/** Marks a work, or takes the mark back. */
export function useMarking(): {
  mark: (item: QueueItem, value: MarkValue, note: string) => void;
  unmark: (item: QueueItem, recordId: string) => void;
} {
  const { record } = useDesk();
  const path = (item: QueueItem): string => `marks/${encodeURIComponent(item.markId)}`;
  return {
    mark: (item, value, note) => {
      const said = { value, ...(note.trim() !== '' && { note: note.trim() }) };
      const { teamId, deliveryId, ref } = item;
      record({ method: 'PUT', path: path(item), body: said }, { kind: 'mark', teamId, deliveryId, ref, ...said });
    },
    unmark: (item, recordId) => void record({ method: 'DELETE', path: path(item) }, { kind: 'retract', of: recordId }),
  };
}

export function Queue() {
  const { t } = useEvaluatorText();
  const [scope, setScope] = useState<Scope>('mine');
  const mine = useQueue('?mine=true');
  const all = useQueue('', scope !== 'mine');
  const done = useQueue('?state=done&mine=true', scope === 'done');
  const own = mine.items?.filter((item) => !item.mine && item.status !== 'differs');
  const waiting = all.items;
  const marked = done.items && waiting && [...waiting.filter((item) => item.mine), ...done.items];
  const shown = { mine: own, all: waiting, done: marked }[scope];
  const error = mine.error ?? all.error;
  return (
    <div className={classes['queue']}>
      <SegmentedControl
        size="md"
        fullWidth
        aria-label={t('queue')}
        value={scope}
        onChange={(value) => setScope(value)}
        data={[
          { value: 'mine', label: t('queueMine', { n: own?.length ?? 0 }) },
          { value: 'all', label: waiting ? t('queueAllOf', { n: waiting.length }) : t('queueAll') },
          { value: 'done', label: t('queueDone') },
        ]}
      />
      {shown ? (
        shown.length === 0 ? (
          <Empty title={t(scope === 'done' ? 'nothingMarked' : 'nothingToMark')} />
        ) : (
          <Pages key={scope} items={shown} scope={scope} />
        )
      ) : error ? (
        <Failed error={error} retry={mine.refetch} />
      ) : (
        <Loading />
      )}
    </div>
  );
}

/** Stays on the work it shows while the list around it changes. */
function Pages({ items, scope }: { items: QueueItem[]; scope: Scope }) {
  const { evaluation } = useDesk();
  const { t, lang } = useEvaluatorText();
  const { mark, unmark } = useMarking();
  const [at, setAt] = useState(0);
  const [note, setNote] = useState('');
  const place = Math.min(at, items.length - 1);
  const item = items[place];
  const move = (by: number): void => {
    setAt(Math.max(0, Math.min(items.length - 1, place + by)));
    setNote('');
  };
  const give = (value: MarkValue): void => {
    if (!item || !evaluation.me.writes) return;
    mark(item, value, note);
    setNote('');
    // marked work leaves one's own list: the next one takes its place by itself
    if (scope !== 'mine') move(1);
    notifications.show({ color: 'green', message: t('marked', { value: number(value, lang), team: item.team }), autoClose: 2500 });
  };
  useHotkeys([
    ...Object.entries(KEYS).map(([key, value]): [string, () => void] => [key, () => give(value)]),
    ['ArrowLeft', () => move(-1)],
    ['ArrowRight', () => move(1)],
  ]);
  if (!item) return null;
  return (
    <>
      <div className={classes['work']}>
        <WorkView key={item.markId} item={item} />
      </div>
      <div className={classes['marking']}>
        {item.mine && (
          <Group gap={8} justify="space-between">
            <Text size="sm" fw={600}>
              {t('myMark', { value: number(item.mine.value, lang) })}
              {item.mine.note && `: ${item.mine.note}`}
            </Text>
            <Button size="sm" variant="default" onClick={() => item.mine && unmark(item, item.mine.recordId)}>
              {t('withdraw')}
            </Button>
          </Group>
        )}
        {evaluation.me.writes && (
          <>
            <Textarea
              size="md"
              autosize
              minRows={1}
              maxRows={4}
              aria-label={t('markNote')}
              placeholder={t('markNote')}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <MarkButtons mine={item.mine?.value} give={give} keys />
          </>
        )}
        <Group justify="space-between" wrap="nowrap">
          <Button size="md" variant="default" disabled={place === 0} aria-label={t('previous')} onClick={() => move(-1)}>
            <IconChevronLeft size={20} aria-hidden />
          </Button>
          <Text size="sm" c="dimmed" ta="center">
            <span className="tnum">{t('position', { i: place + 1, n: items.length })}</span>
            <Text span size="sm" visibleFrom="md">
              {' '}
              · {t('markKeys')}
            </Text>
          </Text>
          <Button size="md" variant="default" disabled={place >= items.length - 1} aria-label={t('next')} onClick={() => move(1)}>
            <IconChevronRight size={20} aria-hidden />
          </Button>
        </Group>
      </div>
    </>
  );
}

export function MarkButtons({
  mine,
  give,
  keys = false,
}: {
  mine?: MarkValue | undefined;
  give: (value: MarkValue) => void;
  keys?: boolean;
}) {
  const { t, lang } = useEvaluatorText();
  const keyOf = (value: MarkValue): string => Object.entries(KEYS).find(([, one]) => one === value)?.[0] ?? '';
  return (
    <div className={classes['marks']}>
      {MARK_VALUES.map((value) => (
        <button key={value} type="button" aria-pressed={mine === value} onClick={() => give(value)}>
          <b className="tnum">{number(value, lang)}</b>
          <span>{t(`mark.${value}`)}</span>
          {keys && <kbd aria-hidden>{keyOf(value)}</kbd>}
        </button>
      ))}
    </div>
  );
}
