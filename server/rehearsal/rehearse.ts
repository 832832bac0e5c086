/**
 * Rehearsal: the engine plays the whole scenario with many simulated teams on a virtual clock (spec 2). First the usual
 * teams and every single omission, then plans aimed at whatever was not reached, then mixed teams up to the number asked for.
 */
import type { Definition } from '../engine/index.js';
import type { RehearsalReport, RehearsedBehaviour } from '../shared/rehearsal.js';
import { Aimer } from './aims.js';
import { alone, fixedBehaviours, together, type Behaviour, type Cast } from './behaviours.js';
import { keyOf, partsOf, reachedBy, type Part } from './coverage.js';
import { busiestOf, idleOf, loadOf, scoresOf, type Loss } from './figures.js';
import { guided, type Eagerness } from './guided.js';
import { chaotic, deskOf, human, perfect, silent } from './people.js';
import { play } from './play.js';
import { cutShort, paceProblems, scoreProblems, unreachedProblems } from './problems.js';
import { randomOf } from './random.js';
import { occurrencesOf, Words } from './wishes.js';

export interface RehearseOptions {
  /** The same seed gives the same report. */
  seed: number;
  /** How many behaviours at least; those that every rehearsal needs are always played. Default 200. */
  behaviours?: number;
}

const USUAL = 200;
/** Plays aimed at what is not reached, beyond the number asked for, in a scenario that hides much. */
const EXTRA = 120;

/**
 * Work after which a rehearsal is cut short: events times what is tested after each. The library needs a few millions; a
 * file of thousands of injects sent by a stranger must not keep a server busy.
 */
const MOST_WORK = 150_000_000;

interface Stage {
  cast: Cast;
  open: Map<string, Part>;
  behaviours: RehearsedBehaviour[];
  losses: Map<string, Loss[]>;
  load: RehearsalReport['load'];
  work: number;
}

/** Plays one behaviour and takes down its figures; answers whether it reached this part. */
function perform(stage: Stage, behaviour: Behaviour): Set<string> {
  const { definition } = stage.cast;
  const { seats, id, kind, title } = behaviour;
  const played = play(definition, seats, behaviour.desk);
  stage.work += played.events.length * (definition.rules.length + definition.injects.length);
  const reached = reachedBy(definition, played);
  for (const key of reached) stage.open.delete(key);
  const { teams, losses } = scoresOf(definition, seats, played);
  const load = loadOf(definition, played);
  if (kind === 'perfect' && behaviour.play === 'parallel') stage.load = load;
  if (kind === 'perfect') stage.losses.set(id, losses);
  const sum = (each: 'earned' | 'possible'): number => teams.reduce((total, team) => total + team[each], 0);
  stage.behaviours.push({
    id,
    kind,
    play: behaviour.play,
    title,
    percent: sum('possible') > 0 ? (sum('earned') / sum('possible')) * 100 : null,
    outcome: played.state.outcome,
    deliveries: Object.values(played.state.teams).reduce((count, { order }) => count + order.length, 0),
    busiest: busiestOf(load)[0] ?? null,
    teams: teams.map((team) => ({ ...team, idle: idleOf(definition, played, team.teamId) })),
  });
  return reached;
}

/** Plans for one part, the likeliest first. */
function* aimed({ cast }: Stage, part: Part, aimer: Aimer): Generator<Behaviour> {
  const { definition, words } = cast;
  const desk = deskOf(definition);
  const aims = aimer.for(part);
  const ways: { base: 'perfect' | 'silent'; eager: Eagerness; missing: 'late' | 'never' }[] = [
    { base: 'perfect', eager: 'rest', missing: 'late' },
    { base: 'silent', eager: 'rest', missing: 'late' },
    { base: 'perfect', eager: 'soon', missing: 'never' },
    { base: 'silent', eager: 'soon', missing: 'never' },
  ];
  const key = keyOf(part);
  for (const { base, eager, missing } of ways) {
    for (const [at, aim] of aims.entries()) {
      const plan = base === 'perfect' ? perfect(words) : silent(words);
      yield {
        id: `towards ${key} ${at + 1} ${base} ${eager}`,
        kind: 'guided',
        play: 'parallel',
        title: { vi: `Hướng tới ${key} (${at + 1})`, en: `Towards ${key} (${at + 1})` },
        desk: {
          ...desk,
          confirms: (inject) => !aim.denied.has(inject),
          releases: (inject) => (aim.denied.has(inject) ? null : desk.releases(inject)),
        },
        seats: alone(cast, guided(definition, words, plan, aim, eager, missing)),
      };
    }
  }
}

/** A team whose manner changes from play to play; every other one plays jointly where there are several parts. */
function mixed(cast: Cast, number: number): Behaviour {
  const { definition, words, seed } = cast;
  const random = randomOf(seed, `mixed ${number}`);
  const manner = {
    does: random.between(0.3, 1),
    from: random.between(0.1, 1),
    to: random.between(0.3, 1.4),
    right: random.next(),
    hints: random.next(),
  };
  const plan = () =>
    random.chance(0.4) ? chaotic(definition, words, random, Math.round(random.between(0, 30))) : human(words, manner, random);
  const joint = number % 2 === 1 && Object.keys(definition.parts).length > 1;
  return {
    id: `mixed-${number}`,
    kind: 'mixed',
    play: joint ? 'joint' : 'parallel',
    title: { vi: `Ngẫu nhiên ${number}`, en: `Mixed ${number}` },
    desk: deskOf(definition, random.chance(0.7), random.chance(0.7)),
    seats: joint ? together(cast, plan) : alone(cast, plan()),
  };
}

/** Plays one behaviour per step, so that a server may do other work in between; returns the report. */
export function* rehearsing(definition: Definition, { seed, behaviours = USUAL }: RehearseOptions): Generator<number, RehearsalReport> {
  const occurrences = occurrencesOf(definition);
  const cast: Cast = { definition, words: new Words(definition, occurrences), occurrences, seed };
  const parts = partsOf(definition);
  const stage: Stage = {
    cast,
    open: new Map(parts.map((part) => [keyOf(part), part])),
    behaviours: [],
    losses: new Map(),
    load: [],
    work: 0,
  };
  for (const behaviour of fixedBehaviours(cast)) {
    if (stage.work > MOST_WORK) return report(stage, parts);
    perform(stage, behaviour);
    yield stage.behaviours.length;
  }
  const aimer = new Aimer(definition);
  let left = Math.max(EXTRA, behaviours - stage.behaviours.length);
  for (const [key, part] of stage.open) {
    for (const behaviour of aimed(stage, part, aimer)) {
      if (left === 0 || !stage.open.has(key) || stage.work > MOST_WORK) break;
      left -= 1;
      perform(stage, behaviour);
      yield stage.behaviours.length;
    }
  }
  for (let number = 1; stage.behaviours.length < behaviours && stage.work <= MOST_WORK; number += 1) {
    perform(stage, mixed(cast, number));
    yield stage.behaviours.length;
  }
  return report(stage, parts);
}

/** The whole rehearsal at once. Pure: the same definition and seed give the same report on any machine. */
export function rehearse(definition: Definition, options: RehearseOptions): RehearsalReport {
  const steps = rehearsing(definition, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function report({ cast, open, behaviours, losses, load, work }: Stage, parts: readonly Part[]): RehearsalReport {
  const { definition, seed } = cast;
  const unreached = parts.filter((part) => open.has(keyOf(part)));
  const problems = [
    ...unreachedProblems(definition, unreached, behaviours.length),
    ...scoreProblems(definition, behaviours, losses),
    ...paceProblems(definition, behaviours),
    ...(work > MOST_WORK ? [cutShort(behaviours.length)] : []),
  ];
  const list = <T>(pick: (part: Part) => T | null): T[] => unreached.flatMap((part) => pick(part) ?? []);
  const refs = (kind: 'expect' | 'ask'): string[] => list((part) => (part.kind === kind ? `${part.inject}.${part.id}` : null));
  return {
    scenario: { id: definition.id, version: definition.version, title: definition.title, duration: definition.duration },
    seed,
    ok: problems.every(({ severity }) => severity !== 'error'),
    problems,
    unreached: {
      injects: list((part) => (part.kind === 'inject' ? part.id : null)),
      variants: list((part) => (part.kind === 'variant' ? { inject: part.inject, variant: part.variant } : null)),
      rules: list((part) => (part.kind === 'rule' ? part.id : null)),
      states: list((part) => (part.kind === 'state' ? { system: part.system, state: part.state } : null)),
      outcomes: list((part) => (part.kind === 'outcome' ? part.id : null)),
      expects: refs('expect'),
      asks: refs('ask'),
    },
    objectives: pointsOf(definition),
    load,
    behaviours,
  };
}

function pointsOf(definition: Definition): RehearsalReport['objectives'] {
  const points = new Map<string | null, number>();
  for (const inject of definition.injects) {
    for (const item of [...inject.expects, ...inject.asks])
      points.set(item.objective ?? null, (points.get(item.objective ?? null) ?? 0) + item.points);
  }
  const total = [...points.values()].reduce((sum, each) => sum + each, 0);
  const row = (id: string | null, title: { vi: string; en: string }) => ({
    id,
    title,
    points: points.get(id) ?? 0,
    share: total > 0 ? (points.get(id) ?? 0) / total : 0,
  });
  const rows = definition.objectives.map(({ id, title }) => row(id, title));
  return points.has(null) ? [...rows, row(null, { vi: 'Không thuộc mục tiêu nào', en: 'For no objective' })] : rows;
}
