/** One item of a report: the field itself, who else writes in it, and the time now at hand where a time is asked for. */
import { Button, Chip, Input, Textarea, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useId, type FocusEvent } from 'react';
import { isText } from '../../../../../server/shared/drafts.js';
import type { FieldView } from '../../../../../server/shared/views.js';
import { useTextBinding, type SharedText } from '../../../state/text-binding.js';
import { useDesk } from '../desk.js';
import { useReportText } from '../texts-reports.js';
import { useTeamText } from '../texts.js';
import { Field } from './field.js';
import { pointOfTime } from './paper.js';
import { Who } from './report-head.js';
import classes from './report.module.css';
import type { SharedDraft } from './shared-draft.js';

interface Props {
  field: FieldView;
  /** Choices all in sight, one press each: the recipients. */
  chips: boolean;
  draft: SharedDraft;
  error: string | undefined;
}

export function FieldRow({ field, chips, draft, error }: Props) {
  const { state } = useDesk();
  const { pick } = useTeamText();
  const { t: r } = useReportText();
  const here = draft.others.filter((other) => other.field === field.id);
  const change = (value: Parameters<SharedDraft['change']>[1]): void => draft.change(field.id, value);
  const leave = (event: FocusEvent<HTMLElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) draft.enter(null);
  };
  return (
    <div
      className={classes['row']}
      id={`report-field-${field.id}`}
      data-taken={here.length > 0 || undefined}
      onFocus={() => draft.enter(field.id)}
      onBlur={leave}
    >
      {chips && field.type === 'multi' ? (
        <Chips field={field} value={draft.fields[field.id]} change={change} error={error} />
      ) : isText(field) ? (
        <SharedField field={field} text={draft.text(field.id)} error={error} />
      ) : (
        <Field field={field} value={draft.fields[field.id]} change={change} error={error} />
      )}
      <span className={classes['aside']}>
        {here.map((who) => (
          <Who key={who.memberId} memberId={who.memberId} sentence />
        ))}
        {field.type === 'datetime' && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconClock size={14} aria-hidden />}
            aria-label={r('nowFor', { field: pick(field.label) })}
            onClick={() => change(pointOfTime(Date.now() + state.offset))}
          >
            {r('now')}
          </Button>
        )}
      </span>
    </div>
  );
}

/** Text that others write in too: their words appear while one types, and the caret stays where it is. */
function SharedField({ field, text, error }: { field: FieldView; text: SharedText | null; error: string | undefined }) {
  const { pick } = useTeamText();
  const binding = useTextBinding(text);
  const common = {
    label: pick(field.label),
    ...(field.help && { description: pick(field.help) }),
    withAsterisk: field.required === true,
    ...(error !== undefined && { error }),
    ...binding,
  };
  return field.type === 'textarea' ? (
    <Textarea {...common} autosize minRows={2} maxRows={10} maxLength={20_000} />
  ) : (
    <TextInput {...common} maxLength={2000} />
  );
}

function Chips({
  field,
  value,
  change,
  error,
}: {
  field: FieldView;
  value: SharedDraft['fields'][string] | undefined;
  change: (value: string[]) => void;
  error: string | undefined;
}) {
  const { pick } = useTeamText();
  const id = useId();
  const chosen = Array.isArray(value) ? value : [];
  return (
    <div role="group" aria-labelledby={id} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <Input.Label component="div" labelElement="div" id={id} required={field.required === true}>
        {pick(field.label)}
      </Input.Label>
      {field.help && <Input.Description>{pick(field.help)}</Input.Description>}
      <Chip.Group multiple value={chosen} onChange={change}>
        <div className={classes['chips']}>
          {(field.options ?? []).map((option) => (
            <Chip key={option.id} value={option.id} size="sm" radius="sm" variant="outline" classNames={{ label: classes['chip'] ?? '' }}>
              {pick(option.text)}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      {error !== undefined && <Input.Error id={`${id}-error`}>{error}</Input.Error>}
    </div>
  );
}
