/** A made-up team in the middle of a drill: one inject of every channel, replies, talk, deeds. Inert and fictional. */
import type { Channel } from '../../../server/shared/scenario.js';
import type { AskView, InjectView, Sender, SystemView, TeamDeed, TeamInject, TeamKit, TeamView } from '../../../server/shared/views.js';

/** Epoch ms at START EX: 02/03/2026 08:00 in Hà Nội. */
export const START = Date.UTC(2026, 2, 2, 1, 0, 0);
export const at = (x: number): { x: number; wall: number } => ({ x, wall: START + x });
const MIN = 60_000;

export const SEAT = { exerciseId: 'ex1', teamId: 'team1', memberId: 'm1' };

export const ASKS: AskView[] = [
  {
    id: 'q1',
    type: 'choice',
    prompt: 'Việc nào làm trước tiên?',
    options: [
      { id: 'a', text: 'Giữ nhật ký và ảnh bộ nhớ' },
      { id: 'b', text: 'Cài đặt lại máy chủ' },
    ],
  },
  {
    id: 'q2',
    type: 'multi',
    prompt: 'Những nơi nào cần được báo?',
    options: [
      { id: 'a', text: 'Lãnh đạo đơn vị' },
      { id: 'b', text: 'Cơ quan điều phối' },
      { id: 'c', text: 'Báo chí' },
    ],
  },
  { id: 'q3', type: 'number', prompt: 'Có bao nhiêu địa chỉ lạ trong nhật ký?' },
  { id: 'q4', type: 'text', prompt: 'Nêu căn cứ phân loại mức độ.' },
  {
    id: 'q5',
    type: 'rank',
    prompt: 'Xếp thứ tự các bước.',
    options: [
      { id: 'a', text: 'Cô lập' },
      { id: 'b', text: 'Giữ chứng cứ' },
      { id: 'c', text: 'Gỡ bỏ' },
    ],
  },
];

const CITIZEN: Sender = { name: 'Nguyễn Văn A', title: 'Công dân' };
interface Plot {
  channel: Channel;
  from: Sender;
  vi: [title: string, body: string];
  en: [title: string, body: string];
}
const PLOT: Plot[] = [
  {
    channel: 'email',
    from: { name: 'Tổ cảnh báo', organisation: 'Trung tâm An ninh mạng (giả định)' },
    vi: [
      'Cảnh báo lỗ hổng trong nền tảng quản trị nội dung',
      '<p>Kính gửi đơn vị,</p><p>Phát hiện lỗ hổng <strong>thực thi mã từ xa</strong> trong nền tảng quản trị nội dung phiên bản 4.2 trở về trước. Đề nghị rà soát:</p><ul><li>phiên bản đang dùng trên <code>portal.hcc.example</code>;</li><li>nhật ký truy cập từ dải <code>203.0.113.0/24</code>.</li></ul><p>Trân trọng.</p>',
    ],
    en: [
      'Advisory: flaw in the content management platform',
      '<p>Dear colleagues,</p><p>A <strong>remote code execution</strong> flaw was found in version 4.2 and before. Please check:</p><ul><li>the version on <code>portal.hcc.example</code>;</li><li>access logs from <code>203.0.113.0/24</code>.</li></ul>',
    ],
  },
  {
    channel: 'phone',
    from: CITIZEN,
    vi: [
      'Công dân báo trang tiếp nhận hiện hình lạ',
      '<p>A lô, tôi đang nộp hồ sơ mà trang hiện ra một hình lạ với dòng chữ nước ngoài.</p><p>Tôi bấm mấy lần không nộp được. Bên mình có biết không?</p>',
    ],
    en: [
      'A citizen reports a strange picture',
      '<p>Hello, I am filing my papers and the page shows a strange picture.</p><p>I cannot submit. Do you know about this?</p>',
    ],
  },
  {
    channel: 'siem',
    from: { name: 'Hệ thống giám sát', organisation: 'SOC' },
    vi: [
      'Tiến trình web sinh tiến trình dòng lệnh trên WEB-01',
      '<table><tr><th>host</th><td>web-01.hcc.example</td></tr><tr><th>process</th><td>w3wp.exe → cmd.exe</td></tr><tr><th>src_ip</th><td>203.0.113.45</td></tr><tr><th>file</th><td>/site/templates/home.tpl</td></tr></table>',
    ],
    en: [
      'Web process spawned a shell on WEB-01',
      '<table><tr><th>host</th><td>web-01.hcc.example</td></tr><tr><th>src_ip</th><td>203.0.113.45</td></tr></table>',
    ],
  },
  {
    channel: 'news',
    from: { name: 'Ban Bạn đọc', organisation: 'Báo Tin Nhanh' },
    vi: [
      'Cổng dịch vụ công của một tỉnh bị thay đổi giao diện',
      '<p>Sáng nay nhiều người dân phản ánh không nộp được hồ sơ trực tuyến.</p><p>Đến 9 giờ, cơ quan quản lý chưa lên tiếng. Ảnh chụp màn hình lan truyền trên mạng xã hội.</p>',
    ],
    en: [
      'A province’s e-portal is defaced',
      '<p>This morning citizens could not file online.</p><p>By 9 o’clock the agency had not commented.</p>',
    ],
  },
  {
    channel: 'social',
    from: { name: 'Góc Phố Hà Nội' },
    vi: [
      'Ảnh trang bị thay đổi đang lan truyền',
      '<p>Ai vào cổng một cửa xem đi, bị gì thế này?? Hơn 2.000 lượt chia sẻ trong 15 phút 😮</p>',
    ],
    en: ['A screenshot is spreading', '<p>Look at the one-door portal, what happened?? 2,000 shares in 15 minutes 😮</p>'],
  },
  {
    channel: 'chat',
    from: { name: 'Chánh Văn phòng', organisation: 'UBND thành phố (giả định)' },
    vi: ['Đề nghị báo cáo nhanh', '<p>Chuyện gì xảy ra, mức độ thế nào, cần hỗ trợ gì? Trả lời trong 10 phút.</p>'],
    en: ['Report quickly', '<p>What happened, how bad is it, what do you need?</p>'],
  },
  {
    channel: 'sms',
    from: { name: '0900 000 123' },
    vi: ['Tin nhắn lạ', '<p>Ho so cua ban da bi khoa. Truy cap hcc-hotro.example de mo lai.</p>'],
    en: ['A strange text', '<p>Your file is locked. Go to hcc-hotro.example to unlock.</p>'],
  },
  {
    channel: 'ticket',
    from: { name: 'Phòng Nghiệp vụ', title: 'Bộ phận một cửa' },
    vi: ['14 hồ sơ có trạng thái sai', '<p>Danh sách kèm theo. Đề nghị xác minh và khôi phục trạng thái.</p>'],
    en: ['14 dossiers with a wrong status', '<p>List attached. Please verify and restore.</p>'],
  },
  {
    channel: 'letter',
    from: { name: 'Trần Thị B', title: 'Phó Giám đốc', organisation: 'Sở Khoa học và Công nghệ (giả định)' },
    vi: [
      'V/v đề nghị báo cáo sự cố an toàn thông tin',
      '<p>Căn cứ quy chế phối hợp, đề nghị quý đơn vị báo cáo sự cố trên hệ thống một cửa điện tử trước 11 giờ 00.</p><p>Báo cáo nêu rõ thời điểm phát hiện, phạm vi ảnh hưởng, biện pháp đã thực hiện.</p>',
    ],
    en: ['Request to report the incident', '<p>Please report the incident on the one-door system before 11:00.</p>'],
  },
];

export function inject(n: number, extra: Partial<TeamInject> = {}, x = n * 3 * MIN): TeamInject {
  const plot = PLOT.at(n % PLOT.length) as Plot;
  const id = `d${String(n).padStart(4, '0')}f3a9`;
  const asks = n % 9 === 2 ? ASKS : [];
  const view: InjectView = {
    id,
    title: n < PLOT.length ? plot.vi[0] : `${plot.vi[0]} (${n})`,
    body: plot.vi[1],
    from: plot.from,
    channel: plot.channel,
    attachments:
      n % 9 === 2
        ? [
            { name: 'access.log', url: '/api/exercises/ex1/files/access.log', type: 'text/plain', size: 48_213 },
            { name: 'anh-chup-trang.png', url: '/api/exercises/ex1/files/screen.png', type: 'image/png', size: 182_000 },
            { name: 'mau-tep.zip', url: '/api/exercises/ex1/files/sample.zip', type: 'application/zip', size: 2_400_000 },
          ]
        : [],
    asks,
    hints:
      n % 9 === 1 || n % 9 === 2
        ? [
            { id: 'h1', fromX: x + 10 * MIN },
            { id: 'h2', fromX: x + 200 * MIN },
          ]
        : [],
    en: { title: plot.en[0], body: plot.en[1], from: plot.from, asks },
  };
  return { deliveryId: id, at: at(x), inject: view, acted: false, answers: {}, hints: {}, ...extra };
}

const bi = (vi: string, en = vi) => ({ vi, en });

export const KIT: TeamKit = {
  exercise: {
    id: 'ex1',
    name: 'Diễn tập ứng cứu sự cố quý I/2026',
    play: 'parallel',
    durationMs: 120 * MIN,
    scenario: bi('Diễn tập ứng cứu sự cố quý I/2026'),
  },
  team: {
    id: 'team1',
    name: 'Trung tâm Phục vụ hành chính công phường Giả Định',
    parts: [bi('Trung tâm Phục vụ hành chính công', 'Public service centre')],
  },
  otherParts: [],
  hintFactor: 0.75,
  actions: [
    {
      code: 'ACK',
      label: bi('Tiếp nhận và xác nhận sự cố', 'Acknowledge and open the incident'),
      phase: 1,
      fields: [
        { id: 'what', label: bi('Nội dung thực hiện', 'What is done'), type: 'textarea' },
        { id: 'asset', label: bi('Hệ thống, thiết bị', 'On which asset'), type: 'asset' },
      ],
    },
    {
      code: 'RPT_INIT',
      label: bi('Gửi báo cáo ban đầu sự cố', 'Send the initial incident report'),
      phase: 1,
      form: 'initial-report',
      fields: [],
    },
    {
      code: 'TRIAGE',
      label: bi('Xác minh, phân loại loại hình và mức độ', 'Verify, classify type and severity'),
      phase: 2,
      fields: [
        { id: 'reason', label: bi('Lý do', 'Why'), type: 'text', required: true },
        {
          id: 'severity',
          label: bi('Mức độ', 'Severity'),
          type: 'select',
          options: [
            { id: 'ordinary', text: bi('Thông thường', 'Ordinary') },
            { id: 'serious', text: bi('Nghiêm trọng', 'Serious') },
          ],
        },
        { id: 'count', label: bi('Số lượng', 'Count'), type: 'number' },
      ],
    },
    {
      code: 'MAINT',
      label: bi('Chuyển sang trang bảo trì, ngắt dịch vụ có kiểm soát', 'Switch to the maintenance page'),
      phase: 3,
      fields: [],
      grave: true,
    },
    { code: 'DIS_ACC', label: bi('Khóa tài khoản, thu hồi phiên đăng nhập', 'Disable accounts'), phase: 3, fields: [] },
    { code: 'REOPEN', label: bi('Mở lại dịch vụ', 'Reopen the service'), phase: 5, fields: [] },
  ],
  forms: [
    {
      id: 'initial-report',
      title: bi('Báo cáo ban đầu sự cố an toàn thông tin', 'Initial incident report'),
      source: bi('Mẫu dùng trong diễn tập', 'Drill version'),
      fields: [
        { id: 'found', label: bi('Thời điểm phát hiện', 'Found at'), type: 'datetime', required: true },
        { id: 'summary', label: bi('Mô tả sơ bộ', 'Summary'), type: 'textarea', required: true },
        { id: 'systems', label: bi('Hệ thống bị sự cố', 'System'), type: 'asset', required: true },
        { id: 'support', label: bi('Đề nghị hỗ trợ', 'Support wanted'), type: 'text' },
      ],
    },
  ],
};

export const SYSTEMS: SystemView[] = [
  {
    id: 'web-01',
    title: bi('Máy chủ WEB-01', 'Server WEB-01'),
    state: 'defaced',
    states: [
      { id: 'normal', title: bi('Bình thường', 'Normal'), tone: 'ok' },
      { id: 'defaced', title: bi('Bị thay đổi giao diện', 'Defaced'), tone: 'bad' },
    ],
    changes: [
      { id: 'c1', at: at(4 * MIN), state: 'normal' },
      { id: 'c2', at: at(9 * MIN), state: 'defaced' },
    ],
  },
  {
    id: 'db-01',
    title: bi('Cơ sở dữ liệu hồ sơ', 'Dossier database'),
    state: 'watch',
    states: [{ id: 'watch', title: bi('Đang theo dõi', 'Watched'), tone: 'warn' }],
  },
  {
    id: 'mail',
    title: bi('Thư công vụ', 'Official mail'),
    state: 'ok',
    states: [{ id: 'ok', title: bi('Hoạt động', 'Working'), tone: 'ok' }],
  },
  { id: 'vpn', title: bi('Kết nối VPN', 'VPN'), state: 'off', states: [{ id: 'off', title: bi('Đã ngắt', 'Off'), tone: 'off' }] },
];

const deeds = (injects: TeamInject[]): TeamDeed[] => [
  {
    id: 'a1',
    at: at(2 * MIN),
    type: 'action-recorded',
    memberId: 'm2',
    action: 'ACK',
    ...(injects[0] ? { inject: injects[0].deliveryId } : {}),
    fields: { what: 'Đã mở phiếu sự cố, phân công trực', asset: 'web-01' },
  },
  {
    id: 'a2',
    at: at(6 * MIN),
    type: 'action-recorded',
    memberId: 'm1',
    action: 'TRIAGE',
    ...(injects[1] ? { inject: injects[1].deliveryId } : {}),
    fields: { reason: 'Trang chủ bị thay', severity: 'serious', count: 1200 },
  },
];

/** A running drill with `n` injects, the first third acted on, the second seen. */
export function sampleView(n: number, extra: Partial<TeamView> = {}): TeamView {
  const injects = Array.from({ length: n }, (_, i) =>
    inject(i, i < n / 3 ? { seen: at(i * 3 * MIN + 20_000), acted: true } : i < (2 * n) / 3 ? { seen: at(i * 3 * MIN + 40_000) } : {}),
  );
  const some = n > 1;
  return {
    audience: 'team',
    kit: KIT,
    members: [
      { id: 'm1', name: 'Lê Thị Đào', role: 'Trưởng nhóm' },
      { id: 'm2', name: 'Phạm Văn Cường', role: 'Kỹ thuật' },
      { id: 'm3', name: 'Đỗ Minh Anh' },
    ],
    phase: 'running',
    factor: 1,
    injects,
    replies: some
      ? [
          {
            id: 'r1',
            at: at(8 * MIN),
            type: 'reply',
            from: CITIZEN,
            channel: 'sms',
            body: '<p>Cảm ơn, tôi chờ.</p>',
            attachments: [],
            en: { from: CITIZEN, body: '<p>Thank you, I will wait.</p>' },
          },
        ]
      : [],
    messages: some
      ? [
          { id: 's1', at: at(3 * MIN), type: 'message', from: 'team', to: 'team', memberId: 'm2', text: 'Mình đang xem nhật ký WEB-01.' },
          { id: 's2', at: at(4 * MIN), type: 'message', from: 'team', to: 'team', memberId: 'm1', text: 'Giữ nguyên tệp, đừng xóa.' },
          {
            id: 's3',
            at: at(5 * MIN),
            type: 'message',
            from: 'team',
            to: 'excon',
            memberId: 'm1',
            text: 'Cho hỏi: có được liên hệ nhà cung cấp không?',
          },
          { id: 's4', at: at(6 * MIN), type: 'message', from: 'excon', to: 'team', text: 'Được, qua mục này.' },
          {
            id: 's5',
            at: at(7 * MIN),
            type: 'message',
            from: 'excon',
            to: 'team',
            text: 'Chúng tôi là nhà cung cấp, cần gì ạ?',
            as: { name: 'Kỹ thuật viên', organisation: 'Công ty Phần mềm (giả định)' },
          },
        ]
      : [],
    deeds: some ? deeds(injects) : [],
    systems: SYSTEMS,
    score: { open: false, published: false },
    phases: [{ id: 'p1', at: at(0), type: 'phase-changed', phase: 'running', factor: 1 }],
    ...extra,
  };
}
