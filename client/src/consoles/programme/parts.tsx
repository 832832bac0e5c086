/** Small parts that the tables of the programme share. */
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './programme.module.css';

/** A wide table scrolls inside its own panel, by keyboard too. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <div className={`panel ${classes['scroll']}`} tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** To an agency's drills over the years, and back to this one. */
export function ToAgency({ year, agencyId, name }: { year: string; agencyId: string; name: string }) {
  return (
    <Anchor size="sm" renderRoot={(props) => <Link to="/programme" search={{ year, agency: agencyId }} {...props} />}>
      {name}
    </Anchor>
  );
}

/** A percent as a bar beside its figure. */
export function Share({ percent, words }: { percent: number; words: string }) {
  return (
    <div className={classes['share']}>
      <span className="tnum">{words}</span>
      <div aria-hidden>
        <span style={{ width: `${Math.min(100, Math.max(0, percent))}%` }} />
      </div>
    </div>
  );
}
