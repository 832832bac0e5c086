/** Every key of the console in one window ("?"), and the switch for those of a single character. */
import { Kbd, SimpleGrid, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { Window } from '../../features/reading/window.js';
import { useDesk } from './desk.js';
import classes from './help.module.css';
import { keysOn, switchKeys } from './keys.js';
import { useTalkText, type talkTexts } from './texts-talk.js';

type Words = Extract<keyof typeof talkTexts, `k.${string}`>;
type Title = 'keysAnywhere' | 'keysInbox' | 'keysPalette' | 'keysForm';

const KEYS: [Title, [string[], Words][]][] = [
  [
    'keysAnywhere',
    [
      [['J', 'K'], 'k.next'],
      [['P'], 'k.pin'],
      [['M'], 'k.mark'],
      [['A'], 'k.assign'],
      [['/'], 'k.find'],
      [['D'], 'k.proposals'],
      [['C', 'E', 'S'], 'k.places'],
      [['?'], 'k.help'],
    ],
  ],
  [
    'keysInbox',
    [
      [['↑', '↓'], 'k.updown'],
      [['Enter'], 'k.open'],
    ],
  ],
  [
    'keysPalette',
    [
      [['↑', '↓'], 'k.updown'],
      [['1', '…', '6'], 'k.phase'],
      [['←', '→'], 'k.fold'],
      [['Enter'], 'k.choose'],
      [['Esc'], 'k.clear'],
    ],
  ],
  [
    'keysForm',
    [
      [['Ctrl', 'Enter'], 'k.record'],
      [['Esc'], 'k.back'],
    ],
  ],
];

export function KeysHelp({ close }: { close: () => void }) {
  const { view } = useDesk();
  const { t } = useTalkText();
  const [on, setOn] = useState(keysOn);
  return (
    <Window title={t('keys')} close={close} width={720}>
      <Switch
        label={t('keysSwitch')}
        description={t('keysSwitchHint')}
        checked={on}
        mb="md"
        onChange={(event) => {
          switchKeys(event.currentTarget.checked);
          setOn(event.currentTarget.checked);
        }}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        {KEYS.map(([title, keys]) => (
          <section key={title}>
            <Text fw={600} component="h3" size="sm" mb={4}>
              {t(title)}
            </Text>
            <dl className={classes['keys']}>
              {keys
                .filter(([, words]) => words !== 'k.proposals' || view.kit.approval)
                .map(([names, words]) => (
                  <div key={words}>
                    <dt>
                      {names.map((name) => (
                        <Kbd key={name}>{name}</Kbd>
                      ))}
                    </dt>
                    <dd>{t(words)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </SimpleGrid>
    </Window>
  );
}
