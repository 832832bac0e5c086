/** A short guide for organisers: what to do in which order, each with the page where it is done. */
import { Anchor, Button, Container, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCommon, useText } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import { Nav } from '../../ui/nav.js';
import { texts } from './texts.js';

const PAGES = { g1: '/scenarios', g2: '/agencies', g3: '/plan', g4: '/', g5: null, g6: null, g7: null } as const;

export function Guide() {
  const { t } = useText<typeof texts>('start');
  const { t: c } = useCommon();
  const words = { '/scenarios': c('nav.library'), '/agencies': c('nav.agencies'), '/plan': t('newExercise'), '/': t('exercises') } as const;
  return (
    <Frame bar={<Nav />}>
      <Container size="sm" py="lg">
        <Title order={1} size="h2">
          {t('guide')}
        </Title>
        <Text c="dimmed" mb="lg">
          {t('guideIntro')}
        </Text>
        <Stack gap="lg">
          {(Object.keys(PAGES) as (keyof typeof PAGES)[]).map((key) => {
            const page = PAGES[key];
            return (
              <section key={key}>
                <Title order={2} size="h4" mb={4}>
                  {t(key)}
                </Title>
                <Text>{t(`${key}Text`)}</Text>
                {page && (
                  <Anchor component={Link} to={page} size="sm">
                    {words[page]}
                  </Anchor>
                )}
              </section>
            );
          })}
        </Stack>
        <Group mt="xl">
          <Button renderRoot={(props) => <Link to="/plan" search={{}} {...props} />}>{t('newExercise')}</Button>
        </Group>
      </Container>
    </Frame>
  );
}
