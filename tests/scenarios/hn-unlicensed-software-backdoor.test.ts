/** Scenario S6 played as teams play it: every branch and every variant of its plan is really taken. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LibraryEntry } from '../../server/content/library.js';
import type { Definition } from '../../server/engine/index.js';
import { offences } from './inert.js';
import { libraryEntry, tell, type Act, type Story } from './s1.js';

let entry: LibraryEntry;
let def: Definition;
const told: Story[] = [];
const story = (acts: readonly Act[], teams?: Record<string, string[]>): Story => {
  const made = tell(def, acts, teams);
  told.push(made);
  return made;
};
const minuteOf = ({ events }: Story, rule: string): number | null => {
  const fired = events.find((event) => event.type === 'rule-fired' && event.rule === rule);
  return fired ? fired.at.x / 60_000 : null;
};

const PERFECT: readonly Act[] = [
  [3, 'ACK', 's6-01'],
  [10, 'BLOCK', 's6-01'],
  [25, 'INVENT', 's6-02'],
  [26, '?count', 's6-02', { value: 37 }],
  [30, 'TRIAGE', 's6-03', { attackType: 'malware', severity: 'ordinary' }],
  [33, 'ISO_HOST', 's6-03'],
  [50, 'HUNT', 's6-04'],
  [60, 'ESC', 's6-06'],
  [61, '?plan', 's6-06', { value: 'staged' }],
  [70, 'MANUAL', 's6-06'],
  [85, 'RPT_INIT', 's6-07', { attackType: 'malware' }],
  [92, 'EVID', 's6-08'],
  [105, 'VENDOR', 's6-09'],
  [120, 'ERAD', 's6-10'],
  [121, 'VERIFY', 's6-10'],
  [142, 'RPT_FINAL', 's6-11'],
  [144, 'LESSON', 's6-11'],
];

beforeAll(async () => {
  entry = await libraryEntry('hn-unlicensed-software-backdoor');
  def = entry.scenario!.definition;
});

describe('scenario S6', () => {
  it('has no error, no warning, nothing unmarked and nothing real', async () => {
    expect([...entry.errors, ...entry.warnings]).toEqual([]);
    expect(await offences(entry)).toEqual([]);
  });

  it('is worth 100 points with the weights of its plan, questions included', () => {
    const points = Object.fromEntries(
      def.injects.map(({ id, expects, asks }) => [id, [...expects, ...asks].reduce((sum, each) => sum + each.points, 0)]),
    );
    expect(points).toEqual({
      's6-01': 12, 's6-02': 9, 's6-03': 15, 's6-n1': 0, 's6-04': 7, 's6-05': 4, 's6-06': 10, 's6-06b': 0,
      's6-07': 9, 's6-08': 8, 's6-09': 6, 's6-n2': 0, 's6-10': 13, 's6-11': 7,
    }); // prettier-ignore
  });

  it('attaches a scan of 41 rows and 37 machines, 12 of them seen by the agent, and the list that answers it', async () => {
    const rows = async (name: string): Promise<string[]> => (await readFile(entry.files[name]!.location, 'utf8')).split('\r\n');
    const scan = (await rows('files/software-scan-raw.csv')).filter((row) => row.includes(',Có,'));
    const machines = new Set(scan.map((row) => row.split(',')[0]));
    expect(scan).toHaveLength(41);
    expect(machines.size).toBe(37);
    expect(new Set(scan.filter((row) => row.endsWith('Tác tử quản lý máy')).map((row) => row.split(',')[0])).size).toBe(12);
    const list = (await rows('files/unlicensed-machines-37.csv')).filter((row) => /^\d+,/.test(row));
    expect(new Set(list.map((row) => row.split(',')[1]))).toEqual(machines);
    expect(list.filter((row) => row.endsWith(',Có'))).toHaveLength(9);
    expect(def.injects.find(({ id }) => id === 's6-02')!.asks[0]!.answer).toBe(37);
  });

  it('given everything done on time, then nothing is missed, 6.5 is not needed and the backdoor is gone', () => {
    const perfect = story(PERFECT);
    expect(perfect.unmet).toEqual([]);
    expect(perfect.penalties).toEqual([]);
    expect(perfect.outcome).toBe('clean');
    expect(perfect.delivered).toEqual([
      's6-01@0',
      's6-02@10',
      's6-03@25/2',
      's6-n1@30',
      's6-04@38',
      's6-06@55',
      's6-06b@60',
      's6-07@65',
      's6-08@80',
      's6-09@95',
      's6-n2@102',
      's6-10@110',
      's6-11@135',
    ]);
    expect(perfect.state.systems).toMatchObject({
      fleet: 'cleaned',
      inventory: 'complete',
      c2: 'blocked',
      samples: 'kept',
      'supplier-case': 'cooperating',
      'office-work': 'resumed',
      attacker: 'out',
    });
    expect(perfect.fired).not.toContain('report-returned');
  });

  it('given a team that does nothing, then every consequence comes at its time and the server is reached', () => {
    const silent = story([]);
    expect(silent.delivered).toEqual(expect.arrayContaining(['s6-03@25', 's6-05@45', 's6-10@110/1']));
    expect(minuteOf(silent, 'found-not-blocked')).toBe(30);
    expect(minuteOf(silent, 'second-stage')).toBe(50);
    expect(minuteOf(silent, 'inventory-12')).toBe(50);
    expect(minuteOf(silent, 'app-server-reached')).toBe(65);
    expect(minuteOf(silent, 'left-for-next-week')).toBe(75);
    expect(minuteOf(silent, 're-beacon')).toBe(130);
    expect(silent.outcome).toBe('spread');
    expect(silent.penalties).toEqual([]);
    expect(silent.unmet).toHaveLength(16);
  });

  it('given isolation too late but the account locked, then the server is safe, checked and the story may still end with open items', () => {
    const saved = story([
      [12, 'INVENT', 's6-02'],
      [28, 'BLOCK', 's6-01'],
      [50, 'DIS_ACC', 's6-05'],
      [56, 'ISO_HOST', 's6-03'],
      [142, 'ERAD', 's6-10'],
      [144, 'VERIFY', 's6-10'],
    ]);
    expect(saved.fired).toEqual(
      expect.arrayContaining(['attacker-evicted', 'blocked-afterwards', 'work-stalls', 'removed-before-samples', 'cleaned-late']),
    );
    expect(saved.state.systems).toMatchObject({ 'app-01': 'checked', attacker: 'out', fleet: 'cleaned' });
    expect(saved.outcome).toBe('open-items');
  });

  it('given the server reached, then locking the account late contains it and 6.10 asks for the list that is short', () => {
    const late = story([[90, 'DIS_ACC', 's6-05']]);
    expect(late.fired).toContain('app-server-contained');
    expect(late.delivered).toContain('s6-10@110/2');
    expect(late.outcome).toBe('spread');
  });

  it('given a full list but the server still open, then 6.10 takes the server in', () => {
    expect(story([[30, 'INVENT', 's6-02']]).delivered).toContain('s6-10@110/1');
  });

  it('given samples kept, then removal has five minutes more; given machines wiped first, then late samples are worth half, once (X_WIPE)', () => {
    expect(story([[92, 'EVID', 's6-08']]).events).toContainEqual(
      expect.objectContaining({ type: 'target-shifted', inject: 's6-10', expect: 'erad', target: 20 * 60_000, max: 35 * 60_000 }),
    );
    const wiped = story([
      [40, 'X_WIPE'],
      [41, 'X_DELLOG'],
      [42, 'X_HIDE'],
    ]);
    expect(wiped.events.filter((event) => event.type === 'points-scaled')).toHaveLength(1);
    expect(wiped.penalties).toEqual(['X_WIPE', 'X_DELLOG', 'X_HIDE']);
    expect(wiped.fired).toEqual(expect.arrayContaining(['wiped-before-samples', 'kept-quiet']));
    expect(story([[40, 'X_DELLOG']]).fired).toContain('logs-cleaned');
  });

  it('given machines reconnected unverified, then X_RECON costs once and 6.3 comes again with its own text (A6)', () => {
    const { penalties, delivered, fired, state } = story([
      [33, 'ISO_HOST', 's6-03'],
      [72, 'X_RECON'],
      [73, 'X_RECON'],
      [80, 'ISO_HOST', 's6-03-again'],
    ]);
    expect(penalties).toEqual(['X_RECON']);
    expect(delivered).toContain('s6-03-again@74/1');
    expect(fired).toContain('reconnection-undone');
    expect(story([[20, 'X_RECON']]).delivered).toEqual(expect.arrayContaining(['s6-03@25', 's6-03-again@27/1']));
    expect(state.systems['fleet']).toBe('beaconing'); // again at 10:10, since nobody removed anything
  });

  it('given a report without its type of attack, then it is returned once and accepted when filed again', () => {
    const { events, unmet, fired } = story([
      [70, 'RPT_INIT', 's6-07'],
      [80, 'RPT_INIT', 's6-07', { attackType: 'combined' }],
    ]);
    expect(events.filter((event) => event.type === 'report-returned')).toHaveLength(1);
    expect(fired).toContain('report-accepted');
    expect(unmet).not.toContain('s6-07.report');
  });

  it('given initiative before being told, then early acts serve their injects and 6.6 takes note (A4)', () => {
    const early = story([
      [5, 'INVENT'],
      [20, 'HUNT'],
      [40, 'ESC'],
      [41, 'MANUAL'],
      [45, 'EVID'],
      [46, 'RPT_INIT', undefined, { attackType: 'malware' }],
    ]);
    expect(early.delivered).toContain('s6-06@55/1');
    for (const served of ['s6-02.invent', 's6-04.hunt', 's6-06.esc', 's6-06.manual', 's6-07.report', 's6-08.evid']) {
      expect(early.unmet).not.toContain(served);
    }
  });

  it('given joint play, then ward and department each owe their own, and the response team is the one to lock the account', () => {
    const teams = { ward: ['xp'], department: ['so'], soc: ['soc'], response: ['ducsc'] };
    const shared = ['s6-01', 's6-02', 's6-03', 's6-06', 's6-09', 's6-10', 's6-11'];
    const both = PERFECT.flatMap((act): Act[] => {
      const [minute, code, inject, fields] = act;
      const more: Act[] = shared.includes(inject!) ? [[minute, code, inject, fields, 'department']] : [];
      return inject === 's6-01' ? [act, ...more, [minute, code, inject, fields, 'soc']] : [act, ...more];
    });
    const joint = story(both, teams);
    expect(joint.unmet).toEqual([]);
    expect(joint.outcome).toBe('clean');
    const open = story(
      both.filter(([, code]) => code !== 'ISO_HOST'),
      teams,
    );
    expect(open.events).toContainEqual(expect.objectContaining({ type: 'inject-delivered', inject: 's6-05', teamId: 'response' }));
  });

  it('leaves no rule, no variant and no inject that none of these stories reaches', () => {
    const fired = new Set(told.flatMap((each) => each.fired));
    expect(def.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
    const seen = new Set(told.flatMap((each) => each.delivered.map((line) => line.replace(/-again@/, '@').replace(/@[\d.]+/, ''))));
    const all = def.injects.flatMap(({ id, variants }) => [id, ...variants.map((_, index) => `${id}/${index + 1}`)]);
    expect(all.filter((id) => !seen.has(id))).toEqual([]);
    expect(new Set(told.map(({ outcome }) => outcome))).toEqual(new Set(Object.keys(def.outcomes)));
  });
});
