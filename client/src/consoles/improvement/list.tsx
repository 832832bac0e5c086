/** The actions as a table, overdue ones first, page by page; on a narrow screen as cards. */
import { Anchor, Group, Pagination, Select, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { ACTION_STATUS, type ActionBoard, type ActionStatus, type BoardAction } from '../../../../server/shared/improvement.js';
import { DueMark, StatusMark } from '../../features/improvement/status.js';
import { useImprovementText } from '../../features/improvement/texts.js';
import { useCommon } from '../../i18n/index.js';
import { useScreen } from '../../ui/screen.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import classes from './board.module.css';
import { useActions, type Filters } from './data.js';
import { useBoardText } from './texts.js';

const PAGE = 50;

function Name({ action, open }: { action: BoardAction; open: (action: BoardAction) => void }) {
  const { t } = useBoardText();
  return (
    <>
      <Anchor
        component="button"
        type="button"
        size="sm"
        fw={600}
        ta="left"
        className={classes['name'] ?? ''}
        aria-label={t('open', { action: action.action })}
        onClick={() => open(action)}
      >
        {action.action}
      </Anchor>
      <Text size="xs" c="dimmed" lineClamp={2}>
        {action.issue}
      </Text>
    </>
  );
}

function Rows({ actions, open }: { actions: readonly BoardAction[]; open: (action: BoardAction) => void }) {
  const { t } = useBoardText();
  const { t: i } = useImprovementText();
  const wide = useScreen('(min-width: 62em)');
  if (!wide)
    return (
      <ul className={classes['cards']}>
        {actions.map((action) => (
          <li key={action.id} className={`panel ${classes['card']}`}>
            <Name action={action} open={open} />
            <Text size="xs">{action.responsible}</Text>
            <div className={classes['foot']}>
              <StatusMark status={action.status} />
              <DueMark action={action} />
            </div>
          </li>
        ))}
      </ul>
    );
  return (
    <div className="panel">
      <Table verticalSpacing={8} horizontalSpacing="sm" layout="fixed" className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('action')}</Table.Th>
            <Table.Th scope="col" w="20%">
              {t('agency')}
            </Table.Th>
            <Table.Th scope="col" w="17%">
              {t('exercise')}
            </Table.Th>
            <Table.Th scope="col" w="13%">
              {t('element')}
            </Table.Th>
            <Table.Th scope="col" w={158}>
              {t('status')}
            </Table.Th>
            <Table.Th scope="col" w={128}>
              {t('due')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {actions.map((action) => (
            <Table.Tr key={action.id}>
              <Table.Td>
                <Name action={action} open={open} />
              </Table.Td>
              <Table.Td>
                {action.responsible}
                <Text size="xs" c="dimmed">
                  {action.contact?.name || action.contact?.email}
                </Text>
              </Table.Td>
              <Table.Td>{action.exercise}</Table.Td>
              <Table.Td>{i(`element.${action.element}`)}</Table.Td>
              <Table.Td>
                <StatusMark status={action.status} />
              </Table.Td>
              <Table.Td>
                <DueMark action={action} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

export function List({ filters, open }: { filters: Filters; open: (action: BoardAction) => void }) {
  const { t } = useBoardText();
  const { t: i } = useImprovementText();
  const { t: c } = useCommon();
  const [status, setStatus] = useState<ActionStatus | null>(null);
  const [page, setPage] = useState(1);
  // other filters begin at their first page
  const asked = JSON.stringify([filters, status]);
  const [held, setHeld] = useState(asked);
  if (held !== asked) {
    setHeld(asked);
    setPage(1);
  }
  const found = useActions(filters, { status, offset: (page - 1) * PAGE, limit: PAGE });
  if (found.error && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const board: ActionBoard = found.data;
  const pages = Math.max(1, Math.ceil(board.total / PAGE));
  return (
    <>
      <Group justify="space-between" mb="xs" gap="sm">
        <Text size="sm" c="dimmed" className="tnum" role="status">
          {t('total', { n: board.total })}
        </Text>
        <Select
          w={240}
          aria-label={t('status')}
          placeholder={t('status')}
          clearable
          clearButtonProps={{ 'aria-label': `${t('status')}: ${t('any')}` }}
          data={ACTION_STATUS.map((value) => ({ value, label: `${i(`status.${value}`)} (${board.counts[value]})` }))}
          value={status}
          onChange={(value) => setStatus(ACTION_STATUS.find((one) => one === value) ?? null)}
        />
      </Group>
      {board.total === 0 ? (
        <div className="panel">
          <Empty title={t('nothing')} />
        </div>
      ) : (
        <Rows actions={board.actions} open={open} />
      )}
      {pages > 1 && (
        <Group justify="flex-end" mt="sm">
          <Pagination
            size="sm"
            total={pages}
            value={page}
            onChange={setPage}
            aria-label={t('title')}
            getControlProps={(control) => ({ 'aria-label': c(control === 'previous' ? 'rows.before' : 'rows.after') })}
            getItemProps={(number) => ({ 'aria-label': c('rows.page', { n: number }) })}
          />
        </Group>
      )}
    </>
  );
}
