/** The actions in a column for each status: cards that are moved by keys, by a menu, or by drawing them over. */
import { ActionIcon, Button, Menu, Modal, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowsExchange, IconPaperclip } from '@tabler/icons-react';
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { ACTION_STATUS, STATUS_STEPS, type ActionStatus, type BoardAction } from '../../../../server/shared/improvement.js';
import { ProblemError } from '../../api/http.js';
import { changeOf, useMay, useSend } from '../../features/improvement/data.js';
import { NoteForm, wordOn } from '../../features/improvement/move.js';
import { DueMark, StatusIcon } from '../../features/improvement/status.js';
import { useImprovementText } from '../../features/improvement/texts.js';
import { useCommon } from '../../i18n/index.js';
import { Failed } from '../../ui/states.js';
import classes from './board.module.css';
import { useActions, type Filters } from './data.js';
import { useBoardText } from './texts.js';

/** Cards of a column at first, and how many more each time. */
const FIRST = 30;
/** What the server gives in one answer. */
const MOST = 200;
const CARRIED = 'application/x-dientap-action';

interface Move {
  move: (action: BoardAction, to: ActionStatus) => void;
  asking: { action: BoardAction; to: ActionStatus } | null;
  close: () => void;
  /** The card that was moved last: it takes the keyboard along. */
  moved: string | null;
}

/** Moves at once, or asks for the word that the step needs. */
function useMove(): Move {
  const { t } = useBoardText();
  const { t: i, lang } = useImprovementText();
  const [asking, setAsking] = useState<Move['asking']>(null);
  const [moved, setMoved] = useState<string | null>(null);
  const send = useSend();
  async function carry(action: BoardAction, to: ActionStatus): Promise<void> {
    setMoved(action.id);
    try {
      await send.mutateAsync(changeOf(action, { status: to }));
      notifications.show({
        color: 'green',
        message: i('moved', { status: i(`status.${to}`), action: action.action.slice(0, 80) }),
      });
    } catch (error) {
      notifications.show({
        color: 'red',
        title: i('notSent'),
        message: error instanceof ProblemError ? error.sentence(lang) : String(error),
      });
    }
  }
  function move(action: BoardAction, to: ActionStatus): void {
    if (to === action.status) return;
    if (!STATUS_STEPS[action.status].includes(to)) {
      const names = { from: i(`status.${action.status}`), to: i(`status.${to}`) };
      notifications.show({ color: 'yellow', message: t('cannot', names) });
    } else if (wordOn(action, to) === 'no') void carry(action, to);
    else setAsking({ action, to });
  }
  return { move, asking, moved, close: () => setAsking(null) };
}

interface CardProps {
  action: BoardAction;
  write: boolean;
  open: (action: BoardAction) => void;
  move: Move['move'];
  moved: Move['moved'];
}

function Card({ action, write, open, move, moved }: CardProps) {
  const { t } = useBoardText();
  const { t: i } = useImprovementText();
  const steps = STATUS_STEPS[action.status];
  const name = useRef<HTMLButtonElement>(null);
  // in its new column it is another card of the page: whoever moved it by keys goes on from there
  const arrived = moved === action.id;
  useEffect(() => {
    const at = document.activeElement;
    if (arrived && (at === document.body || at?.closest('[data-moving]'))) name.current?.focus();
  }, [arrived]);
  const press = (event: KeyboardEvent): void => {
    if (!write || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
    const at = ACTION_STATUS.indexOf(action.status) + (event.key === 'ArrowRight' ? 1 : -1);
    const to = ACTION_STATUS[at];
    if (to === undefined || to === 'dropped' || !steps.includes(to)) return;
    event.preventDefault();
    move(action, to);
  };
  return (
    // drawing a card over is beside its keys and its menu
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={`panel ${classes['card']}`}
      data-overdue={action.overdue || undefined}
      data-moving={arrived || undefined}
      draggable={write}
      onDragStart={(event) => event.dataTransfer.setData(CARRIED, JSON.stringify(action))}
    >
      <div className={classes['cardHead']}>
        <button
          ref={name}
          type="button"
          className={classes['cardName']}
          aria-label={t('open', { action: action.action })}
          onClick={() => open(action)}
          onKeyDown={press}
        >
          {action.action}
        </button>
        {write && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('moveOf', { action: action.action })}>
                <IconArrowsExchange size={15} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {steps.map((status) => (
                <Menu.Item key={status} leftSection={<StatusIcon status={status} />} onClick={() => move(action, status)}>
                  {i('moveTo', { status: i(`status.${status}`) })}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <Text size="xs" c="dimmed" lineClamp={2}>
        {action.issue}
      </Text>
      <Text size="xs" lineClamp={1} title={action.responsible}>
        {action.responsible}
      </Text>
      <div className={classes['foot']}>
        <DueMark action={action} />
        {action.evidence.length > 0 && (
          <span className={classes['label']} title={t('filesN', { n: action.evidence.length })}>
            <IconPaperclip size={13} aria-hidden />
            <Text span size="xs" className="tnum">
              {action.evidence.length}
            </Text>
            <span className="vh">{t('filesN', { n: action.evidence.length })}</span>
          </span>
        )}
      </div>
      <Text size="xs" c="dimmed" lineClamp={1} title={action.exercise}>
        {action.exercise}
      </Text>
    </li>
  );
}

function Column({ status, filters, ...card }: Omit<CardProps, 'action'> & { status: ActionStatus; filters: Filters }) {
  const { t } = useBoardText();
  const { t: i } = useImprovementText();
  const [limit, setLimit] = useState(FIRST);
  const [over, setOver] = useState(false);
  const found = useActions(filters, { status, limit: Math.min(limit, MOST) });
  const { actions = [], total = 0 } = found.data ?? {};
  const carried = (event: DragEvent): boolean => card.write && event.dataTransfer.types.includes(CARRIED);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={classes['column']}
      data-over={over || undefined}
      aria-label={`${i(`status.${status}`)} (${total})`}
      onDragOver={(event) => {
        if (!carried(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!carried(event)) return;
        event.preventDefault();
        card.move(JSON.parse(event.dataTransfer.getData(CARRIED)) as BoardAction, status);
      }}
    >
      <Title order={2} className={classes['columnHead'] ?? ''}>
        <StatusIcon status={status} />
        {i(`status.${status}`)}
        <Text span size="xs" c="dimmed" className="tnum" ml="auto">
          {found.data ? total : ''}
        </Text>
      </Title>
      {found.error && !found.data ? (
        <Failed error={found.error} retry={() => void found.refetch()} />
      ) : (
        <ul className={classes['cards']}>
          {actions.map((action) => (
            <Card key={action.id} action={action} {...card} />
          ))}
          {found.data && total === 0 && (
            <li>
              <Text size="xs" c="dimmed" px={4}>
                {t('none')}
              </Text>
            </li>
          )}
        </ul>
      )}
      {total > actions.length && limit < MOST && (
        <Button size="compact-sm" variant="subtle" onClick={() => setLimit(limit + FIRST)}>
          {t('more', { n: total - actions.length })}
        </Button>
      )}
    </section>
  );
}

export function Columns({ filters, open }: { filters: Filters; open: (action: BoardAction) => void }) {
  const { t } = useBoardText();
  const { t: i } = useImprovementText();
  const { t: c } = useCommon();
  const { write } = useMay();
  const { move, moved, asking, close } = useMove();
  return (
    <>
      {write && (
        <Text size="xs" c="dimmed" mb={6}>
          {t('keys')}
        </Text>
      )}
      <div className={classes['columns']}>
        {ACTION_STATUS.map((status) => (
          <Column key={status} status={status} filters={filters} write={write} open={open} move={move} moved={moved} />
        ))}
      </div>
      {asking && (
        <Modal
          opened
          onClose={close}
          title={i('moveTo', { status: i(`status.${asking.to}`) })}
          closeButtonProps={{ 'aria-label': c('close') }}
          attributes={{ header: { role: 'presentation' } }}
        >
          <Text size="sm" mb="sm">
            {asking.action.action}
          </Text>
          <NoteForm action={asking.action} to={asking.to} cancel={close} />
        </Modal>
      )}
    </>
  );
}
