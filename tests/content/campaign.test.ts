/** Campaigns: scenarios played one after the other in one drill, told apart where they are called the same. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { chain } from '../../server/content/campaign.js';
import { loadLibrary, type Library } from '../../server/content/library.js';
import { scoreDrill } from '../../server/scoring/index.js';
import type { CampaignSource } from '../../server/shared/campaign.js';
import type { ScenarioSource } from '../../server/shared/scenario.js';
import { PERFECT, SCENARIOS, tell, type Act } from '../scenarios/s1.js';

let library: Library;
let sources: Map<string, ScenarioSource>;
beforeAll(async () => {
  library = await loadLibrary(SCENARIOS);
  sources = new Map(library.entries.flatMap((entry) => (entry.scenario ? [[entry.id, entry.scenario.source] as const] : [])));
});

const LATER = 20;
const MORNING: readonly Act[] = [
  [1, 'ACK', 't-01'],
  [4, 'TRIAGE', 't-02'],
  [7, 'ISO_HOST', 't-03'],
  [10, 'RPT_PROG', 't-04'],
  ...PERFECT.map(([minute, ...rest]): Act => [minute + LATER, ...rest]),
];

describe('the library', () => {
  test('every campaign in it loads without errors', () => {
    expect(library.campaigns.length).toBeGreaterThan(0);
    expect(library.campaigns.map(({ id, errors }) => ({ id, errors }))).toEqual(library.campaigns.map(({ id }) => ({ id, errors: [] })));
  });

  test('a campaign brings the files of its stages', () => {
    const morning = library.campaigns.find((entry) => entry.id === 'two-drills-morning')!;
    expect(Object.keys(morning.files)).toEqual(expect.arrayContaining(['files/lq/thu-la.eml.txt', 'files/s1/web-01-access.log.txt']));
  });
});

describe('given the tutorial at T+0 and the portal at T+20', () => {
  const played = (acts: readonly Act[]) => {
    const { definition, hash } = library.campaigns.find((entry) => entry.id === 'two-drills-morning')!.scenario!;
    return { definition, hash, story: tell(definition, acts) };
  };

  test('when everything is done in time, then every stage delivers at its own time and everything is met', () => {
    const { story } = played(MORNING);
    expect(story.delivered.slice(0, 4)).toEqual(['t-01@0', 't-02@3', 't-03@6', 't-04@9']);
    expect(story.delivered).toEqual(expect.arrayContaining(['s1-01@20', 's1-02@30', 's1-03@35/1', 's1-10@120']));
    expect(story.unmet).toEqual([]);
    expect(story.outcome).toBe('s1-recovered');
  });

  test('then the points of both stages count, with objectives told apart', () => {
    const { definition, hash, story } = played(MORNING);
    const [team] = scoreDrill({
      definition,
      rubricHash: hash,
      teams: [{ teamId: 't1', name: 'T', parts: Object.keys(definition.parts), worldId: 'w' }],
      worlds: { w: story.events },
      marks: [],
      overrides: [],
    }).teams;
    expect(definition.scoring.total).toBe(200);
    expect(definition.objectives.map((objective) => objective.id)).toEqual(['lq-o1', 'lq-o2', 's1-o1', 's1-o2', 's1-o3', 's1-o4']);
    expect(team?.objectives.every((objective) => objective.possible > 0)).toBe(true);
  });

  test('when an action was taken in the first stage, then it does nothing for the second', () => {
    // S1 sends another post on social media when the maintenance page is up; evidence kept in the tutorial is not S1's
    const { story } = played([
      [2, 'EVID'],
      [8, 'ACK', 't-01'],
    ]);
    expect(story.delivered).toContain('s1-05@40');
    expect(story.unmet).toContain('s1-03.evid');
    expect(story.fired).not.toContain('s1-board-evidence-kept');
  });
});

describe('a campaign that cannot be', () => {
  const campaign = (stages: CampaignSource['stages']): CampaignSource => ({
    format: 'dientap/campaign@1',
    id: 'c',
    version: '1.0.0',
    title: 'C',
    summary: 'C',
    stages,
    injects: [],
    rules: [],
  });

  test('names the scenario it does not find', () => {
    expect(() =>
      chain(
        campaign([
          { scenario: 'nowhere', as: 'a', at: '0m' },
          { scenario: 'tutorial', as: 'b', at: '20m' },
        ]),
        sources,
      ),
    ).toThrow('nowhere');
  });

  test('names the inject that two stages share', () => {
    expect(() =>
      chain(
        campaign([
          { scenario: 'tutorial', as: 'a', at: '0m' },
          { scenario: 'tutorial', as: 'b', at: '20m' },
        ]),
        sources,
      ),
    ).toThrow('t-01');
  });
});
