/** Teams and their seats: a block of rows per team, a row per member; virtual, so that 640 teams stay smooth. */
import { Select, SegmentedControl, Text, TextInput } from '@mantine/core';
import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleFilled,
  IconClock,
  IconHelpCircle,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useMemo, useRef, useState } from 'react';
import { arrange, clockState, type LobbySeat, type LobbyTeam, type Show, type Sort } from '../../features/lobby/facts.js';
import { number } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import { useTabText } from './lobby-texts.js';
import classes from './lobby.module.css';

const LINE = 34;
const PAD = 9;
const heightOf = (team: LobbyTeam | undefined): number => Math.max(1, team?.seats.length ?? 1) * LINE + PAD;

export function LobbyTable({ teams }: { teams: LobbyTeam[] }) {
  const { t } = useTabText();
  const [wanted, setWanted] = useState('');
  const [show, setShow] = useState<Show>('all');
  const [sort, setSort] = useState<Sort>('name');
  const shown = useMemo(() => arrange(teams, { wanted, show, sort }), [teams, wanted, show, sort]);
  const ready = teams.filter(({ lacks }) => lacks.length === 0).length;
  const counts: Record<Show, number> = { all: teams.length, 'not-ready': teams.length - ready, ready };
  return (
    <section className={`panel ${classes['tablePanel']}`} aria-label={t('table')}>
      <div className={classes['tools']}>
        <TextInput
          size="xs"
          className={classes['find'] ?? ''}
          placeholder={t('find')}
          aria-label={t('find')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('show')}
          value={show}
          onChange={(value) => setShow(value)}
          data={(['all', 'not-ready', 'ready'] as const).map((value) => ({ value, label: t(`show.${value}`, { n: counts[value] }) }))}
        />
        <Select
          size="xs"
          w={190}
          aria-label={t('sort')}
          allowDeselect={false}
          value={sort}
          onChange={(value) => value && setSort(value)}
          data={(['name', 'lacks', 'clock'] as const).map((value) => ({ value, label: t(`sort.${value}`) }))}
        />
      </div>
      <Rows teams={shown} />
      <Text size="xs" c="dimmed" px="sm" py={6}>
        {t('clockNote')}
      </Text>
      <span className="vh" role="status">
        {t('shown', { n: shown.length })}
      </span>
    </section>
  );
}

function Rows({ teams }: { teams: LobbyTeam[] }) {
  const { t } = useTabText();
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: teams.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => heightOf(teams[index]),
    overscan: 8,
    getItemKey: (index) => `${teams[index]?.id ?? index}.${teams[index]?.seats.length ?? 0}`,
  });
  return (
    // a region that scrolls must be reachable by keyboard
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroll} className={classes['scroll']} role="table" aria-label={t('table')} tabIndex={0}>
      <div role="rowgroup" className={classes['headGroup']}>
        <div role="row" className={`${classes['row']} ${classes['head']}`}>
          {(['team', 'member', 'browser', 'clock', 'sound', 'check'] as const).map((key) => (
            <span key={key} role="columnheader">
              {t(key)}
            </span>
          ))}
        </div>
      </div>
      {teams.length === 0 ? (
        <Empty title={t('noneFound')}>
          <Text size="sm">{t('noneFoundText')}</Text>
        </Empty>
      ) : (
        <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="presentation">
          {rows.getVirtualItems().map((item) => {
            const team = teams[item.index];
            return team && <Block key={item.key} team={team} top={item.start} />;
          })}
        </div>
      )}
    </div>
  );
}

/** Drawn again only when its team changes: scrolling adds rows and leaves the others alone. */
const Block = memo(function Block({ team, top }: { team: LobbyTeam; top: number }) {
  const { t } = useTabText();
  const seats: (LobbySeat | null)[] = team.seats.length === 0 ? [null] : team.seats;
  return (
    <div
      role="rowgroup"
      aria-label={team.name}
      className={classes['block']}
      style={{ transform: `translateY(${top}px)`, height: heightOf(team) }}
    >
      {seats.map((seat, index) => (
        <div role="row" key={seat?.id ?? 'none'} className={classes['row']}>
          <span role="cell" className={classes['team']}>
            {index === 0 ? <TeamCell team={team} /> : <span className="vh">{team.name}</span>}
          </span>
          {seat ? (
            <SeatCells seat={seat} />
          ) : (
            <>
              <span role="cell" className={classes['none']}>
                {t('nobody')}
              </span>
              <span role="cell" />
              <span role="cell" />
              <span role="cell" />
            </>
          )}
          <span role="cell">{index === 0 && <CheckCell team={team} />}</span>
        </div>
      ))}
    </div>
  );
});

/** Ready, or what is lacking, said in words to whoever points at it or hears it read. */
function TeamCell({ team }: { team: LobbyTeam }) {
  const { t } = useTabText();
  const why = team.lacks.length === 0 ? t('isReady') : team.lacks.map((lack) => t(`lack.${lack}`)).join(', ');
  return (
    <>
      {team.lacks.length === 0 ? (
        <IconCircleCheckFilled size={16} color="var(--dt-ok)" role="img" aria-label={why} />
      ) : (
        <IconAlertTriangleFilled size={16} color="var(--dt-warn)" role="img" aria-label={why} />
      )}
      <span className={classes['cut']} title={`${team.name} - ${why}`}>
        {team.name}
      </span>
    </>
  );
}

function SeatCells({ seat }: { seat: LobbySeat }) {
  const { t } = useTabText();
  const who = seat.role ? `${seat.name}, ${seat.role}` : seat.name;
  return (
    <>
      <span role="cell" className={classes['with']}>
        {seat.online ? (
          <IconCircleFilled size={9} color="var(--dt-ok)" role="img" aria-label={t('here')} />
        ) : (
          <IconCircle size={9} color="var(--dt-wait)" role="img" aria-label={t('away')} />
        )}
        <span className={classes['cut']} title={who}>
          {who}
        </span>
      </span>
      <span role="cell" className={classes['cut']} title={seat.device?.browser ?? ''}>
        {seat.online ? seat.device?.browser : ''}
      </span>
      <span role="cell" className={classes['with']}>
        {seat.online && <Clock seat={seat} />}
      </span>
      <span role="cell" className={classes['with']}>
        {seat.online && <Sound seat={seat} />}
      </span>
    </>
  );
}

function Clock({ seat: { device } }: { seat: LobbySeat }) {
  const { t, lang } = useTabText();
  const state = clockState(device);
  const label = t(`clock.${state}`);
  if (!device) return <span className={classes['none']}>{label}</span>;
  const icon =
    state === 'red' ? (
      <IconAlertOctagonFilled size={15} color="var(--dt-bad)" role="img" aria-label={label} />
    ) : state === 'warn' ? (
      <IconAlertTriangleFilled size={15} color="var(--dt-warn)" role="img" aria-label={label} />
    ) : (
      <IconClock size={15} color="var(--dt-ok)" role="img" aria-label={label} />
    );
  // a device ahead of the server has a negative offset: what people want to know is how far it is ahead
  const ahead = -device.offset / 1000;
  // `|| 0`: a zero has no sign
  const rounded = (Math.abs(ahead) < 10 ? Math.round(ahead * 10) / 10 : Math.round(ahead)) || 0;
  return (
    <>
      {icon}
      <span className="tnum">{t('seconds', { n: `${rounded > 0 ? '+' : ''}${number(rounded, lang)}` })}</span>
    </>
  );
}

function Sound({ seat: { device } }: { seat: LobbySeat }) {
  const { t } = useTabText();
  if (device?.sound === undefined) return <span className={classes['none']}>{t('sound.unknown')}</span>;
  const heard = device.sound === 'heard';
  return (
    <>
      {heard ? <IconVolume size={15} color="var(--dt-ok)" aria-hidden /> : <IconVolumeOff size={15} color="var(--dt-bad)" aria-hidden />}
      <span>{t(`sound.${device.sound}`)}</span>
    </>
  );
}

function CheckCell({ team: { check } }: { team: LobbyTeam }) {
  const { t } = useTabText();
  if (check === 'none') return <span className={classes['none']}>{t('check.none')}</span>;
  return (
    <span className={classes['with']}>
      {check === 'confirmed' ? (
        <IconCircleCheckFilled size={15} color="var(--dt-ok)" aria-hidden />
      ) : (
        <IconHelpCircle size={15} color="var(--dt-warn)" aria-hidden />
      )}
      {t(`check.${check}`)}
    </span>
  );
}
