/** One team: its exchange, critical tasks, ratings, points and observations, with the box to observe always at hand. */
import { Tabs, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { mayRecord } from '../../../../server/scoring/marking.js';
import type { ExconTeam } from '../../../../server/shared/views.js';
import classes from './evaluator.module.css';
import { useDesk } from './desk.js';
import { Exchange } from './exchange.js';
import { Notes } from './notes.js';
import { ObserveBox } from './observe-box.js';
import type { About } from './part.js';
import { Points } from './points.js';
import { Ratings } from './ratings.js';
import { Tasks } from './tasks.js';
import { useEvaluatorText } from './texts.js';

const PARTS = { story: Exchange, tasks: Tasks, ratings: Ratings, points: Points, notes: Notes } as const;
type Part = keyof typeof PARTS;
const isPart = (value: string | null): value is Part => value !== null && value in PARTS;

/** Whether the caller may record about this team at all. */
export function useWrites(teamId: string): boolean {
  const { me } = useDesk().evaluation;
  return me.writes && (me.lead || mayRecord(me.assignments, me.userId, { teamId }));
}

export function TeamPage({ team }: { team: ExconTeam }) {
  const { evaluation, standing } = useDesk();
  const { t } = useEvaluatorText();
  const writes = useWrites(team.id);
  const [part, setPart] = useState<Part>('story');
  const [about, setAbout] = useState<About>({});
  const notes = standing.observations.filter((one) => one.teamId === team.id).length;
  return (
    <div className={classes['team']}>
      <div className={classes['teamBody']}>
        <Title order={2} size="h4" mb={4}>
          {team.name}
        </Title>
        {!writes && evaluation.me.writes && (
          <Text size="sm" c="dimmed" mb={4}>
            {t('notYours')}
          </Text>
        )}
        <Tabs
          value={part}
          onChange={(value) => isPart(value) && setPart(value)}
          keepMounted={false}
          classNames={{ tab: classes['bigTab'] ?? '' }}
        >
          <Tabs.List className={classes['scrollTabs'] ?? ''}>
            {(Object.keys(PARTS) as Part[]).map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(each)}
                {each === 'notes' && notes > 0 ? ` (${notes})` : ''}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {(Object.keys(PARTS) as Part[]).map((each) => {
            const Body = PARTS[each];
            return (
              <Tabs.Panel key={each} value={each} pt="sm">
                <Body team={team} writes={writes} observe={setAbout} />
              </Tabs.Panel>
            );
          })}
        </Tabs>
      </div>
      {writes && <ObserveBox teamId={team.id} about={about} setAbout={setAbout} />}
    </div>
  );
}
