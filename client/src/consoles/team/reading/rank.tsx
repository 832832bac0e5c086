/** Putting options in order: by dragging a line, by two buttons, or by the arrow keys on a handle; each move is said. */
import { ActionIcon, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { useAsksText } from '../texts-asks.js';
import { useTeamText } from '../texts.js';
import classes from './asks.module.css';

/** `ids` with the one at `from` moved to `to`. */
export function moved(ids: readonly string[], from: number, to: number): string[] {
  const next = [...ids];
  const [taken] = next.splice(from, 1);
  if (taken !== undefined) next.splice(to, 0, taken);
  return next;
}

export function Rank({ ids, titleOf, change }: { ids: string[]; titleOf: (id: string) => string; change: (ids: string[]) => void }) {
  const { t } = useTeamText();
  const { t: a } = useAsksText();
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<number | null>(null);
  const of = ids.length;

  const move = (from: number, to: number): void => {
    const id = ids[from];
    if (id === undefined || from === to || to < 0 || to >= of) return;
    change(moved(ids, from, to));
    setSaid(a('rankMoved', { name: titleOf(id), n: to + 1, of }));
  };
  const onKey = (event: KeyboardEvent, index: number): void => {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: of - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(index, to);
  };
  const onDragOver = (event: DragEvent, index: number): void => {
    if (dragged === null) return;
    event.preventDefault();
    if (dragged === index) return;
    move(dragged, index);
    setDragged(index);
  };

  return (
    <>
      <Text size="sm">{a('rankHelp')}</Text>
      <ol className={classes['rank']}>
        {ids.map((id, index) => (
          // dragging has its like in the handle's keys and in the buttons
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={id}
            draggable
            data-dragged={dragged === index || undefined}
            onDragStart={(event) => {
              setDragged(index);
              event.dataTransfer.effectAllowed = 'move';
            }}
            onDragOver={(event) => onDragOver(event, index)}
            onDragEnd={() => setDragged(null)}
            onDrop={(event) => event.preventDefault()}
          >
            <ActionIcon
              variant="subtle"
              color="gray"
              className={classes['handle'] ?? ''}
              aria-label={a('rankHandle', { name: titleOf(id), n: index + 1, of })}
              onKeyDown={(event) => onKey(event, index)}
            >
              <IconGripVertical size={16} />
            </ActionIcon>
            <span className="tnum">{index + 1}.</span>
            <span className={classes['rankName']}>{titleOf(id)}</span>
            <ActionIcon
              variant="default"
              aria-label={`${t('moveUp')}: ${titleOf(id)}`}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={`${t('moveDown')}: ${titleOf(id)}`}
              disabled={index === of - 1}
              onClick={() => move(index, index + 1)}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <div className="vh" role="status">
        {said}
      </div>
    </>
  );
}
