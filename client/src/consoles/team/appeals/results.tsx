/** A team's results once they are published: which issue, what evaluators noted for it, its sheet, and appeals on its lines. */
import { Button, List, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconClock, IconEqual, IconMessageQuestion } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Appeal, TeamResults } from '../../../../../server/shared/publishing.js';
import type { ScoreLine, ScoreSheet } from '../../../../../server/shared/scores.js';
import { Window } from '../../../features/reading/window.js';
import { Loading } from '../../../ui/states.js';
import { useDesk } from '../desk.js';
import { ScoreSheetModal } from '../score.js';
import { appealsOn, moment, useTeamResults } from './data.js';
import { AppealForm } from './form.js';
import { useTeamText } from '../texts.js';
import { useAppealsText } from './texts.js';

export function TeamScore({ close }: { close: () => void }) {
  const { seat, view } = useDesk();
  const { t: team } = useTeamText();
  const { published } = view.score;
  const { data, isPending } = useTeamResults(seat, published);
  // both come together, so that nothing moves when the second is there
  if (published && isPending)
    return (
      <Window title={team('score')} close={close} width={1000}>
        <Loading />
      </Window>
    );
  if (!data?.issue) return <ScoreSheetModal close={close} />;
  return (
    <ScoreSheetModal
      close={close}
      issue={data.issue.n}
      about={<About results={data} issue={data.issue} />}
      after={(line) => <OnLine line={line} results={data} />}
    />
  );
}

function About({ results, issue }: { results: TeamResults; issue: NonNullable<TeamResults['issue']> }) {
  const { t } = useAppealsText();
  const { appealsUntil, appealsOpen, observations, appeals } = results;
  return (
    <Stack gap="sm">
      <div>
        <Text size="sm" fw={600} className="tnum">
          {t('issue', { n: issue.n, when: moment(issue.wall) })}
        </Text>
        {issue.reason && <Text size="sm">{t('reason', { reason: issue.reason })}</Text>}
        {appealsUntil !== null && (
          <Text size="sm" c="dimmed" className="tnum">
            {appealsOpen ? `${t('until', { when: moment(appealsUntil) })} ${t('how')}` : t('over', { when: moment(appealsUntil) })}
          </Text>
        )}
      </div>
      {appeals.length > 0 && (
        <section>
          <Title order={3} size="h5" mb={4}>
            {t('mine')}
          </Title>
          <Stack gap="xs">
            {appeals.map((appeal) => (
              <Told key={appeal.id} appeal={appeal} issue={issue} named />
            ))}
          </Stack>
        </section>
      )}
      {observations.length > 0 && (
        <section>
          <Title order={3} size="h5" mb={4}>
            {t('seen')}
          </Title>
          <List size="sm" spacing={4}>
            {observations.map((one) => (
              <List.Item key={`${one.at.wall} ${one.text}`}>
                <b>{t(`tag.${one.tag}`)}:</b> <span style={{ whiteSpace: 'pre-wrap' }}>{one.text}</span>
              </List.Item>
            ))}
          </List>
        </section>
      )}
    </Stack>
  );
}

/** What of the appeals stands at one line: how the last one went, or the way to make one. */
function OnLine({ line, results }: { line: ScoreLine; results: TeamResults }) {
  const { t } = useAppealsText();
  const [writing, setWriting] = useState(false);
  const [last] = appealsOn(results.appeals, line);
  if (writing) return <AppealForm line={line} close={() => setWriting(false)} />;
  return (
    <>
      {last && results.issue && <Told appeal={last} issue={results.issue} />}
      {results.appealsOpen && (!last || last.answer) && (
        <Button
          size="compact-sm"
          variant="subtle"
          mt={4}
          ml={-8}
          leftSection={<IconMessageQuestion size={16} aria-hidden />}
          onClick={() => setWriting(true)}
        >
          {t('appeal')}
        </Button>
      )}
    </>
  );
}

/** `named`: with the line it is about, where it does not stand below that. */
function Told({ appeal, issue, named = false }: { appeal: Appeal; issue: { wall: number }; named?: boolean }) {
  const { t } = useAppealsText();
  const { seat } = useDesk();
  const label = useLabel(seat.exerciseId, seat.teamId, appeal);
  const { answer } = appeal;
  const [Icon, word, color] = !answer
    ? ([IconClock, t('waiting'), 'var(--dt-warn)'] as const)
    : answer.accepted
      ? ([IconCheck, t('accepted'), 'var(--dt-ok)'] as const)
      : ([IconEqual, t('rejected'), 'var(--dt-wait)'] as const);
  return (
    <div style={{ borderInlineStart: `3px solid ${color}`, paddingInlineStart: 10, marginTop: 4 }}>
      <Text size="sm" fw={600} style={{ color, display: 'flex', gap: 6, alignItems: 'center' }}>
        <Icon size={16} aria-hidden style={{ flex: 'none' }} />
        {word}
      </Text>
      {named && label && (
        <Text size="sm" fw={600} lineClamp={2}>
          {label}
        </Text>
      )}
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
        {appeal.reason}
      </Text>
      {answer && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }} mt={4}>
          <b>{t('answer')}:</b> {answer.text}
        </Text>
      )}
      {answer?.earned !== undefined && answer.wall > issue.wall && <Text size="xs">{t('nextIssue')}</Text>}
      <Text size="xs" c="dimmed" className="tnum">
        {[
          t('sentAt', { when: moment(appeal.wall) }),
          ...(appeal.evidence.length > 0 ? [t('files', { n: appeal.evidence.length })] : []),
          ...(answer ? [t('answeredAt', { when: moment(answer.wall) })] : []),
        ].join(' · ')}
      </Text>
    </div>
  );
}

/** The line's own words, from the sheet that is on screen. */
function useLabel(exerciseId: string, teamId: string, { ref, deliveryId }: Appeal): string | undefined {
  const { pick } = useAppealsText();
  const client = useQueryClient();
  const sheets = client.getQueriesData<ScoreSheet>({ queryKey: ['scores', exerciseId] }).flatMap(([, sheet]) => sheet?.teams ?? []);
  const line = sheets
    .find((team) => team.teamId === teamId)
    ?.lines.find((one) => one.ref === ref && (one.deliveryId ?? 'penalty') === deliveryId);
  return line && `${line.number === undefined ? '' : `${line.number} · `}${pick(line.label)}`;
}
