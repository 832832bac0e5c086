/** SMTP over nodemailer: where SMTP_URL leads, and what an error means for a mail: never, later, or later for everyone. */
import type { Letter, Sent, Transport } from './ports.js';

export interface SmtpAddress {
  /** For nodemailer: without the settings that are ours. */
  url: string;
  /** Host and port, without the account, as people may read it. */
  shown: string;
  from: { name: string; address: string } | null;
}

/** Mails under way at once; one connection each. */
export const CONNECTIONS = 4;
/** ms */
const CONNECT_TIMEOUT = 15_000;
const SOCKET_TIMEOUT = 60_000;

/**
 * `smtp[s]://user:password@host:port/?from=Name <address>`; without `from` the account's own address, where it is one.
 * The rest of the query goes to nodemailer.
 */
export function smtpAddress(smtpUrl: string): SmtpAddress {
  const url = new URL(smtpUrl);
  const user = decodeURIComponent(url.username);
  const given = url.searchParams.get('from') ?? user;
  url.searchParams.delete('from');
  const match = /^(?:"?([^"<]*?)"?\s*<)?([^\s<>@]+@[^\s<>@]+)>?$/.exec(given.trim());
  return {
    url: url.toString(),
    shown: `${url.hostname}:${url.port || (url.protocol === 'smtps:' ? 465 : 587)}`,
    from: match?.[2] ? { name: match[1] ?? '', address: match[2] } : null,
  };
}

/** An address that cannot be, a mailbox that does not exist, a mail that is not taken: 5xx; a server that is busy: 4xx. */
export function faultOf(error: unknown): Exclude<Sent, { ok: true }> {
  const { code, responseCode, command, message } = error as { code?: string; responseCode?: number; command?: string; message: string };
  const said = { ok: false as const, error: message.slice(0, 500) };
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2') return { ...said, fault: 'sign-in', everyone: true };
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return { ...said, fault: 'unreachable', everyone: true };
  if (responseCode === 421) return { ...said, fault: 'later', everyone: true };
  if (responseCode !== undefined && responseCode < 500) return { ...said, fault: 'later', everyone: false };
  if (command === 'MAIL FROM') return { ...said, fault: 'sign-in', everyone: true };
  return { ...said, fault: 'refused', everyone: false };
}

/** The library is loaded with the first mail: a server that sends none never needs it. */
async function openPool(url: string) {
  const { createTransport } = await import('nodemailer');
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECT_TIMEOUT,
    greetingTimeout: CONNECT_TIMEOUT,
    socketTimeout: SOCKET_TIMEOUT,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // a cut of an idle connection concerns no mail
  pool.on('error', () => undefined);
  return pool;
}

export function smtpTransport(address: SmtpAddress): Transport {
  let opened: ReturnType<typeof openPool> | null = null;
  const open = (): ReturnType<typeof openPool> => (opened ??= openPool(address.url));
  return {
    async send({ messageId, from, to, subject, text, html, calendar }: Letter) {
      try {
        const pool = await open();
        await pool.sendMail({
          messageId,
          from,
          to,
          subject,
          text,
          html,
          ...(calendar && { icalEvent: { method: calendar.method, filename: 'dien-tap.ics', content: calendar.content } }),
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return { ok: true };
      } catch (error) {
        return faultOf(error);
      }
    },
    async verify() {
      try {
        await (await open()).verify();
        return null;
      } catch (error) {
        return faultOf(error).error;
      }
    },
    close() {
      void opened?.then((pool) => pool.close());
      opened = null;
    },
  };
}
