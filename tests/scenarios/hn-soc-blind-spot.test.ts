/** Scenario S8 played as teams play it: each "if acts / if fails" of its plan is a branch that is really taken. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LibraryEntry } from '../../server/content/library.js';
import type { Definition } from '../../server/engine/index.js';
import { offences } from './inert.js';
import { libraryEntry, tell, type Act, type Story } from './s1.js';

let entry: LibraryEntry;
let def: Definition;
const told: Story[] = [];
const story = (acts: readonly Act[], ...more: [Record<string, string[]>?, Record<string, string>?]): Story => {
  const made = tell(def, acts, ...more);
  told.push(made);
  return made;
};
const minuteOf = ({ events }: Story, rule: string): number | null => {
  const fired = events.find((event) => event.type === 'rule-fired' && event.rule === rule);
  return fired ? fired.at.x / 60_000 : null;
};

/** Everything on time, as the plan of the scenario expects it. */
const PERFECT: readonly Act[] = [
  [2, 'ACK', 's8-01'],
  [9, 'TRIAGE', 's8-01'],
  [20, 'LOGFIX', 's8-02'],
  [28, 'EVID', 's8-03'],
  [34, 'SCOPE', 's8-03', { count: 2 }],
  [40, 'BLOCK', 's8-04'],
  [46, 'HUNT', 's8-04'],
  [58, 'ESC', 's8-06'],
  [59, '?wait', 's8-06', { value: 'now' }],
  [72, 'RPT_INIT', 's8-06', { severity: 'ordinary' }],
  [75, 'ISO_HOST', 's8-07'],
  [82, 'RESET', 's8-07'],
  [95, '?truetime', 's8-08', { value: 'later' }],
  [105, 'RPT_PROG', 's8-08'],
  [110, 'COMMS', 's8-09'],
  [120, 'RESTORE', 's8-10'],
  [123, 'VERIFY', 's8-10'],
  [141, 'LESSON', 's8-11'],
  [143, 'RPT_FINAL', 's8-11'],
];
const without = (...actions: string[]): Act[] => PERFECT.filter(([, action]) => !actions.includes(action));

beforeAll(async () => {
  entry = await libraryEntry('hn-soc-blind-spot');
  def = entry.scenario!.definition;
});

describe('scenario S8', () => {
  it('lies in the library without error or warning, is worth 100 points by its plan, marked and inert throughout', async () => {
    expect([...entry.errors, ...entry.warnings]).toEqual([]);
    const points = def.injects.map(({ expects, asks }) => [...expects, ...asks].reduce((sum, each) => sum + each.points, 0));
    expect(points.filter((each) => each > 0)).toEqual([13, 9, 15, 14, 5, 15, 12, 7, 2, 6, 2]);
    expect(await offences(entry)).toEqual([]);
  });

  it('given everything done on time, then the rogue exclusion never comes and monitoring is trusted again', () => {
    const perfect = story(PERFECT);
    expect(perfect.unmet).toEqual([]);
    expect(perfect.penalties).toEqual([]);
    expect(perfect.outcome).toBe('trusted');
    expect(perfect.delivered).toEqual([
      's8-01@0',
      's8-02@12',
      's8-03@22',
      's8-n1@30',
      's8-04@35',
      's8-06@55',
      's8-06b@62',
      's8-07@70',
      's8-08@85',
      's8-09@100',
      's8-10@112',
      's8-11@135',
    ]);
    expect(perfect.state.systems).toEqual({
      monitoring: 'trusted',
      collectors: 'sending',
      clock: 'synced',
      'security-log': 'kept',
      c2: 'blocked',
      'shift-account': 'normal',
      domain: 'clean',
      attacker: 'out',
    });
  });

  it('given a team that does nothing, then each consequence comes at its time and X_HIDE is charged once', () => {
    const silent = story([]);
    expect(silent.delivered).toEqual(expect.arrayContaining(['s8-03@22/1', 's8-05@45', 's8-07@85']));
    expect(minuteOf(silent, 'still-blind')).toBe(47);
    expect(minuteOf(silent, 'copy-ages-out')).toBe(60);
    expect(minuteOf(silent, 'more-rules-removed')).toBe(60);
    expect(minuteOf(silent, 'concealed')).toBe(95);
    expect(minuteOf(silent, 'domain-lost')).toBe(105);
    expect(silent.penalties).toEqual(['X_HIDE']);
    expect(silent.outcome).toBe('blind');
    expect(silent.state.systems).toMatchObject({ monitoring: 'blind', 'security-log': 'aged', domain: 'lost', attacker: 'inside' });
  });

  it('given the domain lost, then restoring monitoring has ten minutes more', () => {
    const lost = story(without('ISO_HOST'));
    expect(lost.events).toContainEqual(
      expect.objectContaining({ type: 'target-shifted', inject: 's8-10', expect: 'restore', target: 25 * 60_000, max: 35 * 60_000 }),
    );
    expect(lost.unmet).toEqual(['s8-07.iso']);
    expect(lost.outcome).toBe('open');
  });

  it('given initiative before being told, then early acts serve their injects and the texts take note (A4)', () => {
    const early = story([
      [3, 'ACK', 's8-01'],
      [5, 'TRIAGE', 's8-01'],
      [10, 'LOGFIX'],
      [15, 'EVID'],
      [40, 'ESC'],
      [45, 'RPT_INIT'],
    ]);
    expect(early.delivered).toEqual(expect.arrayContaining(['s8-02@12/1', 's8-03@22']));
    expect(early.delivered).toContain('s8-07@70');
    const served = ['s8-02.logfix', 's8-03.evid', 's8-06.esc', 's8-06.report'];
    expect(early.unmet.filter((each) => served.includes(each))).toEqual([]);
    expect(early.state.systems['security-log']).toBe('kept');
  });

  it('given sources left silent, then the shift account is abused, and locking it ends that', () => {
    const locked = story([[48, 'DIS_ACC', 's8-05']]);
    expect(locked.fired).toEqual(expect.arrayContaining(['board-shift-account', 'account-stopped']));
    expect(locked.fired).not.toContain('more-rules-removed');
    expect(locked.state.systems['shift-account']).toBe('locked');
    const before = story([[40, 'DIS_ACC']]);
    expect(before.delivered).toContain('s8-05@45/1');
    expect(before.fired).not.toContain('board-shift-account');
    expect(before.unmet).not.toContain('s8-05.disacc');
  });

  it('given waiting chosen and the clock not converted, then both are findings', () => {
    const wrong = story([
      [57, '?wait', 's8-06', { value: 'proof' }],
      [95, '?truetime', 's8-08', { value: 'local' }],
    ]);
    expect(wrong.fired).toEqual(expect.arrayContaining(['found-waited', 'found-local-time']));
  });

  it('given a report that over-classifies, then it is returned once and filed again', () => {
    const returned = story([
      [60, 'RPT_INIT', 's8-06', { severity: 'serious' }],
      [70, 'RPT_INIT', 's8-06', { severity: 'ordinary' }],
    ]);
    expect(returned.events.filter((event) => event.type === 'report-returned')).toHaveLength(1);
    expect(returned.unmet).not.toContain('s8-06.report');
  });

  it('given the only copy cleaned out and a machine reinstalled, then the evidence is halved once, whichever comes first', () => {
    const both = story([
      [25, 'X_DELLOG'],
      [26, 'X_WIPE'],
    ]);
    expect(both.events.filter((event) => event.type === 'points-scaled')).toHaveLength(1);
    expect(both.penalties.toSorted()).toEqual(['X_DELLOG', 'X_HIDE', 'X_WIPE']);
    expect(both.state.systems['security-log']).toBe('deleted');
    expect(story([[25, 'X_WIPE']]).fired).toContain('wiped-before-evidence');
    expect(story([...PERFECT, [50, 'X_DELLOG']]).fired).not.toContain('copy-deleted');
  });

  it('given silence chosen and a machine reconnected unverified, then both cost once and the intruder is back (A6)', () => {
    const rash = story([...without('RPT_INIT'), [57, 'X_HIDE'], [90, 'X_RECON']]); // prettier-ignore
    expect(rash.fired).toEqual(expect.arrayContaining(['kept-quiet', 'concealed', 'reconnected-unverified']));
    expect(rash.penalties.toSorted()).toEqual(['X_HIDE', 'X_RECON']);
    expect(rash.state.systems['attacker']).toBe('inside');
  });

  it('given joint play, then the data centre owes its own part and the response team receives its letter', () => {
    const centre: Act[] = [
      [30, 'EVID', 's8-03', {}, 'centre'],
      [36, 'SCOPE', 's8-03', { count: 2 }, 'centre'],
      [76, 'ISO_HOST', 's8-07', {}, 'centre'],
      [83, 'RESET', 's8-07', {}, 'centre'],
    ];
    const teams = { watch: ['soc'], centre: ['ttdl'], response: ['ducsc'] };
    const joint = story([...PERFECT, ...centre], teams);
    expect(joint.unmet).toEqual([]);
    expect(joint.outcome).toBe('trusted');
    const receivers = (inject: string): string[] =>
      joint.events.flatMap((event) => (event.type === 'inject-delivered' && event.inject === inject ? [event.teamId] : []));
    expect(receivers('s8-03')).toEqual(['watch', 'centre']);
    expect(receivers('s8-06b')).toEqual(['response']);
    const alone = story(PERFECT, teams);
    expect(alone.unmet).toEqual(['s8-03.evid', 's8-03.scope', 's8-07.iso', 's8-07.reset']);
    expect(alone.state.systems['domain']).toBe('lost');
  });

  it('leaves no rule and no variant that none of these stories reaches', () => {
    const fired = new Set(told.flatMap((each) => each.fired));
    expect(def.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
    const delivered = new Set(told.flatMap((each) => each.delivered.map((one) => one.replace(/@[\d.]+/, ''))));
    const written = def.injects.flatMap(({ id, variants }) => [id, ...variants.map((_, index) => `${id}/${index + 1}`)]);
    expect(written.filter((each) => !delivered.has(each))).toEqual([]);
    expect(new Set(told.map(({ outcome }) => outcome))).toEqual(new Set(Object.keys(def.outcomes)));
  });
});
