/** Texts of the replay. */
import { register, useText } from '../../i18n/index.js';

export const texts = {
  mark: ['XEM LẠI', 'REPLAY'],
  banner: ['Bản ghi, chỉ để xem. Không gửi được gì.', 'A recording, to look at only. Nothing can be sent.'],
  title: ['Xem lại: {{name}}', 'Replay: {{name}}'],

  // loading, refusals
  loading: ['Đang tải bản ghi: {{part}} %', 'Fetching the recording: {{part}} %'],
  broken: ['Bản ghi tải chưa hết vì mất kết nối.', 'The line broke off before the whole recording was here.'],
  signIn: ['Hãy đăng nhập để xem lại', 'Sign in to watch the replay'],
  signInText: [
    'Liên kết xem lại chỉ mở cho người được xem cuộc diễn tập này: ban điều hành, đánh giá viên, ban tổ chức.',
    'A link to a replay opens for those who may see this drill: EXCON, evaluators, organisers.',
  ],
  forbidden: ['Bạn không được xem bản ghi này', 'You may not watch this recording'],
  forbiddenText: [
    'Ban điều hành và đánh giá viên xem được mọi màn hình từ khi END EX. Một đội chỉ xem lại màn hình của chính mình, sau khi công bố kết quả.',
    'EXCON and evaluators may watch every screen from END EX on; a team may watch its own once the results are published.',
  ],
  asSeat: ['Xem bằng chỗ của tôi trong đội', 'Watch with my seat in the team'],
  notOver: ['Cuộc diễn tập chưa kết thúc', 'The drill is not over yet'],
  notOverText: ['Xem lại được từ khi END EX.', 'It can be replayed from END EX on.'],
  nothing: ['Cuộc diễn tập không có gì để xem lại', 'Nothing was recorded in this drill'],
  nothingText: ['Cuộc diễn tập này chưa từng bắt đầu.', 'This drill never started.'],

  // whose eyes
  eyes: ['Màn hình của', 'Screen of'],
  excon: ['Phòng điều hành (EXCON)', 'Control room (EXCON)'],
  toExcon: ['Về phòng điều hành', 'To the control room'],
  teamScreen: ['Màn hình đội như đội đã thấy', 'The team’s screen as the team saw it'],
  findTeam: ['Tìm đội', 'Find a team'],
  noTeam: ['Không có đội nào khớp', 'No team matches'],

  // transport
  controls: ['Điều khiển xem lại', 'Replay controls'],
  play: ['Phát', 'Play'],
  pause: ['Dừng', 'Stop'],
  previous: ['Mốc trước', 'Previous event'],
  next: ['Mốc sau', 'Next event'],
  speed: ['Tốc độ', 'Speed'],
  axis: ['Thời gian diễn tập', 'Drill time'],
  at: ['{{x}}, {{wall}}, {{phase}}', '{{x}}, {{wall}}, {{phase}}'],
  outage: ['Gián đoạn', 'Outage'],
  still: ['Đồng hồ đứng yên {{time}}', 'The clock stood still for {{time}}'],
  stillReason: ['{{what}}: {{reason}}', '{{what}}: {{reason}}'],
  real: ['Dừng vì sự cố thật', 'Real-incident stop'],
  legendActs: ['mật độ hoạt động', 'how busy it was'],
  legendDelivered: ['phát tình huống', 'inject delivered'],
  legendBad: ['quá hạn, điểm trừ', 'missed, penalty'],
  legendBadTeam: ['báo cáo bị trả lại', 'report returned'],
  legendStill: ['tạm dừng, gián đoạn', 'pause, outage'],

  // sharing
  share: ['Chia sẻ thời điểm này', 'Share this moment'],
  shared: ['Đã chép liên kết', 'The link was copied'],
  sharedText: [
    'Mở ra đúng {{x}}, đang dừng. Chỉ người được xem cuộc diễn tập này mở được.',
    'It opens at {{x}}, standing still, for those who may see this drill.',
  ],
  shareByHand: ['Chép liên kết này', 'Copy this link'],

  // jump list
  moments: ['Mốc', 'Events'],
  findMoment: ['Tìm mốc', 'Find an event'],
  kindAll: ['Mọi loại', 'Every kind'],
  'kind.phase': ['Hiệu lệnh, tạm dừng', 'Phases, pauses'],
  'kind.delivered': ['Phát tình huống', 'Deliveries'],
  'kind.response': ['Phản hồi', 'Responses'],
  'kind.bad': ['Quá hạn, điểm trừ', 'Missed, penalties'],
  'kind.message': ['Tin nhắn', 'Messages'],
  kindFilter: ['Loại mốc', 'Kind of event'],
  noMoment: ['Không có mốc nào khớp', 'No event matches'],
  momentsN: ['{{n}} mốc', '{{n}} events'],
  teamsN: ['{{n}} đội', '{{n}} teams'],
  received: ['Nhận: {{what}}', 'Received: {{what}}'],
  replied: ['{{from}} trả lời: {{what}}', '{{from}} replied: {{what}}'],
  published: ['Công bố kết quả', 'Results published'],
  extended: ['Kéo dài đến {{x}}', 'Extended to {{x}}'],
  said: ['{{who}} nhắn: {{what}}', '{{who}} wrote: {{what}}'],
  first: ['phản hồi đầu tiên', 'first response'],

  // what is not in the log
  notRecorded: [
    'Không có trong nhật ký: ai đang trực tuyến, đội nào mất kết nối, chuông báo đã tắt, dòng chữ đang soạn. Ngưỡng báo động theo mặc định.',
    'Not in the log: who was on line, which team was dark, alarms that were acknowledged, words being typed. Alarms ring by the default limits.',
  ],
  notRecordedTitle: ['Khác màn hình lúc đó', 'What differs from then'],

  // keys
  keys: ['Phím tắt', 'Keyboard'],
  'key.space': ['Phát hoặc dừng', 'Play or stop'],
  'key.arrows': ['Mốc trước, mốc sau', 'Previous, next event'],
  'key.jl': ['Chậm hơn, nhanh hơn', 'Slower, faster'],
  'key.k': ['Dừng', 'Stop'],
  'key.ends': ['Đầu và cuối bản ghi', 'Start and end of the recording'],
  'key.axis': ['Trên trục thời gian: 10 giây', 'On the time axis: 10 seconds'],
  'key.axisPage': ['Trên trục thời gian: 5 phút', 'On the time axis: 5 minutes'],
  'key.share': ['Chia sẻ thời điểm này', 'Share this moment'],
  'key.help': ['Bảng phím này', 'This sheet'],
} as const;

register('replay', texts);
export const useReplayText = () => useText<typeof texts>('replay');
