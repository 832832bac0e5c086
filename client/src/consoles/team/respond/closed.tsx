/** The respond column when no action is taken: why, and the reports that can still be opened and printed. */
import { Button, Stack, Text } from '@mantine/core';
import { IconFileText, IconLock } from '@tabler/icons-react';
import type { PaletteAction } from '../../../../../server/shared/views.js';
import { Empty } from '../../../ui/states.js';
import { useDesk } from '../desk.js';
import { formState } from '../journal.js';
import { useRespondText } from '../texts-respond.js';
import type { Closing } from './approval.js';

export function Closed({ why, openReport }: { why: Closing; openReport: (action: PaletteAction) => void }) {
  const { view } = useDesk();
  const { t, pick } = useRespondText();
  const filed = view.kit.actions.filter(({ form }) => form !== undefined && formState(view, form).kind !== 'none');
  return (
    <>
      <Empty title={t(`closed.${why}`)} icon={<IconLock size={28} stroke={1.4} color="var(--dt-wait)" aria-hidden />}>
        <Text size="sm">{t(`closed.${why}Text`)}</Text>
      </Empty>
      {filed.length > 0 && (
        <Stack gap={6} px={12} component="section" aria-label={t('filedReports')}>
          <Text fw={600} size="sm" component="h3">
            {t('filedReports')}
          </Text>
          {filed.map((action) => (
            <Button
              key={action.code}
              variant="default"
              size="xs"
              justify="flex-start"
              leftSection={<IconFileText size={15} aria-hidden />}
              title={t('openReport')}
              onClick={() => openReport(action)}
            >
              {pick(action.label)}
            </Button>
          ))}
        </Stack>
      )}
    </>
  );
}
