/** Answers that EXCON gives again and again; the list is this browser's own. */
import { useState } from 'react';
import type { Lang } from '../../../../../server/shared/text.js';

const KEPT = 'dientap.excon.replies';

export const DEFAULT_REPLIES: Record<Lang, readonly string[]> = {
  vi: [
    'Đã nhận. Ban điều hành sẽ trả lời trong ít phút.',
    'Đồng ý, đề nghị đội thực hiện và ghi nhận vào hệ thống.',
    'Đội tự quyết định theo thẩm quyền và quy trình của đơn vị.',
    'Đề nghị đội nêu rõ hơn: hệ thống nào, lý do, ai phê duyệt.',
    'Thông tin này không có trong tình huống; đề nghị xử lý theo dữ kiện đã nhận.',
    'Liên hệ qua vai mô phỏng đã nêu trong tình huống.',
  ],
  en: [
    'Received. EXCON will answer in a few minutes.',
    'Agreed; carry it out and record it in the system.',
    'Decide by your own authority and procedures.',
    'Please be more specific: which system, why, approved by whom.',
    'This is not part of the scenario; act on what you have received.',
    'Contact the simulated role named in the inject.',
  ],
};

function kept(lang: Lang): readonly string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(`${KEPT}.${lang}`) ?? 'null');
    if (Array.isArray(list) && list.every((each) => typeof each === 'string')) return list;
  } catch {
    // a spoilt list counts as none
  }
  return DEFAULT_REPLIES[lang];
}

/** The list in this language, and how to change it; an empty list brings the first one back. */
export function useReplies(lang: Lang): [readonly string[], (list: readonly string[]) => void] {
  const [lists, setLists] = useState<Partial<Record<Lang, readonly string[]>>>({});
  const save = (list: readonly string[]): void => {
    const tidy = list.map((each) => each.trim()).filter((each) => each !== '');
    if (tidy.length === 0) localStorage.removeItem(`${KEPT}.${lang}`);
    else localStorage.setItem(`${KEPT}.${lang}`, JSON.stringify(tidy));
    setLists((now) => ({ ...now, [lang]: tidy.length === 0 ? DEFAULT_REPLIES[lang] : tidy }));
  };
  return [lists[lang] ?? kept(lang), save];
}
