/** Names of the people who run and evaluate a drill. */
import { useQuery } from '@tanstack/react-query';
import type { Role } from '../../../../server/shared/api.js';
import { get } from '../../api/http.js';

export interface Person {
  id: string;
  name: string;
  roles: Role[];
}

/** `name` of an id that nobody knows any more is its last characters. */
export function usePeople(exerciseId: string): { people: Person[]; name: (id: string) => string; pending: boolean; error: Error | null } {
  const found = useQuery({
    queryKey: ['staff', exerciseId],
    queryFn: () => get<Person[]>(`/exercises/${exerciseId}/staff`),
    staleTime: 60_000,
  });
  const people = found.data ?? [];
  return {
    people,
    name: (id) => people.find((one) => one.id === id)?.name ?? `#${id.slice(-4)}`,
    pending: found.isPending,
    error: found.error,
  };
}

export const mayEvaluate = (person: Person): boolean =>
  person.roles.some((role) => role === 'evaluator' || role === 'director' || role === 'admin');
/** Who plans an exercise assigns; the server decides, a page only leaves out what would be refused. */
export const mayAssign = (roles: readonly Role[]): boolean =>
  roles.some((role) => role === 'admin' || role === 'organiser' || role === 'director');
