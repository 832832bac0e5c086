/** The scenarios that an exercise can be planned with. */
import { useQuery } from '@tanstack/react-query';
import type { ScenarioSummary } from '../../../../server/shared/api.js';
import { get } from '../../api/http.js';

export const useScenarios = () => useQuery({ queryKey: ['scenarios'], queryFn: () => get<ScenarioSummary[]>('/scenarios') });
