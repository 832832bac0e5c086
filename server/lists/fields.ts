/** Cells that several lists have: lists of e-mail addresses, and sentences in both languages about what is wrong with a row. */
import { Email, MAX_EMAILS, MAX_SYSTEMS, type AgencySystem } from '../shared/agencies.js';
import type { Bi } from '../shared/text.js';

/** Addresses apart by comma, semicolon, bar or space; each wrong one is told in `say`. */
export function emailsIn(cell: string, say: (error: Bi) => void): string[] {
  const given = [...new Set(cell.split(/[\s,;|]+/).filter((part) => part !== ''))];
  const good = given.filter((address) => {
    if (Email.safeParse(address).success) return true;
    say({ vi: `địa chỉ thư “${address}” không đúng`, en: `“${address}” is not an e-mail address` });
    return false;
  });
  if (good.length > MAX_EMAILS) {
    say({ vi: `nhiều hơn ${MAX_EMAILS} địa chỉ thư`, en: `more than ${MAX_EMAILS} e-mail addresses` });
  }
  return good.slice(0, MAX_EMAILS);
}

/** `Cổng thông tin điện tử (3)`, also `(cấp độ 3)` or `(level 3)`; one without its level is told in `say`. */
const SYSTEM = /^(.+?)\s*[(（]\s*(?:cấp độ|cấp|level)?\s*([1-5])\s*[)）]$/iu;

/** Systems with their levels, apart by semicolon, bar or a new line; each wrong one is told in `say`. */
export function systemsIn(cell: string, say: (error: Bi) => void): AgencySystem[] {
  const given = cell.split(/[;|\n]+/).flatMap((part): AgencySystem[] => {
    const text = part.trim();
    if (text === '') return [];
    const [, name = '', level] = SYSTEM.exec(text.normalize('NFC')) ?? [];
    if (name !== '' && name.length <= 200) return [{ name, level: Number(level) }];
    say({
      vi: `hệ thống “${text}” cần tên và cấp độ, ví dụ: Thư điện tử (2)`,
      en: `system “${text}” needs a name and its level, for example: Mail (2)`,
    });
    return [];
  });
  if (given.length > MAX_SYSTEMS) say({ vi: `nhiều hơn ${MAX_SYSTEMS} hệ thống`, en: `more than ${MAX_SYSTEMS} systems` });
  return given.slice(0, MAX_SYSTEMS);
}

/** The text within `max` characters; a longer one is told in `say`. */
export function within(cell: string, max: number, what: Bi, say: (error: Bi) => void): string {
  if (cell.length > max) {
    say({ vi: `${what.vi} dài hơn ${max} ký tự`, en: `${what.en}: longer than ${max} characters` });
  }
  return cell.slice(0, max);
}
