/** The top bar: clock, phase, line, team, who is here, and the switches of this desk. */
import { ActionIcon, Text, UnstyledButton } from '@mantine/core';
import { IconDots, IconKeyboard, IconUsers, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { later } from '../../ui/later.js';
import { DrillClock, LineBadge, PhaseBadge } from '../../ui/live.js';
import classes from './console.module.css';
import banner from './cut-banner.module.css';
import { CutBanner, LineSaid } from './cut-banner.js';
import { useLineNews } from './cut.js';
import { useDesk } from './desk.js';
import { hereNow, seated } from './roster.js';
import { beep } from './sound.js';
import { useMembersText } from './texts-members.js';
import { useTalkText } from './texts-talk.js';
import { useTeamText } from './texts.js';

export function Bar({ short }: { short: boolean }) {
  const { state } = useDesk();
  return (
    <div className={classes['bar']}>
      <DrillClock clock={state.clock} offset={state.offset} estimated={state.connection !== 'online'} />
      {!short && <Standing />}
    </div>
  );
}

/** Phase, line and team: in the bar, or under it where the bar is too short for them. */
export function Standing() {
  const { state, view } = useDesk();
  const { news, done } = useLineNews(state);
  return (
    <>
      <span className={news ? banner['beside'] : banner['whole']}>
        <PhaseBadge phase={view.phase} />
      </span>
      {news ? (
        <CutBanner news={news} done={done} />
      ) : (
        <>
          <LineBadge state={state.connection === 'cut' ? { ...state, connection: 'connecting' } : state} />
          <Text className={classes['team']} fw={600} title={view.kit.team.name}>
            {view.kit.team.name}
          </Text>
        </>
      )}
      <LineSaid news={news} />
    </>
  );
}

const MembersPanel = later(async () => (await import('./members.js')).default);
/** What is wanted rarely, and what concerns this device. */
export const More = later(
  async () => (await import('./more.js')).MoreMenu,
  // the button's place, so that nothing moves when it comes
  <ActionIcon variant="default" size="md" disabled aria-hidden>
    <IconDots size={16} stroke={1.8} />
  </ActionIcon>,
);

/** How many of the team are here; opens who they are and what may be done about seats. */
export function Presence() {
  const { state, view, seat } = useDesk();
  const { t } = useMembersText();
  const [opened, setOpened] = useState(false);
  const here = hereNow(state, seat);
  const members = seated(view);
  const n = members.filter(({ id }) => here.has(id)).length;
  const label = t('open', { n, m: members.length });
  return (
    <>
      <UnstyledButton className={classes['chip']} aria-label={label} title={label} aria-haspopup="dialog" onClick={() => setOpened(true)}>
        <IconUsers size={16} stroke={1.8} aria-hidden />
        <span className="tnum">
          {n}/{members.length}
        </span>
      </UnstyledButton>
      {opened && <MembersPanel close={() => setOpened(false)} />}
    </>
  );
}

export function SoundSwitch({ on, toggle }: { on: boolean; toggle: () => void }) {
  const { t } = useTeamText();
  const label = on ? t('soundOn') : t('soundOff');
  return (
    <ActionIcon
      variant="default"
      size="md"
      aria-label={label}
      title={label}
      aria-pressed={on}
      onClick={() => {
        if (!on) beep();
        toggle();
      }}
    >
      {on ? <IconVolume size={16} stroke={1.8} /> : <IconVolumeOff size={16} stroke={1.8} />}
    </ActionIcon>
  );
}

export function KeysButton({ open }: { open: () => void }) {
  const { t } = useTalkText();
  const label = t('keysOpen');
  return (
    <ActionIcon variant="default" size="md" visibleFrom="md" aria-label={label} title={label} onClick={open}>
      <IconKeyboard size={16} stroke={1.8} />
    </ActionIcon>
  );
}
