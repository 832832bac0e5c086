/** The scenarios an exercise can be planned with: the library's, and uploaded versions on MongoDB. */
import { Refused } from '../errors.js';
import { pictureOf } from '../content/picture.js';
import { previewsOf } from '../content/preview.js';
import type { ReadyScenario, ScenarioReader } from '../content/reader.js';
import type { HostClock } from '../drills/ports.js';
import type { ScenarioShelf } from '../http/ports.js';
import type { ScenarioSummary } from '../shared/api.js';
import { isTaken, type Models } from './models.js';

type Source = ScenarioSummary['source'];

export interface Shelf extends ScenarioShelf {
  /** What an exercise freezes: the newest version of this id. */
  take(id: string, version?: string): Promise<ReadyScenario | null>;
}

/** `versions` names this one alone: the shelf knows the others. */
export function summaryOf({ definition: d }: ReadyScenario, source: Source): ScenarioSummary {
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
    objectives: d.objectives.length,
    techniques: [...new Set(d.injects.flatMap(({ attack }) => attack))].toSorted(),
    systems: Object.values(d.systems).flatMap(({ id, title, hidden }) => (hidden ? [] : [{ id, title }])),
    versions: [d.version],
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

/** The id that a text gives itself, before it is known to be a scenario. */
const idIn = (text: string): string | undefined => /^(?:id|\s*"id")\s*:\s*["']?([\w.-]+)/m.exec(text)?.[1];

export function createShelf(deps: { models: Models; reader: ScenarioReader; clock: HostClock }): Shelf {
  const { models, reader } = deps;

  /** Uploaded versions by id, newest first, without the texts. */
  async function uploaded(id?: string): Promise<Map<string, { summary: ScenarioSummary; createdAt: Date }[]>> {
    const all = new Map<string, { summary: ScenarioSummary; createdAt: Date }[]>();
    const rows = await models.scenarios.find(id === undefined ? {} : { scenario: id }, { summary: 1, createdAt: 1 }).lean();
    for (const { summary, createdAt } of rows) {
      // Kept by an earlier release, a summary may lack what came later.
      const whole = {
        ...summary,
        objectives: summary.objectives ?? 0,
        techniques: summary.techniques ?? [],
        systems: summary.systems ?? [],
      };
      const known = all.get(summary.id);
      if (known) known.push({ summary: whole, createdAt });
      else all.set(summary.id, [{ summary: whole, createdAt }]);
    }
    for (const versions of all.values()) versions.sort((a, b) => compareVersions(b.summary.version, a.summary.version));
    return all;
  }

  async function readUploaded(id: string, version: string): Promise<ReadyScenario | null> {
    const found = await models.scenarios.findById(`${id}@${version}`, { text: 1, filesFrom: 1 }).lean();
    if (!found) return null;
    const read = await reader.read(found.text, found.filesFrom ?? id);
    if (!read.ok) throw new Refused('invalid-scenario', { errors: read.errors });
    return read.scenario;
  }

  async function versionsOf(id: string): Promise<{ version: string; source: Source; createdAt: string | null }[]> {
    const shipped = (await reader.library()).get(id)?.definition.version;
    const own = (await uploaded(id)).get(id) ?? [];
    return [
      ...(shipped === undefined ? [] : [{ version: shipped, source: 'library' as const, createdAt: null }]),
      ...own.map(({ summary, createdAt }) => ({
        version: summary.version,
        source: 'uploaded' as const,
        createdAt: createdAt.toISOString(),
      })),
    ].toSorted((a, b) => compareVersions(b.version, a.version));
  }

  async function take(id: string, wanted?: string): Promise<{ scenario: ReadyScenario; source: Source; versions: string[] } | null> {
    const versions = await versionsOf(id);
    const found = wanted === undefined ? versions[0] : versions.find(({ version }) => version === wanted);
    if (!found) return null;
    const scenario = found.source === 'library' ? (await reader.library()).get(id) : await readUploaded(id, found.version);
    return scenario ? { scenario, source: found.source, versions: versions.map(({ version }) => version) } : null;
  }

  /** Whose files a text may name: what the caller says, what the newest version of this id came with, or its own id. */
  async function filesFor(text: string, filesFrom?: string): Promise<string | undefined> {
    const wanted = filesFrom ?? idIn(text);
    if (wanted === undefined) return undefined;
    const kept = await models.scenarios
      .findOne({ scenario: wanted, filesFrom: { $exists: true } }, { filesFrom: 1 })
      .sort({ createdAt: -1 })
      .lean();
    return kept?.filesFrom ?? wanted;
  }

  return {
    async list() {
      const newest = new Map<string, ScenarioSummary>();
      const versions = new Map<string, string[]>();
      const put = (summary: ScenarioSummary): void => {
        const known = newest.get(summary.id);
        if (!known || compareVersions(summary.version, known.version) > 0) newest.set(summary.id, summary);
        versions.set(summary.id, [...(versions.get(summary.id) ?? []), summary.version]);
      };
      for (const scenario of (await reader.library()).values()) put(summaryOf(scenario, 'library'));
      for (const all of (await uploaded()).values()) for (const { summary } of all) put(summary);
      return [...newest.values()]
        .map((summary) => ({ ...summary, versions: (versions.get(summary.id) ?? []).toSorted((a, b) => compareVersions(b, a)) }))
        .toSorted((a, b) => a.title.vi.localeCompare(b.title.vi, 'vi'));
    },

    async get(id, version) {
      const found = await take(id, version);
      if (!found) return null;
      const { text, warnings } = found.scenario;
      return { ...summaryOf(found.scenario, found.source), versions: found.versions, text, warnings };
    },

    async versions(id) {
      const all = await versionsOf(id);
      return all.length > 0 ? all : null;
    },

    async picture(id, version) {
      const found = await take(id, version);
      return found && pictureOf(found.scenario.definition, found.scenario.files);
    },

    async validate(text, filesFrom) {
      const read = await reader.read(text, await filesFor(text, filesFrom));
      if (!read.ok) return { errors: read.errors, warnings: [], summary: null, picture: null, previews: [], taken: false };
      const { definition, files, warnings } = read.scenario;
      const versions = (await versionsOf(definition.id)).map(({ version }) => version);
      return {
        errors: [],
        warnings,
        summary: { ...summaryOf(read.scenario, 'uploaded'), versions },
        picture: pictureOf(definition, files),
        previews: previewsOf(definition, files),
        taken: versions.includes(definition.version),
      };
    },

    async file(id, name) {
      const files = (await take(id))?.scenario.files ?? {};
      const path = [name, `files/${name}`].find((each) => Object.hasOwn(files, each));
      const file = path === undefined ? undefined : files[path];
      return file ? { type: file.type, bytes: await file.read() } : null;
    },

    async add(text, by, filesFrom) {
      const source = await filesFor(text, filesFrom);
      const read = await reader.read(text, source);
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
          ...(source !== undefined && source !== summary.id && { filesFrom: source }),
          createdAt: new Date(deps.clock.wall()),
          createdBy: by,
        });
      } catch (error) {
        throw isTaken(error) ? taken : error;
      }
      return { ...summary, versions: (await versionsOf(summary.id)).map(({ version }) => version), warnings: read.scenario.warnings };
    },

    take: async (id, version) => (await take(id, version))?.scenario ?? null,
  };
}
