/** Second step: kind of play, teams from a paste, a file or the directory, worlds and parts, and the table to correct them in. */
import { Alert, Button, FileButton, Group, List, NumberInput, Radio, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Agency, TeamImport } from '../../../../../server/shared/agencies.js';
import type { ScenarioSummary } from '../../../../../server/shared/api.js';
import { openFile, ProblemError } from '../../../api/http.js';
import { LIST_FILES, readTeams } from '../../../features/agencies/data.js';
import { addTeams, dealWorlds, pasted, worldsOf, type DraftTeam, type Incoming } from './draft.js';
import type { StepProps } from './step.js';
import { DirectoryPicker } from './pick.js';
import { TeamTable } from './table.js';
import { usePlan } from './texts.js';

type Way = 'paste' | 'file' | 'directory';

export function TeamsStep({ draft, change, changeTeams, scenario, faults, agencies }: StepProps & { agencies: Agency[] }) {
  const { t } = usePlan();
  const [way, setWay] = useState<Way>('paste');
  const [told, setTold] = useState<string | null>(null);
  const take = (incoming: Incoming[]): void => {
    const { teams, added, updated } = addTeams(draft.teams, incoming);
    change({ teams });
    setTold(t('added', { added, updated }));
  };
  return (
    <Stack gap="md">
      <Radio.Group label={t('play')} value={draft.play} onChange={(play) => change({ play })}>
        <Stack gap={6} mt={4}>
          <Radio value="parallel" label={t('parallel')} />
          <Radio value="joint" label={t('joint')} />
        </Stack>
      </Radio.Group>
      <section className="panel" aria-label={t('add')}>
        <Stack gap="sm" p="md">
          <SegmentedControl
            aria-label={t('add')}
            value={way}
            onChange={(value) => setWay(value)}
            data={(['paste', 'file', 'directory'] as const).map((value) => ({ value, label: t(`way.${value}`) }))}
          />
          {way === 'paste' && <Paste take={take} />}
          {way === 'file' && <FromFile take={take} scenario={scenario} />}
          {way === 'directory' && <DirectoryPicker agencies={agencies} teams={draft.teams} take={take} />}
          <Text size="sm" role="status" mih={20}>
            {told}
          </Text>
        </Stack>
      </section>
      {draft.play === 'joint' && scenario && draft.teams.length > 0 && (
        <Worlds teams={draft.teams} parts={scenario.parts.map(({ id }) => id)} change={(teams) => change({ teams })} />
      )}
      <TeamTable draft={draft} scenario={scenario} agencies={agencies} faults={faults} change={changeTeams} />
    </Stack>
  );
}

function Paste({ take }: { take: (teams: Incoming[]) => void }) {
  const { t } = usePlan();
  const [text, setText] = useState('');
  const found = pasted(text);
  return (
    <Stack gap="xs">
      <Textarea
        label={t('list')}
        description={t('listHint')}
        autosize
        minRows={4}
        maxRows={12}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group>
        <Button
          variant="default"
          disabled={found.length === 0}
          onClick={() => {
            take(found);
            setText('');
          }}
        >
          {t('addN', { n: found.length })}
        </Button>
      </Group>
    </Stack>
  );
}

function FromFile({ take, scenario }: { take: (teams: Incoming[]) => void; scenario: ScenarioSummary | undefined }) {
  const { t, lang } = usePlan();
  const [busy, setBusy] = useState(false);
  const [read, setRead] = useState<TeamImport | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const open = async (file: File | null): Promise<void> => {
    if (!file) return;
    setBusy(true);
    setRefused(null);
    setRead(null);
    try {
      const answer = await readTeams(file, scenario?.id ?? null);
      setRead(answer);
      // A row that is wrong still brings its team; what was wrong in it is left out and told below.
      const known = (part: string | undefined): string | undefined => scenario?.parts.find(({ id }) => id === part)?.id;
      take(answer.rows.map(({ name, agencyId, part, world, emails }) => ({ name, agencyId, part: known(part), world, emails })));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setRefused(error.sentence(lang));
    } finally {
      setBusy(false);
    }
  };
  const wrong = read?.rows.filter(({ errors }) => errors.length > 0) ?? [];
  const query = new URLSearchParams({ lang, ...(scenario && { scenarioId: scenario.id }) });
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('fileHint')}
      </Text>
      <Group>
        <FileButton onChange={(file) => void open(file)} accept={LIST_FILES}>
          {(props) => (
            <Button {...props} variant="default" loading={busy} leftSection={<IconUpload size={16} aria-hidden />}>
              {t('file')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => void openFile(`/teams/template.xlsx?${query}`, 'teams.xlsx')}
        >
          {t('template')}
        </Button>
      </Group>
      {refused !== null && (
        <Alert color="red" role="alert">
          {refused}
        </Alert>
      )}
      {wrong.length > 0 && (
        <Alert color="orange" variant="outline" role="status" title={t('rowsWrong', { n: wrong.length })}>
          <List size="sm" mah={200} style={{ overflowY: 'auto' }} tabIndex={0}>
            {wrong.map(({ row, errors }) => (
              <List.Item key={row}>{t('rowNote', { row, what: errors.map((error) => error[lang]).join('; ') })}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {read && read.ignored.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('ignored', { names: read.ignored.join(', ') })}
        </Text>
      )}
    </Stack>
  );
}

function Worlds({ teams, parts, change }: { teams: DraftTeam[]; parts: string[]; change: (teams: DraftTeam[]) => void }) {
  const { t } = usePlan();
  const [size, setSize] = useState(parts.length);
  const worlds = worldsOf(teams, parts);
  const whole = worlds.every(({ vacant }) => vacant.length === 0);
  return (
    <section className="panel" aria-label={t('worlds')}>
      <Group p="md" align="flex-end" gap="md">
        <NumberInput
          label={t('worldSize')}
          w={200}
          min={1}
          max={1000}
          allowDecimal={false}
          value={size}
          onChange={(value) => typeof value === 'number' && setSize(Math.max(1, value))}
        />
        <Button variant="default" onClick={() => change(dealWorlds(teams, size, parts, (n) => t('worldN', { n })))}>
          {t('deal')}
        </Button>
        <Stack gap={2} style={{ flex: 1, minWidth: 240 }}>
          <Text size="sm" c={whole ? 'var(--dt-ok)' : 'var(--dt-warn)'} role="status">
            {whole
              ? `✓ ${t('worldOk', { n: worlds.length })}`
              : `! ${worlds
                  .filter(({ vacant }) => vacant.length > 0)
                  .slice(0, 3)
                  .map(({ label, teams: n }) => t('worldLine', { world: label || t('firstWorld'), n }))
                  .join(' · ')}`}
          </Text>
          <Text size="xs" c="dimmed">
            {t('dealHint')}
          </Text>
        </Stack>
      </Group>
    </section>
  );
}
