/** Two small doors beside the language: the palette and the sheet of keys. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCommand, IconKeyboard } from '@tabler/icons-react';
import { useExconText } from '../room.js';

export function Quick({ palette, keys }: { palette: () => void; keys: () => void }) {
  const { t } = useExconText();
  return (
    <>
      <Tooltip label={`${t('palette')} (Ctrl K)`}>
        <ActionIcon variant="default" size="md" aria-label={t('palette')} aria-keyshortcuts="Control+K" onClick={palette} visibleFrom="lg">
          <IconCommand size={16} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('keys')} (?)`}>
        <ActionIcon variant="default" size="md" aria-label={t('keys')} aria-keyshortcuts="?" onClick={keys} visibleFrom="lg">
          <IconKeyboard size={16} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
