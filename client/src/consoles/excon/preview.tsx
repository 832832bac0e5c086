/** What EXCON wrote, as the team will read it. Markdown is read in the browser without HTML; a link leads nowhere. */
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Channel } from '../../../../server/shared/scenario.js';
import type { Lang } from '../../../../server/shared/text.js';
import type { Sender } from '../../../../server/shared/views.js';
import { Look } from '../../features/reading/looks.js';
import { ReadingLang } from '../../features/reading/texts.js';
import { useExconText } from './room.js';

/** Loaded when something is previewed for the first time. */
async function reader(): Promise<(text: string) => string> {
  const { default: MarkdownIt } = await import('markdown-it');
  const markdown = new MarkdownIt({ html: false, linkify: false });
  markdown.renderer.rules['link_open'] = () => '<span class="inert-link">';
  markdown.renderer.rules['link_close'] = () => '</span>';
  markdown.renderer.rules['image'] = () => '';
  return (text) => markdown.render(text);
}

interface Props {
  channel: Channel;
  from: Sender;
  title: string;
  body: string;
  to: string;
  x: number;
  wall: number;
  lang: Lang;
}

export function Preview({ channel, from, title, body, to, x, wall, lang }: Props) {
  const { t } = useExconText();
  const render = useQuery({ queryKey: ['markdown'], queryFn: reader, staleTime: Infinity, gcTime: Infinity });
  if (title.trim() === '' && body.trim() === '')
    return (
      <Text size="sm" c="dimmed">
        {t('nothingToPreview')}
      </Text>
    );
  const html = render.data ? render.data(body) : '';
  const piece = {
    id: 'preview',
    channel,
    from: { vi: from, en: from },
    title: { vi: title, en: title },
    body: { vi: html, en: html },
    plain: false,
    attachments: [],
    x,
    wall,
  };
  return (
    <section className="panel" style={{ padding: 12, overflow: 'auto' }} aria-label={t('preview')} lang={lang}>
      <ReadingLang value={lang}>
        <Look piece={piece} to={to} />
      </ReadingLang>
    </section>
  );
}
