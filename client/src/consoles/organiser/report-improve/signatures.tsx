/** Who has put a name under the plan, whether it is still what was signed, and a place to sign. */
import { Button, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconWritingSign } from '@tabler/icons-react';
import { useState } from 'react';
import type { PlanSignature } from '../../../../../server/shared/improvement.js';
import { post } from '../../../api/http.js';
import { isStale, useSend } from '../../../features/improvement/data.js';
import { NotSent } from '../../../features/improvement/sending.js';
import { useDraft } from '../../../features/improvement/use-draft.js';
import { freshId } from '../../../state/ids.js';
import { date, wallTime } from '../../../ui/format.js';
import { usePlanPage } from './context.js';
import classes from './improve.module.css';
import { useImprove } from './texts.js';

function Signature({ signature }: { signature: PlanSignature }) {
  const { t } = useImprove();
  const { current } = signature;
  const Icon = current ? IconCircleCheck : IconAlertTriangle;
  return (
    <li className={classes['signature']}>
      <div>
        <Text fw={600}>{signature.name}</Text>
        <Text size="sm">
          {signature.title}, {signature.organisation}
        </Text>
        <Text size="xs" c="dimmed" className="tnum">
          {t('signedOn')} {date(signature.wall)} {wallTime(signature.wall)} ·{' '}
          <span title={signature.planHash}>{t('fingerprint', { hash: signature.planHash.slice(0, 16) })}</span>
        </Text>
      </div>
      <span className={classes['verdict']} style={{ color: current ? 'var(--dt-ok)' : 'var(--dt-warn)' }}>
        <Icon size={16} aria-hidden />
        {t(current ? 'current' : 'changedSince')}
      </span>
    </li>
  );
}

interface Typed {
  name: string;
  title: string;
  organisation: string;
}
const EMPTY: Typed = { name: '', title: '', organisation: '' };

function SignForm() {
  const { t } = useImprove();
  const { exerciseId, plan } = usePlanPage();
  const send = useSend(exerciseId);
  const draft = useDraft<Typed>(`sign.${exerciseId}`);
  const [opened, setOpened] = useState(false);
  const typed = draft.value ?? EMPTY;
  const change = (next: Partial<Typed>): void => draft.set({ ...typed, ...next });
  const { planHash } = plan;
  const said = { name: typed.name.trim(), title: typed.title.trim(), organisation: typed.organisation.trim() };
  const sign = (): void => {
    const body = { recordId: freshId(), ...said, planHash };
    send.mutate(() => post(`/exercises/${exerciseId}/improvement-plan/signatures`, body), {
      onSuccess() {
        draft.clear();
        setOpened(false);
      },
    });
  };
  if (plan.findings.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('nothingToSign')}
      </Text>
    );
  if (!opened && draft.value === null)
    return (
      <Group>
        <Button variant="default" size="sm" leftSection={<IconWritingSign size={16} aria-hidden />} onClick={() => setOpened(true)}>
          {t('sign')}
        </Button>
      </Group>
    );
  const field = (key: keyof Typed, label: string, max: number) => (
    <TextInput
      label={label}
      required
      maxLength={max}
      value={typed[key]}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sign();
      }}
    >
      <Stack gap="xs" maw={760}>
        {isStale(send.error) ? (
          <Text size="sm" c="var(--dt-warn)" role="alert">
            {t('signStale')}
          </Text>
        ) : (
          <NotSent error={send.error} retry={() => send.variables && send.mutate(send.variables)} />
        )}
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
          {field('name', t('signName'), 120)}
          {field('title', t('signTitle'), 120)}
          {field('organisation', t('signOrg'), 200)}
        </SimpleGrid>
        <Group gap="sm">
          <Button
            type="submit"
            size="sm"
            leftSection={<IconWritingSign size={16} aria-hidden />}
            loading={send.isPending}
            disabled={Object.values(said).includes('')}
          >
            {t('sign')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('fingerprint', { hash: planHash.slice(0, 16) })}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

export function Signatures() {
  const { t } = useImprove();
  const { plan, may, over } = usePlanPage();
  return (
    <section className={`panel ${classes['block']}`} aria-labelledby="signatures-title">
      <Title order={2} size="h4" id="signatures-title">
        {t('signatures')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('signaturesHint')}
      </Text>
      {plan.signatures.length === 0 ? (
        <Text size="sm" mb="sm">
          {t('noSignatures')}
        </Text>
      ) : (
        <ul className={classes['signatures']}>
          {plan.signatures.map((signature) => (
            <Signature key={signature.id} signature={signature} />
          ))}
        </ul>
      )}
      {may.write && over && <SignForm />}
    </section>
  );
}
