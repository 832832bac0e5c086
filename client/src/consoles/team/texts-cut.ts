/** Texts of a cut line and of its return. */
import { register, useText } from '../../i18n/index.js';

export const cutTexts = {
  waiting: ['Mất kết nối {{time}} - {{n}} thao tác đang chờ', 'Cut off {{time}} - {{n}} acts waiting'],
  waitingOne: ['Mất kết nối {{time}} - 1 thao tác đang chờ', 'Cut off {{time}} - 1 act waiting'],
  waitingNone: ['Mất kết nối {{time}} - không có thao tác chờ', 'Cut off {{time}} - nothing waiting'],
  carryOn: ['Cứ làm tiếp, mọi thao tác tự gửi khi có mạng.', 'Carry on: your acts are sent with the network.'],
  /** Read out once. */
  lost: [
    'Mất kết nối. Cứ tiếp tục làm việc: nội dung đã nhận vẫn đọc được, thao tác được xếp hàng kèm giờ của bạn và tự gửi đúng thứ tự khi có lại kết nối.',
    'The line is cut. Carry on: what has arrived stays readable, your acts wait with their own time and are sent in order when the line is back.',
  ],
  back: ['Đã kết nối lại', 'The line is back'],
  sent: ['{{n}} thao tác đã gửi', '{{n}} acts sent'],
  sentOne: ['1 thao tác đã gửi', '1 act sent'],
  sending: ['đang gửi {{n}} thao tác', 'sending {{n}}'],
  refused: ['{{n}} bị từ chối', '{{n}} refused'],
  held: ['{{n}} chờ cuộc diễn tập tiếp tục', '{{n}} waiting for the drill to resume'],
  heldStatus: ['Chờ tiếp tục diễn tập', 'Waiting for the resume'],
  seeLog: ['Xem lý do', 'See why'],
  over: ['Phiên trên máy này đã kết thúc; nội dung vẫn đọc được', 'The session on this device is over; everything can still be read'],
  rejoin: ['Vào lại', 'Join again'],
} as const satisfies Record<string, readonly [string, string]>;

register('team-cut', cutTexts);

export const useCutText = () => useText<typeof cutTexts>('team-cut');
