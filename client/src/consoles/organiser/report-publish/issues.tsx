/** Everything that was given out, the last first. */
import { Table, Text, Title } from '@mantine/core';
import type { PublicationState } from '../../../../../server/shared/publishing.js';
import { moment, short } from './data.js';
import classes from './publish.module.css';
import { usePublishText } from './texts.js';

export function Issues({ now }: { now: PublicationState }) {
  const { t } = usePublishText();
  return (
    <section className={`panel ${classes['part']}`}>
      <Title order={2} size="h4" mb="xs">
        {t('history')}
      </Title>
      {now.issues.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noIssues')}
        </Text>
      ) : (
        <div style={{ overflowX: 'auto' }}>
          <Table verticalSpacing={6} miw={560}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('n')}</Table.Th>
                <Table.Th scope="col">{t('when')}</Table.Th>
                <Table.Th scope="col">{t('by')}</Table.Th>
                <Table.Th scope="col">{t('why')}</Table.Th>
                <Table.Th scope="col">{t('code')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {now.issues.toReversed().map((issue) => (
                <Table.Tr key={issue.n} className="tnum">
                  <Table.Td fw={700}>{issue.n}</Table.Td>
                  <Table.Td>{moment(issue.wall)}</Table.Td>
                  <Table.Td>{issue.name || '–'}</Table.Td>
                  <Table.Td style={{ whiteSpace: 'pre-wrap' }}>{issue.reason ?? '–'}</Table.Td>
                  <Table.Td>{short(issue.sheetHash)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  );
}
