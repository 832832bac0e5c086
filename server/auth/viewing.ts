/**
 * Viewing links: made by whoever runs a drill, opened by whoever has the address, good until their date or until they
 * are withdrawn. The secret half of a link is derived from its id under the server's own secret, so an organiser can
 * copy a link again, and a copy of the database opens nothing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refused } from '../errors.js';
import type { HostClock } from '../drills/ports.js';
import { newId, type Random } from '../ids.js';
import type { CreateLink, LinkAnswer, LinkKind, ViewingLink } from '../shared/links.js';
import { LINK_DAYS } from '../shared/links.js';
import type { Brake } from './limits.js';
import type { GuestPrincipal } from './principal.js';
import { ACCESS_SECONDS, type Tokens } from './tokens.js';

/** A link as it is stored; times in epoch ms. */
export interface LinkRecord {
  id: string;
  exerciseId: string;
  kind: LinkKind;
  label?: string;
  /** Of a report: teams are letters, people are not named. */
  anonymous?: boolean;
  createdBy: string;
  createdAt: number;
  expiresAt: number;
  withdrawnAt?: number;
  lastUsedAt?: number;
  opens: number;
}

export interface LinkStore {
  add(link: LinkRecord): Promise<void>;
  byId(id: string): Promise<LinkRecord | null>;
  /** Newest first. */
  ofExercise(exerciseId: string): Promise<LinkRecord[]>;
  /** False when it was withdrawn before, or there is none of that exercise. */
  withdraw(exerciseId: string, id: string, at: number): Promise<boolean>;
  /** Notes a use; `opened`: by a page that was newly opened. */
  used(id: string, at: number, opened: boolean): Promise<void>;
}

/** A link without the server's own part of its address. */
export type Link = Omit<ViewingLink, 'url'> & { path: string };

export interface Viewing {
  make(exerciseId: string, link: CreateLink, by: string): Promise<Link>;
  list(exerciseId: string): Promise<Link[]>;
  /** Ends every page that is open with it. @throws Refused not-found */
  withdraw(exerciseId: string, id: string): Promise<void>;
  /** @throws Refused link-expired, too-many */
  trade(token: string, ip: string, again: boolean): Promise<LinkAnswer>;
  /** Asked before every request and handshake of a guest. @throws Refused link-expired */
  readonly requireAlive: (guest: GuestPrincipal) => Promise<void>;
  close(): void;
}

const PAGES: Record<LinkKind, string> = { wallboard: '/wall/', observer: '/observe/', report: '/results/' };
const DAY = 24 * 3_600_000;
/** ms for which a link once found alive is believed to be: a withdrawal on another server is felt after that. */
export const BELIEVED_MS = 2000;
/** ms between two looks at the links of open pages. */
const SWEEP_MS = 5000;
/** A use is noted once in this time, ms. */
const NOTED_MS = 60_000;

export function createViewing(deps: {
  store: LinkStore;
  tokens: Tokens;
  clock: HostClock;
  random: Random;
  /** The first derives, all are accepted. */
  secrets: readonly string[];
  /** The exercise's name; null: there is none. */
  nameOf: (exerciseId: string) => Promise<string | null>;
  brakes: { wrong: Brake; opens: Brake };
  /** Told of a link that is no longer good: its open pages end. */
  ended: (linkId: string) => void;
}): Viewing {
  const { store, clock, random, brakes } = deps;
  /** Links in use here: when last looked at (monotonic ms), when last noted. */
  const known = new Map<string, { link: LinkRecord; looked: number; noted: number }>();
  let cancel: (() => void) | undefined;
  let closed = false;

  const secretOf = (id: string, secret: string): string => createHmac('sha256', secret).update(`link\0${id}`).digest('base64url');
  const pathOf = ({ id, kind }: LinkRecord): string => `${PAGES[kind]}${id}.${secretOf(id, deps.secrets[0] ?? '')}`;
  const good = (link: LinkRecord | null): link is LinkRecord =>
    link !== null && link.withdrawnAt === undefined && link.expiresAt > clock.wall();
  const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

  function shown(link: LinkRecord): Link {
    return {
      id: link.id,
      kind: link.kind,
      ...(link.label === undefined ? {} : { label: link.label }),
      ...(link.anonymous === undefined ? {} : { anonymous: link.anonymous }),
      path: pathOf(link),
      createdAt: new Date(link.createdAt).toISOString(),
      expiresAt: new Date(link.expiresAt).toISOString(),
      withdrawnAt: iso(link.withdrawnAt),
      lastUsedAt: iso(link.lastUsedAt),
      opens: link.opens,
    };
  }

  function end(linkId: string): void {
    known.delete(linkId);
    deps.ended(linkId);
  }

  /** The id of a token whose secret half is right; null for anything else. */
  function idOf(token: string): string | null {
    const dot = token.indexOf('.');
    const [id, said] = [token.slice(0, Math.max(0, dot)), Buffer.from(token.slice(dot + 1))];
    const right = deps.secrets.some((secret) => {
      const due = Buffer.from(secretOf(id, secret));
      return due.length === said.length && timingSafeEqual(due, said);
    });
    return right ? id : null;
  }

  async function look(linkId: string): Promise<LinkRecord | null> {
    const had = known.get(linkId);
    if (had && clock.mono() - had.looked < BELIEVED_MS) return good(had.link) ? had.link : null;
    const link = await store.byId(linkId);
    if (!good(link)) {
      end(linkId);
      return null;
    }
    known.set(linkId, { link, looked: clock.mono(), noted: had?.noted ?? 0 });
    schedule();
    return link;
  }

  /** Looks again at every link in use, so that open pages end on time wherever it was withdrawn. */
  async function sweep(): Promise<void> {
    await Promise.all([...known.keys()].map((id) => look(id).catch(() => null)));
  }
  function schedule(): void {
    if (closed || cancel) return;
    cancel = clock.after(SWEEP_MS, () => {
      cancel = undefined;
      void sweep().then(() => known.size > 0 && schedule());
    });
  }

  return {
    async make(exerciseId, { kind, expiresAt, label, anonymous }, by) {
      const until = Date.parse(expiresAt);
      const now = clock.wall();
      if (until <= now || until > now + LINK_DAYS * DAY) {
        throw new Refused('bad-request', {
          detail: {
            vi: `Thời hạn phải sau lúc này và trong vòng ${LINK_DAYS} ngày.`,
            en: `The expiry must be later than now and within ${LINK_DAYS} days.`,
          },
        });
      }
      if ((await deps.nameOf(exerciseId)) === null) throw new Refused('not-found');
      const link: LinkRecord = {
        id: newId(random),
        exerciseId,
        kind,
        ...(label === undefined ? {} : { label }),
        ...(anonymous === undefined ? {} : { anonymous }),
        createdBy: by,
        createdAt: now,
        expiresAt: until,
        opens: 0,
      };
      await store.add(link);
      return shown(link);
    },
    list: async (exerciseId) => (await store.ofExercise(exerciseId)).map(shown),
    async withdraw(exerciseId, id) {
      if (!(await store.withdraw(exerciseId, id, clock.wall()))) throw new Refused('not-found');
      end(id);
    },
    async trade(token, ip, again) {
      await brakes.wrong.check([ip]);
      const id = idOf(token);
      const link = id === null ? null : await store.byId(id);
      const exercise = good(link) ? await deps.nameOf(link.exerciseId) : null;
      if (!good(link) || exercise === null) {
        await brakes.wrong.failed([ip]);
        throw new Refused('link-expired');
      }
      await brakes.opens.check([link.id]);
      await brakes.opens.failed([link.id]);
      await store.used(link.id, clock.wall(), !again);
      const { exerciseId, kind: view } = link;
      const edition = link.anonymous === undefined ? {} : { anonymous: link.anonymous };
      const accessToken = deps.tokens.sign({ kind: 'guest', exerciseId, view, linkId: link.id, ...edition, session: newId(random) });
      const expiresAt = new Date(link.expiresAt).toISOString();
      return { accessToken, expiresIn: ACCESS_SECONDS, exerciseId, exercise, view, ...edition, expiresAt };
    },
    async requireAlive(guest) {
      const link = await look(guest.linkId);
      if (!link) throw new Refused('link-expired');
      const entry = known.get(guest.linkId);
      if (!entry || clock.mono() - entry.noted < NOTED_MS) return;
      entry.noted = clock.mono();
      await store.used(guest.linkId, clock.wall(), false);
    },
    close() {
      closed = true;
      cancel?.();
    },
  };
}
