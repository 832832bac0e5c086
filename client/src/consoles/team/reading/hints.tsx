/** Hints of an inject: from when one may be taken, what it costs, and its text once taken. */
import { Button, Text } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useState } from 'react';
import type { TeamInject } from '../../../../../server/shared/views.js';
import { drillX, useNow } from '../../../state/clock.js';
import { number, span } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { useTeamText } from '../texts.js';
import classes from './pane.module.css';

export function Hints({ given }: { given: TeamInject }) {
  const { view, state, line, running } = useDesk();
  const { t, lang } = useTeamText();
  const [sure, setSure] = useState<string | null>(null);
  const now = useNow(state.offset, 1000);
  const hints = given.inject.hints;
  if (hints.length === 0) return null;
  const x = state.clock ? drillX(state.clock, now) : 0;
  const f = number(view.kit.hintFactor, lang);

  return (
    <section className={classes['part']} aria-label={t('hints')}>
      <Text fw={600} component="h3" size="sm">
        {t('hints')}
      </Text>
      {hints.map((hint, index) => {
        const taken = given.hints[hint.id];
        const waits = state.pending.some(
          (each) =>
            each.command.type === 'take-hint' &&
            each.command['hint'] === hint.id &&
            each.command['inject'] === given.deliveryId &&
            each.status !== 'refused',
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
              <b>{name}.</b> {t('hintCost', { f })}
            </span>
            {waits ? (
              <Text size="sm" c="var(--dt-warn)">
                {t('status.queued')}
              </Text>
            ) : hint.fromX > x ? (
              <Text size="sm" className="tnum" c="dimmed">
                {t('hintIn', { time: span(hint.fromX - x) })}
              </Text>
            ) : sure === hint.id ? (
              <Button
                size="xs"
                disabled={!running}
                onClick={() => {
                  setSure(null);
                  void line.send({ type: 'take-hint', inject: given.deliveryId, hint: hint.id });
                }}
              >
                {t('hintSure', { f })}
              </Button>
            ) : (
              <Button size="xs" variant="default" disabled={!running} onClick={() => setSure(hint.id)}>
                {t('takeHint')}
              </Button>
            )}
          </div>
        );
      })}
    </section>
  );
}
