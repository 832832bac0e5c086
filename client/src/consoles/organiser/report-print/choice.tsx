/** Which edition, layout and language are wanted, and the addresses that they have. */
import { Checkbox, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import type { CreatePrint } from '../../../../../server/shared/prints.js';
import { LAYOUTS, type Layout } from '../../../../../server/shared/publishing.js';
import type { AfterActionReport } from '../../../../../server/shared/report.js';
import type { Lang } from '../../../../../server/shared/text.js';
import { usePrintText } from './texts.js';

export interface Choice {
  of: 'whole' | 'kind' | 'team';
  kind: string | null;
  teamId: string | null;
  anonymous: boolean;
  layout: Layout;
  lang: Lang;
}

/** Whether nothing is left to choose. */
export const isWhole = ({ of, kind, teamId }: Choice): boolean => of === 'whole' || (of === 'kind' ? kind !== null : teamId !== null);

export function orderOf({ of, kind, teamId, anonymous, layout, lang }: Choice): CreatePrint {
  return {
    format: 'pdf',
    lang,
    layout,
    ...(of === 'team' && teamId !== null && { teamId }),
    ...(of === 'kind' && kind !== null && { kind }),
    ...(of !== 'team' && anonymous && { anonymous }),
  };
}

/** Below `/exercises/{id}/`: `file` of this edition, such as `report.html` or `report.xlsx?lang=vi`. */
export function pathOf(choice: Choice, file: string): string {
  const { teamId, kind, anonymous, layout, lang } = orderOf(choice);
  const [name = '', asked = ''] = file.split('?');
  const query = new URLSearchParams(asked);
  query.set('lang', lang);
  if (layout) query.set('layout', layout);
  if (kind !== undefined) query.set('kind', kind);
  if (anonymous) query.set('anonymous', 'true');
  return `${teamId === undefined ? '' : `teams/${encodeURIComponent(teamId)}/`}${name}?${query.toString()}`;
}

export function ChoiceForm({ report, choice, set }: { report: AfterActionReport; choice: Choice; set: (choice: Choice) => void }) {
  const { t } = usePrintText();
  const kinds = [...new Set(report.participants.flatMap(({ kind }) => kind ?? []))].toSorted((a, b) => a.localeCompare(b, 'vi'));
  const teams = report.participants
    .map(({ teamId, team }) => ({ value: teamId, label: team }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'vi', { numeric: true }));
  const change = (some: Partial<Choice>): void => set({ ...choice, ...some });
  return (
    <Stack gap="sm">
      <Labelled label={t('edition')}>
        <SegmentedControl
          fullWidth
          size="sm"
          aria-label={t('edition')}
          value={choice.of}
          onChange={(of) => change({ of })}
          data={(['whole', 'kind', 'team'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </Labelled>
      {choice.of === 'kind' &&
        (kinds.length > 0 ? (
          <Select
            label={t('whichKind')}
            placeholder={t('choose')}
            data={kinds}
            value={choice.kind}
            onChange={(kind) => change({ kind })}
            allowDeselect={false}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t('noKinds')}
          </Text>
        ))}
      {choice.of === 'team' && (
        <Select
          label={t('whichTeam')}
          placeholder={t('choose')}
          data={teams}
          value={choice.teamId}
          onChange={(teamId) => change({ teamId })}
          searchable
          limit={60}
          nothingFoundMessage={t('nothing')}
          allowDeselect={false}
        />
      )}
      {choice.of !== 'team' && (
        <Checkbox
          label={t('anonymous')}
          description={t('anonymousHint')}
          checked={choice.anonymous}
          onChange={(event) => change({ anonymous: event.currentTarget.checked })}
        />
      )}
      <Labelled label={t('layout')}>
        <SegmentedControl
          fullWidth
          size="sm"
          aria-label={t('layout')}
          value={choice.layout}
          onChange={(layout) => change({ layout })}
          data={LAYOUTS.map((value) => ({ value, label: t(`layout.${value}`) }))}
        />
      </Labelled>
      <Labelled label={t('language')}>
        <SegmentedControl
          fullWidth
          size="sm"
          aria-label={t('language')}
          value={choice.lang}
          onChange={(lang) => change({ lang })}
          data={(['vi', 'en'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </Labelled>
    </Stack>
  );
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={500} mb={4} aria-hidden>
        {label}
      </Text>
      {children}
    </div>
  );
}
