/** Gathers the facts of the go/no-go list: the plan, who is here, what was confirmed, what the scenario and the mail server say. */
import type { OpenDrill, ExerciseDirectory } from './http/ports.js';
import type { Drill } from './drills/service.js';
import { judgeReadiness, type ReadinessFacts, type TeamFacts } from './drills/readiness.js';
import type { MailDesk, MailState } from './mail/ports.js';
import type { Exercise } from './shared/api.js';
import type { Presence } from './shared/protocol.js';
import type { Readiness } from './shared/readiness.js';
import { isZone } from './shared/zone.js';

/** ms for which what the mail server said stays good. */
const MAIL_FRESH = 5 * 60_000;
const ZONE = 'Asia/Ho_Chi_Minh';

export interface ReadinessDeps {
  exercises: Pick<ExerciseDirectory, 'get'>;
  open: OpenDrill;
  /** Who is connected, with what their devices said. */
  presence: (exerciseId: string, teamIds: readonly string[]) => Presence;
  /** Warnings of the frozen text; null: no longer on the shelf. */
  lintWarnings: (scenario: Exercise['scenario']) => Promise<number | null>;
  /** The last rehearsal of the scenario with this hash. */
  rehearsed: (hash: string) => Promise<ReadinessFacts['rehearsal']>;
  mail: Pick<MailDesk, 'state' | 'verify'> | null;
  /** Who evaluates: teams nobody named stand for all; null: nobody keeps assignments. */
  evaluators: ((exerciseId: string) => Promise<{ userId: string; teamIds: readonly string[] | null }[]>) | null;
  wall: () => number;
}

/** By team: how the latest communication check sent to it stands. */
export function checksOf(drill: Drill): Map<string, 'waiting' | 'confirmed'> {
  const checks = new Set<string>();
  const teams = new Map<string, { deliveryId: string; state: 'waiting' | 'confirmed' }>();
  for (const events of Object.values(drill.worldEvents())) {
    for (const event of events) {
      if (event.type === 'inject-created' && event.adhoc?.check) checks.add(event.inject);
      else if (event.type === 'inject-delivered' && checks.has(event.inject)) {
        teams.set(event.teamId, { deliveryId: event.deliveryId, state: 'waiting' });
      } else if (event.type === 'receipt-confirmed' && teams.get(event.teamId)?.deliveryId === event.deliveryId) {
        teams.set(event.teamId, { deliveryId: event.deliveryId, state: 'confirmed' });
      }
    }
  }
  return new Map([...teams].map(([id, { state }]) => [id, state]));
}

/** By team: member ids whose seat was taken away and not given back. */
function removedOf(drill: Drill): Map<string, Set<string>> {
  const removed = new Map<string, Set<string>>();
  for (const event of Object.values(drill.worldEvents()).flat()) {
    if (event.type === 'member-removed') removed.set(event.teamId, (removed.get(event.teamId) ?? new Set()).add(event.member));
    else if (event.type === 'member-restored') removed.get(event.teamId)?.delete(event.member);
  }
  return removed;
}

/** Answers null when there is no such exercise. */
export function createReadiness(deps: ReadinessDeps): (exerciseId: string) => Promise<Readiness | null> {
  async function mailState(): Promise<MailState | null> {
    if (!deps.mail) return null;
    const known = deps.mail.state();
    if (!known.on || (known.checked && deps.wall() - known.checked.at < MAIL_FRESH)) return known;
    return deps.mail.verify();
  }

  async function evaluatorsOf(exercise: Exercise): Promise<ReadinessFacts['evaluators']> {
    const assigned = await deps.evaluators?.(exercise.id);
    if (!assigned) return null;
    const everywhere = assigned.some(({ teamIds }) => teamIds === null);
    const watched = new Set(assigned.flatMap(({ teamIds }) => teamIds ?? []));
    return {
      people: new Set(assigned.map(({ userId }) => userId)).size,
      teamsWithout: everywhere ? 0 : exercise.teams.filter(({ id }) => !watched.has(id)).length,
    };
  }

  return async (exerciseId) => {
    const [exercise, drill] = await Promise.all([deps.exercises.get(exerciseId), deps.open(exerciseId)]);
    if (!exercise || !drill) return null;
    const { settings, scenario } = exercise;
    const here = deps.presence(
      exerciseId,
      exercise.teams.map(({ id }) => id),
    );
    const mailUsed = settings.mailInjects === true || exercise.teams.some(({ emails }) => (emails ?? []).length > 0);
    const [lintWarnings, rehearsal, mail, evaluators] = await Promise.all([
      deps.lintWarnings(scenario),
      deps.rehearsed(scenario.hash),
      mailUsed ? mailState() : null,
      evaluatorsOf(exercise),
    ]);
    const checks = checksOf(drill);
    const removed = removedOf(drill);
    const teams = exercise.teams.map(({ id, name, worldId, parts }): TeamFacts => {
      const gone = removed.get(id);
      const staying = (ids: readonly string[]): number => ids.filter((member) => !gone?.has(member)).length;
      const online = staying(here.teams[id] ?? []);
      const members = Math.max(online, staying((here.members?.[id] ?? []).map((member) => member.id)));
      return { id, name, worldId, parts, members, online, check: checks.get(id) ?? 'none' };
    });
    return judgeReadiness({
      now: deps.wall(),
      startsAt: exercise.startsAt === null ? null : Date.parse(exercise.startsAt),
      autoStart: settings.autoStart ?? true,
      timezone: settings.timezone !== undefined && isZone(settings.timezone) ? settings.timezone : ZONE,
      lintWarnings,
      rehearsal,
      play: exercise.play,
      parts: Object.fromEntries(Object.values(drill.plan.definition.parts).map(({ id, title }) => [id, title])),
      teams,
      offsets: Object.values(here.teams)
        .flat()
        .map((member) => here.devices?.[member]?.offset ?? null),
      mailUsed,
      mail,
      evaluators,
    });
  };
}
