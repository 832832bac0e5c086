/** One exercise before and around its conduct: teams, schedule, invitations, lobby and go/no-go, evaluators, links. */
import { Container, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Exercise } from '../../../../server/shared/api.js';
import { get } from '../../api/http.js';
import { useText } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import { Nav } from '../../ui/nav.js';
import { Failed, Loading } from '../../ui/states.js';
import { EvaluatorsTab } from './evaluators.js';
import { Head } from './head.js';
import { InvitationsTab } from './invitations.js';
import { LinksTab } from './links.js';
import { LobbyTab } from './lobby.js';
import { ScheduleTab } from './schedule.js';
import { TeamsTab } from './teams.js';
import { texts } from './texts.js';

const TABS = {
  teams: TeamsTab,
  schedule: ScheduleTab,
  invitations: InvitationsTab,
  lobby: LobbyTab,
  evaluators: EvaluatorsTab,
  links: LinksTab,
} as const;
type Tab = keyof typeof TABS;
const isTab = (value: unknown): value is Tab => typeof value === 'string' && value in TABS;

/** Shared by every tab; told to look again by `useExercise().refetch` after a change. */
export const useExercise = (id: string) => useQuery({ queryKey: ['exercise', id], queryFn: () => get<Exercise>(`/exercises/${id}`) });

export function ExercisePage() {
  const { exerciseId } = useParams({ from: '/exercises/$exerciseId' });
  const { tab: wanted } = useSearch({ from: '/exercises/$exerciseId' });
  const navigate = useNavigate();
  const { t } = useText<typeof texts>('exercise');
  const found = useExercise(exerciseId);
  const tab: Tab = isTab(wanted) ? wanted : 'teams';
  return (
    <Frame bar={<Nav />}>
      <Container size="xl" py="md">
        {found.isPending ? (
          <Loading />
        ) : found.error ? (
          <Failed error={found.error} retry={() => void found.refetch()} />
        ) : (
          <>
            <Head exercise={found.data} />
            <Tabs
              value={tab}
              keepMounted={false}
              onChange={(value) =>
                void navigate({ to: '/exercises/$exerciseId', params: { exerciseId }, search: value ? { tab: value } : {}, replace: true })
              }
            >
              <Tabs.List mb="md">
                {(Object.keys(TABS) as Tab[]).map((each) => (
                  <Tabs.Tab key={each} value={each}>
                    {t(each)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              {(Object.keys(TABS) as Tab[]).map((each) => {
                const Body = TABS[each];
                return (
                  <Tabs.Panel key={each} value={each}>
                    <Body exercise={found.data} />
                  </Tabs.Panel>
                );
              })}
            </Tabs>
          </>
        )}
      </Container>
    </Frame>
  );
}
