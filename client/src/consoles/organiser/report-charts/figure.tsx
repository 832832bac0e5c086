/** A chart with its title, the sentence that says what is seen, and its table behind a button. */
import { Button, CopyButton, Group, Text, Title, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconCheck, IconCopy, IconTable } from '@tabler/icons-react';
import { useId, useMemo, useState, type ReactNode } from 'react';
import type { Chart, Pen } from '../../../../../server/charts/options/chart.js';
import { cellText } from '../../../../../server/charts/options/format.js';
import { screenLook } from '../../../../../server/charts/options/look.js';
import type { ChartTable } from '../../../../../server/charts/options/tables.js';
import classes from './charts.module.css';
import { Drawing } from './drawing.js';
import { Figures } from './figures.js';
import { useCharts } from './texts.js';

interface Shown {
  table: ChartTable;
  /** Draws for the width and theme at hand; null where there is nothing to draw. */
  draw?: ((pen: Pen) => Chart | null) | undefined;
  /** What is chosen for it. */
  children?: ReactNode;
  /** Instead of the table's own title. */
  title?: string;
  /** Said where there is nothing to draw. */
  empty?: string;
  below?: ReactNode;
}

export function Figure({ table, draw, children, title, empty, below }: Shown) {
  const { t, lang } = useCharts();
  const scheme = useComputedColorScheme('light');
  const { ref, width } = useElementSize();
  const [open, setOpen] = useState(false);
  const heading = useId();
  const region = useId();
  const chart = useMemo(
    () => (draw && width > 0 ? draw({ lang, look: screenLook(scheme, Math.floor(width)) }) : null),
    [draw, width, lang, scheme],
  );
  const shown = draw === undefined || open;
  return (
    <section className={`panel ${classes['figure']}`} aria-labelledby={heading}>
      <Group justify="space-between" align="flex-start" gap="xs" mb={4}>
        <Title order={2} size="h4" id={heading} className={classes['title'] ?? ''}>
          {title ?? table.title[lang]}
        </Title>
        <Group gap={6}>
          {shown && <Copy table={table} />}
          {draw && (
            <Button
              variant="default"
              size="compact-xs"
              leftSection={<IconTable size={14} />}
              aria-expanded={open}
              aria-controls={region}
              onClick={() => setOpen(!open)}
            >
              {t('table')}
            </Button>
          )}
        </Group>
      </Group>
      {children}
      {draw && (
        <div ref={ref} className={classes['drawing']}>
          {chart ? (
            <>
              <Text size="sm" mb="xs">
                {chart.alt}
              </Text>
              <Drawing chart={chart} width={Math.floor(width)} />
            </>
          ) : (
            width > 0 && (
              <Text size="sm" c="dimmed">
                {empty ?? t('noFigures')}
              </Text>
            )
          )}
        </div>
      )}
      {below}
      <div id={region}>{shown && <Figures table={table} label={title ?? table.title[lang]} />}</div>
      {table.note && (
        <Text size="xs" c="dimmed" mt="xs">
          {table.note[lang]}
        </Text>
      )}
    </section>
  );
}

/** The table as a spreadsheet takes it from the clipboard. */
function Copy({ table }: { table: ChartTable }) {
  const { t, lang } = useCharts();
  const lines = useMemo(
    () =>
      [
        table.columns.map(({ label }) => label[lang]),
        ...table.rows.map((row) => row.map((cell, at) => cellText(cell, table.columns[at]?.unit ?? 'text', lang))),
      ]
        .map((line) => line.join('\t'))
        .join('\n'),
    [table, lang],
  );
  return (
    <CopyButton value={lines}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          onClick={copy}
          aria-live="polite"
        >
          {copied ? t('copied') : t('copy')}
        </Button>
      )}
    </CopyButton>
  );
}
