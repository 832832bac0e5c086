/** The palette: every action of the drill by the six phases, with search, arrows, Enter, and what was used lately. */
import { Badge, Group, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { PaletteAction } from '../../../../../server/shared/views.js';
import { useCommon } from '../../../i18n/index.js';
import { useDesk } from '../desk.js';
import { formState } from '../journal.js';
import { useTeamText } from '../texts.js';
import { completeness, readDraft } from './draft.js';
import classes from './respond.module.css';
import { grouped } from './search.js';

interface Props {
  recent: string[];
  choose: (action: PaletteAction) => void;
}

export function Palette({ recent, choose }: Props) {
  const { view } = useDesk();
  const { t, lang, pick } = useTeamText();
  const { t: c } = useCommon();
  const [wanted, setWanted] = useState('');
  const groups = useMemo(() => grouped(view.kit.actions, wanted, lang), [view.kit.actions, wanted, lang]);
  const flat = useMemo(() => groups.flatMap((group) => group.actions), [groups]);
  const [cursor, setCursor] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const lately = recent.map((code) => view.kit.actions.find((action) => action.code === code)).filter((action) => action !== undefined);
  const active = cursor >= 0 ? flat[cursor] : undefined;

  useEffect(() => {
    if (active) document.getElementById(optionId(active.code))?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setCursor((before) => Math.min(before + 1, flat.length - 1));
    else if (event.key === 'ArrowUp') setCursor((before) => Math.max(before - 1, 0));
    else if (event.key === 'Escape') setWanted('');
    else if (event.key === 'Enter') {
      const found = active ?? flat[0];
      if (found) choose(found);
    } else return;
    event.preventDefault();
  };

  return (
    <div className={classes['palette']}>
      <div className={classes['find']}>
        <TextInput
          id="find-action"
          role="combobox"
          aria-expanded
          aria-controls="actions"
          aria-activedescendant={active ? optionId(active.code) : undefined}
          aria-label={t('findAction')}
          placeholder={t('findAction')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={wanted}
          onChange={(event) => {
            setWanted(event.currentTarget.value);
            setCursor(event.currentTarget.value.trim() ? 0 : -1);
          }}
          onKeyDown={onKey}
          autoComplete="off"
          spellCheck={false}
        />
        {wanted === '' && lately.length > 0 && (
          <Group gap={4} mt={6} aria-label={t('recent')} role="group">
            <Text size="xs" c="dimmed">
              {t('recent')}:
            </Text>
            {lately.map((action) => (
              <button
                key={action.code}
                type="button"
                className={classes['recent']}
                onClick={() => choose(action)}
                title={pick(action.label)}
              >
                {pick(action.label)}
              </button>
            ))}
          </Group>
        )}
      </div>
      <div id="actions" role="listbox" aria-label={t('actions')} className={classes['actions']} ref={list} tabIndex={-1}>
        {groups.map((group) => (
          <div key={group.phase} role="group" aria-labelledby={`phase-${group.phase}`}>
            <div id={`phase-${group.phase}`} className={classes['phase']}>
              {group.phase}. {c(`response.${group.phase as 1 | 2 | 3 | 4 | 5 | 6}`)}
            </div>
            {group.actions.map((action) => (
              // the search field above takes the keys (aria-activedescendant)
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={action.code}
                id={optionId(action.code)}
                role="option"
                aria-selected={action === active}
                className={classes['action']}
                onClick={() => choose(action)}
              >
                <span>{pick(action.label)}</span>
                {action.form !== undefined && <FormMark form={action.form} />}
              </div>
            ))}
          </div>
        ))}
        {groups.length === 0 && (
          <Text size="sm" c="dimmed" p="md">
            {t('noAction')}
          </Text>
        )}
      </div>
    </div>
  );
}

const optionId = (code: string): string => `action-${code}`;

/** Where the report stands, beside its action. */
function FormMark({ form }: { form: string }) {
  const { view, key } = useDesk();
  const { t } = useTeamText();
  const state = formState(view, form);
  if (state.kind === 'returned')
    return (
      <Badge variant="default" c="var(--dt-warn)" size="sm" radius="sm" tt="none">
        {t('returned')}
      </Badge>
    );
  if (state.kind === 'filed')
    return (
      <Badge variant="default" c="var(--dt-ok)" size="sm" radius="sm" tt="none">
        {t('filed')}
      </Badge>
    );
  const spec = view.kit.forms.find((each) => each.id === form);
  const draft = readDraft(key(`draft.${form}`));
  const done = completeness(spec?.fields ?? [], draft.fields);
  return (
    <Badge variant="default" size="sm" radius="sm" tt="none" className="tnum">
      {draft.savedAt === null ? t('hasForm') : t('draftN', { n: done.filled, m: done.of })}
    </Badge>
  );
}
