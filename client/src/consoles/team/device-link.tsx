/** The own seat on a second device: a link that works once, as a picture to scan, with the time that is left. */
import { Button, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { IconCheck, IconCircleCheckFilled, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SeatLinkAnswer } from '../../../../server/shared/joining.js';
import { post, ProblemError, renew } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { useNow } from '../../state/clock.js';
import { span } from '../../ui/format.js';
import { Failed, Loading } from '../../ui/states.js';
import { useDesk } from './desk.js';
import classes from './members.module.css';
import { useMembersText } from './texts-members.js';

interface Made {
  url: string;
  /** The picture, as SVG. */
  svg: string;
  /** Epoch ms on this device. */
  until: number;
}

async function make(): Promise<Made> {
  const ask = (): Promise<SeatLinkAnswer> => post<SeatLinkAnswer>('/auth/seat-link');
  const answer = await ask().catch(async (error: unknown) => {
    // what lies below /auth is not renewed by itself
    if (error instanceof ProblemError && error.problem.status === 401 && (await renew())) return ask();
    throw error;
  });
  const { toString } = await import('qrcode');
  return { url: answer.url, svg: await toString(answer.url, { type: 'svg', margin: 2 }), until: Date.now() + answer.expiresIn * 1000 };
}

export function DeviceLink({ close }: { close: () => void }) {
  const { state, seat } = useDesk();
  const { t } = useMembersText();
  const { t: c } = useCommon();
  const [turn, setTurn] = useState(0);
  const made = useQuery({
    queryKey: ['seat-link', turn],
    queryFn: make,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    networkMode: 'always',
  });
  const pages = state.pages?.[seat.memberId] ?? 1;
  const [before] = useState(pages);
  return (
    <Modal opened onClose={close} title={t('device')} closeButtonProps={{ 'aria-label': c('close') }}>
      {pages > before ? (
        <Stack align="center" gap="sm" py="md" role="status">
          <IconCircleCheckFilled size={40} color="var(--dt-ok)" aria-hidden />
          <Text fw={600}>{t('deviceUsed')}</Text>
          <Button onClick={close}>{c('close')}</Button>
        </Stack>
      ) : made.isPending ? (
        <Loading />
      ) : made.error ? (
        <Failed error={made.error} retry={() => void made.refetch()} />
      ) : (
        <Shown made={made.data} again={() => setTurn((n) => n + 1)} />
      )}
    </Modal>
  );
}

function Shown({ made, again }: { made: Made; again: () => void }) {
  const { t } = useMembersText();
  const left = made.until - useNow(0, 1000);
  if (left <= 0)
    return (
      <Stack align="center" gap="sm" py="md" role="status">
        <Text fw={600}>{t('deviceOver')}</Text>
        <Button onClick={again}>{t('deviceAgain')}</Button>
      </Stack>
    );
  return (
    <Stack gap="sm">
      <Text size="sm">{t('deviceText')}</Text>
      <Group justify="center">
        <img src={`data:image/svg+xml;utf8,${encodeURIComponent(made.svg)}`} alt={t('deviceAlt')} className={classes['qr']} />
      </Group>
      <Text size="sm" ta="center" className="tnum" role="timer">
        {t('deviceLeft', { time: span(left) })}
      </Text>
      <Text className={classes['url']} data-link>
        {made.url}
      </Text>
      <Group justify="center">
        <CopyButton value={made.url}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={copy}>
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text size="sm" c="dimmed">
        {t('deviceMind')}
      </Text>
    </Stack>
  );
}
