/** A scenario for those who plan with it: story, timeline, points, files, rehearsal, versions. */
import { Button, Container, Group, Menu, Stack, Tabs, Text, Title } from '@mantine/core';
import { IconCopy, IconDownload, IconPencil } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ScenarioSummary } from '../../../../server/shared/api.js';
import type { ScenarioPicture } from '../../../../server/shared/studio.js';
import { openFile, ProblemError } from '../../api/http.js';
import { Attachments } from '../../features/reading/attachments.js';
import { number } from '../../ui/format.js';
import { Frame } from '../../ui/frame.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { saveAs, usePicture, useRights, useScenario, type ScenarioText } from './data.js';
import { Nav } from '../../ui/nav.js';
import { PointTable } from './points.js';
import { Rehearsal } from './rehearsal.js';
import { Story } from './story.js';
import { useStudio } from './texts.js';
import { InjectTable, RuleTable, Timeline } from './timeline.js';
import { TryIt } from './try.js';
import { Versions } from './versions.js';

export function ScenarioPage() {
  const { id } = useParams({ from: '/scenarios/$id' });
  const scenario = useScenario(id);
  const picture = usePicture(id);
  const error = scenario.error ?? picture.error;
  return (
    <Frame bar={<Nav />}>
      <Container size="xl" py="md">
        {error ? (
          <Failed error={error} retry={() => void Promise.all([scenario.refetch(), picture.refetch()])} />
        ) : !scenario.data || !picture.data ? (
          <Loading />
        ) : (
          <Stack gap="sm">
            <Head scenario={scenario.data} />
            <Body scenario={scenario.data} picture={picture.data} />
          </Stack>
        )}
      </Container>
    </Frame>
  );
}

function Head({ scenario: s }: { scenario: ScenarioText }) {
  const { t, pick, lang } = useStudio();
  const { write } = useRights();
  const [failed, setFailed] = useState<string | null>(null);
  return (
    <>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Title order={1} size="h3">
            {pick(s.title)}
          </Title>
          <Text size="xs" c="dimmed" className="tnum">
            {[
              s.id,
              s.version,
              t(`source.${s.source}`),
              t('minutes', { n: number(s.duration / 60_000, lang) }),
              t('injectsN', { n: s.injects }),
              t('pointsN', { n: number(s.points, lang) }),
              t('difficultyN', { n: s.difficulty }),
            ].join(' · ')}
          </Text>
        </div>
        <Group gap={6} wrap="nowrap">
          <TryIt id={s.id} title={s.title} size="xs" />
          <Menu>
            <Menu.Target>
              <Button size="xs" variant="default" leftSection={<IconDownload size={15} aria-hidden />}>
                {t('export')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => saveAs(s.text, `${s.id}-${s.version}.yaml`)}>YAML</Menu.Item>
              <Menu.Item
                onClick={() => {
                  setFailed(null);
                  openFile(`/scenarios/${encodeURIComponent(s.id)}/msel.xlsx`, `${s.id}-${s.version}.xlsx`).catch((error: unknown) =>
                    setFailed(error instanceof ProblemError ? error.sentence(lang) : String(error)),
                  );
                }}
              >
                MSEL (XLSX)
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          {write && (
            <>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconCopy size={15} aria-hidden />}
                renderRoot={(props) => <Link to="/scenarios/new" search={{ from: s.id }} {...props} />}
              >
                {t('duplicate')}
              </Button>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPencil size={15} aria-hidden />}
                renderRoot={(props) => <Link to="/scenarios/$id/edit" params={{ id: s.id }} {...props} />}
              >
                {t('edit')}
              </Button>
            </>
          )}
          <Button size="xs" renderRoot={(props) => <Link to="/plan" search={{ scenario: s.id }} {...props} />} aria-label={t('use')}>
            {t('use').split(' ').slice(0, 4).join(' ')}
          </Button>
        </Group>
      </Group>
      {failed !== null && (
        <Text size="sm" c="var(--dt-bad)" role="alert">
          {failed}
        </Text>
      )}
    </>
  );
}

const TABS = ['story', 'timeline', 'points', 'files', 'rehearsal', 'versions'] as const;

function Body({ scenario, picture }: { scenario: ScenarioSummary; picture: ScenarioPicture }) {
  const { t } = useStudio();
  return (
    <Tabs defaultValue="story" keepMounted={false}>
      <Tabs.List>
        {TABS.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(tab)}
            {tab === 'versions' && ` (${scenario.versions.length})`}
            {tab === 'files' && ` (${picture.files.length})`}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="story" pt="sm">
        <Story picture={picture} />
      </Tabs.Panel>
      <Tabs.Panel value="timeline" pt="sm">
        <Stack gap="sm">
          <Timeline picture={picture} />
          <InjectTable picture={picture} />
          <RuleTable picture={picture} />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="points" pt="sm">
        <PointTable picture={picture} />
      </Tabs.Panel>
      <Tabs.Panel value="files" pt="sm">
        {picture.files.length > 0 ? <Attachments files={picture.files} /> : <Empty title={t('noFiles')} />}
      </Tabs.Panel>
      <Tabs.Panel value="rehearsal" pt="sm">
        <Rehearsal id={scenario.id} picture={picture} />
      </Tabs.Panel>
      <Tabs.Panel value="versions" pt="sm">
        <Versions id={scenario.id} />
      </Tabs.Panel>
    </Tabs>
  );
}
