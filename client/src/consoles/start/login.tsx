/** Sign-in for organisers and EXCON. */
import { Alert, Button, Paper, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemError } from '../../api/http.js';
import { useSession } from '../../api/session.js';
import { useCommon } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';

export function Login() {
  const { t, lang } = useCommon();
  const { login } = useSession();
  const navigate = useNavigate();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ProblemError | null>(null);

  const submit = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      await login(email.trim(), password);
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
      <Stack align="center" pt="10vh" px="md">
        <Paper component="form" withBorder p="lg" w="100%" maw={380} onSubmit={(event) => (event.preventDefault(), void submit())}>
          <Stack gap="sm">
            <Title order={1} size="h3">
              {t('signIn')}
            </Title>
            {refusal && (
              <Alert color="red" role="alert">
                {refusal.sentence(lang)}
              </Alert>
            )}
            <TextInput
              label={t('email')}
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label={t('password')}
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': t('password') }}
            />
            <Button type="submit" loading={busy}>
              {t('signIn')}
            </Button>
          </Stack>
        </Paper>
      </Stack>
    </Frame>
  );
}
