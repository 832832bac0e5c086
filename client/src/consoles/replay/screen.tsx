/** The replay on screen: a banner that cannot be mistaken, the screen of then, and the controls under it. */
import { Text } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { wallAt } from '../../../../server/shared/replay.js';
import { MomentContext } from '../../state/clock.js';
import { Frame } from '../../ui/frame.js';
import { Empty } from '../../ui/states.js';
import { Banner } from './banner.js';
import { momentsOf, type Moment } from './moments.js';
import { Player } from './player.js';
import type { Recording } from './recording.js';
import classes from './replay.module.css';
import { RoomThen } from './room.js';
import { StageContext, usePlaying, useStage, type Stage } from './stage.js';
import { TeamThen } from './team.js';
import { useReplayText } from './texts.js';
import { Transport } from './transport.js';
import { Whose } from './whose.js';

export interface Opened {
  exerciseId: string;
  as: string;
  recording: Recording;
  teams: Stage['teams'];
  look: Stage['look'];
  asked: Stage['asked'];
  ask: (deliveryId: string) => void;
  player: Player;
}

/** Where one comes in: at the wall time of a link, else at its drill time, else at START EX. Epoch ms. */
export function entrance({ head }: Recording, x: number | null, at: number | null): number {
  return at ?? wallAt(head.spans, x ?? 0);
}

export function Screen(opened: Opened) {
  const { recording, player, ask } = opened;
  const { t } = useReplayText();
  const moments = useMemo(() => momentsOf(recording), [recording]);
  const end = recording.head.spans.at(-1)?.toX ?? 0;
  const { name } = recording.head.exercise;
  useEffect(() => {
    document.title = `${t('title', { name })} - dientap`;
    return () => {
      document.title = 'dientap';
    };
  }, [t, name]);
  const jump = (moment: Moment): void => {
    player.pause();
    player.seek(moment.wall);
    if (recording.kind === 'team' && moment.item.type === 'inject-delivered') ask(moment.item.deliveryId);
  };
  const stage: Stage = { ...opened, moments, end, jump };
  return (
    <StageContext value={stage}>
      <Frame fill bar={<Head name={name} />}>
        <div className={classes['page']}>
          {end === 0 ? (
            <>
              <Banner />
              <Empty title={t('nothing')}>
                <Text size="sm">{t('nothingText')}</Text>
              </Empty>
            </>
          ) : (
            <>
              <Then />
              <Transport />
            </>
          )}
        </div>
      </Frame>
    </StageContext>
  );
}

function Head({ name }: { name: string }) {
  return (
    <>
      <Text component="h1" size="sm" fw={600} truncate className={classes['name'] ?? ''} title={name}>
        {name}
      </Text>
      <Whose />
    </>
  );
}

/** Every clock on the screen of then shows the moment, not now. */
function Then() {
  const { wall } = usePlaying();
  const { recording } = useStage();
  return (
    <MomentContext value={wall}>
      <div className={classes['then']}>
        {recording.kind === 'team' ? <TeamThen key={recording.head.as} recording={recording} /> : <RoomThen recording={recording} />}
      </div>
    </MomentContext>
  );
}
