/** The one-time link that the server prints at its first start: create the first administrator. */
import { Alert, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { post, ProblemError } from '../../api/http.js';
import { useSession } from '../../api/session.js';
import { useCommon, useText } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import { texts } from './texts.js';

export function Setup() {
  const { token } = useSearch({ from: '/setup' });
  const { t, lang } = useText<typeof texts>('start');
  const { t: c } = useCommon();
  const { adopt } = useSession();
  const navigate = useNavigate();
  const [form, setForm] = useState({ email: '', name: '', password: '' });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ProblemError | null>(null);

  const submit = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      const answer = await post<{ accessToken: string }>('/auth/setup', { token, ...form });
      await adopt(answer.accessToken);
      await navigate({ to: '/' });
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
              {t('setupTitle')}
            </Title>
            <Text size="sm">{t('setupText')}</Text>
            {refusal && (
              <Alert color="red" role="alert">
                {refusal.sentence(lang)}
              </Alert>
            )}
            <TextInput
              label={c('name')}
              required
              autoComplete="name"
              value={form.name}
              onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
            />
            <TextInput
              label={c('email')}
              type="email"
              required
              autoComplete="username"
              value={form.email}
              onChange={(event) => setForm({ ...form, email: event.currentTarget.value })}
            />
            <PasswordInput
              label={c('password')}
              description={t('passwordRule')}
              required
              minLength={10}
              autoComplete="new-password"
              value={form.password}
              onChange={(event) => setForm({ ...form, password: event.currentTarget.value })}
              visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
            />
            <Button type="submit" loading={busy}>
              {t('create')}
            </Button>
          </Stack>
        </Paper>
      </Stack>
    </Frame>
  );
}
