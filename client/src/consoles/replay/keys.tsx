/** Keys of the replay, and the sheet that names them. */
import { Kbd, Modal, Table } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { useCommon } from '../../i18n/index.js';
import { useReplayText } from './texts.js';

/** Where one writes or chooses by letters. */
const TYPED = 'input:not([type="radio"]), textarea, select, [role="dialog"], [role="combobox"]';

/** Whether what has the focus needs this key for itself. */
function elsewhere(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest(TYPED)) return true;
  if (key === ' ' || key === 'Enter') return target.closest('button, a, summary, [role="listbox"], [role="grid"], [role="tab"]') !== null;
  if (key.startsWith('Arrow') || key === 'Home' || key === 'End')
    return target.closest('[role="slider"], [role="listbox"], [role="grid"], [role="tablist"], [role="radiogroup"], [role="log"]') !== null;
  return false;
}

/** `does` hears every single key that nothing on the page needs for itself; it answers whether it took it. */
export function useReplayKeys(does: (key: string) => boolean): void {
  const hear = useEffectEvent(does);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || elsewhere(event.key, event.target)) return;
      if (hear(event.key.length === 1 ? event.key.toLowerCase() : event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

const KEYS = [
  ['Space', 'key.space'],
  ['← →', 'key.arrows'],
  ['J L', 'key.jl'],
  ['K', 'key.k'],
  ['Home End', 'key.ends'],
  ['← →', 'key.axis'],
  ['PgUp PgDn', 'key.axisPage'],
  ['S', 'key.share'],
  ['?', 'key.help'],
] as const;

export function Keys({ close }: { close: () => void }) {
  const { t } = useReplayText();
  const { t: c } = useCommon();
  return (
    <Modal opened onClose={close} title={t('keys')} closeButtonProps={{ 'aria-label': c('close') }}>
      <Table verticalSpacing={6} withRowBorders={false}>
        <Table.Tbody>
          {KEYS.map(([key, what]) => (
            <Table.Tr key={what}>
              <Table.Th scope="row" w={140}>
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
