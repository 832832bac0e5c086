/** A member takes a seat with the team's join code; the code may come in the link (`/join?code=…`). */
import { Alert, Button, Paper, Stack, TextInput, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemError } from '../../api/http.js';
import { useSession } from '../../api/session.js';
import { useCommon, useText } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import { texts } from './texts.js';

export function Join() {
  const search = useSearch({ from: '/join' });
  const { t, lang } = useText<typeof texts>('start');
  const { t: c } = useCommon();
  const { join } = useSession();
  const navigate = useNavigate();
  const [code, setCode] = useState(search.code ?? '');
  const [name, setName] = useState(search.name ?? '');
  const [role, setRole] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ProblemError | null>(null);

  const submit = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      await join(code.trim().toUpperCase(), name.trim(), role.trim() || undefined);
      await navigate({ to: '/play' });
    } catch (error) {
      if (error instanceof ProblemError) setRefusal(error);
      else throw error;
    } finally {
      setBusy(false);
    }
  };

  return (
    <Frame>
      <Stack align="center" pt="8vh" px="md">
        <Paper component="form" withBorder p="lg" w="100%" maw={420} onSubmit={(event) => (event.preventDefault(), void submit())}>
          <Stack gap="sm">
            <Title order={1} size="h3">
              {t('joinTitle')}
            </Title>
            {refusal && (
              <Alert color="red" role="alert">
                {refusal.sentence(lang)}
              </Alert>
            )}
            <TextInput
              label={t('code')}
              description={t('teamHint')}
              required
              autoComplete="off"
              spellCheck={false}
              maxLength={12}
              styles={{ input: { fontSize: 22, letterSpacing: '0.18em', textTransform: 'uppercase', height: 48 } }}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <TextInput
              label={c('name')}
              required
              autoComplete="name"
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label={`${t('role')} (${t('optional')})`}
              maxLength={120}
              value={role}
              onChange={(event) => setRole(event.currentTarget.value)}
            />
            <Button type="submit" loading={busy} size="md">
              {t('join')}
            </Button>
          </Stack>
        </Paper>
      </Stack>
    </Frame>
  );
}
