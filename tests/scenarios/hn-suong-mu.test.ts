/** The campaign S3, S4, S2 with its bridges: what one act found decides what the next begins with. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadLibrary, type Library } from '../../server/content/library.js';
import type { Definition } from '../../server/engine/index.js';
import { SCENARIOS, tell, type Act, type Story } from './s1.js';

let campaign: Library['campaigns'][number];
let def: Definition;
const told: Story[] = [];
const story = (acts: readonly Act[]): Story => {
  const made = tell(def, acts);
  told.push(made);
  return made;
};

/** The mailbox is cleaned in S3, the control domain is hunted down in S4. */
const FOUND: readonly Act[] = [
  [22, 'DIS_ACC', 's3-03'],
  [25, 'ERAD', 's3-03'],
  [215, 'HUNT', 's4-08'],
];

beforeAll(async () => {
  const library = await loadLibrary(SCENARIOS);
  campaign = library.campaigns.find(({ id }) => id === 'hn-suong-mu')!;
  def = campaign.scenario!.definition;
});

describe('the campaign "Sương Mù"', () => {
  it('loads without error or warning, lasts a day and is worth 100 points a stage', () => {
    expect([...campaign.errors, ...campaign.warnings]).toEqual([]);
    expect(def.duration).toBe(525 * 60_000);
    expect(def.scoring.total).toBe(300);
  });

  it('given teams that found what there was, then the bridges say so and come in the breaks', () => {
    const found = story(FOUND);
    expect(found.delivered).toEqual(
      expect.arrayContaining(['s3-01@0', 'sm-01@125', 's4-01@135', 'sm-02@290', 's2-01@345', 's2-11@500', 'sm-03@512']),
    );
  });

  it('given teams that did nothing, then the bridges tell what is still open', () => {
    const silent = story([]);
    expect(silent.delivered).toEqual(expect.arrayContaining(['sm-01@125/1', 'sm-02@290/1', 'sm-03@512']));
    expect(silent.outcome).toBe('s2-lost');
  });

  it('given the account to be revoked at once, then the answer names what stood in the way', () => {
    const revoked = story([...FOUND, [295, '?tonight', 'sm-02', { value: 'revoke' }], [515, '?sign', 'sm-03', { value: 'silence' }]]);
    expect(revoked.fired).toEqual(expect.arrayContaining(['sm-revoke-too-late', 'sm-silence-understood']));
    expect(revoked.fired).not.toContain('sm-way-in-left-open');
  });

  it.each(['watch', 'tomorrow'])('given the account left until morning (%s), then that is a finding', (value) => {
    expect(story([[295, '?tonight', 'sm-02', { value }]]).fired).toContain('sm-way-in-left-open');
  });

  it('leaves no bridge, no variant of one and no rule of its own that none of these stories reaches', () => {
    const fired = new Set(told.flatMap((each) => each.fired));
    expect(def.rules.map(({ id }) => id).filter((id) => id.startsWith('sm-') && !fired.has(id))).toEqual([]);
    const delivered = new Set(told.flatMap((each) => each.delivered.map((one) => one.replace(/@[\d.]+/, ''))));
    const bridges = def.injects.filter(({ id }) => id.startsWith('sm-'));
    expect(bridges).toHaveLength(3);
    const written = bridges.flatMap(({ id, variants }) => [id, ...variants.map((_, index) => `${id}/${index + 1}`)]);
    expect(written.filter((each) => !delivered.has(each))).toEqual([]);
  });
});
