/** The steps of the tour, and when each has been tried. */
import { useState } from 'react';
import { useDesk } from '../desk.js';
import { SAMPLE_MAIL } from './sample.js';

export const STEPS = ['read', 'act', 'answer', 'log', 'cut', 'excon'] as const;
export type Step = (typeof STEPS)[number] | 'end';

/** Whether the person has done what the step asks; going on without is fine. */
export function useDone(step: Step): boolean {
  const { read, view, state } = useDesk();
  const [wasCut, setWasCut] = useState(false);
  if (state.connection === 'cut' && !wasCut) setWasCut(true);
  switch (step) {
    case 'read':
      return read.has(SAMPLE_MAIL);
    case 'act':
      return view.deeds.some(({ type }) => type === 'action-recorded');
    case 'answer':
      return view.deeds.some(({ type }) => type === 'answer-recorded');
    case 'cut':
      return wasCut && state.connection === 'online' && state.pending.length === 0;
    case 'excon':
      return view.messages.some(({ from }) => from === 'excon');
    case 'log':
    case 'end':
      return true;
  }
}
