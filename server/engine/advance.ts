/** Lets drill time pass: everything due happens at its own x, in the order of I4 (V1). */
import { comeDue } from './deliver.js';
import { expiriesUpTo, nextDue, type Armed, type Due, type Expiry } from './due.js';
import { fire } from './effects.js';
import { emit, test, type Run } from './run.js';

/** Everything due strictly before drill ms `x`. */
export function advanceBefore(run: Run, x: number): void {
  for (let due = nextDue(run.def, run.state, run.armed); due && due.x < x; due = nextDue(run.def, run.state, run.armed)) happen(run, due);
}

/** Everything due up to and at drill ms `x`. */
export function advanceTo(run: Run, x: number): void {
  for (let due = nextDue(run.def, run.state, run.armed); due && due.x <= x; due = nextDue(run.def, run.state, run.armed)) happen(run, due);
}

/** The expiries of drill ms `x`, then a test of what changed while the world stood still. */
export function takeUp(run: Run, x: number): void {
  for (const expiry of expiriesUpTo(run.state, x)) expire(run, expiry, x);
  test(run, x, null);
}

/** END EX expires every max ≤ x first (I4); of what waits at x itself only the rules that these expiries set off still fire. */
export function expireForEnd(run: Run, x: number): void {
  for (const expiry of expiriesUpTo(run.state, x)) expire(run, expiry, x);
  for (let due = armedOnly(run); due; due = armedOnly(run)) fire(run, due, x);
}

/** Set off by a team's expiry, not by the clock standing at this x. */
const armedOnly = (run: Run): Armed | undefined =>
  run.armed.filter((each) => each.teamId !== null).toSorted((a, b) => a.index - b.index)[0];

function happen(run: Run, due: Due): void {
  switch (due.kind) {
    case 'expire':
      for (const expiry of expiriesUpTo(run.state, due.x)) expire(run, expiry, due.x);
      return;
    case 'tick':
      test(run, due.x, null);
      return;
    case 'rule':
      fire(run, due.armed, due.x);
      return;
    case 'deliver':
      comeDue(run, due.inject, run.state.injects[due.inject]?.why ?? 'at', due.x);
      return;
  }
}

function expire(run: Run, { teamId, deliveryId, inject, expect, ask }: Expiry, x: number): void {
  emit(run, x, {
    type: 'max-passed',
    teamId,
    deliveryId,
    inject,
    ...(expect === undefined ? {} : { expect }),
    ...(ask === undefined ? {} : { ask }),
  });
}
