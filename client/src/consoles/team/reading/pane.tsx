/** The reading pane: the open entry as its channel looks, its files, questions and hints, and what was done about it. */
import { Button, Text } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Attachment } from '../../../../../server/shared/views.js';
import { Empty } from '../../../ui/states.js';
import { Attachments } from '../../../features/reading/attachments.js';
import { Look } from '../../../features/reading/looks.js';
import { ConfirmReceipt } from '../check.js';
import { useDesk } from '../desk.js';
import type { Entry } from '../entries.js';
import { HandlingMark } from '../handling.js';
import { useTeamText } from '../texts.js';
import { Asks } from './asks.js';
import { DoneHere } from './done.js';
import { Hints } from './hints.js';
import { PaneHead } from './pane-head.js';
import classes from './pane.module.css';

export function ReadingPane() {
  const { open, goTo, replayed } = useDesk();
  const { t } = useTeamText();
  useSeen(open);
  useHere(open);
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
          {!replayed && (
            <Text size="sm" c="dimmed" visibleFrom="sm">
              {t('chooseKeys')}
            </Text>
          )}
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

/** Tells the team what is read here, for as long as it is on screen. */
function useHere(open: Entry | null): void {
  const { line } = useDesk();
  const inject = open?.kind === 'inject' ? open.id : undefined;
  useEffect(() => {
    line.here({ inject });
    return () => line.here({ inject: undefined });
  }, [line, inject]);
}

function Opened({ entry }: { entry: Entry }) {
  const { view } = useDesk();
  const { inject } = entry;
  // nobody of the team had opened it before: a call plays
  const [fresh] = useState(entry.handling === 'new');
  return (
    <article className={classes['article']}>
      <PaneHead entry={entry} />
      <Look piece={entry} to={view.kit.team.name} status={entry.handling && <HandlingMark handling={entry.handling} />} fresh={fresh} />
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
