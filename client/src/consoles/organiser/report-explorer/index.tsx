/** Score explorer: every point of every team in a sentence, what would have earned more, how sure the ranking is. */
import { ActionIcon, CopyButton, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconCheck, IconLink } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { AfterActionReport } from '../../../../../server/shared/report.js';
import type { ScoreLine, TeamScore } from '../../../../../server/shared/scores.js';
import { usePeople } from '../../../features/evaluating/staff.js';
import { accountOf, mediansOf } from '../../../features/sheet/account.js';
import { SheetLines } from '../../../features/sheet/lines.js';
import { SheetObjectives } from '../../../features/sheet/objectives.js';
import { useSheet } from '../../../features/sheet/texts.js';
import { Waterfall } from '../../../features/sheet/waterfall.js';
import { byName, fixed2 } from '../../../ui/format.js';
import { Empty } from '../../../ui/states.js';
import classes from './explorer.module.css';
import { Picker } from './picker.js';
import { Sureness } from './sureness.js';
import { useExplorer } from './texts.js';

const byRank = (a: TeamScore, b: TeamScore): number => (a.rank ?? Infinity) - (b.rank ?? Infinity) || byName(a.name, b.name);

export function Explorer({ report }: { report: AfterActionReport }) {
  const { t } = useExplorer();
  const { t: s } = useSheet();
  const { team: wanted, line: here } = useSearch({ from: '/report/$exerciseId' });
  const navigate = useNavigate({ from: '/report/$exerciseId' });
  const { name } = usePeople(report.exercise.id);
  const teams = useMemo(() => report.sheet.teams.toSorted(byRank), [report]);
  const medians = useMemo(() => mediansOf(report.sheet.teams), [report]);
  const team = teams.find(({ teamId }) => teamId === wanted) ?? teams[0];
  if (!team) return <Empty title={t('noTeams')} />;
  return (
    <Stack gap="md">
      <Picker
        teams={teams}
        teamId={team.teamId}
        choose={(teamId) => void navigate({ search: { team: teamId }, replace: true, resetScroll: false })}
      />
      <section className={`panel ${classes['sheet']}`} aria-label={team.name}>
        <Head team={team} />
        <Title order={3} className="vh">
          {s('lines')}
        </Title>
        <SheetLines
          key={team.teamId}
          team={team}
          {...(teams.length > 1 && { medians })}
          name={name}
          here={here}
          end={(line) => <Address teamId={team.teamId} line={line} />}
        />
      </section>
      <Sureness report={report} />
    </Stack>
  );
}

function Head({ team }: { team: TeamScore }) {
  const { t, lang, pick } = useExplorer();
  const account = useMemo(() => accountOf(team.lines), [team]);
  return (
    <div className={classes['head']}>
      <div>
        <Title order={2} size="h4">
          {team.name}
        </Title>
        <Group gap="lg" align="baseline" mt={4}>
          <Text className={`${classes['percent']} tnum`}>{team.possible > 0 ? `${fixed2(team.percent, lang)} %` : '–'}</Text>
          <Text fw={600}>{team.rank === null ? t('unranked') : t('rank', { n: team.rank })}</Text>
        </Group>
        {team.outcome && <Text size="sm">{pick(team.outcome)}</Text>}
        {team.provisional && (
          <Text size="sm" c="var(--dt-warn)">
            {t('provisional')}
          </Text>
        )}
        <div className={classes['objectives']}>
          <SheetObjectives objectives={team.objectives} />
        </div>
      </div>
      <Waterfall account={account} />
    </div>
  );
}

/** Copies where this line can be read, for a message to somebody else who may see the report. */
function Address({ teamId, line }: { teamId: string; line: ScoreLine }) {
  const { t } = useExplorer();
  const { origin, pathname } = window.location;
  const address = `${origin}${pathname}?${new URLSearchParams({ team: teamId, line: line.ref }).toString()}`;
  return (
    <CopyButton value={address}>
      {({ copied, copy }) => (
        <Tooltip label={t('link')}>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('link')} onClick={copy} className={classes['address'] ?? ''}>
            {copied ? <IconCheck size={14} aria-hidden /> : <IconLink size={14} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
