/** Texts of the members panel: who is here, the captain, seats, further devices. */
import { register, useText } from '../../i18n/index.js';

export const texts = {
  title: ['Thành viên đội', 'Team members'],
  open: ['{{n}}/{{m}} thành viên đang có mặt. Mở danh sách', '{{n}} of {{m}} members here. Open the list'],
  count: ['{{n}}/{{m}} đang có mặt', '{{n}} of {{m}} here'],
  you: ['bạn', 'you'],
  captain: ['Đội trưởng', 'Captain'],
  hereSince: ['Có mặt từ {{time}}', 'Here since {{time}}'],
  here: ['Đang có mặt', 'Here'],
  awaySince: ['Vắng từ {{time}}', 'Away since {{time}}'],
  away: ['Vắng mặt', 'Away'],
  pages: ['{{n}} thiết bị hoặc cửa sổ', '{{n}} devices or windows'],
  reading: ['đang đọc “{{title}}”', 'reading “{{title}}”'],
  writing: ['đang soạn “{{title}}”', 'writing “{{title}}”'],
  acts: ['Việc với {{name}}', 'Acts on {{name}}'],
  cutHint: ['Đang mất kết nối: các việc dưới đây mở lại khi có mạng.', 'The line is cut: these open again with the network.'],
  // captain
  noCaptain: ['Đội chưa có đội trưởng', 'The team has no captain'],
  noCaptainText: [
    'Đội trưởng quản lý chỗ ngồi của đội{{approval}}. Ai cũng chỉ định được khi chưa có.',
    'The captain looks after the team’s seats{{approval}}. Anybody may name one while there is none.',
  ],
  noCaptainApproval: [' và duyệt các hành động nghiêm trọng trước khi ghi nhận', ' and approves grave actions before they are recorded'],
  beCaptain: ['Tôi là đội trưởng', 'I am the captain'],
  nameCaptain: ['Chỉ định làm đội trưởng', 'Name as captain'],
  handOver: ['Giao vai trò đội trưởng', 'Hand over as captain'],
  handOverAsk: [
    '{{name}} sẽ là đội trưởng thay bạn: duyệt hành động, gỡ chỗ ngồi và cấp mã tham gia của đội. Bạn không tự lấy lại được.',
    '{{name}} becomes captain in your place: approves actions, removes seats and gives the team’s join code. You cannot take it back yourself.',
  ],
  // removing
  remove: ['Gỡ khỏi đội', 'Remove from the team'],
  removeAsk: [
    '{{name}} không còn thấy nội dung của đội và không thao tác được nữa, trên mọi thiết bị. Việc người này đã làm vẫn giữ nguyên. Chỉ ban điều hành trả lại chỗ được.',
    '{{name}} no longer sees anything of the team and can do nothing any more, on any device. What this person has done stays. Only EXCON can give the seat back.',
  ],
  removeReason: ['Lý do (người bị gỡ sẽ đọc được)', 'Reason (the removed person will read it)'],
  removed: ['Đã gỡ {{name}}', '{{name}} was removed'],
  removedNext: [
    'Nếu liên kết hoặc mã của đội đã lộ, hãy cấp mã mới: mã cũ hết hiệu lực ngay, người đang ngồi không bị ảnh hưởng.',
    'If the team’s link or code got out, give a new code: the old one opens nothing any more, and who sits stays.',
  ],
  notNeeded: ['Không cần', 'Not needed'],
  // code
  newCode: ['Cấp mã tham gia mới', 'Give a new join code'],
  newCodeAsk: [
    'Mã cũ trên phiếu và trong thư mời hết hiệu lực ngay. Người đang ngồi không bị ảnh hưởng; ai vào sau cần mã mới.',
    'The old code on sheets and in mails opens nothing any more. Who sits stays; who comes later needs the new one.',
  ],
  codeIs: ['Mã mới của đội', 'The team’s new code'],
  codeOnce: [
    'Chỉ bạn và ban điều hành thấy mã này. Hãy ghi lại trước khi đóng.',
    'Only you and EXCON see this code. Note it before you close.',
  ],
  copy: ['Sao chép', 'Copy'],
  copied: ['Đã sao chép', 'Copied'],
  // devices
  device: ['Dùng trên thiết bị khác', 'Use on another device'],
  deviceText: [
    'Quét mã bằng điện thoại, hoặc mở liên kết trên máy kia. Cùng một chỗ ngồi, cùng nội dung; đội vẫn tính một người.',
    'Scan it with a phone, or open the link on the other computer. Same seat, same picture; the team counts one person.',
  ],
  deviceAlt: ['Mã QR để mở chỗ ngồi của bạn trên thiết bị khác', 'QR code that opens your seat on another device'],
  deviceLeft: ['Dùng được một lần, còn {{time}}', 'Works once, {{time}} left'],
  deviceOver: ['Liên kết đã hết hạn', 'The link has expired'],
  deviceUsed: ['Thiết bị thứ hai đã kết nối', 'The second device is connected'],
  deviceAgain: ['Tạo liên kết mới', 'Make a new link'],
  deviceMind: [
    'Không gửi liên kết này cho người khác: ai mở được sẽ ngồi vào chỗ của bạn.',
    'Do not send this link to anybody: whoever opens it sits in your seat.',
  ],
  leave: ['Rời thiết bị này', 'Leave this device'],
  leaveAsk: [
    'Nội dung và bản nháp đã lưu trên máy này bị xóa. Chỗ của bạn trong đội vẫn còn: vào lại bằng mã tham gia rồi chọn tên mình.',
    'What this device has kept, drafts too, is erased. Your seat in the team remains: join again with the code and choose your name.',
  ],
  leaveWaiting: ['{{n}} thao tác chưa gửi được sẽ mất.', '{{n}} acts that were not sent yet will be lost.'],
  leaveGo: ['Xóa và rời máy này', 'Erase and leave'],
} as const satisfies Record<string, readonly [string, string]>;

register('team-members', texts);

export const useMembersText = () => useText<typeof texts>('team-members');
