/** A quiet notice when another controller acts, many at once as one. */
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { freshActs } from './basis.js';
import { useLatest } from './latest.js';
import { useExconText, useRoom, NOTICE } from './room.js';
import { useSentence } from './sentences.js';

/** More acts than this at once are told as a number. */
const TOLD = 3;

export function useOthers(): void {
  const { view, me } = useRoom();
  const { t } = useExconText();
  const sentence = useSentence();
  const known = useRef<Set<string> | null>(null);
  const tell = useLatest(sentence);
  const { acts } = view;
  useEffect(() => {
    if (!acts) return;
    if (known.current === null) {
      known.current = new Set();
      freshActs(view, known.current, me.id);
      return;
    }
    const fresh = freshActs(view, known.current, me.id);
    for (const { subject, act } of fresh.slice(0, TOLD))
      notifications.show({
        ...NOTICE(t('close')),
        title: t('othersActed'),
        message: tell.current(subject, act),
        color: 'cyan',
        autoClose: 7000,
      });
    if (fresh.length > TOLD)
      notifications.show({ ...NOTICE(t('close')), message: t('othersMore', { n: fresh.length - TOLD }), color: 'cyan', autoClose: 7000 });
    // told once per change of the acts
    // oxlint-disable-next-line react/exhaustive-deps
  }, [acts]);
}
