/** One record of the log: a commit as it lies in a line of a bundle, its place in the chain, and its name in a seal's list. */
import { EVENT_TYPES, type DrillEvent } from '../shared/events.js';
import { canonical, sha256 } from './canonical.js';

/** What the first record of a stream names as the one before it. */
export const GENESIS = '0'.repeat(64);

/** `server/drills/ports.ts` has the same shape as a commit; events number `firstSeq … firstSeq + events.length - 1`. */
export interface LogRecord {
  stream: string;
  firstSeq: number;
  commandKey?: string;
  prevHash: string;
  hash: string;
  events: DrillEvent[];
  counts: Record<string, number>;
}

/** The line of a bundle, as `readRecord` takes it. */
export function recordLine({ stream, firstSeq, commandKey, prevHash, hash, events, counts }: LogRecord): string {
  return JSON.stringify({ stream, firstSeq, ...(commandKey === undefined ? {} : { commandKey }), prevHash, hash, events, counts });
}

/** `hash`: what the chain is made of; `content`: of command and events alone, which a record keeps wherever it is put. */
export interface Hashes {
  hash: string;
  content: string;
}

/** Both from one walk over the events: the pieces are put together in the order that canonical JSON gives the keys. */
export function hashesOf(record: Omit<LogRecord, 'hash'>): Hashes {
  const { stream, firstSeq, commandKey, prevHash, events, counts } = record;
  const command = commandKey === undefined ? '' : `"commandKey":${canonical(commandKey)},`;
  const said = canonical(events);
  const place = `"firstSeq":${canonical(firstSeq)},"prevHash":${canonical(prevHash)},"stream":${canonical(stream)}`;
  return {
    hash: sha256(`{${command}"counts":${canonical(counts)},"events":${said},${place}}`),
    content: sha256(`{${command}"events":${said}}`),
  };
}

const TYPES: ReadonlySet<string> = new Set(EVENT_TYPES);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function isEvent(value: unknown): value is DrillEvent {
  if (!isObject(value) || !isObject(value['at'])) return false;
  const { x, wall } = value['at'];
  return TYPES.has(String(value['type'])) && typeof value['id'] === 'string' && Number.isInteger(x) && Number.isInteger(wall);
}

/** Null: the line is no record. */
export function readRecord(line: string): LogRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (!isObject(value)) return null;
  const { stream, firstSeq, commandKey, prevHash, hash, events, counts } = value;
  const texts = [stream, prevHash, hash].every((each) => typeof each === 'string');
  if (!texts || !Number.isInteger(firstSeq) || !isObject(counts) || !Array.isArray(events)) return null;
  if (commandKey !== undefined && typeof commandKey !== 'string') return null;
  return events.length > 0 && events.every(isEvent) ? (value as unknown as LogRecord) : null;
}
