/**
 * Chains scenarios into one: every stage keeps its texts and points, its times move by the stage's start, and what is
 * called the same in two stages (systems, objectives, rules, outcomes, personas) is told apart by the stage's short name.
 */
import type { CampaignSource } from '../shared/campaign.js';
import type { ConditionSource, EffectSource, InjectSource, ScenarioSource } from '../shared/scenario.js';
import { durationMs } from '../shared/text.js';
import type { Text } from '../shared/text.js';

const ms = (duration: string): number => durationMs(duration) ?? 0;

/** `7500000` → `2h5m`. */
function duration(value: number): string {
  const s = Math.round(value / 1000);
  const parts = [
    [Math.floor(s / 3600), 'h'],
    [Math.floor(s / 60) % 60, 'm'],
    [s % 60, 's'],
  ] as const;
  return (
    parts
      .filter(([n]) => n > 0)
      .map(([n, unit]) => `${n}${unit}`)
      .join('') || '0m'
  );
}

interface Stage {
  as: string;
  start: number;
  source: ScenarioSource;
}

/** Renames and shifts the parts of one stage. */
function mover({ as, start, source }: Stage) {
  const named = (id: string): string => `${as}-${id}`;
  const later = (at: string): string => duration(ms(at) + start);
  const persona = (id: string): string => (id in source.personas ? named(id) : id);
  const file = (path: string): string => path.replace(/^files\//, `files/${as}/`);
  const own = <T extends { objective?: string | undefined }>(of: T): T =>
    of.objective === undefined ? of : { ...of, objective: named(of.objective) };

  const text = (of: Text): Text => {
    const one = (words: string): string =>
      words.replaceAll(/\{\{\s*system\.([\w-]+)\s*\}\}/g, (_all, id: string) => `{{system.${named(id)}}}`);
    return typeof of === 'string' ? one(of) : { vi: one(of.vi), ...(of.en === undefined ? {} : { en: one(of.en) }) };
  };

  const condition = (from: ConditionSource): ConditionSource => {
    if ('all' in from) return { all: from.all.map(condition) };
    if ('any' in from) return { any: from.any.map(condition) };
    if ('not' in from) return { not: condition(from.not) };
    if ('clock' in from) return { clock: { atLeast: later(from.clock.atLeast) } };
    if ('system' in from) return { ...from, system: named(from.system) };
    if ('done' in from) {
      return {
        ...from,
        ...(from.before === undefined ? {} : { before: later(from.before) }),
        // what was done in an earlier stage is of that stage
        ...(start === 0 ? {} : { after: from.after === undefined ? duration(start) : later(from.after) }),
      };
    }
    return from;
  };

  const effect = (from: EffectSource): EffectSource => {
    if ('set' in from) return { set: Object.fromEntries(Object.entries(from.set).map(([system, state]) => [named(system), state])) };
    if ('reply' in from) {
      const { title, attachments } = from.reply;
      return {
        reply: {
          ...from.reply,
          from: persona(from.reply.from),
          body: text(from.reply.body),
          ...(title === undefined ? {} : { title: text(title) }),
          ...(attachments === undefined ? {} : { attachments: attachments.map(file) }),
        },
      };
    }
    if ('return' in from) return { return: { ...from.return, body: text(from.return.body) } };
    if ('finding' in from) return { finding: own(from.finding) };
    if ('outcome' in from) return { outcome: named(from.outcome) };
    return from;
  };

  /** Initiative belongs to the stage it is taken in: what served nothing before must not serve a later stage for free. */
  const expectation = (from: InjectSource['expects'][number]): InjectSource['expects'][number] => ({
    ...own(from),
    ...(from.if === undefined ? {} : { if: condition(from.if) }),
    ...(from.early && start > 0 ? { early: false } : {}),
    curve: { atMax: 0.5, late: 0.25, ...source.scoring?.curve, ...from.curve },
  });

  const inject = (from: InjectSource): InjectSource => ({
    ...own(from),
    ...(from.number === undefined ? {} : { number: `${as.toUpperCase()} ${from.number}` }),
    from: persona(from.from),
    title: text(from.title),
    body: text(from.body),
    ...(from.at === undefined ? {} : { at: later(from.at) }),
    ...(from.when === undefined ? {} : { when: { all: [{ clock: { atLeast: duration(start) } }, condition(from.when)] } }),
    ...(from.if === undefined ? {} : { if: condition(from.if) }),
    ...(from.attachments === undefined ? {} : { attachments: from.attachments.map(file) }),
    expects: from.expects.map(expectation),
    asks: from.asks.map(own),
    variants: from.variants.map((variant) => ({
      ...variant,
      if: condition(variant.if),
      ...(variant.title === undefined ? {} : { title: text(variant.title) }),
      ...(variant.body === undefined ? {} : { body: text(variant.body) }),
      ...(variant.attachments === undefined ? {} : { attachments: variant.attachments.map(file) }),
    })),
  });
  return { named, condition, effect, inject };
}

const keyed = <T>(
  stages: readonly Stage[],
  of: (stage: Stage) => Record<string, T>,
  name: (stage: Stage, id: string) => string,
): Record<string, T> =>
  Object.fromEntries(stages.flatMap((stage) => Object.entries(of(stage)).map(([id, value]) => [name(stage, id), value])));

/** One scenario of all stages. Ids of injects stay; two stages that share one are an error of the campaign. @throws Error naming it */
export function chain(campaign: CampaignSource, sources: ReadonlyMap<string, ScenarioSource>): ScenarioSource {
  const stages = campaign.stages.map(({ scenario, as, at }): Stage => {
    const source = sources.get(scenario);
    if (!source) throw new Error(`không có kịch bản ${scenario} / there is no scenario ${scenario}`);
    return { as, start: ms(at), source };
  });
  const seen = new Set<string>();
  for (const id of stages.flatMap(({ source }) => source.injects.map((inject) => inject.id))) {
    if (seen.has(id)) throw new Error(`hai giai đoạn cùng có tình huống ${id} / two stages share the inject ${id}`);
    seen.add(id);
  }
  const first = stages[0]?.source;
  if (!first) throw new Error('a campaign without stages');
  const moved = stages.map((stage) => ({ stage, move: mover(stage) }));
  const prefixed = (stage: Stage, id: string): string => `${stage.as}-${id}`;
  const list = <T>(of: (source: ScenarioSource) => T[]): T[] => [...new Set(stages.flatMap(({ source }) => of(source)))];
  const total = stages.reduce((sum, { source }) => sum + (source.scoring?.total ?? 100), 0);
  const own = campaign.injects.reduce(
    (sum, inject) => sum + [...inject.expects, ...inject.asks].reduce((points, one) => points + one.points, 0),
    0,
  );
  return {
    format: 'dientap/scenario@1',
    id: campaign.id,
    version: campaign.version,
    title: campaign.title,
    summary: campaign.summary,
    duration: duration(Math.max(...stages.map(({ start, source }) => start + ms(source.duration)))),
    difficulty: campaign.difficulty ?? Math.max(...stages.map(({ source }) => source.difficulty ?? 3)),
    ...(first.attackVersion === undefined ? {} : { attackVersion: first.attackVersion }),
    parts: keyed(
      stages,
      ({ source }) => source.parts,
      (_stage, id) => id,
    ),
    personas: keyed(stages, ({ source }) => source.personas, prefixed),
    systems: keyed(stages, ({ source }) => source.systems, prefixed),
    objectives: stages.flatMap((stage) =>
      stage.source.objectives.map((objective) => ({
        ...objective,
        id: prefixed(stage, objective.id),
        tasks: objective.tasks.map((task) => ({ ...task, id: prefixed(stage, task.id) })),
      })),
    ),
    actions: {
      use: list(({ actions }) => actions.use),
      offer: list(({ actions }) => actions.offer),
      harmful: list(({ actions }) => actions.harmful),
      define: stages.flatMap(({ source }) => source.actions.define ?? []),
      defineHarmful: stages.flatMap(({ source }) => source.actions.defineHarmful ?? []),
    },
    forms: stages.flatMap(({ source }) => source.forms ?? []),
    scoring: { ...first.scoring, total: total + own },
    outcomes: keyed(stages, ({ source }) => source.outcomes, prefixed),
    injects: [...moved.flatMap(({ stage, move }) => stage.source.injects.map(move.inject)), ...campaign.injects],
    rules: [
      ...moved.flatMap(({ stage, move }) =>
        stage.source.rules.map((rule) => ({
          ...rule,
          id: move.named(rule.id),
          when:
            stage.start === 0
              ? move.condition(rule.when)
              : { all: [{ clock: { atLeast: duration(stage.start) } }, move.condition(rule.when)] },
          do: rule.do.map(move.effect),
        })),
      ),
      ...campaign.rules,
    ],
  };
}
