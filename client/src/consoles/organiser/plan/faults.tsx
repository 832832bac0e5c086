/** What keeps a plan from being made, in words; on the review each leads to its step. */
import { Alert, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ScenarioSummary } from '../../../../../server/shared/api.js';
import type { Draft, Fault } from './draft.js';
import { usePlan } from './texts.js';

const SHOWN = 6;

/** The sentence of a fault. */
export function useFaultWords(draft: Draft, scenario: ScenarioSummary | undefined): (fault: Fault) => string {
  const { t, pick } = usePlan();
  const titles = new Map(scenario?.parts.map(({ id, title }) => [id, pick(title)]));
  return (fault) => {
    const name = t(`fault.${fault.code}`, {
      n: 'rows' in fault ? fault.rows.length : 0,
      names: 'rows' in fault ? cut([...new Set(fault.rows.map((row) => draft.teams[row]?.name ?? ''))]) : '',
      parts:
        'worlds' in fault
          ? cut(
              fault.worlds.map(({ label, vacant }) => {
                const parts = vacant.map((id) => titles.get(id) ?? id).join('; ');
                return label === '' ? parts : `${label}: ${parts}`;
              }),
              ' · ',
            )
          : '',
    });
    return name;
  };
}

const cut = (words: string[], between = ', '): string =>
  words.slice(0, SHOWN).join(between) + (words.length > SHOWN ? ` … (+${words.length - SHOWN})` : '');

/** Keeps quiet about a step that is not begun: what is missing there is plain to see. */
export function FaultList({
  faults,
  draft,
  scenario,
}: {
  faults: Fault[];
  draft: Draft;
  scenario: ScenarioSummary | undefined;
}): ReactNode {
  const words = useFaultWords(draft, scenario);
  const told = faults.filter(({ code }) => !['noScenario', 'noName', 'noTeams'].includes(code));
  if (told.length === 0) return null;
  return (
    <Alert color="orange" role="status" icon={<IconAlertTriangle aria-hidden />} py="xs">
      <List size="sm" listStyleType="none">
        {told.map((fault) => (
          <List.Item key={fault.code}>{words(fault)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
