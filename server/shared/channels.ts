/** How an inject reaches a team; by itself, so that a page that lists them loads nothing else. */
export const CHANNELS = ['email', 'phone', 'sms', 'siem', 'news', 'social', 'chat', 'ticket', 'letter'] as const;
