/**
 * Parts that nobody needs in the first second: fetched quietly once the page stands, so that the first visit is light and
 * everything is there when the line is cut, also where no service worker may keep it (plain http).
 */

/** ms before a part that could not be fetched is asked for again. */
const AGAIN = 3000;

const parts: (() => Promise<unknown>)[] = [];

/** A part that is fetched once, with all others or when it is first needed; until it is there it is asked for again. */
export function soon<M>(load: () => Promise<M>): () => Promise<M> {
  let coming: Promise<M> | null = null;
  const fetch = (): Promise<M> => {
    coming ??= load().catch(async () => {
      await new Promise((done) => setTimeout(done, AGAIN));
      coming = null;
      return fetch();
    });
    return coming;
  };
  parts.push(fetch);
  return fetch;
}

/** Fetches every part the loaded modules named; ends when all are there. */
export const fetchLater = async (): Promise<void> => {
  // those that come name further ones
  for (let done = 0; done < parts.length;) {
    const next = parts.slice(done);
    done = parts.length;
    // oxlint-disable-next-line no-await-in-loop -- one layer after the other
    await Promise.all(next.map((fetch) => fetch()));
  }
};
