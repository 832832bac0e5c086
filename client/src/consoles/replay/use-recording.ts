/** Recordings by whose screen they are; the last few stay, so that going back and forth between screens costs nothing. */
import { useEffect, useRef, useState } from 'react';
import type { Side } from '../../api/http.js';
import { fetchRecording, type Recording } from './recording.js';

const KEPT = 4;

export interface Fetching {
  recording: Recording | null;
  /** From 0 to 1. */
  progress: number;
  error: unknown;
  retry: () => void;
}

export function useRecording(exerciseId: string, as: string, side: Side): Fetching {
  const kept = useRef(new Map<string, Recording>());
  const [turn, setTurn] = useState(0);
  const whose = `${exerciseId} ${as}`;
  // asked for anew under another name, so that what failed is forgotten
  const name = `${whose} ${turn}`;
  const [found, setFound] = useState<{ name: string; recording: Recording | null; progress: number; error: unknown } | null>(null);
  useEffect(() => {
    const had = kept.current.get(whose);
    if (had) {
      setFound({ name, recording: had, progress: 1, error: null });
      return;
    }
    const stop = new AbortController();
    const tell = (recording: Recording | null, progress: number, error: unknown): void => {
      if (!stop.signal.aborted) setFound({ name, recording, progress, error });
    };
    const load = async (): Promise<void> => {
      tell(null, 0, null);
      try {
        const recording = await fetchRecording({ exerciseId, as, side, signal: stop.signal, progress: (part) => tell(null, part, null) });
        kept.current.set(whose, recording);
        for (const oldest of [...kept.current.keys()].slice(0, -KEPT)) kept.current.delete(oldest);
        tell(recording, 1, null);
      } catch (error) {
        tell(null, 0, error);
      }
    };
    void load();
    return () => stop.abort();
  }, [exerciseId, as, side, whose, name]);
  const mine = found?.name === name ? found : null;
  return {
    recording: mine?.recording ?? null,
    progress: mine?.progress ?? 0,
    error: mine?.error ?? null,
    retry: () => setTurn((before) => before + 1),
  };
}
