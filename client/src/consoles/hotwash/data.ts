/** The board as the server has it, asked for every two seconds, and the facilitator's acts on it, shown at once. */
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { AddNote, HotWash, Note, PatchHotWash, PatchNote } from '../../../../server/shared/hotwash.js';
import { get, patch, post, ProblemError } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { freshId } from '../../state/link.js';

const EVERY_MS = 2000;

const keyOf = (exerciseId: string) => ['hotwash', exerciseId];

export const useWash = (exerciseId: string) =>
  useQuery({ queryKey: keyOf(exerciseId), queryFn: () => get<HotWash>(`/exercises/${exerciseId}/notes`), refetchInterval: EVERY_MS });

export interface Acts {
  change: (note: Note, change: PatchNote) => Promise<void>;
  setUp: (change: PatchHotWash) => Promise<void>;
  /** False when it was not taken; the words then stay in their field. */
  add: (note: Pick<AddNote, 'question' | 'text'>) => Promise<boolean>;
}

export function useActs(exerciseId: string): Acts {
  const client = useQueryClient();
  const { lang, t } = useCommon();
  const path = `/exercises/${exerciseId}/notes`;
  /** Does it, says so when refused, and looks again in any case. */
  async function done(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      const message = error instanceof ProblemError ? error.sentence(lang) : String(error);
      notifications.show({ title: t('failed'), message, color: 'red' });
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: keyOf(exerciseId) });
    }
  }
  return {
    async change(note, change) {
      await client.cancelQueries({ queryKey: keyOf(exerciseId) });
      const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Note>;
      client.setQueryData<HotWash>(keyOf(exerciseId), (now) =>
        now ? { ...now, notes: now.notes.map((each) => (each.id === note.id ? { ...each, ...said } : each)) } : now,
      );
      await done(patch(`${path}/${note.id}`, change));
    },
    async setUp(change) {
      await done(patch(path, change));
    },
    add: ({ question, text }) => done(post(path, { noteId: freshId(), question, text })),
  };
}

/** The board's acts and names, for every card. */
export interface Board extends Acts {
  wash: HotWash;
  /** Server time minus this device's, ms. */
  offset: number;
  themes: string[];
  /** Opens the dialogue that names a new theme for this note. */
  nameTheme: (note: Note, question: Note['question']) => void;
}
export const BoardContext = createContext<Board | null>(null);
export function useBoard(): Board {
  const board = use(BoardContext);
  if (!board) throw new Error('outside the hot wash');
  return board;
}
