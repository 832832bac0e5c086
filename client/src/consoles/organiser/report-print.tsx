/** Print and export: one button, behind it editions, layouts, formats, the progress of a long print, the official paper. */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { AfterActionReport } from '../../../../server/shared/report.js';
import { PrintDrawer } from './report-print/drawer.js';
import { usePrintText } from './report-print/texts.js';
import { usePrint } from './report-print/use-print.js';

export function PrintMenu({ report }: { report: AfterActionReport }) {
  const { t } = usePrintText();
  const [opened, open] = useState(false);
  const printing = usePrint(report.exercise.id);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        loading={printing.busy && !opened}
        leftSection={<IconPrinter size={15} aria-hidden />}
        onClick={() => open(true)}
      >
        {t('button')}
      </Button>
      <PrintDrawer report={report} printing={printing} opened={opened} close={() => open(false)} />
    </>
  );
}
