/** Grave actions that wait for the captain: the captain approves or declines, who proposed one may withdraw it. */
import { ActionIcon, Badge, Button, Group, Text, Textarea, UnstyledButton } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconGavel, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { TeamProposal } from '../../../../../server/shared/views.js';
import { titleOf } from '../../../features/reading/piece.js';
import { drillX, useNow } from '../../../state/clock.js';
import { drillTime, span, wallTime } from '../../../ui/format.js';
import { Empty } from '../../../ui/states.js';
import { useDesk } from '../desk.js';
import { useRespondText } from '../texts-respond.js';
import { decisionOn, waitingProposals } from './approval.js';
import classes from './proposals.module.css';
import { useShowValue } from './show.js';

/** The strip above the palette: always there in approval mode, so that a proposal's arrival moves nothing. */
export function ProposalStrip({ open, toggle }: { open: boolean; toggle: () => void }) {
  const { view, seat } = useDesk();
  const { t } = useRespondText();
  const n = waitingProposals(view).length;
  return (
    <UnstyledButton
      id="proposal-strip"
      className={classes['strip']}
      data-mine={(n > 0 && view.captain === seat.memberId) || undefined}
      aria-expanded={open}
      onClick={toggle}
    >
      {open ? <IconArrowLeft size={14} aria-hidden /> : <IconGavel size={15} aria-hidden />}
      <span>{open ? t('toPalette') : t('proposals')}</span>
      {!open && (
        <Badge size="sm" ml="auto" circle={n < 10} variant={n > 0 ? 'filled' : 'default'} className="tnum">
          {n}
        </Badge>
      )}
    </UnstyledButton>
  );
}

export function Proposals() {
  const { view, seat, state } = useDesk();
  const { t } = useRespondText();
  const waiting = waitingProposals(view);
  const now = useNow(state.offset, 1000);
  const x = state.clock ? drillX(state.clock, now) : 0;
  const captain = view.members.find(({ id }) => id === view.captain);
  if (waiting.length === 0)
    return (
      <Empty title={t('proposalsNone')} icon={<IconGavel size={28} stroke={1.4} color="var(--dt-wait)" aria-hidden />}>
        <Text size="sm">{t('proposalsNoneText')}</Text>
      </Empty>
    );
  return (
    <section className={classes['panel']} aria-label={t('proposalsN', { n: waiting.length })}>
      <Text size="xs" c="dimmed" px={12} pt={8}>
        {captain && (captain.id === seat.memberId ? t('proposalsYours') : t('proposalsTheirs', { name: captain.name }))}
      </Text>
      <ul className={classes['list']}>
        {waiting.map((proposal) => (
          <Proposal key={proposal.id} proposal={proposal} age={Math.max(0, x - proposal.at.x)} />
        ))}
      </ul>
    </section>
  );
}

function Proposal({ proposal, age }: { proposal: TeamProposal; age: number }) {
  const { view, nameOf, entries } = useDesk();
  const { t, pick, lang } = useRespondText();
  const show = useShowValue();
  const action = view.kit.actions.find(({ code }) => code === proposal.action);
  const form = view.kit.forms.find(({ id }) => id === proposal.form);
  const entry = entries.find(({ id }) => id === proposal.inject);
  const label = action ? pick(action.label) : proposal.action;
  const fields = show.fields(proposal.fields, form?.fields ?? action?.fields ?? []);
  return (
    <li className={classes['item']} aria-label={label}>
      <div className={`${classes['when']} tnum`}>
        <span>
          <b>{drillTime(proposal.at.x)}</b> {wallTime(proposal.at.wall)}
        </span>
        <span>{t('waitsSince', { time: span(age) })}</span>
      </div>
      <Text fw={700} size="sm">
        {label}
      </Text>
      <Text size="sm">{nameOf(proposal.memberId)}</Text>
      {entry && (
        <Text size="xs" c="dimmed" lineClamp={2}>
          {titleOf(entry, lang)}
        </Text>
      )}
      {fields.length > 0 && (
        <dl className={classes['fields']}>
          {fields.map((field) => (
            <div key={field.id}>
              <dt>{field.label}</dt>
              <dd>{field.value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Decide proposal={proposal} label={label} />
    </li>
  );
}

function Decide({ proposal, label }: { proposal: TeamProposal; label: string }) {
  const { view, seat, state, line, running } = useDesk();
  const { t } = useRespondText();
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (declining) field.current?.focus();
  }, [declining]);
  const waits = decisionOn(state.pending, proposal.id);
  const decide = (yes: boolean): void => {
    const why = reason.trim();
    setDeclining(false);
    void line.send({ type: 'decide-proposal', proposal: proposal.id, yes, ...(!yes && why !== '' ? { reason: why } : {}) });
  };
  if (waits)
    return (
      <Text size="sm" c="var(--dt-warn)" mt={6}>
        {waits.status === 'queued' ? t('decisionQueued') : t('deciding')}
      </Text>
    );
  const captain = view.captain === seat.memberId;
  if (!captain)
    return proposal.memberId === seat.memberId ? (
      <Button size="xs" variant="default" mt={8} aria-label={t('withdrawThis', { action: label })} onClick={() => decide(false)}>
        {t('withdraw')}
      </Button>
    ) : null;
  if (!declining)
    return (
      <Group gap={8} mt={8}>
        <Button
          size="xs"
          leftSection={<IconCheck size={15} aria-hidden />}
          disabled={!running}
          aria-label={t('approveThis', { action: label })}
          onClick={() => decide(true)}
        >
          {t('approve')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconX size={15} aria-hidden />}
          aria-label={t('declineThis', { action: label })}
          onClick={() => setDeclining(true)}
        >
          {t('decline')}
        </Button>
      </Group>
    );
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setDeclining(false);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) decide(false);
  };
  return (
    <Group gap={8} mt={8} align="flex-end" wrap="nowrap">
      <Textarea
        flex={1}
        size="xs"
        autosize
        minRows={1}
        maxRows={4}
        maxLength={1000}
        label={t('declineReason')}
        description={t('declineReasonHelp')}
        ref={field}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <ActionIcon size={30} aria-label={t('declineThis', { action: label })} onClick={() => decide(false)}>
        <IconX size={16} />
      </ActionIcon>
    </Group>
  );
}
