/** Who of the team works on an inject, and who reads it now: said in the row, changed in the reading pane. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconHandGrab, IconUserCheck, IconUserOff, IconUserShare } from '@tabler/icons-react';
import { useMemo } from 'react';
import { initialsOf } from '../../features/reading/look-parts.js';
import { byName } from '../../ui/format.js';
import { useDesk } from './desk.js';
import type { Entry } from './entries.js';
import classes from './inbox.module.css';
import { seated } from './roster.js';
import { useInboxText } from './texts-inbox.js';

/** Gives an inject to a member (null: to nobody); nothing is sent when that is so already. */
export function useAssign(): (entry: Entry | null | undefined, member: string | null) => void {
  const { line, view } = useDesk();
  const open = view.phase === 'running' || view.phase === 'paused';
  return (entry, member) => {
    if (!open || entry?.kind !== 'inject' || (entry.assigned ?? null) === member) return;
    void line.send({ type: 'assign', inject: entry.id, member });
  };
}

/** Other members by the delivery they read now. */
export function useReaders(): ReadonlyMap<string, string[]> {
  const { state, seat } = useDesk();
  const { whereabouts } = state;
  return useMemo(() => {
    const readers = new Map<string, string[]>();
    for (const [member, place] of Object.entries(whereabouts)) {
      if (member === seat.memberId || place.inject === undefined) continue;
      readers.set(place.inject, [...(readers.get(place.inject) ?? []), member]);
    }
    return readers;
  }, [whereabouts, seat.memberId]);
}

/** Initials of who reads it; `names` joined by line breaks, so that a row is not drawn again for nothing. */
export function Readers({ names, words = false }: { names: string; words?: boolean }) {
  const { t } = useInboxText();
  if (names === '') return null;
  const list = names.split('\n');
  const label = t('reads', { names: list.join(', ') });
  return (
    <span className={classes['readers']} title={label} role="img" aria-label={label}>
      {list.slice(0, 3).map((name) => (
        <span key={name} className={classes['reader']} aria-hidden>
          {initialsOf(name)}
        </span>
      ))}
      {list.length > 3 && <span aria-hidden>+{list.length - 3}</span>}
      {words && <span className={classes['readerNames']}>{label}</span>}
    </span>
  );
}

/** One press takes it; the rest is in the menu. */
export function Assignment({ entry }: { entry: Entry }) {
  const { view, seat, nameOf } = useDesk();
  const { t } = useInboxText();
  const assign = useAssign();
  if (entry.kind !== 'inject') return null;
  const { assigned } = entry;
  const mine = assigned === seat.memberId;
  const open = view.phase === 'running' || view.phase === 'paused';
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
