/** One cell: what was sent, when it was seen, what they did in their words, how each expectation stands, and what to do about it. */
import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { cellOf } from '../../../../../server/shared/reduce-excon.js';
import type { Cell, ExconTeam, MselRow, TeamView } from '../../../../../server/shared/views.js';
import { useCommon } from '../../../i18n/index.js';
import { drillTime, span } from '../../../ui/format.js';
import { StateMark } from '../../../ui/mark.js';
import classes from '../excon.module.css';
import { mayMark, maySteer } from '../may.js';
import { AskInject, type InjectAct } from '../msel/ask-inject.js';
import { useExconText, useRoom } from '../room.js';
import { useLastAct } from '../sentences.js';
import { Credit } from './credit.js';
import { Deeds } from './deeds.js';
import { Marks } from './marks.js';
import { Sent } from './sent.js';

interface Props {
  team: ExconTeam;
  row: MselRow;
  screen: TeamView;
  /** Opens the conversation with the team. */
  talk: () => void;
}

export function Exchange({ team, row, screen, talk }: Props) {
  const { view, me } = useRoom();
  const { t, pick } = useExconText();
  const { t: c } = useCommon();
  const cell = cellOf(view, team, row);
  const inject = screen.injects.find(({ deliveryId }) => deliveryId === cell?.deliveryId);
  const last = useLastAct(row.id);
  return (
    <Stack gap="sm">
      <Group gap={8} wrap="nowrap" align="flex-start">
        {cell && <StateMark state={cell.state} />}
        <Title order={3} size="h5">
          {row.number} {pick(row.title)}
        </Title>
      </Group>
      {last && (
        <Text size="xs" c="dimmed">
          {last}
        </Text>
      )}
      {maySteer(me) && <Acts team={team} row={row} cell={cell} talk={talk} />}
      {!inject || !cell ? (
        <Text size="sm" c="dimmed">
          {t('notDelivered')}
          {cell && ` · ${c(`state.${cell.state}`)}`}
          {cell?.dueX !== undefined && ` · ${drillTime(cell.dueX)}`}
        </Text>
      ) : (
        <>
          <Facts row={row} cell={cell} team={team} />
          {mayMark(me) && <Marks team={team} row={row} cell={cell} screen={screen} />}
          <Title order={4} size="h6">
            {t('theirActions')}
          </Title>
          <Deeds screen={screen} only={inject.deliveryId} />
          <Title order={4} size="h6">
            {t('whatWasSent')}
          </Title>
          <Sent what={inject} to={team.name} />
        </>
      )}
    </Stack>
  );
}

function Acts({ team, row, cell, talk }: { team: ExconTeam; row: MselRow; cell: Cell | null; talk: () => void }) {
  const { view } = useRoom();
  const { t } = useExconText();
  const [asking, setAsking] = useState<InjectAct | 'credit' | null>(null);
  const live = view.phase === 'running' || view.phase === 'paused';
  const delivered = cell?.deliveryId !== undefined;
  const waits = cell !== null && !delivered && (cell.state === 'waiting' || cell.state === 'held');
  return (
    <Group gap={6}>
      {live && waits && (
        <>
          <Button size="compact-sm" variant="default" onClick={() => setAsking('release')}>
            {t('release')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setAsking(cell.state === 'held' ? 'unhold' : 'hold')}>
            {t(cell.state === 'held' ? 'unhold' : 'hold')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setAsking('edit')}>
            {t('editSend')}
          </Button>
        </>
      )}
      {live && delivered && (
        <>
          <Button size="compact-sm" variant="default" onClick={() => setAsking('resend')}>
            {t('resend')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setAsking('credit')}>
            {t('credit')}
          </Button>
        </>
      )}
      <Button size="compact-sm" variant="default" onClick={talk}>
        {t('messageTeam')}
      </Button>
      {asking === 'credit' && <Credit team={team} inject={row} close={() => setAsking(null)} />}
      {asking !== null && asking !== 'credit' && <AskInject act={asking} row={row} teams={[team.id]} close={() => setAsking(null)} />}
    </Group>
  );
}

function Facts({ row, cell, team }: { row: MselRow; cell: Cell; team: ExconTeam }) {
  const { view } = useRoom();
  const { t, pick } = useExconText();
  const credits = (view.credits?.[team.id] ?? []).filter(({ inject }) => inject === undefined || inject === row.id);
  const given = credits.reduce((sum, { ms }) => sum + ms, 0);
  const from = cell.recordedX ?? cell.deliveredX ?? 0;
  return (
    <Table withRowBorders={false} verticalSpacing={2} className={classes['facts'] ?? ''}>
      <Table.Tbody className="tnum">
        <Table.Tr>
          <Table.Th w={130}>{t('deliveredAt')}</Table.Th>
          <Table.Td>
            {drillTime(cell.deliveredX ?? 0)}
            {cell.variant ? ` · ${t('variant', { n: cell.variant })}` : ''}
          </Table.Td>
        </Table.Tr>
        <Table.Tr>
          <Table.Th>{t('seenAt')}</Table.Th>
          <Table.Td>{cell.seenX === undefined ? '–' : `${drillTime(cell.seenX)} (+${span(cell.seenX - (cell.deliveredX ?? 0))})`}</Table.Td>
        </Table.Tr>
        {cell.confirmedX !== undefined && (
          <Table.Tr>
            <Table.Th>{t('confirmedAt')}</Table.Th>
            <Table.Td>{drillTime(cell.confirmedX)}</Table.Td>
          </Table.Tr>
        )}
        {given > 0 && (
          <Table.Tr>
            <Table.Th>{t('creditGiven')}</Table.Th>
            <Table.Td>+{span(given)}</Table.Td>
          </Table.Tr>
        )}
        {Object.keys(cell.owed).length > 0 && (
          <Table.Tr>
            <Table.Th>{t('owed')}</Table.Th>
            <Table.Td>
              {Object.entries(cell.owed).map(([id, state]) => {
                const expect = row.expects.find((one) => one.id === id);
                const ask = row.asks.find((one) => one.id === id);
                const action = expect && view.kit.actions[expect.action];
                return (
                  <div key={id} className={classes['owed']} data-owed={state}>
                    <b>{t(`owed.${state}`)}</b> · {action ? pick(action.title) : ask ? pick(ask.prompt) : id}
                    {expect && state === 'open' && (
                      <Text span size="xs" c="dimmed">
                        {' '}
                        ({t('targetAt', { x: drillTime(from + expect.target + given) })})
                      </Text>
                    )}
                  </div>
                );
              })}
            </Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}
