/** Short words on a screen: text messages on a handset, a group chat. */
import { IconMessages } from '@tabler/icons-react';
import { useMemo } from 'react';
import { wallTime } from '../../ui/format.js';
import { roleOf } from './body.js';
import { readTalk, type Step } from './forms.js';
import { Blocks, Initials, SaidName, SaidWords, Stamp, Title, useFrom } from './look-parts.js';
import type { Piece } from './piece.js';
import { useReadingText } from './texts.js';
import classes from './looks.module.css';
import talk from './talk.module.css';

function useTalk(piece: Piece): { stamp: string; steps: Step[] } {
  const { lang } = useReadingText();
  const html = piece.body[lang];
  return useMemo(() => readTalk(html), [html]);
}

export function Sms({ piece }: { piece: Piece }) {
  const from = useFrom(piece);
  const { stamp, steps } = useTalk(piece);
  return (
    <div>
      {piece.title && <Title piece={piece} />}
      <div className={classes['handset']}>
        <div className={classes['handsetHead']}>
          <Initials name={from.name} size={36} />
          <b>{from.name}</b>
          {roleOf(from) && <span className={classes['small']}>{roleOf(from)}</span>}
          <Stamp text={stamp} />
        </div>
        <div className={talk['texts']}>
          {steps.map((step, index) => (
            // messages never change their order
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className={classes['bubble']}>
              {step.kind === 'said' ? (
                <>
                  <div className={talk['who']}>
                    <SaidName said={step.said} />
                  </div>
                  <SaidWords said={step.said} />
                </>
              ) : (
                <Blocks steps={[step]} />
              )}
            </div>
          ))}
          <span className={`${classes['small']} tnum`}>{wallTime(piece.wall)}</span>
        </div>
      </div>
    </div>
  );
}

interface Turn {
  who: string;
  steps: Step[];
}

/** Neighbouring messages of one person under one name. */
export function turnsOf(steps: readonly Step[], sender: string): Turn[] {
  const turns: Turn[] = [];
  for (const step of steps) {
    const last = turns.at(-1);
    const who = step.kind === 'said' ? step.said.who : (last?.who ?? sender);
    if (last?.who === who) last.steps.push(step);
    else turns.push({ who, steps: [step] });
  }
  return turns;
}

export function ChatRoom({ piece }: { piece: Piece }) {
  const { t } = useReadingText();
  const from = useFrom(piece);
  const { stamp, steps } = useTalk(piece);
  const turns = turnsOf(steps, from.name);
  const names = [...new Set(turns.map(({ who }) => who))];
  return (
    <div>
      {piece.title && <Title piece={piece} />}
      <section className={talk['room']} aria-label={t('conversation')}>
        <div className={talk['roomHead']}>
          <IconMessages size={18} aria-hidden />
          <div className={talk['roomName']}>
            <b>{[from.name, roleOf(from)].filter(Boolean).join(', ')}</b>
            {stamp !== '' && <span className={classes['small']}>{stamp}</span>}
          </div>
          <span className={`${classes['small']} tnum`}>{wallTime(piece.wall)}</span>
        </div>
        <div className={talk['turns']}>
          {turns.map((turn, index) => (
            // what was said never changes its order
            // oxlint-disable-next-line react/no-array-index-key
            <Line key={index} who={turn.who} nth={names.indexOf(turn.who)} steps={turn.steps} />
          ))}
        </div>
      </section>
    </div>
  );
}

function Line({ who, nth, steps }: { who: string; nth: number; steps: readonly Step[] }) {
  return (
    <div className={classes['chat']}>
      <Initials name={who} size={34} nth={nth} />
      <div className={classes['chatText']}>
        <b className={talk['who']}>{who}</b>
        {steps.map((step, index) => (
          // what was said never changes its order
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className={classes['bubble']}>
            {step.kind === 'said' ? (
              <>
                {index > 0 && <span className="vh">{step.said.who}: </span>}
                {step.said.when && <span className={`${classes['small']} tnum`}>{step.said.when}</span>}
                <SaidWords said={step.said} />
              </>
            ) : (
              <Blocks steps={[step]} />
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
