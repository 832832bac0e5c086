/** The results as they were given out, for whoever has the link: `/results/<token>`, or for accounts `/results/<exercise id>`. */
import { Button, Container, Text } from '@mantine/core';
import { IconCalendarTime, IconLinkOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { PublishedResults } from '../../../../server/shared/publishing.js';
import { get, linkToken, ProblemError, tradeLink } from '../../api/http.js';
import { useMe } from '../../api/session.js';
import { useCommon } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { ResultsPage } from './page.js';
import { useResultsText } from './texts.js';

/** ms between two looks while nothing is published, and afterwards: another issue may follow. */
const WAITING_MS = 20_000;
const PUBLISHED_MS = 120_000;

const over = (error: unknown): boolean => error instanceof ProblemError && error.problem.code === 'link-expired';

export function Results() {
  const { token } = useParams({ from: '/results/$token' });
  return (
    <Frame>
      <Container size="lg" py="lg" px="md">
        {linkToken() ? <ByLink /> : <ByAccount exerciseId={token} />}
      </Container>
    </Frame>
  );
}

function Expired() {
  const { t } = useResultsText();
  return (
    <Empty title={t('expired')} icon={<IconLinkOff size={32} stroke={1.4} aria-hidden />}>
      <Text size="sm">{t('expiredText')}</Text>
    </Empty>
  );
}

function ByLink() {
  const entered = useQuery({ queryKey: ['link', linkToken()], queryFn: tradeLink, staleTime: Infinity, retry: false });
  if (entered.isPending) return <Loading />;
  if (over(entered.error)) return <Expired />;
  if (entered.error) return <Failed error={entered.error} retry={() => void entered.refetch()} />;
  return <Live exerciseId={entered.data.exerciseId} />;
}

function ByAccount({ exerciseId }: { exerciseId: string }) {
  const { t } = useResultsText();
  const { t: c } = useCommon();
  const me = useMe('user');
  if (me.isPending) return <Loading />;
  if (me.data?.kind === 'user') return <Live exerciseId={exerciseId} />;
  return (
    <Empty title={t('signIn')}>
      <Button component={Link} to="/login" size="xs">
        {c('signIn')}
      </Button>
    </Empty>
  );
}

function Live({ exerciseId }: { exerciseId: string }) {
  const { t } = useResultsText();
  const found = useQuery({
    queryKey: ['results', exerciseId],
    queryFn: () => get<PublishedResults>(`/exercises/${exerciseId}/results`),
    refetchInterval: (query) => (over(query.state.error) ? false : query.state.data?.issue ? PUBLISHED_MS : WAITING_MS),
    retry: (count, error) => !over(error) && count < 3,
  });
  // withdrawn while it is open: what it showed goes too
  if (over(found.error)) return <Expired />;
  if (found.isPending) return <Loading />;
  if (!found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (found.data.issue) return <ResultsPage exerciseId={exerciseId} results={found.data} issue={found.data.issue} />;
  return (
    <>
      <h1 className="vh">{found.data.exercise.name}</h1>
      <Empty title={t('notYet')} icon={<IconCalendarTime size={32} stroke={1.4} aria-hidden />}>
        <Text size="sm">{found.data.exercise.name}</Text>
        <Text size="sm">{t('notYetText')}</Text>
      </Empty>
    </>
  );
}
