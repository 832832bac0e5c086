/** The draft of a plan: what comes in, worlds and parts, what is missing, what is sent, what outlives a reload. */
import { describe, expect, test } from '@jest/globals';
import {
  addresses,
  addTeams,
  dealWorlds,
  EMPTY,
  faultsOf,
  pasted,
  requestOf,
  stepOf,
  worldsOf,
  type Draft,
  type DraftTeam,
} from '../../../client/src/consoles/organiser/plan/draft.js';
import { dropDraft, keepDraft, readDraft } from '../../../client/src/consoles/organiser/plan/keep.js';
import { CreateExercise } from '../../../server/shared/api.js';

const PARTS = ['owner', 'soc', 'city'];
const team = (name: string, more: Partial<DraftTeam> = {}): DraftTeam => ({ key: name, name, emails: [], ...more });
const many = (n: number): DraftTeam[] => Array.from({ length: n }, (_, at) => team(`Đội ${at + 1}`));
const known = { parts: PARTS, agencies: new Set(['a1']) };
const codes = (draft: Draft): string[] => faultsOf(draft, known).map(({ code }) => code);

describe('teams that come in', () => {
  test('given lines pasted from a spreadsheet, then numbers and blanks are passed over and addresses kept', () => {
    expect(pasted('1\tSở Một\ta@mot.example\r\n\n2.\t Sở Hai \t\tb@hai.example; c@hai.example\nSở Ba\n\t\n')).toEqual([
      { name: 'Sở Một', emails: ['a@mot.example'] },
      { name: 'Sở Hai', emails: ['b@hai.example', 'c@hai.example'] },
      { name: 'Sở Ba', emails: [] },
    ]);
    expect(addresses('a@b.example, sai;a@b.example')).toEqual({ good: ['a@b.example'], bad: ['sai'] });
  });

  test('given a name that is there, then that row is brought up to date and what it had is kept', () => {
    const before = [team('Sở Yên Hoà', { part: 'soc', emails: ['cu@mot.example'] })];
    const { teams, added, updated } = addTeams(before, [
      { name: 'sở  yên hòa', agencyId: 'a1', emails: [] },
      { name: 'Sở Hai', emails: [] },
      { name: ' ', emails: [] },
    ]);
    expect([added, updated, teams.length]).toEqual([1, 1, 2]);
    expect(teams[0]).toMatchObject({ key: 'Sở Yên Hoà', name: 'Sở Yên Hoà', part: 'soc', agencyId: 'a1', emails: ['cu@mot.example'] });
  });
});

describe('joint play', () => {
  test('given any number of teams, then worlds are even, none is smaller than asked, and every part is taken', () => {
    for (const n of [1, 2, 3, 4, 7, 150, 640]) {
      const dealt = dealWorlds(many(n), 3, PARTS, (at) => `Cụm ${at}`);
      const worlds = worldsOf(dealt, PARTS);
      const sizes = worlds.map(({ teams }) => teams);
      expect(sizes.reduce((a, b) => a + b, 0)).toBe(n);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      if (n >= 3) {
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(3);
        expect(worlds.flatMap(({ vacant }) => vacant)).toEqual([]);
      }
    }
  });

  test('given a world without a part, then it is named; given a team without a part, then it takes what is left over', () => {
    const teams = [team('a', { part: 'owner' }), team('b', { part: 'soc' }), team('c', { world: 'B' })];
    expect(worldsOf(teams, PARTS)).toEqual([
      { label: '', teams: 2, vacant: ['city'] },
      { label: 'B', teams: 1, vacant: [] },
    ]);
    const draft: Draft = { ...EMPTY, name: 'x', scenarioId: 's', play: 'joint', teams };
    expect(codes(draft)).toEqual(['vacant']);
    expect(codes({ ...draft, play: 'parallel' })).toEqual([]);
  });
});

describe('what is missing', () => {
  test('given an empty draft, then each step says what it lacks', () => {
    expect(faultsOf(EMPTY, { parts: null, agencies: null }).map(({ step, code }) => [step, code])).toEqual([
      ['scenario', 'noScenario'],
      ['scenario', 'noName'],
      ['teams', 'noTeams'],
    ]);
  });

  test('given faults in rows, then each names its rows; a whole draft has none', () => {
    const teams = [team('A'), team('a '), team(''), team('B', { agencyId: 'gone' }), team('C', { part: 'pilot' }), team('D', {})];
    const draft: Draft = { ...EMPTY, name: 'x', scenarioId: 's', play: 'joint', teams, scheduleValid: false, timeFactor: 0 };
    expect(faultsOf(draft, known).map((fault) => [fault.code, 'rows' in fault ? fault.rows : null])).toEqual([
      ['nameless', [2]],
      ['doubled', [1]],
      ['badPart', [4]],
      ['noAgency', [3]],
      ['badSchedule', null],
      ['badFactor', null],
    ]);
    expect(codes({ ...EMPTY, name: 'x', scenarioId: 's', teams: many(1001) })).toEqual(['tooMany']);
    expect(codes({ ...EMPTY, name: 'x', scenarioId: 's', teams: many(640) })).toEqual([]);
  });
});

describe('what is sent and kept', () => {
  const draft: Draft = {
    ...EMPTY,
    name: ' Diễn tập ',
    scenarioId: 's',
    teams: [team(' A ', { agencyId: 'a1', part: 'soc', world: 'B', emails: ['a@b.example'] })],
    schedule: { startsAt: '2026-12-01T01:00:00.000Z', settings: { lobbyMinutes: 15 } },
    timeFactor: 30,
    note: ' nhớ kiểm tra ',
  };

  test('given parallel play, then parts and worlds stay behind; the request passes the interface’s own check', () => {
    const request = requestOf(draft);
    expect(request.teams).toEqual([{ name: 'A', agencyId: 'a1', emails: ['a@b.example'] }]);
    expect(requestOf({ ...draft, play: 'joint' }).teams[0]).toMatchObject({ part: 'soc', world: 'B' });
    expect(CreateExercise.parse(request)).toMatchObject({
      name: 'Diễn tập',
      startsAt: '2026-12-01T01:00:00.000Z',
      settings: { lobbyMinutes: 15, boardOpen: false, note: 'nhớ kiểm tra' },
    });
  });

  test('given a refusal of the server, then its paths lead to their steps', () => {
    expect(['teams[3].part', 'recurrence.cron', 'settings.timezone', 'timeFactor', 'settings.note', 'scenarioId'].map(stepOf)).toEqual([
      'teams',
      'schedule',
      'schedule',
      'settings',
      'settings',
      'scenario',
    ]);
  });

  test('given a reload, then the draft is there; given rubbish in the store, then nothing is', () => {
    const kept = new Map<string, string>();
    const store = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    keepDraft(draft, store);
    expect(readDraft(store)).toEqual(draft);
    for (const rubbish of ['{', '[]', '{"teams":1}', 'null']) {
      for (const key of kept.keys()) kept.set(key, rubbish);
      expect(readDraft(store)).toBeNull();
    }
    dropDraft(store);
    expect(kept.size).toBe(0);
  });
});
