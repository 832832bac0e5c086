/** The ministry's scenario played as teams play it: every rule, variant and outcome is reached by one of these stories. */
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
  [2, 'ACK', 'md-01'],
  [6, 'TRIAGE', 'md-01', { attackType: 'spoofing', severity: 'ordinary' }],
  [12, 'DIS_ACC', 'md-02'],
  [15, 'EVID', 'md-02'],
  [20, 'TRIAGE', 'md-03'],
  [21, '?valid', 'md-03', { value: 'revoked' }],
  [32, 'RECALL', 'md-05'],
  [36, 'SCOPE', 'md-05', { count: 3 }],
  [40, 'REVOKE', 'md-06'],
  [46, 'PATCH', 'md-06'],
  [51, 'ESC', 'md-07'],
  [58, 'HUNT', 'md-07b'],
  [60, 'RPT_INIT', 'md-07', { severity: 'ordinary' }],
  [64, 'COMMS', 'md-08'],
  [71, 'RESET', 'md-09'],
  [76, 'RPT_FINAL', 'md-09'],
];
const without = (...actions: string[]): Act[] => PERFECT.filter(([, action]) => !actions.includes(action));

beforeAll(async () => {
  entry = await libraryEntry('ministry-document-system');
  def = entry.scenario!.definition;
});

describe('scenario of a ministry', () => {
  it('lies in the library without error or warning, is worth 100 points, marked and inert throughout', async () => {
    expect([...entry.errors, ...entry.warnings]).toEqual([]);
    const points = def.injects.map(({ expects, asks }) => [...expects, ...asks].reduce((sum, each) => sum + each.points, 0));
    expect(points.filter((each) => each > 0)).toEqual([10, 14, 10, 5, 15, 12, 14, 3, 7, 10]);
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(100);
    expect(await offences(entry)).toEqual([]);
  });

  it('given everything done on time, then the forgery is recalled, no second letter comes and the account is safe', () => {
    const perfect = story(PERFECT);
    expect(perfect.unmet).toEqual([]);
    expect(perfect.penalties).toEqual([]);
    expect(perfect.outcome).toBe('closed');
    expect(perfect.delivered).toEqual([
      'md-01@0',
      'md-02@8',
      'md-03@16',
      'md-05@28',
      'md-06@36',
      'md-n1@42',
      'md-07@48',
      'md-07b@54',
      'md-08@58/1',
      'md-09@66',
    ]);
    expect(perfect.state.systems).toEqual({
      account: 'restored',
      evidence: 'kept',
      letter: 'recalled',
      units: 'normal',
      qlvb: 'current',
      cert: 'revoked',
      media: 'informed',
      attacker: 'out',
    });
  });

  it('given a team that does nothing, then the letter spreads, a second one is signed and concealment is charged once', () => {
    const silent = story([]);
    expect(minuteOf(silent, 'account-taken-for-fault')).toBe(20);
    expect(minuteOf(silent, 'reminders-sent')).toBe(23);
    expect(minuteOf(silent, 'unit-calls-out')).toBe(41);
    expect(minuteOf(silent, 'letter-spreads')).toBe(46);
    expect(minuteOf(silent, 'second-letter')).toBe(56);
    expect(minuteOf(silent, 'concealed')).toBe(80);
    expect(silent.delivered).toEqual(expect.arrayContaining(['md-04@26', 'md-06b@56', 'md-08@58']));
    expect(silent.penalties).toEqual(['X_HIDE']);
    expect(silent.outcome).toBe('spread');
    // The second letter leaves the spokesperson two minutes more (58 + 20 + 2).
    expect(minuteOf(silent, 'press-guesses')).toBe(80);
  });

  it('given initiative before being told, then early acts serve their injects and the texts take note (A4)', () => {
    const early = story([
      [1, 'ACK', 'md-01'],
      [3, 'TRIAGE', 'md-01'],
      [4, 'DIS_ACC'],
      [5, 'EVID'],
      [18, 'TRIAGE', 'md-03'],
      [19, '?valid', 'md-03', { value: 'revoked' }],
      [20, 'RECALL'],
      [22, 'ESC'],
      [24, 'REVOKE'],
      [30, 'SCOPE', 'md-05', { count: 3 }],
      [40, 'PATCH', 'md-06'],
      [44, 'RPT_INIT'],
      [50, 'COMMS'],
      [56, 'HUNT', 'md-07b'],
      [70, 'RESET', 'md-09'],
      [75, 'RPT_FINAL', 'md-09'],
    ]);
    expect(early.unmet).toEqual([]);
    expect(early.delivered).toEqual(expect.arrayContaining(['md-02@8/1', 'md-05@28/1', 'md-07@48/1', 'md-08@58/1']));
    expect(early.outcome).toBe('closed');
  });

  it('given the letter believed, the file run and the machine isolated, then the contingency is met', () => {
    const believed = story([
      [20, '?valid', 'md-03', { value: 'shown' }],
      [30, 'ISO_HOST', 'md-04'],
    ]);
    expect(believed.delivered).toContain('md-04@26');
    expect(believed.fired).toEqual(
      expect.arrayContaining(['file-was-run', 'unit-contained', 'found-signature-trusted', 'letter-believed']),
    );
    expect(believed.fired).not.toContain('unit-calls-out');
  });

  it('given the right things too late, then the boards move but nothing is undone', () => {
    const late = story([
      [26, 'DIS_ACC', 'md-02'],
      [48, 'RECALL', 'md-05'],
      [60, 'REVOKE', 'md-06'],
    ]);
    expect(late.fired).toEqual(
      expect.arrayContaining(['account-locked-late', 'letter-recalled-late', 'cert-revoked-late', 'letter-spreads']),
    );
    expect(late.state.systems).toMatchObject({ account: 'locked', letter: 'recalled', cert: 'revoked', units: 'complying' });
  });

  it('given the logs cleaned up before they were kept, then evidence is worth half; afterwards it is not', () => {
    const cleaned = story([[9, 'X_DELLOG']]);
    expect(cleaned.events.filter((event) => event.type === 'points-scaled')).toHaveLength(1);
    expect(cleaned.state.systems['evidence']).toBe('lost');
    const kept = story([
      [9, 'EVID', 'md-02'],
      [12, 'X_DELLOG'],
    ]);
    expect(kept.fired).not.toContain('logs-deleted');
    expect(kept.penalties).toContain('X_DELLOG');
  });

  it('given every other temptation, then each costs once and the story answers (A6)', () => {
    const tempted = story([...PERFECT, [18, 'X_OFF'], [27, 'X_LEAK'], [49, 'X_HIDE'], [59, 'X_SAY']]);
    expect(tempted.penalties).toEqual(['X_OFF', 'X_LEAK', 'X_HIDE', 'X_SAY']);
    expect(tempted.fired).toEqual(expect.arrayContaining(['everything-off', 'papers-leaked', 'kept-quiet', 'spoke-too-soon']));
  });

  it('given a report that over-classifies, then it is returned once and filed again', () => {
    const returned = story([
      [55, 'RPT_INIT', 'md-07', { severity: 'serious' }],
      [60, 'RPT_INIT', 'md-07', { severity: 'ordinary' }],
    ]);
    expect(returned.events.filter((event) => event.type === 'report-returned')).toHaveLength(1);
    expect(returned.unmet).not.toContain('md-07.report');
  });

  it.each(['RECALL', 'REVOKE', 'RESET', 'RPT_FINAL'])('given all but %s, then the case closes with open items', (action) => {
    const lacking = story(without(action));
    expect(lacking.unmet).toHaveLength(1);
    expect(lacking.outcome).toBe('open');
  });

  it('given joint play in which everybody does their own, then all three parts are served and the case closes', () => {
    const teams = { it: ['bo'], office: ['vanphong'], unit: ['donvi'] };
    const others: Act[] = [
      [19, 'TRIAGE', 'md-03', {}, 'unit'],
      [20, '?valid', 'md-03', { value: 'revoked' }, 'unit'],
    ];
    const office = PERFECT.map(([minute, code, inject, fields]): Act => [
      minute,
      code,
      inject,
      fields,
      /md-0[358]/.test(inject ?? '') ? 'office' : inject === 'md-07b' ? 'unit' : 'it',
    ]);
    const joint = story([...office, ...others], teams);
    expect(joint.unmet).toEqual([]);
    expect(joint.outcome).toBe('closed');
    const receivers = new Set(joint.events.flatMap((event) => (event.type === 'inject-delivered' ? [event.teamId] : [])));
    expect(receivers).toEqual(new Set(Object.keys(teams)));
  });

  it('given joint play in which the office checks the letter but the unit does not, then the unit still runs its file', () => {
    const acts = without().flatMap((act): Act[] => (act[2] === 'md-03' ? [[act[0], act[1], act[2], act[3], 'office']] : []));
    const joint = story(acts, { it: ['bo'], office: ['vanphong'], unit: ['donvi'] });
    expect(joint.delivered).toContain('md-04@26');
  });

  it('leaves no rule, variant or outcome that none of these stories reaches', () => {
    const fired = new Set(told.flatMap((each) => each.fired));
    expect(def.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
    const delivered = new Set(told.flatMap((each) => each.delivered.map((one) => one.replace(/@[\d.]+/, ''))));
    const written = def.injects.flatMap(({ id, variants }) => [id, ...variants.map((_, index) => `${id}/${index + 1}`)]);
    expect(written.filter((each) => !delivered.has(each))).toEqual([]);
    expect(new Set(told.map(({ outcome }) => outcome))).toEqual(new Set(Object.keys(def.outcomes)));
  });
});
