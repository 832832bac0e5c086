/** One row of the team's log. */
import { IconCheck, IconClockPause, IconFlag, IconGavel, IconSend, IconServer2, IconUsers, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { FieldValues } from '../../../../server/shared/events.js';
import type { FieldView, TeamDeed, TeamProposal } from '../../../../server/shared/views.js';
import { drillTime, wallTime } from '../../ui/format.js';
import { titleOf } from '../../features/reading/piece.js';
import { useDesk } from './desk.js';
import { kindOf, type Row } from './journal.js';
import classes from './log.module.css';
import { OpenCopy } from './respond/copies.js';
import { Refusal } from './respond/last.js';
import { useShowValue } from './respond/show.js';
import { useSay } from './say.js';
import { useCutText } from './texts-cut.js';
import { useLogText } from './texts-log.js';
import { useTeamText } from './texts.js';

interface Props {
  row: Row;
  index: number;
  of: number;
  top: number;
  measure: (element: HTMLElement | null) => void;
}

export function LogRow({ row, index, of, top, measure }: Props) {
  return (
    <li
      ref={measure}
      data-index={index}
      aria-setsize={of}
      aria-posinset={index + 1}
      className={classes['row']}
      style={{ transform: `translateY(${top}px)` }}
      data-kind={row.kind === 'pending' ? row.pending.status : kindOf(row)}
    >
      <Times x={row.x} wall={row.wall} />
      <What row={row} />
      <Mark row={row} />
    </li>
  );
}

function What({ row }: { row: Row }) {
  const { nameOf, seat } = useDesk();
  const { t: l } = useLogText();
  const say = useSay();
  switch (row.kind) {
    case 'deed':
      return <Done deed={row.deed} />;
    case 'proposal': {
      const { proposal } = row;
      return (
        <div className={classes['what']}>
          <b>{say.row(row)}</b> - {nameOf(proposal.memberId)}
          <div className={classes['more']}>
            <About inject={proposal.inject} />
            <ProposalFields proposal={proposal} />
          </div>
        </div>
      );
    }
    case 'declined': {
      const { reason } = row.decided;
      return (
        <div className={classes['what']}>
          <b>{say.row(row)}</b> - {nameOf(row.decided.memberId)}
          {reason !== undefined && <div className={classes['fields']}>{l('reason', { reason })}</div>}
        </div>
      );
    }
    case 'pending': {
      const { pending } = row;
      if (pending.status === 'refused')
        return (
          <div className={classes['what']}>
            <Refusal pending={pending} />
          </div>
        );
      return (
        <div className={classes['what']}>
          <b>{say.command(pending)}</b> - {nameOf(seat.memberId)}
          <div className={classes['more']}>
            <About inject={pending.command['inject'] as string | undefined} />
          </div>
        </div>
      );
    }
    case 'assigned':
      return (
        <div className={classes['what']}>
          {say.row(row)}
          <div className={classes['more']}>
            <About inject={row.assignment.deliveryId} />
          </div>
        </div>
      );
    case 'credit':
      return (
        <div className={classes['what']}>
          {say.row(row)} <About inject={row.credit.deliveryId} />
          {row.credit.reason !== undefined && <div className={classes['fields']}>{l('reason', { reason: row.credit.reason })}</div>}
        </div>
      );
    default:
      return <span className={classes['what']}>{say.row(row)}</span>;
  }
}

function Done({ deed }: { deed: TeamDeed }) {
  const { nameOf } = useDesk();
  const { t: l } = useLogText();
  const say = useSay();
  const by = 'memberId' in deed ? deed.memberId : undefined;
  const proposer = 'proposedBy' in deed ? deed.proposedBy : undefined;
  return (
    <div className={classes['what']}>
      <b>{say.deed(deed)}</b>
      {by !== undefined && (
        <span> - {proposer === undefined ? nameOf(by) : l('approvedBy', { captain: nameOf(by), who: nameOf(proposer) })}</span>
      )}
      {'creditedX' in deed && deed.creditedX !== undefined && (
        <div className={`${classes['credited']} tnum`}>{l('credited', { time: drillTime(deed.creditedX) })}</div>
      )}
      <div className={classes['more']}>
        <About inject={deed.inject} />
        {deed.type === 'report-recorded' && <OpenCopy copy={deed} />}
        <Details deed={deed} />
      </div>
    </div>
  );
}

function Mark({ row }: { row: Row }) {
  const { t } = useTeamText();
  const { t: l } = useLogText();
  const { t: c } = useCutText();
  switch (row.kind) {
    case 'deed':
      return <IconCheck size={16} color="var(--dt-ok)" role="img" aria-label={t('status.recorded')} />;
    case 'proposal': {
      const { decided } = row.proposal;
      const time = decided ? wallTime(decided.at.wall) : '';
      const state = !decided
        ? l('state.waiting')
        : decided.yes
          ? l('state.approved', { time })
          : l(decided.memberId === row.proposal.memberId ? 'state.withdrawn' : 'state.declined', { time });
      return (
        <span className={`${classes['status']} tnum`} data-state={!decided ? 'waiting' : decided.yes ? 'approved' : 'declined'}>
          <IconGavel size={15} aria-hidden /> {state}
        </span>
      );
    }
    case 'declined':
      return <IconX size={16} color="var(--dt-wait)" aria-hidden />;
    case 'pending': {
      const { status } = row.pending;
      if (status === 'refused') return <span />;
      return (
        <span className={classes['status']}>
          {status === 'queued' ? <IconClockPause size={16} aria-hidden /> : <IconSend size={16} aria-hidden />}
          {row.pending.held ? c('heldStatus') : t(`status.${status}`)}
        </span>
      );
    }
    case 'system':
      return <IconServer2 size={15} color="var(--dt-wait)" aria-hidden />;
    case 'phase':
    case 'credit':
      return <IconFlag size={15} color="var(--dt-wait)" aria-hidden />;
    default:
      return <IconUsers size={15} color="var(--dt-wait)" aria-hidden />;
  }
}

function Times({ x, wall }: { x: number | null; wall: number }) {
  const { state } = useDesk();
  const { t: l } = useLogText();
  return (
    <span className={`${classes['times']} tnum`} title={x === null ? l('ownTime') : undefined}>
      <b>{x === null ? '-' : drillTime(x)}</b> {wallTime(x === null ? wall + state.offset : wall)}
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
    return <Small>{`${ask?.prompt ?? ''}: ${show.answer(deed.value, ask)}`}</Small>;
  }
  if (deed.type === 'hint') return <Small>{lang === 'en' ? deed.en.text : deed.text}</Small>;
  return null;
}

function ProposalFields({ proposal }: { proposal: TeamProposal }) {
  const { view } = useDesk();
  const form = view.kit.forms.find(({ id }) => id === proposal.form);
  const action = view.kit.actions.find(({ code }) => code === proposal.action);
  return <Fields fields={proposal.fields} specs={form?.fields ?? action?.fields ?? []} />;
}

function Fields({ fields, specs }: { fields: FieldValues; specs: FieldView[] }) {
  const show = useShowValue();
  const parts = show.fields(fields, specs);
  return parts.length === 0 ? null : <Small>{parts.map((part) => `${part.label}: ${part.value}`).join(' · ')}</Small>;
}

/** What was written, on one line; pressed, in full. */
function Small({ children }: { children: string }) {
  const [whole, setWhole] = useState(false);
  return (
    <button type="button" className={classes['small']} aria-expanded={whole} onClick={() => setWhole(!whole)}>
      {children}
    </button>
  );
}
