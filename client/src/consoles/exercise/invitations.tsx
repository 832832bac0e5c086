/** Invitations by mail and printed join sheets: is mail set up, what goes out, to whom, how each mail stands. */
import { Alert, Button, Group, Modal, Paper, Select, SegmentedControl, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconEye, IconFileTypePdf, IconSend } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Exercise } from '../../../../server/shared/api.js';
import {
  MAIL_KINDS,
  type InviteAnswer,
  type MailKind,
  type MailPreview,
  type MailSetup,
  type MailView,
} from '../../../../server/shared/mail.js';
import { get, openFile, post } from '../../api/http.js';
import { useMe } from '../../api/session.js';
import { useCommon } from '../../i18n/index.js';
import { Failed, Loading } from '../../ui/states.js';
import { lookAgain, shownRows, teamRows, uninvited, type Show } from './invitations-rows.js';
import { mailKey, MailSettings, Setup, useSaid } from './invitations-setup.js';
import { InvitationsTable } from './invitations-table.js';
import { useInvitationsText } from './invitations-texts.js';

const SHOWS: readonly Show[] = ['all', 'open', 'failed', 'without'];
const OVER = ['ended', 'published', 'cancelled'];
const PLANS = new Set(['admin', 'organiser', 'director']);

const useMails = (id: string, kind: MailKind) =>
  useQuery({
    queryKey: ['mails', id, kind],
    queryFn: () => get<MailView[]>(`/exercises/${id}/mails?kind=${kind}`),
    refetchInterval: ({ state }) => lookAgain(kind, state.data),
    placeholderData: keepPreviousData,
  });

export function InvitationsTab({ exercise }: { exercise: Exercise }) {
  const { t } = useInvitationsText();
  const me = useMe();
  const may = me.data?.kind === 'user' && me.data.user.roles.some((role) => PLANS.has(role));
  const setup = useQuery({ queryKey: mailKey, queryFn: () => get<MailSetup>('/mail') });
  const [preview, setPreview] = useState<string | null>(null);
  if (setup.isPending) return <Loading />;
  if (setup.error) return <Failed error={setup.error} retry={() => void setup.refetch()} />;
  return (
    <Stack gap="md">
      <Setup setup={setup.data} may={may} />
      {!setup.data.linksFixed && (
        <Alert color="yellow" p="xs">
          <Text size="sm" c="var(--mantine-color-text)">{`△ ${t('linksGuess', { links: setup.data.links })}`}</Text>
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Paper withBorder p="sm">
          <Sheets exercise={exercise} />
        </Paper>
        <Paper withBorder p="sm">
          <MailSettings exercise={exercise} may={may} />
        </Paper>
      </SimpleGrid>
      <Mails exercise={exercise} may={may && setup.data.on && !OVER.includes(exercise.phase)} preview={setPreview} />
      {preview !== null && <Preview exercise={exercise} teamId={preview} close={() => setPreview(null)} />}
    </Stack>
  );
}

const sheetPath = (exercise: Exercise, teamId?: string): string =>
  `/exercises/${exercise.id}/join-sheets.pdf?lang=${exercise.settings.mailLang ?? 'vi'}${teamId === undefined ? '' : `&team=${teamId}`}`;

function Sheets({ exercise }: { exercise: Exercise }) {
  const { t } = useInvitationsText();
  const said = useSaid();
  const open = useMutation({ mutationFn: () => openFile(sheetPath(exercise)), onError: said });
  return (
    <Stack gap="xs" align="start">
      <Title order={2} size="h5">
        {t('sheets')}
      </Title>
      <Text size="sm">{t('sheetsText')}</Text>
      <Button
        variant="default"
        leftSection={<IconFileTypePdf size={16} aria-hidden />}
        loading={open.isPending}
        onClick={() => open.mutate()}
      >
        {t('sheetsAll')}
      </Button>
    </Stack>
  );
}

function Mails({ exercise, may, preview }: { exercise: Exercise; may: boolean; preview: (teamId: string) => void }) {
  const { t } = useInvitationsText();
  const { t: c } = useCommon();
  const queries = useQueryClient();
  const said = useSaid();
  const [kind, setKind] = useState<MailKind>('invitation');
  const [show, setShow] = useState<Show>('all');
  const [asking, setAsking] = useState(false);
  const invitations = useMails(exercise.id, 'invitation');
  const mails = useMails(exercise.id, kind);
  const rows = useMemo(() => teamRows(exercise, mails.data ?? []), [exercise, mails.data]);
  const fresh = useMemo(() => uninvited(teamRows(exercise, invitations.data ?? [])), [exercise, invitations.data]);
  const without = exercise.teams.filter(({ emails }) => (emails ?? []).length === 0).length;

  const refresh = () => queries.invalidateQueries({ queryKey: ['mails', exercise.id] });
  const invite = useMutation({
    mutationFn: (body: { teams?: string[]; again?: boolean }) => post<InviteAnswer>(`/exercises/${exercise.id}/invitations`, body),
    async onSuccess({ queued }) {
      notifications.show({
        closeButtonProps: { 'aria-label': c('close') },
        message: queued > 0 ? t('queuedN', { n: queued }) : t('queuedNone'),
      });
      await refresh();
    },
    onError: said,
  });
  const retry = useMutation({
    mutationFn: (id: string) => post<MailView>(`/exercises/${exercise.id}/mails/${id}/retry`),
    onSuccess: refresh,
    onError: said,
  });

  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('states')}
        </Title>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconEye size={16} aria-hidden />}
            disabled={exercise.teams.length === 0}
            onClick={() => preview(exercise.teams[0]?.id ?? '')}
          >
            {t('preview')}
          </Button>
          <Button
            variant="default"
            disabled={!may || without === exercise.teams.length}
            loading={invite.isPending && invite.variables.again === true}
            onClick={() => setAsking(true)}
          >
            {t('sendAgain')}
          </Button>
          <Button
            leftSection={<IconSend size={16} aria-hidden />}
            disabled={!may || fresh.length === 0}
            loading={invite.isPending && invite.variables.again !== true}
            onClick={() => invite.mutate({ teams: fresh })}
          >
            {t('sendNew', { n: fresh.length })}
          </Button>
        </Group>
      </Group>
      {without > 0 && <Text size="sm">{`△ ${t('without', { n: without })}`}</Text>}
      <Group justify="space-between" align="end">
        <Select
          label={t('kind')}
          size="xs"
          w={220}
          allowDeselect={false}
          data={MAIL_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(MAIL_KINDS.find((each) => each === value) ?? 'invitation')}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('show')}
          data={SHOWS.map((value) => ({ value, label: `${t(`show.${value}`)} (${shownRows(rows, value).length})` }))}
          value={show}
          onChange={(value) => setShow(SHOWS.find((each) => each === value) ?? 'all')}
        />
      </Group>
      {mails.isPending ? (
        <Loading />
      ) : mails.error ? (
        <Failed error={mails.error} retry={() => void mails.refetch()} />
      ) : (
        <InvitationsTable
          rows={shownRows(rows, show)}
          inviting={kind === 'invitation'}
          doing={{
            may,
            busy: invite.isPending || retry.isPending,
            invite: (teamId) => invite.mutate({ teams: [teamId] }),
            retry: (mailId) => retry.mutate(mailId),
            preview,
            sheet: (teamId) => void openFile(sheetPath(exercise, teamId)).catch(said),
          }}
        />
      )}
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('againTitle')} closeButtonProps={{ 'aria-label': c('close') }}>
        <Text size="sm" mb="md">
          {t('againText', { n: exercise.teams.length - without })}
        </Text>
        <Group justify="end">
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('cancel')}
          </Button>
          <Button
            onClick={() => {
              setAsking(false);
              invite.mutate({ again: true });
            }}
          >
            {t('sendAgain')}
          </Button>
        </Group>
      </Modal>
    </Stack>
  );
}

/** The mail as it would go out now; the frame may run nothing and lead nowhere. */
function Preview({ exercise, teamId, close }: { exercise: Exercise; teamId: string; close: () => void }) {
  const { t } = useInvitationsText();
  const { t: c } = useCommon();
  const team = exercise.teams.find(({ id }) => id === teamId)?.name ?? '';
  const found = useQuery({
    queryKey: ['mail-preview', exercise.id, teamId, exercise.settings.mailLang ?? 'vi'],
    queryFn: () => get<MailPreview>(`/exercises/${exercise.id}/invitations/preview?team=${teamId}`),
    staleTime: 0,
  });
  return (
    <Modal opened onClose={close} size={720} title={t('previewOf', { team })} closeButtonProps={{ 'aria-label': c('close') }}>
      {found.isPending ? (
        <Loading />
      ) : found.error ? (
        <Failed error={found.error} retry={() => void found.refetch()} />
      ) : (
        <Stack gap="xs">
          <Text size="sm">
            {t('subject')}: <b>{found.data.subject}</b>
          </Text>
          <iframe
            title={t('previewOf', { team })}
            sandbox=""
            srcDoc={found.data.html}
            style={{ width: '100%', height: '62vh', border: '1px solid var(--dt-line)', background: '#fff' }}
          />
        </Stack>
      )}
    </Modal>
  );
}
