/** The one place that says which role may do what; routes and commands name a permission, nobody compares roles. */
import { Refused } from '../errors.js';
import type { Audience } from '../drills/service.js';
import type { Role } from '../shared/api.js';
import type { LinkKind } from '../shared/links.js';
import type { Principal, SeatPrincipal, UserPrincipal } from './principal.js';

const EXCON: readonly Role[] = ['admin', 'director', 'controller'];

export const PERMISSIONS = {
  'users.manage': ['admin'],
  'agencies.read': ['admin', 'organiser', 'director', 'controller', 'evaluator', 'observer'],
  'agencies.write': ['admin', 'organiser', 'director'],
  'scenarios.read': ['admin', 'organiser', 'director', 'controller', 'evaluator'],
  'scenarios.write': ['admin', 'organiser', 'director'],
  'exercises.read': ['admin', 'organiser', 'director', 'controller', 'evaluator', 'observer'],
  'exercises.plan': ['admin', 'organiser', 'director'],
  /** A new join code for a team, before and during a drill. */
  'teams.code': ['admin', 'organiser', 'director', 'controller'],
  /** Everything of a drill as EXCON sees it: log, scores, report, every team. */
  'drill.watch': ['admin', 'organiser', 'director', 'controller', 'evaluator'],
  /** START EX, pause, resume, END EX, time factor. */
  'drill.control': EXCON,
  /** Release, hold, skip, reschedule, resend, ad-hoc injects, messages. */
  'drill.steer': EXCON,
  /** Cancel, publish (what is approved), open the score board, share the results. */
  'drill.publish': ['admin', 'organiser', 'director', 'controller'],
  /** Signs for the results as they stand, and so may give them out at once. */
  'report.approve': ['admin', 'director'],
  /** What names and reaches people, of an exercise that is over. */
  'personal-data.erase': ['admin'],
  /** Answers teams' appeals, which may set the points of a line. */
  'appeals.answer': ['admin', 'organiser', 'director'],
  'drill.evaluate': ['admin', 'director', 'evaluator'],
  /** Decides where evaluators differ, and corrects any evaluator's record. */
  'evaluation.lead': ['admin', 'director'],
  /** Findings of a drill; evaluators add them, and change their own. */
  'findings.add': ['admin', 'organiser', 'director', 'evaluator'],
  /** Anybody's finding, corrective actions, evidence, signatures. */
  'improvement.write': ['admin', 'organiser', 'director'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

/**
 * Who may use a route. `public`: anyone; `signed-in`: any account or seat; otherwise accounts with the permission and,
 * with `seat`, members of a team of the very exercise that the route names; with `guest`, links of that exercise and kind.
 */
export type Access = 'public' | 'signed-in' | { may: Permission; seat?: true; guest?: LinkKind };

export function may(principal: Principal, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return principal.kind === 'user' && principal.roles.some((role) => roles.includes(role));
}

/** @throws Refused unauthenticated, token-expired, forbidden */
export function requireAccess(access: Exclude<Access, 'public'>, caller: Principal | 'expired' | null, exerciseId?: string): Principal {
  if (caller === 'expired') throw new Refused('token-expired');
  if (!caller) throw new Refused('unauthenticated');
  if (access === 'signed-in') {
    if (caller.kind === 'guest') throw new Refused('forbidden');
    return caller;
  }
  if (may(caller, access.may)) return caller;
  if (access.seat && caller.kind === 'seat' && caller.exerciseId === exerciseId) return caller;
  if (access.guest && caller.kind === 'guest' && caller.view === access.guest && caller.exerciseId === exerciseId) return caller;
  throw new Refused('forbidden');
}

/** @throws Refused forbidden */
export function requirePermission(principal: Principal, permission: Permission): UserPrincipal {
  if (principal.kind !== 'user' || !may(principal, permission)) throw new Refused('forbidden');
  return principal;
}

/** Through whose eyes a caller sees this exercise; null: not at all. */
export function audienceOf(principal: Principal, exerciseId: string): Audience | null {
  if (principal.kind === 'seat') return principal.exerciseId === exerciseId ? { kind: 'team', teamId: principal.teamId } : null;
  if (principal.kind === 'guest') return principal.exerciseId === exerciseId && principal.view === 'observer' ? { kind: 'observer' } : null;
  if (may(principal, 'drill.watch')) return { kind: 'excon' };
  return may(principal, 'exercises.read') ? { kind: 'observer' } : null;
}

/** The team a caller belongs to; null for accounts. */
export function seatOf(principal: Principal): SeatPrincipal | null {
  return principal.kind === 'seat' ? principal : null;
}

/** Room and feed name of an audience. */
export function audienceName(audience: Audience): string {
  return audience.kind === 'team' ? `team:${audience.teamId}` : audience.kind;
}
