/** What opens from the matrix: a cell's exchange, or a whole team. */
import { Drawer } from '@mantine/core';
import type { ExconTeam, MselRow } from '../../../../../server/shared/views.js';
import { useCommon } from '../../../i18n/index.js';
import { Failed, Loading } from '../../../ui/states.js';
import { useRoom, type Opened } from '../room.js';
import { Exchange } from './exchange.js';
import { useScreen } from './screen.js';
import { TeamScreen } from './team.js';

export function CellDrawer({ opened, close, talk }: { opened: Opened | null; close: () => void; talk: (teamId: string) => void }) {
  const { view } = useRoom();
  const { t: c } = useCommon();
  const team = view.kit.teams.find(({ id }) => id === opened?.teamId);
  const row = view.msel.find(({ id }) => id === opened?.inject);
  return (
    <Drawer
      opened={team !== undefined}
      onClose={close}
      position="right"
      size={row ? 600 : 'min(920px, 96vw)'}
      title={team?.name}
      styles={{ title: { fontWeight: 700 } }}
      closeButtonProps={{ 'aria-label': c('close') }}
      // the drawer's head is not the page's banner
      attributes={{ header: { role: 'presentation' } }}
    >
      {team && <Content key={team.id} team={team} row={row} talk={() => (close(), talk(team.id))} />}
    </Drawer>
  );
}

function Content({ team, row, talk }: { team: ExconTeam; row: MselRow | undefined; talk: () => void }) {
  const screen = useScreen(team.id);
  if (screen.isPending) return <Loading />;
  if (screen.error) return <Failed error={screen.error} retry={() => void screen.refetch()} />;
  return row ? <Exchange team={team} row={row} screen={screen.data} talk={talk} /> : <TeamScreen team={team} screen={screen.data} />;
}
