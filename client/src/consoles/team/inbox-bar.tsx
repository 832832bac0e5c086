/** The inbox's head: how many are unread, a search, and one menu for every filter. What is set is always said in words. */
import { ActionIcon, Badge, Button, Text, TextInput } from '@mantine/core';
import { IconFilter, IconFilterOff, IconSearch, IconX } from '@tabler/icons-react';
import { useCommon } from '../../i18n/index.js';
import { later } from '../../ui/later.js';
import { useDesk } from './desk.js';
import { choosesAll, EVERYTHING, type Known } from './inbox-filter.js';
import classes from './inbox.module.css';
import { useInboxText } from './texts-inbox.js';
import { useTeamText } from './texts.js';

const SieveMenu = later(
  async () => (await import('./inbox-sieve.js')).SieveMenu,
  // the button's place, so that nothing moves when it comes
  <ActionIcon size={30} variant="default" disabled aria-hidden>
    <IconFilter size={15} aria-hidden />
  </ActionIcon>,
);

export function InboxBar({ known, shown }: { known: Known; shown: number }) {
  const { entries, unread, inbox } = useDesk();
  const { t } = useTeamText();
  const { t: i } = useInboxText();
  const { t: c } = useCommon();
  const { choice, choose } = inbox;
  const { sieve, channel, find } = choice;
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
        <SieveMenu known={known} names={names} />
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
}
