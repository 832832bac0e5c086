/** Sign-in for organisers and EXCON; `#email=…&password=…&next=…` fills it in. */
import { Alert, Button, Paper, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '../../api/http.js';
import { useSession } from '../../api/session.js';
import { useCommon, useText } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import { texts } from './texts.js';

export function Login() {
  const { t, lang } = useCommon();
  const { t: s } = useText<typeof texts>('start');
  const { login } = useSession();
  const navigate = useNavigate();
  const [handed] = useState(() => new URLSearchParams(location.hash.slice(1)));
  const [email, setEmail] = useState(handed.get('email') ?? '');
  const [password, setPassword] = useState(handed.get('password') ?? '');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ProblemError | null>(null);

  const submit = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      await login(email.trim(), password);
      const next = handed.get('next') ?? '/';
      await navigate({ to: next.startsWith('/') && !next.startsWith('//') ? next : '/', replace: true });
    } catch (error) {
      if (error instanceof ProblemError) setRefusal(error);
      else throw error;
    } finally {
      setBusy(false);
    }
  };

  // a link that carries the account (the demo prints one) signs in by itself; what stands behind # never travels
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || !handed.has('password')) return;
    begun.current = true;
    history.replaceState(null, '', location.pathname);
    void submit();
  });

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
              visibilityToggleButtonProps={{ 'aria-label': s('showPassword') }}
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
