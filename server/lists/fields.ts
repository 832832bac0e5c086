/** Cells that several lists have: lists of e-mail addresses, and sentences in both languages about what is wrong with a row. */
import { Email, MAX_EMAILS } from '../shared/agencies.js';
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

/** The text within `max` characters; a longer one is told in `say`. */
export function within(cell: string, max: number, what: Bi, say: (error: Bi) => void): string {
  if (cell.length > max) {
    say({ vi: `${what.vi} dài hơn ${max} ký tự`, en: `${what.en}: longer than ${max} characters` });
  }
  return cell.slice(0, max);
}
