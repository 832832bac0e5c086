/** Through what the audiences look at a drill: its frozen plan, prepared for look-ups, and a renderer handed in. */
import type { ActionDef, Definition, InjectDef, PersonaDef, RuleDef } from '../engine/definition.js';
import type { Bi } from '../shared/text.js';
import type { Sender } from '../shared/views.js';

/** The values that stand behind `{{agency.name}}`, `{{clock}}`, `{{system.web-01}}`, … for one team at one moment. */
export interface RenderVars {
  agency: string;
  team: string;
  exercise: string;
  /** Drill time in ms; printed as `T+00:12:05`. */
  clockX: number;
  /** Title of the state each system is in. */
  systems: Readonly<Record<string, Bi>>;
}

/** Turns authored text into what is shown. Neither call ever throws: unknown variables were refused when the scenario was loaded. */
export interface Render {
  /** Markdown with variables → sanitised HTML, in both languages. */
  html(text: Bi, vars: RenderVars): Bi;
  /** Variables replaced, nothing else: titles, prompts, names. Not HTML. */
  text(text: Bi, vars: RenderVars): Bi;
}

export interface LensTeam {
  id: string;
  name: string;
  agencyName: string;
  worldId: string;
  parts: string[];
  joinCode?: string;
}

/** What of a drill's plan the audiences need; a `DrillPlan` is one. */
export interface LensPlan {
  exerciseId: string;
  name: string;
  play: 'parallel' | 'joint';
  definition: Definition;
  /** Attachments by the path the scenario names them with. */
  files: Record<string, { type: string; size: number }>;
  factor: number;
  teams: readonly LensTeam[];
  openRoster: boolean;
  /** Grave actions need the approval of the team's captain. */
  captainApproval: boolean;
}

export interface Lens {
  plan: LensPlan;
  definition: Definition;
  render: Render;
  injects: ReadonlyMap<string, InjectDef>;
  rules: ReadonlyMap<string, RuleDef>;
  teams: ReadonlyMap<string, LensTeam>;
  /** Teams of a world, in plan order. */
  worlds: ReadonlyMap<string, readonly LensTeam[]>;
  /** Actions by the code that travels. */
  wires: ReadonlyMap<string, ActionDef>;
}

export function makeLens(plan: LensPlan, render: Render): Lens {
  const worlds = new Map<string, LensTeam[]>();
  for (const team of plan.teams) {
    const mates = worlds.get(team.worldId);
    if (mates) mates.push(team);
    else worlds.set(team.worldId, [team]);
  }
  const { definition } = plan;
  // Penalties that only rules charge are actions too, but nobody may take them.
  const offered = definition.offered.flatMap((code) => definition.actions[code] ?? []);
  return {
    plan,
    definition,
    render,
    injects: new Map(definition.injects.map((inject) => [inject.id, inject])),
    rules: new Map(definition.rules.map((rule) => [rule.id, rule])),
    teams: new Map(plan.teams.map((team) => [team.id, team])),
    worlds,
    wires: new Map(offered.map((action) => [action.wire, action])),
  };
}

/** A persona in one language; its id stays inside, for it may tell who the attacker is. */
function spoken(persona: PersonaDef, lang: 'vi' | 'en'): Sender {
  return {
    name: persona.name[lang],
    ...(persona.title && { title: persona.title[lang] }),
    ...(persona.organisation && { organisation: persona.organisation[lang] }),
  };
}

/** Who speaks: a persona of the scenario by id, or a name that EXCON typed. */
export function senderOf(lens: Lens, from: string): { vi: Sender; en: Sender } {
  const persona = Object.hasOwn(lens.definition.personas, from) ? lens.definition.personas[from] : undefined;
  if (!persona) return { vi: { name: from }, en: { name: from } };
  return { vi: spoken(persona, 'vi'), en: spoken(persona, 'en') };
}

/** The action behind a code that came over the wire; undefined when the scenario offers no such action. */
export const actionOfWire = (lens: Lens, wire: string): ActionDef | undefined => lens.wires.get(wire);

/** The code under which a team knows an action; the empty string for one that the scenario does not know. */
export const wireOf = (lens: Lens, code: string): string =>
  Object.hasOwn(lens.definition.actions, code) ? lens.definition.actions[code]!.wire : '';
