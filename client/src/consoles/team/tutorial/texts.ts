/** Texts of the tour of one minute. */
import { register, useText } from '../../../i18n/index.js';

export const texts = {
  title: ['Hướng dẫn một phút', 'One-minute tour'],
  offer: ['Làm quen với phòng diễn tập', 'Get to know the console'],
  offerText: [
    'Sáu bước thử ngay trên máy này với nội dung mẫu. Không có gì được gửi đi; tự dừng khi có lệnh bắt đầu.',
    'Six steps to try on this device with sample content. Nothing is sent; it stops by itself at START EX.',
  ],
  start: ['Bắt đầu hướng dẫn', 'Start the tour'],
  again: ['Xem lại hướng dẫn', 'Take the tour again'],
  sample: ['Nội dung mẫu, không gửi đi đâu', 'Sample content, nothing is sent'],
  step: ['Bước {{n}}/{{m}}', 'Step {{n}} of {{m}}'],
  back: ['Quay lại', 'Back'],
  next: ['Tiếp theo', 'Next'],
  skip: ['Bỏ qua hướng dẫn', 'Skip the tour'],
  finish: ['Kết thúc', 'Finish'],
  done: ['Đã làm xong bước này', 'This step is done'],
  'read.title': ['Đọc một tin', 'Read an item'],
  'read.text': [
    'Tình huống đến ở Hộp tin. Hãy mở thư mẫu: bấm vào, hoặc dùng phím mũi tên rồi Enter.',
    'Injects arrive in the inbox. Open the sample mail: click it, or use the arrow keys and Enter.',
  ],
  'act.title': ['Ghi nhận một hành động', 'Record an action'],
  'act.text': [
    'Mọi việc đội làm đều chọn từ bảng hành động, xếp theo sáu giai đoạn ứng phó. Tìm “tiếp nhận”, điền mục cần thiết rồi ghi nhận.',
    'Everything the team does is chosen here, by the six phases of response. Find “acknowledge”, fill in what is needed and record it.',
  ],
  'answer.title': ['Trả lời một câu hỏi', 'Answer a question'],
  'answer.text': [
    'Một số tin có câu hỏi bên dưới nội dung. Câu trả lời đầu tiên của đội được tính. Hãy chọn và gửi.',
    'Some items have questions below their text. The team’s first answer counts. Choose and send it.',
  ],
  'log.title': ['Đang gửi, đã ghi, bị từ chối', 'Sending, recorded, refused'],
  'log.text': [
    'Nhật ký cho biết từng việc: “Đang gửi” là chưa chắc chắn, “Đã ghi” là máy chủ đã lưu, “Bị từ chối” luôn kèm lý do. Việc đã ghi không rút lại được.',
    'The log tells of each act: “Sending” is not certain yet, “Recorded” is kept by the server, “Refused” always says why. What is recorded cannot be taken back.',
  ],
  'cut.title': ['Khi mất mạng', 'When the line is cut'],
  'cut.text': [
    'Bấm “Thử ngắt mạng”, nhắn một câu cho đội, rồi nối lại. Những gì đã nhận vẫn đọc được; việc làm trong lúc mất mạng tự gửi khi có mạng lại.',
    'Press “Cut the line”, write a word to the team, then restore it. What has arrived stays readable; what is done meanwhile is sent by itself afterwards.',
  ],
  'cut.go': ['Thử ngắt mạng', 'Cut the line'],
  'cut.back': ['Nối lại mạng', 'Restore the line'],
  'excon.title': ['Hỏi ban điều hành (EXCON)', 'Ask EXCON'],
  'excon.text': [
    'Chưa rõ cách diễn tập, hoặc cần liên hệ một nơi ngoài kịch bản: nhắn ở đây. Không liên hệ cơ quan thật. Hãy thử một câu.',
    'Unsure how it works, or in need of a contact outside the story: write here. Contact no real outside body. Try a sentence.',
  ],
  'end.title': ['Bạn đã sẵn sàng', 'You are ready'],
  'end.text': [
    'Màn hình tự chuyển sang phòng diễn tập khi có lệnh bắt đầu. Có thể xem lại hướng dẫn này bất cứ lúc nào trong phòng chờ.',
    'The screen opens the drill by itself at START EX. You can take this tour again while you wait.',
  ],
  // sample content
  exercise: ['Hướng dẫn', 'Tour'],
  team: ['Đội mẫu', 'Sample team'],
  reply: ['Đã nhận câu hỏi. Khi diễn tập, ban điều hành trả lời ở đây.', 'Your question has arrived. During the drill EXCON answers here.'],
} as const satisfies Record<string, readonly [string, string]>;

register('team-tutorial', texts);

export const useTutorialText = () => useText<typeof texts>('team-tutorial');
