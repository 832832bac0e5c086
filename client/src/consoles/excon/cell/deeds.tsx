/** What a team did, in its own words: actions with their fields, answers, reports, hints. */
import { Stack, Text } from '@mantine/core';
import type { FieldValues } from '../../../../../server/shared/events.js';
import type { FieldView, TeamDeed, TeamView } from '../../../../../server/shared/views.js';
import { date, drillTime, number, wallTime } from '../../../ui/format.js';
import classes from '../excon.module.css';
import { useExconText } from '../room.js';

type Lang = 'vi' | 'en';

/** A value as people read it: an option's text, a system's name, a date. */
function said(value: string | number | boolean, spec: FieldView | undefined, screen: TeamView, lang: Lang): string {
  if (typeof value === 'number') return number(value, lang);
  const option =
    spec?.options?.find(({ id }) => id === value)?.text ??
    (spec?.type === 'asset' ? screen.systems.find(({ id }) => id === value)?.title : undefined);
  if (option) return option[lang];
  if (spec?.type === 'datetime' && typeof value === 'string' && value.length >= 16)
    return `${date(`${value.slice(0, 10)}T12:00:00+07:00`)} ${value.slice(11, 16)}`;
  return String(value);
}

function fieldsOf(values: FieldValues, specs: readonly FieldView[] = [], screen: TeamView, lang: Lang): [string, string][] {
  return Object.entries(values)
    .filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([id, value]) => {
      const spec = specs.find((one) => one.id === id);
      return [
        spec?.label[lang] ?? id,
        [value]
          .flat()
          .map((one) => said(one, spec, screen, lang))
          .join(', '),
      ];
    });
}

/** A deed's name and fields. */
export function deedText(deed: TeamDeed, screen: TeamView, lang: Lang): { title: string; fields: [string, string][] } {
  switch (deed.type) {
    case 'action-recorded': {
      const action = screen.kit.actions.find(({ code }) => code === deed.action);
      return { title: action?.label[lang] ?? deed.action, fields: fieldsOf(deed.fields, action?.fields, screen, lang) };
    }
    case 'report-recorded': {
      const form = screen.kit.forms.find(({ id }) => id === deed.form);
      return { title: form?.title[lang] ?? deed.form, fields: fieldsOf(deed.fields, form?.fields, screen, lang) };
    }
    case 'answer-recorded': {
      const inject = screen.injects.find(({ deliveryId }) => deliveryId === deed.inject);
      const ask = (lang === 'en' ? inject?.inject.en : inject?.inject)?.asks.find(({ id }) => id === deed.ask);
      const chosen = [deed.value].flat().map((value) => ask?.options?.find(({ id }) => id === value)?.text ?? String(value));
      return { title: ask?.prompt ?? deed.ask, fields: [[lang === 'en' ? 'Answer' : 'Trả lời', chosen.join(', ')]] };
    }
    case 'hint':
      return { title: lang === 'en' ? deed.en.text : deed.text, fields: [] };
    case 'report-returned':
      return { title: `↩ ${lang === 'en' ? deed.en.body : deed.body}`, fields: [] };
  }
}

export function Deeds({ screen, only }: { screen: TeamView; only?: string }) {
  const { t, lang } = useExconText();
  const names = new Map(screen.members.map(({ id, name }) => [id, name]));
  const deeds = screen.deeds.filter((deed) => only === undefined || deed.inject === only);
  if (deeds.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('nothingDone')}
      </Text>
    );
  return (
    <Stack gap={6}>
      {deeds.toReversed().map((deed) => {
        const { title, fields } = deedText(deed, screen, lang);
        const who = 'memberId' in deed && deed.memberId ? names.get(deed.memberId) : undefined;
        return (
          <div key={deed.id} className={classes['said']}>
            <Text size="xs" c="dimmed" className="tnum">
              {drillTime(deed.at.x)} · {wallTime(deed.at.wall)} {who ? `· ${who}` : ''}
            </Text>
            <Text size="sm" fw={600}>
              {deed.type === 'hint' ? `${t('hintTaken')}: ` : ''}
              {title}
            </Text>
            {fields.map(([label, value]) => (
              <Text key={label} size="sm">
                <Text span size="xs" c="dimmed">
                  {label}:{' '}
                </Text>
                {value}
              </Text>
            ))}
          </div>
        );
      })}
    </Stack>
  );
}
