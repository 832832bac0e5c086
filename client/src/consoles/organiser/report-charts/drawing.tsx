/** A chart on the page: the place is kept while the library comes, and it is drawn anew when figures, width or theme change. */
import { Button, Text } from '@mantine/core';
import type { EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import type { Chart } from '../../../../../server/charts/options/chart.js';
import { useCommon } from '../../../i18n/index.js';
import { useCharts } from './texts.js';

type Library = typeof import('./echarts.js');

export function Drawing({ chart, width }: { chart: Chart; width: number }) {
  const { t } = useCharts();
  const { t: c } = useCommon();
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<EChartsType | null>(null);
  const [library, setLibrary] = useState<Library | null>(null);
  const [failed, setFailed] = useState(false);
  const { height, option } = chart;

  useEffect(() => {
    if (failed || library) return;
    let gone = false;
    import('./echarts.js').then(
      (loaded) => gone || setLibrary(loaded),
      () => gone || setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [failed, library]);

  useEffect(() => {
    if (!library || !place.current) return;
    const made = library.init(place.current, null, { renderer: 'svg', width, height });
    drawn.current = made;
    return () => {
      drawn.current = null;
      made.dispose();
    };
    // size and figures are brought up to date below
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [library]);

  useEffect(() => {
    drawn.current?.resize({ width, height });
    drawn.current?.setOption(option, { notMerge: true });
  }, [library, option, width, height]);

  if (failed)
    return (
      <div style={{ minHeight: height }}>
        <Text size="sm" mb="xs">
          {t('noChart')}
        </Text>
        <Button variant="default" size="xs" onClick={() => setFailed(false)}>
          {c('retry')}
        </Button>
      </div>
    );
  return <div ref={place} role="img" aria-label={chart.alt} style={{ height, width }} />;
}
