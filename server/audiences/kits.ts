/** What each audience holds before the first item: names, palette, forms, the plan of injects where it may be known. */
import type { ActionDef, FieldDef, FormDef, SystemDef } from '../engine/definition.js';
import type { ExconKit, ExconView, FieldView, FormView, MemberView, SystemView, TeamKit, TeamView } from '../shared/views.js';
import type { Lens, LensTeam } from './lens.js';
import { mselRow } from './rows.js';

const field = ({ id, label, type, options, required, help }: FieldDef): FieldView => ({
  id,
  label,
  type,
  ...(options && { options: options.map((option) => ({ id: option.id, text: option.text })) }),
  ...(required !== undefined && { required }),
  ...(help && { help }),
});

const form = ({ id, title, source, fields, sections, paper }: FormDef): FormView => ({
  id,
  title,
  ...(source && { source }),
  fields: fields.map(field),
  ...(sections && { sections }),
  ...(paper && { paper }),
});

const palette = (action: ActionDef) => ({
  code: action.wire,
  label: action.label,
  phase: action.phase,
  ...(action.form !== undefined && { form: action.form }),
  fields: action.fields.map(field),
  ...(action.grave && { grave: true as const }),
});

/** The state it starts in, and no other: what else may become of a system is still to come (W1). */
const systemStart = ({ id, title, states, start }: SystemDef): SystemView => ({
  id,
  title,
  states: states.filter((state) => state.id === start),
  state: start,
});

const shown = (lens: Lens): SystemDef[] => Object.values(lens.definition.systems).filter((system) => !system.hidden);
const partTitle = (lens: Lens, part: string) => lens.definition.parts[part]?.title ?? { vi: part, en: part };

function offeredForms(lens: Lens): FormView[] {
  const used = new Set(lens.definition.offered.map((code) => lens.definition.actions[code]?.form));
  return Object.values(lens.definition.forms)
    .filter(({ id }) => used.has(id))
    .map(form);
}

function mustTeam(lens: Lens, teamId: string): LensTeam {
  const team = lens.teams.get(teamId);
  if (!team) throw new Error(`no team ${teamId} in this plan`);
  return team;
}

/** The same for every team, so it is made once: a hall of 640 teams shares one palette in memory. */
const common = new WeakMap<Lens, Pick<TeamKit, 'actions' | 'forms'>>();

function paletteOf(lens: Lens): Pick<TeamKit, 'actions' | 'forms'> {
  const had = common.get(lens);
  if (had) return had;
  const { offered, actions } = lens.definition;
  const made = { actions: offered.flatMap((code) => (actions[code] ? [palette(actions[code])] : [])), forms: offeredForms(lens) };
  common.set(lens, made);
  return made;
}

export function teamKit(lens: Lens, teamId: string): TeamKit {
  const { plan, definition } = lens;
  const team = mustTeam(lens, teamId);
  const others = plan.play === 'joint' ? (lens.worlds.get(team.worldId) ?? []).filter((mate) => mate.id !== teamId) : [];
  const otherParts = [...new Set(others.flatMap((mate) => mate.parts))].filter((part) => !team.parts.includes(part));
  return {
    exercise: {
      id: plan.exerciseId,
      name: plan.name,
      play: plan.play,
      durationMs: definition.duration,
      scenario: { vi: plan.name, en: plan.name },
    },
    team: { id: team.id, name: team.name, parts: team.parts.map((part) => partTitle(lens, part)) },
    otherParts: otherParts.map((part) => partTitle(lens, part)),
    ...(plan.openRoster && { roster: plan.teams.filter((each) => each.id !== teamId).map((each) => each.name) }),
    ...paletteOf(lens),
    hintFactor: definition.scoring.hintFactor,
    ...(plan.captainApproval && { approval: true as const }),
  };
}

/** A team's view before the first event of its world. */
export function initialTeamView(lens: Lens, teamId: string, members: MemberView[] = []): TeamView {
  return {
    audience: 'team',
    kit: teamKit(lens, teamId),
    members,
    phase: 'planned',
    factor: lens.plan.factor,
    injects: [],
    replies: [],
    messages: [],
    deeds: [],
    systems: shown(lens).map(systemStart),
    score: { open: false, published: false },
    phases: [],
  };
}

export function exconKit(lens: Lens, members: Readonly<Record<string, MemberView[]>> = {}): ExconKit {
  const { plan, definition } = lens;
  return {
    exercise: {
      id: plan.exerciseId,
      name: plan.name,
      play: plan.play,
      durationMs: definition.duration,
      scenarioId: definition.id,
      scenarioVersion: definition.version,
      scenario: definition.title,
    },
    teams: plan.teams.map(({ id, name, worldId, parts, joinCode }) => ({
      id,
      name,
      worldId,
      parts,
      ...(joinCode !== undefined && { joinCode }),
      members: members[id] ?? [],
    })),
    personas: Object.fromEntries(
      Object.values(definition.personas).map(({ id, name, organisation }) => [id, { name, ...(organisation && { organisation }) }]),
    ),
    actions: Object.fromEntries(
      Object.values(definition.actions).map(({ code, title, harmful, phase, form: formId }) => [
        code,
        { title, harmful, phase, ...(formId !== undefined && { form: formId }) },
      ]),
    ),
    forms: Object.values(definition.forms).map(form),
    parts: Object.fromEntries(Object.values(definition.parts).map(({ id, title }) => [id, title])),
    systems: Object.values(definition.systems).map(({ id, title, states, start }) => ({ id, title, states, state: start })),
    objectives: definition.objectives.map(({ id, title }) => ({ id, title })),
  };
}

/** An observer's kit: who takes part and on which systems; no join codes, names of people, actions or objectives. */
function observerKit(lens: Lens): ExconKit {
  const full = exconKit(lens);
  return {
    ...full,
    exercise: { ...full.exercise, scenarioId: '', scenarioVersion: '' },
    teams: full.teams.map(({ id, name, worldId, parts }) => ({ id, name, worldId, parts, members: [] })),
    personas: {},
    actions: {},
    forms: [],
    systems: shown(lens).map(systemStart),
    objectives: [],
  };
}

const emptyPicture = (lens: Lens) => ({
  phase: 'planned' as const,
  factor: lens.plan.factor,
  pending: {},
  cells: {},
  penalties: {},
  outcomes: {},
  feed: [],
  messages: [],
  board: { open: false, published: false },
  acts: {},
  lead: null,
  durationMs: lens.definition.duration,
  credits: {},
  removed: {},
  captains: {},
  cursor: {},
});

const startStates = (lens: Lens, systems: SystemDef[]): Record<string, Record<string, string>> => {
  const start = Object.fromEntries(systems.map((system) => [system.id, system.start]));
  return Object.fromEntries([...lens.worlds.keys()].map((worldId) => [worldId, start]));
};

/** EXCON's view before the first event. */
export function initialExconView(lens: Lens, members: Readonly<Record<string, MemberView[]>> = {}): ExconView {
  return {
    ...emptyPicture(lens),
    audience: 'excon',
    kit: exconKit(lens, members),
    msel: lens.definition.injects.map(mselRow),
    systems: startStates(lens, Object.values(lens.definition.systems)),
  };
}

/** An observer's view before the first event: no line of the MSEL until it is delivered. */
export function initialObserverView(lens: Lens): ExconView {
  return { ...emptyPicture(lens), audience: 'observer', kit: observerKit(lens), msel: [], systems: startStates(lens, shown(lens)) };
}
