/** The communication check from EXCON's side: sent to all, seen as it is confirmed, sent again to those who have not. */
import { Button, Collapse, Group, Paper, Progress, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconBroadcast, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { LobbyTeam } from '../../features/lobby/facts.js';
import { useOrder, type LobbyRoom } from './lobby-room.js';
import { useTabText } from './lobby-texts.js';

const TITLE = { vi: 'Kiểm tra liên lạc', en: 'Communication check' };
const BODY = {
  vi: 'Đây là tin kiểm tra liên lạc trước giờ diễn tập. Đội nhận được tin này, đề nghị bấm “Xác nhận đã nhận”.',
  en: 'This is a communication check before the exercise. When your team has received it, press “Confirm receipt”.',
};
const FROM = 'Ban điều hành (EXCON)';
/** Names of teams written out; the rest is counted. */
const NAMED = 6;

export function CommunicationCheck({ room }: { room: LobbyRoom }) {
  const { link, view, teams, steers } = room;
  const { t } = useTabText();
  const { run, busy } = useOrder(link);
  const [text, setText] = useState(BODY);
  const [editing, setEditing] = useState(false);
  const sent = teams.filter(({ check }) => check !== 'none');
  const confirmed = sent.filter(({ check }) => check === 'confirmed');
  const missing = teams.filter(({ check }) => check !== 'confirmed');
  const early = view.phase === 'planned';
  const over = view.phase === 'ended' || view.phase === 'published' || view.phase === 'cancelled';
  const open = !early && !over;

  const send = (to: 'all' | string[]): Promise<unknown> =>
    run({ type: 'send-adhoc', to, channel: 'chat', from: FROM, title: TITLE, body: text, check: true }, t('sent'));
  /** What a team has already is sent again as it was; who never got one gets a new one. */
  const again = async (): Promise<void> => {
    for (const [inject, waiting] of byCheck(missing)) await run({ type: 'resend', inject, teams: waiting }, t('sent'));
    const without = missing.filter(({ check }) => check === 'none').map(({ id }) => id);
    if (without.length > 0) await send(without);
  };

  return (
    <Paper withBorder p="md" bg="var(--dt-panel)" component="section" aria-labelledby="comex">
      <Title order={2} size="h5" id="comex" mb={4}>
        {t('comex')}
      </Title>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {early ? t('comexEarly') : over && sent.length === 0 ? t('comexOver') : t('comexText')}
        </Text>
        {sent.length > 0 && (
          <div role="status">
            <Text size="sm" fw={600} className="tnum">
              {t('comexState', { n: confirmed.length, m: teams.length })}
            </Text>
            <Progress
              value={(confirmed.length / teams.length) * 100}
              color="green"
              size="md"
              mt={4}
              aria-label={t('comexState', { n: confirmed.length, m: teams.length })}
            />
            {missing.length > 0 && (
              <Text size="sm" mt={6}>
                <b>{t('comexMissing')}:</b>{' '}
                {missing
                  .slice(0, NAMED)
                  .map(({ name }) => name)
                  .join(', ')}
                {missing.length > NAMED && ` ${t('more', { n: missing.length - NAMED })}`}
              </Text>
            )}
          </div>
        )}
        {steers && open && (
          <>
            <Collapse expanded={editing}>
              <Stack gap="xs">
                {(['vi', 'en'] as const).map((lang) => (
                  <Textarea
                    key={lang}
                    label={t(lang === 'vi' ? 'textVi' : 'textEn')}
                    lang={lang}
                    autosize
                    minRows={2}
                    maxLength={2000}
                    value={text[lang]}
                    error={text[lang].trim() === '' ? true : undefined}
                    onChange={(event) => setText({ ...text, [lang]: event.currentTarget.value })}
                  />
                ))}
              </Stack>
            </Collapse>
            <Group gap="xs">
              {sent.length > 0 && missing.length > 0 && (
                <Button loading={busy} leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => void again()}>
                  {t('sendMissing', { n: missing.length })}
                </Button>
              )}
              <Button
                variant={sent.length > 0 ? 'default' : 'filled'}
                loading={busy}
                disabled={text.vi.trim() === '' || text.en.trim() === ''}
                leftSection={<IconBroadcast size={16} aria-hidden />}
                onClick={() => void send('all')}
              >
                {sent.length > 0 ? t('sendNew') : t('sendAll')}
              </Button>
              <Button variant="subtle" aria-expanded={editing} onClick={() => setEditing(!editing)}>
                {t('editText')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Paper>
  );
}

/** Teams that have not confirmed, by the check they hold. */
function byCheck(missing: readonly LobbyTeam[]): Map<string, string[]> {
  const checks = new Map<string, string[]>();
  for (const { id, check, checkInject } of missing) {
    if (check === 'waiting' && checkInject !== undefined) checks.set(checkInject, [...(checks.get(checkInject) ?? []), id]);
  }
  return checks;
}
