/** The inbox's head: how many are unread, a search, and one menu for every filter. What is set is always said in words. */
import { ActionIcon, Badge, Button, Menu, Text, TextInput } from '@mantine/core';
import { IconCheck, IconFilter, IconFilterOff, IconSearch, IconX } from '@tabler/icons-react';
import { CHANNELS } from '../../../../server/shared/channels.js';
import type { Channel } from '../../../../server/shared/scenario.js';
import { useCommon } from '../../i18n/index.js';
import { ChannelIcon } from '../../ui/channel.js';
import { useDesk } from './desk.js';
import { choosesAll, EVERYTHING, fits, SIEVES, type Known, type Sieve } from './inbox-filter.js';
import classes from './inbox.module.css';
import { useInboxText } from './texts-inbox.js';
import { useTeamText } from './texts.js';

export function InboxBar({ known, shown }: { known: Known; shown: number }) {
  const { entries, unread, inbox } = useDesk();
  const { t } = useTeamText();
  const { t: i } = useInboxText();
  const { t: c } = useCommon();
  const { choice, choose } = inbox;
  const { sieve, channel, find } = choice;
  const sieved = sieve !== 'all' || channel !== null;
  const names = [sieve === 'all' ? '' : i(`sieve.${sieve}`), channel === null ? '' : c(`channel.${channel}`)].filter(Boolean).join(', ');
  return (
    <>
      <div className={classes['head']}>
        <Text fw={600} component="h2" id="inbox-title">
          {t('inbox')}
        </Text>
        <Badge variant="default" radius="sm" tt="none" className="tnum">
          {t('unreadCount', { n: unread })}
        </Badge>
        <Button
          size="compact-xs"
          ml="auto"
          variant={sieve === 'unread' ? 'filled' : 'default'}
          aria-pressed={sieve === 'unread'}
          onClick={() => choose({ ...choice, sieve: sieve === 'unread' ? 'all' : 'unread' })}
        >
          {t('unreadOnly')}
        </Button>
      </div>
      <div className={classes['tools']}>
        <TextInput
          size="xs"
          flex={1}
          miw={0}
          leftSection={<IconSearch size={14} aria-hidden />}
          aria-label={i('find')}
          placeholder={i('find')}
          value={find}
          rightSection={
            find !== '' && (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={i('clearFind')}
                onClick={() => choose({ ...choice, find: '' })}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            )
          }
          onChange={(event) => choose({ ...choice, find: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && find !== '') choose({ ...choice, find: '' });
          }}
        />
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
      </div>
      {!choosesAll(choice) && (
        <div className={classes['chosen']}>
          <Text size="xs" role="status" className="tnum" truncate>
            {[names, i('shownOf', { n: shown, m: entries.length })].filter(Boolean).join(' · ')}
          </Text>
          <Button
            size="compact-xs"
            variant="subtle"
            ml="auto"
            leftSection={<IconFilterOff size={13} aria-hidden />}
            onClick={() => choose(EVERYTHING)}
          >
            {i('clear')}
          </Button>
        </div>
      )}
    </>
  );

  function countOf(each: Sieve): number {
    return entries.filter((entry) => fits(entry, { ...EVERYTHING, sieve: each }, known)).length;
  }
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
