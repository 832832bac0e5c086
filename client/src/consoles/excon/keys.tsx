/** The sheet of keyboard shortcuts: question mark opens it. */
import { Kbd, Modal, Table } from '@mantine/core';
import { useCommon } from '../../i18n/index.js';
import { useExconText } from './room.js';

const KEYS = [
  ['Ctrl + K', 'key.palette'],
  ['P', 'key.pause'],
  ['/', 'key.find'],
  ['← ↑ → ↓', 'key.arrows'],
  ['PgUp PgDn Home End', 'key.pages'],
  ['Enter', 'key.enter'],
  ['0 5 7 1', 'key.marks'],
  ['Ctrl + Enter', 'key.send'],
  ['M', 'key.messages'],
  ['A', 'key.adhoc'],
  ['Esc', 'key.close'],
  ['?', 'key.help'],
] as const;

export function Keys({ close }: { close: () => void }) {
  const { t } = useExconText();
  const { t: c } = useCommon();
  return (
    <Modal opened onClose={close} title={t('keys')} closeButtonProps={{ 'aria-label': c('close') }}>
      <Table verticalSpacing={6} withRowBorders={false}>
        <Table.Tbody>
          {KEYS.map(([key, what]) => (
            <Table.Tr key={what}>
              <Table.Th scope="row" w={170}>
                <Kbd>{key}</Kbd>
              </Table.Th>
              <Table.Td>{t(what)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
