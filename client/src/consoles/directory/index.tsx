/** The directory: search, filter, correct, and import from a file or a ready-made list. */
import { ActionIcon, Button, Container, Group, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { IconPencil, IconPlus, IconSearch, IconTrash, IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Agency } from '../../../../server/shared/agencies.js';
import { del } from '../../api/http.js';
import { useMe } from '../../api/session.js';
import { AGENCIES, kindsOf, useAgencies } from '../../features/agencies/data.js';
import { fold } from '../../ui/format.js';
import { Frame } from '../../ui/frame.js';
import { Nav } from '../../ui/nav.js';
import { Pager, usePages } from '../../ui/pages.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { AgencyForm } from './form.js';
import { ImportDialog } from './import.js';
import { useDirectory } from './texts.js';

const PAGE = 50;

export function Agencies() {
  const { t } = useDirectory();
  const list = useAgencies();
  const me = useMe('user').data;
  const write = me?.kind === 'user' && me.user.roles.some((role) => ['admin', 'organiser', 'director'].includes(role));
  const [importing, setImporting] = useState(false);
  const [editing, setEditing] = useState<Agency | 'new' | null>(null);
  return (
    <Frame bar={<Nav />}>
      <Container size="xl" py="md">
        <Group justify="space-between" mb="sm" align="flex-start">
          <div>
            <Title order={1} size="h3">
              {t('title')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('intro')}
            </Text>
          </div>
          {write && (
            <Group gap="xs">
              <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={() => setImporting(true)}>
                {t('import')}
              </Button>
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
                {t('add')}
              </Button>
            </Group>
          )}
        </Group>
        {list.isPending ? (
          <Loading />
        ) : list.error ? (
          <Failed error={list.error} retry={() => void list.refetch()} />
        ) : list.data.length === 0 ? (
          <div className="panel">
            <Empty title={t('empty')}>
              <Text size="sm">{t('emptyHint')}</Text>
              {write && (
                <Button mt="xs" leftSection={<IconUpload size={16} aria-hidden />} onClick={() => setImporting(true)}>
                  {t('import')}
                </Button>
              )}
            </Empty>
          </div>
        ) : (
          <AgencyTable agencies={list.data} write={write} edit={setEditing} />
        )}
      </Container>
      {importing && <ImportDialog close={() => setImporting(false)} />}
      {editing && (
        <AgencyForm
          key={editing === 'new' ? 'new' : editing.id}
          agency={editing === 'new' ? null : editing}
          close={() => setEditing(null)}
        />
      )}
    </Frame>
  );
}

function AgencyTable({ agencies, write, edit }: { agencies: Agency[]; write: boolean; edit: (agency: Agency) => void }) {
  const { t } = useDirectory();
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const found = useMemo(() => {
    const wanted = fold(words.trim());
    return agencies.filter(
      (each) =>
        (kind === null || each.kind === kind) &&
        (wanted === '' || fold([each.name, each.shortName, each.parent, ...(each.emails ?? [])].join(' ')).includes(wanted)),
    );
  }, [agencies, words, kind]);
  const pages = usePages(found, PAGE);
  const remove = async ({ id, name }: Agency): Promise<void> => {
    if (!window.confirm(t('removeAsk', { name }))) return;
    await del(`/agencies/${id}`);
    await queries.invalidateQueries({ queryKey: AGENCIES });
  };
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="sm">
        <TextInput
          aria-label={t('find')}
          placeholder={t('find')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          style={{ flex: '1 1 260px' }}
          maw={420}
        />
        <Select
          aria-label={t('kind')}
          placeholder={t('allKinds')}
          clearable
          clearButtonProps={{ 'aria-label': t('allKinds') }}
          w={260}
          data={kindsOf(agencies).map((each) => ({ value: each.kind, label: `${each.kind} (${each.n})` }))}
          value={kind}
          onChange={setKind}
        />
      </Group>
      <div className="panel">
        {found.length === 0 ? (
          <Empty title={t('noneFound')}>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                setWords('');
                setKind(null);
              }}
            >
              {t('clear')}
            </Button>
          </Empty>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
          <div style={{ overflowX: 'auto', position: 'relative' }} tabIndex={0} role="group" aria-label={t('title')}>
            <Table verticalSpacing={5} highlightOnHover miw={{ base: 640, md: 0 }}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('name')}</Table.Th>
                  <Table.Th>{t('kind')}</Table.Th>
                  <Table.Th>{t('level')}</Table.Th>
                  <Table.Th>{t('parent')}</Table.Th>
                  <Table.Th>{t('emails')}</Table.Th>
                  {write && (
                    <Table.Th w={88}>
                      <span className="vh">{t('actions')}</span>
                    </Table.Th>
                  )}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {pages.shown.map((agency) => (
                  <Table.Tr key={agency.id}>
                    <Table.Td fw={500}>
                      {agency.name}
                      {agency.shortName && (
                        <Text span size="xs" c="dimmed">
                          {` (${agency.shortName})`}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td>{agency.kind}</Table.Td>
                    <Table.Td>{agency.level && t(`level.${agency.level}`)}</Table.Td>
                    <Table.Td>{agency.parent}</Table.Td>
                    <Table.Td style={{ overflowWrap: 'anywhere' }}>{agency.emails?.join('; ')}</Table.Td>
                    {write && (
                      <Table.Td>
                        <Group gap={4} wrap="nowrap" justify="flex-end">
                          <ActionIcon variant="subtle" aria-label={t('edit', { name: agency.name })} onClick={() => edit(agency)}>
                            <IconPencil size={16} aria-hidden />
                          </ActionIcon>
                          <ActionIcon
                            variant="subtle"
                            color="gray"
                            aria-label={t('remove', { name: agency.name })}
                            onClick={() => void remove(agency)}
                          >
                            <IconTrash size={16} aria-hidden />
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
    </Stack>
  );
}
