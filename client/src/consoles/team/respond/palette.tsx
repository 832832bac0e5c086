/** The palette: every action of the drill by the six phases, with search, full keyboard, what was used and what was done. */
import { Badge, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconChevronRight, IconPencil, IconSearch } from '@tabler/icons-react';
import { memo, useMemo, useState, type KeyboardEvent } from 'react';
import type { PaletteAction } from '../../../../../server/shared/views.js';
import { useCommon } from '../../../i18n/index.js';
import { drillTime } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { useKept } from '../keep.js';
import { useRespondText } from '../texts-respond.js';
import { useTeamText } from '../texts.js';
import { hasDraft } from './action-draft.js';
import { FormMark } from './form-mark.js';
import { GraveMark } from './grave.js';
import classes from './respond.module.css';
import { grouped } from './search.js';
import { doneByTeam, offeredFirst, type Done, type Used } from './usage.js';

/** A heading of the tree, or an action under it. */
interface TreeRow {
  id: string;
  group: number;
  action?: PaletteAction;
}

/** The group of what was used lately and often; the phases are 1 to 6. */
const OFTEN = 0;
const headOf = (group: number): string => `group-${group}`;
const rowOf = (group: number, code: string): string => `action-${group}-${code}`;

export function Palette({ used, choose }: { used: Used; choose: (action: PaletteAction) => void }) {
  const { view, key, running } = useDesk();
  const { t, lang } = useTeamText();
  const { t: r } = useRespondText();
  const { t: c } = useCommon();
  const [wanted, setWanted] = useState('');
  const [folded, setFolded] = useKept<number[]>(key('folded-groups'), []);
  const [cursor, setCursor] = useState<string | null>(null);
  const searching = wanted.trim() !== '';
  const done = useMemo(() => doneByTeam(view), [view]);
  const { actions } = view.kit;
  const groups = useMemo(() => {
    const phases = grouped(actions, wanted, lang).map(({ phase, actions: some }) => ({ group: phase, actions: some }));
    const first = searching ? [] : offeredFirst(used, actions);
    return first.length > 0 ? [{ group: OFTEN, actions: first }, ...phases] : phases;
  }, [actions, wanted, lang, searching, used]);
  const isFolded = (group: number): boolean => !searching && folded.includes(group);
  const rows: TreeRow[] = groups.flatMap(({ group, actions: some }) => [
    ...(searching ? [] : [{ id: headOf(group), group }]),
    ...(isFolded(group) ? [] : some.map((action) => ({ id: rowOf(group, action.code), group, action }))),
  ]);
  const at = rows.findIndex(({ id }) => id === cursor);
  const active = rows[at];
  const count = groups.reduce((n, each) => n + each.actions.length, 0);
  const drafts = useMemo(() => new Set(actions.filter(({ code }) => hasDraft(key, code)).map(({ code }) => code)), [actions, key]);

  const goTo = (row: TreeRow | undefined, block: ScrollLogicalPosition = 'nearest'): void => {
    if (!row) return;
    setCursor(row.id);
    requestAnimationFrame(() => document.getElementById(row.id)?.scrollIntoView({ block }));
  };
  const fold = (group: number, fold_: boolean): void =>
    setFolded((before) => (fold_ ? [...before.filter((each) => each !== group), group] : before.filter((each) => each !== group)));
  const jump = (phase: number): void => {
    if (!groups.some(({ group }) => group === phase)) return;
    fold(phase, false);
    setWanted('');
    goTo({ id: headOf(phase), group: phase }, 'start');
  };

  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const caret = wanted !== '';
    if (event.key === 'ArrowDown') goTo(rows[Math.min(at + 1, rows.length - 1)]);
    else if (event.key === 'ArrowUp') goTo(rows[Math.max(at - 1, 0)]);
    else if (event.key === 'Home' && !caret) goTo(rows[0]);
    else if (event.key === 'End' && !caret) goTo(rows.at(-1));
    else if (event.key === 'ArrowLeft' && !caret && active) {
      if (active.action) goTo({ id: headOf(active.group), group: active.group });
      else fold(active.group, true);
    } else if (event.key === 'ArrowRight' && !caret && active && !active.action) {
      if (isFolded(active.group)) fold(active.group, false);
      else goTo(rows[at + 1]);
    } else if (/^[1-6]$/.test(event.key) && !caret) jump(Number(event.key));
    else if (event.key === 'Escape') {
      if (wanted === '' && cursor === null) event.currentTarget.blur();
      setWanted('');
      setCursor(null);
    } else if (event.key === 'Enter') {
      const row = active ?? rows.find(({ action }) => action);
      if (row?.action) choose(row.action);
      else if (row) fold(row.group, !isFolded(row.group));
    } else return;
    event.preventDefault();
  };
  // what is typed makes the best match the one that Enter takes
  const shown = active ?? (searching ? rows.find(({ action }) => action) : undefined);

  return (
    <div className={classes['palette']}>
      <div className={classes['find']}>
        <TextInput
          id="find-action"
          role="combobox"
          aria-expanded
          aria-haspopup="tree"
          aria-controls="actions"
          aria-activedescendant={shown?.id}
          aria-label={t('findAction')}
          placeholder={t('findAction')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={wanted}
          onChange={(event) => {
            setWanted(event.currentTarget.value);
            setCursor(null);
          }}
          onKeyDown={onKey}
          autoComplete="off"
          spellCheck={false}
        />
        <PhaseJumps present={groups.map(({ group }) => group)} jump={jump} />
        {!running && (
          <Text size="xs" c="var(--dt-warn)" mt={6} role="note">
            {r('pausedPalette')}
          </Text>
        )}
      </div>
      <div className="vh" role="status">
        {searching ? r('found', { n: count }) : ''}
      </div>
      <div id="actions" role="tree" aria-label={t('actions')} className={classes['actions']} tabIndex={-1}>
        {groups.map(({ group, actions: some }) => (
          <div
            key={group}
            id={headOf(group)}
            role="treeitem"
            aria-labelledby={`name-${group}`}
            aria-expanded={!isFolded(group)}
            aria-selected={shown?.id === headOf(group)}
          >
            {/* the search field above takes the keys (aria-activedescendant) */}
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
            <div
              className={classes['phase']}
              data-active={shown?.id === headOf(group) || undefined}
              onClick={() => !searching && fold(group, !isFolded(group))}
            >
              {isFolded(group) ? <IconChevronRight size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
              <span id={`name-${group}`}>
                {group === OFTEN ? r('often') : `${group}. ${c(`response.${group as 1 | 2 | 3 | 4 | 5 | 6}`)}`}
              </span>
              <span className={`${classes['phaseCount']} tnum`} aria-hidden>
                {some.length}
              </span>
            </div>
            {!isFolded(group) && (
              <div role="group">
                {some.map((action) => (
                  <ActionRow
                    key={action.code}
                    id={rowOf(group, action.code)}
                    action={action}
                    active={shown?.id === rowOf(group, action.code)}
                    done={done.get(action.code)}
                    drafted={drafts.has(action.code)}
                    choose={choose}
                  />
                ))}
              </div>
            )}
          </div>
        ))}
        {groups.length === 0 && (
          <Text size="sm" c="dimmed" p="md" role="treeitem" aria-disabled aria-selected={false}>
            {t('noAction')}
          </Text>
        )}
      </div>
    </div>
  );
}

/** Six small buttons, one for each phase: for the pointer what the keys 1 to 6 are for the keyboard. */
function PhaseJumps({ present, jump }: { present: number[]; jump: (phase: number) => void }) {
  const { t } = useRespondText();
  const { t: c } = useCommon();
  return (
    <div className={classes['jumps']} role="group" aria-label={t('jump')}>
      {([1, 2, 3, 4, 5, 6] as const).map((phase) => (
        <UnstyledButton
          key={phase}
          className={`${classes['jump']} tnum`}
          disabled={!present.includes(phase)}
          title={c(`response.${phase}`)}
          onClick={() => jump(phase)}
        >
          {phase}
          <span className="vh">. {c(`response.${phase}`)}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}

interface RowProps {
  id: string;
  action: PaletteAction;
  active: boolean;
  done: Done | undefined;
  drafted: boolean;
  choose: (action: PaletteAction) => void;
}

const ActionRow = memo(function ActionRow({ id, action, active, done, drafted, choose }: RowProps) {
  const { pick } = useTeamText();
  const { t } = useRespondText();
  return (
    // the search field above takes the keys (aria-activedescendant)
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div id={id} role="treeitem" aria-selected={active} className={classes['action']} onClick={() => choose(action)}>
      <span>{pick(action.label)}</span>
      <span className={classes['state']}>
        {action.grave && <GraveMark short />}
        {drafted && <IconPencil size={14} color="var(--dt-warn)" role="img" aria-label={t('drafted')} title={t('drafted')} />}
        {action.form === undefined ? done && <DoneMark done={done} /> : <FormMark form={action.form} />}
      </span>
    </div>
  );
});

function DoneMark({ done }: { done: Done }) {
  const { t } = useRespondText();
  const words = t('didN', { n: done.n, time: drillTime(done.last.x) });
  return (
    <Badge
      variant="transparent"
      size="sm"
      px={0}
      c="var(--dt-ok)"
      className="tnum"
      leftSection={<IconCheck size={13} aria-hidden />}
      title={words}
      aria-label={words}
      role="img"
    >
      {done.n}
    </Badge>
  );
}
