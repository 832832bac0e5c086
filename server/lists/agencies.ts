/** Lists of agencies as offices keep them: read row by row, compared with the directory. Nothing is written here. */
import type { Agency, AgencyImport, AgencyImportRow, AgencySystem, CreateAgency, Level } from '../shared/agencies.js';
import { nameKey } from '../shared/names.js';
import type { Bi } from '../shared/text.js';
import { plain } from '../msel/cells.js';
import { listed, type Column } from './columns.js';
import { emailsIn, systemsIn, within } from './fields.js';
import { readSheets } from './grid.js';

type Key = 'name' | 'shortName' | 'kind' | 'level' | 'parent' | 'emails' | 'contact' | 'systems';

export const AGENCY_COLUMNS: readonly Column<Key>[] = [
  {
    key: 'name',
    vi: 'Tên cơ quan',
    en: 'Name',
    also: [
      'Cơ quan',
      'Đơn vị',
      'Tên đơn vị',
      'Tên cơ quan, đơn vị',
      'Cơ quan, đơn vị',
      'Tên',
      'Agency',
      'Agency name',
      'Organisation',
      'Organization',
      'Unit',
    ],
    width: 44,
    note: { vi: 'Bắt buộc, không trùng nhau.', en: 'Required, no two alike.' },
  },
  {
    key: 'shortName',
    vi: 'Tên viết tắt',
    en: 'Short name',
    also: ['Viết tắt', 'Tên ngắn', 'Abbreviation'],
    width: 16,
    note: { vi: 'Không bắt buộc.', en: 'Optional.' },
  },
  {
    key: 'kind',
    vi: 'Loại',
    en: 'Kind',
    also: ['Loại hình', 'Loại cơ quan', 'Loại đơn vị', 'Nhóm', 'Type', 'Category'],
    width: 20,
    note: { vi: 'Ví dụ: Sở, ban, ngành; Phường; Xã; Doanh nghiệp.', en: 'For example: Department, Ward, Commune, Enterprise.' },
  },
  {
    key: 'level',
    vi: 'Cấp',
    en: 'Level',
    also: ['Cấp hành chính', 'Tier'],
    width: 14,
    note: { vi: 'Trung ương, Thành phố, Huyện, Xã hoặc Khác.', en: 'Central, City, District, Commune or Other.' },
  },
  {
    key: 'parent',
    vi: 'Trực thuộc',
    en: 'Parent',
    also: ['Cơ quan chủ quản', 'Cấp trên', 'Quận, huyện', 'Quận/huyện', 'Parent agency', 'Belongs to'],
    width: 28,
    note: { vi: 'Cơ quan hoặc đơn vị cấp trên.', en: 'The agency or unit above it.' },
  },
  {
    key: 'emails',
    vi: 'Thư điện tử',
    en: 'E-mail',
    also: ['Email', 'E-mails', 'Emails', 'Địa chỉ thư', 'Địa chỉ thư điện tử', 'Hộp thư'],
    width: 34,
    note: { vi: 'Nhiều địa chỉ cách nhau bằng dấu chấm phẩy.', en: 'Several addresses apart by a semicolon.' },
  },
  {
    key: 'contact',
    vi: 'Liên hệ',
    en: 'Contact',
    also: ['Đầu mối', 'Đầu mối liên hệ', 'Điện thoại', 'Phone'],
    width: 30,
    note: { vi: 'Bộ phận đầu mối, số máy.', en: 'The office to ask for, a telephone.' },
  },
  {
    key: 'systems',
    vi: 'Hệ thống thông tin',
    en: 'Information systems',
    also: ['Hệ thống', 'Các hệ thống thông tin', 'Hệ thống và cấp độ', 'Systems'],
    width: 50,
    note: {
      vi: 'Tên và cấp độ (1 đến 5), nhiều hệ thống cách nhau bằng dấu chấm phẩy. Ví dụ: Cổng thông tin điện tử (3); Thư điện tử (2).',
      en: 'Name and level (1 to 5), several apart by a semicolon. For example: Web portal (3); Mail (2).',
    },
  },
];

const LEVEL_WORDS: Record<Level, readonly string[]> = {
  central: ['central', 'trung ương', 'bộ', 'national'],
  city: ['city', 'thành phố', 'tỉnh', 'cấp tỉnh', 'province', 'provincial', 'tp'],
  district: ['district', 'huyện', 'quận', 'thị xã', 'cấp huyện', 'quận huyện'],
  commune: ['commune', 'xã', 'phường', 'thị trấn', 'cấp xã', 'xã phường', 'ward'],
  other: ['other', 'khác'],
};
const LEVEL_OF = new Map(Object.entries(LEVEL_WORDS).flatMap(([level, all]) => all.map((word) => [plain(word), level as Level] as const)));

/** An agency as listed, and what is wrong with its row. */
export interface Candidate {
  row: number;
  agency: CreateAgency;
  errors: Bi[];
}

function twice(candidates: readonly Candidate[]): void {
  const first = new Map<string, number>();
  for (const { row, agency, errors } of candidates) {
    if (agency.name === '') continue;
    const key = nameKey(agency.name);
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    else errors.push({ vi: `trùng tên với dòng ${before}`, en: `has the same name as row ${before}` });
  }
}

/** @throws NotAWorkbook */
export async function readAgencies(bytes: Buffer): Promise<{ candidates: Candidate[]; ignored: string[] }> {
  const { rows, ignored } = listed(await readSheets(bytes), AGENCY_COLUMNS);
  const candidates = rows.map(({ row, cell }): Candidate => {
    const errors: Bi[] = [];
    const say = (error: Bi): void => void errors.push(error);
    const name = within(cell('name'), 200, { vi: 'tên', en: 'name' }, say);
    if (name === '') say({ vi: 'thiếu tên cơ quan', en: 'the name is missing' });
    const shortName = within(cell('shortName'), 40, { vi: 'tên viết tắt', en: 'short name' }, say);
    const kind = within(cell('kind'), 80, { vi: 'loại', en: 'kind' }, say);
    const parent = within(cell('parent'), 200, { vi: 'trực thuộc', en: 'parent' }, say);
    const contact = within(cell('contact'), 500, { vi: 'liên hệ', en: 'contact' }, say);
    const word = cell('level');
    const level = LEVEL_OF.get(plain(word));
    if (word !== '' && !level) {
      say({
        vi: `không hiểu cấp “${word}”; dùng: Trung ương, Thành phố, Huyện, Xã, Khác`,
        en: `level “${word}” is not known; use: Central, City, District, Commune, Other`,
      });
    }
    const emails = emailsIn(cell('emails'), say);
    const systems = systemsIn(cell('systems'), say);
    const agency: CreateAgency = {
      name,
      ...(shortName && { shortName }),
      ...(kind && { kind }),
      ...(level && { level }),
      ...(parent && { parent }),
      ...(contact && { contact }),
      ...(emails.length > 0 && { emails }),
      ...(systems.length > 0 && { systems }),
    };
    return { row, agency, errors };
  });
  twice(candidates);
  return { candidates, ignored };
}

const told = (systems: readonly AgencySystem[]): string => systems.map(({ name, level }) => `${name} (${level})`).join('; ');

const KEYS = ['name', 'shortName', 'kind', 'level', 'parent', 'contact'] as const;

/** What a list says anew of an agency; an empty cell says nothing. */
export function changesOf(before: Agency, listedAs: CreateAgency): Partial<CreateAgency> {
  const changes: Partial<CreateAgency> = {};
  for (const key of KEYS)
    if (listedAs[key] !== undefined && listedAs[key] !== before[key]) Object.assign(changes, { [key]: listedAs[key] });
  const { emails, systems } = listedAs;
  if (emails && emails.join() !== (before.emails ?? []).join()) changes.emails = emails;
  if (systems && told(systems) !== told(before.systems ?? [])) changes.systems = systems;
  return changes;
}

/** What importing would do with each row, and what to write for it. */
export interface Plan {
  answer: AgencyImport;
  add: CreateAgency[];
  change: { id: string; changes: Partial<CreateAgency> }[];
}

export function planImport(candidates: readonly Candidate[], directory: readonly Agency[], dryRun: boolean, ignored: string[]): Plan {
  const known = new Map(directory.map((agency) => [nameKey(agency.name), agency]));
  const plan: Plan = { answer: { dryRun, rows: [], counts: { new: 0, same: 0, changed: 0, error: 0 }, ignored }, add: [], change: [] };
  for (const { row, agency, errors } of candidates) {
    let status: AgencyImportRow['status'] = 'error';
    if (errors.length === 0) {
      const before = known.get(nameKey(agency.name));
      const changes = before && changesOf(before, agency);
      if (!before || !changes) {
        status = 'new';
        plan.add.push(agency);
      } else if (Object.keys(changes).length === 0) status = 'same';
      else {
        status = 'changed';
        plan.change.push({ id: before.id, changes });
      }
    }
    plan.answer.counts[status] += 1;
    plan.answer.rows.push({ row, ...agency, status, errors });
  }
  return plan;
}
