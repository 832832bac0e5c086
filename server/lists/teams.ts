/** A list of teams for the plan of an exercise: read and checked row by row, matched with the directory; nothing is kept. */
import type { Agency, TeamImport, TeamImportRow } from '../shared/agencies.js';
import { nameKey } from '../shared/names.js';
import type { Bi } from '../shared/text.js';
import { plain } from '../msel/cells.js';
import { listed, type Column } from './columns.js';
import { emailsIn, within } from './fields.js';
import { readSheets } from './grid.js';

type Key = 'name' | 'agency' | 'part' | 'world' | 'emails';

export const TEAM_COLUMNS: readonly Column<Key>[] = [
  {
    key: 'name',
    vi: 'Tên đội',
    en: 'Team',
    also: ['Đội', 'Team name', 'Tên', 'Name', 'Đội tham gia', 'Tên đội tham gia', 'Đơn vị tham gia', 'Tên đơn vị', 'Đơn vị'],
    width: 44,
    note: { vi: 'Bắt buộc, không trùng nhau.', en: 'Required, no two alike.' },
  },
  {
    key: 'agency',
    vi: 'Cơ quan',
    en: 'Agency',
    also: ['Tên cơ quan', 'Cơ quan, đơn vị', 'Thuộc cơ quan', 'Organisation', 'Organization'],
    width: 36,
    note: {
      vi: 'Tên như trong danh bạ; để trống nếu trùng tên đội.',
      en: 'As in the directory; leave empty when it is the name of the team.',
    },
  },
  {
    key: 'part',
    vi: 'Vai',
    en: 'Part',
    also: ['Vai trong kịch bản', 'Vai trò', 'Role'],
    width: 30,
    note: {
      vi: 'Chỉ cho diễn tập phối hợp; các vai của kịch bản ở dưới.',
      en: 'For joint play only; the parts of the scenario are below.',
    },
  },
  {
    key: 'world',
    vi: 'Cụm',
    en: 'World',
    also: ['Cụm diễn tập', 'Nhóm', 'Bảng', 'Group'],
    width: 14,
    note: {
      vi: 'Chỉ cho diễn tập phối hợp: các đội cùng cụm cùng chơi một câu chuyện.',
      en: 'For joint play only: teams of one world play one story together.',
    },
  },
  {
    key: 'emails',
    vi: 'Thư điện tử',
    en: 'E-mail',
    also: ['Email', 'E-mails', 'Emails', 'Địa chỉ thư', 'Địa chỉ thư điện tử', 'Hộp thư'],
    width: 40,
    note: {
      vi: 'Nơi nhận thư mời và phiếu tham gia; cách nhau bằng dấu chấm phẩy.',
      en: 'Where invitations and join sheets go; apart by a semicolon.',
    },
  },
];

/** A part of the scenario as an organiser may name it. */
export interface PartName {
  id: string;
  title: Bi;
}

function partFinder(parts: readonly PartName[]): (word: string) => string | undefined {
  const known = new Map(parts.flatMap(({ id, title }) => [id, title.vi, title.en].map((name) => [plain(name), id] as const)));
  return (word) => known.get(plain(word));
}

/** @param parts of the scenario to be played; null: not chosen yet, so parts are taken as written. @throws NotAWorkbook */
export async function readTeams(bytes: Buffer, directory: readonly Agency[], parts: readonly PartName[] | null): Promise<TeamImport> {
  const { rows, ignored } = listed(await readSheets(bytes), TEAM_COLUMNS);
  const agencies = new Map(
    directory.flatMap((agency) => [agency.shortName, agency.name].flatMap((name) => (name ? [[nameKey(name), agency] as const] : []))),
  );
  const partOf = partFinder(parts ?? []);
  const first = new Map<string, number>();

  const read = rows.map(({ row, cell }): TeamImportRow => {
    const errors: Bi[] = [];
    const say = (error: Bi): void => void errors.push(error);
    const name = within(cell('name'), 200, { vi: 'tên đội', en: 'name of the team' }, say);
    const before = first.get(nameKey(name));
    if (name === '') say({ vi: 'thiếu tên đội', en: 'the name of the team is missing' });
    else if (before === undefined) first.set(nameKey(name), row);
    else say({ vi: `trùng tên với dòng ${before}`, en: `has the same name as row ${before}` });

    const agency = cell('agency');
    const found = agencies.get(nameKey(agency === '' ? name : agency));
    if (agency !== '' && !found) {
      say({ vi: `danh bạ không có cơ quan “${agency}”`, en: `there is no agency “${agency}” in the directory` });
    }
    const word = cell('part');
    const part = partOf(word) ?? word;
    if (word !== '' && parts && !partOf(word)) {
      const all = (lang: 'vi' | 'en'): string => parts.map(({ title }) => title[lang]).join('; ');
      say({ vi: `kịch bản không có vai “${word}”; có: ${all('vi')}`, en: `the scenario has no part “${word}”; it has: ${all('en')}` });
    }
    const world = within(cell('world'), 80, { vi: 'cụm', en: 'world' }, say);
    const own = emailsIn(cell('emails'), say);
    return {
      row,
      name,
      ...(agency || found ? { agency: found?.name ?? agency } : {}),
      ...(found && { agencyId: found.id }),
      ...(part && { part }),
      ...(world && { world }),
      emails: own.length > 0 || cell('emails') !== '' ? own : (found?.emails ?? []),
      errors,
    };
  });
  return { rows: read, ignored };
}
