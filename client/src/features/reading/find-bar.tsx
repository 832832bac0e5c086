/** Looking for a word in a file: the field, how many there are, to the next and to the one before. */
import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconDownload, IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useReadingText } from './texts.js';
import classes from './files.module.css';

export interface Finding {
  word: string;
  setWord: (word: string) => void;
  /** Index of the hit one stands at. */
  at: number;
  step: (by: number, hits: number) => void;
}

export function useFinding(): Finding {
  const [word, set] = useState('');
  const [at, setAt] = useState(0);
  return {
    word,
    setWord: (next) => {
      set(next);
      setAt(0);
    },
    at,
    step: (by, hits) => setAt((before) => (hits === 0 ? 0 : (before + by + hits) % hits)),
  };
}

interface Props {
  finding: Finding;
  hits: number;
  save: () => void;
  children?: ReactNode;
}

export function FindBar({ finding: { word, setWord, at, step }, hits, save, children }: Props) {
  const { t } = useReadingText();
  return (
    <div className={classes['tools']}>
      <TextInput
        flex={1}
        miw={160}
        leftSection={<IconSearch size={16} aria-hidden />}
        aria-label={t('searchIn')}
        placeholder={t('searchIn')}
        value={word}
        onChange={(event) => setWord(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1, hits);
          // the first Esc empties the field, the next one closes the window
          else if (event.key === 'Escape' && word !== '') {
            event.stopPropagation();
            setWord('');
          }
        }}
      />
      <Text size="sm" className="tnum" role="status" miw={64}>
        {word.trim() !== '' && (hits > 0 ? t('hitsOf', { i: at + 1, n: hits }) : t('noHits'))}
      </Text>
      <ActionIcon variant="default" size="lg" aria-label={t('prevHit')} disabled={hits === 0} onClick={() => step(-1, hits)}>
        <IconChevronUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label={t('nextHit')} disabled={hits === 0} onClick={() => step(1, hits)}>
        <IconChevronDown size={16} aria-hidden />
      </ActionIcon>
      {children}
      <Save save={save} />
    </div>
  );
}

export function Save({ save }: { save: () => void }) {
  const { t } = useReadingText();
  return (
    <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
      {t('download')}
    </Button>
  );
}
