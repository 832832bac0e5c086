/** Texts of the schedule tab. */
import { register } from '../../i18n/index.js';

export const texts = {
  noStart: ['Chưa định thời điểm bắt đầu', 'No start is set'],
  noStartHint: ['Người điều hành bắt đầu bằng tay, hoặc đặt thời điểm ở dưới.', 'A person starts it by hand, or a time is set below.'],
  starts: ['Bắt đầu (giờ G)', 'Starts (START EX)'],
  left: ['Còn', 'In'],
  passed: ['Đã qua', 'Passed'],
  days: ['{{n}} ngày {{rest}}', '{{n}} days {{rest}}'],
  lobby: ['Phòng chờ mở', 'Lobby opens'],
  how: ['Cách bắt đầu', 'How it starts'],
  auto: ['Tự động, đúng giờ', 'By itself, on time'],
  hand: ['Người điều hành bấm bắt đầu', 'A person presses START EX'],
  late: [
    'Đã quá giờ mà chưa bắt đầu. Hãy bắt đầu trong phòng điều hành, hoặc đặt thời điểm mới.',
    'Its time has passed and it has not started. Start it in the control room, or set another time.',
  ],
  over: [
    'Cuộc diễn tập đã bắt đầu hoặc đã huỷ; lịch không còn thay đổi được.',
    'The drill has started or was cancelled; its schedule can no longer be changed.',
  ],
  readOnly: ['Bạn không có quyền thay đổi lịch.', 'You may not change the schedule.'],
  edit: ['Thay đổi lịch của lần này', 'Change the schedule of this one'],
  save: ['Lưu lịch', 'Save the schedule'],
  saved: ['Đã lưu lịch.', 'The schedule was saved.'],
  series: ['Chuỗi định kỳ', 'Series'],
  state: ['Trạng thái', 'State'],
  active: ['Đang chạy', 'Active'],
  paused: ['Tạm dừng', 'Paused'],
  stopped: ['Đã dừng hẳn', 'Stopped'],
  pause: ['Tạm dừng chuỗi', 'Pause the series'],
  resume: ['Chạy tiếp chuỗi', 'Resume the series'],
  stop: ['Dừng hẳn chuỗi', 'Stop the series'],
  stopAsk: [
    'Không lập thêm lần nào nữa. Những lần đã lập vẫn giữ nguyên và vẫn bắt đầu, trừ khi bạn huỷ từng lần.',
    'Nothing more is planned. What is planned stays and still starts, unless you cancel it.',
  ],
  stopYes: ['Dừng hẳn', 'Stop it'],
  cancel: ['Không', 'No'],
  pauseHint: [
    'Tạm dừng chỉ ngừng lập các lần sau; lần đã lập vẫn bắt đầu.',
    'A pause only keeps later ones from being planned; what is planned still starts.',
  ],
  changeCron: ['Sửa lịch lặp', 'Change the recurrence'],
  moveHint: [
    'Lần kế tiếp còn chưa mở phòng chờ sẽ dời theo lịch mới; mã tham gia và thư mời vẫn dùng được.',
    'The next one whose lobby is not open yet moves to the new schedule; its join codes and invitations stay good.',
  ],
  problem: ['Không lập được lần kế tiếp', 'The next one could not be planned'],
  occurrences: ['Các lần đã lập', 'Planned so far'],
  name: ['Tên', 'Name'],
  when: ['Thời điểm', 'Time'],
  phase: ['Giai đoạn', 'Phase'],
  thisOne: ['lần này', 'this one'],
  noSeries: ['Không đọc được chuỗi này.', 'This series cannot be read.'],
} as const;
register('exercise-schedule', texts);
