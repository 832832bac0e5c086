/** Texts of a team's seats in the control room: captain and join code. */
import { register, useText } from '../../../i18n/index.js';

export const texts = {
  captain: ['Đội trưởng', 'Captain'],
  setCaptain: ['Chỉ định làm đội trưởng', 'Name as captain'],
  setCaptainAsk: [
    '{{name}} là đội trưởng của {{team}} từ lúc này: duyệt hành động nghiêm trọng (nếu kế hoạch yêu cầu), gỡ chỗ ngồi và cấp mã tham gia.',
    '{{name}} is captain of {{team}} from now on: approves grave actions where the plan asks for it, removes seats and gives join codes.',
  ],
  noCaptain: ['Thôi làm đội trưởng', 'No longer captain'],
  noCaptainAsk: [
    '{{team}} không có đội trưởng cho đến khi đội hoặc ban điều hành chỉ định người khác.',
    '{{team}} has no captain until the team or EXCON names another.',
  ],
  newCode: ['Cấp mã tham gia mới', 'New join code'],
  newCodeAsk: [
    'Mã cũ của {{team}} trên phiếu và trong thư mời hết hiệu lực ngay. Người đang ngồi không bị ảnh hưởng; ai vào sau cần mã mới.',
    'The old code of {{team}} on sheets and in mails opens nothing any more. Who sits stays; who comes later needs the new one.',
  ],
  codeIs: ['Mã mới của {{team}}', 'New code of {{team}}'],
} as const satisfies Record<string, readonly [string, string]>;

register('excon-seats', texts);

export const useSeatsText = () => useText<typeof texts>('excon-seats');
