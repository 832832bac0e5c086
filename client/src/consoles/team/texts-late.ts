/** Texts for who comes in when the story is under way. */
import { register, useText } from '../../i18n/index.js';

export const texts = {
  came: ['Bạn vào sau: {{n}} tình huống đã đến.', 'You came in later. Injects so far: {{n}}.'],
  open: ['{{n}} chưa ai xử lý.', 'Taken up by nobody: {{n}}.'],
  none: ['Đội đã xử lý hoặc đang xử lý tất cả.', 'The team has handled or works on all of them.'],
  jump: ['Mở tin chưa xử lý', 'Open what is not handled'],
  understood: ['Đã rõ', 'Understood'],
} as const satisfies Record<string, readonly [string, string]>;

register('team-late', texts);

export const useLateText = () => useText<typeof texts>('team-late');
