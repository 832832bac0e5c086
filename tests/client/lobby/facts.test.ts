import { describe, expect, it } from '@jest/globals';
import { arrange, figuresOf, lobbyTeams, type Live } from '../../../client/src/features/lobby/facts.js';
import { measure } from '../../../client/src/state/device.js';
import type { Cell, ExconView, MselRow } from '../../../server/shared/views.js';

const row = (id: string, check?: true): MselRow => ({
  id,
  number: '+',
  type: 'event',
  title: { vi: id, en: id },
  channel: 'chat',
  from: 'EXCON',
  to: [],
  conditional: false,
  manual: true,
  confirm: false,
  expects: [],
  asks: [],
  points: 0,
  ...(check && { check }),
});
const cell = (confirmedX?: number): Cell => ({ state: 'delivered', owed: {}, ...(confirmedX !== undefined && { confirmedX }) });

const view = (teams: { id: string; name: string; members?: string[] }[], more: Partial<ExconView> = {}): ExconView =>
  ({
    kit: {
      teams: teams.map(({ id, name, members = [] }) => ({
        id,
        name,
        worldId: id,
        parts: [],
        members: members.map((each) => ({ id: each, name: each })),
      })),
    },
    msel: [],
    cells: {},
    removed: {},
    ...more,
  }) as unknown as ExconView;

const THREE = [
  { id: 'a', name: 'Đội Ăn ninh', members: ['m1', 'm2'] },
  { id: 'b', name: 'Đội Bình', members: ['m3'] },
  { id: 'c', name: 'Đội Cường' },
];
const device = (offset: number, sound?: 'heard' | 'not-heard') => ({ offset, browser: 'Chrome 126, Windows', ...(sound && { sound }) });
const here: Live = { presence: { a: ['m1', 'm2'], b: ['m3'] } };

describe('the lobby as a list of teams', () => {
  it('names what each team lacks', () => {
    const teams = (live: Live, more: Partial<ExconView> = {}) => lobbyTeams(view(THREE, more), live).map(({ lacks }) => lacks);
    expect(teams(here)).toEqual([[], [], ['nobody']]);
    expect(teams({ presence: { a: ['m1'] } })).toEqual([[], ['offline'], ['nobody']]);
    expect(teams({ ...here, devices: { m1: device(-10_001), m3: device(9000, 'not-heard') } })).toEqual([['clock'], ['sound'], ['nobody']]);
    // one of the team hears: that is enough
    expect(teams({ ...here, devices: { m1: device(0, 'not-heard'), m2: device(0, 'heard') } })[0]).toEqual([]);
    // a seat that was taken away counts no more
    expect(teams(here, { removed: { b: ['m3'] } })[1]).toEqual(['nobody']);
  });

  it('the latest communication check sent to a team counts, also when it was confirmed at T+00:00:00', () => {
    const checks = {
      msel: [row('c1', true), row('other'), row('c2', true)],
      cells: { a: { c1: cell(), c2: cell(0) }, b: { c1: cell(0), c2: cell() } },
    };
    const teams = lobbyTeams(view(THREE, checks), here);
    expect(teams.map(({ check }) => check)).toEqual(['confirmed', 'waiting', 'none']);
    expect(teams[1]).toMatchObject({ checkInject: 'c2', lacks: ['check'] });
    expect(figuresOf(teams)).toEqual({ teams: 3, teamsHere: 2, members: 3, membersHere: 3, checked: 2, confirmed: 1, ready: 1 });
  });

  it('is found without diacritics by team or member, filtered and sorted', () => {
    const live = { ...here, devices: { m1: device(100), m3: device(-4000) }, roster: { c: [{ id: 'm9', name: 'Nguyễn Thị Đào' }] } };
    const teams = lobbyTeams(view(THREE), live);
    const names = (by: Partial<Parameters<typeof arrange>[1]>) =>
      arrange(teams, { wanted: '', show: 'all', sort: 'name', ...by }).map(({ id }) => id);
    expect(names({ wanted: 'doi an' })).toEqual(['a']);
    expect(names({ wanted: 'dao' })).toEqual(['c']);
    expect(names({ show: 'not-ready' })).toEqual(['c']);
    expect(names({ sort: 'clock' })).toEqual(['b', 'a', 'c']);
    expect(names({ sort: 'lacks' })).toEqual(['c', 'a', 'b']);
  });
});

describe('measuring a clock', () => {
  it('takes the middle of several answers, so that one held up on its way does not count', async () => {
    let now = 1_000_000;
    const ways = [20, 20, 900, 24, 22];
    const found = await measure(
      async () => {
        const way = ways.shift() ?? 20;
        now += way;
        // one was held up on its way back
        return now - way + 5000 + (way > 100 ? 10 : way / 2);
      },
      () => now,
      async () => undefined,
    );
    expect(found).toEqual({ offset: 5000, rtt: 22 });
  });

  it('null when no answer comes', async () => {
    expect(
      await measure(
        () => Promise.resolve(null),
        Date.now,
        async () => undefined,
      ),
    ).toBeNull();
  });
});
