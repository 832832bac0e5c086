/** The teams of the plan, 25 on a page, each field to be corrected in place. */
import { ActionIcon, Button, Group, Select, Switch, Table, Text, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconTrash } from '@tabler/icons-react';
import { memo, startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Agency } from '../../../../../server/shared/agencies.js';
import type { ScenarioSummary } from '../../../../../server/shared/api.js';
import { byName, fold } from '../../../ui/format.js';
import { Pager, usePages } from '../../../ui/pages.js';
import { Empty } from '../../../ui/states.js';
import { addresses, newKey, type Draft, type DraftTeam, type Fault } from './draft.js';
import classes from './plan.module.css';
import { usePlan } from './texts.js';

const PAGE = 25;

interface TableProps {
  draft: Draft;
  scenario: ScenarioSummary | undefined;
  agencies: Agency[];
  faults: Fault[];
  change: (update: (teams: DraftTeam[]) => DraftTeam[]) => void;
}

interface Choice {
  value: string;
  label: string;
}

export function TeamTable({ draft, scenario, agencies, faults, change }: TableProps) {
  const { t, lang } = usePlan();
  const { teams } = draft;
  const joint = draft.play === 'joint';
  const [words, setWords] = useState('');
  const [faultyOnly, setFaultyOnly] = useState(false);
  const faulty = useMemo(() => new Set(faults.flatMap((fault) => ('rows' in fault ? fault.rows : []))), [faults]);
  const rows = useMemo(() => {
    const wanted = fold(words.trim());
    return teams
      .map((team, at) => ({ team, at }))
      .filter(({ team, at }) => (!faultyOnly || faulty.has(at)) && (wanted === '' || fold(team.name).includes(wanted)));
  }, [teams, words, faultyOnly, faulty]);
  const pages = usePages(rows, PAGE);

  const edit = useCallback(
    (key: string, fields: Partial<DraftTeam>) => change((all) => all.map((team) => (team.key === key ? { ...team, ...fields } : team))),
    [change],
  );
  const drop = useCallback((key: string) => change((all) => all.filter((team) => team.key !== key)), [change]);
  const agencyChoices = useMemo<Choice[]>(
    () => agencies.map(({ id, name }) => ({ value: id, label: name })).toSorted((a, b) => byName(a.label, b.label)),
    [agencies],
  );
  const partChoices = useMemo<Choice[]>(
    () => (scenario?.parts ?? []).map(({ id, title }) => ({ value: id, label: title[lang] })),
    [scenario, lang],
  );

  return (
    <section className="panel" aria-label={t('list')}>
      <Group p="sm" gap="sm">
        <Text fw={600} size="sm" className="tnum">
          {t('teamCount', { n: teams.length })}
        </Text>
        <TextInput
          size="xs"
          w={220}
          aria-label={t('findTeam')}
          placeholder={t('findTeam')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {faulty.size > 0 && (
          <Switch
            size="xs"
            label={t('onlyFaulty', { n: faulty.size })}
            checked={faultyOnly}
            onChange={(event) => setFaultyOnly(event.currentTarget.checked)}
          />
        )}
        <Group gap="xs" ml="auto">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              change((all) => [...all, { key: newKey(), name: '', emails: [] }]);
              setWords('');
              setFaultyOnly(false);
              pages.go(Math.ceil((teams.length + 1) / PAGE));
            }}
          >
            {t('addRow')}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            disabled={teams.length === 0}
            onClick={() => window.confirm(t('removeAllAsk', { n: teams.length })) && change(() => [])}
          >
            {t('removeAll')}
          </Button>
        </Group>
      </Group>
      {teams.length === 0 ? (
        <Empty title={t('noTeamsYet')} />
      ) : (
        <>
          <div className={classes['teams']}>
            <Table verticalSpacing={4} horizontalSpacing="xs" layout="fixed">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={44}>#</Table.Th>
                  <Table.Th>{t('teamName')}</Table.Th>
                  <Table.Th>{t('agency')}</Table.Th>
                  {joint && <Table.Th>{t('part')}</Table.Th>}
                  {joint && <Table.Th w={110}>{t('world')}</Table.Th>}
                  <Table.Th>{t('emails')}</Table.Th>
                  <Table.Th w={44}>
                    <span className="vh">{t('removeAll')}</span>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {pages.shown.map(({ team, at }) => (
                  <Row
                    key={team.key}
                    team={team}
                    number={at + 1}
                    faulty={faulty.has(at)}
                    joint={joint}
                    agencies={agencyChoices}
                    parts={partChoices}
                    edit={edit}
                    drop={drop}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </div>
          <Pager pages={pages} label={t('pagesOfTeams')} />
        </>
      )}
    </section>
  );
}

interface RowProps {
  team: DraftTeam;
  /** Place in the whole list, from 1. */
  number: number;
  faulty: boolean;
  joint: boolean;
  agencies: Choice[];
  parts: Choice[];
  edit: (key: string, fields: Partial<DraftTeam>) => void;
  drop: (key: string) => void;
}

const Row = memo(function Row({ team, number, faulty, joint, agencies, parts, edit, drop }: RowProps) {
  const { t } = usePlan();
  const label = (what: string): string => t('ofRow', { what, n: number });
  return (
    <Table.Tr>
      <Table.Td className="tnum" c={faulty ? 'var(--dt-warn)' : 'dimmed'} fw={faulty ? 700 : 400}>
        {faulty ? `! ${number}` : number}
      </Table.Td>
      <Table.Td>
        <WordField label={label(t('teamName'))} max={200} words={team.name} error={faulty} change={(name) => edit(team.key, { name })} />
      </Table.Td>
      <Table.Td>
        <Select
          size="xs"
          aria-label={label(t('agency'))}
          placeholder={t('same')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('same') }}
          limit={50}
          data={agencies}
          value={team.agencyId ?? null}
          onChange={(agencyId) => edit(team.key, { agencyId: agencyId ?? undefined })}
        />
      </Table.Td>
      {joint && (
        <Table.Td>
          <Select
            size="xs"
            aria-label={label(t('part'))}
            placeholder={t('anyPart')}
            clearable
            clearButtonProps={{ 'aria-label': t('anyPart') }}
            data={parts}
            value={team.part ?? null}
            onChange={(part) => edit(team.key, { part: part ?? undefined })}
          />
        </Table.Td>
      )}
      {joint && (
        <Table.Td>
          <WordField
            label={label(t('world'))}
            max={80}
            words={team.world ?? ''}
            change={(world) => edit(team.key, { world: world === '' ? undefined : world })}
          />
        </Table.Td>
      )}
      <Table.Td>
        <EmailField label={label(t('emails'))} emails={team.emails} change={(emails) => edit(team.key, { emails })} />
      </Table.Td>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('remove', { name: team.name || String(number) })}
          onClick={() => drop(team.key)}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
});

interface WordProps {
  label: string;
  max: number;
  words: string;
  error?: boolean;
  change: (words: string) => void;
}

/** Shows each letter at once; the plan, with everything that is checked in it, follows when there is time. */
function WordField({ label, max, words, error = false, change }: WordProps) {
  const [typed, setTyped] = useState(words);
  /** Typed last and not in the plan yet; null: the plan is up to date, so what changes there is shown here. */
  const underWay = useRef<string | null>(null);
  useEffect(() => {
    if (underWay.current === words) underWay.current = null;
    if (underWay.current === null) setTyped(words);
  }, [words]);
  return (
    <TextInput
      size="xs"
      aria-label={label}
      maxLength={max}
      value={typed}
      error={error}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        underWay.current = next;
        startTransition(() => change(next));
      }}
    />
  );
}

/** Keeps what is typed until it is a whole address; only good ones go into the plan. */
function EmailField({ label, emails, change }: { label: string; emails: string[]; change: (emails: string[]) => void }) {
  const { t } = usePlan();
  const [typed, setTyped] = useState(emails.join('; '));
  const kept = emails.join();
  useEffect(() => setTyped((now) => (addresses(now).good.join() === kept ? now : kept.split(',').join('; '))), [kept]);
  const { bad } = addresses(typed);
  return (
    <TextInput
      size="xs"
      aria-label={label}
      value={typed}
      error={bad.length > 0 ? t('badEmail', { what: bad.join(', ') }) : undefined}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        startTransition(() => change(addresses(next).good));
      }}
    />
  );
}
