/** A link from the first device (`/join?seat=…`): the same seat on this one, after one touch, so that no preview spends it. */
import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ProblemError } from '../../api/http.js';
import { useMe, useSession } from '../../api/session.js';
import { Holding, Stopped } from './join-team.js';
import { useJoinText } from './join-texts.js';

export function SecondDevice({ token }: { token: string }) {
  const { t, lang } = useJoinText();
  const { redeem } = useSession();
  const navigate = useNavigate();
  const me = useMe('seat').data;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ProblemError | null>(null);
  useEffect(() => {
    void navigate({ to: '/join', search: {}, replace: true });
  }, [navigate]);

  const take = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      await redeem(token);
      await navigate({ to: '/play', replace: true });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };

  const code = refusal?.problem.code;
  const over = code === 'link-expired' || code === 'seat-removed';
  return (
    <>
      {me?.kind === 'seat' && !over && <Holding name={me.name} team={me.team} />}
      <Paper withBorder p={{ base: 'md', sm: 'lg' }} w="100%" maw={480}>
        <Stack gap="sm">
          <Title order={1} size="h3">
            {t(over ? 'deviceOver' : 'deviceTitle')}
          </Title>
          {over ? (
            <Text role="alert">{code === 'link-expired' ? t('deviceOverText') : refusal?.sentence(lang)}</Text>
          ) : (
            <Text>{t('deviceText')}</Text>
          )}
          {refusal && !over && <Stopped problem={refusal} retry={() => void take()} />}
          {over ? (
            <Button component={Link} to="/join" reloadDocument>
              {t('byCode')}
            </Button>
          ) : (
            <Button size="md" loading={busy} onClick={() => void take()} data-autofocus>
              {t('deviceGo')}
            </Button>
          )}
        </Stack>
      </Paper>
    </>
  );
}
