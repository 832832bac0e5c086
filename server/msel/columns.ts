/** Columns of the five sheets: their heads in both languages, and what else people call them. */
import { plain, tidy } from './cells.js';

export interface Column {
  key: string;
  en: string;
  vi: string;
  /** Further names, compared without diacritics and case. */
  aliases?: readonly string[];
  /** Characters wide. */
  width: number;
}

const c = (key: string, en: string, vi: string, width: number, ...aliases: string[]): Column => ({ key, en, vi, width, aliases });

/** HSEEP columns first; those that nobody prints stand at the end. */
export const MSEL_COLUMNS: readonly Column[] = [
  c(
    'event',
    'Event Number',
    'Số tình huống',
    9,
    'stt',
    'tt',
    'so',
    'no',
    '#',
    'event no',
    'event #',
    'inject number',
    'inject no',
    'inject #',
    'number',
    'so thu tu',
    'ma so',
    'so hieu',
    'ma tinh huong',
    'ma th',
    'th so',
  ),
  c(
    'time',
    'Designated Scenario Time (T+hh:mm)',
    'Thời điểm (T+giờ:phút)',
    12,
    'time',
    'scenario time',
    'designated scenario time',
    'designated time',
    'scheduled time',
    'inject time',
    'thoi diem',
    'thoi gian',
    'gio',
    'thoi gian phat',
    'thoi diem phat',
    'gio phat',
    'thoi gian kich ban',
  ),
  c('type', 'Event Type', 'Loại tình huống', 12, 'type', 'inject type', 'loai', 'loai su kien', 'phan loai'),
  c(
    'title',
    'Title',
    'Tên tình huống',
    28,
    'title vi',
    'event title',
    'event name',
    'name',
    'subject',
    'tieu de',
    'ten',
    'tinh huong',
    'ten su kien',
    'su kien',
    'chu de',
  ),
  c(
    'titleEn',
    'Title (English)',
    'Tên tình huống (tiếng Anh)',
    28,
    'title en',
    'english title',
    'tieu de en',
    'tieu de tieng anh',
    'ten tinh huong en',
  ),
  c(
    'message',
    'Message',
    'Nội dung',
    60,
    'message vi',
    'inject',
    'event description',
    'description',
    'inject text',
    'content',
    'body',
    'noi dung tinh huong',
    'noi dung thong tin',
    'noi dung phat',
    'dien bien',
    'mo ta',
    'mo ta tinh huong',
    'thong diep',
  ),
  c('messageEn', 'Message (English)', 'Nội dung (tiếng Anh)', 60, 'message en', 'english message', 'noi dung en', 'noi dung tieng anh'),
  c(
    'from',
    'From',
    'Nguồn phát',
    22,
    'sender',
    'simulated player',
    'source',
    'tu',
    'nguoi gui',
    'noi gui',
    'ben gui',
    'nguon',
    'nguoi phat',
    'vai gui',
  ),
  c(
    'to',
    'To',
    'Nơi nhận',
    22,
    'recipient',
    'recipients',
    'recipient player',
    'recipient player s',
    'audience',
    'den',
    'nguoi nhan',
    'ben nhan',
    'don vi nhan',
    'doi tuong nhan',
    'doi nhan',
    'gui den',
  ),
  c(
    'channel',
    'Delivery Method',
    'Kênh phát',
    16,
    'delivery',
    'method',
    'channel',
    'means',
    'mode',
    'kenh',
    'phuong thuc',
    'phuong thuc phat',
    'hinh thuc',
    'hinh thuc phat',
    'cach phat',
    'phuong tien',
  ),
  c(
    'action',
    'Expected Participant Response',
    'Phản ứng mong đợi',
    30,
    'expected response',
    'expected action',
    'expected actions',
    'expected player action',
    'expected outcome',
    'hanh dong',
    'hanh dong mong doi',
    'xu ly mong doi',
    'yeu cau xu ly',
    'ket qua mong doi',
    'dap an',
    'phan ung',
  ),
  c('target', 'Target', 'Chuẩn thời gian', 9, 'target time', 'thoi gian chuan', 'muc tieu thoi gian', 'thoi gian muc tieu'),
  c('max', 'Max', 'Tối đa', 9, 'maximum', 'max time', 'deadline', 'thoi gian toi da', 'thoi han', 'han', 'han chot', 'gioi han'),
  c('points', 'Points', 'Điểm', 8, 'score', 'point', 'so diem', 'diem so', 'thang diem'),
  c('must', 'Must', 'Bắt buộc', 8, 'must action', 'mandatory', 'required'),
  c('quality', 'Quality mark', 'Chấm chất lượng', 10, 'quality', 'cham diem chat luong'),
  c('objective', 'Objective', 'Mục tiêu', 26, 'objectives', 'exercise objective', 'muc tieu dien tap'),
  c('capability', 'Core Capability', 'Năng lực cốt lõi', 22, 'capability', 'core capabilities', 'nang luc'),
  c('contingencyFor', 'Contingency For', 'Dự phòng cho', 12, 'contingency', 'du phong'),
  c(
    'responsible',
    'Responsible Controller',
    'Người phụ trách phát',
    22,
    'controller',
    'responsible',
    'phu trach',
    'nguoi phu trach',
    'dieu phoi vien',
    'nguoi dieu phoi',
    'can bo phu trach',
  ),
  c('evaluator', 'Evaluator', 'Đánh giá viên', 18, 'evaluators', 'nguoi danh gia', 'danh gia'),
  c('status', 'Status', 'Trạng thái', 12, 'tinh trang'),
  c('location', 'Location', 'Địa điểm', 16, 'place', 'noi dien ra', 'vi tri'),
  c('notes', 'Notes', 'Ghi chú', 30, 'note', 'remarks', 'comments', 'comment', 'chu thich'),
  c('attachments', 'Attachment', 'Tài liệu kèm theo', 26, 'attachments', 'files', 'file', 'dinh kem', 'tep dinh kem', 'tai lieu', 'tep'),
  c('attack', 'ATT&CK', 'Kỹ thuật ATT&CK', 14, 'mitre att&ck', 'technique', 'techniques', 'ky thuat'),
  c('when', 'When (condition)', 'Khi (điều kiện)', 30, 'when', 'khi', 'trigger'),
  c('after', 'After', 'Sau điều kiện', 9),
  c('if', 'If (needed only if)', 'Chỉ khi', 30, 'if', 'neu'),
  c('confirm', 'Confirm', 'Hỏi trước khi phát', 9, 'ask excon'),
  c('asks', 'Questions', 'Câu hỏi', 40, 'asks', 'question'),
  c('hints', 'Hints', 'Gợi ý', 34, 'hint'),
  c('variants', 'Variants', 'Biến thể', 40, 'variant'),
  c('expectId', 'Expectation ID', 'Mã kỳ vọng', 12, 'ma phan ung'),
  c('expectMore', 'Expectation: more', 'Kỳ vọng: thêm', 26),
  c('id', 'Inject ID', 'Mã hệ thống', 12, 'id', 'ma he thong'),
  c('more', 'More', 'Khác', 30, 'more yaml'),
];

export const OBJECTIVE_COLUMNS: readonly Column[] = [
  c('kind', 'Kind', 'Loại', 12),
  c('id', 'ID', 'Mã', 10, 'ma muc tieu', 'objective', 'no', 'stt'),
  c('title', 'Title', 'Tên', 50, 'muc tieu', 'ten muc tieu', 'noi dung', 'name'),
  c('titleEn', 'Title (English)', 'Tên (tiếng Anh)', 50),
  c('capability', 'Core Capability', 'Năng lực cốt lõi', 28, 'capability', 'nang luc'),
  c('capabilityEn', 'Core Capability (English)', 'Năng lực cốt lõi (tiếng Anh)', 28),
  c('csf', 'CSF 2.0', 'Nhóm CSF 2.0', 16, 'csf'),
  c('target', 'Target', 'Chỉ tiêu', 50),
  c('targetEn', 'Target (English)', 'Chỉ tiêu (tiếng Anh)', 50),
  c('more', 'More', 'Khác', 24),
];

export const PART_COLUMNS: readonly Column[] = [
  c('kind', 'Kind', 'Loại', 12),
  c('id', 'ID', 'Mã', 18, 'ma vai', 'code'),
  c('title', 'Name', 'Tên', 40, 'title', 'ten vai', 'don vi'),
  c('titleEn', 'Name (English)', 'Tên (tiếng Anh)', 40, 'title english'),
  c('role', 'Post', 'Chức danh', 40, 'role'),
  c('roleEn', 'Post (English)', 'Chức danh (tiếng Anh)', 40),
  c('organisation', 'Organisation', 'Cơ quan', 34, 'organization', 'don vi cong tac'),
  c('organisationEn', 'Organisation (English)', 'Cơ quan (tiếng Anh)', 34),
  c('more', 'More', 'Khác', 24),
];

export const ACTION_COLUMNS: readonly Column[] = [
  c('kind', 'Kind', 'Loại', 18),
  c('code', 'Code', 'Mã', 16, 'id', 'ma hanh dong'),
  c('choice', 'Choice', 'Lựa chọn', 54),
  c('phase', 'Phase', 'Giai đoạn', 10),
  c('penalty', 'Penalty', 'Điểm trừ', 10),
  c('more', 'Definition', 'Định nghĩa', 70),
];

export const RULE_COLUMNS: readonly Column[] = [
  c('kind', 'Kind', 'Loại', 14),
  c('id', 'ID', 'Mã', 26),
  c('when', 'When', 'Khi', 46, 'condition', 'dieu kien'),
  c('after', 'After', 'Sau', 9),
  c('recheck', 'Recheck', 'Xét lại', 9),
  c('do', 'Do', 'Thực hiện', 70, 'effects', 'he qua'),
  c('more', 'Value', 'Giá trị', 70),
];

/** Head as written in the workbook: both languages, one per line. */
export const headOf = ({ en, vi }: Column): string => `${en}\n${vi}`;

/** Every reading of a head: as a whole, without what stands in brackets, and each of its lines or halves. */
function readings(head: string): string[] {
  const pieces = [head, ...head.split(/\n|\s\/\s/)];
  return [...new Set(pieces.flatMap((each) => [plain(each), plain(each.replace(/\([^)]*\)/g, ' '))]))].filter((each) => each !== '');
}

const tables = new WeakMap<readonly Column[], Map<string, string>>();

function namesOf(columns: readonly Column[]): Map<string, string> {
  const known = tables.get(columns);
  if (known) return known;
  const names = new Map<string, string>();
  for (const column of columns) {
    for (const name of [column.en, column.vi]) names.set(plain(name), column.key);
  }
  for (const column of columns) for (const alias of column.aliases ?? []) if (!names.has(alias)) names.set(alias, column.key);
  tables.set(columns, names);
  return names;
}

/** Which column a head names; null for one of the planner's own. */
export function columnOf(head: string, columns: readonly Column[]): string | null {
  const names = namesOf(columns);
  for (const reading of readings(head)) {
    const key = names.get(reading);
    if (key !== undefined) return key;
  }
  return null;
}

/** A planner's own head: its first line, tidied. */
export const ownHead = (head: string): string => tidy(head.replaceAll('\n', ' '));
