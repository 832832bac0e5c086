/** The list of moments: found by words and kind, one press goes there. Only what is on screen is in the page. */
import { Select, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { drillTime, fold, number, wallTime } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import { useDescribe } from './describe.js';
import { KINDS, type Kind, type Moment } from './moments.js';
import classes from './replay.module.css';
import { usePlaying, useStage } from './stage.js';
import { useReplayText } from './texts.js';

/** Px of a line of one row; measured anew once it is on screen. */
const ROW = 46;

export function Jumps() {
  const { recording, moments } = useStage();
  const { t, lang } = useReplayText();
  const describe = useDescribe(recording);
  const [kind, setKind] = useState<Kind | null>(null);
  const [wanted, setWanted] = useState('');
  const words = fold(useDeferredValue(wanted).trim());
  const shown = useMemo(
    () =>
      moments.filter((moment) => {
        if (kind !== null && moment.kind !== kind) return false;
        if (words === '') return true;
        const { who = '', text } = describe(moment);
        return fold(`${who} ${text}`).includes(words);
      }),
    // the sentences follow the language and the recording
    // oxlint-disable-next-line react/exhaustive-deps
    [moments, kind, words, lang],
  );
  return (
    <div className={classes['jumps']}>
      <div className={classes['jumpTools']}>
        <TextInput
          size="xs"
          leftSection={<IconSearch size={14} aria-hidden />}
          aria-label={t('findMoment')}
          placeholder={t('findMoment')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <Select
          size="xs"
          aria-label={t('kindFilter')}
          allowDeselect={false}
          data={[{ value: '', label: t('kindAll') }, ...KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) }))]}
          value={kind ?? ''}
          onChange={(value) => setKind(KINDS.find((each) => each === value) ?? null)}
        />
      </div>
      {shown.length === 0 ? <Empty title={t('noMoment')} /> : <List shown={shown} describe={describe} />}
      <Text size="xs" c="dimmed" className={`${classes['jumpCount']} tnum`} role="status">
        {t('momentsN', { n: number(shown.length, lang) })}
      </Text>
    </div>
  );
}

function List({ shown, describe }: { shown: readonly Moment[]; describe: ReturnType<typeof useDescribe> }) {
  const { jump } = useStage();
  const { playing, wall } = usePlaying();
  const { t } = useReplayText();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    getItemKey: (index) => shown[index]?.id ?? index,
    overscan: 8,
    initialRect: { width: 360, height: 400 },
  });
  const now = shown.findLastIndex((moment) => moment.wall <= wall);
  // the list follows as long as nobody is at it
  useEffect(() => {
    if (now >= 0 && !box.current?.matches(':hover, :focus-within')) virtual.scrollToIndex(now, { align: 'center' });
  }, [now, playing, virtual]);
  return (
    <div ref={box} className={classes['jumpList']} role="group" aria-label={t('moments')}>
      <ol style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const moment = shown[item.index];
          if (!moment) return null;
          const { who, text } = describe(moment);
          return (
            <li key={item.key} ref={virtual.measureElement} data-index={item.index} style={{ transform: `translateY(${item.start}px)` }}>
              <button
                type="button"
                className={classes['jump']}
                data-kind={moment.kind}
                aria-current={item.index === now ? 'step' : undefined}
                data-past={item.index <= now || undefined}
                onClick={() => jump(moment)}
              >
                <span className="tnum" title={wallTime(moment.wall)}>
                  {drillTime(moment.x).slice(2)}
                </span>
                <span>
                  {who !== undefined && <b>{who}: </b>}
                  {text}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
