/** Approval, issues, appeals, sharing, personal data. */
import { Stack } from '@mantine/core';
import type { AfterActionReport } from '../../../../../server/shared/report.js';
import { Failed, Loading } from '../../../ui/states.js';
import { Appeals } from './appeals.js';
import { useMayGive, useStanding } from './data.js';
import { Issues } from './issues.js';
import { Privacy } from './privacy.js';
import { Share } from './share.js';
import { Standing } from './standing.js';

export { PublishButton } from './publish-button.js';

export function Publish({ report }: { report: AfterActionReport }) {
  const { id, name, phase } = report.exercise;
  const standing = useStanding(id);
  const may = useMayGive();
  if (standing.isPending) return <Loading />;
  if (!standing.data) return <Failed error={standing.error} retry={() => void standing.refetch()} />;
  const over = phase === 'ended' || phase === 'published' || phase === 'cancelled';
  return (
    <Stack gap="md">
      <Standing report={report} now={standing.data} />
      <Appeals exerciseId={id} now={standing.data} />
      <Issues now={standing.data} />
      <Share exerciseId={id} />
      {may.erase && over && <Privacy exerciseId={id} name={name} />}
    </Stack>
  );
}
