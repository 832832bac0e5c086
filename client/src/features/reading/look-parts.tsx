/** What several looks share: title, initials, pairs, the drill's mark, who says what. */
import { Avatar } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Sender } from '../../../../server/shared/views.js';
import { date, fold, wallTime } from '../../ui/format.js';
import type { Said } from './blocks.js';
import type { Step } from './forms.js';
import { titleOf, type Piece } from './piece.js';
import { Rich, Words } from './rich.js';
import { useReadingText } from './texts.js';
import classes from './looks.module.css';

export function Title({ piece, className }: { piece: Piece; className?: string | undefined }) {
  const { lang } = useReadingText();
  return <h2 className={`${classes['title']} ${className ?? ''}`}>{titleOf(piece, lang)}</h2>;
}

/** Colours that carry white letters; which one a name gets tells nothing but that it is the same person. */
const COLOURS = ['cyan.9', 'indigo.8', 'grape.8', 'teal.9', 'orange.9', 'pink.8'] as const;

export function Initials({ name, size = 40, nth = 0 }: { name: string; size?: number; nth?: number }) {
  return (
    <Avatar size={size} radius="xl" color={COLOURS[nth % COLOURS.length] ?? COLOURS[0]} variant="filled" aria-hidden>
      {initialsOf(name)}
    </Avatar>
  );
}

/** Two letters of a name: of its last two words, brackets aside. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/\([^)]*\)/g, ' ')
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean);
  return words
    .slice(-2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
}

export function useFrom(piece: Piece): Sender {
  const { lang } = useReadingText();
  return piece.from[lang];
}

export function Pair({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

export const when = (piece: Piece): string => `${date(piece.wall)} ${wallTime(piece.wall)}`;

/** The mark at the head of drill material, as its author wrote it. */
export function Stamp({ text }: { text: string }) {
  return text === '' ? null : <div className={classes['stamp']}>{text}</div>;
}

/** A handle for a name: letters and digits without diacritics. */
export const handleOf = (name: string): string => `@${fold(name).replace(/[^a-z0-9]+/g, '')}`;

/** Neighbouring steps of one kind together: prose in one piece, lines of talk one after the other. */
export function runsOf(steps: readonly Step[]): Step[][] {
  const runs: Step[][] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last?.[0]?.kind === step.kind) last.push(step);
    else runs.push([step]);
  }
  return runs;
}

export function Blocks({ steps, className }: { steps: readonly Step[]; className?: string | undefined }) {
  return <Rich blocks={steps.flatMap((step) => (step.kind === 'block' ? [step.block] : []))} className={className} />;
}

export function SaidName({ said }: { said: Said }) {
  return (
    <>
      <b>{said.who}</b>
      {said.when && <span className={`${classes['small']} ${classes['beside']} tnum`}>({said.when})</span>}
    </>
  );
}

export function SaidWords({ said }: { said: Said }) {
  return <Words html={said.html} className={classes['words']} />;
}
