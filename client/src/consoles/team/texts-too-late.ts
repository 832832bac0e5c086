/** Texts of what came too late for a report. */
import { register, useText } from '../../i18n/index.js';

export const tooLateTexts = {
  title: ['Phần bạn viết chưa kịp vào báo cáo', 'What you wrote came too late for the report'],
  what: [
    'Khi có người gửi báo cáo, các mục sau trên máy này chưa có trong bản đã gửi ({{time}}). Chưa ai thấy phần này ngoài bạn.',
    'When somebody filed the report, these items on this device were not in it ({{time}}). Nobody but you sees them.',
  ],
  take: ['Đưa vào bản nháp', 'Take into the draft'],
  takeField: ['Đưa vào bản nháp: {{field}}', 'Take into the draft: {{field}}'],
  putAway: ['Bỏ phần này', 'Put away'],
} as const;

register('team-too-late', tooLateTexts);

export const useTooLateText = () => useText<typeof tooLateTexts>('team-too-late');
