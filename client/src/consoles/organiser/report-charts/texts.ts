/** Texts around the charts; what stands in the charts and tables themselves comes with them. */
import { register, useText } from '../../../i18n/index.js';

const texts = {
  groupBy: ['Nhóm theo', 'Group by'],
  table: ['Bảng số liệu', 'Figures'],
  copy: ['Sao chép', 'Copy'],
  copied: ['Đã sao chép', 'Copied'],
  noChart: ['Không tải được biểu đồ. Bảng số liệu vẫn đầy đủ.', 'The chart could not be loaded. Its figures are complete.'],
  noFigures: ['Chưa có số liệu nào để vẽ.', 'There are no figures to draw yet.'],
  nothing: ['Chưa phát tình huống nào', 'Nothing has been delivered yet'],
  nothingText: [
    'Thời gian phản hồi có ngay khi các đội nhận tình huống đầu tiên.',
    'Response times are here as soon as teams have received their first inject.',
  ],
  page: ['Trang {{n}}', 'Page {{n}}'],
  pages: ['Trang của biểu đồ', 'Pages of the chart'],
  heat: ['Đội × tình huống', 'Team × inject'],
  heatNote: [
    'Chọn số của tình huống hoặc tên đội để xem diễn biến bên dưới.',
    'Choose an inject’s number or a team’s name to see below how it went.',
  ],
  show: ['Hiển thị', 'Show'],
  byState: ['Kết quả', 'Result'],
  byShare: ['Tỷ lệ điểm', 'Share of points'],
  findTeam: ['Tìm đội', 'Find a team'],
  noneFound: ['Không có đội nào khớp', 'No team matches'],
  team: ['Đội', 'Team'],
  inject: ['Tình huống', 'Inject'],
  oneTeam: ['Diễn biến của một đội', 'One team'],
  oneInject: ['Diễn biến của một tình huống', 'One inject'],
  notReceived: ['Đội này không nhận tình huống nào.', 'This team received no inject.'],
  notDelivered: ['Tình huống này không được phát.', 'This inject was not delivered.'],
  deliveries: ['Lượt phát', 'Deliveries'],
  median: ['Trung vị trễ', 'Median lateness'],
  p90: ['Bách phân vị 90', '90th percentile'],
  greatest: ['Trễ nhất', 'Greatest'],
  noOutage: ['Không có gián đoạn nào.', 'There was no outage.'],
} as const satisfies Record<string, readonly [string, string]>;

register('charts', texts);
export const useCharts = () => useText<typeof texts>('charts');
