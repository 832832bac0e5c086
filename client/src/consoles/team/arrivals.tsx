/** What arrives is heard and said: a sound, the number in the page's title, a polite live region, a notification if allowed. */
import { useEffect, useRef, useState } from 'react';
import { useDesk } from './desk.js';
import { plainText } from '../../features/reading/piece.js';
import { beep, readySound } from './sound.js';
import { useTeamText } from './texts.js';

/** Several items within this time (ms) make one sound. */
const ONE_SOUND = 1500;

export function Arrivals({ sound }: { sound: boolean }) {
  const { line, unread, view } = useDesk();
  const { t, lang } = useTeamText();
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

  useEffect(
    () =>
      line.onItems((items) => {
        const news = items.flatMap((item) => {
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
          return [];
        });
        if (news.length === 0) return;
        const sentences = news.map((each) => t('announce', { from: each.from, title: each.title }));
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
