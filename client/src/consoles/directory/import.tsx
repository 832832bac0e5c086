/** Importing agencies: a ready-made list or a file, always tried first; what would become of each row is shown before anything is written. */
import { Alert, Button, Checkbox, FileButton, Group, Modal, Radio, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgencyImport, AgencyImportRow, AgencyProfile } from '../../../../server/shared/agencies.js';
import { openFile, ProblemError } from '../../api/http.js';
import { AGENCIES, importAgencies, LIST_FILES, useProfiles, type ListFrom } from '../../features/agencies/data.js';
import { useCommon } from '../../i18n/index.js';
import { Pager, usePages } from '../../ui/pages.js';
import { useDirectory } from './texts.js';

const PAGE = 20;
/** What needs a look stands first. */
const ORDER: AgencyImportRow['status'][] = ['error', 'changed', 'new', 'same'];
const COLOR = { error: 'var(--dt-bad)', changed: 'var(--dt-warn)', new: 'var(--dt-ok)', same: 'var(--dt-wait)' } as const;

export function ImportDialog({ close }: { close: () => void }) {
  const { t, lang } = useDirectory();
  const { t: c } = useCommon();
  const queries = useQueryClient();
  const [way, setWay] = useState<'profile' | 'file'>('profile');
  const [from, setFrom] = useState<ListFrom | null>(null);
  const [answer, setAnswer] = useState<AgencyImport | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [skip, setSkip] = useState(false);
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);

  const run = async (list: ListFrom, dryRun: boolean): Promise<AgencyImport | null> => {
    setBusy(true);
    setRefused(null);
    try {
      return await importAgencies(list, { dryRun, skip });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setRefused(error.sentence(lang));
      return null;
    } finally {
      setBusy(false);
    }
  };
  const choose = async (list: ListFrom | null): Promise<void> => {
    setFrom(list);
    setAnswer(null);
    setSkip(false);
    setTries(tries + 1);
    if (list) setAnswer(await run(list, true));
  };
  const write = async (): Promise<void> => {
    const done = from && (await run(from, false));
    if (!done) return;
    await queries.invalidateQueries({ queryKey: AGENCIES });
    notifications.show({
      message: t('done', { new: done.counts.new, changed: done.counts.changed }),
      color: 'green',
      closeButtonProps: { 'aria-label': c('close') },
    });
    close();
  };
  const todo = answer ? answer.counts.new + answer.counts.changed : 0;
  return (
    <Modal
      opened
      onClose={close}
      title={t('importTitle')}
      size="xl"
      closeButtonProps={{ 'aria-label': c('close') }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('importTitle')}
          value={way}
          onChange={(value) => {
            setWay(value);
            void choose(null);
          }}
          data={[
            { value: 'profile', label: t('fromProfile') },
            { value: 'file', label: t('fromFile') },
          ]}
        />
        {way === 'profile' ? (
          <Profiles choose={(list) => void choose(list)} />
        ) : (
          <FromFile from={from} choose={(list) => void choose(list)} busy={busy} />
        )}
        {refused !== null && (
          <Alert color="red" role="alert">
            {refused}
          </Alert>
        )}
        {answer && (
          <>
            <Text size="sm" fw={600} role="status">
              {t('checked', answer.counts)}
            </Text>
            {answer.ignored.length > 0 && (
              <Text size="sm" c="dimmed">
                {t('ignored', { names: answer.ignored.join(', ') })}
              </Text>
            )}
            <Outcome key={tries} answer={answer} />
            {answer.counts.error > 0 && (
              <Checkbox
                label={t('skip', { n: answer.counts.error })}
                checked={skip}
                onChange={(event) => setSkip(event.currentTarget.checked)}
              />
            )}
            {todo === 0 && answer.counts.error === 0 && <Text size="sm">{t('nothing')}</Text>}
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {c('cancel')}
          </Button>
          <Button loading={busy} disabled={todo === 0 || ((answer?.counts.error ?? 0) > 0 && !skip)} onClick={() => void write()}>
            {t('do', { n: todo })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Profiles({ choose }: { choose: (list: ListFrom | null) => void }) {
  const { t, pick } = useDirectory();
  const profiles = useProfiles().data ?? [];
  const [chosen, setChosen] = useState<AgencyProfile | null>(null);
  const [kinds, setKinds] = useState<string[]>([]);
  const take = (profile: AgencyProfile, wanted: string[]): void => {
    setChosen(profile);
    setKinds(wanted);
    choose(wanted.length > 0 ? { profile: profile.id, kinds: wanted } : null);
  };
  return (
    <Stack gap="sm" mih={120}>
      <Radio.Group
        aria-label={t('fromProfile')}
        value={chosen?.id ?? null}
        onChange={(id) => {
          const profile = profiles.find((each) => each.id === id);
          if (profile)
            take(
              profile,
              profile.kinds.map(({ kind }) => kind),
            );
        }}
      >
        <Stack gap="xs">
          {profiles.map((profile) => (
            <Radio
              key={profile.id}
              value={profile.id}
              label={`${pick(profile.title)} · ${profile.total}`}
              description={pick(profile.note)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {chosen && (
        <Checkbox.Group label={t('profileKinds')} value={kinds} onChange={(wanted) => take(chosen, wanted)}>
          <Group gap="md" mt={6}>
            {chosen.kinds.map(({ kind, n }) => (
              <Checkbox key={kind} value={kind} label={`${kind} (${n})`} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
    </Stack>
  );
}

function FromFile({ from, choose, busy }: { from: ListFrom | null; choose: (list: ListFrom | null) => void; busy: boolean }) {
  const { t, lang } = useDirectory();
  return (
    <Stack gap="xs" mih={120}>
      <Text size="sm" c="dimmed">
        {t('fileHint')}
      </Text>
      <Group>
        <FileButton onChange={(file) => file && choose({ file })} accept={LIST_FILES}>
          {(props) => (
            <Button {...props} variant="default" loading={busy} leftSection={<IconUpload size={16} aria-hidden />}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => void openFile(`/agencies/template.xlsx?lang=${lang}`, 'agencies.xlsx')}
        >
          {t('template')}
        </Button>
        {from && 'file' in from && <Text size="sm">{t('chosenFile', { name: from.file.name })}</Text>}
      </Group>
    </Stack>
  );
}

function Outcome({ answer }: { answer: AgencyImport }) {
  const { t, lang } = useDirectory();
  const rows = answer.rows.toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || a.row - b.row);
  const pages = usePages(rows, PAGE);
  return (
    <div className="panel">
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div style={{ maxHeight: 220, overflow: 'auto', position: 'relative' }} tabIndex={0} role="group" aria-label={t('status')}>
        <Table verticalSpacing={4} fz="sm" stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('row')}</Table.Th>
              <Table.Th>{t('status')}</Table.Th>
              <Table.Th>{t('name')}</Table.Th>
              <Table.Th>{t('kind')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pages.shown.map((row) => (
              <Table.Tr key={row.row}>
                <Table.Td className="tnum">{row.row}</Table.Td>
                <Table.Td c={COLOR[row.status]} style={{ whiteSpace: 'nowrap' }}>
                  {t(`status.${row.status}`)}
                </Table.Td>
                <Table.Td>
                  {row.name}
                  {row.errors.length > 0 && (
                    <Text size="xs" c="var(--dt-bad)">
                      {row.errors.map((error) => error[lang]).join('; ')}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{row.kind}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Pager pages={pages} label={t('pagesOfImport')} />
    </div>
  );
}
