/** A draft that saves itself on this device, per form and seat, and how complete it is. */
import { useCallback, useEffect, useState } from 'react';
import type { FieldValues } from '../../../../../server/shared/events.js';
import type { FieldView } from '../../../../../server/shared/views.js';
import { recall, remember } from '../keep.js';

export interface Draft {
  fields: FieldValues;
  /** Epoch ms on this device; null: never written. */
  savedAt: number | null;
}

export const readDraft = (key: string): Draft => recall<Draft>(key, { fields: {}, savedAt: null });

export const isFilled = (value: FieldValues[string] | undefined): boolean =>
  value !== undefined && !(typeof value === 'string' && value.trim() === '') && !(Array.isArray(value) && value.length === 0);

/** Required fields filled, required fields at all, and those missing. */
export function completeness(specs: FieldView[], fields: FieldValues): { filled: number; of: number; missing: FieldView[] } {
  const required = specs.filter((spec) => spec.required === true);
  const missing = required.filter((spec) => !isFilled(fields[spec.id]));
  return { filled: required.length - missing.length, of: required.length, missing };
}

/** Only what was filled goes on the wire. */
export const toSend = (fields: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => isFilled(value)));

/** Saves on every change; other windows of the same seat follow. */
export function useDraft(key: string, start?: FieldValues) {
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = readDraft(key);
    return kept.savedAt === null && start ? { fields: start, savedAt: null } : kept;
  });

  useEffect(() => {
    const onStorage = (event: StorageEvent): void => {
      if (event.key === key) setDraft(readDraft(key));
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, [key]);

  const change = useCallback(
    (id: string, value: FieldValues[string] | undefined) => {
      const savedAt = Date.now();
      setDraft((before) => {
        const { [id]: _old, ...rest } = before.fields;
        const next = { fields: value === undefined ? rest : { ...rest, [id]: value }, savedAt };
        remember(key, next);
        return next;
      });
    },
    [key],
  );
  const clear = useCallback(() => {
    remember(key, undefined);
    setDraft({ fields: {}, savedAt: null });
  }, [key]);
  return { ...draft, change, clear };
}
