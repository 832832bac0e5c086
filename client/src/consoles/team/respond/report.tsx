/** A report form over the desk: the team's draft, or the locked copy once it is filed (A7). */
import { useState } from 'react';
import type { FieldValues } from '../../../../../server/shared/events.js';
import type { FormView } from '../../../../../server/shared/views.js';
import { Window } from '../../../features/reading/window.js';
import { useDesk } from '../desk.js';
import { formState } from '../journal.js';
import { useReportText } from '../texts-reports.js';
import { useTeamText } from '../texts.js';
import { LockedCopy, WaitingCopy } from './copies.js';
import { TooLate } from './too-late.js';
import { ReportEditor } from './report-editor.js';
import { reportsOf } from './paper.js';

const WIDTH = 1360;

export function Report({ form, close, filed }: { form: FormView; close: () => void; filed: () => void }) {
  const { pick } = useTeamText();
  return (
    <Window title={pick(form.title)} close={close} width={WIDTH} tall>
      <Inside form={form} close={close} filed={filed} />
    </Window>
  );
}

function Inside({ form, close, filed }: { form: FormView; close: () => void; filed: () => void }) {
  const { view, state, running } = useDesk();
  const { t } = useTeamText();
  const { t: r } = useReportText();
  const [again, setAgain] = useState(false);
  const standing = formState(view, form.id);
  const copies = reportsOf(view).filter((each) => each.form === form.id);
  const waiting = state.pending.find(
    ({ command, status }) => command.type === 'file-report' && command['form'] === form.id && status !== 'refused',
  );
  const proposed = view.proposals?.findLast((each) => each.form === form.id && !each.decided);

  if (waiting) {
    return <WaitingCopy form={form} fields={waiting.command['fields'] as FieldValues} wall={waiting.since} says={t('formQueued')} />;
  }
  if (proposed) return <WaitingCopy form={form} fields={proposed.fields} wall={proposed.at.wall} says={r('waitsCaptain')} />;
  if (standing.kind === 'filed' && !again) {
    return (
      <>
        <TooLate form={form} />
        <LockedCopy form={form} copies={copies} again={running ? () => setAgain(true) : undefined} />
      </>
    );
  }
  return <ReportEditor form={form} note={standing.kind === 'returned' ? standing.note : undefined} close={close} filed={filed} />;
}
