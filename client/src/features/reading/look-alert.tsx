/** An alert of the monitoring: severity in words and shape, fields that sort, the raw event. */
import { Button } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconBraces, IconInfoCircle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Attachment } from '../../../../server/shared/views.js';
import { drillTime } from '../../ui/format.js';
import { tableOf, textOf, tidy, type Field } from './blocks.js';
import { roleOf, shortId } from './body.js';
import { fileKind } from './file.js';
import { FileWindow } from './file-window.js';
import { readFields, severityOf } from './forms.js';
import { Blocks, Pair, runsOf, Stamp, Title, useFrom, when } from './look-parts.js';
import { Fold } from './look-mail.js';
import type { Piece } from './piece.js';
import { FieldTable, RawText } from './rich.js';
import { useReadingText } from './texts.js';
import classes from './looks.module.css';

const SHAPES = { low: IconInfoCircle, medium: IconAlertTriangle, high: IconAlertTriangle, critical: IconAlertOctagon } as const;

export function Alert({ piece }: { piece: Piece }) {
  const { t, lang } = useReadingText();
  const from = useFrom(piece);
  const html = piece.body[lang];
  const { stamp, steps } = useMemo(() => readFields(html, 'anywhere'), [html]);
  const severity = severityOf(stamp);
  const Shape = SHAPES[severity?.level ?? 'low'];
  const event = piece.attachments.find((file) => fileKind(file) === 'json');
  const raw = useMemo(
    () => rawOf(steps.flatMap((step) => (step.kind === 'fields' ? step.fields : step.kind === 'block' ? cells(step.block) : []))),
    [steps],
  );
  return (
    <div className={classes['siem']} data-severity={severity?.level ?? 'none'}>
      <div className={classes['severity']}>
        <Shape size={20} aria-hidden />
        <Title piece={piece} />
      </div>
      <div className={classes['alertLine']}>
        {severity && (
          <span className={classes['level']}>
            {t('severity')}: {t(`severity.${severity.level}`)}
          </span>
        )}
        <Stamp text={stamp} />
      </div>
      <dl className={`${classes['pairs']} ${classes['mono']}`}>
        <Pair label={t('alertTime')}>
          {when(piece)} ({drillTime(piece.x)})
        </Pair>
        <Pair label={t('alertSource')}>
          {from.name}
          {roleOf(from) && `, ${roleOf(from)}`}
        </Pair>
        <Pair label={t('alertId')}>{shortId(piece.id)}</Pair>
      </dl>
      <div className={classes['mono']}>
        {runsOf(steps).map((run, index) => {
          const fields = run.flatMap((step) => (step.kind === 'fields' ? step.fields : []));
          // the parts of a body never change their order
          const key = `part-${index}`;
          return fields.length > 0 ? <FieldTable key={key} fields={fields} label={t('alertFields')} /> : <Blocks key={key} steps={run} />;
        })}
      </div>
      {event && <RawEvent file={event} />}
      {raw !== '' && (
        <Fold name={t('rawEvent')}>
          <RawText text={raw} />
        </Fold>
      )}
    </div>
  );
}

/** Rows of a table of two columns as fields. */
function cells(block: Element): Field[] {
  const table = tableOf(block);
  return table?.rows.every((row) => row.length === 2)
    ? table.rows.map(([name, value]) => ({ label: name?.text ?? '', html: value?.html ?? '' }))
    : [];
}

const rawOf = (fields: readonly Field[]): string => fields.map((field) => `${field.label}: ${tidy(textOf(field.html))}`).join('\n');

function RawEvent({ file }: { file: Attachment }) {
  const { t } = useReadingText();
  const [open, setOpen] = useState(false);
  return (
    <p className={classes['note']}>
      {t('rawFile')}{' '}
      <Button size="compact-xs" variant="default" leftSection={<IconBraces size={13} aria-hidden />} onClick={() => setOpen(true)}>
        {file.name}
      </Button>
      {open && <FileWindow file={file} close={() => setOpen(false)} />}
    </p>
  );
}
