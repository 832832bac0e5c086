/** Names of rooms: one for everybody of an exercise, one per audience. */
import { audienceName } from '../auth/access.js';
import type { Audience } from '../drills/service.js';

export const drillRoom = (exerciseId: string): string => `x:${exerciseId}`;
/** `audience`: `team:<id>`, `excon` or `observer`, as the drill names whom a feed is for. */
export const audienceRoom = (exerciseId: string, audience: string): string => `x:${exerciseId}:${audience}`;
export const roomOf = (exerciseId: string, audience: Audience): string => audienceRoom(exerciseId, audienceName(audience));
/** Lines of a team that have one of its drafts open. */
export const draftRoom = (exerciseId: string, teamId: string, key: string): string => `x:${exerciseId}:team:${teamId}:draft:${key}`;
