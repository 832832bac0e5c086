/** The state of an inject for a team (I7): a shape and a colour, never colour alone. */
import type { CellState } from '../../../server/shared/views.js';
import { useCommon } from '../i18n/index.js';

interface Look {
  color: string;
  draw: 'dot' | 'ring' | 'half' | 'check' | 'late' | 'cross' | 'pause' | 'ask' | 'dash' | 'skip' | 'eye';
}
const LOOKS: Record<CellState, Look> = {
  waiting: { color: 'var(--dt-wait)', draw: 'dot' },
  held: { color: 'var(--dt-warn)', draw: 'pause' },
  asked: { color: 'var(--dt-warn)', draw: 'ask' },
  delivered: { color: 'var(--dt-accent)', draw: 'ring' },
  seen: { color: 'var(--dt-accent)', draw: 'eye' },
  answered: { color: 'var(--dt-accent)', draw: 'half' },
  met: { color: 'var(--dt-ok)', draw: 'check' },
  late: { color: 'var(--dt-warn)', draw: 'late' },
  missed: { color: 'var(--dt-bad)', draw: 'cross' },
  'not-needed': { color: 'var(--dt-wait)', draw: 'dash' },
  skipped: { color: 'var(--dt-wait)', draw: 'skip' },
};

/** In the order of a legend. */
export const STATES: readonly CellState[] = [
  'waiting',
  'delivered',
  'seen',
  'answered',
  'met',
  'late',
  'missed',
  'held',
  'asked',
  'not-needed',
  'skipped',
];

function shape(draw: Look['draw']) {
  switch (draw) {
    case 'dot':
      return <circle cx="8" cy="8" r="1.8" fill="currentColor" />;
    case 'ring':
      return <circle cx="8" cy="8" r="4.8" fill="none" stroke="currentColor" strokeWidth="2" />;
    case 'eye':
      return (
        <>
          <circle cx="8" cy="8" r="4.8" fill="none" stroke="currentColor" strokeWidth="2" />
          <circle cx="8" cy="8" r="2" fill="currentColor" />
        </>
      );
    case 'half':
      return (
        <>
          <circle cx="8" cy="8" r="4.8" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M8 3.2a4.8 4.8 0 0 1 0 9.6z" fill="currentColor" />
        </>
      );
    case 'check':
      return (
        <>
          <rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="currentColor" />
          <path d="M4.6 8.2l2.3 2.4 4.6-5" fill="none" stroke="var(--dt-panel)" strokeWidth="2" />
        </>
      );
    case 'late':
      return (
        <>
          <path d="M8 1.4L15 14H1z" fill="currentColor" />
          <path d="M8 5.6v4M8 11.2v1.3" stroke="var(--dt-panel)" strokeWidth="1.8" />
        </>
      );
    case 'cross':
      return <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="2.8" />;
    case 'pause':
      return <path d="M5.2 3v10M10.8 3v10" stroke="currentColor" strokeWidth="2.6" />;
    case 'ask':
      return (
        <text x="8" y="12.6" textAnchor="middle" fontSize="13" fontWeight="700" fill="currentColor">
          ?
        </text>
      );
    case 'dash':
      return <path d="M3.5 8h9" stroke="currentColor" strokeWidth="2" />;
    case 'skip':
      return <path d="M3 4l4 4-4 4M8.5 4l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.8" />;
  }
}

export function StateMark({ state, size = 16, label = true }: { state: CellState; size?: number; label?: boolean }) {
  const { t } = useCommon();
  const look = LOOKS[state];
  const name = t(`state.${state}`);
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      style={{ color: look.color, flex: 'none' }}
      {...(label ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
    >
      {label && <title>{name}</title>}
      {shape(look.draw)}
    </svg>
  );
}
