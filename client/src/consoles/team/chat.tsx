/** Two lines of talk: among the team, and with EXCON. What waits for the line stands at the end, marked. */
import { ActionIcon, Button, Text, Textarea } from '@mantine/core';
import { IconMessages, IconSend } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { TeamMessage, TeamView } from '../../../../server/shared/views.js';
import { useCommon } from '../../i18n/index.js';
import { drillTime, wallTime } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import classes from './chat.module.css';
import { useDesk } from './desk.js';
import { useKept } from './keep.js';
import { useTeamText } from './texts.js';

type To = 'team' | 'excon';

/** Which line a message belongs to. */
export const messagesOn = (view: TeamView, to: To): TeamMessage[] =>
  view.messages.filter((message) => (message.from === 'team' && message.to === 'team' ? 'team' : 'excon') === to);

const fromOthers = (messages: TeamMessage[], me: string): TeamMessage[] =>
  messages.filter((message) => message.from === 'excon' || message.memberId !== me);

/** Messages of others not yet on screen.  */
export function useUnheard(to: To): number {
  const { view, seat, heard } = useDesk();
  return Math.max(0, fromOthers(messagesOn(view, to), seat.memberId).length - heard[to]);
}

export function Chat({ to, shown }: { to: To; shown: boolean }) {
  const { view, state, line, seat, nameOf, key, hear } = useDesk();
  const { t, lang } = useTeamText();
  const { t: c } = useCommon();
  const [text, setText] = useKept(key(`say-${to}`), '');
  const messages = useMemo(() => messagesOn(view, to), [view, to]);
  const waiting = state.pending.filter((each) => each.command.type === 'say' && each.command['to'] === to);
  const end = useRef<HTMLDivElement>(null);
  const length = messages.length + waiting.length;
  const count = fromOthers(messages, seat.memberId).length;

  useEffect(() => {
    if (shown) hear(to, count);
  }, [shown, count, hear, to]);
  useLayoutEffect(() => {
    if (shown && length > 0 && end.current) end.current.scrollTop = end.current.scrollHeight;
  }, [shown, length]);

  const over = view.phase === 'cancelled';
  const send = (): void => {
    const said = text.trim();
    if (!said || over) return;
    setText('');
    void line.send({ type: 'say', to, text: said });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const label = to === 'team' ? t('teamChat') : t('toExcon');

  return (
    <section className={classes['chat']} aria-label={label}>
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes['lines']} ref={end} role="log" aria-label={label} tabIndex={0}>
        {length === 0 && (
          <Empty title={label} icon={<IconMessages size={28} stroke={1.4} color="var(--dt-wait)" aria-hidden />}>
            <Text size="sm">{to === 'team' ? t('chatEmpty') : t('exconEmpty')}</Text>
          </Empty>
        )}
        {messages.map((message) => {
          const mine = message.from === 'team' && message.memberId === seat.memberId;
          const who = message.from === 'excon' ? (message.as ? `${message.as.name} (EXCON)` : t('excon')) : nameOf(message.memberId);
          return (
            <div
              key={message.id}
              className={classes['line']}
              data-mine={mine || undefined}
              data-excon={message.from === 'excon' || undefined}
            >
              <div className={classes['who']}>
                {who} <span className="tnum">{drillTime(message.at.x)}</span>
              </div>
              <div className={classes['bubble']}>{message.text}</div>
            </div>
          );
        })}
        {waiting.map((each) => (
          <div key={each.commandId} className={classes['line']} data-mine data-waiting>
            <div className={classes['who']}>
              {t(`status.${each.status}`)} <span className="tnum">{wallTime(each.since)}</span>
            </div>
            <div className={classes['bubble']}>{String(each.command['text'])}</div>
            {each.refusal && (
              <div className={classes['refusal']} role="alert">
                {lang === 'en' ? each.refusal.en : each.refusal.message}{' '}
                <Button size="compact-xs" variant="default" onClick={() => line.dismiss(each.commandId)}>
                  {t('dismiss')}
                </Button>
              </div>
            )}
          </div>
        ))}
      </div>
      <div className={classes['write']}>
        <Textarea
          autosize
          minRows={1}
          maxRows={5}
          maxLength={4000}
          flex={1}
          disabled={over}
          aria-label={to === 'team' ? t('writeTeam') : t('writeExcon')}
          placeholder={to === 'team' ? t('writeTeam') : t('writeExcon')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKey}
        />
        <ActionIcon size={36} aria-label={c('send')} disabled={!text.trim() || over} onClick={send}>
          <IconSend size={18} stroke={1.8} />
        </ActionIcon>
      </div>
    </section>
  );
}
