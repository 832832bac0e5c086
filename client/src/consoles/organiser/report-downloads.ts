/** What can be taken away from the after-action page besides page and print: files to work on with, and forms for other programs. */
import type { Lang } from '../../../../server/shared/text.js';

type Pair = readonly [vi: string, en: string];

export interface Download {
  id: string;
  label: Pair;
  /** What it is good for. */
  note: Pair;
  /** Below `/exercises/{id}/`, with what it is asked in this language. */
  path: (lang: Lang) => string;
  /** End of the file's name. */
  ending: string;
  /** Whether it comes in the editions of the report: one team's, one kind of agency's, without names. */
  editions: boolean;
}

export const DOWNLOADS: readonly Download[] = [
  {
    id: 'xlsx',
    label: ['Tệp Excel', 'Excel workbook'],
    note: [
      'Mọi dòng điểm, bảng số liệu và kế hoạch khắc phục; tổng điểm là công thức',
      'Every score line, table and the improvement plan; totals are formulas',
    ],
    path: (lang) => `report.xlsx?lang=${lang}`,
    ending: 'xlsx',
    editions: true,
  },
  {
    id: 'docx',
    label: ['Tệp Word', 'Word document'],
    note: ['Báo cáo để ban tổ chức sửa tiếp', 'The report for the organisers to go on writing'],
    path: (lang) => `report.docx?lang=${lang}`,
    ending: 'docx',
    editions: true,
  },
  {
    id: 'log-csv',
    label: ['Nhật ký (CSV)', 'Event log (CSV)'],
    note: ['Mọi sự kiện, mỗi sự kiện một dòng; mở được bằng Excel', 'Every event, one a row; opens in Excel'],
    // Excel set to Vietnamese parts columns at semicolons
    path: (lang) => `log.csv?separator=${lang === 'vi' ? 'semicolon' : 'comma'}`,
    ending: 'log.csv',
    editions: false,
  },
  {
    id: 'log-ndjson',
    label: ['Nhật ký (NDJSON)', 'Event log (NDJSON)'],
    note: ['Mọi sự kiện như đã ghi, cho phần mềm khác', 'Every event as recorded, for other programs'],
    path: () => 'log.ndjson',
    ending: 'log.ndjson',
    editions: false,
  },
  {
    id: 'xapi',
    label: ['xAPI', 'xAPI'],
    note: ['Cho hệ thống quản lý đào tạo; không có tên người', 'For a learning record store; no person is named'],
    path: () => 'xapi.json',
    ending: 'xapi.json',
    editions: false,
  },
  {
    id: 'stix',
    label: ['STIX 2.1', 'STIX 2.1'],
    note: ['Kỹ thuật tấn công và kết quả, không nêu tên đội', 'Techniques and results, naming no team'],
    path: (lang) => `stix.json?lang=${lang}`,
    ending: 'stix.json',
    editions: false,
  },
  {
    id: 'navigator',
    label: ['Lớp ATT&CK Navigator', 'ATT&CK Navigator layer'],
    note: ['Kết quả trên ma trận ATT&CK', 'Results on the ATT&CK matrix'],
    path: (lang) => `navigator.json?lang=${lang}`,
    ending: 'navigator.json',
    editions: false,
  },
];
