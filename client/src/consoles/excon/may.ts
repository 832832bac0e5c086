/** What the room offers to whom; the server decides, this only spares people a refusal. */
import type { Person } from './room.js';

const any = (person: Person, roles: readonly string[]): boolean => person.roles.some((role) => roles.includes(role));

/** START EX to END EX, injects, messages. */
export const maySteer = (person: Person): boolean => any(person, ['admin', 'director', 'controller']);
/** To resume after a stop for a real incident. */
export const mayDirect = (person: Person): boolean => any(person, ['admin', 'director']);
/** Marks and ratings. */
export const mayMark = (person: Person): boolean => any(person, ['admin', 'director', 'evaluator']);
