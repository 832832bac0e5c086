/** Texts of the proof of a drill. */
import { register, useText } from '../../../i18n/index.js';

export const texts = {
  title: ['Chứng thực kết quả', 'Proof of the results'],
  text: [
    'Gói chứng thực gồm nhật ký, kịch bản, điểm chấm, bảng điểm và các dấu niêm phong. Bất kỳ ai cũng tự kiểm tra được bằng trang kiểm tra, không cần máy chủ, không cần mạng.',
    'The bundle holds the log, the scenario, marks, scores and the seals. Anybody can check it with the page beside it, without this server and without a network.',
  ],
  provisional: [
    'Kết quả chưa công bố: điểm chấm và bảng điểm trong gói chưa được niêm phong.',
    'Not published yet: marks and scores in the bundle are not sealed.',
  ],
  bundle: ['Tải gói chứng thực', 'Download the bundle'],
  verifier: ['Tải trang kiểm tra', 'Download the page that checks it'],
  fingerprint: ['Vân tay khoá ký', 'Fingerprint of the signing key'],
  fingerprintText: [
    'Hãy gửi vân tay này cho người kiểm tra bằng một kênh khác: văn bản, điện thoại.',
    'Give it to whoever checks by another way: a letter, a phone call.',
  ],
  seal: ['Dấu niêm phong', 'Seal'],
  made: ['Lập lúc', 'Made'],
  hash: ['Mã băm', 'Hash'],
  endEx: ['Kết thúc diễn tập', 'END EX'],
  issue: ['Công bố lần {{n}}', 'Issue {{n}}'],
  none: ['Chưa có dấu niêm phong nào.', 'There is no seal yet.'],
} as const satisfies Record<string, readonly [string, string]>;
register('proof', texts);

export const useProofText = () => useText<typeof texts>('proof');
