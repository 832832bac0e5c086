/** A mail: header block, full headers and source on demand, then the letter itself. */
import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconFileText } from '@tabler/icons-react';
import { useId, useMemo, useState, type ReactNode } from 'react';
import type { Attachment } from '../../../../server/shared/views.js';
import { fold } from '../../ui/format.js';
import { plainBlocks, textOf, tidy, type Field } from './blocks.js';
import { roleOf } from './body.js';
import { fileKind } from './file.js';
import { FileWindow } from './file-window.js';
import { readFields } from './forms.js';
import { Blocks, Pair, Stamp, Title, useFrom, when } from './look-parts.js';
import { titleOf, type Piece } from './piece.js';
import { RawText, Words } from './rich.js';
import { useReadingText } from './texts.js';
import classes from './looks.module.css';

/** Fields that every mail program puts into its header block; others of the body stand below them. */
const KNOWN: Record<string, 'from' | 'to' | 'sentAt' | 'subject'> = {
  tu: 'from',
  from: 'from',
  den: 'to',
  to: 'to',
  'gui luc': 'sentAt',
  sent: 'sentAt',
  'chu de': 'subject',
  subject: 'subject',
};

const HEADER = { from: 'From', to: 'To', sentAt: 'Date', subject: 'Subject' } as const;

/** As mail servers write times: `Tue, 07 Jul 2026 08:09:14 +0700`. */
function mailDate(wall: number): string {
  const hanoi = new Date(wall + 7 * 3_600_000).toUTCString();
  return hanoi.replace('GMT', '+0700');
}

export function Mail({ piece, to }: { piece: Piece; to: string }) {
  const { t, lang } = useReadingText();
  const from = useFrom(piece);
  const html = piece.body[lang];
  const read = useMemo(() => readFields(html, 'head'), [html]);
  const fields = read.steps.flatMap((step) => (step.kind === 'fields' ? step.fields : []));
  const told = (what: 'from' | 'to' | 'sentAt' | 'subject'): Field | undefined => fields.find((field) => KNOWN[fold(field.label)] === what);
  const others = fields.filter((field) => !KNOWN[fold(field.label)]);
  const blocks = read.steps.filter((step) => step.kind === 'block');
  const words = (field: Field | undefined): string => (field ? tidy(textOf(field.html)) : '');
  const real = piece.attachments.find((file) => fileKind(file) === 'mail');

  const headers: [string, string][] = [
    ['From', words(told('from')) || [from.name, roleOf(from)].filter(Boolean).join(', ')],
    ['To', words(told('to')) || to],
    ['Date', mailDate(piece.wall)],
    ['Subject', words(told('subject')) || titleOf(piece, lang)],
    ...others.map((field): [string, string] => [`X-${fold(field.label).replace(/[^a-z\d]+/g, '-')}`, words(field)]),
    ...(told('sentAt') ? [['X-Sent', words(told('sentAt'))] satisfies [string, string]] : []),
    ['X-Drill', read.stamp || '[DIỄN TẬP]'],
  ];
  const source = `${headers.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${plainBlocks(blocks.map((step) => step.block))}\n`;
  const row = (what: keyof typeof HEADER, otherwise: ReactNode) => {
    const field = told(what);
    return <Pair label={t(what)}>{field ? <Words html={field.html} /> : otherwise}</Pair>;
  };

  return (
    <div>
      <Stamp text={read.stamp} />
      <Title piece={piece} />
      <dl className={classes['pairs']}>
        {row(
          'from',
          <>
            <b>{from.name}</b>
            {roleOf(from) && `, ${roleOf(from)}`}
          </>,
        )}
        {row('to', to)}
        {told('sentAt') && row('sentAt', null)}
        <Pair label={t('arrivedAt')}>
          <span className="tnum">{when(piece)}</span>
        </Pair>
        {told('subject') && row('subject', null)}
        {others.map((field) => (
          <Pair key={field.label} label={field.label}>
            <Words html={field.html} />
          </Pair>
        ))}
      </dl>
      <Blocks steps={blocks} />
      <div className={classes['behind']}>
        <Fold name={t('allHeaders')}>
          <p className={classes['note']}>{t('sourceMade')}</p>
          <dl className={`${classes['pairs']} ${classes['mono']}`}>
            {headers.map(([name, value]) => (
              <Pair key={name} label={name}>
                {value}
              </Pair>
            ))}
          </dl>
        </Fold>
        <Fold name={t('source')}>
          {real ? <RealSource file={real} /> : <p className={classes['note']}>{t('sourceMade')}</p>}
          {!real && <RawText text={source} label={t('source')} />}
        </Fold>
      </div>
    </div>
  );
}

function RealSource({ file }: { file: Attachment }) {
  const { t } = useReadingText();
  const [open, setOpen] = useState(false);
  return (
    <p className={classes['note']}>
      {t('sourceReal')}{' '}
      <Button size="compact-xs" variant="default" leftSection={<IconFileText size={13} aria-hidden />} onClick={() => setOpen(true)}>
        {file.name}
      </Button>
      {open && <FileWindow file={file} raw close={() => setOpen(false)} />}
    </p>
  );
}

/** Something folded away until wanted. */
export function Fold({ name, children }: { name: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const Icon = open ? IconChevronDown : IconChevronRight;
  return (
    <div className={classes['fold']}>
      <button type="button" className={classes['foldButton']} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Icon size={14} aria-hidden /> {name}
      </button>
      <div id={id}>{open && children}</div>
    </div>
  );
}
