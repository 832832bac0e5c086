/** What the team has done about one inject, in order: the reader need not search the log for it. */
import { Text } from '@mantine/core';
import { drillTime } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { deedsOn } from '../journal.js';
import { useTeamText } from '../texts.js';
import classes from './pane.module.css';

export function DoneHere({ deliveryId }: { deliveryId: string }) {
  const { view, nameOf } = useDesk();
  const { t, pick } = useTeamText();
  const deeds = deedsOn(view, deliveryId).filter((deed) => deed.type === 'action-recorded' || deed.type === 'report-recorded');
  if (deeds.length === 0) return null;
  return (
    <section className={classes['part']} aria-label={t('doneHere')}>
      <Text fw={600} component="h3" size="sm">
        {t('doneHere')}
      </Text>
      <ul className={classes['done']}>
        {deeds.map((deed) => {
          const code =
            deed.type === 'action-recorded'
              ? view.kit.actions.find((each) => each.code === deed.action)?.label
              : view.kit.forms.find((each) => each.id === deed.form)?.title;
          return (
            <li key={deed.id}>
              <span className="tnum">{drillTime(deed.at.x)}</span>
              <span>
                {code ? pick(code) : ''} - {nameOf(deed.memberId)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
