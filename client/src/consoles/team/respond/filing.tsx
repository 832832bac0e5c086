/** The foot of a report: what is missing, what was filed before, and the one question that says what filing does. */
import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconGavel, IconPrinter, IconSend } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { FieldView, FormView } from '../../../../../server/shared/views.js';
import { titleOf } from '../../../features/reading/piece.js';
import { drillTime } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { useReportText } from '../texts-reports.js';
import { useRespondText } from '../texts-respond.js';
import { useTeamText } from '../texts.js';
import { standingOf } from './approval.js';
import { NameCaptain } from './name-captain.js';
import { reportsOf } from './paper.js';
import classes from './report.module.css';
import type { SharedDraft } from './shared-draft.js';

interface Props {
  form: FormView;
  draft: SharedDraft;
  linked: string | null;
  /** Named once filing was tried. */
  missing: FieldView[];
  sure: boolean;
  ask: () => void;
  back: () => void;
  send: () => void;
  goTo: (field: string) => void;
}

export function Filing({ form, draft, linked, missing, sure, ask, back, send, goTo }: Props) {
  const { view, seat, running, cut } = useDesk();
  const { t, pick } = useTeamText();
  const { t: r } = useReportText();
  const { t: p } = useRespondText();
  const action = view.kit.actions.find((each) => each.form === form.id);
  const standing = standingOf(view, seat.memberId, action ?? {});
  const proposes = standing.kind === 'propose' || standing.kind === 'no-captain';
  const decider = standing.kind === 'propose' ? r('proposeWhat', { name: standing.captain.name }) : proposes ? p('proposesLater') : null;

  return (
    <div className={classes['foot']}>
      {missing.length > 0 && (
        <Text size="sm" c="var(--dt-bad)" role="alert" component="div" className={classes['missing']}>
          {t('fillFirst', { list: '' })}
          {missing.map((field, index) => (
            <span key={field.id}>
              <button type="button" onClick={() => goTo(field.id)}>
                {pick(field.label)}
              </button>
              {index < missing.length - 1 && '; '}
            </span>
          ))}
        </Text>
      )}
      <Earlier linked={linked} />
      {!running && (
        <Text size="sm" c="var(--dt-warn)">
          {t('notRunning')}
        </Text>
      )}
      {running && cut && (
        <Text size="sm" c="var(--dt-warn)">
          {t('willQueue')}
        </Text>
      )}
      {standing.kind === 'no-captain' && <NameCaptain />}
      {sure ? (
        <Sure form={form} draft={draft} linked={linked} decider={decider} back={back} send={send} />
      ) : (
        <Group gap={8}>
          <Button
            leftSection={proposes ? <IconGavel size={16} aria-hidden /> : <IconSend size={16} aria-hidden />}
            disabled={!running || !draft.ready}
            onClick={ask}
          >
            {proposes ? p('propose') : t('file')}
          </Button>
          <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </Group>
      )}
    </div>
  );
}

/** Reports that went about the same item before. */
function Earlier({ linked }: { linked: string | null }) {
  const { view, nameOf } = useDesk();
  const { pick } = useTeamText();
  const { t: r } = useReportText();
  const before = linked === null ? [] : reportsOf(view).filter((each) => each.inject === linked);
  if (before.length === 0) return null;
  const words = before.map((each) => {
    const form = view.kit.forms.find(({ id }) => id === each.form);
    return r('earlierOne', { form: form ? pick(form.title) : each.form, time: drillTime(each.at.x), who: nameOf(each.memberId) });
  });
  return (
    <Text size="sm" c="var(--dt-warn)" className={`${classes['earlier']} tnum`}>
      <IconAlertTriangle size={16} aria-hidden />
      <span>
        {r('earlier')}: {words.join('; ')}.
      </span>
    </Text>
  );
}

function Sure({
  form,
  draft,
  linked,
  decider,
  back,
  send,
}: Pick<Props, 'form' | 'draft' | 'linked' | 'back' | 'send'> & {
  /** Who decides on it, in a sentence; null: it is filed at once. */
  decider: string | null;
}) {
  const { entries, running, nameOf } = useDesk();
  const { t, pick, lang } = useTeamText();
  const { t: r } = useReportText();
  const { t: p } = useRespondText();
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => confirm.current?.focus(), []);
  const about = entries.find(({ id }) => id === linked);
  const writing = draft.others.filter(({ field }) => field !== undefined).map(({ memberId }) => nameOf(memberId));
  return (
    // Escape leaves the question; its mark on the buttons keeps the window open
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="alertdialog"
      aria-label={decider === null ? t('fileSure') : p('propose')}
      className={classes['sure']}
      onKeyDown={(event) => {
        if (event.key === 'Escape') back();
      }}
    >
      <Text size="sm" fw={600}>
        {pick(form.title)}
      </Text>
      <Text size="sm">{decider ?? r('sureWhat')}</Text>
      <Text size="sm">{about ? r('sureLink', { title: titleOf(about, lang) }) : r('sureNoLink')}</Text>
      {writing.length > 0 && (
        <Text size="sm" c="var(--dt-warn)">
          {r('sureOthers', { who: writing.join(', ') })}
        </Text>
      )}
      <Group gap={8}>
        <Button
          ref={confirm}
          data-mantine-stop-propagation="true"
          leftSection={<IconCheck size={16} aria-hidden />}
          disabled={!running}
          onClick={send}
        >
          {decider === null ? t('confirm') : p('propose')}
        </Button>
        <Button variant="default" data-mantine-stop-propagation="true" onClick={back}>
          {t('edit')}
        </Button>
      </Group>
    </div>
  );
}
