/** Every filter of the inbox in one menu, with how many each would show. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconFilter } from '@tabler/icons-react';
import { CHANNELS } from '../../../../server/shared/channels.js';
import type { Channel } from '../../../../server/shared/scenario.js';
import { useCommon } from '../../i18n/index.js';
import { ChannelIcon } from '../../ui/channel.js';
import { useDesk } from './desk.js';
import { EVERYTHING, fits, SIEVES, type Known, type Sieve } from './inbox-filter.js';
import classes from './inbox.module.css';
import { useInboxText } from './texts-inbox.js';

/** `names`: what is chosen now, in words. */
export function SieveMenu({ known, names }: { known: Known; names: string }) {
  const { entries, inbox } = useDesk();
  const { t: i } = useInboxText();
  const { t: c } = useCommon();
  const { choice, choose } = inbox;
  const { sieve, channel } = choice;
  const sieved = sieve !== 'all' || channel !== null;
  const countOf = (each: Sieve): number => entries.filter((entry) => fits(entry, { ...EVERYTHING, sieve: each }, known)).length;
  return (
    <Menu position="bottom-end" withinPortal width={240}>
      <Menu.Target>
        <ActionIcon
          size={30}
          variant={sieved ? 'filled' : 'default'}
          aria-label={sieved ? i('filterNow', { name: names }) : i('filter')}
          title={sieved ? i('filterNow', { name: names }) : i('filter')}
        >
          <IconFilter size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflowY: 'auto' }}>
        <Menu.Label>{i('show')}</Menu.Label>
        {SIEVES.map((each) => (
          <Choose
            key={each}
            on={each === sieve}
            label={i(`sieve.${each}`)}
            n={countOf(each)}
            choose={() => choose({ ...choice, sieve: each })}
          />
        ))}
        <Menu.Label>{i('channel')}</Menu.Label>
        <Choose on={channel === null} label={i('everyChannel')} choose={() => choose({ ...choice, channel: null })} />
        {CHANNELS.filter((each) => each === channel || entries.some((entry) => entry.channel === each)).map((each: Channel) => (
          <Choose
            key={each}
            on={each === channel}
            label={c(`channel.${each}`)}
            icon={<ChannelIcon channel={each} size={15} />}
            n={entries.filter((entry) => entry.channel === each).length}
            choose={() => choose({ ...choice, channel: each })}
          />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChooseProps {
  on: boolean;
  label: string;
  n?: number;
  icon?: React.ReactNode;
  choose: () => void;
}

function Choose({ on, label, n, icon, choose }: ChooseProps) {
  return (
    <Menu.RadioItem
      value={label}
      checked={on}
      closeMenuOnClick
      checkIcon={<IconCheck size={14} aria-hidden />}
      rightSection={n === undefined ? undefined : <span className="tnum">{n}</span>}
      onChange={choose}
    >
      <span className={classes['choice']}>
        {icon} {label}
      </span>
    </Menu.RadioItem>
  );
}
