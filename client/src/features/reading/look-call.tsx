/**
 * A call: who is on the line, and what was said. A call that is opened for the first time plays line by line; the words are in
 * the page from the first moment (a screen reader hears them all, nothing below moves), and one press shows them all.
 */
import { Button } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { IconPhoneIncoming, IconPlayerPauseFilled, IconPlayerPlayFilled, IconPlayerSkipForwardFilled } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { wallTime } from '../../ui/format.js';
import { textOf } from './blocks.js';
import { roleOf } from './body.js';
import { readTalk, type Step } from './forms.js';
import { Blocks, Initials, SaidName, SaidWords, Stamp, Title, useFrom } from './look-parts.js';
import type { Piece } from './piece.js';
import { useReadingText } from './texts.js';
import classes from './looks.module.css';
import call from './call.module.css';

const SPEEDS = [1, 1.5, 2] as const;

/** How long a line stays alone, ms at normal speed: as long as it takes to hear it said briskly. */
export const lineTime = (words: string): number => Math.min(7000, Math.max(1200, words.split(/\s+/).length * 260));

export function Call({ piece, fresh }: { piece: Piece; fresh: boolean }) {
  const { t, lang } = useReadingText();
  const from = useFrom(piece);
  const html = piece.body[lang];
  const { stamp, steps } = useMemo(() => readTalk(html), [html]);
  return (
    <div>
      <Stamp text={stamp} />
      <div className={classes['caller']}>
        <Initials name={from.name} size={52} />
        <div className={classes['callerText']}>
          <span className={classes['small']}>
            <IconPhoneIncoming size={14} aria-hidden /> {t('incomingCall')}, <span className="tnum">{wallTime(piece.wall)}</span>
          </span>
          <b className={classes['big']}>{from.name}</b>
          {roleOf(from) && <span>{roleOf(from)}</span>}
        </div>
      </div>
      <Title piece={piece} />
      <Transcript steps={steps} fresh={fresh} />
    </div>
  );
}

function Transcript({ steps, fresh }: { steps: readonly Step[]; fresh: boolean }) {
  const { t } = useReadingText();
  const still = useReducedMotion(true, { getInitialValueInEffect: false });
  const last = steps.length - 1;
  const [at, setAt] = useState(() => (fresh && !still ? 0 : last));
  const [playing, play] = useState(() => fresh && !still && last > 0);
  const [speed, setSpeed] = useState<number>(1);
  const step = steps[at];

  useEffect(() => {
    if (!playing || !step) return;
    const timer = setTimeout(
      () => {
        if (at >= last) play(false);
        else setAt(at + 1);
      },
      lineTime(step.kind === 'said' ? textOf(step.said.html) : step.kind === 'block' ? step.block.textContent : '') / speed,
    );
    return () => clearTimeout(timer);
  }, [playing, step, at, last, speed]);

  const names = [...new Set(steps.flatMap((each) => (each.kind === 'said' ? [each.said.who] : [])))];
  const over = at >= last && !playing;
  return (
    <section aria-label={t('callNote')}>
      <div className={call['head']}>
        <h3 className={classes['small']}>{t('callNote')}</h3>
        {last > 0 && (
          <>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={playing ? <IconPlayerPauseFilled size={12} aria-hidden /> : <IconPlayerPlayFilled size={12} aria-hidden />}
              onClick={() => {
                if (over) setAt(0);
                play(!playing);
              }}
            >
              {playing ? t('pause') : over ? t('again') : t('play')}
            </Button>
            {!over && (
              <>
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => setSpeed(SPEEDS[(SPEEDS.indexOf(speed as 1) + 1) % SPEEDS.length] ?? 1)}
                >
                  {t('speed', { n: String(speed).replace('.', ',') })}
                </Button>
                <Button
                  size="compact-xs"
                  leftSection={<IconPlayerSkipForwardFilled size={12} aria-hidden />}
                  onClick={() => {
                    play(false);
                    setAt(last);
                  }}
                >
                  {t('showAll')}
                </Button>
                <span className={`${classes['small']} tnum`} aria-hidden>
                  {t('lineOf', { i: at + 1, n: steps.length })}
                </span>
              </>
            )}
          </>
        )}
      </div>
      <ol className={call['lines']}>
        {steps.map((each, index) => (
          // lines of a call never change their order
          // oxlint-disable-next-line react/no-array-index-key
          <li
            key={index}
            className={call['line']}
            data-waits={index > at || undefined}
            data-other={each.kind === 'said' && names.indexOf(each.said.who) % 2 === 1 ? true : undefined}
          >
            {each.kind === 'said' ? (
              <>
                <Initials name={each.said.who} size={30} nth={names.indexOf(each.said.who)} />
                <div className={call['words']}>
                  <div className={call['who']}>
                    <SaidName said={each.said} />
                  </div>
                  <SaidWords said={each.said} />
                </div>
              </>
            ) : (
              <div className={call['plain']}>
                <Blocks steps={[each]} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
