/** Words of charts and their tables, in both languages. */
import type { DistributedBy, HeatState } from '../../shared/analysis.js';
import type { BiText } from './table.js';

/** What a distribution is grouped by. */
export const GROUPED: Record<DistributedBy, BiText> = {
  stamp: { vi: 'Chỉ số', en: 'Metric' },
  inject: { vi: 'Tình huống', en: 'Inject' },
  team: { vi: 'Đội', en: 'Team' },
  objective: { vi: 'Mục tiêu', en: 'Objective' },
  kind: { vi: 'Loại cơ quan', en: 'Kind of agency' },
};

/** `mark`: one letter, so that no cell is told by its colour alone. */
export const HEAT: Record<HeatState, { mark: BiText; label: BiText }> = {
  met: { mark: { vi: 'Đ', en: 'M' }, label: { vi: 'Đạt', en: 'Met' } },
  late: { mark: { vi: 'M', en: 'L' }, label: { vi: 'Muộn', en: 'Late' } },
  part: { mark: { vi: 'P', en: 'P' }, label: { vi: 'Một phần', en: 'In part' } },
  missed: { mark: { vi: 'Q', en: 'X' }, label: { vi: 'Quá hạn', en: 'Missed' } },
  waiting: { mark: { vi: 'C', en: 'W' }, label: { vi: 'Chờ chấm', en: 'Awaits a mark' } },
  open: { mark: { vi: 'H', en: 'O' }, label: { vi: 'Còn hạn khi kết thúc', en: 'Still open at END EX' } },
  none: { mark: { vi: '·', en: '·' }, label: { vi: 'Không yêu cầu gì', en: 'Asked for nothing' } },
};
export const NOT_DELIVERED: BiText = { vi: 'Không phát', en: 'Not delivered' };
