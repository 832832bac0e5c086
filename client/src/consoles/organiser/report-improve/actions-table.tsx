/** The actions of one finding, in the columns of an improvement plan; on a narrow screen one card each. */
import { Anchor, Table, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { CorrectiveAction } from '../../../../../server/shared/improvement.js';
import { dayText, DueMark, StatusMark } from '../../../features/improvement/status.js';
import { useImprovementText } from '../../../features/improvement/texts.js';
import { Pager, usePages } from '../../../ui/pages.js';
import { useScreen } from '../../../ui/screen.js';
import { usePlanPage } from './context.js';
import classes from './improve.module.css';
import { useImprove } from './texts.js';

const contactOf = ({ contact }: CorrectiveAction): string => contact?.name || contact?.email || '–';

function Name({ action }: { action: CorrectiveAction }) {
  const { t } = useImprove();
  const { openAction } = usePlanPage();
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      ta="left"
      className={classes['actionName'] ?? ''}
      aria-label={t('openAction', { action: action.action })}
      onClick={() => openAction(action.id)}
    >
      {action.action}
    </Anchor>
  );
}

function Files({ n }: { n: number }) {
  const { t } = useImprove();
  if (n === 0) return <span>–</span>;
  return (
    <span className={classes['files']} title={t('files', { n })}>
      <IconPaperclip size={14} aria-hidden />
      <span className="tnum">{n}</span>
      <span className="vh">{t('files', { n })}</span>
    </span>
  );
}

/** Actions of one finding on a page. */
const PAGE = 25;

export function Actions({ actions: all }: { actions: readonly CorrectiveAction[] }) {
  const { t: i } = useImprovementText();
  const pages = usePages(all, PAGE);
  return (
    <>
      <Rows actions={pages.shown} />
      {pages.count > 1 && <Pager pages={pages} label={i('action')} />}
    </>
  );
}

function Rows({ actions }: { actions: readonly CorrectiveAction[] }) {
  const { t: i } = useImprovementText();
  const { t } = useImprove();
  const wide = useScreen('(min-width: 62em)');
  if (actions.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('noActions')}
      </Text>
    );
  if (!wide)
    return (
      <ul className={classes['cards']}>
        {actions.map((action) => (
          <li key={action.id}>
            <Name action={action} />
            <Text size="xs" c="dimmed">
              {i(`element.${action.element}`)} · {action.responsible} · {contactOf(action)}
            </Text>
            <div className={classes['cardFoot']}>
              <StatusMark status={action.status} />
              <DueMark action={action} />
              <Files n={action.evidence.length} />
            </div>
          </li>
        ))}
      </ul>
    );
  return (
    <Table className={classes['actions'] ?? ''} verticalSpacing={6} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{i('action')}</Table.Th>
          <Table.Th scope="col" w="14%">
            POETE
          </Table.Th>
          <Table.Th scope="col" w="18%">
            {i('responsible')}
          </Table.Th>
          <Table.Th scope="col" w={94}>
            {i('start')}
          </Table.Th>
          <Table.Th scope="col" w={122}>
            {i('dueShort')}
          </Table.Th>
          <Table.Th scope="col" w={166}>
            {i('status')}
          </Table.Th>
          <Table.Th scope="col" w={44}>
            <IconPaperclip size={14} role="img" aria-label={i('evidence')} />
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {actions.map((action) => (
          <Table.Tr key={action.id} data-dropped={action.status === 'dropped' || undefined}>
            <Table.Td>
              <Name action={action} />
            </Table.Td>
            <Table.Td>{i(`element.${action.element}`)}</Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              {action.responsible}
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {contactOf(action)}
              </Text>
            </Table.Td>
            <Table.Td className="tnum">{action.start ? dayText(action.start) : '–'}</Table.Td>
            <Table.Td>
              <DueMark action={action} plain />
            </Table.Td>
            <Table.Td>
              <StatusMark status={action.status} />
            </Table.Td>
            <Table.Td>
              <Files n={action.evidence.length} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
