/** The command palette: Ctrl or Cmd + K, every command, inject and team by a few letters, with or without diacritics. */
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { search, useCommands, type Doing } from './commands.js';
import { useExconText } from './room.js';

export const [paletteStore, palette] = createSpotlight();

export function Palette({ doing }: { doing: Doing }) {
  const { t } = useExconText();
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState(false);
  return (
    <Spotlight.Root
      store={paletteStore}
      shortcut="mod + K"
      query={typed}
      onQueryChange={setTyped}
      clearQueryOnClose
      tagsToIgnore={[]}
      onSpotlightOpen={() => setOpened(true)}
      onSpotlightClose={() => setOpened(false)}
      scrollable
      maxHeight={440}
      size={620}
      attributes={{ content: { 'aria-label': t('palette') } }}
    >
      <Spotlight.Search placeholder={t('paletteHint')} aria-label={t('palette')} leftSection={<IconSearch size={18} aria-hidden />} />
      {opened && <Results typed={typed} doing={doing} />}
    </Spotlight.Root>
  );
}

function Results({ typed, doing }: { typed: string; doing: Doing }) {
  const { t } = useExconText();
  const found = search(useCommands(doing), typed);
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <Spotlight.ActionsList>
      {found.length === 0 && <Spotlight.Empty>{t('nothingFound')}</Spotlight.Empty>}
      {groups.map((group) => (
        <Spotlight.ActionsGroup key={group} label={group}>
          {found
            .filter((one) => one.group === group)
            .map((one) => (
              <Spotlight.Action
                key={one.id}
                label={one.label}
                {...(one.description ? { description: one.description } : {})}
                onClick={one.run}
              />
            ))}
        </Spotlight.ActionsGroup>
      ))}
    </Spotlight.ActionsList>
  );
}
