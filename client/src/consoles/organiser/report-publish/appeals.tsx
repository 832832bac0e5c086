/** The queue of appeals: the line as it stands, what the team says, and the answer. */
import { Button, Group, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconFile, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppealItem, PublicationState } from '../../../../../server/shared/publishing.js';
import { get, openFile } from '../../../api/http.js';
import { fold, number } from '../../../ui/format.js';
import { Pager, usePages } from '../../../ui/pages.js';
import { Failed, Loading } from '../../../ui/states.js';
import { AnswerForm } from './answer.js';
import { moment, useMayGive } from './data.js';
import { Deadline } from './deadline.js';
import classes from './publish.module.css';
import { usePublishText } from './texts.js';

const SHOWS = ['open', 'accepted', 'rejected', 'all'] as const;
type Show = (typeof SHOWS)[number];
/** Appeals on a page. */
const PAGE = 20;

const standsAs = ({ appeal: { answer } }: AppealItem): Exclude<Show, 'all'> =>
  !answer ? 'open' : answer.accepted ? 'accepted' : 'rejected';

export function Appeals({ exerciseId, now }: { exerciseId: string; now: PublicationState }) {
  const { t } = usePublishText();
  const list = useQuery({
    queryKey: ['appeals', exerciseId],
    queryFn: () => get<AppealItem[]>(`/exercises/${exerciseId}/appeals`),
    refetchInterval: 60_000,
  });
  return (
    <section className={`panel ${classes['part']}`}>
      <Title order={2} size="h4" mb="xs">
        {t('appeals')}
      </Title>
      <Deadline exerciseId={exerciseId} now={now} />
      {list.isPending ? (
        <Loading />
      ) : list.error ? (
        <Failed error={list.error} retry={() => void list.refetch()} />
      ) : list.data.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noAppeals')}
        </Text>
      ) : (
        <Queue exerciseId={exerciseId} items={list.data} />
      )}
    </section>
  );
}

function Queue({ exerciseId, items }: { exerciseId: string; items: readonly AppealItem[] }) {
  const { t, lang } = usePublishText();
  const [show, setShow] = useState<Show>(items.some(({ appeal }) => !appeal.answer) ? 'open' : 'all');
  const [search, setSearch] = useState('');
  const wanted = fold(search.trim());
  const count = (which: Show): number => (which === 'all' ? items.length : items.filter((one) => standsAs(one) === which).length);
  const shown = items.filter(
    (one) =>
      (show === 'all' || standsAs(one) === show) &&
      fold(`${one.team} ${one.line?.label[lang] ?? ''} ${one.appeal.reason}`).includes(wanted),
  );
  const pages = usePages(shown, PAGE);
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <SegmentedControl
          aria-label={t('appeals')}
          value={show}
          onChange={(value) => setShow(SHOWS.find((each) => each === value) ?? 'all')}
          data={SHOWS.map((each) => ({ value: each, label: t(`show.${each}`, { n: count(each) }) }))}
          className={classes['filter'] ?? ''}
        />
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </Group>
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noneLeft')}
        </Text>
      ) : (
        <ul className={classes['queue']}>
          {pages.shown.map((item) => (
            <Item key={item.appeal.id} exerciseId={exerciseId} item={item} />
          ))}
        </ul>
      )}
      {shown.length > PAGE && <Pager pages={pages} label={t('pages')} />}
    </Stack>
  );
}

function Item({ exerciseId, item }: { exerciseId: string; item: AppealItem }) {
  const { t, lang, pick } = usePublishText();
  const may = useMayGive();
  const [answering, setAnswering] = useState(false);
  const { appeal, team, line } = item;
  const figure = (value: number): string => number(value, lang);
  return (
    <li className={classes['item']} data-stands={standsAs(item)}>
      <div className={classes['itemHead']}>
        <Text fw={600} size="sm">
          {team}
        </Text>
        <Text size="xs" c="dimmed" className="tnum">
          {t('sentAt', { when: moment(appeal.wall) })}
        </Text>
      </div>
      {line ? (
        <div className={classes['line']}>
          <Text size="sm">
            {line.number && <b>{line.number} · </b>}
            {pick(line.explain)}
          </Text>
          <Text size="sm" fw={600} className="tnum">
            {line.kind === 'penalty'
              ? t('penaltyNow', { e: figure(line.earned) })
              : t('pointsNow', { e: figure(line.earned), p: figure(line.points) })}
          </Text>
        </div>
      ) : (
        <Text size="sm" c="var(--dt-warn)">
          {t('noLine')}
        </Text>
      )}
      <Text size="sm" className={classes['reason'] ?? ''}>
        {appeal.reason}
      </Text>
      {appeal.evidence.length > 0 && (
        <Group gap={6} mt={6}>
          {appeal.evidence.map((file) => (
            <Button
              key={file.id}
              size="compact-sm"
              variant="default"
              leftSection={<IconFile size={14} aria-hidden />}
              onClick={() => void openFile(`/exercises/${exerciseId}/teams/${appeal.teamId}/appeal-files/${file.id}`)}
            >
              {file.name}
            </Button>
          ))}
        </Group>
      )}
      {appeal.answer ? (
        <div className={classes['answer']}>
          <Text size="xs" c="dimmed" className="tnum">
            {t(appeal.answer.accepted ? 'acceptedBy' : 'rejectedBy', { name: appeal.answer.name || '–', when: moment(appeal.answer.wall) })}
            {appeal.answer.earned !== undefined && ` · ${t('nowEarned', { n: figure(appeal.answer.earned) })}`}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
            {appeal.answer.text}
          </Text>
        </div>
      ) : answering ? (
        <AnswerForm exerciseId={exerciseId} item={item} close={() => setAnswering(false)} />
      ) : (
        may.answer && (
          <Button size="compact-sm" variant="light" mt={8} onClick={() => setAnswering(true)}>
            {t('answerTitle')}
          </Button>
        )
      )}
    </li>
  );
}
