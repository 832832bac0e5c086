/** Hints of an inject: what one costs, from when it may be taken, one question before, and its text once taken. */
import { Button, Group, Text } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { TeamInject } from '../../../../../server/shared/views.js';
import { drillX, useNow } from '../../../state/clock.js';
import { drillTime, number, span } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { useAsksText } from '../texts-asks.js';
import { useTeamText } from '../texts.js';
import classes from './pane.module.css';

export function Hints({ given }: { given: TeamInject }) {
  const { view, state, line, running, replayed } = useDesk();
  const { t, lang } = useTeamText();
  const { t: a } = useAsksText();
  const now = useNow(state.offset, 1000);
  const hints = given.inject.hints;
  if (hints.length === 0) return null;
  const x = state.clock ? drillX(state.clock, now) : 0;
  // the factor applies once, however many are taken (S3)
  const paid = Object.keys(given.hints).length > 0;
  const price = number(view.kit.hintFactor * 100, lang);

  return (
    <section className={classes['part']} aria-label={t('hints')}>
      <Text fw={600} component="h3" size="sm">
        {t('hints')}
      </Text>
      {hints.map((hint, index) => {
        const taken = given.hints[hint.id];
        const waits = state.pending.find(
          ({ command, status }) =>
            command.type === 'take-hint' && command['hint'] === hint.id && command['inject'] === given.deliveryId && status !== 'refused',
        );
        const name = t('hintN', { n: index + 1 });
        if (taken)
          return (
            <div key={hint.id} className={classes['hint']} data-taken>
              <IconBulb size={18} color="var(--dt-accent)" aria-hidden />
              <span style={{ flex: 1 }}>
                <b>{name}.</b> {lang === 'en' ? taken.en.text : taken.text}
              </span>
            </div>
          );
        return (
          <div key={hint.id} className={classes['hint']}>
            <IconBulb size={18} color="var(--dt-wait)" aria-hidden />
            <span style={{ flex: 1, minWidth: 200 }}>
              <b>{name}.</b> {a(paid ? 'hintFree' : 'hintPrice', { p: price })}
            </span>
            {waits ? (
              <Text size="sm" c="var(--dt-warn)">
                {t(`status.${waits.status}`)}
              </Text>
            ) : hint.fromX > x ? (
              <Text size="sm" className="tnum" c="dimmed" title={drillTime(hint.fromX)}>
                {t('hintIn', { time: span(hint.fromX - x) })}
              </Text>
            ) : replayed ? null : (
              <Take
                sure={a(paid ? 'hintSureFree' : 'hintSure', { p: price })}
                open={running}
                take={() => void line.send({ type: 'take-hint', inject: given.deliveryId, hint: hint.id })}
              />
            )}
          </div>
        );
      })}
    </section>
  );
}

/** Asks once: the price again on the button that takes it. */
function Take({ sure, open, take }: { sure: string; open: boolean; take: () => void }) {
  const { t } = useTeamText();
  const { t: a } = useAsksText();
  const [asking, setAsking] = useState(false);
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) yes.current?.focus();
  }, [asking]);
  if (!asking)
    return (
      <Button size="xs" variant="default" disabled={!open} onClick={() => setAsking(true)}>
        {t('takeHint')}
      </Button>
    );
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setAsking(false);
  };
  return (
    <Group gap={6} onKeyDown={onKey} role="group" aria-label={t('takeHint')}>
      <Button ref={yes} size="xs" disabled={!open} onClick={take}>
        {sure}
      </Button>
      <Button size="xs" variant="default" onClick={() => setAsking(false)}>
        {a('hintNot')}
      </Button>
    </Group>
  );
}
