/** A cell's exchange, or a team's whole screen read-only: what was sent, when seen, what they did in their own words. */
import { Drawer, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { cellOf } from '../../../../server/shared/reduce-excon.js';
import type { ExconTeam, MselRow, TeamDeed, TeamInject, TeamView } from '../../../../server/shared/views.js';
import { get } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { ChannelIcon } from '../../ui/channel.js';
import { drillTime, wallTime } from '../../ui/format.js';
import { StateMark } from '../../ui/mark.js';
import { Failed, Loading } from '../../ui/states.js';
import classes from './excon.module.css';
import { useExconText, useRoom } from './room.js';

export function CellDrawer({ opened, close }: { opened: { teamId: string; inject?: string } | null; close: () => void }) {
  const { view } = useRoom();
  const { t: c } = useCommon();
  const team = view.kit.teams.find((one) => one.id === opened?.teamId);
  const row = view.msel.find((one) => one.id === opened?.inject);
  return (
    <Drawer
      opened={team !== undefined}
      onClose={close}
      position="right"
      size={560}
      title={team?.name}
      styles={{ title: { fontWeight: 700 } }}
      closeButtonProps={{ 'aria-label': c('close') }}
    >
      {team && <Content team={team} row={row} />}
    </Drawer>
  );
}

function Content({ team, row }: { team: ExconTeam; row: MselRow | undefined }) {
  const { view } = useRoom();
  const { id } = view.kit.exercise;
  // the team's cells and the last act tell when its screen has changed
  const stamp = view.feed.find((item) => 'teamId' in item && item.teamId === team.id)?.id ?? '';
  const screen = useQuery({
    queryKey: ['screen', id, team.id, stamp],
    queryFn: () => get<TeamView>(`/exercises/${id}/snapshot?team=${encodeURIComponent(team.id)}`),
    placeholderData: (before) => before,
  });
  if (screen.isPending) return <Loading />;
  if (screen.error) return <Failed error={screen.error} retry={() => void screen.refetch()} />;
  return row ? <Exchange team={team} row={row} screen={screen.data} /> : <Screen team={team} screen={screen.data} />;
}

function Exchange({ team, row, screen }: { team: ExconTeam; row: MselRow; screen: TeamView }) {
  const { view } = useRoom();
  const { t, pick } = useExconText();
  const { t: c } = useCommon();
  const cell = cellOf(view, team, row);
  const inject = screen.injects.find((one) => one.deliveryId === cell?.deliveryId);
  return (
    <Stack gap="sm">
      <Group gap={8}>
        {cell && <StateMark state={cell.state} />}
        <Title order={3} size="h5">
          {row.number} {pick(row.title)}
        </Title>
      </Group>
      {!inject || !cell ? (
        <Text size="sm" c="dimmed">
          {t('notDelivered')}
          {cell && ` · ${c(`state.${cell.state}`)}`}
          {cell?.dueX !== undefined && ` · ${drillTime(cell.dueX)}`}
        </Text>
      ) : (
        <>
          <Table withRowBorders={false} verticalSpacing={2} className={classes['facts'] ?? ''}>
            <Table.Tbody className="tnum">
              <Table.Tr>
                <Table.Th w={150}>{t('deliveredAt')}</Table.Th>
                <Table.Td>
                  {drillTime(cell.deliveredX ?? 0)}
                  {cell.variant ? ` · ${t('variant', { n: cell.variant })}` : ''}
                </Table.Td>
              </Table.Tr>
              <Table.Tr>
                <Table.Th>{t('seenAt')}</Table.Th>
                <Table.Td>{cell.seenX === undefined ? '–' : drillTime(cell.seenX)}</Table.Td>
              </Table.Tr>
              <Table.Tr>
                <Table.Th>{t('owed')}</Table.Th>
                <Table.Td>
                  {Object.entries(cell.owed).map(([id, state]) => {
                    const expect = row.expects.find((one) => one.id === id);
                    const ask = row.asks.find((one) => one.id === id);
                    const action = expect && view.kit.actions[expect.action];
                    return (
                      <div key={id}>
                        <b>{t(`owed.${state}`)}</b> · {action ? pick(action.title) : ask ? pick(ask.prompt) : id}
                      </div>
                    );
                  })}
                </Table.Td>
              </Table.Tr>
            </Table.Tbody>
          </Table>
          <Letter inject={inject} />
          <Title order={4} size="h6">
            {t('theirActions')}
          </Title>
          <Deeds screen={screen} only={inject.deliveryId} />
        </>
      )}
    </Stack>
  );
}

function Letter({ inject }: { inject: TeamInject }) {
  const { lang } = useExconText();
  const words = lang === 'en' ? inject.inject.en : inject.inject;
  return (
    <section className="panel" style={{ padding: 10 }}>
      <Group gap={6} mb={4}>
        <ChannelIcon channel={inject.inject.channel} size={16} />
        <Text size="sm" fw={600}>
          {words.from.name}
        </Text>
      </Group>
      <Text fw={600}>{words.title}</Text>
      {/* the server has sanitised it (W1) */}
      <div className={classes['content']} dangerouslySetInnerHTML={{ __html: words.body }} />
    </section>
  );
}

function deedText(deed: TeamDeed, screen: TeamView, lang: 'vi' | 'en'): { title: string; fields: [string, string][] } {
  const fields = (values: Record<string, unknown>, labels: { id: string; label: { vi: string; en: string } }[] = []): [string, string][] =>
    Object.entries(values)
      .filter(([, value]) => value !== '')
      .map(([id, value]) => [
        labels.find((one) => one.id === id)?.label[lang] ?? id,
        Array.isArray(value) ? value.join(', ') : String(value),
      ]);
  switch (deed.type) {
    case 'action-recorded': {
      const action = screen.kit.actions.find((one) => one.code === deed.action);
      return { title: action?.label[lang] ?? deed.action, fields: fields(deed.fields, action?.fields) };
    }
    case 'report-recorded': {
      const form = screen.kit.forms.find((one) => one.id === deed.form);
      return { title: form?.title[lang] ?? deed.form, fields: fields(deed.fields, form?.fields) };
    }
    case 'answer-recorded': {
      const inject = screen.injects.find((one) => one.deliveryId === deed.inject);
      const ask = (lang === 'en' ? inject?.inject.en : inject?.inject)?.asks.find((one) => one.id === deed.ask);
      const chosen = [deed.value].flat().map((value) => ask?.options?.find((option) => option.id === value)?.text ?? String(value));
      return { title: ask?.prompt ?? deed.ask, fields: [['→', chosen.join(', ')]] };
    }
    case 'hint':
      return { title: lang === 'en' ? deed.en.text : deed.text, fields: [] };
    case 'report-returned':
      return { title: '↩', fields: [] };
  }
}

function Deeds({ screen, only }: { screen: TeamView; only?: string }) {
  const { t, lang } = useExconText();
  const names = new Map(screen.members.map((member) => [member.id, member.name]));
  const deeds = screen.deeds.filter((deed) => only === undefined || deed.inject === only);
  if (deeds.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('nothingDone')}
      </Text>
    );
  return (
    <Stack gap={6}>
      {deeds.toReversed().map((deed) => {
        const { title, fields } = deedText(deed, screen, lang);
        const who = 'memberId' in deed && deed.memberId ? names.get(deed.memberId) : undefined;
        return (
          <div key={deed.id} className={classes['said']}>
            <Text size="xs" c="dimmed" className="tnum">
              {drillTime(deed.at.x)} · {wallTime(deed.at.wall)} {who ? `· ${who}` : ''}
            </Text>
            <Text size="sm" fw={600}>
              {title}
            </Text>
            {fields.map(([label, value]) => (
              <Text key={label} size="sm">
                <Text span size="xs" c="dimmed">
                  {label}:{' '}
                </Text>
                {value}
              </Text>
            ))}
          </div>
        );
      })}
    </Stack>
  );
}

function Screen({ team, screen }: { team: ExconTeam; screen: TeamView }) {
  const { view, state } = useRoom();
  const { t, lang, pick } = useExconText();
  const here = new Set(state.presence[team.id] ?? []);
  const penalties = view.penalties[team.id] ?? [];
  return (
    <Stack gap="md">
      <section>
        <Title order={3} size="h6">
          {t('members')}
        </Title>
        {screen.members.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('nobody')}
          </Text>
        )}
        {screen.members.map((member) => (
          <Group key={member.id} gap={6}>
            <span className={`${classes['dot']} ${here.has(member.id) ? classes['on'] : ''}`} aria-hidden />
            <Text size="sm">
              {member.name}
              {member.role ? ` - ${member.role}` : ''}
            </Text>
          </Group>
        ))}
      </section>
      {penalties.length > 0 && (
        <Text size="sm" c="var(--dt-bad)" fw={600}>
          {t('penalties')}: {penalties.map((code) => (view.kit.actions[code] ? pick(view.kit.actions[code].title) : code)).join('; ')}
        </Text>
      )}
      <section>
        <Title order={3} size="h6">
          {t('systems')}
        </Title>
        {screen.systems.map((system) => (
          <Text key={system.id} size="sm">
            {pick(system.title)}:{' '}
            <b>{pick(system.states.find((one) => one.id === system.state)?.title ?? { vi: system.state, en: system.state })}</b>
          </Text>
        ))}
      </section>
      <section>
        <Title order={3} size="h6" mb={4}>
          {t('inbox')}
        </Title>
        <Stack gap={6}>
          {screen.injects.toReversed().map((one) => (
            <details key={one.deliveryId} className={classes['said']}>
              <summary style={{ cursor: 'pointer' }}>
                <span className="tnum">{drillTime(one.at.x)}</span> · {(lang === 'en' ? one.inject.en : one.inject).title}
              </summary>
              <Letter inject={one} />
            </details>
          ))}
        </Stack>
      </section>
      <section>
        <Title order={3} size="h6" mb={4}>
          {t('theirActions')}
        </Title>
        <Deeds screen={screen} />
      </section>
    </Stack>
  );
}
