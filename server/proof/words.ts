/** What is said of a verification, on paper, in a terminal and in the page, in both languages. */
import type { Fault } from '../shared/proof.js';
import type { Bi } from '../shared/text.js';
import type { Verification } from './verify.js';

export const FAULT_NAMES: Readonly<Record<Fault, Bi>> = {
  unreadable: { vi: 'không mở được', en: 'unreadable' },
  'too-large': { vi: 'quá lớn', en: 'too large' },
  malformed: { vi: 'sai cấu trúc', en: 'malformed' },
  'missing-file': { vi: 'thiếu tệp', en: 'missing file' },
  'file-changed': { vi: 'tệp khác bảng kê', en: 'file not as listed' },
  'seal-forged': { vi: 'niêm phong giả', en: 'forged seal' },
  'key-changed': { vi: 'khoá khác', en: 'another key' },
  unsealed: { vi: 'không có niêm phong', en: 'not sealed' },
  changed: { vi: 'bị sửa', en: 'changed' },
  removed: { vi: 'bị xoá', en: 'removed' },
  added: { vi: 'bị thêm', en: 'added' },
  reordered: { vi: 'bị đổi thứ tự', en: 'reordered' },
  truncated: { vi: 'bị cắt', en: 'cut off' },
  'scenario-swapped': { vi: 'kịch bản bị tráo', en: 'scenario swapped' },
  'teams-changed': { vi: 'danh sách đội bị sửa', en: 'teams changed' },
  'record-changed': { vi: 'điểm chấm bị sửa', en: 'marks changed' },
  'score-changed': { vi: 'bảng điểm bị sửa', en: 'scores changed' },
};

export const SOUND: Bi = { vi: 'NGUYÊN VẸN', en: 'SOUND' };
export const verdictOf = ({ sound, findings }: Verification): Bi =>
  sound ? SOUND : { vi: `KHÔNG NGUYÊN VẸN: ${findings.length} chỗ sai`, en: `NOT SOUND: ${findings.length} found wrong` };

/** END EX, or which issue. */
export const sealName = ({ kind, n }: { kind: 'end-ex' | 'publication'; n: number }): Bi =>
  kind === 'end-ex' ? { vi: 'Kết thúc diễn tập', en: 'END EX' } : { vi: `Công bố lần ${n}`, en: `Issue ${n}` };

export const KEY_NAMES: Readonly<Record<Verification['key'], Bi>> = {
  matches: { vi: 'Khoá khớp với vân tay đã cho.', en: 'The key is the one whose fingerprint was given.' },
  differs: { vi: 'Khoá KHÔNG khớp, hoặc chữ ký không đúng.', en: 'The key is NOT the one expected, or a signature does not hold.' },
  'not-given': {
    vi: 'Chưa so khoá vì chưa cho vân tay: ai cũng có thể tự ký một gói như vậy. Hãy hỏi đơn vị tổ chức xem vân tay ghi ở mỗi dấu niêm phong có đúng là của họ không.',
    en: 'The key was not compared, for no fingerprint was given: anybody could sign such a bundle. Ask the organiser whether the fingerprint shown with each seal is theirs.',
  },
};

/** What a sound bundle still does not prove; nothing where all of it is sealed. */
export function remarksOn({ sound, published, counts, bundle }: Verification): Bi[] {
  const remarks: Bi[] = [];
  if (bundle && !published) {
    remarks.push({
      vi: 'Kết quả chưa công bố: điểm chấm và bảng điểm trong gói này chưa được niêm phong.',
      en: 'The results have not been published: marks and scores in this bundle are not sealed.',
    });
  }
  if (sound && counts.unsealed > 0) {
    remarks.push({
      vi: `Bản ghi sau dấu niêm phong cuối (mở bảng điểm, công bố), chưa được ký và không ảnh hưởng đến điểm: ${counts.unsealed}.`,
      en: `Records behind the last seal (board, publication), signed by nothing yet and without any bearing on points: ${counts.unsealed}.`,
    });
  }
  return remarks;
}

export function countsOf({ counts: c }: Verification): Bi {
  return {
    vi: `${c.streams} luồng, ${c.records} bản ghi, ${c.events} sự kiện, ${c.marks} bản ghi chấm điểm, ${c.teams} đội, ${c.files} tệp`,
    en: `${c.streams} streams, ${c.records} records, ${c.events} events, ${c.marks} evaluators’ records, ${c.teams} teams, ${c.files} files`,
  };
}
