/** The projector's page. Dark unless asked otherwise (`?theme=light`, key L); language by `?lang=en`; nothing needs a mouse. */
import { useFullscreenDocument, useHotkeys } from '@mantine/hooks';
import { IconMaximize, IconMoon, IconSun } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { LangSwitch } from '../../ui/frame.js';
import { useWall } from './data.js';
import { Stage } from './stage.js';
import { useWallText } from './texts.js';
import classes from './wall.module.css';

const asked = (key: string): string | null => new URLSearchParams(location.search).get(key);

export function Wallboard() {
  const { token } = useParams({ from: '/wall/$token' });
  const { t, lang, setLang } = useWallText();
  const state = useWall(token);
  const [light, setLight] = useState(() => asked('theme') === 'light');
  const { toggle } = useFullscreenDocument();
  useHotkeys([
    ['l', () => setLight((before) => !before)],
    ['f', () => void toggle()],
  ]);
  useEffect(() => {
    const wanted = asked('lang');
    if ((wanted === 'en' || wanted === 'vi') && wanted !== lang) setLang(wanted);
    // the address speaks once; afterwards the switch does
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    document.title = state.wall ? `${state.wall.name} - dientap` : 'dientap';
  }, [state.wall]);
  useAwake();
  return (
    <div className={classes['wall']} data-theme={light ? 'light' : 'dark'} aria-label={t('label')} role="region">
      {state.status === 'expired' || state.status === 'refused' ? (
        <Message title={t('expiredTitle')} text={state.status === 'expired' ? t('expiredText') : t('refused')} />
      ) : state.wall ? (
        <Stage wall={state.wall} state={state} />
      ) : (
        <Message title={t('entering')} />
      )}
      <div className={classes['tools']}>
        <button type="button" onClick={() => setLight(!light)} aria-label={light ? t('toDark') : t('toLight')}>
          {light ? <IconMoon size={16} /> : <IconSun size={16} />}
        </button>
        <button type="button" onClick={() => void toggle()} aria-label={t('full')}>
          <IconMaximize size={16} />
        </button>
        <LangSwitch />
      </div>
    </div>
  );
}

/** Keeps the projector's screen on where the browser can. */
function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    const take = (): void => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').then(
        (held) => (lock = held),
        () => undefined,
      );
    };
    take();
    document.addEventListener('visibilitychange', take);
    return () => {
      document.removeEventListener('visibilitychange', take);
      void lock?.release();
    };
  }, []);
}

function Message({ title, text }: { title: string; text?: string }) {
  return (
    <main className={classes['message']} role="status">
      <h1>{title}</h1>
      {text && <p>{text}</p>}
    </main>
  );
}
