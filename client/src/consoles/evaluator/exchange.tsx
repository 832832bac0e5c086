/** The team's exchange, inject by inject, newest first: what was sent as its channel looks, when it was opened, what they did in their words. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { cellOf } from '../../../../server/shared/reduce-excon.js';
import type { TeamDeed, TeamInject, TeamView } from '../../../../server/shared/views.js';
import { Look } from '../../features/reading/looks.js';
import type { Piece } from '../../features/reading/piece.js';
import { ChannelIcon } from '../../ui/channel.js';
import { drillTime, number, wallTime } from '../../ui/format.js';
import { StateMark } from '../../ui/mark.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import classes from './evaluator.module.css';
import { useDesk, useScreen } from './desk.js';
import type { PartProps } from './part.js';
import { useEvaluatorText } from './texts.js';

export function pieceOf({ deliveryId, at, inject }: TeamInject): Piece {
  return {
    id: deliveryId,
    channel: inject.channel,
    from: { vi: inject.from, en: inject.en.from },
    title: { vi: inject.title, en: inject.en.title },
    body: { vi: inject.body, en: inject.en.body },
    plain: false,
    attachments: inject.attachments,
    x: at.x,
    wall: at.wall,
  };
}

export function Exchange({ team, writes, observe }: PartProps) {
  const { t } = useEvaluatorText();
  const screen = useScreen(team.id);
  if (screen.isPending) return <Loading />;
  if (screen.error && !screen.data) return <Failed error={screen.error} retry={() => void screen.refetch()} />;
  const { injects, deeds } = screen.data;
  if (injects.length === 0) return <Empty title={t('notDelivered')} />;
  const known = new Set(injects.map((one) => one.deliveryId));
  const others = deeds.filter((deed) => deed.inject === undefined || !known.has(deed.inject));
  return (
    <Stack gap="sm">
      {injects.toReversed().map((given) => (
        <One key={given.deliveryId} team={team} given={given} screen={screen.data} {...(writes && { observe })} />
      ))}
      {others.length > 0 && (
        <section className={classes['card']}>
          <Text fw={600}>{t('otherWork')}</Text>
          <Deeds deeds={others} screen={screen.data} />
        </section>
      )}
    </Stack>
  );
}

function One({
  team,
  given,
  screen,
  observe,
}: {
  team: PartProps['team'];
  given: TeamInject;
  screen: TeamView;
  observe?: PartProps['observe'];
}) {
  const { view } = useDesk();
  const { t, lang } = useEvaluatorText();
  const [shown, setShown] = useState(false);
  const row = view.msel.find((one) => view.cells[team.id]?.[one.id]?.deliveryId === given.deliveryId);
  const cell = row && cellOf(view, team, row);
  const deeds = screen.deeds.filter((deed) => deed.inject === given.deliveryId);
  return (
    <section className={classes['card']}>
      <Group gap={8} wrap="nowrap" align="flex-start">
        {cell && <StateMark state={cell.state} size={20} />}
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text fw={600}>
            {row?.number} {(lang === 'en' ? given.inject.en : given.inject).title}
          </Text>
          <Text size="sm" c="dimmed" className="tnum">
            <ChannelIcon channel={given.inject.channel} size={14} /> {t('received')} {drillTime(given.at.x)} ·{' '}
            {given.seen ? `${t('opened')} ${drillTime(given.seen.x)}` : t('notOpened')}
          </Text>
        </div>
      </Group>
      <Group gap={8} mt={6}>
        <Button size="sm" variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'hideInject' : 'showInject')}
        </Button>
        {observe && row && (
          <Button
            size="sm"
            variant="default"
            leftSection={<IconPencilPlus size={16} aria-hidden />}
            onClick={() => observe({ inject: row.id })}
          >
            {t('noteThis')}
          </Button>
        )}
      </Group>
      {shown && (
        <div className={classes['letter']}>
          <Look piece={pieceOf(given)} to={team.name} />
        </div>
      )}
      <Deeds deeds={deeds} screen={screen} />
    </section>
  );
}

function useDeed(screen: TeamView): (deed: TeamDeed) => { title: string; fields: [string, string][] } {
  const { t, lang } = useEvaluatorText();
  return (deed) => {
    switch (deed.type) {
      case 'action-recorded':
      case 'report-recorded': {
        const action = deed.type === 'action-recorded' ? screen.kit.actions.find((one) => one.code === deed.action) : undefined;
        const form = deed.type === 'report-recorded' ? screen.kit.forms.find((one) => one.id === deed.form) : undefined;
        const specs = (form ?? action)?.fields ?? [];
        const words = (id: string, value: string | number | boolean): string => {
          if (typeof value === 'number') return number(value, lang);
          const spec = specs.find((one) => one.id === id);
          const option =
            spec?.options?.find((one) => one.id === value)?.text ??
            (spec?.type === 'asset' ? screen.systems.find((one) => one.id === value)?.title : undefined);
          return option?.[lang] ?? String(value);
        };
        return {
          title: form?.title[lang] ?? action?.label[lang] ?? (deed.type === 'action-recorded' ? deed.action : deed.form),
          fields: Object.entries(deed.fields)
            .filter(([, value]) => value !== '')
            .map(([id, value]) => [
              specs.find((one) => one.id === id)?.label[lang] ?? id,
              [value]
                .flat()
                .map((one) => words(id, one))
                .join(', '),
            ]),
        };
      }
      case 'answer-recorded': {
        const inject = screen.injects.find((one) => one.deliveryId === deed.inject);
        const ask = (lang === 'en' ? inject?.inject.en : inject?.inject)?.asks.find((one) => one.id === deed.ask);
        const chosen = [deed.value].flat().map((value) => ask?.options?.find((option) => option.id === value)?.text ?? String(value));
        return { title: ask?.prompt ?? deed.ask, fields: [['', chosen.join(', ')]] };
      }
      case 'hint':
        return { title: `${t('tookHint')}: ${lang === 'en' ? deed.en.text : deed.text}`, fields: [] };
      case 'report-returned':
        return { title: t('returned'), fields: [] };
    }
  };
}

function Deeds({ deeds, screen }: { deeds: TeamDeed[]; screen: TeamView }) {
  const { t } = useEvaluatorText();
  const say = useDeed(screen);
  const names = new Map(screen.members.map((member) => [member.id, member.name]));
  if (deeds.length === 0)
    return (
      <Text size="sm" c="dimmed" mt={6}>
        {t('nothingDone')}
      </Text>
    );
  return (
    <ul className={classes['deeds']} aria-label={t('theirWork')}>
      {deeds.map((deed) => {
        const { title, fields } = say(deed);
        const who = 'memberId' in deed && deed.memberId ? names.get(deed.memberId) : undefined;
        return (
          <li key={deed.id}>
            <Text size="xs" c="dimmed" className="tnum">
              {drillTime(deed.at.x)} · {wallTime(deed.at.wall)}
              {who ? ` · ${who}` : ''}
            </Text>
            <Text size="sm" fw={600}>
              {title}
            </Text>
            {fields.map(([label, value]) => (
              <Text key={label} size="sm" className={classes['said'] ?? ''}>
                {label && <span className={classes['label']}>{label}: </span>}
                {value}
              </Text>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
