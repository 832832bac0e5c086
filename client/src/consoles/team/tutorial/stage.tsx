/** The part of the console that a step is about: the very same that runs in the drill. */
import { useEffect } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import { Chat } from '../chat.js';
import { useDesk } from '../desk.js';
import { Inbox } from '../inbox.js';
import { Log } from '../log.js';
import { ReadingPane } from '../reading/pane.js';
import { Respond } from '../respond/respond.js';
import { Standing } from '../topbar.js';
import bar from '../console.module.css';
import { SAMPLE_MAIL } from './sample.js';
import type { Step } from './steps.js';
import classes from './tour.module.css';

export function Stage({ step }: { step: Exclude<Step, 'end'> }) {
  switch (step) {
    case 'read':
      return <Reading />;
    case 'act':
      return <Respond />;
    case 'answer':
      return <Answering />;
    case 'log':
      return <Log />;
    case 'cut':
      return (
        <div className={classes['cut']}>
          <div className={bar['standing']}>
            <Standing />
          </div>
          <Chat to="team" shown />
        </div>
      );
    case 'excon':
      return <Chat to="excon" shown />;
  }
}

function Reading() {
  const { place, goTo } = useDesk();
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  useEffect(() => goTo('inbox'), [goTo]);
  if (!wide) return place === 'read' ? <ReadingPane /> : <Inbox />;
  return (
    <div className={classes['pair']}>
      <Inbox />
      <ReadingPane />
    </div>
  );
}

function Answering() {
  const { openEntry } = useDesk();
  useEffect(() => openEntry(SAMPLE_MAIL), [openEntry]);
  return <ReadingPane />;
}
