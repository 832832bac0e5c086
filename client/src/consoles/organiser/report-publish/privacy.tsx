/** Personal data of the exercise, for the administrator: what there is, until when it is kept, erasing it. */
import { Button, Group, List, Modal, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PLACE_IDS, PLACES, type Erasure, type PersonalData, type Place } from '../../../../../server/shared/privacy.js';
import { useNavigate } from '@tanstack/react-router';
import { get, post, put } from '../../../api/http.js';
import { useCommon } from '../../../i18n/index.js';
import { date } from '../../../ui/format.js';
import { Failed, Loading } from '../../../ui/states.js';
import { moment, useAct } from './data.js';
import classes from './publish.module.css';
import { Refusal } from './said.js';
import { usePublishText } from './texts.js';

const MONTHS = [12, 24, 36, 60] as const;
const stays = (place: Place): boolean => PLACES[place] === 'left';

export function Privacy({ exerciseId, name }: { exerciseId: string; name: string }) {
  const { t } = usePublishText();
  const found = useQuery({
    queryKey: ['personal-data', exerciseId],
    queryFn: () => get<PersonalData>(`/exercises/${exerciseId}/personal-data`),
  });
  return (
    <section className={`panel ${classes['part']}`}>
      <Title order={2} size="h4" mb="xs">
        {t('personal')}
      </Title>
      <Text size="sm" maw={760} mb="sm">
        {t('personalText')}
      </Text>
      {found.isPending ? (
        <Loading />
      ) : found.error ? (
        <Failed error={found.error} retry={() => void found.refetch()} />
      ) : (
        <There exerciseId={exerciseId} name={name} data={found.data} />
      )}
    </section>
  );
}

function There({ exerciseId, name, data }: { exerciseId: string; name: string; data: PersonalData }) {
  const { t } = usePublishText();
  const [asking, setAsking] = useState<'erase' | 'remove' | null>(null);
  const close = (): void => setAsking(null);
  const named = PLACE_IDS.filter((place) => data.counts[place] > 0);
  const erasable = named.some((place) => !stays(place));
  const { removableWall } = data.retention;
  const [openedWall] = useState(Date.now);
  return (
    <Stack gap="sm">
      <Retention exerciseId={exerciseId} data={data} />
      {named.length > 0 && (
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing={4} verticalSpacing={4}>
          {named.map((place) => (
            <Group key={place} gap={8} wrap="nowrap" align="baseline">
              <Text size="sm" fw={600} className="tnum" w={36} ta="right">
                {data.counts[place]}
              </Text>
              <Text size="sm">{t(`place.${place}`)}</Text>
            </Group>
          ))}
        </SimpleGrid>
      )}
      {!erasable && <Text size="sm">{t('erased')}</Text>}
      {data.erasures.length > 0 && (
        <List size="sm">
          {data.erasures.map((one) => (
            <List.Item key={one.wall} className="tnum">
              {erasureText(one, t)}
            </List.Item>
          ))}
        </List>
      )}
      <Group gap="xs">
        <Button size="sm" variant="default" c="var(--dt-bad)" disabled={!erasable} onClick={() => setAsking('erase')}>
          {t('erase')}
        </Button>
        {removableWall !== null && removableWall <= openedWall && (
          <Button size="sm" variant="default" c="var(--dt-bad)" onClick={() => setAsking('remove')}>
            {t('remove')}
          </Button>
        )}
      </Group>
      {asking === 'erase' && <Erase exerciseId={exerciseId} data={data} close={close} />}
      {asking === 'remove' && <Remove exerciseId={exerciseId} name={name} from={removableWall ?? 0} close={close} />}
    </Stack>
  );
}

function erasureText({ by, memberId, name, wall }: Erasure, t: ReturnType<typeof usePublishText>['t']): string {
  const when = moment(wall);
  if (by === 'retention') return t('eraseDue', { when });
  return t(memberId === undefined ? 'eraseAll' : 'eraseOne', { name: name || '–', when });
}

function Retention({ exerciseId, data: { retention } }: { exerciseId: string; data: PersonalData }) {
  const { t } = usePublishText();
  const { months, least, own, dueWall } = retention;
  const set = useAct(exerciseId, (value: number | null) => put(`/exercises/${exerciseId}/personal-data/retention`, { months: value }));
  const choices = [...new Set([...MONTHS, ...(months === null ? [] : [months])])].filter((n) => n >= least).toSorted((a, b) => a - b);
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label={t('keep')}
        w={240}
        allowDeselect={false}
        disabled={set.isPending}
        data={[{ value: 'never', label: t('keepNever') }, ...choices.map((n) => ({ value: String(n), label: t('keepMonths', { n }) }))]}
        value={months === null ? 'never' : String(months)}
        onChange={(value) => value && set.mutate(value === 'never' ? null : Number(value))}
      />
      <Text size="sm" c="dimmed" pb={8} className="tnum">
        {[...(dueWall === null ? [] : [t('keepDue', { when: date(dueWall) })]), ...(own ? [] : [t('keepBy')])].join(' · ')}
      </Text>
      <Refusal error={set.error} />
    </Group>
  );
}

function Erase({ exerciseId, data, close }: { exerciseId: string; data: PersonalData; close: () => void }) {
  const { t } = usePublishText();
  const { t: c } = useCommon();
  const erase = useAct(exerciseId, () => post(`/exercises/${exerciseId}/personal-data/erase`, {}), close);
  const left = PLACE_IDS.filter(stays).reduce((sum, place) => sum + data.counts[place], 0);
  return (
    <Modal opened onClose={close} title={t('erase')} closeButtonProps={{ 'aria-label': c('close') }}>
      <Text size="sm">{t('eraseAsk')}</Text>
      {left > 0 && (
        <Text size="sm" c="var(--dt-warn)" mt="xs">
          {t('left', { n: left })}
        </Text>
      )}
      <Refusal error={erase.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close} data-autofocus>
          {c('cancel')}
        </Button>
        <Button color="red" loading={erase.isPending} onClick={() => erase.mutate(undefined)}>
          {t('erase')}
        </Button>
      </Group>
    </Modal>
  );
}

function Remove({ exerciseId, name, from, close }: { exerciseId: string; name: string; from: number; close: () => void }) {
  const { t } = usePublishText();
  const { t: c } = useCommon();
  const go = useNavigate();
  const [typed, setTyped] = useState('');
  const remove = useAct(
    exerciseId,
    () => post(`/exercises/${exerciseId}/personal-data/remove-record`, { name: typed }),
    () => void go({ to: '/' }),
  );
  return (
    <Modal opened onClose={close} title={t('remove')} closeButtonProps={{ 'aria-label': c('close') }}>
      <Text size="sm" mb="sm">
        {t('removeText', { when: date(from) })}
      </Text>
      <TextInput label={t('removeName')} description={name} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      <Refusal error={remove.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {c('cancel')}
        </Button>
        <Button color="red" disabled={typed !== name} loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
          {t('remove')}
        </Button>
      </Group>
    </Modal>
  );
}
