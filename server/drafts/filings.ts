/** Which round each form of each team is in: how often it was filed, and what was filed last. Told by the drill itself. */
import type { Drill } from '../drills/service.js';
import type { FieldValues } from '../shared/events.js';
import type { FormView, TeamItem, TeamView } from '../shared/views.js';

interface Filed {
  /** Ids of the recorded reports: the same one counts once. */
  ids: Set<string>;
  last: FieldValues;
}

export interface TeamFilings {
  /** Forms that the team can file, by id. */
  forms: ReadonlyMap<string, FormView>;
  /** The round its next report of this form will end. */
  round(form: string): number;
  /** The last filed copy. */
  last(form: string): FieldValues | undefined;
}

export interface Filings {
  of(drill: Drill, teamId: string): TeamFilings;
}

/** `filed` hears when a round has ended. */
export function createFilings(filed: (drill: Drill, teamId: string, form: string) => void): Filings {
  const known = new WeakMap<Drill, Map<string, TeamFilings & { note(item: TeamItem): void }>>();

  function read(drill: Drill, teamId: string) {
    const view = drill.snapshot({ kind: 'team', teamId }).snapshot as TeamView;
    const reports = new Map<string, Filed>();
    const note = (item: TeamItem): void => {
      if (item.type !== 'report-recorded') return;
      const before = reports.get(item.form);
      if (before?.ids.has(item.id)) return;
      reports.set(item.form, { ids: new Set([...(before?.ids ?? []), item.id]), last: item.fields });
    };
    for (const deed of view.deeds) note(deed);
    return {
      forms: new Map(view.kit.forms.map((form) => [form.id, form])),
      round: (form: string) => reports.get(form)?.ids.size ?? 0,
      last: (form: string) => reports.get(form)?.last,
      note,
    };
  }

  function follow(drill: Drill) {
    const teams = new Map<string, ReturnType<typeof read>>();
    const ofAudience = new Map(drill.plan.teams.map(({ id }) => [`team:${id}`, id]));
    drill.subscribe({
      clock: () => undefined,
      feed(audience, feed) {
        const teamId = ofAudience.get(audience);
        const team = teamId === undefined ? undefined : teams.get(teamId);
        if (teamId === undefined || !team) return;
        for (const item of feed.items as TeamItem[]) {
          team.note(item);
          if (item.type === 'report-recorded') filed(drill, teamId, item.form);
        }
      },
    });
    return teams;
  }

  return {
    of(drill, teamId) {
      const teams = known.get(drill) ?? follow(drill);
      known.set(drill, teams);
      const team = teams.get(teamId) ?? read(drill, teamId);
      teams.set(teamId, team);
      return team;
    },
  };
}
