/** One file read in place, by its kind; text of any kind can be seen as it is, and every file can be saved. */
import { SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { Attachment } from '../../../../server/shared/views.js';
import { request } from '../../api/http.js';
import { Failed, Loading } from '../../ui/states.js';
import { useReadingText } from './texts.js';
import { fileKind, pathOf } from './file.js';
import { csvOf } from './csv.js';
import { Picture } from './picture.js';
import { CsvView } from './view-csv.js';
import { JsonView, type Json } from './view-json.js';
import { MailView } from './view-mail.js';
import { mailOf } from './mail.js';
import { TextView } from './viewer.js';
import classes from './files.module.css';

interface Props {
  file: Attachment;
  raw: boolean;
  save: () => void;
}

export function FileView(props: Props) {
  return fileKind(props.file) === 'image' ? <Picture {...props} /> : <TextFile {...props} />;
}

/** What a text means, when it follows its format; undefined: it does not. */
function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function TextFile({ file, raw, save }: Props) {
  const { t } = useReadingText();
  const query = useQuery({
    queryKey: ['file', file.url],
    queryFn: async () => (await (await request('GET', pathOf(file))).text()).replace(/^\uFEFF/, '').normalize('NFC'),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const kind = fileKind(file);
  const [asIs, setAsIs] = useState(raw);
  const text = query.data ?? '';
  const json = useMemo(() => (kind === 'json' ? jsonOf(text) : undefined), [kind, text]);
  const csv = useMemo(() => (kind === 'csv' ? csvOf(text) : null), [kind, text]);
  const mail = useMemo(() => (kind === 'mail' ? mailOf(text) : null), [kind, text]);
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;

  const read = json !== undefined || csv !== null || mail !== null;
  const choice: ReactNode = read && (
    <SegmentedControl
      size="sm"
      aria-label={t('viewAs')}
      value={asIs ? 'raw' : 'read'}
      onChange={(value) => setAsIs(value === 'raw')}
      data={[
        { value: 'read', label: t(kind === 'json' ? 'viewTree' : kind === 'csv' ? 'viewTable' : 'viewMail') },
        { value: 'raw', label: t('viewRaw') },
      ]}
    />
  );
  if (read && !asIs) {
    if (json !== undefined) return <JsonView value={json} save={save} choice={choice} />;
    if (csv) return <CsvView csv={csv} save={save} choice={choice} />;
    if (mail) return <MailView mail={mail} save={save} choice={choice} />;
  }
  const broken = kind !== 'text' && !read && text.trim() !== '';
  return (
    <div className={classes['viewer']}>
      {broken && (
        <Text size="sm" c="var(--dt-warn)" pb={8}>
          {t('notParsed')}
        </Text>
      )}
      <TextView
        text={json !== undefined && !text.trim().includes('\n') ? JSON.stringify(json, null, 2) : text}
        save={save}
        choice={choice}
      />
    </div>
  );
}
