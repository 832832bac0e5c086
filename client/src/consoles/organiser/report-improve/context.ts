/** What every part of the plan's page needs: the drill, the plan, who may what. */
import { createContext, use } from 'react';
import type { ImprovementPlan } from '../../../../../server/shared/improvement.js';
import type { AfterActionReport } from '../../../../../server/shared/report.js';

export interface PlanPage {
  exerciseId: string;
  report: AfterActionReport;
  plan: ImprovementPlan;
  /** END EX has been. */
  over: boolean;
  may: { find: boolean; write: boolean; userId: string };
  teamName: (teamId: string) => string;
  /** Opens an action beside the page. */
  openAction: (id: string) => void;
  /** Opens the form of a new action. */
  addAction: (findingId: string) => void;
  /** Brings a finding into view. */
  show: (findingId: string) => void;
}

export const PlanContext = createContext<PlanPage | null>(null);
export function usePlanPage(): PlanPage {
  const page = use(PlanContext);
  if (!page) throw new Error('outside the improvement plan');
  return page;
}
