/** A member takes a seat with the team's code, a new one or the own one again; the code may come in the link (`/join?code=…`). */
import { Button, Checkbox, Loader, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Seat } from '../../../../server/shared/api.js';
import type { SeatsAnswer } from '../../../../server/shared/joining.js';
import { post, ProblemError } from '../../api/http.js';
import { useMe, useSession } from '../../api/session.js';
import { useCommon } from '../../i18n/index.js';
import { freshId } from '../../state/link.js';
import { Frame } from '../../ui/frame.js';
import { CODE_LENGTH, hasLookAlike, tidyCode } from './code.js';
import { SecondDevice } from './join-device.js';
import { Holding, Stopped, TeamFound } from './join-team.js';
import { ROLES, useJoinText } from './join-texts.js';

export function Join() {
  const search = useSearch({ from: '/join' });
  // taken out of the address at once: it works only once and belongs in nobody's history
  const [token] = useState(search.seat);
  return (
    <Frame>
      <Stack align="center" pt={{ base: 12, sm: '6vh' }} pb="xl" px={{ base: 8, sm: 'md' }} gap="md">
        {token === undefined ? <ByCode /> : <SecondDevice token={token} />}
      </Stack>
    </Frame>
  );
}

/** What the code opens; nothing is kept after the page. */
function useSeats(code: string) {
  return useQuery({
    queryKey: ['seats', code],
    queryFn: () => post<SeatsAnswer>('/auth/seats', { code }),
    enabled: code.length === CODE_LENGTH,
    retry: false,
    // without a network it is tried all the same, and what stops it is said
    networkMode: 'always',
    gcTime: 0,
    refetchOnReconnect: true,
    placeholderData: code.length === CODE_LENGTH ? keepPreviousData : undefined,
  });
}

/** A captain is named from the lobby on. */
const TAKES_CAPTAIN = new Set(['ready', 'running', 'paused']);

function ByCode() {
  const search = useSearch({ from: '/join' });
  const { t, lang } = useJoinText();
  const { t: c } = useCommon();
  const { join, comeBack } = useSession();
  const navigate = useNavigate();
  const me = useMe('seat').data;
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState(tidyCode(search.code ?? ''));
  const [name, setName] = useState(search.name ?? '');
  const [role, setRole] = useState('');
  const [captain, setCaptain] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ProblemError | null>(null);
  const seats = useSeats(code);
  const found = code.length === CODE_LENGTH && !seats.isPlaceholderData ? seats.data : undefined;
  const again = found?.members.find(({ id, here }) => id === chosen && !here);
  const problem = refusal ?? (seats.error instanceof ProblemError && !seats.isFetching ? seats.error : null);
  const wrong = problem?.problem.code === 'wrong-join-code';
  const offersCaptain = found && !again && !found.members.some((member) => member.captain) && TAKES_CAPTAIN.has(found.phase);

  // with a keyboard at hand one types at once; on a phone it would only hide the page
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches && !field.current?.value) field.current?.focus();
  }, []);

  const type = (typed: string): void => {
    setCode(tidyCode(typed));
    setRefusal(null);
    setChosen(null);
  };

  const sit = async (): Promise<Seat> => {
    if (again) return comeBack(code, again.id);
    const seat = await join(code, name.trim(), role.trim() || undefined);
    if (captain && offersCaptain) await nameCaptain(seat);
    return seat;
  };
  const submit = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      await sit();
      await navigate({ to: '/play', replace: true });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setRefusal(error);
      // who is here has changed since the list was read
      void seats.refetch();
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {me?.kind === 'seat' && <Holding name={me.name} team={me.team} />}
      <Paper
        component="form"
        withBorder
        p={{ base: 'md', sm: 'lg' }}
        w="100%"
        maw={480}
        onSubmit={(event) => (event.preventDefault(), void submit())}
      >
        <Stack gap="sm">
          <Title order={1} size="h3">
            {t('title')}
          </Title>
          <TextInput
            label={t('code')}
            description={t('codeHint')}
            error={wrong ? problem.sentence(lang) : undefined}
            required
            ref={field}
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            inputMode="text"
            enterKeyHint="next"
            rightSection={<CodeMark state={seats.isFetching ? 'checking' : found ? 'found' : 'open'} />}
            styles={{ input: { fontSize: 24, letterSpacing: '0.22em', textTransform: 'uppercase', height: 52 } }}
            value={code}
            onChange={(event) => type(event.currentTarget.value)}
          />
          {wrong && hasLookAlike(code) && <Text size="sm">{t('lookAlike')}</Text>}
          {problem && !wrong && <Stopped problem={problem} retry={() => (setRefusal(null), void seats.refetch())} />}
          <div aria-live="polite">{found && <TeamFound found={found} chosen={again?.id ?? null} choose={setChosen} />}</div>
          {!again && (
            <>
              <TextInput
                label={c('name')}
                required
                autoComplete="off"
                maxLength={120}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <TextInput
                label={`${t('role')} (${t('optional')})`}
                autoComplete="off"
                maxLength={120}
                list="roles"
                value={role}
                onChange={(event) => setRole(event.currentTarget.value)}
              />
              <datalist id="roles">
                {ROLES.map((key) => (
                  <option key={key}>{t(key)}</option>
                ))}
              </datalist>
            </>
          )}
          {offersCaptain && (
            <Checkbox
              label={t('iAmCaptain')}
              description={t('captainHint')}
              checked={captain}
              onChange={(event) => setCaptain(event.currentTarget.checked)}
            />
          )}
          <Button type="submit" loading={busy} size="md">
            {again ? t('comeBack', { name: again.name }) : t('join')}
          </Button>
        </Stack>
      </Paper>
    </>
  );
}

/** The seat stands whatever becomes of this: the waiting room asks again while the team has no captain. */
async function nameCaptain({ exerciseId, memberId }: Seat): Promise<void> {
  await post(`/exercises/${exerciseId}/commands`, { commandId: freshId(), type: 'name-captain', member: memberId }).catch(() => undefined);
}

function CodeMark({ state }: { state: 'open' | 'checking' | 'found' }) {
  const { t } = useJoinText();
  if (state === 'checking') return <Loader size="xs" role="img" aria-label={t('checking')} />;
  return state === 'found' ? <IconCircleCheckFilled size={20} color="var(--dt-ok)" role="img" aria-label={t('found')} /> : null;
}
