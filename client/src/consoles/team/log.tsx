/**
 * The team's own log: who did what, when in the drill and on the wall, about which inject; what waits or was refused; what was
 * proposed and decided. Newest first, found by words, kind and member, and as smooth with thousands of lines as with ten.
 */
import { ActionIcon, Badge, Button, Select, Text, TextInput } from '@mantine/core';
import { IconArrowUp, IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { byName, fold as plain } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import { titleOf } from '../../features/reading/piece.js';
import { useDesk } from './desk.js';
import { asksFor, doersOf, KINDS, pendingRows, recordedRows, type Asked, type Row } from './journal.js';
import { LogRow } from './log-row.js';
import classes from './log.module.css';
import { useShowValue } from './respond/show.js';
import { useSay } from './say.js';
import { useLogText } from './texts-log.js';
import { useTeamText } from './texts.js';

const ALL: Asked = { kind: 'all', member: null };

export function Log({ folded = false, fold }: { folded?: boolean; fold?: () => void }) {
  const { view, state } = useDesk();
  const { t } = useTeamText();
  const { t: l } = useLogText();
  const recorded = useMemo(() => recordedRows(view), [view]);
  const under = useMemo(() => pendingRows(view, state.pending), [view, state.pending]);
  const rows = useMemo(() => [...under, ...recorded], [under, recorded]);
  const [asked, setAsked] = useState(ALL);
  const [wanted, setWanted] = useState('');
  const shown = useFound(rows, asked, useDeferredValue(wanted));
  const queued = state.pending.filter((each) => each.status !== 'refused' && each.command.type !== 'seen').length;
  return (
    <section className={classes['log']} aria-labelledby="log-title">
      <div className={classes['head']}>
        <Text fw={600} component="h2" id="log-title" className={classes['title'] ?? ''}>
          {t('log')}
        </Text>
        {queued > 0 && (
          <Badge variant="default" c="var(--dt-warn)" radius="sm" tt="none" className="tnum">
            {t('status.queued')}: {queued}
          </Badge>
        )}
        {!folded && <Filters asked={asked} change={setAsked} wanted={wanted} find={setWanted} />}
        {fold && (
          <ActionIcon
            variant="subtle"
            color="gray"
            ml={folded ? 'auto' : 0}
            aria-label={folded ? t('showLog') : t('hideLog')}
            aria-expanded={!folded}
            onClick={fold}
          >
            {folded ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
          </ActionIcon>
        )}
      </div>
      <Announcer rows={recorded} />
      {!folded &&
        (rows.length === 0 ? (
          <Empty title={t('logShort')} icon={null}>
            <Text size="sm">{t('logEmpty')}</Text>
          </Empty>
        ) : shown.length === 0 ? (
          <Empty title={l('noneFound')} icon={null}>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                setAsked(ALL);
                setWanted('');
              }}
            >
              {l('showAll')}
            </Button>
          </Empty>
        ) : (
          <Rows rows={shown} />
        ))}
    </section>
  );
}

function Filters({
  asked,
  change,
  wanted,
  find,
}: {
  asked: Asked;
  change: (asked: Asked) => void;
  wanted: string;
  find: (wanted: string) => void;
}) {
  const { view, seat, replayed } = useDesk();
  const { t } = useLogText();
  const mine = replayed ? [] : [{ value: seat.memberId, label: t('mine') }];
  const others = view.members
    .filter(({ id }) => id !== seat.memberId)
    .toSorted((a, b) => byName(a.name, b.name))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={classes['filters']}>
      <TextInput
        size="xs"
        className={classes['find'] ?? ''}
        aria-label={t('find')}
        placeholder={t('find')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={wanted}
        onChange={(event) => find(event.currentTarget.value)}
      />
      <Select
        size="xs"
        className={classes['pick'] ?? ''}
        aria-label={t('kind')}
        allowDeselect={false}
        comboboxProps={{ width: 200, position: 'top-end' }}
        data={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={asked.kind}
        onChange={(kind) => change({ ...asked, kind: KINDS.find((each) => each === kind) ?? 'all' })}
      />
      <Select
        size="xs"
        className={classes['pick'] ?? ''}
        aria-label={t('who')}
        allowDeselect={false}
        comboboxProps={{ width: 220, position: 'top-end' }}
        data={[{ value: '', label: t('everybody') }, ...mine, ...others]}
        value={asked.member ?? ''}
        onChange={(member) => change({ ...asked, member: member === null || member === '' ? null : member })}
      />
    </div>
  );
}

/** Rows of the asked kind and member whose words hold every wanted word, diacritics aside. */
function useFound(rows: Row[], asked: Asked, wanted: string): Row[] {
  const { seat, nameOf, entries, view } = useDesk();
  const { lang } = useTeamText();
  const say = useSay();
  const show = useShowValue();
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  const some = rows.filter((row) => asksFor(asked, row, seat.memberId));
  if (words.length === 0) return some;
  const titles = new Map(entries.map((entry) => [entry.id, titleOf(entry, lang)]));
  const wordsOf = (row: Row): string => {
    const parts = [say.row(row), ...doersOf(row, seat.memberId).map(nameOf)];
    const about = row.kind === 'deed' ? row.deed : row.kind === 'proposal' ? row.proposal : null;
    if (about?.inject !== undefined) parts.push(titles.get(about.inject) ?? '');
    if (about && 'fields' in about) {
      const specs = 'action' in about ? view.kit.actions.find(({ code }) => code === about.action)?.fields : undefined;
      parts.push(...show.fields(about.fields, specs ?? []).map(({ value }) => value));
    }
    return plain(parts.join(' '));
  };
  return some.filter((row) => {
    const text = wordsOf(row);
    return words.every((word) => text.includes(word));
  });
}

/** A row of one line, px; measured anew once it is on screen. */
const ROW = 30;

/** Only what is on screen is in the page. While one reads (scrolled, pointed at, in use by keyboard) arriving rows move nothing. */
function Rows({ rows }: { rows: Row[] }) {
  const { t } = useLogText();
  const box = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState(false);
  const [used, setUsed] = useState(false);
  const held = scrolled || used;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    anchorTo: held ? 'end' : 'start',
    initialRect: { width: 600, height: 200 },
  });
  const fresh = useFresh(rows, scrolled);
  const toTop = (): void => virtual.scrollToIndex(0, { align: 'start' });
  return (
    <div className={classes['holder']}>
      {fresh > 0 && (
        <Button size="compact-xs" className={classes['fresh'] ?? ''} leftSection={<IconArrowUp size={13} aria-hidden />} onClick={toTop}>
          {t('newLines', { n: fresh })}
        </Button>
      )}
      {/* what arrives is said once, by the announcer; rows that scroll into the page are no news */}
      {/* a region that scrolls must be reachable by keyboard; it only notices that somebody reads */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={box}
        className={classes['rows']}
        role="log"
        aria-live="off"
        aria-labelledby="log-title"
        tabIndex={0}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop > 4)}
        onMouseEnter={() => setUsed(true)}
        onMouseLeave={() => setUsed(false)}
        onFocus={() => setUsed(true)}
        onBlur={() => setUsed(false)}
      >
        <ol className={classes['all']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <LogRow key={row.key} row={row} index={item.index} of={rows.length} measure={virtual.measureElement} top={item.start} />
              )
            );
          })}
        </ol>
      </div>
    </div>
  );
}

/** How many rows came in above while the list was scrolled away from its top. */
function useFresh(rows: Row[], scrolled: boolean): number {
  const [seen, setSeen] = useState(rows[0]?.key);
  if (!scrolled && seen !== rows[0]?.key) setSeen(rows[0]?.key);
  const at = rows.findIndex(({ key }) => key === seen);
  return scrolled && at > 0 ? at : 0;
}

/** Says politely, in one sentence, what others of the team have done. */
function Announcer({ rows }: { rows: Row[] }) {
  const { seat, nameOf } = useDesk();
  const { t } = useLogText();
  const say = useSay();
  const [said, setSaid] = useState('');
  const last = useRef(rows[0]?.key);
  useEffect(() => {
    const at = rows.findIndex(({ key }) => key === last.current);
    last.current = rows[0]?.key;
    if (at <= 0) return;
    const news = rows.slice(0, at).filter((row) => row.kind === 'deed' && !doersOf(row, seat.memberId).includes(seat.memberId));
    const [one, ...more] = news;
    if (!one) return;
    const who = doersOf(one, seat.memberId)[0];
    setSaid(more.length > 0 ? t('saidNew', { n: news.length }) : `${who === undefined ? '' : `${nameOf(who)}: `}${say.row(one)}`);
  }, [rows, seat.memberId, nameOf, say, t]);
  return (
    <div className="vh" role="status">
      {said}
    </div>
  );
}
