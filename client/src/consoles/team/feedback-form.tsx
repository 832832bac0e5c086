/** The participant feedback form (parts I, II, III), with a name or anonymous; the draft survives a reload. */
import { Alert, Button, Group, Radio, Select, SimpleGrid, Stack, Switch, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import {
  PARTICIPANT_ROLES,
  PRIORITIES,
  STATEMENTS,
  type FeedbackAnswers,
  type FeedbackForm,
  type FeedbackHead,
  type FeedbackState,
} from '../../../../server/shared/feedback.js';
import { Window } from '../../features/reading/window.js';
import { useCommon } from '../../i18n/index.js';
import { freshId } from '../../state/link.js';
import { useDesk } from './desk.js';
import { blank, formOf, isEmpty, refill, type Draft } from './feedback-draft.js';
import classes from './feedback.module.css';
import { useFeedbackText } from './feedback-texts.js';
import { useKept } from './keep.js';
import type { Fate } from './outbox.js';

interface Props {
  state: FeedbackState;
  waiting: boolean;
  refused: Fate | null;
  send: (form: FeedbackForm) => void;
  close: () => void;
}

/** What the form begins with: what this seat has sent under its name, else an empty one with the seat's own name. */
function useDraft(state: FeedbackState): [Draft, (change: (draft: Draft) => Draft) => void] {
  const { key, seat, view } = useDesk();
  const [start] = useState(() => {
    const member = view.members.find(({ id }) => id === seat.memberId);
    const head: FeedbackHead = { name: member?.name ?? '', title: member?.role ?? '', agency: view.kit.team.name, role: 'player' };
    const empty = blank(freshId(), head);
    return state.named ? refill(empty, state.named) : empty;
  });
  return useKept(key('feedback'), start);
}

export function FeedbackWindow({ state, waiting, refused, send, close }: Props) {
  const { t, lang } = useFeedbackText();
  const { t: c } = useCommon();
  const [draft, change] = useDraft(state);
  const [sent, setSent] = useState<'no' | 'named' | 'anonymous'>('no');
  const [hint, setHint] = useState(false);
  const edit = (part: Partial<FeedbackAnswers>): void => change((now) => ({ ...now, answers: { ...now.answers, ...part } }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setHint(isEmpty(draft));
    if (isEmpty(draft)) return;
    send(formOf(draft));
    setSent(draft.anonymous ? 'anonymous' : 'named');
  };
  if (sent !== 'no') {
    const failed = refused && !refused.ok ? refused.problem : null;
    return (
      <Window title={t('title')} close={close} width={640}>
        <Stack gap="md" role="status">
          <Text>
            {failed
              ? lang === 'en'
                ? failed.en
                : failed.detail
              : waiting
                ? t('waitingText')
                : t(sent === 'anonymous' ? 'thanksAnonymous' : 'thanks')}
          </Text>
          <Group justify="flex-end">
            <Button onClick={close}>{c('close')}</Button>
          </Group>
        </Stack>
      </Window>
    );
  }
  return (
    <Window title={t('title')} close={close} width={900}>
      <form onSubmit={submit}>
        <Stack gap="lg">
          <Text size="sm">{t('intro')}</Text>
          <Head draft={draft} change={change} mayHide={state.sent === 'no'} />
          <PartOne answers={draft.answers} edit={edit} />
          <Statements answers={draft.answers} edit={edit} />
          <section>
            <Title order={3} size="h5">
              {t('part3')}
            </Title>
            <Textarea
              mt="xs"
              label={t('comments')}
              autosize
              minRows={3}
              maxLength={2000}
              value={draft.answers.comments}
              onChange={(event) => edit({ comments: event.currentTarget.value })}
            />
          </section>
          {hint && (
            <Alert color="yellow" py={8} role="alert">
              {t('nothingYet')}
            </Alert>
          )}
          <Group justify="flex-end" className={classes['foot'] ?? ''}>
            <Button variant="default" onClick={close}>
              {c('close')}
            </Button>
            <Button type="submit">{draft.anonymous ? t('sendAnonymous') : t('sendForm')}</Button>
          </Group>
        </Stack>
      </form>
    </Window>
  );
}

function Head({ draft, change, mayHide }: { draft: Draft; change: (change: (draft: Draft) => Draft) => void; mayHide: boolean }) {
  const { t } = useFeedbackText();
  const { head } = draft;
  const set = (part: Partial<FeedbackHead>): void => change((now) => ({ ...now, head: { ...now.head, ...part } }));
  return (
    <section>
      <Title order={3} size="h5">
        {t('who')}
      </Title>
      {mayHide && (
        <Switch
          mt="xs"
          label={t('anonymous')}
          description={t('anonymousText')}
          checked={draft.anonymous}
          onChange={(event) => {
            const anonymous = event.currentTarget.checked;
            change((now) => ({ ...now, anonymous }));
          }}
        />
      )}
      {!(mayHide && draft.anonymous) && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mt="sm">
          <TextInput label={t('name')} maxLength={120} value={head.name} onChange={(event) => set({ name: event.currentTarget.value })} />
          <TextInput
            label={t('jobTitle')}
            maxLength={120}
            value={head.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <TextInput
            label={t('agency')}
            maxLength={200}
            value={head.agency}
            onChange={(event) => set({ agency: event.currentTarget.value })}
          />
          <Select
            label={t('role')}
            allowDeselect={false}
            data={PARTICIPANT_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            value={head.role}
            onChange={(role) => role && set({ role })}
          />
        </SimpleGrid>
      )}
    </section>
  );
}

interface PartProps {
  answers: FeedbackAnswers;
  edit: (part: Partial<FeedbackAnswers>) => void;
}

/** The list with its n-th entry changed. */
const put = <T,>(list: readonly T[], at: number, value: T): T[] => list.map((each, i) => (i === at ? value : each));

function PartOne({ answers, edit }: PartProps) {
  const { t } = useFeedbackText();
  const priorities = PRIORITIES.map((priority) => ({ value: priority, label: t(`priority.${priority}`) }));
  const asPriority = (value: string | null): (typeof PRIORITIES)[number] => PRIORITIES.find((each) => each === value) ?? 'medium';
  return (
    <section>
      <Title order={3} size="h5">
        {t('part1')}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" mt="xs">
        {(['strengths', 'improvements'] as const).map((what) => (
          <fieldset key={what} className={classes['lines']}>
            <legend>{t(what)}</legend>
            {answers[what].map((text, at) => (
              <TextInput
                // the lines have no other name than their place
                // oxlint-disable-next-line react/no-array-index-key
                key={at}
                aria-label={t('nth', { what: t(what), n: at + 1 })}
                leftSection={<span className="tnum">{at + 1}</span>}
                maxLength={500}
                value={text}
                onChange={(event) => edit({ [what]: put(answers[what], at, event.currentTarget.value) })}
              />
            ))}
          </fieldset>
        ))}
      </SimpleGrid>
      <Textarea
        mt="sm"
        label={t('missed')}
        autosize
        minRows={2}
        maxLength={2000}
        value={answers.missed}
        onChange={(event) => edit({ missed: event.currentTarget.value })}
      />
      <fieldset className={classes['lines']}>
        <legend>{t('actions')}</legend>
        {answers.actions.map((each, at) => (
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className={classes['three']}>
            <TextInput
              label={t('action', { n: at + 1 })}
              maxLength={500}
              value={each.action}
              onChange={(event) => edit({ actions: put(answers.actions, at, { ...each, action: event.currentTarget.value }) })}
            />
            <Select
              label={t('priority')}
              allowDeselect={false}
              data={priorities}
              value={each.priority}
              onChange={(value) => edit({ actions: put(answers.actions, at, { ...each, priority: asPriority(value) }) })}
            />
            <TextInput
              label={t('responsible')}
              maxLength={200}
              value={each.responsible}
              onChange={(event) => edit({ actions: put(answers.actions, at, { ...each, responsible: event.currentTarget.value }) })}
            />
          </div>
        ))}
      </fieldset>
      <fieldset className={classes['lines']}>
        <legend>{t('resources')}</legend>
        {answers.resources.map((each, at) => (
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className={classes['two']}>
            <TextInput
              label={t('resource', { n: at + 1 })}
              maxLength={500}
              value={each.item}
              onChange={(event) => edit({ resources: put(answers.resources, at, { ...each, item: event.currentTarget.value }) })}
            />
            <Select
              label={t('priority')}
              allowDeselect={false}
              data={priorities}
              value={each.priority}
              onChange={(value) => edit({ resources: put(answers.resources, at, { ...each, priority: asPriority(value) }) })}
            />
          </div>
        ))}
      </fieldset>
    </section>
  );
}

function Statements({ answers, edit }: PartProps) {
  const { t, pick } = useFeedbackText();
  return (
    <section>
      <Title order={3} size="h5">
        {t('part2')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('scale')}
      </Text>
      {STATEMENTS.map((statement) => (
        <Radio.Group
          key={statement.id}
          label={pick(statement)}
          value={String(answers.ratings[statement.id] ?? '')}
          onChange={(value) => edit({ ratings: { ...answers.ratings, [statement.id]: Number(value) } })}
          className={classes['statement'] ?? ''}
        >
          <Group gap="lg" wrap="nowrap">
            {[1, 2, 3, 4, 5].map((n) => (
              <Radio key={n} value={String(n)} label={String(n)} />
            ))}
          </Group>
        </Radio.Group>
      ))}
    </section>
  );
}
