/** Viewing links of an exercise: make, copy, show as a QR code, withdraw; and the ways to what follows END EX. */
import { Anchor, Button, CopyButton, Group, Modal, Stack, Table, Text, Title } from '@mantine/core';
import { IconCheck, IconCopy, IconExternalLink, IconQrcode, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { toString as qrSvg } from 'qrcode';
import { useState } from 'react';
import type { Exercise } from '../../../../server/shared/api.js';
import type { ViewingLink } from '../../../../server/shared/links.js';
import { del, get } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { date, wallTime } from '../../ui/format.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { MakeLink } from './links-make.js';
import { useLinksText } from './links-texts.js';

/** ms between two looks at who has opened what. */
const EVERY_MS = 15_000;

const moment = (iso: string): string => `${wallTime(Date.parse(iso)).slice(0, 5)} ${date(iso)}`;
const isGood = (link: ViewingLink): boolean => link.withdrawnAt === null && Date.parse(link.expiresAt) > Date.now();

export function LinksTab({ exercise }: { exercise: Exercise }) {
  const { t } = useLinksText();
  const list = useQuery({
    queryKey: ['links', exercise.id],
    queryFn: () => get<ViewingLink[]>(`/exercises/${exercise.id}/links`),
    refetchInterval: EVERY_MS,
  });
  const [asking, setAsking] = useState<{ what: 'qr' | 'withdraw'; link: ViewingLink } | null>(null);
  const close = (): void => setAsking(null);
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
        <Links links={list.data} ask={(what, link) => setAsking({ what, link })} />
      )}
      <AfterEnd exercise={exercise} />
      {asking?.what === 'qr' && <Qr link={asking.link} close={close} />}
      {asking?.what === 'withdraw' && <Withdraw exerciseId={exercise.id} link={asking.link} close={close} />}
    </Stack>
  );
}

function Links({ links, ask }: { links: ViewingLink[]; ask: (what: 'qr' | 'withdraw', link: ViewingLink) => void }) {
  const { t } = useLinksText();
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('colWhat')}</Table.Th>
            <Table.Th scope="col">{t('colState')}</Table.Th>
            <Table.Th scope="col">{t('colUse')}</Table.Th>
            <Table.Th scope="col">{t('colDo')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {links.map((link) => (
            <Table.Tr key={link.id}>
              <Table.Td>
                <Text fw={600} size="sm">
                  {t(`kind.${link.kind}`)}
                </Text>
                {link.label && <Text size="sm">{link.label}</Text>}
              </Table.Td>
              <Table.Td className="tnum">
                <State link={link} />
              </Table.Td>
              <Table.Td className="tnum">
                {link.opens === 0 ? t('neverUsed') : t('opens', { n: link.opens })}
                {link.lastUsedAt && (
                  <Text size="xs" c="dimmed">
                    {t('lastUsed', { when: moment(link.lastUsedAt) })}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{isGood(link) && <Acts link={link} ask={ask} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function State({ link }: { link: ViewingLink }) {
  const { t } = useLinksText();
  if (link.withdrawnAt) return <Text size="sm" c="dimmed">{`✕ ${t('withdrawn', { when: moment(link.withdrawnAt) })}`}</Text>;
  const when = moment(link.expiresAt);
  return isGood(link) ? (
    <Text size="sm" c="var(--dt-ok)">{`✓ ${t('good', { when })}`}</Text>
  ) : (
    <Text size="sm" c="dimmed">{`○ ${t('expired', { when })}`}</Text>
  );
}

function Acts({ link, ask }: { link: ViewingLink; ask: (what: 'qr' | 'withdraw', link: ViewingLink) => void }) {
  const { t } = useLinksText();
  return (
    <Group gap={6} wrap="nowrap">
      <CopyButton value={link.url}>
        {({ copied, copy }) => (
          <Button size="xs" variant="default" leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />} onClick={copy}>
            {copied ? t('copied') : t('copy')}
          </Button>
        )}
      </CopyButton>
      <Button size="xs" variant="default" leftSection={<IconQrcode size={14} />} onClick={() => ask('qr', link)}>
        {t('qr')}
      </Button>
      <Button
        size="xs"
        variant="default"
        component="a"
        href={link.url}
        target="_blank"
        rel="noopener"
        leftSection={<IconExternalLink size={14} />}
      >
        {t('open')}
      </Button>
      <Button size="xs" variant="default" c="var(--dt-bad)" leftSection={<IconTrash size={14} />} onClick={() => ask('withdraw', link)}>
        {t('withdraw')}
      </Button>
    </Group>
  );
}

function Qr({ link, close }: { link: ViewingLink; close: () => void }) {
  const { t } = useLinksText();
  const { t: c } = useCommon();
  const svg = useQuery({ queryKey: ['qr', link.url], queryFn: () => qrSvg(link.url, { type: 'svg', margin: 2 }), staleTime: Infinity });
  const what = link.label ?? t(`kind.${link.kind}`);
  return (
    <Modal opened onClose={close} title={what} closeButtonProps={{ 'aria-label': c('close') }}>
      <Stack align="center" gap="sm">
        {svg.data && (
          <img
            src={`data:image/svg+xml;utf8,${encodeURIComponent(svg.data)}`}
            alt={t('qrAlt', { what })}
            width={320}
            height={320}
            style={{ background: '#fff' }}
          />
        )}
        <Text size="xs" style={{ wordBreak: 'break-all' }}>
          {link.url}
        </Text>
      </Stack>
    </Modal>
  );
}

function Withdraw({ exerciseId, link, close }: { exerciseId: string; link: ViewingLink; close: () => void }) {
  const { t } = useLinksText();
  const { t: c } = useCommon();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => del(`/exercises/${exerciseId}/links/${link.id}`),
    onSettled: async () => {
      close();
      await client.invalidateQueries({ queryKey: ['links', exerciseId] });
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      title={`${t('withdraw')}: ${link.label ?? t(`kind.${link.kind}`)}`}
      closeButtonProps={{ 'aria-label': c('close') }}
    >
      <Text size="sm">{t('withdrawAsk')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close} data-autofocus>
          {c('cancel')}
        </Button>
        <Button color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('withdraw')}
        </Button>
      </Group>
    </Modal>
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
