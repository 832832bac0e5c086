/** Everything that leaves the after-action page: pages and prints of an edition, files for other programs, the official paper. */
import { Accordion, Alert, Button, Drawer, Group, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconDownload, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { AfterActionReport } from '../../../../../server/shared/report.js';
import { openFile, ProblemError } from '../../../api/http.js';
import { useCommon } from '../../../i18n/index.js';
import { DOWNLOADS } from '../report-downloads.js';
import { ChoiceForm, isWhole, orderOf, pathOf, type Choice } from './choice.js';
import { PaperForm } from './paper.js';
import classes from './print.module.css';
import { usePrintText } from './texts.js';
import type { Printing } from './use-print.js';

interface Props {
  report: AfterActionReport;
  printing: Printing;
  opened: boolean;
  close: () => void;
}

export function PrintDrawer({ report, printing, opened, close }: Props) {
  const { t, lang } = usePrintText();
  const { t: c } = useCommon();
  const [choice, setChoice] = useState<Choice>({
    of: 'whole',
    kind: null,
    teamId: null,
    anonymous: false,
    layout: lang === 'vi' ? 'vn' : 'hseep',
    lang,
  });
  const [error, setError] = useState<Error | null>(null);
  const { id } = report.exercise;
  const open = (path: string, name?: string): void => {
    setError(null);
    openFile(`/exercises/${id}/${path}`, name).catch((failed: unknown) => setError(failed as Error));
  };
  const name = (ending: string): string => `${id}-report.${ending}`;
  const ready = isWhole(choice);
  const failure = error ?? printing.error;
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      size={460}
      title={
        <Text component="span" fw={600}>
          {t('title')}
        </Text>
      }
      closeButtonProps={{ 'aria-label': c('close') }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <Stack gap="md">
        <ChoiceForm report={report} choice={choice} set={setChoice} />
        <Group grow>
          <Button
            variant="default"
            disabled={!ready}
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => open(pathOf(choice, 'report.html'))}
          >
            {t('html')}
          </Button>
          <Button
            disabled={!ready || printing.busy}
            leftSection={<IconFileTypePdf size={16} aria-hidden />}
            onClick={() => printing.start(orderOf(choice), name('pdf'))}
          >
            {t('pdf')}
          </Button>
        </Group>
        <PrintProgress printing={printing} many={report.participants.length > 100} />
        {failure !== null && (
          <Alert color="red" role="alert">
            {failure instanceof ProblemError ? failure.sentence(lang) : failure.message}
          </Alert>
        )}
        <Accordion variant="separated" multiple>
          <Accordion.Item value="files">
            <Accordion.Control>{t('files')}</Accordion.Control>
            <Accordion.Panel>
              <ul className={classes['files']}>
                {DOWNLOADS.map(({ id: key, label, note, path, ending, editions }) => (
                  <File
                    key={key}
                    label={label[lang === 'vi' ? 0 : 1]}
                    note={note[lang === 'vi' ? 0 : 1]}
                    whole={!editions && choice.of !== 'whole' ? t('wholeOnly') : null}
                    disabled={editions && !ready}
                    go={() => open(editions ? pathOf(choice, path(choice.lang)) : path(choice.lang), name(ending))}
                  />
                ))}
                <File
                  label={t('json')}
                  note={t('jsonNote')}
                  whole={null}
                  disabled={!ready}
                  go={() => open(pathOf(choice, 'report.json'), name('json'))}
                />
              </ul>
            </Accordion.Panel>
          </Accordion.Item>
          <Accordion.Item value="paper">
            <Accordion.Control>{t('paper')}</Accordion.Control>
            <Accordion.Panel>
              <PaperForm exerciseId={id} />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      </Stack>
    </Drawer>
  );
}

interface FileProps {
  label: string;
  note: string;
  /** Said where the file is not of the chosen edition. */
  whole: string | null;
  disabled: boolean;
  go: () => void;
}

function File({ label, note, whole, disabled, go }: FileProps) {
  return (
    <li>
      <UnstyledButton className={classes['file'] ?? ''} onClick={go} disabled={disabled}>
        <IconDownload size={16} aria-hidden />
        <span>
          <Text component="span" size="sm" fw={600}>
            {label}
            {whole !== null && ` (${whole})`}
          </Text>
          <Text component="span" size="xs" c="dimmed" display="block">
            {note}
          </Text>
        </span>
      </UnstyledButton>
    </li>
  );
}

/** Keeps its place, so that nothing below it jumps. */
function PrintProgress({ printing: { state, busy, save }, many }: { printing: Printing; many: boolean }) {
  const { t, lang } = usePrintText();
  if (!state) return <div className={classes['progress']} />;
  const { total, pages } = state;
  const at = Math.min(state.done + 1, total);
  return (
    <div className={classes['progress']} role="status">
      {state.state === 'failed' ? (
        <Text size="sm" c="var(--dt-bad)">
          {state.why?.[lang]}
        </Text>
      ) : (
        <>
          <Progress value={busy ? (at / total) * 100 - 12 : 100} animated={busy} size="sm" aria-label={t(`state.${state.state}`)} />
          <Group justify="space-between" gap="xs" mt={4}>
            <Text size="sm">
              {t(`state.${state.state}`)}
              {pages !== null && ` · ${t('pages', { n: pages })}`}
            </Text>
            {busy ? (
              <Text size="xs" c="dimmed" className="tnum">
                {t('step', { n: at, m: total })}
              </Text>
            ) : (
              <Button size="compact-xs" variant="subtle" onClick={save}>
                {t('again')}
              </Button>
            )}
          </Group>
          {busy && many && (
            <Text size="xs" c="dimmed" mt={2}>
              {t('longHint')}
            </Text>
          )}
        </>
      )}
    </div>
  );
}
