/** One sticky note: dragged by the mouse, or moved and marked from its menu by the keyboard (S star, + and − votes, H hide). */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconEyeOff, IconMinus, IconPlus, IconStar, IconStarFilled } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { NOTE_MARKS, type Note } from '../../../../server/shared/hotwash.js';
import { useBoard } from './data.js';
import classes from './hotwash.module.css';
import { useHotWashText } from './texts.js';

/** What a card carries while it is dragged. */
export const DRAGGED = 'application/x-dientap-note';

export function Card({ note }: { note: Note }) {
  const { wash, change } = useBoard();
  const { t } = useHotWashText();
  const from = note.from === 'excon' ? t('excon') : note.from === 'anonymous' ? t('anonymous') : (wash.teams[note.teamId ?? ''] ?? '');
  const vote = (by: number): void => void change(note, { votes: Math.max(0, note.votes + by) });
  const onKey = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 's') void change(note, { star: !note.star });
    else if (event.key === '+' || event.key === '=') vote(1);
    else if (event.key === '-') vote(-1);
    else if (event.key === 'h') void change(note, { hidden: !note.hidden });
    else return;
    event.preventDefault();
  };
  return (
    // dragging and the keys are short ways; each of these acts is a button or in the menu too
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={classes['card']}
      data-star={note.star || undefined}
      data-hidden={note.hidden || undefined}
      draggable
      tabIndex={0}
      onKeyDown={onKey}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, note.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <p>
        {note.star && <IconStarFilled size="0.9em" color="var(--dt-warn)" aria-label={t('star')} />} {note.text}
      </p>
      {note.mark && (
        <span className={classes['mark']} data-mark={note.mark}>
          {note.mark === 'strength' ? '▲' : '▼'} {t(`mark.${note.mark}`)}
        </span>
      )}
      <footer className={classes['foot']}>
        <span className={classes['from']} title={from}>
          {note.hidden && <IconEyeOff size={13} aria-label={t('hide')} />} {from}
        </span>
        <span className={classes['vote']}>
          <ActionIcon variant="subtle" size="sm" aria-label={t('less')} disabled={note.votes === 0} onClick={() => vote(-1)}>
            <IconMinus size={13} />
          </ActionIcon>
          <b className="tnum" aria-label={t('votes', { n: note.votes })}>
            {note.votes}
          </b>
          <ActionIcon variant="subtle" size="sm" aria-label={t('more')} onClick={() => vote(1)}>
            <IconPlus size={13} />
          </ActionIcon>
        </span>
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={note.star ? t('unstar') : t('star')}
          aria-pressed={note.star}
          onClick={() => void change(note, { star: !note.star })}
        >
          {note.star ? <IconStarFilled size={14} /> : <IconStar size={14} />}
        </ActionIcon>
        <CardMenu note={note} />
      </footer>
    </li>
  );
}

function CardMenu({ note }: { note: Note }) {
  const { themes, change, nameTheme } = useBoard();
  const { t } = useHotWashText();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" size="sm" aria-label={t('acts')}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {NOTE_MARKS.map((mark) => (
          <Menu.Item key={mark} onClick={() => void change(note, { mark: note.mark === mark ? null : mark })}>
            {note.mark === mark ? '✓ ' : ''}
            {t(`mark.${mark}`)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => void change(note, { hidden: !note.hidden })}>{note.hidden ? t('show') : t('hide')}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('toTheme')}</Menu.Label>
        {themes
          .filter((theme) => theme !== note.theme)
          .map((theme) => (
            <Menu.Item key={theme} onClick={() => void change(note, { theme })}>
              {theme}
            </Menu.Item>
          ))}
        <Menu.Item onClick={() => nameTheme(note, note.question)}>{t('toNew')}</Menu.Item>
        {note.theme !== null && <Menu.Item onClick={() => void change(note, { theme: null })}>{t('noTheme')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
