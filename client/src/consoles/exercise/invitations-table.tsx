/** Per team and address how its mail stands, in words and with a mark, and what can be done about it. */
import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconEye, IconFileTypePdf, IconSend } from '@tabler/icons-react';
import { date, wallTime } from '../../ui/format.js';
import { Pager, usePages } from '../../ui/pages.js';
import { Empty } from '../../ui/states.js';
import type { AddressRow, TeamRow } from './invitations-rows.js';
import { useInvitationsText } from './invitations-texts.js';

const ROWS = 50;
const moment = (wall: number): string => `${wallTime(wall).slice(0, 5)} ${date(wall)}`;

export interface Doing {
  /** Whether mail is set up and this account may send. */
  may: boolean;
  busy: boolean;
  invite: (teamId: string) => void;
  retry: (mailId: string) => void;
  preview: (teamId: string) => void;
  sheet: (teamId: string) => void;
}

export function InvitationsTable({ rows, doing, inviting }: { rows: readonly TeamRow[]; doing: Doing; inviting: boolean }) {
  const { t } = useInvitationsText();
  const pages = usePages(rows, ROWS);
  if (rows.length === 0) return <Empty title={t('emptyTitle')} />;
  return (
    <>
      <Table.ScrollContainer minWidth={720}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w="32%">
                {t('colTeam')}
              </Table.Th>
              <Table.Th scope="col">{t('colTo')}</Table.Th>
              <Table.Th scope="col" w={250}>
                {t('colDo')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pages.shown.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Th scope="row" fw={600} style={{ verticalAlign: 'top' }}>
                  {row.name}
                </Table.Th>
                <Table.Td>
                  {row.addresses.length === 0 ? (
                    <Text size="sm" c="dimmed">{`○ ${t('noAddress')}`}</Text>
                  ) : (
                    <Stack gap={4}>
                      {row.addresses.map((each) => (
                        <Address key={each.address} row={each} doing={doing} />
                      ))}
                    </Stack>
                  )}
                </Table.Td>
                <Table.Td style={{ verticalAlign: 'top' }}>
                  <Acts row={row} doing={doing} inviting={inviting} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Pager pages={pages} label={t('pages')} />
    </>
  );
}

function Acts({ row, doing, inviting }: { row: TeamRow; doing: Doing; inviting: boolean }) {
  const { t } = useInvitationsText();
  const open = row.addresses.some(({ mail }) => mail === undefined);
  return (
    <Group gap={6} wrap="nowrap">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconEye size={14} aria-hidden />}
        aria-label={t('previewTeam', { team: row.name })}
        onClick={() => doing.preview(row.id)}
      >
        {t('preview')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFileTypePdf size={14} aria-hidden />}
        aria-label={t('sheetOne', { team: row.name })}
        onClick={() => doing.sheet(row.id)}
      >
        {t('sheetShort')}
      </Button>
      {inviting && open && doing.may && (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconSend size={14} aria-hidden />}
          aria-label={t('inviteOne', { team: row.name })}
          disabled={doing.busy}
          onClick={() => doing.invite(row.id)}
        >
          {t('invite')}
        </Button>
      )}
    </Group>
  );
}

function Address({ row, doing }: { row: AddressRow; doing: Doing }) {
  const { t } = useInvitationsText();
  const { mail } = row;
  return (
    <div>
      <Group gap={8} align="center">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {row.address}
        </Text>
        <State row={row} />
        {doing.may && mail && (mail.status === 'failed' || mail.status === 'sent') && row.all === 1 && (
          <Button
            size="compact-xs"
            variant={mail.status === 'failed' ? 'light' : 'subtle'}
            aria-label={t('retryTo', { address: row.address })}
            disabled={doing.busy}
            onClick={() => doing.retry(mail.id)}
          >
            {t('again')}
          </Button>
        )}
      </Group>
      {mail?.fault && mail.status !== 'sent' && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t(`fault.${mail.fault}`)}
          {mail.error && ` (${mail.error})`}
        </Text>
      )}
    </div>
  );
}

function State({ row: { mail, sent, all } }: { row: AddressRow }) {
  const { t } = useInvitationsText();
  if (!mail) return <Text size="sm" c="dimmed">{`○ ${t('none')}`}</Text>;
  if (all > 1 && mail.status !== 'failed')
    return <Text size="sm" className="tnum">{`${sent === all ? '✓' : '…'} ${t('sentN', { sent, n: all })}`}</Text>;
  switch (mail.status) {
    case 'sent':
      return <Text size="sm" className="tnum" c="var(--dt-ok)">{`✓ ${t('sent', { when: moment(mail.sentAt ?? mail.queuedAt) })}`}</Text>;
    case 'failed':
      return <Text size="sm" c="var(--dt-bad)" fw={600}>{`✕ ${t('failed')}`}</Text>;
    case 'sending':
      return <Text size="sm">{`… ${t('sending')}`}</Text>;
    case 'queued':
      return (
        <Text size="sm" className="tnum" c={mail.fault ? 'var(--dt-warn)' : undefined}>
          {`… ${t('queued')}`}
          {mail.fault && mail.dueAt !== undefined && `, ${t('queuedAt', { when: wallTime(mail.dueAt) })}`}
        </Text>
      );
  }
}
