/** The material beside the plan: what can become a finding with one click, and what has. */
import { Button, Group, Select, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { IconCheck, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ObservationRecord } from '../../../../../server/shared/evaluation.js';
import type { FeedbackResults } from '../../../../../server/shared/feedback.js';
import type { HotWash } from '../../../../../server/shared/hotwash.js';
import { get, post, ProblemError } from '../../../api/http.js';
import { useSend } from '../../../features/improvement/data.js';
import { NotSent } from '../../../features/improvement/sending.js';
import { freshId } from '../../../state/ids.js';
import { fold } from '../../../ui/format.js';
import { Pager, usePages } from '../../../ui/pages.js';
import { useScreen } from '../../../ui/screen.js';
import { Empty, Loading } from '../../../ui/states.js';
import { usePlanPage } from './context.js';
import classes from './improve.module.css';
import { KINDS, materialOf, type Material, type MaterialKind } from './material.js';
import { useImprove } from './texts.js';

const PAGE = 12;

/** Everything that findings are made of; what cannot be read is named, the rest is there. */
function useMaterial(): { material: Material[]; pending: boolean; failed: MaterialKind[] } {
  const { exerciseId, report } = usePlanPage();
  const { lang } = useImprove();
  const path = `/exercises/${exerciseId}`;
  const observations = useQuery({
    queryKey: ['observations', exerciseId],
    queryFn: () => get<ObservationRecord[]>(`${path}/observations`),
  });
  const feedback = useQuery({
    queryKey: ['feedback-results', exerciseId],
    queryFn: () => get<FeedbackResults>(`${path}/feedback/results`),
  });
  const wash = useQuery({ queryKey: ['hotwash', exerciseId], queryFn: () => get<HotWash>(`${path}/notes`) });
  const material = useMemo(
    () =>
      materialOf({ report, observations: observations.data ?? [], feedback: feedback.data ?? null, notes: wash.data?.notes ?? [] }, lang),
    [report, observations.data, feedback.data, wash.data, lang],
  );
  return {
    material,
    pending: observations.isPending || feedback.isPending || wash.isPending,
    failed: [
      ...(observations.error ? (['observation'] as const) : []),
      ...(feedback.error ? (['feedback'] as const) : []),
      ...(wash.error ? (['hotwash'] as const) : []),
    ],
  };
}

export function MaterialList() {
  const { t } = useImprove();
  const { plan } = usePlanPage();
  const { material, pending, failed } = useMaterial();
  const [kind, setKind] = useState<MaterialKind | 'all'>('all');
  const [words, setWords] = useState('');
  const [fresh, setFresh] = useState(false);
  const made = useMemo(
    () =>
      new Map<string, string>(
        plan.findings.flatMap(({ id, source }) => (source?.id === undefined ? [] : [[`${source.kind}/${source.id}`, id] as const])),
      ),
    [plan.findings],
  );
  const wanted = fold(words.trim());
  const found = material.filter(
    (one) => (kind === 'all' || one.kind === kind) && (!fresh || !made.has(one.key)) && (wanted === '' || fold(one.text).includes(wanted)),
  );
  const pages = usePages(found, PAGE);
  const wide = useScreen('(min-width: 62em)');
  const [shown, show] = useState(false);
  const count = (of: MaterialKind): number => material.filter((one) => one.kind === of).length;
  return (
    <section className={`panel ${classes['material']}`} aria-labelledby="material-title">
      <Title order={2} size="h4" id="material-title">
        {t('material')}
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        {t('materialHint')}
      </Text>
      {failed.length > 0 && (
        <Text size="xs" c="var(--dt-bad)" role="alert">
          {t('materialFailed', { what: failed.map((one) => t(`kind.${one}`)).join(', ') })}
        </Text>
      )}
      {!wide && (
        <Button size="xs" variant="default" aria-expanded={shown} onClick={() => show(!shown)}>
          {shown ? t('hideMaterial') : t('showMaterial', { n: material.length })}
        </Button>
      )}
      {!wide && !shown ? null : pending ? (
        <Loading />
      ) : material.length === 0 ? (
        <Empty title={t('noMaterial')}>
          <Text size="sm">{t('noMaterialHint')}</Text>
        </Empty>
      ) : (
        <Stack gap={8} mt={wide ? 0 : 8}>
          <Select
            aria-label={t('kinds')}
            allowDeselect={false}
            data={[
              { value: 'all', label: `${t('kind.all')} (${material.length})` },
              ...KINDS.map((value) => ({ value, label: `${t(`kind.${value}`)} (${count(value)})` })),
            ]}
            value={kind}
            onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'all')}
          />
          <TextInput
            aria-label={t('findMaterial')}
            placeholder={t('findMaterial')}
            leftSection={<IconSearch size={15} aria-hidden />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Switch size="xs" label={t('onlyFresh')} checked={fresh} onChange={(event) => setFresh(event.currentTarget.checked)} />
          {found.length === 0 ? (
            <Text size="sm" c="dimmed" py="sm">
              {t('nothingFound')}
            </Text>
          ) : (
            <ul className={classes['pieces']}>
              {pages.shown.map((one) => (
                <Piece key={one.key} piece={one} findingId={made.get(one.key)} />
              ))}
            </ul>
          )}
          <Pager pages={pages} label={t('material')} />
        </Stack>
      )}
    </section>
  );
}

function Piece({ piece, findingId }: { piece: Material; findingId: string | undefined }) {
  const { t } = useImprove();
  const { exerciseId, may, teamName, show } = usePlanPage();
  const send = useSend(exerciseId);
  const [whole, setWhole] = useState(false);
  const { finding, text } = piece;
  const teams = finding.teams ?? [];
  const first = teams[0];
  const make = (): void => {
    const recordId = freshId();
    send.mutate(() => post(`/exercises/${exerciseId}/findings`, { recordId, ...finding }));
  };
  /** Somebody else was faster: theirs is shown. */
  const other = send.error instanceof ProblemError && send.error.problem.code === 'already-exists';
  return (
    <li className={classes['piece']} data-made={findingId !== undefined || undefined}>
      <Text size="xs" c="dimmed">
        {t(`kind.${piece.kind}`)} · {t(piece.plain ? 'plain' : finding.kind)}
        {first !== undefined && ` · ${teams.length === 1 ? teamName(first) : t('teams', { n: teams.length })}`}
      </Text>
      <Text size="sm" {...(!whole && { lineClamp: 4 })} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
        {text}
      </Text>
      {!other && <NotSent error={send.error} retry={() => send.variables && send.mutate(send.variables)} />}
      <Group gap={6} justify="space-between" mt={4} mih={26}>
        {findingId !== undefined ? (
          <Button size="compact-xs" variant="subtle" leftSection={<IconCheck size={13} aria-hidden />} onClick={() => show(findingId)}>
            {t('made')}
          </Button>
        ) : may.find ? (
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconPlus size={13} aria-hidden />}
            loading={send.isPending}
            onClick={make}
          >
            {t('make')}
          </Button>
        ) : (
          <span />
        )}
        {text.length > 220 && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setWhole(!whole)}>
            {t(whole ? 'less' : 'more')}
          </Button>
        )}
      </Group>
    </li>
  );
}
