/** Scenario S7 played as teams play it: every branch and every variant of its plan is really taken. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LibraryEntry } from '../../server/content/library.js';
import type { Definition } from '../../server/engine/index.js';
import { offences } from './inert.js';
import { libraryEntry, tell, type Act, type Story } from './s1.js';

let entry: LibraryEntry;
let def: Definition;
const told: Story[] = [];
const story = (acts: readonly Act[], teams?: Record<string, string[]>, who?: Record<string, string>): Story => {
  const made = tell(def, acts, teams, who);
  told.push(made);
  return made;
};
const minuteOf = ({ events }: Story, rule: string): number | null => {
  const fired = events.find((event) => event.type === 'rule-fired' && event.rule === rule);
  return fired ? fired.at.x / 60_000 : null;
};

const PERFECT: readonly Act[] = [
  [3, 'ACK', 's7-01'],
  [14, 'TRIAGE', 's7-02', { attackType: 'dos', severity: 'ordinary' }],
  [18, 'DDOS', 's7-03'],
  [22, 'SUPPORT', 's7-03'],
  [30, 'MANUAL', 's7-04'],
  [34, 'COMMS', 's7-04'],
  [36, 'ESC', 's7-05'],
  [37, '?demand', 's7-05', { value: 'pass-on' }],
  [47, 'BLOCK', 's7-06'],
  [53, 'PATCH', 's7-06'],
  [60, 'SCOPE', 's7-07'],
  [72, 'RPT_INIT', 's7-08', { severity: 'ordinary' }],
  [86, '?who', 's7-10', { value: 'owner-steps' }],
  [86, 'VERIFY', 's7-10'],
  [88, 'REOPEN', 's7-10'],
  [108, 'RPT_FINAL', 's7-11'],
];

beforeAll(async () => {
  entry = await libraryEntry('hn-public-services-ddos');
  def = entry.scenario!.definition;
});

describe('scenario S7', () => {
  it('has no error, no warning, nothing unmarked and nothing real', async () => {
    expect([...entry.errors, ...entry.warnings]).toEqual([]);
    expect(await offences(entry)).toEqual([]);
  });

  it('is worth 100 points with the weights of its plan, questions included', () => {
    const points = Object.fromEntries(
      def.injects.map(({ id, expects, asks }) => [id, [...expects, ...asks].reduce((sum, each) => sum + each.points, 0)]),
    );
    expect(points).toEqual({
      's7-01': 4, 's7-02': 9, 's7-03': 18, 's7-04': 16, 's7-04b': 0, 's7-05': 6, 's7-06': 15, 's7-n1': 0,
      's7-07': 6, 's7-08': 9, 's7-09': 4, 's7-10': 9, 's7-11': 4,
    }); // prettier-ignore
  });

  it('attaches figures that agree with its texts: 1,284 dossiers, 359 to call back, one right password in 41 attempts', async () => {
    const read = (name: string): Promise<string> => readFile(entry.files[name]!.location, 'utf8');
    const wards = (await read('files/interrupted-dossiers.csv')).split('\r\n').filter((row) => /^(Phường|Xã) /.test(row));
    const sum = (column: number): number => wards.reduce((total, row) => total + Number(row.split(',')[column]), 0);
    expect([sum(1), sum(2), sum(3)]).toEqual([1284, 925, 359]);
    const log = (await read('files/admin-login.log.txt')).split('\n').filter((line) => line.includes(' 203.0.113.14'));
    expect(log).toHaveLength(41);
    expect(log.filter((line) => line.includes('OK_PASSWORD'))).toEqual([expect.stringContaining('T09:03:12+07:00 203.0.113.142 hotro')]);
    const traffic = (await read('files/link-traffic.csv')).split('\r\n').find((row) => row.startsWith('08:14'));
    expect(traffic).toContain('"18,0"');
  });

  it('given everything done on time, then nothing is missed, no crowd gathers, the 09:00 wave is scrubbed and applicants are protected', () => {
    const perfect = story(PERFECT);
    expect(perfect.unmet).toEqual([]);
    expect(perfect.penalties).toEqual([]);
    expect(perfect.outcome).toBe('protected');
    expect(perfect.delivered).toEqual([
      's7-01@0',
      's7-02@8/1',
      's7-03@15',
      's7-04@22',
      's7-05@30',
      's7-06@40',
      's7-n1@46',
      's7-07@50',
      's7-08@55',
      's7-10@80',
      's7-11@100',
    ]);
    expect(minuteOf(perfect, 'volume-falls')).toBe(28);
    expect(minuteOf(perfect, 'threat-passes')).toBe(60);
    expect(perfect.state.systems).toMatchObject({
      portal: 'stable',
      link: 'normal',
      lookup: 'normal',
      deadline: 'extended',
      counter: 'manual',
      media: 'refuted',
      attacker: 'gone',
    });
  });

  it('given a team that does nothing, then every consequence comes at its time and the service is disrupted', () => {
    const silent = story([]);
    expect(silent.delivered).toEqual(expect.arrayContaining(['s7-02@8', 's7-04b@52', 's7-09@65', 's7-03-again@95/1']));
    expect(minuteOf(silent, 'no-baseline')).toBe(15);
    expect(minuteOf(silent, 'servers-scaled')).toBe(28);
    expect(minuteOf(silent, 'link-stays-full')).toBe(35);
    expect(minuteOf(silent, 'coarse-filter')).toBe(50);
    expect(minuteOf(silent, 'crowd-at-the-counter')).toBe(52);
    expect(minuteOf(silent, 'threat-hits')).toBe(60);
    expect(minuteOf(silent, 'database-overload')).toBe(60);
    expect(minuteOf(silent, 'rumour-grows')).toBe(75);
    expect(minuteOf(silent, 'weak-account-left')).toBe(90);
    expect(minuteOf(silent, 'second-wave')).toBe(95);
    expect(silent.outcome).toBe('disrupted');
    expect(silent.penalties).toEqual([]);
  });

  it('given the application layer blocked late, then the administration page is searched and the database recovers, but the second wave decides the end', () => {
    const late = story([
      [5, 'ACK', 's7-01'],
      [15.5, 'DDOS', 's7-03'],
      [62, 'PATCH', 's7-06'],
      [66, 'BLOCK', 's7-06'],
      [70, 'HUNT', 's7-09'],
      [58, 'MANUAL', 's7-04'],
      [98, 'VERIFY', 's7-10'],
      [99, 'DDOS', 's7-03-again'],
      [103, 'REOPEN', 's7-10'],
    ]);
    expect(late.fired).toEqual(
      expect.arrayContaining(['database-relieved', 'diversion-closed', 'counter-recovers', 'second-wave-scrubbed', 'stable-late']),
    );
    expect(late.state.systems).toMatchObject({ database: 'normal', 'admin-page': 'closed', counter: 'manual', portal: 'stable' });
    expect(late.outcome).toBe('disrupted'); // at 09:40 the second wave still had the portal down
  });

  it('given stability verified but reopened late, then no second wave comes and the end is partial', () => {
    const calm = story([
      [18, 'DDOS', 's7-03'],
      [47, 'BLOCK', 's7-06'],
      [50, 'PATCH', 's7-06'],
      [90, 'VERIFY', 's7-10'],
      [97, 'REOPEN', 's7-10'],
    ]);
    expect(calm.fired).not.toContain('second-wave');
    expect(calm.fired).toContain('stable-late');
    expect(calm.outcome).toBe('partial');
  });

  it('given initiative before being told, then the operator and the parent take note and early acts serve (A4)', () => {
    const early = story([
      [10, 'DDOS'],
      [12, 'MANUAL'],
      [13, 'COMMS'],
      [50, 'RPT_INIT'],
      [62, 'HUNT'],
    ]);
    expect(early.delivered).toEqual(expect.arrayContaining(['s7-03@15/2', 's7-04@22/1']));
    for (const served of ['s7-03.ddos', 's7-04.manual', 's7-04.comms', 's7-08.report', 's7-09.hunt']) {
      expect(early.unmet).not.toContain(served);
    }
    expect(minuteOf(early, 'extension-issued')).toBe(25);
  });

  it('given a rumour denied before it was checked, then X_SAY is charged once, by the words of the statement alone (A6)', () => {
    const denied = story([[55, 'COMMS', 's7-04', { statement: 'Trung tâm khẳng định không bị lộ dữ liệu học sinh.' }]]);
    expect(denied.penalties).toEqual(['X_SAY']);
    const checked = story([
      [53, 'SCOPE', 's7-07'],
      [55, 'COMMS', 's7-04', { statement: 'Đã kiểm tra: không lộ dữ liệu học sinh.' }],
    ]);
    expect(checked.penalties).toEqual([]);
    const both = story([
      [54, 'X_SAY'],
      [55, 'COMMS', 's7-04', { statement: 'No pupil data were leaked: not a leak.' }],
    ]);
    expect(both.penalties).toEqual(['X_SAY']);
    expect(both.fired).toEqual(expect.arrayContaining(['denied-unchecked', 'spoke-unauthorised']));
    const before = story([
      [20, 'X_SAY'],
      [60, 'SCOPE', 's7-07'],
    ]);
    expect(before.fired).not.toContain('denied-unchecked');
  });

  it('given every other temptation, then each costs once and has its consequence', () => {
    const tempted = story([
      [20, 'X_OFF'],
      [24, 'DDOS', 's7-03'],
      [33, 'X_PAY'],
      [34, 'X_PAY'],
      [40, 'X_HIDE'],
      [82, 'REOPEN', 's7-10'],
    ]);
    expect(tempted.penalties).toEqual(['X_OFF', 'X_PAY', 'X_HIDE']);
    expect(tempted.fired).toEqual(
      expect.arrayContaining(['switched-off', 'switched-on-again', 'negotiated', 'kept-quiet', 'stood-down-unverified']),
    );
  });

  it('given a report that over-classifies, then it is returned once and filed again', () => {
    const { events, fired, unmet } = story([
      [60, 'RPT_INIT', 's7-08', { severity: 'serious' }],
      [70, 'RPT_INIT', 's7-08', { severity: 'ordinary' }],
    ]);
    expect(events.filter((event) => event.type === 'report-returned')).toHaveLength(1);
    expect(fired).not.toContain('report-accepted');
    expect(unmet).not.toContain('s7-08.report');
  });

  it('given joint play, then the data centre owes the mitigation, centre and SOC each their own triage', () => {
    const teams = { hcc: ['hcc'], ttdl: ['ttdl'], soc: ['soc'] };
    const who = { DDOS: 'ttdl', SUPPORT: 'ttdl', BLOCK: 'ttdl', PATCH: 'ttdl' };
    const joint = story([...PERFECT, [13, 'TRIAGE', 's7-02', {}, 'soc']], teams, who);
    expect(joint.unmet).toEqual([]);
    expect(joint.outcome).toBe('protected');
    expect(story(PERFECT, teams, who).unmet).toEqual(['s7-02.triage']);
  });

  it('leaves no rule, no variant, no inject and no outcome that none of these stories reaches', () => {
    const fired = new Set(told.flatMap((each) => each.fired));
    expect(def.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
    const seen = new Set(told.flatMap((each) => each.delivered.map((line) => line.replace(/-again@/, '@').replace(/@[\d.]+/, ''))));
    const all = def.injects.flatMap(({ id, variants }) => [id, ...variants.map((_, index) => `${id}/${index + 1}`)]);
    expect(all.filter((id) => !seen.has(id))).toEqual([]);
    expect(new Set(told.map(({ outcome }) => outcome))).toEqual(new Set(Object.keys(def.outcomes)));
  });
});
