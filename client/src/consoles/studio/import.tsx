/** Bringing a scenario in: YAML or JSON at once, a spreadsheet after a dry run that names what it found row by row. */
import { Alert, Button, FileButton, Group, List, Modal, Select, Stack, Table, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ScenarioSummary } from '../../../../server/shared/api.js';
import { ProblemError } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { importSheet, saveText, type SheetAnswer } from './data.js';
import { useStudio } from './texts.js';

type Kept = Pick<ScenarioSummary, 'id' | 'version'>;

/** `scenarios`: undefined while they are on their way; a spreadsheet waits for them, for one of them is what it updates. */
export function Import({ scenarios }: { scenarios: ScenarioSummary[] | undefined }) {
  const { t, lang } = useStudio();
  const queries = useQueryClient();
  const [added, setAdded] = useState<Kept | null>(null);
  const [refused, setRefused] = useState<ProblemError | null>(null);
  const [sheet, setSheet] = useState<File | null>(null);
  const done = async (summary: Kept): Promise<void> => {
    setAdded(summary);
    setSheet(null);
    await Promise.all(['scenarios', 'scenario'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
  const take = async (file: File | null): Promise<void> => {
    if (!file) return;
    setAdded(null);
    setRefused(null);
    if (/\.xlsx$/i.test(file.name)) {
      setSheet(file);
      return;
    }
    try {
      await done(await saveText(await file.text()));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setRefused(error);
    }
  };
  const errors = refused?.problem.errors ?? [];
  return (
    <Stack gap="xs" align="flex-end" maw={560}>
      <FileButton onChange={(file) => void take(file)} accept=".yaml,.yml,.json,.xlsx">
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
            {t('upload')}
          </Button>
        )}
      </FileButton>
      {added && (
        <Alert color="green" role="status" py={6}>
          <Link to="/scenarios/$id" params={{ id: added.id }}>
            {t('uploaded', { id: added.id, version: added.version })}
          </Link>
        </Alert>
      )}
      {refused && (
        <Alert color="red" role="alert" title={errors.length > 0 ? t('errorsN', { n: errors.length }) : refused.sentence(lang)}>
          <List size="sm" spacing={4} mah={260} style={{ overflowY: 'auto' }} tabIndex={0}>
            {errors.map((error) => (
              <List.Item key={`${error.path}${error.line ?? 0}${error.message}`}>
                <Text span size="xs" c="dimmed" className="tnum">
                  {t('line', { line: error.line ?? 0, column: error.column ?? 0 })} · {error.path}
                </Text>
                <br />
                {lang === 'en' && typeof error['messageEn'] === 'string' ? error['messageEn'] : error.message}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {sheet && scenarios && <SheetImport file={sheet} scenarios={scenarios} done={done} close={() => setSheet(null)} />}
    </Stack>
  );
}

interface SheetProps {
  file: File;
  scenarios: ScenarioSummary[];
  done: (summary: Kept) => Promise<void>;
  close: () => void;
}

function SheetImport({ file, scenarios, done, close }: SheetProps) {
  const { t, lang, pick } = useStudio();
  const { t: c } = useCommon();
  const [into, setInto] = useState<string | null>(scenarios.find((each) => file.name.startsWith(each.id))?.id ?? null);
  const [answer, setAnswer] = useState<SheetAnswer | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (dryRun: boolean): Promise<void> => {
    setBusy(true);
    setRefused(null);
    try {
      const got = await importSheet(file, { into, dryRun });
      setAnswer(got);
      if (got.scenario && !dryRun) await done(got.scenario);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setRefused(error.sentence(lang));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('importTitle', { name: file.name })}
      size="xl"
      closeButtonProps={{ 'aria-label': c('close') }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <Stack gap="sm">
        <Select
          label={t('importInto')}
          placeholder={t('importNone')}
          clearable
          searchable
          value={into}
          onChange={(value) => {
            setInto(value);
            setAnswer(null);
          }}
          data={scenarios.map((each) => ({ value: each.id, label: pick(each.title) }))}
        />
        {refused !== null && (
          <Alert color="red" role="alert">
            {refused}
          </Alert>
        )}
        {answer?.scenario && (
          <Text size="sm" role="status">
            {t('importCounts', { ...answer.counts, id: answer.scenario.id, version: answer.scenario.version })}
          </Text>
        )}
        {answer?.ok && answer.messages.length === 0 && (
          <Alert color="green" role="status">
            {t('importClean')}
          </Alert>
        )}
        {answer && answer.messages.length > 0 && (
          <>
            <Text size="sm" role="status">
              {t('importRows', { n: answer.messages.length })}
            </Text>
            {/* a region that scrolls must be reachable by keyboard */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <div style={{ maxHeight: 320, overflow: 'auto' }} tabIndex={0} role="group" aria-label={t('message')}>
              <Table verticalSpacing={4} fz="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('sheet')}</Table.Th>
                    <Table.Th>{t('row')}</Table.Th>
                    <Table.Th>{t('message')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {answer.messages.map((each) => (
                    <Table.Tr key={`${each.sheet ?? ''}${each.row ?? ''}${each.column ?? ''}${each.message}`}>
                      <Table.Td>{each.sheet}</Table.Td>
                      <Table.Td className="tnum">
                        {each.column}
                        {each.row}
                      </Table.Td>
                      <Table.Td c={each.level === 'error' ? 'var(--dt-bad)' : each.level === 'warning' ? 'var(--dt-warn)' : undefined}>
                        {lang === 'en' ? each.messageEn : each.message}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          </>
        )}
        <Group gap="xs">
          <Button variant="default" loading={busy} onClick={() => void run(true)}>
            {t('importCheck')}
          </Button>
          <Button disabled={!answer?.ok} loading={busy} onClick={() => void run(false)}>
            {t('importDo')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
