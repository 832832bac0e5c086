/** Reading a file in place: text with line numbers and search, an image with zoom. */
import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconDownload, IconSearch, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Attachment } from '../../../../server/shared/views.js';
import { request } from '../../api/http.js';
import { fold } from '../../ui/format.js';
import { Failed, Loading } from '../../ui/states.js';
import { useReadingText } from './texts.js';
import { pathOf } from './file.js';
import classes from './files.module.css';

/** More lines than this are cut off in view; the whole file can be saved. */
const MOST_LINES = 20_000;

const useFile = <V,>(file: Attachment, read: (response: Response) => Promise<V>) =>
  useQuery({
    queryKey: ['file', file.url],
    queryFn: async () => await read(await request('GET', pathOf(file))),
    staleTime: Infinity,
    gcTime: Infinity,
  });

export function TextFile({ file, save }: { file: Attachment; save: () => void }) {
  const query = useFile(file, (response) => response.text());
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <TextView text={pretty(file, query.data)} save={save} />;
}

function pretty(file: Attachment, text: string): string {
  if (!file.name.endsWith('.json') || text.includes('\n')) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Lines that contain the word, diacritics aside; indices from 0. */
export function linesWith(lines: string[], word: string): number[] {
  const wanted = fold(word.trim());
  if (wanted === '') return [];
  return lines.flatMap((line, index) => (fold(line).includes(wanted) ? [index] : []));
}

export function TextView({ text, save }: { text: string; save: () => void }) {
  const { t } = useReadingText();
  const [word, setWord] = useState('');
  const [at, setAt] = useState(0);
  const lines = useMemo(() => text.split(/\r?\n/).slice(0, MOST_LINES), [text]);
  const hits = useMemo(() => linesWith(lines, word), [lines, word]);
  const box = useRef<HTMLDivElement>(null);
  const current = hits[at];
  useEffect(() => {
    if (current !== undefined) box.current?.children[current]?.scrollIntoView({ block: 'center' });
  }, [current]);
  const step = (by: number): void => setAt((before) => (hits.length === 0 ? 0 : (before + by + hits.length) % hits.length));

  return (
    <div className={classes['viewer']}>
      <div className={classes['tools']}>
        <TextInput
          flex={1}
          miw={160}
          leftSection={<IconSearch size={16} aria-hidden />}
          aria-label={t('searchIn')}
          placeholder={t('searchIn')}
          value={word}
          onChange={(event) => {
            setWord(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          }}
        />
        <Text size="sm" className="tnum" role="status" miw={64}>
          {word && (hits.length > 0 ? t('hitsOf', { i: at + 1, n: hits.length }) : t('noHits'))}
        </Text>
        <ActionIcon variant="default" size="lg" aria-label={t('prevHit')} disabled={hits.length === 0} onClick={() => step(-1)}>
          <IconChevronUp size={16} />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={t('nextHit')} disabled={hits.length === 0} onClick={() => step(1)}>
          <IconChevronDown size={16} />
        </ActionIcon>
        <Save save={save} />
      </div>
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes['text']} ref={box} tabIndex={0}>
        {lines.map((line, index) => (
          // lines of a file never change their order
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className={classes['textLine']} data-n={index + 1} data-current={index === current || undefined}>
            <span>{marked(line, word)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** The line with the word marked, where folding keeps lengths (it does for composed Vietnamese). */
function marked(line: string, word: string): ReactNode {
  const wanted = fold(word.trim());
  const folded = fold(line);
  if (wanted === '' || folded.length !== line.length) return line === '' ? '\u200b' : line;
  const from = folded.indexOf(wanted);
  if (from < 0) return line === '' ? '\u200b' : line;
  return (
    <>
      {line.slice(0, from)}
      <mark>{line.slice(from, from + wanted.length)}</mark>
      {line.slice(from + wanted.length)}
    </>
  );
}

function Save({ save }: { save: () => void }) {
  const { t } = useReadingText();
  return (
    <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
      {t('download')}
    </Button>
  );
}

export function Picture({ file, save }: { file: Attachment; save: () => void }) {
  const { t } = useReadingText();
  const query = useFile(file, (response) => response.blob());
  const [url, setUrl] = useState<string | null>(null);
  /** null: fitted to the frame. */
  const [zoom, setZoom] = useState<number | null>(null);
  useEffect(() => {
    if (!query.data) return;
    const made = URL.createObjectURL(query.data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [query.data]);
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!url) return <Loading />;
  const scale = zoom ?? 1;
  return (
    <div className={classes['viewer']}>
      <div className={classes['tools']}>
        <ActionIcon variant="default" size="lg" aria-label={t('zoomOut')} onClick={() => setZoom(Math.max(0.25, scale / 1.5))}>
          <IconZoomOut size={16} />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={t('zoomIn')} onClick={() => setZoom(Math.min(8, scale * 1.5))}>
          <IconZoomIn size={16} />
        </ActionIcon>
        <Button variant="default" disabled={zoom === null} onClick={() => setZoom(null)}>
          {t('zoomFit')}
        </Button>
        <Text size="sm" className="tnum">
          {zoom === null ? '' : `${Math.round(zoom * 100)} %`}
        </Text>
        <span style={{ flex: 1 }} />
        <Save save={save} />
      </div>
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes['picture']} tabIndex={0}>
        <img src={url} alt={file.name} style={zoom === null ? { maxWidth: '100%', maxHeight: '100%' } : { width: `${zoom * 100}%` }} />
      </div>
    </div>
  );
}
