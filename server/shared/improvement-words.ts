/** The words of the improvement plan, as every page, print and table writes them. */
import type { ActionStatus, Element } from './improvement.js';
import type { Bi } from './text.js';

/** HSEEP's capability elements (POETE). */
export const ELEMENT_WORDS: Record<Element, Bi> = {
  planning: { vi: 'Kế hoạch, quy trình', en: 'Planning' },
  organisation: { vi: 'Tổ chức, nhân sự', en: 'Organisation' },
  equipment: { vi: 'Trang thiết bị, hệ thống', en: 'Equipment' },
  training: { vi: 'Đào tạo, tập huấn', en: 'Training' },
  exercises: { vi: 'Diễn tập, kiểm tra', en: 'Exercises' },
};

export const STATUS_WORDS: Record<ActionStatus, Bi> = {
  proposed: { vi: 'Đề xuất', en: 'Proposed' },
  agreed: { vi: 'Đã thống nhất', en: 'Agreed' },
  doing: { vi: 'Đang thực hiện', en: 'In progress' },
  done: { vi: 'Đã thực hiện', en: 'Done' },
  verified: { vi: 'Đã xác nhận kết quả', en: 'Verified' },
  dropped: { vi: 'Thôi thực hiện', en: 'Dropped' },
};

export const VERDICT_WORDS: Record<'held' | 'partly' | 'not-held' | 'unknown', Bi> = {
  held: { vi: 'Đã giữ', en: 'Held' },
  partly: { vi: 'Giữ một phần', en: 'Held in part' },
  'not-held': { vi: 'Chưa giữ', en: 'Not held' },
  unknown: { vi: 'Chưa rõ', en: 'Not known' },
};
