/** A scenario as its planners see it: story, objectives, points, times and what leads to what. */
import { fileName } from '../audiences/content.js';
import type { Definition, InjectDef } from '../engine/definition.js';
import type { PictureInject, PictureLink, ScenarioFile, ScenarioPicture } from '../shared/studio.js';
import { earliest, type Earliest } from './earliest.js';
import { sayer, type Sayer } from './say.js';

/** Files of a scenario by the path it names them with, as something that can be fetched. */
export function scenarioFiles(id: string, files: Readonly<Record<string, { type: string; size: number }>>): Map<string, ScenarioFile> {
  return new Map(
    Object.entries(files).map(([path, { type, size }]) => {
      const name = fileName(path);
      const url = `/api/scenarios/${encodeURIComponent(id)}/files/${name.split('/').map(encodeURIComponent).join('/')}`;
      return [path, { name, url, type, size }];
    }),
  );
}

function pictureInject(inject: InjectDef, d: Definition, say: Sayer, times: Earliest): PictureInject {
  const { id, number, type, confirm, to, channel, title, attack, objective } = inject;
  return {
    id,
    number,
    type,
    way: inject.manual ? 'manual' : inject.when ? 'when' : 'at',
    x: times.inject(id),
    ...(inject.when && { when: say.condition(inject.when) }),
    ...(inject.if && { if: say.condition(inject.if) }),
    confirm,
    from: d.personas[inject.from]?.name ?? { vi: inject.from, en: inject.from },
    to,
    channel,
    title,
    attack,
    ...(objective !== undefined && { objective }),
    lines: [
      ...inject.expects.map((expect) => ({
        id: expect.id,
        kind: 'expect' as const,
        title: d.actions[expect.action]?.title ?? { vi: expect.action, en: expect.action },
        action: expect.action,
        target: expect.target,
        max: expect.max,
        points: expect.points,
        must: expect.must,
        quality: expect.quality,
        ...((expect.objective ?? objective) !== undefined && { objective: expect.objective ?? objective }),
      })),
      ...inject.asks.map((ask) => ({
        id: ask.id,
        kind: 'ask' as const,
        title: ask.prompt,
        target: ask.target,
        max: ask.max,
        points: ask.points,
        must: false,
        quality: ask.type === 'text' && ask.accept.length === 0,
        ...((ask.objective ?? objective) !== undefined && { objective: ask.objective ?? objective }),
      })),
    ],
    hints: inject.hints.length,
    variants: inject.variants.map((variant) => say.condition(variant.if)),
    files: [...new Set([...inject.attachments, ...inject.variants.flatMap((variant) => variant.attachments ?? [])])].map(fileName),
  };
}

function linksOf(d: Definition, times: Earliest): PictureLink[] {
  const links: PictureLink[] = [];
  const add = (from: readonly string[], to: string, kind: PictureLink['kind'], rule?: string): void => {
    for (const each of from) if (each !== to) links.push({ from: each, to, kind, ...(rule !== undefined && { rule }) });
  };
  for (const rule of d.rules) {
    const from = times.looksAt(rule.when);
    for (const effect of rule.do) {
      if (effect.kind === 'release' || effect.kind === 'skip' || effect.kind === 'delay' || effect.kind === 'repeat') {
        add(from, effect.inject, effect.kind, rule.id);
      } else if (effect.kind === 'scalePoints' || effect.kind === 'shiftTarget' || effect.kind === 'return') {
        add(from, effect.inject, 'change', rule.id);
      }
    }
  }
  for (const inject of d.injects) {
    for (const condition of [inject.when, inject.if]) if (condition) add(times.looksAt(condition), inject.id, 'condition');
  }
  const seen = new Set<string>();
  return links.filter(({ from, to, kind, rule }) => {
    const key = `${from} ${to} ${kind} ${rule ?? ''}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}

export function pictureOf(d: Definition, files: Readonly<Record<string, { type: string; size: number }>>): ScenarioPicture {
  const say = sayer(d);
  const times = earliest(d);
  const injects = d.injects.map((inject) => pictureInject(inject, d, say, times));
  const pointsOf = (objective: string): number =>
    injects.flatMap(({ lines }) => lines).reduce((sum, line) => (line.objective === objective ? sum + line.points : sum), 0);
  const actions = d.offered.flatMap((code) => d.actions[code] ?? []);
  const forms = new Set(actions.flatMap(({ form }) => form ?? []));
  return {
    id: d.id,
    version: d.version,
    title: d.title,
    summary: d.summary,
    duration: d.duration,
    difficulty: d.difficulty,
    ...(d.attackVersion !== undefined && { attackVersion: d.attackVersion }),
    ...(d.incidentClass && { incidentClass: d.incidentClass }),
    ...(d.severity && { severity: d.severity }),
    scoring: { total: d.scoring.total, hintFactor: d.scoring.hintFactor, startsAt: d.scoring.startsAt, curve: d.scoring.curve },
    parts: Object.values(d.parts),
    systems: Object.values(d.systems),
    objectives: d.objectives.map((objective) => ({ ...objective, points: pointsOf(objective.id) })),
    actions: actions.map(({ code, title, phase, harmful, penalty }) => ({ code, title, phase, harmful, penalty })),
    forms: [...forms].flatMap((id) => (d.forms[id] ? [{ id, title: d.forms[id].title }] : [])),
    outcomes: Object.values(d.outcomes),
    injects,
    rules: d.rules.map((rule) => ({
      id: rule.id,
      when: say.condition(rule.when),
      after: rule.after,
      recheck: rule.recheck,
      x: times.rule(rule.id),
      effects: rule.do.map((effect) => say.effect(effect)),
    })),
    links: linksOf(d, times),
    files: [...scenarioFiles(d.id, files).values()],
  };
}
