/** One icon per channel, always beside its word or with a label. */
import {
  IconBrandHipchat,
  IconFileText,
  IconMail,
  IconMessage2,
  IconNews,
  IconPhone,
  IconRadar2,
  IconShare3,
  IconTicket,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Channel } from '../../../server/shared/scenario.js';
import { useCommon } from '../i18n/index.js';

const ICONS: Record<Channel, TablerIcon> = {
  email: IconMail,
  phone: IconPhone,
  sms: IconMessage2,
  siem: IconRadar2,
  news: IconNews,
  social: IconShare3,
  chat: IconBrandHipchat,
  ticket: IconTicket,
  letter: IconFileText,
};

export function ChannelIcon({ channel, size = 18 }: { channel: Channel; size?: number }) {
  const { t } = useCommon();
  const Icon = ICONS[channel];
  return <Icon size={size} stroke={1.7} role="img" aria-label={t(`channel.${channel}`)} />;
}
