/** Scenario S3 played as teams play it: each "if acts / if fails" of its plan is a branch that is really taken. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Definition } from '../../server/engine/index.js';
import type { LibraryEntry } from '../../server/content/library.js';
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
  [2, 'ACK', 's3-01'],
  [8, 'TRIAGE', 's3-01', { attackType: 'spoofing', severity: 'ordinary' }],
  [14, 'ISO_HOST', 's3-02'],
  [20, 'EVID', 's3-02'],
  [25, 'DIS_ACC', 's3-03'],
  [32, 'ERAD', 's3-03'],
  [42, 'TRIAGE', 's3-05'],
  [43, '?how', 's3-05', { value: 'file' }],
  [50, 'BANK', 's3-06'],
  [60, 'ESC', 's3-07'],
  [75, 'RPT_INIT', 's3-07', { severity: 'ordinary' }],
  [82, 'SCOPE', 's3-08', { count: 3 }],
  [83, '?count', 's3-08', { value: 3 }],
  [88, 'HUNT', 's3-08'],
  [92, 'RESET', 's3-09'],
  [95, 'COMMS', 's3-09'],
  [110, 'LESSON', 's3-10'],
  [113, 'RPT_FINAL', 's3-10'],
];
const without = (...actions: string[]): Act[] => PERFECT.filter(([, action]) => !actions.includes(action));

beforeAll(async () => {
  entry = await libraryEntry('hn-finance-mailbox-takeover');
  def = entry.scenario!.definition;
});

describe('scenario S3', () => {
  it('lies in the library without error or warning, is worth 100 points by its plan, marked and inert throughout', async () => {
    expect([...entry.errors, ...entry.warnings]).toEqual([]);
    const points = def.injects.map(({ expects, asks }) => [...expects, ...asks].reduce((sum, each) => sum + each.points, 0));
    expect(points.filter((each) => each > 0)).toEqual([11, 14, 14, 4, 7, 14, 14, 11, 9, 2]);
    expect(await offences(entry)).toEqual([]);
  });

  it('given everything done on time, then the money is kept, the internal lure never comes and the case closes', () => {
    const perfect = story(PERFECT);
    expect(perfect.unmet).toEqual([]);
    expect(perfect.penalties).toEqual([]);
    expect(perfect.outcome).toBe('closed');
    expect(perfect.delivered).toEqual([
      's3-01@0',
      's3-02@10',
      's3-n1@15',
      's3-03@20',
      's3-05@35',
      's3-06@45',
      's3-07@55',
      's3-n2@62',
      's3-08@70',
      's3-07b@77',
      's3-09@85',
      's3-10@105',
    ]);
    expect(perfect.state.systems).toEqual({
      'pc-07': 'isolated',
      'other-pcs': 'normal',
      evidence: 'kept',
      mailbox: 'clean',
      'internal-mail': 'none',
      payment: 'held',
      wards: 'normal',
      peers: 'warned',
      attacker: 'out',
    });
    expect(perfect.events).toContainEqual(
      expect.objectContaining({ type: 'target-shifted', inject: 's3-08', expect: 'hunt', target: 25 * 60_000, max: 40 * 60_000 }),
    );
  });

  it('given a team that does nothing, then each consequence comes at its time, the money leaves and X_HIDE is charged once', () => {
    const silent = story([]);
    expect(minuteOf(silent, 'second-user-opens')).toBe(12);
    expect(silent.delivered).toEqual(expect.arrayContaining(['s3-04@30/1', 's3-05@35/1', 's3-04b@50', 's3-08@70/1']));
    expect(minuteOf(silent, 'order-queued')).toBe(55);
    expect(minuteOf(silent, 'money-left')).toBe(60);
    expect(minuteOf(silent, 'leader-asks-again')).toBe(70);
    expect(minuteOf(silent, 'concealed')).toBe(95);
    expect(minuteOf(silent, 'peer-hit')).toBe(100);
    expect(silent.penalties).toEqual(['X_HIDE']);
    expect(silent.outcome).toBe('lost');
    expect(silent.state.systems).toMatchObject({ payment: 'left', wards: 'infected', peers: 'hit', attacker: 'inside' });
  });

  it('given the PC isolated but the session alive, then one mailbox sends the lure, and a block in time has it purged', () => {
    const half = story([
      [15, 'ISO_HOST', 's3-02'],
      [36, 'BLOCK', 's3-04'],
      [45, 'DIS_ACC', 's3-03'],
      [46, 'ERAD', 's3-03'],
    ]);
    expect(half.delivered).toEqual(expect.arrayContaining(['s3-04@30', 's3-05@35/1']));
    expect(half.delivered).not.toContain('s3-04b@50');
    expect(half.fired).toEqual(expect.arrayContaining(['lure-purged', 'found-still-inside', 'cleaned-late']));
    expect(half.state.systems).toMatchObject({ 'internal-mail': 'purged', attacker: 'out' });
  });

  it('given initiative before being told, then early acts serve their injects and the texts take note (A4)', () => {
    const early = story([
      [3, 'ACK', 's3-01'],
      [5, 'TRIAGE', 's3-01'],
      [6, 'ISO_HOST'],
      [7, 'DIS_ACC'],
      [8, 'EVID'],
      [9, 'ESC'],
      [22, 'ERAD', 's3-03'],
      [30, 'RPT_INIT'],
      [38, 'TRIAGE', 's3-05'],
      [39, 'BANK'],
      [50, 'HUNT'],
      [60, 'RESET'],
      [61, 'COMMS'],
      [75, 'SCOPE', 's3-08'],
      [106, 'LESSON'],
      [107, 'RPT_FINAL'],
    ]);
    expect(early.unmet).toEqual([]);
    expect(early.delivered).toEqual(expect.arrayContaining(['s3-02@10/1', 's3-06@45/1', 's3-07@55/1']));
    expect(early.state.systems).toMatchObject({ payment: 'held' });
    expect(early.outcome).toBe('closed');
  });

  it('given the Treasury warned although the letter was not checked, then the order is not queued and the money stays', () => {
    const lucky = story([
      [44, 'BANK'],
      [60, 'SCOPE'],
    ]);
    expect(lucky.fired).not.toContain('order-queued');
    expect(lucky.fired).toContain('payment-held');
  });

  it('given evidence wiped and mails deleted, then the evidence is halved once, whichever comes first', () => {
    const both = story([
      [12, 'X_WIPE'],
      [13, 'X_DELLOG'],
    ]);
    expect(both.events.filter((event) => event.type === 'points-scaled')).toHaveLength(1);
    expect(both.penalties.toSorted()).toEqual(['X_DELLOG', 'X_HIDE', 'X_WIPE']);
    expect(story([[12, 'X_DELLOG']]).fired).toContain('mails-deleted');
    expect(story([[20, 'EVID', 's3-02'], [25, 'X_WIPE']]).fired).not.toContain('wiped-before-evidence'); // prettier-ignore
  });

  it('given silence chosen and papers sent out, then both cost once and the story answers (A6)', () => {
    const quiet = story([
      [56, 'X_HIDE'],
      [57, 'X_LEAK'],
    ]);
    expect(quiet.penalties).toEqual(['X_HIDE', 'X_LEAK']);
    expect(quiet.fired).toEqual(expect.arrayContaining(['kept-quiet', 'papers-leaked', 'concealed']));
  });

  it('given a report that over-classifies, then it is returned once and filed again', () => {
    const returned = story([
      [60, 'ESC', 's3-07'],
      [65, 'RPT_INIT', 's3-07', { severity: 'serious' }],
      [70, 'RPT_INIT', 's3-07', { severity: 'ordinary' }],
    ]);
    expect(returned.events.filter((event) => event.type === 'report-returned')).toHaveLength(1);
    expect(returned.unmet).not.toContain('s3-07.report');
  });

  it.each(['RESET', 'SCOPE', 'COMMS', 'LESSON'])(
    'given all but %s, then the money is kept and the case closes with open items',
    (action) => {
      const lacking = story(without(action));
      expect(lacking.unmet).toHaveLength(1);
      expect(lacking.state.systems['payment']).toBe('held');
      expect(lacking.outcome).toBe('open');
    },
  );

  it('given joint play, then monitoring owes its own list, the response team and the commune receive their letters', () => {
    const joint = story(without('DIS_ACC', 'ERAD'), { office: ['tckh'], watch: ['soc'], response: ['ducsc'], ward: ['xp'] });
    expect(joint.unmet).toEqual(expect.arrayContaining(['s3-03.disacc', 's3-03.erad', 's3-04.block', 's3-08.scope', 's3-08.hunt']));
    const receivers = (inject: string): string[] =>
      joint.events.flatMap((event) => (event.type === 'inject-delivered' && event.inject === inject ? [event.teamId] : []));
    expect(receivers('s3-04')).toEqual(['office', 'watch']);
    expect(receivers('s3-04b')).toEqual(['ward']);
    expect(receivers('s3-07b')).toEqual(['response']);
    expect(receivers('s3-08')).toEqual(['office', 'watch']);
  });

  it('given joint play in which everybody does their own, then the list is complete and the case closes', () => {
    const watch: Act[] = [
      [84, 'SCOPE', 's3-08', { count: 3 }, 'watch'],
      [86, 'HUNT', 's3-08', {}, 'watch'],
    ];
    const joint = story([...PERFECT, ...watch], { office: ['tckh'], watch: ['soc'] });
    expect(joint.unmet).toEqual([]);
    expect(joint.fired).toContain('full-list');
    expect(joint.outcome).toBe('closed');
  });

  it('leaves no rule and no variant that none of these stories reaches', () => {
    const fired = new Set(told.flatMap((each) => each.fired));
    expect(def.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
    const delivered = new Set(told.flatMap((each) => each.delivered.map((entry) => entry.replace(/@[\d.]+/, ''))));
    const written = def.injects.flatMap(({ id, variants }) => [id, ...variants.map((_, index) => `${id}/${index + 1}`)]);
    expect(written.filter((each) => !delivered.has(each))).toEqual([]);
    expect(new Set(told.map(({ outcome }) => outcome))).toEqual(new Set(Object.keys(def.outcomes)));
  });
});
