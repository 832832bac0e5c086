/** Writing a report: the form by its sections beside the paper it becomes, how far it is, and one question before it is filed. */
import { SegmentedControl, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useDeferredValue, useState } from 'react';
import type { FormView, TeamDeed } from '../../../../../server/shared/views.js';
import { Loading } from '../../../ui/states.js';
import { useDesk } from '../desk.js';
import { useReportText } from '../texts-reports.js';
import { useTeamText } from '../texts.js';
import { Filing } from './filing.js';
import { completeness, toSend } from './draft.js';
import { TooLate } from './too-late.js';
import { Linked } from './linked.js';
import { sectionsOf } from './paper.js';
import { Paper, PrintCopy } from './print.js';
import { FieldRow } from './report-field.js';
import { HowFar } from './report-head.js';
import classes from './report.module.css';
import { useSharedDraft } from './shared-draft.js';

interface Props {
  form: FormView;
  note: Extract<TeamDeed, { type: 'report-returned' }> | undefined;
  close: () => void;
  filed: () => void;
}

/** From this width of the window on (pixels) form and paper stand side by side. */
const BESIDE = 980;

export function ReportEditor({ form, note, close, filed }: Props) {
  const { open, line, state } = useDesk();
  const { t, pick, lang } = useTeamText();
  const { t: r } = useReportText();
  const draft = useSharedDraft(form);
  const [linked, setLinked] = useState<string | null>(note ? note.inject : open?.kind === 'inject' ? open.id : null);
  const [shown, setShown] = useState<'form' | 'paper'>('form');
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const [now] = useState(() => Date.now() + state.offset);
  const { ref, width } = useElementSize();
  const beside = width >= BESIDE;
  const done = completeness(form.fields, draft.fields);
  const paper = useDeferredValue(draft.fields);

  const ask = (): void => {
    setTried(true);
    if (done.missing.length === 0) setSure(true);
    else setShown('form');
  };
  const send = (): void => {
    void line.send({
      type: 'file-report',
      form: form.id,
      ...(linked === null ? {} : { inject: linked }),
      fields: toSend(draft.fields),
    });
    filed();
    close();
  };

  return (
    <div className={classes['editor']} ref={ref}>
      <div className={classes['top']}>
        {note && (
          <div className={classes['returned']} role="note">
            <Text fw={600}>{t('returnedNote')}</Text>
            {/* sanitised on the server, like every rendered body */}
            {/* oxlint-disable-next-line react/no-danger */}
            <div dangerouslySetInnerHTML={{ __html: lang === 'en' ? note.en.body : note.body }} />
          </div>
        )}
        {draft.ready && <TooLate form={form} fields={draft.fields} change={draft.change} />}
        <HowFar form={form} draft={draft} />
        {!beside && (
          <SegmentedControl
            fullWidth
            mt={8}
            value={shown}
            onChange={(value) => setShown(value === 'paper' ? 'paper' : 'form')}
            data={[
              { value: 'form', label: r('form') },
              { value: 'paper', label: r('paper') },
            ]}
          />
        )}
      </div>
      <div className={classes['columns']} data-beside={beside || undefined}>
        {(beside || shown === 'form') && (
          <div className={classes['form']} inert={sure} role="group" aria-label={r('form')} tabIndex={-1} data-autofocus>
            {draft.ready ? (
              <>
                <Linked value={linked} change={setLinked} />
                {sectionsOf(form).map((section) => (
                  <fieldset key={section.fields[0]?.id} className={classes['section']}>
                    <legend>{section.title ? pick(section.title) : r('general')}</legend>
                    {section.fields.map((field) => (
                      <FieldRow
                        key={field.id}
                        field={field}
                        chips={field.id === form.paper?.recipients}
                        draft={draft}
                        error={tried && done.missing.includes(field) ? t('required') : undefined}
                      />
                    ))}
                  </fieldset>
                ))}
              </>
            ) : (
              <Loading />
            )}
          </div>
        )}
        {(beside || shown === 'paper') && (
          // a region that scrolls must be reachable by keyboard
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className={classes['preview']} role="region" aria-label={r('paperOf')} tabIndex={0}>
            <Paper form={form} fields={paper} wall={now} />
          </div>
        )}
      </div>
      <PrintCopy form={form} fields={paper} wall={now} />
      <Filing
        form={form}
        draft={draft}
        linked={linked}
        missing={tried ? done.missing : []}
        sure={sure}
        ask={ask}
        back={() => setSure(false)}
        send={send}
        goTo={(field) => {
          setShown('form');
          requestAnimationFrame(() => focusField(field));
        }}
      />
    </div>
  );
}

/** Brings a field of the form into view, ready to be written in. */
function focusField(id: string): void {
  const row = document.getElementById(`report-field-${id}`);
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea')?.focus();
}
