/** Edit and send: the scenario's text in both languages, changed for this delivery alone. What is expected stays. */
import { SegmentedControl, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Bi, Lang } from '../../../../../server/shared/text.js';
import type { MselRow } from '../../../../../server/shared/views.js';
import { get } from '../../../api/http.js';
import { drillX, useNow } from '../../../state/clock.js';
import { Failed, Loading } from '../../../ui/states.js';
import { AskOrder } from '../ask.js';
import { reachOf } from '../matrix/tally.js';
import { Preview } from '../preview.js';
import { texts } from '../texts.js';
import { useExconText, useRoom } from '../room.js';
import { TeamsField } from '../teams-field.js';
import { useSenders } from '../senders.js';

/** An inject as its author wrote it. */
export interface InjectText {
  title: Bi;
  body: Bi;
}

export function EditSend({ row, teams, close }: { row: MselRow; teams: string[]; close: () => void }) {
  const { view } = useRoom();
  const { t } = useExconText();
  const { id } = view.kit.exercise;
  const source = useQuery({
    queryKey: ['inject', id, row.source ?? row.id],
    queryFn: () => get<InjectText>(`/exercises/${id}/injects/${encodeURIComponent(row.id)}`),
    retry: false,
    staleTime: Infinity,
  });
  if (source.data) return <Edit row={row} source={source.data} teams={teams} close={close} />;
  return (
    <AskOrder title={t('editSend')} order={() => null} about={{ type: 'release', inject: row.id }} reason="none" close={close}>
      {source.error ? <Failed error={source.error} retry={() => void source.refetch()} /> : <Loading />}
    </AskOrder>
  );
}

function Edit({ row, source, teams, close }: { row: MselRow; source: InjectText; teams: string[]; close: () => void }) {
  const { view, state } = useRoom();
  const { t, pick, lang: reader } = useExconText();
  const { senderOf } = useSenders();
  const { rest } = useMemo(() => reachOf(view, row), [view, row]);
  const [picked, setPicked] = useState(teams);
  const [title, setTitle] = useState(source.title);
  const [body, setBody] = useState(source.body);
  const [lang, setLang] = useState<Lang>(reader);
  const now = useNow(state.offset, 5000);
  const meant = picked.length === 0 ? rest : picked;
  const changed = (['vi', 'en'] as const).some((each) => title[each] !== source.title[each] || body[each] !== source.body[each]);
  const whole = (['vi', 'en'] as const).every((each) => title[each].trim() !== '' && body[each].trim() !== '');
  return (
    <AskOrder
      title={`${t('editSend')}: ${row.number} ${pick(row.title)}`}
      text={t('editSendAsk', { n: meant.length })}
      order={() => (whole && changed && meant.length > 0 ? { type: 'release', inject: row.id, teams: meant, edit: { title, body } } : null)}
      about={{ type: 'release', inject: row.id }}
      confirm={t('send')}
      size="min(1180px, 96vw)"
      blocked={whole ? (changed ? undefined : t('nothingChanged')) : t('bothLanguages')}
      close={close}
    >
      <SegmentedControl
        size="xs"
        aria-label={t('textLang')}
        style={{ alignSelf: 'flex-start' }}
        value={lang}
        onChange={(value) => setLang(value)}
        data={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
      />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack gap="xs" lang={lang}>
          <TextInput
            label={t('title')}
            required
            maxLength={200}
            value={title[lang]}
            onChange={(event) => setTitle({ ...title, [lang]: event.currentTarget.value })}
          />
          <Textarea
            label={t('body')}
            required
            autosize
            minRows={10}
            maxRows={18}
            maxLength={20_000}
            value={body[lang]}
            onChange={(event) => setBody({ ...body, [lang]: event.currentTarget.value })}
          />
          <Text size="xs" c="dimmed">
            {t('editHelp')}
          </Text>
        </Stack>
        <Stack gap="xs">
          <Text size="sm" fw={600}>
            {t('preview')}
          </Text>
          <Preview
            channel={row.channel}
            from={senderOf(row.from, lang)}
            title={title[lang]}
            body={body[lang]}
            to={meant.length === 1 ? (view.kit.teams.find(({ id }) => id === meant[0])?.name ?? '') : texts.eachTeam[lang === 'vi' ? 0 : 1]}
            x={state.clock ? drillX(state.clock, now) : 0}
            wall={now}
            lang={lang}
          />
        </Stack>
      </SimpleGrid>
      {rest.length > 1 && <TeamsField label={t('to')} among={rest} value={picked} onChange={setPicked} />}
    </AskOrder>
  );
}
