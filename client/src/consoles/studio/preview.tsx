/** The inject under the cursor as a team would read it, in either language, each telling of it, with questions and hints. */
import { SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ScenarioPreview } from '../../../../server/shared/studio.js';
import type { Lang } from '../../../../server/shared/text.js';
import { Attachments } from '../../features/reading/attachments.js';
import { Look } from '../../features/reading/looks.js';
import { ReadingLang } from '../../features/reading/texts.js';
import { Empty } from '../../ui/states.js';
import { useStudio } from './texts.js';
import classes from './studio.module.css';

/** The moment a preview pretends to be sent at. */
const NOON = Date.UTC(2026, 7, 10, 1, 0);

export function Preview({ preview, old }: { preview: ScenarioPreview | null; old: boolean }) {
  const { t, lang } = useStudio();
  const [shown, setShown] = useState<Lang | null>(null);
  const [telling, setTelling] = useState('0');
  const mine = shown ?? lang;
  const index = preview && Number(telling) <= preview.variants.length ? Number(telling) : 0;
  const content = index === 0 ? preview : preview?.variants[index - 1];
  return (
    <section className={classes['previewPane']} aria-label={t('preview')}>
      <div className={classes['paneHead']}>
        <Text size="sm" fw={600} component="h2">
          {t('preview')} {preview ? preview.number : ''}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('previewLang')}
          value={mine}
          onChange={(value) => setShown(value)}
          data={[
            { value: 'vi', label: 'Tiếng Việt' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes['previewBody']} tabIndex={0} lang={mine}>
        {preview && content ? (
          <ReadingLang value={mine}>
            <Stack gap="sm">
              {old && (
                <Text size="xs" c="var(--dt-warn)" role="status">
                  {t('previewOld')}
                </Text>
              )}
              {preview.variants.length > 0 && (
                <Select
                  size="xs"
                  label={t('variant')}
                  allowDeselect={false}
                  value={String(index)}
                  onChange={(value) => setTelling(value ?? '0')}
                  data={[
                    { value: '0', label: t('mainTelling') },
                    ...preview.variants.map((variant, each) => ({ value: String(each + 1), label: variant.if[mine] })),
                  ]}
                />
              )}
              <Look
                piece={{
                  id: preview.id,
                  channel: preview.channel,
                  from: preview.from,
                  title: content.title,
                  body: content.body,
                  plain: false,
                  attachments: content.files,
                  x: preview.x,
                  wall: NOON + preview.x,
                }}
                to={t('team')}
              />
              {content.files.length > 0 && <Attachments files={content.files} />}
              <Extras preview={preview} lang={mine} />
            </Stack>
          </ReadingLang>
        ) : (
          <Empty title={t('previewNone')} />
        )}
      </div>
    </section>
  );
}

function Extras({ preview, lang }: { preview: ScenarioPreview; lang: Lang }) {
  const { t } = useStudio();
  return (
    <>
      {preview.questions.length > 0 && (
        <div className={classes['extra']}>
          <Text size="sm" fw={600} component="h3">
            {t('questions')}
          </Text>
          {preview.questions.map((question) => (
            <div key={question.prompt.vi}>
              <Text size="sm">{question.prompt[lang]}</Text>
              <ul className={classes['options']}>
                {question.options.map((option) => (
                  <li key={option.text.vi}>
                    {option.text[lang]} {option.correct && <b>({t('right')})</b>}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      )}
      {preview.hints.length > 0 && (
        <div className={classes['extra']}>
          <Text size="sm" fw={600} component="h3">
            {t('hints')}
          </Text>
          <ul className={classes['options']}>
            {preview.hints.map((hint) => (
              <li key={hint.vi}>{hint[lang]}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
