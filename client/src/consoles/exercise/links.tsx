/** Viewing links of an exercise: make, copy, show as a QR code, withdraw; and the ways to what follows END EX. */
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Exercise } from '../../../../server/shared/api.js';
import type { ViewingLink } from '../../../../server/shared/links.js';
import { get } from '../../api/http.js';
import { LinkList } from '../../features/links/table.js';
import { useLinksText } from '../../features/links/texts.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { MakeLink } from './links-make.js';

/** ms between two looks at who has opened what. */
const EVERY_MS = 15_000;

export function LinksTab({ exercise }: { exercise: Exercise }) {
  const { t } = useLinksText();
  const list = useQuery({
    queryKey: ['links', exercise.id],
    queryFn: () => get<ViewingLink[]>(`/exercises/${exercise.id}/links`),
    refetchInterval: EVERY_MS,
  });
  return (
    <Stack gap="md">
      <Text size="sm" maw={760}>
        {t('intro')}
      </Text>
      <MakeLink exerciseId={exercise.id} />
      {list.isPending ? (
        <Loading />
      ) : list.error ? (
        <Failed error={list.error} retry={() => void list.refetch()} />
      ) : list.data.length === 0 ? (
        <Empty title={t('none')}>
          <Text size="sm">{t('noneText')}</Text>
        </Empty>
      ) : (
        <LinkList exerciseId={exercise.id} links={list.data} />
      )}
      <AfterEnd exercise={exercise} />
    </Stack>
  );
}

/** Also before END EX: a facilitator sets the questions beforehand. */
function AfterEnd({ exercise }: { exercise: Exercise }) {
  const { t } = useLinksText();
  return (
    <div>
      <Title order={2} size="h5">
        {t('after')}
      </Title>
      <Group gap="md">
        <Anchor component={Link} to={`/hotwash/${exercise.id}`} size="sm">
          {t('hotwash')}
        </Anchor>
        <Anchor component={Link} to={`/feedback/${exercise.id}`} size="sm">
          {t('feedback')}
        </Anchor>
      </Group>
    </div>
  );
}
