/** Viewing links of an exercise as a list: what each shows, until when, who has used it; copy, show as a QR code, withdraw. */
import { Button, CopyButton, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconExternalLink, IconQrcode, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toString as qrSvg } from 'qrcode';
import { useState } from 'react';
import type { ViewingLink } from '../../../../server/shared/links.js';
import { del } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { date, wallTime } from '../../ui/format.js';
import { useLinksText } from './texts.js';

const moment = (iso: string): string => `${wallTime(Date.parse(iso)).slice(0, 5)} ${date(iso)}`;
const isGood = (link: ViewingLink): boolean => link.withdrawnAt === null && Date.parse(link.expiresAt) > Date.now();

export function LinkList({ exerciseId, links }: { exerciseId: string; links: ViewingLink[] }) {
  const [asking, setAsking] = useState<{ what: 'qr' | 'withdraw'; link: ViewingLink } | null>(null);
  const close = (): void => setAsking(null);
  return (
    <>
      <Links links={links} ask={(what, link) => setAsking({ what, link })} />
      {asking?.what === 'qr' && <Qr link={asking.link} close={close} />}
      {asking?.what === 'withdraw' && <Withdraw exerciseId={exerciseId} link={asking.link} close={close} />}
    </>
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
                {link.kind === 'report' && (
                  <Text size="xs" c="dimmed">
                    {t(link.anonymous ? 'edition.anonymous' : 'edition.whole')}
                  </Text>
                )}
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
