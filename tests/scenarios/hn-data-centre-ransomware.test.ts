/** Scenario S2 played as teams play it: each "if acts / if fails" of its plan is a branch that is really taken. */
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

/** Everything on time, as the plan of the scenario expects it. */
const PERFECT: readonly Act[] = [
  [2, 'ACK', 's2-01'],
  [12, 'DIS_ACC', 's2-01'],
  [18, 'TRIAGE', 's2-02', { attackType: 'unauthorised', severity: 'ordinary' }],
  [24, 'EVID', 's2-02'],
  [33, 'ISO_NET', 's2-03'],
  [47, 'ISO_HOST', 's2-05'],
  [48, 'ESC', 's2-05'],
  [66, 'SUPPORT', 's2-06'],
  [72, 'RPT_INIT', 's2-06', { attackType: 'encryption', severity: 'ordinary' }],
  [80, 'OOB', 's2-07'],
  [81, '?answer', 's2-07', { value: 'keep' }],
  [95, 'RPT_PROG', 's2-08'],
  [100, 'BKCHK', 's2-08'],
  [101, '?order', 's2-08', { value: ['auth', 'one-door', 'documents', 'intranet'] }],
  [118, 'COMMS', 's2-09'],
  [130, 'PDPN', 's2-09'],
  [138, 'ERAD', 's2-10'],
  [148, 'RESTORE', 's2-10'],
  [163, 'RESET', 's2-11'],
  [165, 'VERIFY', 's2-11'],
  [168, 'RPT_FINAL', 's2-11'],
];
const without = (...actions: string[]): Act[] => PERFECT.filter(([, action]) => !actions.includes(action));

beforeAll(async () => {
  entry = await libraryEntry('hn-data-centre-ransomware');
  def = entry.scenario!.definition;
});

describe('scenario S2', () => {
  it('lies in the library without error or warning, is worth 100 points by its plan, marked and inert throughout', async () => {
    expect([...entry.errors, ...entry.warnings]).toEqual([]);
    const points = def.injects.map(({ expects, asks }) => [...expects, ...asks].reduce((sum, each) => sum + each.points, 0));
    expect(points.filter((each) => each > 0)).toEqual([9, 10, 10, 4, 13, 13, 3, 12, 10, 12, 4]);
    expect(await offences(entry)).toEqual([]);
  });

  it('attaches a storage log in which 46 of 52 snapshots are deleted between 08:19:04 and 08:23:31', async () => {
    const log = await readFile(entry.files['files/storage-audit.log.txt']!.location, 'utf8');
    const deleted = log.split('\n').filter((line) => line.includes('snapshot-delete'));
    expect(deleted).toHaveLength(46);
    expect(deleted.at(0)).toContain('08:19:04');
    expect(deleted.at(-1)).toContain('08:23:31');
  });

  it('given everything done on time, then six servers are hit, D-1 is usable and group 1 is up at T+150', () => {
    const perfect = story(PERFECT);
    expect(perfect.unmet).toEqual([]);
    expect(perfect.penalties).toEqual([]);
    expect(perfect.outcome).toBe('recovered');
    expect(perfect.delivered).toEqual([
      's2-01@0',
      's2-02@12',
      's2-03@25',
      's2-n1@30',
      's2-05@40/1',
      's2-05c@45',
      's2-06@50',
      's2-06b@52',
      's2-07@70',
      's2-08@85/1',
      's2-n2@95',
      's2-09@105',
      's2-10@125',
      's2-11@155',
    ]);
    expect(minuteOf(perfect, 'experts-arrive')).toBe(80);
    expect(minuteOf(perfect, 'group-1-up')).toBe(150);
    expect(perfect.state.systems).toEqual({
      'vpn-account': 'disabled',
      servers: 'clean',
      evidence: 'kept',
      backup: 'isolated',
      'restore-point': 'd1',
      exfil: 'none',
      documents: 'normal',
      'group-1': 'up',
      channel: 'fallback',
      media: 'informed',
      attacker: 'out',
    });
  });

  it('given a team that does nothing, then every consequence comes at its time and the data are lost', () => {
    const silent = story([]);
    expect(silent.delivered).toEqual(expect.arrayContaining(['s2-04@35', 's2-05@40', 's2-09@105/1', 's2-10@125/2', 's2-09b@135']));
    expect(minuteOf(silent, 'repository-encrypted')).toBe(50);
    expect(minuteOf(silent, 'exfil-complete')).toBe(55);
    expect(minuteOf(silent, 'documents-encrypted')).toBe(60);
    expect(minuteOf(silent, 'restore-point-none')).toBe(125);
    expect(minuteOf(silent, 'group-1-late')).toBe(155);
    expect(minuteOf(silent, 'found-reinfection')).toBe(175);
    expect(silent.penalties).toEqual([]);
    expect(silent.outcome).toBe('lost');
    expect(silent.state.systems).toMatchObject({
      servers: 'encrypted-14',
      backup: 'encrypted',
      documents: 'encrypted',
      channel: 'watched',
      media: 'hostile',
      'group-1': 'restoring',
    });
  });

  it.each([
    { omitted: 'ISO_NET', copy: 'd7', rule: 'restore-point-tape', text: 1, outcome: 'recovered' },
    { omitted: 'BKCHK', copy: 'd7', rule: 'restore-point-unchecked', text: 1, outcome: 'recovered' },
    { omitted: 'ISO_NET and BKCHK', copy: 'none', rule: 'restore-point-none', text: 2, outcome: 'partial' },
  ])('given no $omitted, then what is left to restore from is $copy', ({ omitted, copy, rule, text, outcome }) => {
    const lacking = story(without(...omitted.split(' and ')));
    expect(lacking.state.systems['restore-point']).toBe(copy);
    expect(lacking.fired).toContain(rule);
    expect(lacking.delivered).toContain(`s2-10@125/${text}`);
    expect(lacking.events.filter((event) => event.type === 'points-scaled')).toHaveLength(copy === 'none' ? 1 : 0);
    expect(lacking.outcome).toBe(outcome);
  });

  it('given no repository isolated but the flow blocked in time, then the leak stays small', () => {
    const blocked = story([...without('ISO_NET'), [42, 'BLOCK', 's2-04']]);
    expect(blocked.fired).toContain('exfil-stopped');
    expect(blocked.delivered).toContain('s2-09@105');
    expect(blocked.state.systems['exfil']).toBe('stopped');
  });

  it('given a tape checked late, then a copy is found after all', () => {
    const late = story([
      [127, 'BKCHK', 's2-08'],
      [140, 'ERAD', 's2-10'],
      [165, 'RESTORE', 's2-10'],
    ]);
    expect(late.fired).toContain('tape-checked-late');
    expect(late.outcome).toBe('partial');
  });

  it('given hosts isolated late, then the documents are encrypted first and come back with group 1', () => {
    const late = story([...without('ISO_HOST'), [66, 'ISO_HOST', 's2-05']]);
    expect(minuteOf(late, 'documents-encrypted')).toBe(60);
    expect(late.fired).toEqual(expect.arrayContaining(['contained-late', 'documents-back']));
    expect(late.state.systems['documents']).toBe('restored');
  });

  it('given initiative before being told, then early acts serve their injects and the texts take note (A4)', () => {
    const early = story([
      [2, 'ACK', 's2-01'],
      [4, 'DIS_ACC', 's2-01'],
      [8, 'EVID'],
      [15, 'TRIAGE', 's2-02'],
      [18, 'ISO_NET'],
      [39, 'ISO_HOST'],
      [39, 'ESC'],
      [45, 'SUPPORT'],
      [46, 'RPT_INIT'],
      [60, 'OOB'],
      [70, 'BKCHK'],
      [90, 'RPT_PROG', 's2-08'],
      [100, 'PDPN'],
      [110, 'COMMS', 's2-09'],
      [126, 'RESTORE', 's2-10'],
      [127, 'ERAD', 's2-10'],
      [150, 'RESET'],
      [160, 'VERIFY', 's2-11'],
      [161, 'RPT_FINAL', 's2-11'],
    ]);
    expect(early.unmet).toEqual([]);
    expect(early.delivered).toContain('s2-03@25/1');
    expect(early.fired).toContain('found-restored-unclean');
    expect(early.state.systems).toMatchObject({ 'restore-point': 'd1', backup: 'isolated' });
    expect(early.outcome).toBe('recovered');
  });

  it('given servers reconnected before verification, then X_RECON is charged once and 2.5 comes again (A6)', () => {
    const again = story([
      ...without('VERIFY', 'RESET'),
      [152, 'X_RECON'],
      [153, 'X_RECON'],
      [160, 'ISO_HOST', 's2-05-again'],
      [161, 'ESC', 's2-05-again'],
    ]);
    expect(again.penalties).toEqual(['X_RECON']);
    expect(again.delivered).toContain('s2-05-again@154/2');
    expect(again.state.systems['servers']).toBe('contained');
    expect(again.fired).toEqual(expect.arrayContaining(['second-wave-ends', 'found-reinfection']));
    expect(again.outcome).toBe('partial');
  });

  it('given contact with the extortionist and silence upwards, then both cost once and the story asks who approved', () => {
    const tempted = story([
      [44, 'X_HIDE'],
      [75, 'X_PAY'],
      [78, 'X_PAY'],
    ]);
    expect(tempted.penalties).toEqual(['X_HIDE', 'X_PAY']);
    expect(minuteOf(tempted, 'who-approved')).toBe(78);
    expect(minuteOf(tempted, 'kept-quiet')).toBe(47);
  });

  it('given servers reinstalled before evidence, then the evidence is halved; given it was kept, then not', () => {
    const wiped = story([[20, 'X_WIPE']]);
    expect(wiped.events.filter((event) => event.type === 'points-scaled' && event.expect === 'evid')).toHaveLength(1);
    expect(wiped.fired).not.toContain('evidence-lost');
    const kept = story([
      [20, 'EVID', 's2-02'],
      [22, 'X_WIPE'],
    ]);
    expect(kept.fired).not.toContain('wiped-before-evidence');
  });

  it('given a report that over-classifies, then it is returned once and filed again', () => {
    const returned = story([
      [60, 'RPT_INIT', 's2-06', { severity: 'serious' }],
      [64, 'RPT_INIT', 's2-06', { severity: 'ordinary' }],
    ]);
    expect(returned.events.filter((event) => event.type === 'report-returned')).toHaveLength(1);
    expect(returned.unmet).not.toContain('s2-06.report');
  });

  it('given joint play in which everybody does their own, then nothing is missed and each part has its letters', () => {
    const teams = { centre: ['ttdl'], watch: ['soc'], office: ['vpub'], response: ['ducsc'] };
    const own = PERFECT.flatMap((act): Act[] => {
      const [minute, code, inject, fields] = act;
      if (inject === 's2-02') return [act, [minute, code, inject, fields, 'watch']];
      if (inject === 's2-10') return [act, [minute, code, inject, fields, 'response']];
      if (inject === 's2-09') return [[minute, code, inject, fields, 'office']];
      return [act];
    });
    const joint = story(own, teams);
    expect(joint.unmet).toEqual([]);
    expect(joint.outcome).toBe('recovered');
    const receivers = (inject: string): string[] =>
      joint.events.flatMap((event) => (event.type === 'inject-delivered' && event.inject === inject ? [event.teamId] : []));
    expect(receivers('s2-02')).toEqual(['centre', 'watch']);
    expect(receivers('s2-05c')).toEqual(['office']);
    expect(receivers('s2-06b')).toEqual(['response']);
    expect(receivers('s2-10')).toEqual(['centre', 'response']);
  });

  it('leaves no rule, no variant, no inject and no outcome that none of these stories reaches', () => {
    const fired = new Set(told.flatMap((each) => each.fired));
    expect(def.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
    const delivered = new Set(told.flatMap((each) => each.delivered.map((line) => line.replace(/-again@/, '@').replace(/@[\d.]+/, ''))));
    const written = def.injects.flatMap(({ id, variants }) => [id, ...variants.map((_, index) => `${id}/${index + 1}`)]);
    expect(written.filter((id) => !delivered.has(id))).toEqual([]);
    expect(new Set(told.map(({ outcome }) => outcome))).toEqual(new Set(Object.keys(def.outcomes)));
  });
});
