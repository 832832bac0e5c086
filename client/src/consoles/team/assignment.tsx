/** Who works on an inject, and taking, giving and releasing it. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconHandGrab, IconUserCheck, IconUserOff, IconUserShare } from '@tabler/icons-react';
import { byName } from '../../ui/format.js';
import { useAssign } from './assigned.js';
import { useDesk } from './desk.js';
import type { Entry } from './entries.js';
import classes from './inbox.module.css';
import { seated } from './roster.js';
import { useInboxText } from './texts-inbox.js';

/** One press takes it; the rest is in the menu. */
export function Assignment({ entry }: { entry: Entry }) {
  const { view, seat, nameOf, replayed } = useDesk();
  const { t } = useInboxText();
  const assign = useAssign();
  if (entry.kind !== 'inject') return null;
  const { assigned } = entry;
  const mine = assigned === seat.memberId;
  const open = !replayed && (view.phase === 'running' || view.phase === 'paused');
  const said = assigned === undefined ? t('nobody') : mine ? t('byMe') : t('by', { name: nameOf(assigned) });
  const others = seated(view)
    .filter(({ id }) => id !== seat.memberId && id !== assigned)
    .toSorted((a, b) => byName(a.name, b.name));
  if (!open) return assigned === undefined ? null : <span className={classes['assignee']}>{said}</span>;
  return (
    <span className={classes['assignment']} role="group" aria-label={said}>
      {assigned === undefined ? (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconHandGrab size={14} aria-hidden />}
          onClick={() => assign(entry, seat.memberId)}
        >
          {t('take')}
        </Button>
      ) : (
        <span className={classes['assignee']} data-mine={mine || undefined}>
          <IconUserCheck size={14} aria-hidden /> <span>{said}</span>
          {entry.assigning && <i>({t('waits')})</i>}
        </span>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="compact-xs" variant="default" px={6} aria-label={t('giveOther')} title={t('giveOther')}>
            <IconChevronDown size={14} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {!mine && (
            <Menu.Item leftSection={<IconHandGrab size={14} aria-hidden />} onClick={() => assign(entry, seat.memberId)}>
              {t('take')}
            </Menu.Item>
          )}
          {others.length > 0 && <Menu.Label>{t('give')}</Menu.Label>}
          {others.map(({ id, name }) => (
            <Menu.Item key={id} leftSection={<IconUserShare size={14} aria-hidden />} onClick={() => assign(entry, id)}>
              {name}
            </Menu.Item>
          ))}
          {assigned !== undefined && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconUserOff size={14} aria-hidden />} onClick={() => assign(entry, null)}>
                {t('release')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
