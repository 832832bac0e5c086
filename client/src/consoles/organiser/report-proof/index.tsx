/** What proves a drill: its bundle, the page that checks it, the key's fingerprint and the seals there are. */
import { Button, Code, Group, Table, Text, Title } from '@mantine/core';
import { IconFileCheck, IconFileZip } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { SignedSeal, SigningKey } from '../../../../../server/shared/proof.js';
import { get, openFile } from '../../../api/http.js';
import { Failed, Loading } from '../../../ui/states.js';
import { moment } from '../report-publish/data.js';
import classes from '../report-publish/publish.module.css';
import { Refusal } from '../report-publish/said.js';
import { useProofText } from './texts.js';

/** In groups of eight, to be read aloud and compared. */
const grouped = (hash: string): string => (hash.match(/.{8}/g) ?? []).join(' ');

export function Proof({ exerciseId, published }: { exerciseId: string; published: boolean }) {
  const { t } = useProofText();
  const proof = useQuery({
    queryKey: ['proof', exerciseId, published],
    async queryFn() {
      const [key, seals] = await Promise.all([get<SigningKey>('/signing-key'), get<SignedSeal[]>(`/exercises/${exerciseId}/seals`)]);
      return { key, seals };
    },
  });
  const bundle = useMutation({ mutationFn: () => openFile(`/exercises/${exerciseId}/bundle.zip`, `bundle-${exerciseId}.zip`) });
  return (
    <section className={`panel ${classes['part']}`} style={{ marginTop: 16 }}>
      <Title order={2} size="h4" mb="xs">
        {t('title')}
      </Title>
      <Text size="sm" maw={760} mb="sm">
        {t('text')}
      </Text>
      {!published && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('provisional')}
        </Text>
      )}
      <Group gap="sm" mb="sm">
        <Button loading={bundle.isPending} onClick={() => bundle.mutate()} leftSection={<IconFileZip size={16} aria-hidden />}>
          {t('bundle')}
        </Button>
        <Button component="a" href="/verify.html" download variant="default" leftSection={<IconFileCheck size={16} aria-hidden />}>
          {t('verifier')}
        </Button>
      </Group>
      <Refusal error={bundle.error} />
      {proof.isPending ? (
        <Loading />
      ) : proof.error ? (
        <Failed error={proof.error} retry={() => void proof.refetch()} />
      ) : (
        <>
          <Text size="sm" fw={600}>
            {t('fingerprint')}
          </Text>
          <Code style={{ overflowWrap: 'anywhere' }}>{grouped(proof.data.key.fingerprint)}</Code>
          <Text size="sm" c="dimmed" mt={4} mb="sm">
            {t('fingerprintText')}
          </Text>
          <Seals seals={proof.data.seals} />
        </>
      )}
    </section>
  );
}

function Seals({ seals }: { seals: readonly SignedSeal[] }) {
  const { t } = useProofText();
  if (seals.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('none')}
      </Text>
    );
  }
  return (
    <div style={{ overflowX: 'auto' }} role="group" tabIndex={0} aria-label={t('seal')}>
      <Table verticalSpacing={6} miw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('seal')}</Table.Th>
            <Table.Th scope="col">{t('made')}</Table.Th>
            <Table.Th scope="col">{t('hash')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {seals.map(({ seal, hash }) => (
            <Table.Tr key={seal.n} className="tnum">
              <Table.Td>{seal.kind === 'end-ex' ? t('endEx') : t('issue', { n: seal.n })}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{moment(seal.wall)}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                <Code>{hash}</Code>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
