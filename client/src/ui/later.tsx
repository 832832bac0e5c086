/** Components that come after the page stands (`state/parts.ts`). */
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { soon } from '../state/parts.js';

export { fetchLater } from '../state/parts.js';

/** A component by name of its module; until it is there `gap` stands in its place. What was fetched is drawn at once. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, gap: ReactNode = null): ComponentType<P> {
  let part: ComponentType<P> | null = null;
  const fetch = soon(async () => void (part = await load()));
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
