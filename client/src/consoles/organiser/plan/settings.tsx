/** Fourth step: pace, what teams see of each other, mailed injects, a note. */
import { NumberInput, Select, Stack, Switch, Text, Textarea } from '@mantine/core';
import { APPEAL_DAYS } from '../../../../../server/shared/publishing.js';
import { number } from '../../../ui/format.js';
import type { StepProps } from './step.js';
import { usePlan } from './texts.js';

export function SettingsStep({ draft, change, scenario }: StepProps) {
  const { t, lang } = usePlan();
  const { settings, timeFactor } = draft;
  const set = (fields: Partial<typeof settings>): void => change({ settings: { ...settings, ...fields } });
  return (
    <Stack gap="md" maw={640}>
      <div>
        <NumberInput
          label={t('factor')}
          description={t('factorHint')}
          min={0.1}
          max={120}
          step={1}
          w={280}
          value={timeFactor ?? ''}
          onChange={(value) => change({ timeFactor: typeof value === 'number' ? value : value === '' ? null : Number(value) })}
          decimalSeparator={lang === 'vi' ? ',' : '.'}
        />
        {scenario && timeFactor !== null && timeFactor >= 0.1 && (
          <Text size="xs" c="dimmed" mt={4}>
            {t('realTime', { n: number(Math.round(scenario.duration / 6000 / timeFactor) / 10, lang) })}
          </Text>
        )}
      </div>
      {(['openRoster', 'boardOpen', 'captainApproval', 'mailInjects'] as const).map((key) => (
        <Switch
          key={key}
          label={t(key)}
          description={t(`${key}Hint`)}
          checked={settings[key] ?? false}
          onChange={(event) => set({ [key]: event.currentTarget.checked })}
        />
      ))}
      <Select
        label={t('mailLang')}
        w={280}
        allowDeselect={false}
        data={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
        value={settings.mailLang ?? 'vi'}
        onChange={(value) => set({ mailLang: value === 'en' ? 'en' : 'vi' })}
      />
      <NumberInput
        label={t('appealDays')}
        description={t('appealDaysHint')}
        min={0}
        max={60}
        clampBehavior="strict"
        allowDecimal={false}
        w={280}
        value={settings.appealDays ?? APPEAL_DAYS}
        onChange={(value) => set({ appealDays: typeof value === 'number' ? value : APPEAL_DAYS })}
      />
      <Textarea
        label={t('note')}
        description={t('noteHint')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </Stack>
  );
}
