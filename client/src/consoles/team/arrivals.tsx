/** What arrives is heard and said: a sound, the number in the page's title, a polite live region, a notification if allowed. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { TeamItem } from '../../../../server/shared/views.js';
import { useDesk } from './desk.js';
import { plainText } from '../../features/reading/piece.js';
import { useSay } from './say.js';
import { beep, readySound } from './sound.js';
import { useRespondText } from './texts-respond.js';
import { useTeamText } from './texts.js';

/** Several items within this time (ms) make one sound. */
const ONE_SOUND = 1500;

interface News {
  id: string;
  from: string;
  title: string;
  /** The title is a sentence of its own. */
  whole?: true;
}

export function Arrivals({ sound }: { sound: boolean }) {
  const { line, unread, view, seat, nameOf } = useDesk();
  const { t, lang } = useTeamText();
  const { t: r } = useRespondText();
  const names = useSay();
  const [said, say] = useState('');
  const last = useRef(0);

  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${view.kit.team.name} - dientap`;
    return () => {
      document.title = 'dientap';
    };
  }, [unread, view.kit.team.name]);

  useEffect(() => {
    window.addEventListener('pointerdown', readySound, { once: true });
    return () => window.removeEventListener('pointerdown', readySound);
  }, []);

  /** A proposal for oneself to decide, or the captain's word on one's own. */
  const ofProposal = useEffectEvent((item: TeamItem): News[] => {
    const me = seat.memberId;
    if (item.type === 'action-proposed' && view.captain === me && item.memberId !== me) {
      const who = nameOf(item.memberId);
      return [{ id: item.id, from: who, title: r('newProposal', { who, action: names.action(item.action) }), whole: true }];
    }
    if (item.type !== 'proposal-decided' || item.memberId === me) return [];
    const mine = view.proposals?.find(({ id, memberId }) => id === item.proposal && memberId === me);
    if (!mine) return [];
    return [
      {
        id: item.id,
        from: nameOf(item.memberId),
        title: r(item.yes ? 'wasApproved' : 'wasDeclined', { action: names.action(mine.action) }),
        whole: true,
      },
    ];
  });

  useEffect(
    () =>
      line.onItems((items) => {
        const news = items.flatMap((item): News[] => {
          const en = lang === 'en';
          if (item.type === 'inject-delivered') {
            const { inject } = item;
            return [{ id: item.id, from: (en ? inject.en.from : inject.from).name, title: en ? inject.en.title : inject.title }];
          }
          if (item.type === 'reply') {
            const words = en ? item.en : item;
            return [{ id: item.id, from: words.from.name, title: words.title ?? plainText(words.body).slice(0, 120) }];
          }
          if (item.type === 'message' && item.from === 'excon')
            return [{ id: item.id, from: item.as?.name ?? t('excon'), title: item.text.slice(0, 120) }];
          return ofProposal(item);
        });
        if (news.length === 0) return;
        const sentences = news.map(({ from, title, whole }) => (whole ? `${title}.` : t('announce', { from, title })));
        say(sentences.join(' '));
        const now = performance.now();
        if (sound && now - last.current > ONE_SOUND) {
          last.current = now;
          beep();
        }
        if (document.hidden && 'Notification' in window && Notification.permission === 'granted') {
          notify(news.map((each, index) => ({ ...each, sentence: sentences[index] ?? '' })));
        }
      }),
    [line, lang, sound, t],
  );

  return (
    <div className="vh" role="status" aria-live="polite" style={{ position: 'fixed', top: 0 }}>
      {said}
    </div>
  );
}

function notify(news: { id: string; from: string; sentence: string }[]): void {
  for (const each of news) {
    const shown = new Notification(`[DIỄN TẬP] ${each.from}`, { body: each.sentence, tag: each.id });
    shown.addEventListener('click', () => window.focus());
  }
}
