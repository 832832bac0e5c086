/** The school scenario played as teams play it: each consequence written in it is a branch that is really taken. */
import { readFile } from 'node:fs/promises';
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
  const fired = events.find((event) => event.type === 'rule-fired' && event.rule === rule && !event.dropped);
  return fired ? fired.at.x / 60_000 : null;
};

/** Rules that note something to improve. */
const faults = (): string[] =>
  entry
    .scenario!.source.rules.filter((rule) => rule.do.some((effect) => 'finding' in effect && effect.finding.kind === 'improvement'))
    .map(({ id }) => id);

/** Everything on time, as the plan of the scenario expects it. */
const PERFECT: readonly Act[] = [
  [2, 'ACK', 'sed-01'],
  [7, 'TRIAGE', 'sed-01', { attackType: 'unauthorised', severity: 'ordinary' }],
  [11, 'DIS_ACC', 'sed-02'],
  [18, 'RESET', 'sed-02'],
  [22, 'EVID', 'sed-03'],
  [25, 'SCOPE', 'sed-03', { count: 9 }],
  [26, '?pupils', 'sed-03', { value: 9 }],
  [34, 'SUPPORT', 'sed-05'],
  [37, 'COMMS', 'sed-05'],
  [41, '?publish', 'sed-06', { value: 'hold' }],
  [42, 'ESC', 'sed-06'],
  [44, 'MAINT', 'sed-06'],
  [53, 'PDPN', 'sed-07'],
  [57, 'RPT_INIT', 'sed-07', { severity: 'ordinary' }],
  [59, 'VERIFY', 'sed-08'],
  [63, 'REOPEN', 'sed-08'],
];
const without = (...actions: string[]): Act[] => PERFECT.filter(([, action]) => !actions.includes(action));

beforeAll(async () => {
  entry = await libraryEntry('school-exam-data-leak');
  def = entry.scenario!.definition;
});

describe('the school scenario as it lies in the library', () => {
  it('has no error, no warning, and nothing unmarked or real', async () => {
    expect(entry.errors).toEqual([]);
    expect(entry.warnings).toEqual([]);
    expect(await offences(entry)).toEqual([]);
  });

  it('is worth 100 points, contingency included', () => {
    const points = def.injects.flatMap(({ expects, asks }) => [...expects, ...asks].map((each) => each.points));
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(100);
  });

  it('attaches a log with twelve altered rows of nine pupils, and a posted file that holds the marks from before', async () => {
    const read = async (file: string): Promise<string[]> => (await readFile(entry.files[file]!.location, 'utf8')).split('\n');
    const altered = (await read('files/marks-audit.csv')).filter((row) => row.includes(',203.0.113.140,'));
    expect(altered).toHaveLength(12);
    const pupils = new Set(altered.map((row) => row.split(',')[3]));
    expect(def.injects.find(({ id }) => id === 'sed-03')!.asks[0]!.answer).toBe(pupils.size);
    const posted = (await read('files/posted-file-extract.csv')).find((row) => row.startsWith('HP-9-0412,'));
    expect(altered.find((row) => row.includes('HP-9-0412'))).toContain('"7,50","4,50"');
    expect(posted).toContain(',"7,50",');
  });
});

describe('the school scenario', () => {
  it('given everything done on time, then no fraud goes out and correct marks are published', () => {
    const perfect = story(PERFECT);
    expect(perfect.unmet).toEqual([]);
    expect(perfect.penalties).toEqual([]);
    expect(perfect.outcome).toBe('trusted');
    expect(perfect.delivered.map((item) => item.split('@')[0])).not.toContain('sed-04');
    expect(perfect.fired.filter((rule) => faults().includes(rule))).toEqual([]);
    expect(perfect.state.systems).toMatchObject({
      account: 'returned',
      marks: 'checked',
      portal: 'published',
      'audit-log': 'kept',
      'pupil-data': 'notified',
      parents: 'informed',
    });
  });

  it('given a team that does nothing, then parents are defrauded and the portal publishes altered marks at 09:00', () => {
    const silent = story([]);
    expect(silent.delivered).toEqual(expect.arrayContaining(['sed-04@25', 'sed-05@29/1', 'sed-08@54/1']));
    expect(minuteOf(silent, 'published-by-itself')).toBe(60);
    expect(silent.outcome).toBe('discredited');
    expect(silent.penalties).toEqual([]);
    expect(silent.state.systems).toMatchObject({
      account: 'abused',
      marks: 'doubted',
      portal: 'wrong',
      'audit-log': 'lost',
      'pupil-data': 'posted',
      parents: 'angry',
    });
  });

  it('given the account still open at 08:25, then parents get fraud, and blocking the link helps them', () => {
    const { fired, unmet } = story([...without('DIS_ACC'), [28, 'BLOCK', 'sed-04'], [30, 'DIS_ACC', 'sed-02']]);
    expect(fired).toEqual(expect.arrayContaining(['fraud-sent', 'fraud-blocked']));
    expect(fired).not.toContain('session-cut');
    expect(unmet).toEqual(['sed-02.lock']);
  });

  it('given initiative before being told, then early acts serve their injects (A4)', () => {
    const early = story([...without('DIS_ACC', 'EVID', 'MAINT', 'SUPPORT'), [5, 'DIS_ACC'], [12, 'EVID'], [14, 'SUPPORT'], [30, 'MAINT']]);
    expect(early.unmet).toEqual([]);
    expect(early.fired).not.toContain('board-abused');
    expect(early.outcome).toBe('trusted');
  });

  it('given no evidence kept, then the whole grade must be checked and there is more time for it', () => {
    const { fired, events } = story(without('EVID'));
    expect(fired).toContain('log-overwritten');
    expect(events).toContainEqual(expect.objectContaining({ type: 'target-shifted', inject: 'sed-08', expect: 'verify' }));
  });

  it('given a report that over-classifies, then it is returned once and filed again', () => {
    const { events, unmet } = story([
      ...without('RPT_INIT'),
      [54, 'RPT_INIT', 'sed-07', { severity: 'serious' }],
      [60, 'RPT_INIT', 'sed-07', { severity: 'ordinary' }],
    ]);
    expect(events.filter((event) => event.type === 'report-returned')).toHaveLength(1);
    expect(unmet).toEqual([]);
  });

  it('given marks published without a check, then it costs what a reconnection costs, once', () => {
    const { penalties, fired, state, outcome } = story([...without('VERIFY', 'REOPEN'), [57, 'REOPEN', 'sed-08'], [58, 'X_RECON']]);
    expect(penalties).toEqual(['X_RECON']);
    expect(fired).toEqual(expect.arrayContaining(['published-unchecked', 'reconnected-too-soon']));
    expect(state.systems['portal']).toBe('wrong');
    expect(outcome).toBe('partial');
  });

  it('given every other temptation, then each costs its points once and parents lose their trust', () => {
    const { penalties, fired, events, state, outcome } = story([
      ...PERFECT,
      [19, 'X_DELLOG'],
      [35, 'X_LEAK'],
      [40, 'X_SAY'],
      [46, 'X_HIDE'],
      [47, 'X_HIDE'],
    ]);
    expect(penalties).toEqual(['X_DELLOG', 'X_LEAK', 'X_SAY', 'X_HIDE']);
    expect(fired).toEqual(expect.arrayContaining(['logs-deleted', 'file-passed-on', 'spoke-too-soon', 'kept-inside']));
    expect(events).toContainEqual(expect.objectContaining({ type: 'points-scaled', inject: 'sed-03', expect: 'evid', factor: 0.5 }));
    expect(state.systems).toMatchObject({ 'audit-log': 'lost', parents: 'angry' });
    expect(outcome).toBe('partial');
  });

  it('given the log cleaned after a copy exists, then evidence keeps its worth', () => {
    const { fired, penalties } = story([...PERFECT, [28, 'X_DELLOG']]);
    expect(penalties).toEqual(['X_DELLOG']);
    expect(fired).not.toContain('logs-deleted');
  });

  it('given joint play, then school and department each owe their own and share the ending', () => {
    const parts = { truong: ['truong'], sogd: ['sogd'] };
    const department = ['EVID', 'SCOPE', '?pupils', 'SUPPORT', 'COMMS', '?publish', 'ESC', 'MAINT', 'VERIFY', 'REOPEN'];
    const joint = story(PERFECT, parts, Object.fromEntries(department.map((code) => [code, 'sogd'])));
    expect(joint.unmet).toEqual([]);
    expect(joint.outcome).toBe('trusted');
    for (const team of Object.keys(parts)) expect(Object.keys(joint.state.teams[team]!.byInject).length).toBeGreaterThan(3);
  });

  it('leaves no rule and no variant that none of these stories reaches', () => {
    const fired = new Set(told.flatMap((each) => each.fired));
    expect(def.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
    const delivered = new Set(told.flatMap((each) => each.delivered.map((item) => item.replace(/@[\d.]+/, ''))));
    const texts = def.injects.flatMap(({ id, variants }) => [id, ...variants.map((_, n) => `${id}/${n + 1}`)]);
    expect(texts.filter((text) => !delivered.has(text))).toEqual([]);
  });
});
