/** A mail server of the loopback for browser tests: what it takes is kept as files, so that every worker can read it. */
import { writeFile } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface PostOffice {
  /** For SMTP_URL. */
  url: string;
  folder: string;
  close: () => Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dientap-mail-'));
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => writeFile(path.join(folder, `${++taken}.eml`), Buffer.concat(parts), done));
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    folder,
    async close() {
      await new Promise<void>((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Everything taken so far, read. */
export async function mailsIn(folder: string): Promise<ParsedMail[]> {
  const names = await readdir(folder);
  return Promise.all(names.map(async (name) => simpleParser(await readFile(path.join(folder, name)))));
}
