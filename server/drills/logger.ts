/** What the hosts say to the operators: the shape of pino's logger, so that tests need none. */
export interface HostLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const silent: HostLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };
