/** Scenario S5 played as teams play it: each "if acts / if fails" of its plan is a branch that is really taken. */
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
  [2, 'ACK', 's5-01'],
  [9, 'TRIAGE', 's5-01', { attackType: 'espionage', severity: 'ordinary' }],
  [16, 'DIS_ACC', 's5-02'],
  [21, 'EVID', 's5-02'],
  [34, 'OOB', 's5-04'],
  [45, '?procedure', 's5-05', { value: 'at-once' }],
  [50, 'SECRET', 's5-05'],
  [60, 'SCOPE', 's5-06', { count: 1240 }],
  [61, '?issuers', 's5-06', { value: 3 }],
  [67, 'RPT_INIT', 's5-06', { severity: 'ordinary' }],
  [71, 'ISO_HOST', 's5-07'],
  [80, 'HUNT', 's5-07'],
  [86, 'ESC', 's5-08'],
  [88, 'ISO_NET', 's5-08'],
  [110, 'RESET', 's5-09'],
  [129, 'LESSON', 's5-10'],
  [133, 'RPT_FINAL', 's5-10'],
];
const without = (...actions: string[]): Act[] => PERFECT.filter(([, action]) => !actions.includes(action));

beforeAll(async () => {
  entry = await libraryEntry('hn-exchange-network-leak');
  def = entry.scenario!.definition;
});

describe('scenario S5 as it lies in the library', () => {
  it('has no error, no warning, and nothing unmarked or real', async () => {
    expect(entry.errors).toEqual([]);
    expect(entry.warnings).toEqual([]);
    expect(await offences(entry)).toEqual([]);
  });

  it('says of every paper that it is fictional, in texts and in attachments', async () => {
    const attached = Object.entries(entry.files).filter(([, { type }]) => !type.startsWith('image/'));
    for (const [, { location }] of attached) expect(await readFile(location, 'utf8')).toMatch(/giả định/);
    for (const { id, body } of entry.scenario!.source.injects) {
      const vi = typeof body === 'string' ? body : body.vi;
      if (/\bMẬT\b|27\/DT-GĐ/.test(vi)) expect(`${id}: ${/giả định/.test(vi)}`).toBe(`${id}: true`);
    }
  });

  it('is worth 100 points, contingency included, with the weights of its plan', () => {
    const points = Object.fromEntries(
      def.injects.map(({ id, expects, asks }) => [id, [...expects, ...asks].reduce((sum, each) => sum + each.points, 0)]),
    );
    expect(points).toEqual({
      's5-01': 12, 's5-01b': 0, 's5-02': 17, 's5-02b': 0, 's5-03': 4, 's5-04': 8, 's5-05': 12, 's5-05b': 0,
      's5-06': 16, 's5-07': 11, 's5-08': 10, 's5-08b': 0, 's5-09': 4, 's5-10': 6,
    }); // prettier-ignore
    expect(Object.values(points).reduce((sum, each) => sum + each, 0)).toBe(100);
  });

  it('attaches tables that agree with the story: 1,240 papers, six of them marked, three issuing offices', async () => {
    const rows = async (file: string): Promise<string[][]> =>
      (await readFile(entry.files[file]!.location, 'utf8')).split('\r\n').map((row) => row.split(','));
    const audit = (await rows('files/download-audit.csv')).filter(([from]) => /^\d\d:\d\d$/.test(from ?? ''));
    expect(audit.reduce((sum, row) => sum + Number(row[3]), 0)).toBe(1240);
    expect(audit.reduce((sum, row) => sum + Number(row[4]), 0)).toBe(3277);
    const marked = (await rows('files/downloaded-papers-extract.csv')).filter((row) => row[3]?.startsWith('MẬT'));
    expect(marked).toHaveLength(7);
    expect(new Set(marked.map((row) => row[1])).size).toBe(6);
    const issuers = new Set(marked.map((row) => row[2])).size;
    expect(def.injects.find(({ id }) => id === 's5-06')!.asks[0]!.answer).toBe(issuers);
  });
});

describe('scenario S5', () => {
  it('given everything done on time, then the press never calls, the link stays up in measure and all is under control', () => {
    const perfect = story(PERFECT);
    expect(perfect.unmet).toEqual([]);
    expect(perfect.penalties).toEqual([]);
    expect(perfect.outcome).toBe('controlled');
    expect(perfect.delivered).toEqual([
      's5-01@0',
      's5-01b@6',
      's5-02@12',
      's5-02b@20',
      's5-04@30',
      's5-05@40',
      's5-05b@45',
      's5-06@50',
      's5-07@65',
      's5-08@80',
      's5-09@100',
      's5-10@120',
    ]);
    expect(perfect.fired.filter((rule) => faults().includes(rule))).toEqual([]);
    expect(perfect.state.systems).toMatchObject({
      leak: 'confirmed',
      account: 'locked',
      papers: 'p1240',
      'audit-log': 'kept',
      'vp-21': 'isolated',
      procedure: 'started',
      link: 'read-only',
      path: 'known',
    });
  });

  it('given a team that does nothing, then every consequence comes at its time and the leak spreads', () => {
    const silent = story([]);
    expect(silent.delivered).toEqual(expect.arrayContaining(['s5-03@25/1', 's5-07@65', 's5-08@80', 's5-08b@100', 's5-10@120/1']));
    expect(minuteOf(silent, 'six-hundred-more')).toBe(30);
    expect(minuteOf(silent, 'log-rotates')).toBe(42);
    expect(minuteOf(silent, 'unauthorised-quote')).toBe(45);
    expect(minuteOf(silent, 'leader-insists')).toBe(45);
    expect(minuteOf(silent, 'duty-failed')).toBe(65);
    expect(minuteOf(silent, 'still-sending')).toBe(85);
    expect(minuteOf(silent, 'link-cut-late')).toBe(100);
    expect(minuteOf(silent, 'rights-open')).toBe(125);
    expect(silent.outcome).toBe('spread');
    expect(silent.penalties).toEqual([]);
    expect(silent.state.systems).toMatchObject({ papers: 'p1840', 'audit-log': 'rotated', procedure: 'overdue', link: 'cut' });
  });

  it('given the post taken up but not verified, then the reporter calls in the milder tone and the spokesperson answers', () => {
    const { delivered, fired, state } = story([...without('TRIAGE'), [32, 'COMMS', 's5-03'], [40, 'TRIAGE', 's5-01']]);
    expect(delivered).toContain('s5-03@25');
    expect(fired).toContain('only-the-spokesperson');
    expect(fired).not.toContain('unauthorised-quote');
    expect(state.systems['media']).toBe('official');
  });

  it('given logs cleaned before a copy exists, then evidence is halved once; given a copy, then the chain breaks but nothing is halved', () => {
    const scaled = expect.objectContaining({ type: 'points-scaled', inject: 's5-02', expect: 'evid', factor: 0.5 });
    const bare = story([[15, 'X_DELLOG']]);
    expect(bare.events.filter((event) => event.type === 'points-scaled')).toHaveLength(1);
    expect(bare.events).toContainEqual(scaled);
    expect(bare.penalties).toEqual(['X_DELLOG']);
    const copied = story([...PERFECT, [55, 'X_DELLOG']]);
    expect(copied.fired).toContain('chain-broken');
    expect(copied.events).not.toContainEqual(scaled);
  });

  it('given the list sent over the messenger, then it leaks in turn and the best ending is out of reach', () => {
    const { penalties, outcome, state } = story([...PERFECT, [33, 'X_LEAK']]);
    expect(penalties).toEqual(['X_LEAK']);
    expect(outcome).toBe('spread');
    expect(state.systems).toMatchObject({ leak: 'list', media: 'hostile' });
  });

  it('given the press answered by anybody and the matter kept inside, then each costs its points once', () => {
    const { penalties, fired } = story([...PERFECT, [26, 'X_SAY'], [44, 'X_HIDE'], [46, 'X_HIDE']]);
    expect(penalties).toEqual(['X_SAY', 'X_HIDE']);
    expect(fired).toEqual(expect.arrayContaining(['spoke-too-soon', 'kept-inside']));
  });

  it('given the state-secret procedure started late, then it is no longer overdue on the board but the ending says so', () => {
    const late = story([...without('SECRET'), [70, 'SECRET', 's5-05']]);
    expect(late.state.systems['procedure']).toBe('started');
    expect(late.delivered).toContain('s5-10@120/1');
    expect(late.outcome).toBe('spread');
  });

  it('given a report that over-classifies, then it is returned once and filed again', () => {
    const { events, unmet } = story([
      ...without('RPT_INIT'),
      [67, 'RPT_INIT', 's5-06', { severity: 'serious' }],
      [75, 'RPT_INIT', 's5-06', { severity: 'serious' }],
    ]);
    expect(events.filter((event) => event.type === 'report-returned')).toHaveLength(1);
    expect(unmet).toEqual([]);
  });

  it('given initiative before being told, then early acts serve their injects and the texts take note (A4)', () => {
    const early = story([
      ...without('DIS_ACC', 'EVID', 'OOB', 'ISO_HOST', 'ISO_NET', 'ESC', 'RPT_INIT'),
      [8, 'EVID'],
      [11, 'DIS_ACC'],
      [24, 'OOB'],
      [26, 'ISO_HOST'],
      [35, 'ESC'],
      [38, 'RPT_INIT'],
      [70, 'ISO_NET'],
    ]);
    expect(early.unmet).toEqual([]);
    expect(early.delivered).toEqual(expect.arrayContaining(['s5-07@65/1', 's5-08@80/1']));
    expect(early.fired).not.toContain('board-abused');
    expect(early.outcome).toBe('controlled');
  });

  it('given no final report, then the case ends partly under control', () => {
    expect(story(without('RPT_FINAL')).outcome).toBe('partial');
  });

  it('given joint play, then each part owes its own and the police desk is told', () => {
    const parts = { vpub: ['vpub'], tu: ['tu'], soc: ['soc'], catp: ['catp'] };
    const closing = ['tu', 'soc', 'catp'].flatMap((team): Act[] => [
      [130, 'LESSON', 's5-10', {}, team],
      [134, 'RPT_FINAL', 's5-10', {}, team],
    ]);
    const joint = story(
      [...PERFECT, [72, 'ISO_HOST', 's5-07', {}, 'soc'], [82, 'HUNT', 's5-07', {}, 'soc'], [111, 'RESET', 's5-09', {}, 'tu'], ...closing],
      parts,
    );
    expect(joint.unmet).toEqual([]);
    expect(joint.outcome).toBe('controlled');
    expect(joint.events).toContainEqual(expect.objectContaining({ type: 'reply', rule: 'authority-notified', teams: Object.keys(parts) }));
    for (const team of Object.keys(parts)) expect(Object.keys(joint.state.teams[team]!.byInject).length).toBeGreaterThan(1);
    expect(story(PERFECT, parts).unmet).toContain('s5-07.iso');
  });

  it('leaves no rule and no variant that none of these stories reaches', () => {
    const fired = new Set(told.flatMap((each) => each.fired));
    expect(def.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
    const delivered = new Set(told.flatMap((each) => each.delivered.map((item) => item.replace(/@[\d.]+/, ''))));
    const texts = def.injects.flatMap(({ id, variants }) => [id, ...variants.map((_, n) => `${id}/${n + 1}`)]);
    expect(texts.filter((text) => !delivered.has(text))).toEqual([]);
  });
});
