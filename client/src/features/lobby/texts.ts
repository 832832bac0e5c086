/** Texts of the lobby and the go/no-go list, on the exercise's page and in the control room. */
import { register, useText } from '../../i18n/index.js';

export const texts = {
  checklist: ['Danh mục kiểm tra sẵn sàng', 'Go/no-go checklist'],
  'state.ok': ['Đạt', 'In order'],
  'state.warn': ['Lưu ý', 'Mind'],
  'state.red': ['Chưa đạt', 'Not in order'],
  'state.unknown': ['Chưa rõ', 'Not known'],
  fix: ['Mở mục này', 'Open'],
  recheck: ['Kiểm tra lại', 'Check again'],
  allOk: ['Không còn mục đỏ.', 'Nothing is red.'],
  redCount: ['{{n}} mục chưa đạt', '{{n}} not in order'],

  // START EX
  start: ['Bắt đầu diễn tập', 'START EX'],
  startText: [
    'Đồng hồ diễn tập chạy ngay và tình huống đầu tiên được phát cho {{n}} đội.',
    'The drill clock starts at once and the first inject goes to {{n}} teams.',
  ],
  startRed: [
    'Còn {{n}} mục chưa đạt. Nếu vẫn bắt đầu, tên bạn, các mục này và lý do được ghi vào nhật ký diễn tập.',
    '{{n}} items are not in order. If you start anyway, your name, these items and the reason enter the exercise log.',
  ],
  startUnread: [
    'Không đọc được danh mục kiểm tra. Nếu vẫn bắt đầu, tên bạn và lý do được ghi vào nhật ký diễn tập.',
    'The checklist cannot be read. If you start anyway, your name and the reason enter the exercise log.',
  ],
  override: ['Vẫn bắt đầu', 'Start anyway'],
  overrideReason: ['Lý do vẫn bắt đầu', 'Reason for starting anyway'],
  overrideFirst: ['Hãy đánh dấu “Vẫn bắt đầu” và nêu lý do.', 'Tick “Start anyway” and give the reason.'],
} as const satisfies Record<string, readonly [string, string]>;

register('lobby', texts);

export const useLobbyText = () => useText<typeof texts>('lobby');
