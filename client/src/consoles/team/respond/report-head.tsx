/** How far a report is, whether its draft is safe, and who writes along. */
import { Avatar, Progress, Text } from '@mantine/core';
import type { FormView } from '../../../../../server/shared/views.js';
import { wallTime } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { useReportText } from '../texts-reports.js';
import { useTeamText } from '../texts.js';
import { completeness, isFilled } from './draft.js';
import classes from './report.module.css';
import type { SharedDraft } from './shared-draft.js';

export function HowFar({ form, draft }: { form: FormView; draft: SharedDraft }) {
  const { t } = useTeamText();
  const { t: r } = useReportText();
  const done = completeness(form.fields, draft.fields);
  const all = form.fields.filter((field) => isFilled(draft.fields[field.id])).length;
  return (
    <div className={classes['progress']}>
      {done.of > 0 && (
        <span className="tnum">
          {t('completeness')}: <b>{`${done.filled}/${done.of}`}</b>
        </span>
      )}
      <Progress
        value={(all / form.fields.length) * 100}
        w={120}
        color={done.missing.length === 0 ? 'green' : undefined}
        aria-label={r('allFilled')}
      />
      <span className="tnum">
        {r('allFilled')}: {`${all}/${form.fields.length}`}
      </span>
      {draft.others.length > 0 && (
        <span className={classes['others']}>
          {r('withYou')}:
          {draft.others.map((other) => (
            <Who key={other.memberId} memberId={other.memberId} />
          ))}
        </span>
      )}
      <Text
        size="xs"
        role="status"
        className="tnum"
        ml="auto"
        c={draft.state === 'offline' || draft.refused !== null ? 'var(--dt-warn)' : 'dimmed'}
      >
        <SavedWords draft={draft} />
      </Text>
    </div>
  );
}

function SavedWords({ draft }: { draft: SharedDraft }) {
  const { t: r } = useReportText();
  if (draft.refused !== null) return r('nowRefused');
  if (draft.state === 'offline') return r('nowLocal');
  if (draft.state === 'saving') return Object.keys(draft.fields).length === 0 ? r('sharedDraft') : r('nowSaving');
  return draft.savedAt === null ? r('sharedDraft') : r('nowSaved', { time: wallTime(draft.savedAt) });
}

/** First letters of the last two words: the given name and what stands before it. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(-2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

/** A member beside what they write in; `sentence`: that they write here. */
export function Who({ memberId, sentence = false }: { memberId: string; sentence?: boolean }) {
  const { nameOf } = useDesk();
  const { t: r } = useReportText();
  const who = nameOf(memberId);
  return (
    <span className={classes['who']} title={sentence ? r('writesHere', { who }) : undefined}>
      <Avatar size={20} radius="xl" color="cyan.9" variant="filled" aria-hidden>
        {initialsOf(who)}
      </Avatar>
      <span>{sentence ? r('writesHere', { who }) : who}</span>
    </span>
  );
}
