/** The scenario library: what there is, and uploading one more with every error named at once. */
import { Alert, Badge, Button, Card, Container, FileButton, Group, List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ScenarioSummary } from '../../../../server/shared/api.js';
import { get, post, ProblemError } from '../../api/http.js';
import { useText } from '../../i18n/index.js';
import { number } from '../../ui/format.js';
import { Frame } from '../../ui/frame.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { Nav } from './nav.js';
import { texts } from './texts.js';

export const useScenarios = () => useQuery({ queryKey: ['scenarios'], queryFn: () => get<ScenarioSummary[]>('/scenarios') });

export function Scenarios() {
  const { t } = useText<typeof texts>('organiser');
  const list = useScenarios();
  return (
    <Frame bar={<Nav />}>
      <Container size="lg" py="lg">
        <Group justify="space-between" mb="md" align="flex-start">
          <Title order={1} size="h2">
            {t('scenariosTitle')}
          </Title>
          <Upload />
        </Group>
        {list.isPending ? (
          <Loading />
        ) : list.error ? (
          <Failed error={list.error} retry={() => void list.refetch()} />
        ) : list.data.length === 0 ? (
          <Empty title={t('noScenarios')} />
        ) : (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {list.data.map((scenario) => (
              <ScenarioCard key={`${scenario.id}@${scenario.version}`} scenario={scenario} />
            ))}
          </SimpleGrid>
        )}
      </Container>
    </Frame>
  );
}

function ScenarioCard({ scenario }: { scenario: ScenarioSummary }) {
  const { t, pick, lang } = useText<typeof texts>('organiser');
  return (
    <Card withBorder padding="md" component="article">
      <Stack gap="xs" h="100%">
        <Title order={2} size="h4">
          {pick(scenario.title)}
        </Title>
        <Text size="xs" c="dimmed">
          {scenario.id} · {scenario.version}
        </Text>
        <Text size="sm" style={{ flex: 1 }}>
          {pick(scenario.summary)}
        </Text>
        <Group gap={6}>
          <Badge variant="light" tt="none">
            {t('minutes', { n: scenario.duration / 60_000 })}
          </Badge>
          <Badge variant="light" tt="none">
            {t('injects', { n: scenario.injects })}
          </Badge>
          <Badge variant="light" tt="none">
            {t('points', { n: number(scenario.points, lang) })}
          </Badge>
          <Badge variant="light" color="gray" tt="none">
            {t('difficulty', { n: scenario.difficulty })}
          </Badge>
        </Group>
        <Button variant="light" size="xs" renderRoot={(props) => <Link to="/plan" search={{ scenario: scenario.id }} {...props} />}>
          {t('use')}
        </Button>
      </Stack>
    </Card>
  );
}

function Upload() {
  const { t, lang } = useText<typeof texts>('organiser');
  const client = useQueryClient();
  const [result, setResult] = useState<{ ok?: ScenarioSummary; problem?: ProblemError } | null>(null);
  const send = async (file: File | null): Promise<void> => {
    if (!file) return;
    try {
      const type = file.name.endsWith('.json') ? 'application/json' : 'application/yaml';
      const ok = await post<ScenarioSummary>('/scenarios', await file.text(), type);
      setResult({ ok });
      await client.invalidateQueries({ queryKey: ['scenarios'] });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setResult({ problem: error });
    }
  };
  const errors = result?.problem?.problem.errors ?? [];
  return (
    <Stack align="flex-end" gap="xs" maw={560}>
      <FileButton onChange={(file) => void send(file)} accept=".yaml,.yml,.json">
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={16} />}>
            {t('upload')}
          </Button>
        )}
      </FileButton>
      {result?.ok && (
        <Alert color="green" role="status">
          {t('uploaded', { id: result.ok.id, version: result.ok.version })}
        </Alert>
      )}
      {result?.problem && (
        <Alert color="red" role="alert" title={errors.length > 0 ? t('errors', { n: errors.length }) : result.problem.sentence(lang)}>
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
    </Stack>
  );
}
