/** The table of assignments: teams and objectives down, people across, a box at every crossing. */
import { ActionIcon, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { EvaluationView } from '../../../../server/shared/evaluation.js';
import { eyesOn, type Column } from './assign.js';
import classes from './evaluators.module.css';
import { useAssignText } from './evaluators-texts.js';

interface Props {
  columns: readonly Column[];
  teams: readonly { id: string; name: string }[];
  objectives: EvaluationView['objectives'];
  name: (userId: string) => string;
  readOnly: boolean;
  toggle: (at: number, list: 'teams' | 'objectives', id: string) => void;
  setLead: (at: number, lead: boolean) => void;
  remove: (at: number) => void;
}

export function AssignTable({ columns, teams, objectives, name, readOnly, toggle, setLead, remove }: Props) {
  const { t, pick } = useAssignText();
  const row = (list: 'teams' | 'objectives', id: string, what: string) =>
    columns.map((column, at) => (
      <td key={at}>
        <label className={classes['cell']}>
          <input
            type="checkbox"
            disabled={readOnly}
            aria-label={t('assign', { name: name(column.userId), what })}
            checked={column[list].has(id)}
            onChange={() => toggle(at, list, id)}
          />
        </label>
      </td>
    ));
  return (
    <div className={classes['scroll']} role="region" aria-label={t('people')} tabIndex={0}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('people')}</th>
            <th scope="col" style={{ minWidth: 80 }}>
              {t('eyes')}
            </th>
            {columns.map((column, at) => (
              <th key={at} scope="col">
                <div className={classes['head']}>
                  {name(column.userId)}
                  <Text size="xs" c="dimmed" className="tnum">
                    {t('nTeams', { n: column.teams.size })}
                  </Text>
                  <label className={classes['leadBox']}>
                    <input
                      type="checkbox"
                      disabled={readOnly}
                      checked={column.lead}
                      onChange={(event) => setLead(at, event.currentTarget.checked)}
                    />
                    {t('lead')}
                  </label>
                  {!readOnly && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('remove', { name: name(column.userId) })}
                      onClick={() => remove(at)}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  )}
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {objectives.length > 0 && (
            <tr className={classes['section']}>
              <th scope="colgroup" colSpan={columns.length + 2}>
                {t('objective')}
              </th>
            </tr>
          )}
          {objectives.map((objective) => (
            <tr key={objective.id}>
              <th scope="row" colSpan={2}>
                {pick(objective.title)}
              </th>
              {row('objectives', objective.id, pick(objective.title))}
            </tr>
          ))}
          {objectives.length > 0 && teams.length > 0 && (
            <tr className={classes['section']}>
              <th scope="colgroup" colSpan={columns.length + 2}>
                {t('team')}
              </th>
            </tr>
          )}
          {teams.map((team) => {
            const eyes = eyesOn(columns, team.id);
            return (
              <tr key={team.id}>
                <th scope="row">{team.name}</th>
                <td className="tnum">{eyes > 0 ? eyes : <span className={classes['none']}>{t('nobody')}</span>}</td>
                {row('teams', team.id, team.name)}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
