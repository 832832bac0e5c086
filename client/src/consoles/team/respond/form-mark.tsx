/** Where a report stands, beside its action: filed, returned, or whether somebody writes it now. */
import { Badge } from '@mantine/core';
import { draftKey } from '../../../../../server/shared/drafts.js';
import { useDesk } from '../desk.js';
import { formState } from '../journal.js';
import { useReportText } from '../texts-reports.js';
import { useTeamText } from '../texts.js';
import { roundOf } from './shared-draft.js';

export function FormMark({ form }: { form: string }) {
  const { view, state: link } = useDesk();
  const { t } = useTeamText();
  const { t: r } = useReportText();
  const state = formState(view, form);
  if (state.kind === 'returned')
    return (
      <Badge variant="default" c="var(--dt-warn)" size="sm" radius="sm" tt="none">
        {t('returned')}
      </Badge>
    );
  if (state.kind === 'filed')
    return (
      <Badge variant="default" c="var(--dt-ok)" size="sm" radius="sm" tt="none">
        {t('filed')}
      </Badge>
    );
  const key = draftKey(form, roundOf(view, form));
  const written = Object.values(link.whereabouts).some((place) => place.draft === key);
  return (
    <Badge variant="default" size="sm" radius="sm" tt="none">
      {written ? r('beingWritten') : t('hasForm')}
    </Badge>
  );
}
