/** My teams with their live state; beside it (on a wide screen) or over it (on a narrow one) the team that is open. */
import { Button, SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconArrowLeft, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { mayRecord } from '../../../../server/scoring/marking.js';
import type { CellState, ExconTeam, ExconView } from '../../../../server/shared/views.js';
import { byName, fold } from '../../ui/format.js';
import { StateMark } from '../../ui/mark.js';
import { Empty } from '../../ui/states.js';
import classes from './evaluator.module.css';
import { useDesk } from './desk.js';
import { TeamPage } from './team.js';
import { useEvaluatorText } from './texts.js';

/** Counts of a team's delivered injects by how they stand. */
export function countsOf(view: ExconView, teamId: string): { done: number; open: number; late: number } {
  const counts = { done: 0, open: 0, late: 0 };
  const as: Partial<Record<CellState, keyof typeof counts>> = {
    met: 'done',
    late: 'late',
    missed: 'late',
    delivered: 'open',
    seen: 'open',
    answered: 'open',
  };
  for (const cell of Object.values(view.cells[teamId] ?? {})) {
    const key = as[cell.state];
    if (key) counts[key] += 1;
  }
  return counts;
}

export function Teams({ team }: { team: string | undefined }) {
  const { view, open } = useDesk();
  const { t } = useEvaluatorText();
  const chosen = view.kit.teams.find((one) => one.id === team);
  return (
    <div className={classes['pair']} data-open={chosen !== undefined || undefined}>
      <TeamList chosen={chosen?.id} />
      <section className={classes['detail']} aria-label={chosen?.name}>
        {chosen ? (
          <>
            <Button
              className={classes['toList'] ?? ''}
              variant="subtle"
              size="md"
              leftSection={<IconArrowLeft size={18} aria-hidden />}
              onClick={() => open({ tab: 'teams' })}
            >
              {t('backToTeams')}
            </Button>
            <TeamPage key={chosen.id} team={chosen} />
          </>
        ) : (
          <Empty title={t('pickTeam')} />
        )}
      </section>
    </div>
  );
}

function TeamList({ chosen }: { chosen: string | undefined }) {
  const { view, evaluation } = useDesk();
  const { t } = useEvaluatorText();
  const { me } = evaluation;
  const assigned = me.assignments.some((one) => one.teams?.length || one.objectives?.length);
  const [scope, setScope] = useState<'mine' | 'all'>(assigned ? 'mine' : 'all');
  const [search, setSearch] = useState('');
  const shown = useMemo(() => {
    const wanted = fold(search.trim());
    return view.kit.teams
      .filter((team) => scope === 'all' || mayRecord(me.assignments, me.userId, { teamId: team.id }))
      .filter((team) => fold(team.name).includes(wanted))
      .toSorted((a, b) => byName(a.name, b.name));
  }, [view.kit.teams, scope, search, me]);
  return (
    <aside className={classes['list']} aria-label={t('teams')}>
      <div className={classes['listHead']}>
        {assigned && (
          <SegmentedControl
            fullWidth
            size="md"
            aria-label={t('teams')}
            value={scope}
            onChange={(value) => setScope(value === 'all' ? 'all' : 'mine')}
            data={[
              { value: 'mine', label: t('mine') },
              { value: 'all', label: t('all') },
            ]}
          />
        )}
        <TextInput
          size="md"
          aria-label={t('searchTeam')}
          placeholder={t('searchTeam')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      {shown.length === 0 ? (
        search ? (
          <Empty title={t('noMatch')} />
        ) : (
          <Empty title={t('noTeams')}>{assigned && <Text size="sm">{t('noTeamsText')}</Text>}</Empty>
        )
      ) : (
        <ul className={classes['teams']}>
          {shown.map((team) => (
            <TeamCard key={team.id} team={team} chosen={team.id === chosen} />
          ))}
        </ul>
      )}
    </aside>
  );
}

function TeamCard({ team, chosen }: { team: ExconTeam; chosen: boolean }) {
  const { view, state, standing, open } = useDesk();
  const { t } = useEvaluatorText();
  const here = state.presence[team.id]?.length ?? 0;
  const { done, open: busy, late } = countsOf(view, team.id);
  const observed = standing.observations.filter((one) => one.teamId === team.id).length;
  return (
    <li>
      <button type="button" aria-current={chosen || undefined} onClick={() => open({ tab: 'teams', team: team.id })}>
        <b>{team.name}</b>
        <span className={classes['counts']}>
          <span className={classes['presence']} data-on={here > 0 || undefined}>
            {t('present', { n: here })}
          </span>
          <Count state="met" n={done} label={t('done', { n: done })} />
          <Count state="seen" n={busy} label={t('openNow', { n: busy })} />
          <Count state="late" n={late} label={t('lateNow', { n: late })} />
          <span className="tnum">{t('observed', { n: observed })}</span>
        </span>
      </button>
    </li>
  );
}

function Count({ state, n, label }: { state: CellState; n: number; label: string }) {
  return (
    <span className={classes['count']} title={label}>
      <StateMark state={state} size={14} label={false} />
      <span className="tnum" aria-hidden>
        {n}
      </span>
      <span className="vh">{label}</span>
    </span>
  );
}
