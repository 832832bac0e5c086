/** Corrective actions of all drills: what is late, what is whose, and how far it has come. */
import { Button, Container, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { BoardAction } from '../../../../server/shared/improvement.js';
import { openFile } from '../../api/http.js';
import { ActionPanel } from '../../features/improvement/action-panel.js';
import { useAction } from '../../features/improvement/data.js';
import { Frame } from '../../ui/frame.js';
import { Nav } from '../../ui/nav.js';
import { useScreen } from '../../ui/screen.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { Columns } from './columns.js';
import { isFiltered, NO_FILTERS, queryOf, useActions, type Filters } from './data.js';
import { FilterBar } from './filters.js';
import { List } from './list.js';
import { useBoardText } from './texts.js';

export function ImprovementBoard() {
  return (
    <Frame bar={<Nav />}>
      <Container size={1560} py="md">
        <Board />
      </Container>
    </Frame>
  );
}

function Board() {
  const { t, lang } = useBoardText();
  const { exercise = null } = useSearch({ from: '/improvement' });
  const navigate = useNavigate({ from: '/improvement' });
  const [own, setOwn] = useState<Omit<Filters, 'exercise'>>(NO_FILTERS);
  const [q] = useDebouncedValue(own.q, 250);
  const roomy = useScreen('(min-width: 62em)');
  const [look, setLook] = useState<'list' | 'columns'>('list');
  const filters: Filters = { ...own, exercise };
  const asked: Filters = { ...filters, q };
  // counts of everything that is asked for; the rows come with the view
  const board = useActions(asked, { limit: 1 });
  const [opened, open] = useState<BoardAction | null>(null);
  const change = ({ exercise: other, ...next }: Partial<Filters>): void => {
    setOwn((before) => ({ ...before, ...next }));
    if (other !== undefined) void navigate({ search: other === null ? {} : { exercise: other }, replace: true });
  };
  if (board.error && !board.data) return <Failed error={board.error} retry={() => void board.refetch()} />;
  if (!board.data) return <Loading />;
  const nothing = board.data.exercises.length === 0;
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="sm" gap="sm">
        <div>
          <Title order={1} size="h3">
            {t('title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('intro')}
          </Text>
        </div>
        {!nothing && (
          <Group gap="xs">
            {roomy && (
              <SegmentedControl
                size="xs"
                aria-label={t('look')}
                data={(['list', 'columns'] as const).map((value) => ({ value, label: t(value) }))}
                value={look}
                onChange={setLook}
              />
            )}
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={15} aria-hidden />}
              onClick={() => void openFile(`/corrective-actions.csv?${queryOf(asked, { lang })}`, 'corrective-actions.csv')}
            >
              {t('export')}
            </Button>
          </Group>
        )}
      </Group>
      {nothing && !isFiltered(filters) ? (
        <div className="panel">
          <Empty title={t('empty')}>
            <Text size="sm">{t('emptyText')}</Text>
            <Button mt="xs" variant="default" component={Link} to="/">
              {t('toExercises')}
            </Button>
          </Empty>
        </div>
      ) : (
        <>
          <FilterBar filters={filters} change={change} board={board.data} />
          <div style={{ height: 12 }} />
          {look === 'columns' && roomy ? <Columns filters={asked} open={open} /> : <List filters={asked} open={open} />}
        </>
      )}
      {opened && <Opened action={opened} close={() => open(null)} />}
    </>
  );
}

function Opened({ action, close }: { action: BoardAction; close: () => void }) {
  return <ActionPanel action={useAction(action)} exercise={action.exercise} close={close} />;
}
