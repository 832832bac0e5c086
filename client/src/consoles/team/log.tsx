/** The team's own log: who did what, when in the drill and on the wall, about which inject; and what waits or was refused. */
import { ActionIcon, Badge, Button, Text } from '@mantine/core';
import { IconCheck, IconChevronDown, IconChevronUp, IconClockPause, IconSend, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { FieldValues } from '../../../../server/shared/events.js';
import type { FieldView, TeamDeed, TeamPhase } from '../../../../server/shared/views.js';
import type { Pending } from '../../state/link.js';
import { drillTime, number, span, wallTime } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import { useDesk } from './desk.js';
import { titleOf } from '../../features/reading/piece.js';
import { journalOf, type Row } from './journal.js';
import classes from './log.module.css';
import { useShowValue } from './respond/show.js';
import { useTeamText } from './texts.js';

export function Log({ folded = false, fold }: { folded?: boolean; fold?: () => void }) {
  const { view, state } = useDesk();
  const { t } = useTeamText();
  const rows = useMemo(() => journalOf(view, state.pending), [view, state.pending]);
  const queued = state.pending.filter((each) => each.status !== 'refused' && each.command.type !== 'seen').length;
  return (
    <section className={classes['log']} aria-labelledby="log-title">
      <div className={classes['head']}>
        <Text fw={600} component="h2" id="log-title">
          {t('log')}
        </Text>
        {queued > 0 && (
          <Badge variant="default" c="var(--dt-warn)" radius="sm" tt="none" className="tnum">
            {t('status.queued')}: {queued}
          </Badge>
        )}
        {fold && (
          <ActionIcon
            variant="subtle"
            color="gray"
            ml="auto"
            aria-label={folded ? t('showLog') : t('hideLog')}
            aria-expanded={!folded}
            onClick={fold}
          >
            {folded ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
          </ActionIcon>
        )}
      </div>
      {!folded &&
        (rows.length === 0 ? (
          <Empty title={t('logShort')} icon={null}>
            <Text size="sm">{t('logEmpty')}</Text>
          </Empty>
        ) : (
          // a region that scrolls must be reachable by keyboard
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <ol className={classes['rows']} tabIndex={0} aria-labelledby="log-title">
            {rows.map((row) => (
              <LogRow key={row.key} row={row} />
            ))}
          </ol>
        ))}
    </section>
  );
}

function LogRow({ row }: { row: Row }) {
  const { nameOf, seat, line } = useDesk();
  const { t, lang } = useTeamText();
  const say = useSay();
  if (row.kind === 'phase') {
    return (
      <li className={classes['row']} data-kind="phase">
        <Times x={row.x} wall={row.wall} />
        <span className={classes['what']}>{say.phase(row.phase)}</span>
      </li>
    );
  }
  if (row.kind === 'deed') {
    const { deed } = row;
    return (
      <li className={classes['row']}>
        <Times x={row.x} wall={row.wall} />
        <div className={classes['what']}>
          <b>{say.deed(deed)}</b>
          {'memberId' in deed && deed.memberId !== undefined && <span> - {nameOf(deed.memberId)}</span>} <About inject={deed.inject} />
          <Details deed={deed} />
        </div>
        <IconCheck size={16} color="var(--dt-ok)" role="img" aria-label={t('status.recorded')} />
      </li>
    );
  }
  const { pending } = row;
  return (
    <li className={classes['row']} data-kind={pending.status}>
      <Times x={null} wall={row.wall} />
      <div className={classes['what']}>
        <b>{say.command(pending)}</b> - {nameOf(seat.memberId)} <About inject={pending.command['inject'] as string | undefined} />
        {pending.refusal && (
          <div className={classes['refusal']} role="alert">
            {lang === 'en' ? pending.refusal.en : pending.refusal.message}{' '}
            <Button size="compact-xs" variant="default" onClick={() => line.dismiss(pending.commandId)}>
              {t('dismiss')}
            </Button>
          </div>
        )}
      </div>
      <span className={classes['status']}>
        {pending.status === 'queued' && <IconClockPause size={16} aria-hidden />}
        {pending.status === 'sent' && <IconSend size={16} aria-hidden />}
        {pending.status === 'refused' && <IconX size={16} aria-hidden />}
        {t(`status.${pending.status}`)}
      </span>
    </li>
  );
}

function Times({ x, wall }: { x: number | null; wall: number }) {
  return (
    <span className={`${classes['times']} tnum`}>
      <b>{x === null ? '-' : drillTime(x)}</b> {wallTime(wall)}
    </span>
  );
}

/** The inject it belongs to, by title; press to read it. */
function About({ inject }: { inject: string | undefined }) {
  const { entries, openEntry, goTo } = useDesk();
  const { lang } = useTeamText();
  const entry = inject === undefined ? undefined : entries.find((each) => each.id === inject);
  if (!entry) return null;
  return (
    <button
      type="button"
      className={classes['about']}
      onClick={() => {
        openEntry(entry.id);
        goTo('read');
      }}
    >
      {titleOf(entry, lang)}
    </button>
  );
}

function Details({ deed }: { deed: TeamDeed }) {
  const { view } = useDesk();
  const { lang } = useTeamText();
  const show = useShowValue();
  if (deed.type === 'action-recorded') {
    const action = view.kit.actions.find((each) => each.code === deed.action);
    return <Fields fields={deed.fields} specs={action?.fields ?? []} />;
  }
  if (deed.type === 'answer-recorded') {
    const given = view.injects.find((each) => each.deliveryId === deed.inject);
    const ask = (lang === 'en' ? given?.inject.en.asks : given?.inject.asks)?.find((each) => each.id === deed.ask);
    return (
      <div className={classes['fields']}>
        {ask?.prompt}: {show.answer(deed.value, ask)}
      </div>
    );
  }
  if (deed.type === 'hint') return <div className={classes['fields']}>{lang === 'en' ? deed.en.text : deed.text}</div>;
  return null;
}

export function Fields({ fields, specs }: { fields: FieldValues; specs: FieldView[] }) {
  const show = useShowValue();
  const parts = show.fields(fields, specs);
  if (parts.length === 0) return null;
  return (
    <div className={classes['fields']}>
      {parts.map((part) => (
        <span key={part.id}>
          {part.label}: {part.value}
        </span>
      ))}
    </div>
  );
}

/** Sentences for the kinds of row. */
function useSay() {
  const { view } = useDesk();
  const { t, pick, lang } = useTeamText();
  const action = (code: string): string => {
    const known = view.kit.actions.find((each) => each.code === code);
    return known ? pick(known.label) : code;
  };
  const form = (id: string): string => {
    const known = view.kit.forms.find((each) => each.id === id);
    return known ? pick(known.title) : id;
  };
  return {
    deed(deed: TeamDeed): string {
      switch (deed.type) {
        case 'action-recorded':
          return action(deed.action);
        case 'answer-recorded':
          return t('didAnswer');
        case 'report-recorded':
          return `${t('didReport')}: ${form(deed.form)}`;
        case 'report-returned':
          return `${t('didReturn')}: ${form(deed.form)}`;
        case 'hint':
          return t('didHint');
      }
    },
    command({ command }: Pending): string {
      if (command.type === 'act') return action(String(command['action']));
      if (command.type === 'file-report') return `${t('didReport')}: ${form(String(command['form']))}`;
      return command.type === 'answer' ? t('didAnswer') : t('didHint');
    },
    phase(phase: TeamPhase): string {
      if (phase.type === 'score-opened') return phase.open ? t('boardOpened') : t('boardClosed');
      if (phase.outage) return t('outage', { time: span(phase.outage.toWall - phase.outage.fromWall) });
      if (phase.phase === 'paused') return `${t('paused')}${phase.reason ? `: ${phase.reason}` : ''}`;
      if (phase.phase === 'ended' || phase.phase === 'published') return t('endex');
      if (phase.phase === 'cancelled') return t('cancelled');
      if (phase.phase !== 'running') return t('ready');
      const first = (view.phases ?? []).find((each) => each.type === 'phase-changed' && each.phase === 'running');
      if (first?.id === phase.id) return t('started');
      return phase.factor === undefined ? t('resumed') : t('factorNow', { f: number(phase.factor, lang) });
    },
  };
}
