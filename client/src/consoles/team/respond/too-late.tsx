/** What a member wrote that came too late for the report: shown until it was taken over or put away. */
import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { isText } from '../../../../../server/shared/drafts.js';
import type { FieldValues } from '../../../../../server/shared/events.js';
import type { FieldView, FormView } from '../../../../../server/shared/views.js';
import { dropLate, lateFor, onLate, type Late } from '../../../state/draft-keep.js';
import { wallTime } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { useTooLateText } from '../texts-too-late.js';
import classes from './too-late.module.css';

/** `change`: takes a value over into the draft that is open; absent: there is none. */
export function TooLate({
  form,
  fields,
  change,
}: {
  form: FormView;
  fields?: FieldValues;
  change?: (field: string, value: FieldValues[string]) => void;
}) {
  const { key } = useDesk();
  const { t, pick, lang } = useTooLateText();
  const seat = key('draft');
  const [found, setFound] = useState<Late[]>([]);
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const late = await lateFor(seat, form.id);
      if (!gone) setFound(late);
    };
    void look();
    const stop = onLate(() => void look());
    return () => {
      gone = true;
      stop();
    };
  }, [seat, form.id]);

  const take = (spec: FieldView, value: FieldValues[string]): void => {
    const there = fields?.[spec.id];
    change?.(spec.id, isText(spec) && typeof there === 'string' && there !== '' ? `${there}\n${String(value)}` : value);
  };
  return found.map((late) => (
    <section key={late.draft} className={classes['late']} aria-label={t('title')}>
      <Text fw={600} size="sm">
        {t('title')}
      </Text>
      <Text size="sm" className="tnum">
        {t('what', { time: wallTime(late.at) })}
      </Text>
      <dl className={classes['list']}>
        {form.fields
          .filter(({ id }) => late.fields[id] !== undefined)
          .map((spec) => (
            <div key={spec.id}>
              <dt>{pick(spec.label)}</dt>
              <dd>
                <span className={classes['words']}>{wordsOf(spec, late.fields[spec.id] ?? '', lang)}</span>
                {change && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t('takeField', { field: pick(spec.label) })}
                    onClick={() => take(spec, late.fields[spec.id] ?? '')}
                  >
                    {t('take')}
                  </Button>
                )}
              </dd>
            </div>
          ))}
      </dl>
      <Group gap={8}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            setFound((before) => before.filter((each) => each !== late));
            void dropLate(seat, late.draft);
          }}
        >
          {t('putAway')}
        </Button>
      </Group>
    </section>
  ));
}

function wordsOf({ options = [] }: FieldView, value: FieldValues[string], lang: 'vi' | 'en'): string {
  const word = (id: string): string => options.find((option) => option.id === id)?.text[lang] ?? id;
  return (Array.isArray(value) ? value : [String(value)]).map(word).join(', ');
}
