/** The scenarios an exercise can be planned with: the library's, and uploaded versions on MongoDB. */
import { Refused } from '../errors.js';
import type { HostClock } from '../drills/ports.js';
import type { ScenarioShelf } from '../http/ports.js';
import type { ScenarioSummary } from '../shared/api.js';
import type { ReadyScenario, ScenarioReader } from '../content/reader.js';
import { isTaken, type Models } from './models.js';

export interface Shelf extends ScenarioShelf {
  /** What an exercise freezes: the newest version of this id. */
  take(id: string): Promise<ReadyScenario | null>;
}

export function summaryOf({ definition: d }: ReadyScenario, source: 'library' | 'uploaded'): ScenarioSummary {
  const points = d.injects.flatMap((inject) => [...inject.expects, ...inject.asks]).reduce((sum, line) => sum + line.points, 0);
  return {
    id: d.id,
    version: d.version,
    title: d.title,
    summary: d.summary,
    duration: d.duration,
    difficulty: d.difficulty,
    injects: d.injects.length,
    points,
    parts: Object.values(d.parts).map(({ id, title }) => ({ id, title })),
    source,
  };
}

/** By semver's numbers; what follows a dash is older than the plain version. */
export function compareVersions(a: string, b: string): number {
  const read = (version: string): [number[], string] => {
    const [numbers = '', pre = ''] = version.split('+')[0]!.split(/-(.*)/s);
    return [numbers.split('.').map(Number), pre];
  };
  const [an, ap] = read(a);
  const [bn, bp] = read(b);
  for (let i = 0; i < 3; i++) if ((an[i] ?? 0) !== (bn[i] ?? 0)) return (an[i] ?? 0) - (bn[i] ?? 0);
  if (ap === bp) return 0;
  if (ap === '') return 1;
  if (bp === '') return -1;
  return ap < bp ? -1 : 1;
}

export function createShelf(deps: { models: Models; reader: ScenarioReader; clock: HostClock }): Shelf {
  const { models, reader } = deps;

  /** Newest uploaded version of each id, without the texts. */
  async function uploaded(): Promise<Map<string, ScenarioSummary>> {
    const newest = new Map<string, ScenarioSummary>();
    for (const { summary } of await models.scenarios.find({}, { summary: 1 }).lean()) {
      const known = newest.get(summary.id);
      if (!known || compareVersions(summary.version, known.version) > 0) newest.set(summary.id, summary);
    }
    return newest;
  }

  async function readUploaded({ id, version }: ScenarioSummary): Promise<ReadyScenario> {
    const found = await models.scenarios.findById(`${id}@${version}`, { text: 1 }).lean();
    const read = found && (await reader.read(found.text));
    if (!read?.ok) throw new Refused('invalid-scenario', { errors: read?.errors ?? [] });
    return read.scenario;
  }

  async function take(id: string): Promise<{ scenario: ReadyScenario; source: 'library' | 'uploaded' } | null> {
    const shipped = (await reader.library()).get(id);
    const newer = (await uploaded()).get(id);
    if (newer && (!shipped || compareVersions(newer.version, shipped.definition.version) > 0)) {
      return { scenario: await readUploaded(newer), source: 'uploaded' };
    }
    return shipped ? { scenario: shipped, source: 'library' } : null;
  }

  return {
    async list() {
      const all = new Map([...(await reader.library())].map(([id, scenario]) => [id, summaryOf(scenario, 'library')]));
      for (const [id, summary] of await uploaded()) {
        const known = all.get(id);
        if (!known || compareVersions(summary.version, known.version) > 0) all.set(id, summary);
      }
      return [...all.values()].toSorted((a, b) => a.title.vi.localeCompare(b.title.vi, 'vi'));
    },
    async get(id) {
      const found = await take(id);
      return found && { ...summaryOf(found.scenario, found.source), text: found.scenario.text, warnings: found.scenario.warnings };
    },
    async add(text, by) {
      const read = await reader.read(text);
      if (!read.ok) throw new Refused('invalid-scenario', { errors: read.errors });
      const summary = summaryOf(read.scenario, 'uploaded');
      const taken = new Refused('already-exists', {
        detail: {
          vi: `Đã có kịch bản ${summary.id} phiên bản ${summary.version}; hãy tăng số phiên bản.`,
          en: `There is a version ${summary.version} of ${summary.id}; raise the version number.`,
        },
      });
      if ((await reader.library()).get(summary.id)?.definition.version === summary.version) throw taken;
      try {
        await models.scenarios.create({
          _id: `${summary.id}@${summary.version}`,
          scenario: summary.id,
          summary,
          text,
          createdAt: new Date(deps.clock.wall()),
          createdBy: by,
        });
      } catch (error) {
        throw isTaken(error) ? taken : error;
      }
      return { ...summary, warnings: read.scenario.warnings };
    },
    take: async (id) => (await take(id))?.scenario ?? null,
  };
}
