/** Words of the fixed lists in a workbook: kinds of event, channels, yes and no, in both languages. */
import { CHANNELS } from '../shared/channels.js';
import { plain } from './cells.js';

export const EVENT_TYPES = ['context', 'event', 'contingency', 'noise'] as const;

const TYPE_WORDS: Record<(typeof EVENT_TYPES)[number], { vi: string; others: readonly string[] }> = {
  context: {
    vi: 'Bối cảnh',
    others: ['boi canh', 'mo dau', 'dan nhap', 'background', 'contextual', 'administrative', 'startex', 'hanh chinh', 'thong tin'],
  },
  event: {
    vi: 'Tình huống',
    others: ['tinh huong', 'su kien', 'chinh', 'inject', 'key event', 'expected action', 'chu yeu', 'tinh huong chinh'],
  },
  contingency: { vi: 'Dự phòng', others: ['du phong', 'contingency inject', 'tinh huong du phong', 'bo sung'] },
  noise: { vi: 'Gây nhiễu', others: ['gay nhieu', 'nhieu', 'background noise', 'white noise', 'danh lac huong'] },
};

const CHANNEL_WORDS: Record<(typeof CHANNELS)[number], { vi: string; others: readonly string[] }> = {
  email: { vi: 'Thư điện tử', others: ['e mail', 'mail', 'thu dien tu', 'thu', 'hop thu', 'thu cong vu'] },
  phone: {
    vi: 'Điện thoại',
    others: ['dien thoai', 'goi dien', 'cuoc goi', 'telephone', 'phone call', 'call', 'radio', 'duong day nong', 'hotline', 'dt'],
  },
  sms: { vi: 'Tin nhắn SMS', others: ['tin nhan', 'tin nhan sms', 'text message', 'nhan tin'] },
  siem: {
    vi: 'Cảnh báo giám sát',
    others: ['canh bao', 'canh bao siem', 'canh bao giam sat', 'alert', 'siem alert', 'soc', 'giam sat', 'he thong giam sat'],
  },
  news: {
    vi: 'Báo chí',
    others: ['bao chi', 'bao', 'bao dien tu', 'tin tuc', 'press', 'media', 'truyen thong', 'news article', 'truyen hinh'],
  },
  social: { vi: 'Mạng xã hội', others: ['mang xa hoi', 'mxh', 'social media', 'dien dan', 'fanpage'] },
  chat: { vi: 'Trò chuyện', others: ['tro chuyen', 'nhom chat', 'tin nhan nhom', 'im', 'instant message', 'nhom trao doi'] },
  ticket: { vi: 'Phiếu yêu cầu', others: ['phieu yeu cau', 'phieu', 'phieu ho tro', 'helpdesk', 'service desk', 'yeu cau ho tro'] },
  letter: {
    vi: 'Công văn',
    others: [
      'cong van',
      'van ban',
      'giay',
      'official letter',
      'hard copy',
      'paper',
      'memo',
      'fax',
      'truc tiep',
      'cong dien',
      'hoa toc',
      'in person',
    ],
  },
};

/** Between an id and the words that explain it. */
export const DOT = ' · ';

export const typeLabel = (type: (typeof EVENT_TYPES)[number]): string => `${type}${DOT}${TYPE_WORDS[type].vi}`;
export const channelLabel = (channel: (typeof CHANNELS)[number]): string => `${channel}${DOT}${CHANNEL_WORDS[channel].vi}`;

/** What stands before the explanation. */
export const beforeDot = (text: string): string => text.split(' · ')[0]!.trim();

function match<K extends string>(text: string, table: Record<K, { vi: string; others: readonly string[] }>): K | null {
  for (const word of [plain(beforeDot(text)), plain(text)]) {
    for (const [key, { vi, others }] of Object.entries(table) as [K, { vi: string; others: readonly string[] }][]) {
      if (word === key || word === plain(vi) || others.includes(word)) return key;
    }
  }
  return null;
}

export const eventType = (text: string): (typeof EVENT_TYPES)[number] | null => match(text, TYPE_WORDS);
export const channelOf = (text: string): (typeof CHANNELS)[number] | null => match(text, CHANNEL_WORDS);
export const CHANNEL_LIST = CHANNELS.map(channelLabel);
export const TYPE_LIST = EVENT_TYPES.map(typeLabel);

const YES = new Set(['x', 'co', 'yes', 'y', 'true', '1', 'v', 'dung', 'bat buoc', 'must']);
const NO = new Set(['khong', 'no', 'n', 'false', '0', 'sai', 'k']);

/** null: neither. */
export function yesNo(text: string): boolean | null {
  if (/^[✓✔☑]$/u.test(text)) return true;
  const word = plain(text);
  return YES.has(word) ? true : NO.has(word) ? false : null;
}

export const isAll = (text: string): boolean =>
  [
    'all',
    'tat ca',
    'toan bo',
    'cac doi',
    'tat ca cac doi',
    'all players',
    'all teams',
    'everyone',
    'moi doi',
    'cac don vi',
    'tat ca don vi',
    'toan the',
  ].includes(plain(text));

/** An id made from a name: `Sở Tài chính` → `so-tai-chinh`, at most 40 characters. */
export const slug = (name: string): string =>
  plain(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
