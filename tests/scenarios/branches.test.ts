/** Scenario S1 played as teams play it: each "if acts / if fails" of its plan is a branch that is really taken. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Definition } from '../../server/engine/index.js';
import { libraryEntry, PERFECT, tell, type Act, type Story } from './s1.js';

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

beforeAll(async () => {
  def = (await libraryEntry('hn-one-door-defacement')).scenario!.definition;
});

describe('scenario S1', () => {
  it('given everything done on time, then nothing is missed, the press never calls and the story ends recovered', () => {
    const perfect = story(PERFECT);
    expect(perfect.unmet).toEqual([]);
    expect(perfect.penalties).toEqual([]);
    expect(perfect.outcome).toBe('recovered');
    // 1.3 brings the scanner's address, 1.4 and 1.5b stay away.
    expect(perfect.delivered).toEqual([
      's1-01@0',
      's1-02@10',
      's1-03@15/1',
      's1-05@20',
      's1-06@30',
      's1-07@40',
      's1-08@55',
      's1-09@75',
      's1-10@100',
    ]);
    expect(perfect.fired).toEqual(
      expect.arrayContaining([
        'screenshot-and-time',
        'web-shell-path',
        'spread-stops',
        'window-approved',
        'dossier-list',
        'attacker-out',
        'reopening-allowed',
      ]),
    );
    expect(perfect.state.systems).toMatchObject({
      portal: 'reopened',
      'web-01': 'clean',
      'web-02': 'cleaned',
      media: 'easing',
      attacker: 'out',
    });
  });

  it('given a team that does nothing, then every consequence comes at its time and the story ends partly recovered', () => {
    const silent = story([]);
    expect(silent.delivered).toContain('s1-04@18');
    expect(silent.delivered).toContain('s1-03@15');
    expect(silent.delivered).toContain('s1-05b@35');
    expect(minuteOf(silent, 'wards-defaced')).toBe(35);
    expect(minuteOf(silent, 'hostile-headline')).toBe(43);
    expect(minuteOf(silent, 'log-rotates')).toBe(45);
    expect(minuteOf(silent, 'leadership-calls-again')).toBe(45);
    expect(minuteOf(silent, 'sixty-dossiers')).toBe(70);
    expect(minuteOf(silent, 'defaced-again')).toBe(75);
    expect(silent.outcome).toBe('partial');
    expect(silent.penalties).toEqual([]);
  });

  it('given evidence kept in time, then removing the second web shell has five minutes more; given none, then late evidence is worth half', () => {
    const kept = story([[20, 'EVID', 's1-03']]);
    expect(kept.events).toContainEqual(
      expect.objectContaining({ type: 'target-shifted', inject: 's1-08', expect: 'erad', target: 25 * 60_000, max: 45 * 60_000 }),
    );
    const scaled = expect.objectContaining({ type: 'points-scaled', inject: 's1-03', expect: 'evid', factor: 0.5 });
    expect(kept.events).not.toContainEqual(scaled);
    expect(story([[50, 'EVID', 's1-03']]).events).toContainEqual(scaled);
  });

  it('given logs deleted and the server reinstalled before evidence, then the evidence is halved once, not twice', () => {
    const { events, penalties } = story([
      [16, 'X_WIPE'],
      [17, 'X_DELLOG'],
    ]);
    expect(events.filter((event) => event.type === 'points-scaled')).toHaveLength(1);
    expect(penalties).toEqual(['X_WIPE', 'X_DELLOG']);
    expect(
      story([
        [16, 'X_DELLOG'],
        [60, 'ERAD'],
      ]).fired,
    ).toEqual(expect.arrayContaining(['logs-deleted', 'found-removed-before-evidence']));
  });

  it('given the reporter answered in time, then the article is neutral and no hostile headline follows', () => {
    const { fired } = story([
      [12, 'ACK', 's1-02'],
      [20, 'TRIAGE', 's1-01'],
      [14, 'ACK', 's1-01'],
      [24, 'COMMS', 's1-04'],
      [25, 'TRIAGE', 's1-02'],
      [38, 'MAINT', 's1-05'],
      [80, 'BLOCK', 's1-08'],
      [85, 'ERAD', 's1-08'],
    ]);
    expect(fired).toEqual(
      expect.arrayContaining(['neutral-article', 'scanner-address-afterwards', 'board-defaced', 'wards-follow', 'cleaned-late']),
    );
    expect(fired).not.toContain('hostile-headline');
  });

  it('given the service reopened unverified, then X_RECON is charged once and 1.8 comes again (A6)', () => {
    const { penalties, delivered, fired } = story([
      [77, 'REOPEN'],
      [78, 'X_RECON'],
      [82, 'BLOCK', 's1-08-again'],
      [84, 'ERAD', 's1-08-again'],
      [90, 'VERIFY', 's1-09'],
    ]);
    expect(penalties).toEqual(['X_RECON']);
    expect(delivered).toContain('s1-08-again@79');
    expect(fired).toEqual(expect.arrayContaining(['second-wave-ends', 'found-unpatched', 'reopened-clean']));
  });

  it('given a report that over-classifies, then it is returned once and filed again', () => {
    const { events, unmet } = story([
      [33, 'ESC', 's1-06'],
      [40, 'RPT_INIT', 's1-06', { severity: 'serious' }],
      [46, 'RPT_INIT', 's1-06', { severity: 'serious' }],
      [59, 'X_SAY'],
    ]);
    expect(events.filter((event) => event.type === 'report-returned')).toHaveLength(1);
    expect(unmet).not.toContain('s1-06.report');
  });

  it('given initiative before being told, then early acts serve their injects and the texts take note (A4)', () => {
    const early = story([
      [3, 'ACK', 's1-01'],
      [4, 'TRIAGE', 's1-01'],
      [11, 'ACK', 's1-02'],
      [12, 'EVID'],
      [13, 'TRIAGE', 's1-02'],
      [14, 'MAINT'],
      [16, 'ESC'],
      [18, 'RPT_INIT'],
      [20, 'MANUAL'],
      [21, 'BLOCK'],
      [22, 'PATCH'],
      [45, 'SCOPE'],
      [60, 'ERAD'],
      [80, 'VERIFY'],
      [84, 'REOPEN'],
      [104, 'RPT_FINAL'],
    ]);
    expect(early.unmet).toEqual([]);
    expect(early.delivered).toEqual(expect.arrayContaining(['s1-05@20/1', 's1-06@30/1', 's1-10@100/1']));
    expect(early.outcome).toBe('recovered');
  });

  it('given joint play, then the data centre owes the evidence, the service centre the rest, and the response team is told', () => {
    const parts = { hcc: ['hcc'], ttdl: ['ttdl'], ducsc: ['ducsc'] };
    const joint = story(PERFECT, parts, { EVID: 'ttdl', BLOCK: 'ttdl', ERAD: 'ttdl' });
    expect(joint.unmet).toEqual([]);
    expect(joint.outcome).toBe('recovered');
    expect(joint.events).toContainEqual(
      expect.objectContaining({ type: 'reply', rule: 'web-shell-path', teams: ['hcc', 'ttdl', 'ducsc'] }),
    );
  });

  it('leaves no rule that none of these stories reaches', () => {
    const fired = new Set(told.flatMap((each) => each.fired));
    expect(def.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
  });
});
