/** Plays scenario S1 as it lies in the library: one team, acts at minutes of drill time, punctual host. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEntry, type LibraryEntry } from '../../server/content/library.js';
import { readCatalogue } from '../../server/content/yaml.js';
import { createWorld, decide, evolveAll, type Definition, type Order, type WorldState } from '../../server/engine/index.js';
import type { FieldValues, WorldEvent } from '../../server/shared/events.js';

export const SCENARIOS = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** One scenario of the library, without reading the others. Its errors stand in `errors`; rejects when the catalogue cannot be read. */
export async function libraryEntry(id: string): Promise<LibraryEntry> {
  const catalogues = await Promise.all(
    ['standard', 'vn-2026'].map(async (name) => {
      const read = readCatalogue(await readFile(join(SCENARIOS, '_catalogue', `${name}.yaml`), 'utf8'));
      if (!('catalogue' in read)) throw new Error(`the catalogue ${name} has errors: ${JSON.stringify(read.errors)}`);
      return read.catalogue;
    }),
  );
  return loadEntry(join(SCENARIOS, id), id, catalogues);
}

/** Minute, action code, inject it is for, fields, team. A code `?severity` answers that question of the inject: fields are `{ value }`. */
export type Act = readonly [minute: number, action: string, inject?: string, fields?: FieldValues, team?: string];

export interface Story {
  state: WorldState;
  events: WorldEvent[];
  /** Ids of the rules that fired, in order. */
  fired: string[];
  /** `inject@minute`, with `/n` for its n-th variant. */
  delivered: string[];
  penalties: string[];
  outcome: string | null;
  /** `inject.expectation` that ended otherwise than met. */
  unmet: string[];
}

const MINUTE = 60_000;

/** From START EX to END EX; `teams` by id with the parts each plays, `who` names the team of an action other than the first. */
export function tell(
  def: Definition,
  acts: readonly Act[],
  teams: Record<string, string[]> = { t1: Object.keys(def.parts) },
  who: Record<string, string> = {},
): Story {
  let n = 0;
  const newId = (): string => `e${(n += 1)}`;
  const events: WorldEvent[] = [
    createWorld(
      'w',
      Object.entries(teams).map(([id, parts]) => ({ id, parts })),
      { wall: 0, newId },
    ),
  ];
  let state = evolveAll(def, events)!;
  const order = (x: number, given: Order): void => {
    const answer = decide(def, state, given, { x, wall: x, newId, recordedX: (dueX) => dueX });
    if (!answer.ok) throw new Error(`refused at ${x / MINUTE} min: ${JSON.stringify({ given, refusal: answer.refusal })}`);
    state = answer.state;
    events.push(...answer.events);
  };

  order(0, { type: 'copy', commandId: 'ctl:1', by: 'director', body: { type: 'started', factor: 1 } });
  for (const [minute, code, inject, fields = {}, team] of acts.toSorted(([a], [b]) => a - b)) {
    const x = Math.round(minute * MINUTE);
    order(x, { type: 'advance' });
    const teamId = team ?? who[code] ?? Object.keys(teams)[0]!;
    const deliveryId = inject === undefined ? undefined : state.teams[teamId]?.byInject[inject];
    if (code.startsWith('?')) {
      const { value } = fields;
      if (value === undefined || typeof value === 'boolean') throw new Error(`no answer to ${code}`);
      const member = { commandId: `c${(n += 1)}`, teamId, memberId: `m-${teamId}` };
      order(x, { type: 'answer', ...member, inject: deliveryId ?? '', ask: code.slice(1), value });
      continue;
    }
    const action = def.actions[code];
    if (!action) throw new Error(`no action ${code}`);
    const from = { commandId: `c${(n += 1)}`, teamId, memberId: `m-${teamId}`, ...(deliveryId !== undefined && { inject: deliveryId }) };
    if (action.form === undefined) order(x, { type: 'act', ...from, action: action.wire, fields });
    else order(x, { type: 'file-report', ...from, form: action.form, fields: { ...filled(def, action.form), ...fields } });
  }
  order(def.duration, { type: 'copy', commandId: 'ctl:2', by: 'director', body: { type: 'ended' } });
  return summary(def, state, events);
}

/** Every required field of a form with something in it. */
function filled(def: Definition, form: string): FieldValues {
  const required = (def.forms[form]?.fields ?? []).filter((field) => field.required);
  return Object.fromEntries(
    required.map(({ id, type, options }) => {
      const first = options?.[0]?.id ?? '';
      return [id, type === 'multi' ? [first] : type === 'select' ? first : 'Nội dung của đội'];
    }),
  );
}

function summary(def: Definition, state: WorldState, events: WorldEvent[]): Story {
  const fired = events.flatMap((event) => (event.type === 'rule-fired' && !event.dropped ? [event.rule] : []));
  const outcomes = events.flatMap((event) => (event.type === 'outcome-set' ? [event.outcome] : []));
  return {
    state,
    events,
    fired,
    delivered: events.flatMap((event) =>
      event.type === 'inject-delivered' ? [`${event.inject}@${event.at.x / MINUTE}${event.variant > 0 ? `/${event.variant}` : ''}`] : [],
    ),
    penalties: events.flatMap((event) => (event.type === 'penalty-charged' ? [event.code] : [])),
    outcome: outcomes.at(-1) ?? null,
    unmet: Object.values(state.teams).flatMap((team) =>
      Object.values(team.deliveries).flatMap((delivery) =>
        Object.entries(delivery.expects).flatMap(([id, { standing }]) => (standing === 'met' ? [] : [`${delivery.inject}.${id}`])),
      ),
    ),
  };
}

/** Everything on time, as the plan of the scenario expects it. */
export const PERFECT: readonly Act[] = [
  [2, 'ACK', 's1-01'],
  [9, 'TRIAGE', 's1-01'],
  [11, 'ACK', 's1-02'],
  [16, 'TRIAGE', 's1-02', { attackType: 'defacement', severity: 'ordinary' }],
  [20, 'EVID', 's1-03'],
  [24, 'MAINT', 's1-05'],
  [34, 'ESC', 's1-06'],
  [48, 'RPT_INIT', 's1-06', { severity: 'ordinary' }],
  [50, 'SCOPE', 's1-07', { count: 14 }],
  [52, 'MANUAL', 's1-07'],
  [60, 'BLOCK', 's1-08'],
  [70, 'ERAD', 's1-08'],
  [85, 'PATCH', 's1-09'],
  [88, 'VERIFY', 's1-09'],
  [102, 'REOPEN', 's1-10'],
  [110, 'RPT_FINAL', 's1-10'],
];
