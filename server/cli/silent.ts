/** For commands whose output is their own: nothing of the platform's log in between. */
import { pino, type Logger } from 'pino';

export const createSilentLogger = (): Logger => pino({ level: 'silent' });
