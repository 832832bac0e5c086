/** The hospital scenario played as teams play it: each consequence written in it is a branch that is really taken. */
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

/** Rules that note something to improve. */
const faults = (): string[] =>
  entry
    .scenario!.source.rules.filter((rule) => rule.do.some((effect) => 'finding' in effect && effect.finding.kind === 'improvement'))
    .map(({ id }) => id);

/** Everything on time, as the plan of the scenario expects it. */
const PERFECT: readonly Act[] = [
  [2, 'ACK', 'hre-01'],
  [6, 'TRIAGE', 'hre-01', { attackType: 'encryption', severity: 'serious' }],
  [9, 'MANUAL', 'hre-02'],
  [15, 'ISO_NET', 'hre-03'],
  [21, 'EVID', 'hre-03'],
  [31, '?ransom', 'hre-05', { value: 'refuse' }],
  [32, 'ESC', 'hre-05'],
  [40, 'RPT_INIT', 'hre-05', { severity: 'serious' }],
  [42, 'SUPPORT', 'hre-06'],
  [46, 'COMMS', 'hre-06'],
  [49, '?patients', 'hre-07', { value: 12640 }],
  [50, 'SCOPE', 'hre-07', { count: 12640 }],
  [56, 'PDPN', 'hre-07'],
  [57, 'BKCHK', 'hre-08'],
  [58, '?copy', 'hre-08', { value: 'b1' }],
  [61, 'RESTORE', 'hre-08'],
  [68, 'VERIFY', 'hre-09'],
  [72, 'REOPEN', 'hre-09'],
];
const without = (...actions: string[]): Act[] => PERFECT.filter(([, action]) => !actions.includes(action));

beforeAll(async () => {
  entry = await libraryEntry('hospital-records-encrypted');
  def = entry.scenario!.definition;
});

describe('the hospital scenario as it lies in the library', () => {
  it('has no error, no warning, and nothing unmarked or real', async () => {
    expect(entry.errors).toEqual([]);
    expect(entry.warnings).toEqual([]);
    expect(await offences(entry)).toEqual([]);
  });

  it('is worth 100 points, contingency included', () => {
    const points = def.injects.flatMap(({ expects, asks }) => [...expects, ...asks].map((each) => each.points));
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(100);
  });

  it('attaches a log and a catalogue from which its questions are answered', async () => {
    const rows = async (file: string): Promise<string[]> => (await readFile(entry.files[file]!.location, 'utf8')).split('\n');
    const left = (await rows('files/export-audit.csv')).filter((row) => row.endsWith(',198.51.100.60')).map((row) => row.split(','));
    const asked = def.injects.find(({ id }) => id === 'hre-07')!.asks[0]!;
    expect(left.reduce((sum, row) => sum + Number(row[3]), 0)).toBe(asked.answer);
    const backups = (await rows('files/backup-catalogue.csv')).filter((row) => /^B\d,/.test(row)).map((row) => row.split(','));
    const sound = backups.filter((row) => row.at(-1) === row.at(-2) && row[1]! < '2026-08-09 02:14').map(([id]) => id!.toLowerCase());
    const right = def.injects.find(({ id }) => id === 'hre-08')!.asks[0]!.options.filter(({ correct }) => correct);
    expect(right.map(({ id }) => id)).toEqual(sound);
  });
});

describe('the hospital scenario', () => {
  it('given everything done on time, then patients are safe, the backup is untouched and all is restored', () => {
    const perfect = story(PERFECT);
    expect(perfect.unmet).toEqual([]);
    expect(perfect.penalties).toEqual([]);
    expect(perfect.outcome).toBe('recovered');
    expect(perfect.delivered.map((item) => item.split('@')[0])).not.toContain('hre-04');
    expect(perfect.fired.filter((rule) => faults().includes(rule))).toEqual([]);
    expect(perfect.state.systems).toMatchObject({
      his: 'reopened',
      pacs: 'reopened',
      emergency: 'paper',
      servers: 'isolated',
      backup: 'online',
      evidence: 'kept',
      'health-data': 'notified',
      media: 'informed',
    });
  });

  it('given a team that does nothing, then the backup is reached, ambulances queue and care is affected', () => {
    const silent = story([]);
    expect(silent.delivered).toEqual(expect.arrayContaining(['hre-04@25', 'hre-09@64/1']));
    expect(silent.outcome).toBe('harmed');
    expect(silent.penalties).toEqual([]);
    expect(silent.state.systems).toMatchObject({
      his: 'encrypted',
      emergency: 'overload',
      backup: 'encrypting',
      evidence: 'lost',
      'health-data': 'exported',
      media: 'hostile',
    });
  });

  it('given the segment cut off before the alert, then the alert takes note and the act serves it (A4)', () => {
    const early = story([...without('ISO_NET', 'MANUAL'), [4, 'MANUAL'], [10, 'ISO_NET']]);
    expect(early.delivered).toContain('hre-03@12/1');
    expect(early.unmet).toEqual([]);
    expect(early.outcome).toBe('recovered');
  });

  it('given the segment left open, then the backup host is rescued alone and restoring may take longer', () => {
    const { fired, state, events } = story([...without('ISO_NET'), [28, 'ISO_HOST', 'hre-04']]);
    expect(fired).toEqual(expect.arrayContaining(['backup-reached', 'backup-rescued']));
    expect(state.systems['backup']).toBe('isolated');
    expect(events).toContainEqual(expect.objectContaining({ type: 'target-shifted', inject: 'hre-08', expect: 'restore' }));
  });

  it('given paper ordered late, then care was delayed but goes on, and a restored hospital is still the ending', () => {
    const { fired, state, outcome } = story([...without('MANUAL'), [30, 'MANUAL', 'hre-02']]);
    expect(fired).toContain('care-delayed');
    expect(state.systems['emergency']).toBe('paper');
    expect(outcome).toBe('recovered');
  });

  it('given a report that calls it ordinary, then it is returned once and filed again', () => {
    const { events, unmet } = story([
      ...without('RPT_INIT'),
      [40, 'RPT_INIT', 'hre-05', { severity: 'ordinary' }],
      [47, 'RPT_INIT', 'hre-05', { severity: 'serious' }],
    ]);
    expect(events.filter((event) => event.type === 'report-returned')).toHaveLength(1);
    expect(unmet).toEqual([]);
  });

  it('given the backup made after the intrusion, then restoring is worth half', () => {
    const { events, fired } = story([...without('?copy'), [58, '?copy', 'hre-08', { value: 'b2' }]]);
    expect(fired).toContain('intruder-restored');
    expect(events).toContainEqual(expect.objectContaining({ type: 'points-scaled', inject: 'hre-08', expect: 'restore', factor: 0.5 }));
  });

  it('given a reopening without any check, then it costs what a reconnection costs, once', () => {
    const { penalties, fired, state, outcome } = story([...without('VERIFY', 'REOPEN'), [67, 'REOPEN', 'hre-09'], [68, 'X_RECON']]);
    expect(penalties).toEqual(['X_RECON']);
    expect(fired).toEqual(expect.arrayContaining(['reopened-unverified', 'reconnected-too-soon']));
    expect(state.systems).toMatchObject({ his: 'encrypted', servers: 'open' });
    expect(outcome).toBe('partial');
  });

  it('given every temptation, then each costs its points once and shows on the board', () => {
    const { penalties, fired, state, events, outcome } = story([
      ...PERFECT,
      [13, 'X_WIPE'],
      [14, 'X_OFF'],
      [30, 'X_PAY'],
      [33, 'X_HIDE'],
      [34, 'X_HIDE'],
      [50, 'X_SAY'],
    ]);
    expect(penalties).toEqual(['X_WIPE', 'X_OFF', 'X_PAY', 'X_HIDE', 'X_SAY']);
    expect(fired).toEqual(expect.arrayContaining(['wiped-before-evidence', 'everything-off', 'paid', 'kept-inside', 'spoke-too-soon']));
    expect(events).toContainEqual(expect.objectContaining({ type: 'points-scaled', inject: 'hre-03', expect: 'evid', factor: 0.5 }));
    expect(state.systems).toMatchObject({ emergency: 'overload', evidence: 'lost', media: 'hostile' });
    expect(outcome).toBe('partial');
  });

  it('given joint play, then each part owes its own and both hospital sides check before reopening', () => {
    const parts = { benhvien: ['benhvien'], lamsang: ['lamsang'], soyte: ['soyte'] };
    const who = { MANUAL: 'lamsang', SUPPORT: 'soyte', COMMS: 'soyte' };
    const alone = story(PERFECT, parts, who);
    expect(alone.unmet).toEqual(['hre-09.verify', 'hre-09.reopen']);
    const joint = story([...PERFECT, [69, 'VERIFY', 'hre-09', {}, 'lamsang'], [73, 'REOPEN', 'hre-09', {}, 'lamsang']], parts, who);
    expect(joint.unmet).toEqual([]);
    expect(joint.outcome).toBe('recovered');
    for (const team of Object.keys(parts)) expect(Object.keys(joint.state.teams[team]!.byInject).length).toBeGreaterThan(1);
  });

  it('leaves no rule and no variant that none of these stories reaches', () => {
    const fired = new Set(told.flatMap((each) => each.fired));
    expect(def.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
    const delivered = new Set(told.flatMap((each) => each.delivered.map((item) => item.replace(/@[\d.]+/, ''))));
    const texts = def.injects.flatMap(({ id, variants }) => [id, ...variants.map((_, n) => `${id}/${n + 1}`)]);
    expect(texts.filter((text) => !delivered.has(text))).toEqual([]);
  });
});
