/** A window over the desk: a file, a report, the result. One look and one way out (Esc, the cross). */
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCommon } from '../../i18n/index.js';

interface Props {
  title: string;
  close: () => void;
  /** Widest, in pixels. */
  width: number;
  /** Fills the height and lets its content scroll inside. */
  tall?: boolean;
  children: ReactNode;
}

export function Window({ title, close, width, tall = false, children }: Props) {
  const { t } = useCommon();
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={`min(${width}px, 96vw)`}
      closeButtonProps={{ 'aria-label': t('close') }}
      // the window's head is not the page's banner
      attributes={{ header: { role: 'presentation' } }}
      styles={{
        title: { fontWeight: 700 },
        ...(tall ? { content: { height: '92dvh', display: 'flex', flexDirection: 'column' }, body: { flex: 1, minHeight: 0 } } : {}),
      }}
    >
      {children}
    </Modal>
  );
}
