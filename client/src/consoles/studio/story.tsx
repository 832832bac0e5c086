/** What the scenario tells, what it wants to see, and what has to be prepared for it. */
import { Group, List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ScenarioPicture } from '../../../../server/shared/studio.js';
import { number } from '../../ui/format.js';
import { releasedByRule } from './place.js';
import { useStudio } from './texts.js';

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel" style={{ padding: 12 }}>
      <Title order={2} size="h5" mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}

export function Story({ picture: p }: { picture: ScenarioPicture }) {
  const { t, pick, lang } = useStudio();
  const marks = p.injects.flatMap(({ lines }) => lines).filter(({ quality }) => quality).length;
  const confirm = p.injects.filter((inject) => inject.confirm).length;
  const manual = p.injects.filter(({ id, way }) => way === 'manual' && !releasedByRule(p, id)).length;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
      <Stack gap="sm">
        <Panel title={t('story')}>
          <Text size="sm">{pick(p.summary)}</Text>
          {(p.incidentClass ?? p.severity) && (
            <Text size="sm" mt={8}>
              <b>{t('incident')}:</b> {[p.incidentClass, p.severity].flatMap((text) => (text ? [pick(text)] : [])).join(' · ')}
            </Text>
          )}
        </Panel>
        <Panel title={t('need')}>
          <Text size="sm" fw={600}>
            {t('needParts')}
          </Text>
          <List size="sm" mb={8}>
            {p.parts.map((part) => (
              <List.Item key={part.id}>{pick(part.title)}</List.Item>
            ))}
          </List>
          {p.forms.length > 0 && (
            <>
              <Text size="sm" fw={600}>
                {t('needForms')}
              </Text>
              <List size="sm" mb={8}>
                {p.forms.map((form) => (
                  <List.Item key={form.id}>{pick(form.title)}</List.Item>
                ))}
              </List>
            </>
          )}
          <List size="sm">
            {marks > 0 && <List.Item>{t('needMarks', { n: marks })}</List.Item>}
            {confirm > 0 && <List.Item>{t('needConfirm', { n: confirm })}</List.Item>}
            {manual > 0 && <List.Item>{t('needManual', { n: manual })}</List.Item>}
          </List>
          {marks + confirm + manual + p.forms.length === 0 && <Text size="sm">{t('needNothing')}</Text>}
        </Panel>
        <Panel title={t('systems')}>
          <List size="sm">
            {p.systems.map((system) => (
              <List.Item key={system.id}>
                <b>{pick(system.title)}</b>
                {system.hidden && ` (${t('hidden')})`}: {system.states.map((state) => pick(state.title)).join(' · ')}
              </List.Item>
            ))}
          </List>
        </Panel>
      </Stack>
      <Stack gap="sm">
        <Panel title={t('objectives')}>
          <Stack gap="sm">
            {p.objectives.map((objective) => (
              <div key={objective.id}>
                <Group gap={8} justify="space-between" wrap="nowrap" align="baseline">
                  <Text size="sm" fw={600} component="h3">
                    {pick(objective.title)}
                  </Text>
                  <Text size="xs" c="dimmed" className="tnum" style={{ whiteSpace: 'nowrap' }}>
                    {t('pointsN', { n: number(objective.points, lang) })}
                  </Text>
                </Group>
                <Text size="xs" c="dimmed">
                  {[...(objective.capability ? [pick(objective.capability)] : []), ...objective.csf].join(' · ')}
                </Text>
                {objective.target && (
                  <Text size="sm">
                    {t('target')}: {pick(objective.target)}
                  </Text>
                )}
                {objective.tasks.length > 0 && (
                  <List size="sm" aria-label={t('tasks')}>
                    {objective.tasks.map((task) => (
                      <List.Item key={task.id}>{pick(task.title)}</List.Item>
                    ))}
                  </List>
                )}
              </div>
            ))}
          </Stack>
        </Panel>
        {p.outcomes.length > 0 && (
          <Panel title={t('outcomes')}>
            <List size="sm">
              {p.outcomes.map((outcome) => (
                <List.Item key={outcome.id}>{pick(outcome.title)}</List.Item>
              ))}
            </List>
          </Panel>
        )}
      </Stack>
    </SimpleGrid>
  );
}
