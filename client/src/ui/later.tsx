/**
 * Parts that nobody needs in the first second: fetched quietly once the page stands, so that the first visit is light and
 * everything is there when the line is cut, also where no service worker may keep it (plain http).
 */
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';

/** ms before a part that could not be fetched is asked for again. */
const AGAIN = 3000;

const parts: (() => Promise<void>)[] = [];

/** A component by name of its module; until it is there `gap` stands in its place. What was fetched is drawn at once. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, gap: ReactNode = null): ComponentType<P> {
  let part: ComponentType<P> | null = null;
  let coming: Promise<void> | null = null;
  const fetch = (): Promise<void> => {
    coming ??= load().then(
      (loaded) => void (part = loaded),
      async () => {
        await new Promise((done) => setTimeout(done, AGAIN));
        coming = null;
        return fetch();
      },
    );
    return coming;
  };
  parts.push(fetch);
  return function Later(props: P) {
    const [, drawn] = useState(part !== null);
    useEffect(() => {
      let here = true;
      if (part === null) void fetch().then(() => here && drawn(true));
      return () => {
        here = false;
      };
    }, []);
    const Part = part;
    return Part ? <Part {...props} /> : gap;
  };
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
