/** One line at the column's foot: what became of this member's last act - waiting, sent, recorded, or refused and what to do. */
import { Button } from '@mantine/core';
import { IconCheck, IconClockPause, IconGavel, IconSend, IconX } from '@tabler/icons-react';
import type { FieldValues } from '../../../../../server/shared/events.js';
import { drillTime, wallTime } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { lastOf, type Row } from '../journal.js';
import { useSay } from '../say.js';
import { useCutText } from '../texts-cut.js';
import { useRespondText } from '../texts-respond.js';
import { useTeamText } from '../texts.js';
import { useCompose } from './action-draft.js';
import { closedFor } from './approval.js';
import classes from './respond.module.css';

type Pending = Extract<Row, { kind: 'pending' }>['pending'];

export function LastAct() {
  const { view, state, seat } = useDesk();
  const { t } = useRespondText();
  const say = useSay();
  const last = lastOf(view, state.pending, seat.memberId);
  return (
    <div
      className={classes['last']}
      role="status"
      aria-label={t('lastAct')}
      data-kind={last?.kind === 'pending' ? last.pending.status : undefined}
    >
      {last?.kind === 'deed' && (
        <>
          <IconCheck size={15} color="var(--dt-ok)" aria-hidden />
          <span className={classes['lastWhat']}>
            {t('last.recorded')} <b>{drillTime(last.x)}</b>: {say.deed(last.deed)}
          </span>
        </>
      )}
      {last?.kind === 'proposal' && (
        <>
          <IconGavel size={15} color="var(--dt-warn)" aria-hidden />
          <span className={classes['lastWhat']}>
            {t('last.proposed')}: {say.action(last.proposal.action)}
          </span>
        </>
      )}
      {last?.kind === 'pending' && <Underway pending={last.pending} />}
    </div>
  );
}

function Underway({ pending }: { pending: Pending }) {
  const { t } = useRespondText();
  const { t: c } = useCutText();
  const say = useSay();
  const { status } = pending;
  if (status === 'refused') return <Refusal pending={pending} />;
  return (
    <>
      {status === 'queued' ? <IconClockPause size={15} aria-hidden /> : <IconSend size={15} aria-hidden />}
      <span className={classes['lastWhat']}>
        {pending.held ? c('heldStatus') : t(`last.${status}`)} <b>{wallTime(pending.since)}</b>: {say.command(pending)}
      </span>
    </>
  );
}

/** A refusal with its reason, what to do about it, and the way back to what was written. */
export function Refusal({ pending }: { pending: Pending }) {
  const { line, view } = useDesk();
  const { t, lang } = useRespondText();
  const { t: team } = useTeamText();
  const compose = useCompose();
  const say = useSay();
  const { command, refusal } = pending;
  const code = String(command['action']);
  const again = command.type === 'act' && closedFor(view.phase) === null && view.kit.actions.some((action) => action.code === code);
  const advice = say.advice(refusal?.code);
  return (
    <div className={classes['refused']}>
      <div>
        <IconX size={15} aria-hidden className={classes['refusedIcon']} />
        <b>{t('last.refused')}:</b> {say.command(pending)}. {lang === 'en' ? refusal?.en : refusal?.message} {advice}
      </div>
      <span className={classes['refusedWays']}>
        {again && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              compose(code, {
                fields: (command['fields'] ?? {}) as FieldValues,
                linked: typeof command['inject'] === 'string' ? command['inject'] : null,
              });
              line.dismiss(pending.commandId);
            }}
          >
            {t('compose')}
          </Button>
        )}
        <Button size="compact-xs" variant="default" onClick={() => line.dismiss(pending.commandId)}>
          {team('dismiss')}
        </Button>
      </span>
    </div>
  );
}
