/** The reading pane: the open entry as its channel looks, its files, questions and hints, and what was done about it. */
import { Button, Text } from '@mantine/core';
import { IconArrowLeft, IconBolt, IconMailOpened } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Attachment } from '../../../../../server/shared/views.js';
import { useCommon } from '../../../i18n/index.js';
import { ChannelIcon } from '../../../ui/channel.js';
import { drillTime, wallTime } from '../../../ui/format.js';
import { Empty } from '../../../ui/states.js';
import { Attachments } from '../../../features/reading/attachments.js';
import { Look } from '../../../features/reading/looks.js';
import { ConfirmReceipt } from '../check.js';
import { useDesk } from '../desk.js';
import type { Entry } from '../entries.js';
import { HandlingMark } from '../inbox.js';
import { useTeamText } from '../texts.js';
import { Asks } from './asks.js';
import { DoneHere } from './done.js';
import { Hints } from './hints.js';
import classes from './pane.module.css';

export function ReadingPane() {
  const { open, goTo } = useDesk();
  const { t } = useTeamText();
  useSeen(open);
  const pane = useRef<HTMLDivElement>(null);
  const id = open?.id;
  useEffect(() => {
    if (id !== undefined && pane.current) pane.current.scrollTop = 0;
  }, [id]);

  return (
    // a region that scrolls must be reachable by keyboard
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes['pane']} ref={pane} aria-label={t('reading')} tabIndex={0}>
      {open ? (
        <Opened key={open.id} entry={open} />
      ) : (
        <Empty title={t('choose')} icon={<IconMailOpened size={32} stroke={1.3} color="var(--dt-wait)" aria-hidden />}>
          <Text size="sm" c="dimmed" visibleFrom="sm">
            {t('chooseKeys')}
          </Text>
          <Button hiddenFrom="sm" variant="default" onClick={() => goTo('inbox')}>
            {t('inbox')}
          </Button>
        </Empty>
      )}
    </section>
  );
}

/** Tells once that the team has opened it; the first of the team counts. */
function useSeen(open: Entry | null): void {
  const { line, view, state } = useDesk();
  const told = useRef(new Set<string>());
  useEffect(() => {
    if (open?.kind !== 'inject' || open.inject?.seen || told.current.has(open.id)) return;
    if (view.phase !== 'running' && view.phase !== 'paused') return;
    if (state.pending.some((each) => each.command.type === 'seen' && each.command['deliveryId'] === open.id)) return;
    told.current.add(open.id);
    void line.send({ type: 'seen', deliveryId: open.id });
  }, [open, view.phase, state.pending, line]);
}

function Opened({ entry }: { entry: Entry }) {
  const { goTo, view } = useDesk();
  const { t } = useTeamText();
  const { t: c } = useCommon();
  const { inject } = entry;
  const over = view.phase === 'ended' || view.phase === 'published';
  return (
    <article className={classes['article']}>
      <header className={classes['meta']}>
        <Button
          className={classes['back']}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => goTo('inbox')}
        >
          {t('back')}
        </Button>
        <span className={classes['metaItem']}>
          <ChannelIcon channel={entry.channel} size={16} /> {c(`channel.${entry.channel}`)}
        </span>
        <span className={`${classes['metaItem']} tnum`}>
          {t('arrived')} <b>{drillTime(entry.x)}</b> ({wallTime(entry.wall)})
        </span>
        {inject?.resent && (
          <span className={`${classes['metaItem']} tnum`}>
            {t('resent')} {drillTime(inject.resent.x)}
          </span>
        )}
        {entry.handling && <HandlingMark handling={entry.handling} />}
        {inject && !inject.inject.check && !over && (
          <Button size="compact-xs" ml="auto" leftSection={<IconBolt size={14} aria-hidden />} onClick={() => goTo('respond')}>
            {t('respondTo')}
          </Button>
        )}
      </header>
      <Look piece={entry} to={view.kit.team.name} status={entry.handling && <HandlingMark handling={entry.handling} />} />
      <Files files={entry.attachments} />
      {inject && (
        <>
          {inject.inject.check && (
            <div className={classes['part']}>
              <ConfirmReceipt given={inject} />
            </div>
          )}
          <Asks given={inject} />
          <Hints given={inject} />
          <DoneHere deliveryId={inject.deliveryId} />
        </>
      )}
    </article>
  );
}

function Files({ files }: { files: Attachment[] }) {
  const { t } = useTeamText();
  if (files.length === 0) return null;
  return (
    <section className={classes['part']} aria-label={t('attachments')}>
      <Text fw={600} component="h3" size="sm">
        {t('attachments')}
      </Text>
      <Attachments files={files} />
    </section>
  );
}
