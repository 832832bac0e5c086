/** The evaluator's console: my teams live, their exchange, observations, critical tasks, marks and ratings; it survives a cut. */
import { Button } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { reduceExconAll } from '../../../../server/shared/reduce-excon.js';
import type { EvaluationView } from '../../../../server/shared/evaluation.js';
import type { ExconItem, ExconView } from '../../../../server/shared/views.js';
import { useMe } from '../../api/session.js';
import { useCommon } from '../../i18n/index.js';
import type { LinkState } from '../../state/link.js';
import { useLink } from '../../state/use-link.js';
import { Frame } from '../../ui/frame.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { Room } from './room.js';
import { DeskContext, useEvaluation, useOutbox, useRecorder, withWaiting, type Desk } from './desk.js';
import type { Outbox, OutboxState } from './outbox.js';
import { useEvaluatorText } from './texts.js';

const reduce = (view: ExconView, items: ExconItem[]): ExconView => reduceExconAll(view, items);
const Plain = ({ children }: { children: React.ReactNode }) => <Frame>{children}</Frame>;

export function EvaluatorConsole() {
  const { exerciseId } = useParams({ from: '/evaluate/$exerciseId' });
  const { t } = useEvaluatorText();
  const { t: c } = useCommon();
  const me = useMe();
  if (me.isPending)
    return (
      <Plain>
        <Loading />
      </Plain>
    );
  if (me.error)
    return (
      <Plain>
        <Failed error={me.error} retry={() => void me.refetch()} />
      </Plain>
    );
  if (me.data?.kind !== 'user')
    return (
      <Plain>
        <Empty title={t('signInFirst')}>
          <Button component={Link} to="/login" size="md">
            {c('signIn')}
          </Button>
        </Empty>
      </Plain>
    );
  return <Live exerciseId={exerciseId} userId={me.data.user.id} />;
}

function Live({ exerciseId, userId }: { exerciseId: string; userId: string }) {
  const { t } = useEvaluatorText();
  const { state } = useLink<ExconView, ExconItem>(exerciseId, userId, reduce);
  const evaluation = useEvaluation(exerciseId);
  const box = useOutbox(exerciseId, userId, state?.connection === 'online');
  if (state?.connection === 'refused')
    return (
      <Plain>
        <Empty title={t('notAllowed')} />
      </Plain>
    );
  if (evaluation.error && !evaluation.data)
    return (
      <Plain>
        <Failed error={evaluation.error} retry={() => void evaluation.refetch()} />
      </Plain>
    );
  if (!state?.view || !evaluation.data || !box)
    return (
      <Plain>
        <Loading />
      </Plain>
    );
  return <Seated {...{ exerciseId, userId, line: state, view: state.view, evaluation: evaluation.data, box }} />;
}

interface Seat {
  exerciseId: string;
  userId: string;
  line: LinkState<ExconView>;
  view: ExconView;
  evaluation: EvaluationView;
  box: { outbox: Outbox; state: OutboxState; lasting: boolean };
}

function Seated({ exerciseId, userId, line, view, evaluation, box }: Seat) {
  const { outbox, lasting } = box;
  const navigate = useNavigate();
  const search = useSearch({ from: '/evaluate/$exerciseId' });
  const { entries, cut } = box.state;
  const { now, record } = useRecorder(outbox, userId, line);
  const open = useCallback(
    (where: { team?: string; tab?: string }) => void navigate({ to: '/evaluate/$exerciseId', params: { exerciseId }, search: where }),
    [navigate, exerciseId],
  );
  const desk = useMemo<Desk>(
    () => ({
      exerciseId,
      userId,
      state: line,
      view,
      evaluation,
      standing: withWaiting(evaluation, entries),
      waiting: new Set(entries.filter(({ state }) => state === 'waiting').map(({ id }) => id)),
      entries,
      now,
      record,
      outbox,
      open,
    }),
    [exerciseId, userId, line, view, evaluation, entries, now, record, outbox, open],
  );
  return (
    <DeskContext value={desk}>
      <Room team={search.team} tab={search.tab} lasting={lasting} cut={cut} />
    </DeskContext>
  );
}
