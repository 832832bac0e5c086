/** The teams of an exercise: who they are, who has a seat, where mail goes, the join code of each; corrected here. */
import { ActionIcon, Button, CopyButton, Group, Stack, Table, Text, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconPencil, IconRefresh, IconSearch } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Exercise, ScenarioSummary } from '../../../../server/shared/api.js';
import { get } from '../../api/http.js';
import { useMe } from '../../api/session.js';
import { useText } from '../../i18n/index.js';
import { fold } from '../../ui/format.js';
import { Pager, usePages } from '../../ui/pages.js';
import { Empty } from '../../ui/states.js';
import { ApprovalSwitch } from './approval-switch.js';
import { NewCode, TeamForm } from './team-form.js';
import classes from './teams.module.css';
import { texts } from './texts.js';

const PAGE = 50;
type Team = Exercise['teams'][number];

/** Names of the parts, as the scenario of this exercise has them; its ids while they are not known. */
function usePartTitles(exercise: Exercise): (id: string) => string {
  const { pick } = useText<typeof texts>('exercise');
  const { id, version } = exercise.scenario;
  const scenario = useQuery({
    queryKey: ['scenario', id, version],
    enabled: exercise.play === 'joint',
    retry: false,
    queryFn: () => get<ScenarioSummary>(`/scenarios/${encodeURIComponent(id)}/versions/${encodeURIComponent(version)}`),
  });
  const titles = new Map(scenario.data?.parts.map((part) => [part.id, pick(part.title)]));
  return (part) => titles.get(part) ?? part;
}

export function TeamsTab({ exercise }: { exercise: Exercise }) {
  const { t } = useText<typeof texts>('exercise');
  const me = useMe('user').data;
  const plans = me?.kind === 'user' && me.user.roles.some((role) => ['admin', 'organiser', 'director'].includes(role));
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const [editing, setEditing] = useState<Team | null>(null);
  const [renewing, setRenewing] = useState<Team | null>(null);
  const partTitle = usePartTitles(exercise);
  const joint = exercise.play === 'joint';
  const { teams } = exercise;
  /** Ids of worlds tell nothing to a reader; they are numbered as they come. */
  const worlds = useMemo(() => new Map([...new Set(teams.map(({ worldId }) => worldId))].map((id, at) => [id, at + 1])), [teams]);
  const found = useMemo(() => {
    const wanted = fold(words.trim());
    return teams.filter(({ name, agency, emails }) => wanted === '' || fold([name, agency, ...(emails ?? [])].join(' ')).includes(wanted));
  }, [teams, words]);
  const pages = usePages(found, PAGE);
  const coded = teams.some(({ joinCode }) => joinCode !== undefined);
  const changed = (after: Exercise): void => {
    queries.setQueryData(['exercise', exercise.id], after);
    setEditing(null);
    setRenewing(null);
  };
  return (
    <Stack gap="sm">
      <Group gap="md">
        <TextInput
          aria-label={t('find')}
          placeholder={t('find')}
          leftSection={<IconSearch size={16} aria-hidden />}
          w={300}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed" className="tnum">
          {[
            t('teamCount', { n: teams.length }),
            t('withSeats', { n: teams.filter(({ seats }) => seats > 0).length }),
            ...(coded ? [t('withEmails', { n: teams.filter(({ emails }) => (emails ?? []).length > 0).length })] : []),
          ].join(' · ')}
        </Text>
        {coded && (
          <CopyButton value={teams.map(({ name, joinCode }) => `${name}\t${joinCode ?? ''}`).join('\n')}>
            {({ copied, copy }) => (
              <Button
                size="xs"
                variant="default"
                ml="auto"
                leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
                onClick={copy}
              >
                {copied ? t('copied') : t('copyAll')}
              </Button>
            )}
          </CopyButton>
        )}
      </Group>
      {plans && <ApprovalSwitch exercise={exercise} />}
      {coded && <Text size="sm">{t('joinAt', { url: `${location.origin}/join` })}</Text>}
      <div className="panel">
        {found.length === 0 ? (
          <Empty title={t('noneFound')} />
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
          <div style={{ overflowX: 'auto', position: 'relative' }} tabIndex={0} role="group" aria-label={t('teams')}>
            <Table verticalSpacing={5} highlightOnHover miw={{ base: 680, lg: 0 }}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('team')}</Table.Th>
                  <Table.Th>{t('agency')}</Table.Th>
                  {joint && <Table.Th>{t('part')}</Table.Th>}
                  {joint && <Table.Th>{t('world')}</Table.Th>}
                  <Table.Th ta="right">{t('seats')}</Table.Th>
                  {coded && <Table.Th>{t('emails')}</Table.Th>}
                  {coded && <Table.Th>{t('code')}</Table.Th>}
                  {plans && (
                    <Table.Th w={88}>
                      <span className="vh">{t('actions')}</span>
                    </Table.Th>
                  )}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {pages.shown.map((team) => (
                  <Table.Tr key={team.id}>
                    <Table.Td fw={500}>{team.name}</Table.Td>
                    <Table.Td c={team.agency === team.name ? 'dimmed' : undefined}>
                      {team.agency === team.name ? '-' : team.agency}
                    </Table.Td>
                    {joint && <Table.Td>{team.parts.map(partTitle).join('; ')}</Table.Td>}
                    {joint && <Table.Td className="tnum">{worlds.get(team.worldId)}</Table.Td>}
                    <Table.Td ta="right" className="tnum">
                      {team.seats}
                    </Table.Td>
                    {coded && (
                      <Table.Td style={{ overflowWrap: 'anywhere' }} c={(team.emails ?? []).length === 0 ? 'dimmed' : undefined}>
                        {(team.emails ?? []).join('; ') || t('noEmails')}
                      </Table.Td>
                    )}
                    {coded && (
                      <Table.Td>
                        <Group gap={4} wrap="nowrap">
                          <span className={classes['code']}>{team.joinCode}</span>
                          <CopyButton value={team.joinCode ?? ''}>
                            {({ copied, copy }) => (
                              <Tooltip label={t('copied')} opened={copied}>
                                <ActionIcon variant="subtle" color="gray" aria-label={t('copy', { name: team.name })} onClick={copy}>
                                  {copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
                                </ActionIcon>
                              </Tooltip>
                            )}
                          </CopyButton>
                        </Group>
                      </Table.Td>
                    )}
                    {plans && (
                      <Table.Td>
                        <Group gap={4} wrap="nowrap" justify="flex-end">
                          <ActionIcon variant="subtle" aria-label={t('edit', { name: team.name })} onClick={() => setEditing(team)}>
                            <IconPencil size={16} aria-hidden />
                          </ActionIcon>
                          <ActionIcon
                            variant="subtle"
                            color="gray"
                            aria-label={t('newCode', { name: team.name })}
                            onClick={() => setRenewing(team)}
                          >
                            <IconRefresh size={16} aria-hidden />
                          </ActionIcon>
                        </Group>
                      </Table.Td>
                    )}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        )}
        <Pager pages={pages} label={t('pages')} />
      </div>
      {editing && <TeamForm exercise={exercise} team={editing} changed={changed} close={() => setEditing(null)} />}
      {renewing && <NewCode exercise={exercise} team={renewing} changed={changed} close={() => setRenewing(null)} />}
    </Stack>
  );
}
