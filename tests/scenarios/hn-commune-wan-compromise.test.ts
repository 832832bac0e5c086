/** Scenario S4 played as teams play it: each "if acts / if fails" of its plan is a branch that is really taken. */
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
  [2, 'ACK', 's4-01'],
  [9, 'TRIAGE', 's4-01', { attackType: 'malware', severity: 'ordinary' }],
  [17, 'ISO_HOST', 's4-02'],
  [28, 'BLOCK', 's4-03'],
  [32, 'SCOPE', 's4-03', { count: 16 }],
  [33, '?accounts', 's4-03', { value: 16 }],
  [38, 'ISO_NET', 's4-04'],
  [39, '?extent', 's4-04', { value: 'link' }],
  [44, 'MANUAL', 's4-04'],
  [60, 'TRIAGE', 's4-06'],
  [70, 'SUPPORT', 's4-07'],
  [80, 'RPT_INIT', 's4-07', { severity: 'ordinary' }],
  [85, 'EVID', 's4-08'],
  [88, 'HUNT', 's4-08'],
  [107, 'ERAD', 's4-09'],
  [113, 'PATCH', 's4-09'],
  [125, 'VERIFY', 's4-10'],
  [127, 'REOPEN', 's4-10'],
  [145, 'RPT_FINAL', 's4-11'],
];
const without = (...actions: string[]): Act[] => PERFECT.filter(([, action]) => !actions.includes(action));

beforeAll(async () => {
  entry = await libraryEntry('hn-commune-wan-compromise');
  def = entry.scenario!.definition;
});

describe('scenario S4 as it lies in the library', () => {
  it('has no error, no warning, and nothing unmarked or real', async () => {
    expect(entry.errors).toEqual([]);
    expect(entry.warnings).toEqual([]);
    expect(await offences(entry)).toEqual([]);
  });

  it('is worth 100 points, contingency included, with the weights of its plan', () => {
    const points = Object.fromEntries(
      def.injects.map(({ id, expects, asks }) => [id, [...expects, ...asks].reduce((sum, each) => sum + each.points, 0)]),
    );
    expect(points).toEqual({
      's4-01': 10, 's4-01b': 0, 's4-02': 9, 's4-03': 12, 's4-03b': 0, 's4-04': 16, 's4-04b': 0, 's4-05': 4,
      's4-06': 3, 's4-07': 14, 's4-08': 11, 's4-09': 11, 's4-09b': 0, 's4-10': 8, 's4-11': 2,
    }); // prettier-ignore
    expect(Object.values(points).reduce((sum, each) => sum + each, 0)).toBe(100);
  });

  it('attaches a log in which sixteen accounts were tried from the communes, as its question says', async () => {
    const csv = await readFile(entry.files['files/auth-01-logons.csv']!.location, 'utf8');
    const tried = csv.split('\r\n').filter((row) => /LOGON_FAIL,[^,]+,203\.0\.113\./.test(row));
    expect(tried).toHaveLength(48);
    expect(new Set(tried.map((row) => row.split(',')[2])).size).toBe(16);
    expect(def.injects.find(({ id }) => id === 's4-03')!.asks[0]!.answer).toBe(16);
  });
});

describe('scenario S4', () => {
  it('given everything done on time, then no account falls, the file server is never touched and the case is contained', () => {
    const perfect = story(PERFECT);
    expect(perfect.unmet).toEqual([]);
    expect(perfect.penalties).toEqual([]);
    expect(perfect.outcome).toBe('contained');
    expect(perfect.delivered).toEqual([
      's4-01@0',
      's4-01b@3',
      's4-02@12/1',
      's4-03@22',
      's4-03b@28',
      's4-04@32',
      's4-04b@40',
      's4-06@55',
      's4-07@60',
      's4-08@75/1',
      's4-09@95',
      's4-09b@110',
      's4-10@120',
      's4-11@138/1',
    ]);
    expect(perfect.fired.filter((rule) => faults().includes(rule))).toEqual([]);
    expect(perfect.state.systems).toMatchObject({
      'xp-hosts': 'clean',
      'xp-wan': 'restored',
      auth: 'held',
      'file-server': 'normal',
      'other-communes': 'sources',
      'ward-printer': 'known',
      counter: 'manual',
      actor: 'cut',
    });
  });

  it('given a team that does nothing, then every consequence comes at its time and a foothold is left', () => {
    const silent = story([]);
    expect(silent.delivered).toEqual(
      expect.arrayContaining(['s4-02@12', 's4-03@22/1', 's4-05@45', 's4-08@75', 's4-10@120/2', 's4-11@138']),
    );
    expect(minuteOf(silent, 'second-host')).toBe(15);
    expect(minuteOf(silent, 'four-hosts')).toBe(21);
    expect(minuteOf(silent, 'account-falls')).toBe(42);
    expect(minuteOf(silent, 'two-more-communes')).toBe(52);
    expect(minuteOf(silent, 'file-server-lost')).toBe(60);
    expect(minuteOf(silent, 'hall-angry')).toBe(62);
    expect(minuteOf(silent, 'response-team-late')).toBe(110);
    expect(minuteOf(silent, 'infected-again')).toBe(115);
    expect(silent.outcome).toBe('foothold');
    expect(silent.penalties).toEqual([]);
    expect(silent.state.systems).toMatchObject({ 'other-communes': 'spread', 'file-server': 'compromised', counter: 'crowded' });
  });

  it('given the spray blocked but the link left up, then the saved password opens the file server all the same', () => {
    const late = story([...without('ISO_NET', '?extent'), [55, 'ISO_NET', 's4-04'], [49, 'DIS_ACC', 's4-05']]);
    expect(late.delivered).toContain('s4-05@45/1');
    expect(late.fired).toContain('session-killed');
    expect(late.state.systems['file-server']).toBe('watched');
  });

  it('given four hosts infected and then isolated, then the board follows and the second host had come first', () => {
    const { fired, state } = story([[25, 'ISO_HOST', 's4-02']]);
    expect(fired).toEqual(expect.arrayContaining(['second-host', 'four-hosts', 'four-isolated']));
    expect(fired).not.toContain('one-host-only');
    expect(state.systems['xp-hosts']).toBe('reinfected');
  });

  it('given support asked for in time, then the hunt has five minutes more; given none, then the response team is late', () => {
    const asked = story([[70, 'SUPPORT', 's4-07']]);
    expect(asked.events).toContainEqual(
      expect.objectContaining({ type: 'target-shifted', inject: 's4-08', expect: 'hunt', target: 20 * 60_000, max: 35 * 60_000 }),
    );
    expect(asked.fired).not.toContain('response-team-late');
  });

  it('given a report that over-classifies, then it is returned once and filed again', () => {
    const { events, unmet } = story([
      ...without('RPT_INIT'),
      [80, 'RPT_INIT', 's4-07', { severity: 'serious' }],
      [86, 'RPT_INIT', 's4-07', { severity: 'serious' }],
    ]);
    expect(events.filter((event) => event.type === 'report-returned')).toHaveLength(1);
    expect(unmet).toEqual([]);
  });

  it('given the link reopened unverified, then X_RECON is charged once and the sweep comes again (A6)', () => {
    const { penalties, delivered, fired, state } = story([
      ...without('VERIFY', 'REOPEN'),
      [115, 'REOPEN'],
      [117, 'X_RECON'],
      [122, 'ISO_HOST', 's4-02-again'],
    ]);
    expect(penalties).toEqual(['X_RECON']);
    expect(delivered).toEqual(expect.arrayContaining(['s4-02-again@119/1', 's4-10@120/1']));
    expect(fired).toEqual(expect.arrayContaining(['reconnected-unverified', 'worm-over-the-link', 'second-sweep-ends']));
    expect(state.systems['xp-wan']).toBe('unchecked');
  });

  it('given the record of the check filed two minutes after reopening, then nothing is charged', () => {
    const { penalties, delivered } = story([...without('VERIFY', 'REOPEN'), [124, 'REOPEN', 's4-10'], [126, 'VERIFY', 's4-10']]);
    expect(penalties).toEqual([]);
    expect(delivered.filter((each) => each.startsWith('s4-02-again'))).toEqual([]);
  });

  it('given every temptation, then each costs its points once and the story answers', () => {
    const { penalties, fired, events } = story([
      [16, 'X_WIPE'],
      [20, 'X_OFF'],
      [26, 'ISO_NET'],
      [34, 'X_HIDE'],
      [60, 'ERAD'],
      [61, 'X_WIPE'],
    ]);
    expect(penalties).toEqual(['X_WIPE', 'X_OFF', 'X_HIDE']);
    expect(fired).toEqual(
      expect.arrayContaining([
        'wiped-before-evidence',
        'everything-off',
        'everything-back',
        'hidden-from-the-city',
        'found-removed-before-evidence',
      ]),
    );
    expect(events).toContainEqual(expect.objectContaining({ type: 'points-scaled', inject: 's4-08', expect: 'evid', factor: 0.5 }));
  });

  it('given initiative before being told, then early acts serve their injects and the texts take note (A4)', () => {
    const early = story([
      ...without('ISO_HOST', 'ISO_NET', 'MANUAL', 'SUPPORT', 'RPT_INIT', 'EVID', 'PATCH'),
      [5, 'ISO_HOST'],
      [7, 'EVID'],
      [24, 'ISO_NET'],
      [26, 'MANUAL'],
      [40, 'SUPPORT'],
      [50, 'RPT_INIT'],
      [90, 'PATCH'],
    ]);
    expect(early.unmet).toEqual([]);
    expect(early.delivered).toEqual(expect.arrayContaining(['s4-04@32/1', 's4-08@75/1']));
    expect(early.outcome).toBe('contained');
  });

  it('given the tunnel hunted but no final report, then the case ends partly contained', () => {
    expect(story(without('RPT_FINAL')).outcome).toBe('partial');
  });

  it('given joint play, then each part owes its own: the hunt twice, the cleaning twice', () => {
    const parts = { xp: ['xp'], ttdl: ['ttdl'], soc: ['soc'], ducsc: ['ducsc'] };
    const by = { BLOCK: 'ttdl', SCOPE: 'ttdl', '?accounts': 'ttdl', HUNT: 'ttdl', EVID: 'ttdl' };
    const acts: Act[] = PERFECT.map((act) => (act[2] === 's4-06' ? [60, 'TRIAGE', 's4-06', {}, 'ttdl'] : act));
    const joint = story(
      [
        ...acts,
        [86, 'EVID', 's4-08', {}, 'soc'],
        [89, 'HUNT', 's4-08', {}, 'soc'],
        [108, 'ERAD', 's4-09', {}, 'ducsc'],
        [112, 'PATCH', 's4-09', {}, 'ducsc'],
      ],
      parts,
      by,
    );
    expect(joint.unmet).toEqual([]);
    expect(joint.outcome).toBe('contained');
    expect(joint.events).toContainEqual(
      expect.objectContaining({ type: 'reply', rule: 'usb-hash', teams: ['xp', 'ttdl', 'soc', 'ducsc'] }),
    );
    for (const team of Object.keys(parts)) expect(Object.keys(joint.state.teams[team]!.byInject).length).toBeGreaterThan(1);
    const alone = story(acts, parts, by);
    expect(alone.unmet).toEqual(['s4-08.hunt', 's4-08.evid', 's4-09.erad', 's4-09.patch']);
  });

  it('leaves no rule and no variant that none of these stories reaches', () => {
    const fired = new Set(told.flatMap((each) => each.fired));
    expect(def.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
    const delivered = new Set(told.flatMap((each) => each.delivered.map((item) => item.replace(/@[\d.]+/, ''))));
    const texts = def.injects.flatMap(({ id, variants }) => [id, ...variants.map((_, n) => `${id}/${n + 1}`)]);
    expect(texts.filter((text) => !delivered.has(text))).toEqual([]);
  });
});
