/** Teams from the directory: search, kinds, all of what is found at once. */
import { Button, Checkbox, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Agency } from '../../../../../server/shared/agencies.js';
import { nameKey } from '../../../../../server/shared/names.js';
import { kindsOf } from '../../../features/agencies/data.js';
import { fold } from '../../../ui/format.js';
import { Pager, usePages } from '../../../ui/pages.js';
import { Empty } from '../../../ui/states.js';
import type { DraftTeam, Incoming } from './draft.js';
import classes from './plan.module.css';
import { usePlan } from './texts.js';

const PAGE = 50;

interface PickProps {
  agencies: Agency[];
  teams: DraftTeam[];
  take: (teams: Incoming[]) => void;
}

export function DirectoryPicker({ agencies, teams, take }: PickProps) {
  const { t } = usePlan();
  const [words, setWords] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const there = useMemo(() => new Set(teams.map(({ name }) => nameKey(name))), [teams]);
  const found = useMemo(() => {
    const wanted = fold(words.trim());
    return agencies.filter(
      (each) =>
        !there.has(nameKey(each.name)) &&
        (kind === null || each.kind === kind) &&
        (wanted === '' || fold(`${each.name} ${each.shortName ?? ''}`).includes(wanted)),
    );
  }, [agencies, there, words, kind]);
  const pages = usePages(found, PAGE);
  const toggle = (id: string): void => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  if (agencies.length === 0) {
    return (
      <Empty title={t('noAgencies')}>
        <Button variant="default" renderRoot={(props) => <Link to="/agencies" {...props} />}>
          {t('toDirectory')}
        </Button>
      </Empty>
    );
  }
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('findAgency')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          style={{ flex: '1 1 220px' }}
        />
        <Select
          label={t('kind')}
          placeholder={t('allKinds')}
          clearable
          clearButtonProps={{ 'aria-label': t('allKinds') }}
          w={240}
          data={kindsOf(agencies).map((each) => ({ value: each.kind, label: `${each.kind} (${each.n})` }))}
          value={kind}
          onChange={setKind}
        />
        <Button
          variant="default"
          disabled={found.length === 0}
          onClick={() => setPicked(new Set([...picked, ...found.map(({ id }) => id)]))}
        >
          {t('pickAll', { n: found.length })}
        </Button>
        <Button variant="subtle" disabled={picked.size === 0} onClick={() => setPicked(new Set())}>
          {t('pickNone')}
        </Button>
      </Group>
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes['pick']} tabIndex={0} role="group" aria-label={t('way.directory')}>
        <Table verticalSpacing={4}>
          <Table.Tbody>
            {pages.shown.map((agency) => (
              <Table.Tr key={agency.id}>
                <Table.Td>
                  <Checkbox size="sm" label={agency.name} checked={picked.has(agency.id)} onChange={() => toggle(agency.id)} />
                </Table.Td>
                <Table.Td c="dimmed">{agency.kind}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {found.length === 0 && <Text size="sm">{t('nonePick')}</Text>}
      <Pager pages={pages} label={t('pagesOfAgencies')} />
      <Group>
        <Button
          variant="default"
          disabled={picked.size === 0}
          onClick={() => {
            take(agencies.filter(({ id }) => picked.has(id)).map(({ id, name, emails }) => ({ name, agencyId: id, emails: emails ?? [] })));
            setPicked(new Set());
          }}
        >
          {t('addN', { n: picked.size })}
        </Button>
        <Text size="sm" c="dimmed" className="tnum">
          {t('picked', { n: picked.size })}
        </Text>
      </Group>
    </Stack>
  );
}
