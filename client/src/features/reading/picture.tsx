/** An image in place: fitted, or as large as wanted and dragged about. */
import { ActionIcon, Button, Text } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { Attachment } from '../../../../server/shared/views.js';
import { request } from '../../api/http.js';
import { Failed, Loading } from '../../ui/states.js';
import { Save } from './find-bar.js';
import { useReadingText } from './texts.js';
import { pathOf } from './file.js';
import classes from './files.module.css';

const STEP = 1.5;

export function Picture({ file, save }: { file: Attachment; save: () => void }) {
  const { t } = useReadingText();
  const query = useQuery({
    queryKey: ['picture', file.url],
    queryFn: async () => await (await request('GET', pathOf(file))).blob(),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const [url, setUrl] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  /** Of its own size; null: fitted to the frame. */
  const [zoom, setZoom] = useState<number | null>(null);
  /** Its own width, px. */
  const [own, setOwn] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const from = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => {
    if (!query.data) return;
    const made = URL.createObjectURL(query.data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [query.data]);
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!url) return <Loading />;

  const fitted = (): number =>
    image.current && image.current.naturalWidth > 0 ? image.current.clientWidth / image.current.naturalWidth : 1;
  const scale = (by: number): void => setZoom((before) => Math.min(16, Math.max(0.1, (before ?? fitted()) * by)));
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (!from.current || !frame.current) return;
    frame.current.scrollLeft += from.current.x - event.clientX;
    frame.current.scrollTop += from.current.y - event.clientY;
    from.current = { x: event.clientX, y: event.clientY };
  };
  return (
    <div className={classes['viewer']}>
      <div className={classes['tools']}>
        <ActionIcon variant="default" size="lg" aria-label={t('zoomOut')} onClick={() => scale(1 / STEP)}>
          <IconZoomOut size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={t('zoomIn')} onClick={() => scale(STEP)}>
          <IconZoomIn size={16} aria-hidden />
        </ActionIcon>
        <Button variant="default" disabled={zoom === null} onClick={() => setZoom(null)}>
          {t('zoomFit')}
        </Button>
        <Text size="sm" className="tnum" miw={56} role="status">
          {zoom === null ? '' : `${Math.round(zoom * 100)} %`}
        </Text>
        <Text size="xs" c="dimmed" flex={1}>
          {zoom === null ? '' : t('panHelp')}
        </Text>
        <Save save={save} />
      </div>
      {broken ? (
        <Text c="var(--dt-warn)">{t('pictureBroken')}</Text>
      ) : (
        // a region that scrolls must be reachable by keyboard, whose arrows move it
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div
          className={classes['picture']}
          ref={frame}
          tabIndex={0}
          role="region"
          aria-label={file.name}
          data-zoomed={zoom !== null || undefined}
          onPointerDown={(event) => {
            if (zoom === null || event.pointerType !== 'mouse') return;
            event.currentTarget.setPointerCapture(event.pointerId);
            from.current = { x: event.clientX, y: event.clientY };
          }}
          onPointerMove={drag}
          onPointerUp={() => (from.current = null)}
          onPointerCancel={() => (from.current = null)}
        >
          <img
            ref={image}
            src={url}
            alt={file.name}
            draggable={false}
            onLoad={(event) => setOwn(event.currentTarget.naturalWidth)}
            onError={() => setBroken(true)}
            style={zoom === null ? { maxWidth: '100%', maxHeight: '100%' } : { width: zoom * own }}
          />
        </div>
      )}
    </div>
  );
}
