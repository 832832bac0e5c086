/** A day as an office writes it, dd/mm/yyyy, with the browser's calendar beside it. What is not whole yet stays here. */
import { ActionIcon, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { dateInField } from '../../../../server/shared/zone.js';
import classes from './improvement.module.css';
import { dayText } from './status.js';
import { useImprovementText } from './texts.js';

interface DayProps {
  label: string;
  required?: boolean;
  /** What has been typed. */
  value: string;
  error?: string | undefined;
  onChange: (typed: string) => void;
}

/** ISO day of what was typed; null unless it is whole. */
export const typedDay = (typed: string): string | null => dateInField(typed);

export function DayField({ label, required = false, value, error, onChange }: DayProps) {
  const { t } = useImprovementText();
  const picker = useRef<HTMLInputElement>(null);
  /** Half a date is no mistake while it is being typed. */
  const [left, setLeft] = useState(false);
  const half = left && value !== '' && typedDay(value) === null;
  return (
    <div className={classes['day']}>
      <TextInput
        label={label}
        required={required}
        placeholder={t('datePlaceholder')}
        inputMode="numeric"
        maxLength={10}
        value={value}
        error={half ? t('dateBad') : error}
        onFocus={() => setLeft(false)}
        onBlur={() => setLeft(true)}
        onChange={(event) => onChange(event.currentTarget.value)}
        rightSection={
          <ActionIcon variant="subtle" color="gray" aria-label={`${label}: ${t('pickDate')}`} onClick={() => picker.current?.showPicker()}>
            <IconCalendar size={18} aria-hidden />
          </ActionIcon>
        }
      />
      <input
        ref={picker}
        type="date"
        className={classes['picker']}
        tabIndex={-1}
        aria-hidden
        value={typedDay(value) ?? ''}
        onChange={(event) => event.currentTarget.value !== '' && onChange(dayText(event.currentTarget.value))}
      />
    </div>
  );
}
