/** A real SMTP server on 127.0.0.1 that keeps what it is given, read back by a mail parser. */
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Received extends ParsedMail {
  recipient: string;
}

export interface PostOffice {
  url: string;
  port: number;
  mails: Received[];
  /** Addresses that do not exist, and those that are asked to wait once. */
  unknown: Set<string>;
  busy: Set<string>;
  /** When at least this many came. */
  until(count: number): Promise<Received[]>;
  close(): Promise<void>;
}

class Refusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/** `port` 0: any free one. */
export async function openPostOffice(port = 0): Promise<PostOffice> {
  const mails: Received[] = [];
  const unknown = new Set<string>();
  const busy = new Set<string>();
  const waiting = new Set<() => void>();
  async function keep(stream: Readable, recipient: string, done: (error?: Error) => void): Promise<void> {
    const mail = await simpleParser(stream);
    mails.push({ ...mail, recipient });
    done();
    for (const look of waiting) look();
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      password === 'dung-mat-khau' ? done(null, { user: username }) : done(new Error('Invalid username or password')),
    onRcptTo({ address }, _session, done) {
      if (unknown.has(address)) return done(new Refusal(550, 'No such user here'));
      if (busy.delete(address)) return done(new Refusal(451, 'Try again later'));
      return done();
    },
    onData(stream, session, done) {
      void keep(stream, session.envelope.rcptTo[0]?.address ?? '', done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  server.on('error', () => undefined);
  const taken = (server.server.address() as AddressInfo).port;
  return {
    url: `smtp://127.0.0.1:${taken}/?from=${encodeURIComponent('Ban Tổ chức <dientap@ban-to-chuc.example>')}`,
    port: taken,
    mails,
    unknown,
    busy,
    until: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (mails.length < count) return;
          waiting.delete(look);
          resolve(mails);
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}
