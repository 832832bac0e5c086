/** Why MongoDB cannot be used, as a sentence in both languages that tells what to do. Shown at start, on the console. */
import type { Bi } from '../../shared/text.js';

export class MongoRefused extends Error {
  /** The same sentence in each language. */
  readonly text: Bi;

  constructor(text: Bi, cause?: unknown) {
    super(`${text.vi} / ${text.en}`, cause === undefined ? undefined : { cause });
    this.name = 'MongoRefused';
    this.text = text;
  }
}

/** The versions of the MongoDB server that the driver in use speaks with and that the product was written for. */
export const OLDEST = '4.0';
export const NEWEST_MAJOR = 8;

/** Is `4.0.10` or `8.2.1-rc0` within 4.0 … 8.x? */
export function supportedVersion(version: string): boolean {
  const major = Number(/^(\d+)\./.exec(version)?.[1]);
  return major >= 4 && major <= NEWEST_MAJOR;
}

/** What to do instead, wherever no usable mongod is at hand. */
export const WHAT_TO_DO: Bi = {
  vi: 'Hãy đặt MONGODB_URI trỏ tới replica set MongoDB 4.0–8.x của đơn vị, hoặc đặt MONGOD_PATH trỏ tới một tệp mongod 4.0–8.x chạy được trên máy này.',
  en: 'Set MONGODB_URI to the site’s MongoDB 4.0–8.x replica set, or MONGOD_PATH to a mongod 4.0–8.x that runs on this machine.',
};
