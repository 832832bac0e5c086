/** All lines of a sheet: by inject in the order of the MSEL, or those that lost most first; all objectives or one. */
import { Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ScoreLine, TeamScore } from '../../../../server/shared/scores.js';
import { number } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import { groupsOf, mostLost, type Group as LineGroup } from './account.js';
import { SheetLine } from './line.js';
import classes from './sheet.module.css';
import { useSheet } from './texts.js';

export interface LinesProps {
  team: TeamScore;
  /** Points of the median team by `ref`. */
  medians?: ReadonlyMap<string, number>;
  name?: (userId: string) => string;
  /** `ref` of the line that the address names. */
  here?: string | undefined;
  /** What a console adds to a line: at the end of its sentence, and below it. */
  end?: (line: ScoreLine) => ReactNode;
  after?: (line: ScoreLine) => ReactNode;
}

const keyOf = (line: ScoreLine): string => `${line.ref} ${line.deliveryId ?? ''} ${line.eventId ?? ''}`;

export function SheetLines({ team, medians, name, here, end, after }: LinesProps) {
  const { t, pick } = useSheet();
  const [order, setOrder] = useState<'inject' | 'loss'>('inject');
  const [objective, setObjective] = useState<string | null>(null);
  const lines = team.lines.filter((line) => objective === null || line.objective === objective);
  const one = (line: ScoreLine, alone: boolean) => (
    <SheetLine
      key={keyOf(line)}
      line={line}
      median={line.kind === 'penalty' ? undefined : medians?.get(line.ref)}
      name={name}
      here={here === line.ref}
      alone={alone}
      end={end?.(line)}
      after={after?.(line)}
    />
  );
  const lost = order === 'loss' ? mostLost(lines) : [];
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          aria-label={t('order')}
          value={order}
          onChange={(value) => setOrder(value === 'loss' ? 'loss' : 'inject')}
          data={[
            { value: 'inject', label: t('byInject') },
            { value: 'loss', label: t('byLoss') },
          ]}
        />
        {team.objectives.length > 1 && (
          <Select
            aria-label={t('objective')}
            placeholder={t('allObjectives')}
            clearable
            clearButtonProps={{ 'aria-label': t('allObjectives') }}
            className={classes['objective'] ?? ''}
            data={team.objectives.map(({ id, title }) => ({ value: id, label: pick(title) }))}
            value={objective}
            onChange={setObjective}
          />
        )}
      </Group>
      {order === 'loss' ? (
        lost.length === 0 ? (
          <Empty title={t('nothingLost')} />
        ) : (
          <ol className={classes['lines']}>{lost.map((line) => one(line, true))}</ol>
        )
      ) : lines.length === 0 ? (
        <Empty title={t('noLines')} />
      ) : (
        groupsOf(lines).map((group) => <InjectGroup key={group.key} group={group} one={(line) => one(line, false)} />)
      )}
    </Stack>
  );
}

function InjectGroup({ group, one }: { group: LineGroup; one: (line: ScoreLine) => ReactNode }) {
  const { t, lang, pick } = useSheet();
  const [first] = group.lines;
  const sum = (of: (line: ScoreLine) => number): string =>
    number(
      group.lines.reduce((total, line) => total + of(line), 0),
      lang,
    );
  const penalty = group.key === 'penalty';
  return (
    <section className={classes['group']}>
      <header>
        <Title order={4} size="h6">
          {penalty || !first?.injectTitle
            ? t('penalties')
            : `${first.number === undefined ? '' : `${first.number} · `}${pick(first.injectTitle)}`}
        </Title>
        <Text size="sm" fw={600} className="tnum">
          {penalty ? sum(({ earned }) => earned) : t('ofPoints', { e: sum(({ earned }) => earned), p: sum(({ possible }) => possible) })}
        </Text>
      </header>
      <ol className={classes['lines']}>{group.lines.map(one)}</ol>
    </section>
  );
}
