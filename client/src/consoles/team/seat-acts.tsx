/** The captain's acts on seats, each asked once in words that name the effect: hand over, remove, a new join code. */
import { Button, CopyButton, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { TeamCode } from '../../../../server/shared/joining.js';
import type { MemberView } from '../../../../server/shared/views.js';
import { post, ProblemError } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import classes from './members.module.css';
import { useTeamOrder } from './order.js';
import { useMembersText } from './texts-members.js';

function Ask({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const { t: c } = useCommon();
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': c('close') }}>
      <Stack gap="md">{children}</Stack>
    </Modal>
  );
}

const Why = ({ children }: { children: ReactNode }) => (
  <Text size="sm" fw={600} c="var(--dt-bad)" role="alert">
    {children}
  </Text>
);

export function HandOver({ member, close }: { member: MemberView; close: () => void }) {
  const { t } = useMembersText();
  const { t: c } = useCommon();
  const { busy, refused, run } = useTeamOrder();
  return (
    <Ask title={t('handOver')} close={close}>
      <Text size="sm">{t('handOverAsk', { name: member.name })}</Text>
      {refused && <Why>{refused}</Why>}
      <Group justify="flex-end">
        <Button variant="default" onClick={close} data-autofocus>
          {c('cancel')}
        </Button>
        <Button loading={busy} onClick={() => void run({ type: 'name-captain', member: member.id }).then((done) => done && close())}>
          {t('handOver')}
        </Button>
      </Group>
    </Ask>
  );
}

/** After it the new code is offered: who came by a stolen link would only come again. */
export function RemoveSeat({ member, newCode, close }: { member: MemberView; newCode: () => void; close: () => void }) {
  const { t } = useMembersText();
  const { t: c } = useCommon();
  const { busy, refused, run } = useTeamOrder();
  const [reason, setReason] = useState('');
  const [gone, setGone] = useState(false);
  const remove = async (): Promise<void> => {
    const why = reason.trim();
    setGone(await run({ type: 'remove-seat', member: member.id, ...(why === '' ? {} : { reason: why }) }));
  };
  if (gone)
    return (
      <Ask title={t('removed', { name: member.name })} close={close}>
        <Text size="sm" role="status">
          {t('removedNext')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('notNeeded')}
          </Button>
          <Button onClick={newCode} data-autofocus>
            {t('newCode')}
          </Button>
        </Group>
      </Ask>
    );
  return (
    <Ask title={`${t('remove')}: ${member.name}`} close={close}>
      <Text size="sm">{t('removeAsk', { name: member.name })}</Text>
      <Textarea
        label={t('removeReason')}
        autosize
        minRows={2}
        maxRows={5}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
      {refused && <Why>{refused}</Why>}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {c('cancel')}
        </Button>
        <Button color="red" loading={busy} onClick={() => void remove()}>
          {t('remove')}
        </Button>
      </Group>
    </Ask>
  );
}

export function NewCode({ close }: { close: () => void }) {
  const { t } = useMembersText();
  const { t: c, lang } = useCommon();
  const give = useMutation({ mutationFn: () => post<TeamCode>('/me/team-code'), networkMode: 'always' });
  if (give.data)
    return (
      <Ask title={t('codeIs')} close={close}>
        <Text className={classes['code']} ta="center" role="status" data-code>
          {give.data.joinCode}
        </Text>
        <Text size="sm">{t('codeOnce')}</Text>
        <Group justify="flex-end">
          <CopyButton value={`${location.origin}/join?code=${give.data.joinCode}`}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('copied') : t('copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={close}>{c('close')}</Button>
        </Group>
      </Ask>
    );
  return (
    <Ask title={t('newCode')} close={close}>
      <Text size="sm">{t('newCodeAsk')}</Text>
      {give.error && <Why>{give.error instanceof ProblemError ? give.error.sentence(lang) : String(give.error)}</Why>}
      <Group justify="flex-end">
        <Button variant="default" onClick={close} data-autofocus>
          {c('cancel')}
        </Button>
        <Button loading={give.isPending} onClick={() => give.mutate()}>
          {t('newCode')}
        </Button>
      </Group>
    </Ask>
  );
}
