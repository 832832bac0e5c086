/** A report as it is printed: national heading, the drill's mark, every item of the form, signature. */
import { createPortal } from 'react-dom';
import type { FieldValues } from '../../../../../server/shared/events.js';
import type { FormView } from '../../../../../server/shared/views.js';
import { useNow } from '../../../state/clock.js';
import { useDesk } from '../desk.js';
import { NationalHeading } from '../../../features/reading/letter.js';
import { useTeamText } from '../texts.js';
import { isFilled } from './draft.js';
import classes from './respond.module.css';
import { useShowValue } from './show.js';

interface Props {
  form: FormView;
  fields: FieldValues;
  /** Epoch ms of filing; null: not filed yet, today's date. */
  wall: number | null;
}

/** On screen in place, and once more as the only thing that goes to the printer. */
export function PrintedReport(props: Props) {
  return (
    <>
      <Sheet {...props} />
      {createPortal(
        <div className={classes['printOnly']} aria-hidden>
          <Sheet {...props} />
        </div>,
        document.body,
      )}
    </>
  );
}

function Sheet({ form, fields, wall }: Props) {
  const { view, state } = useDesk();
  const { t, pick } = useTeamText();
  const show = useShowValue();
  const now = useNow(state.offset, 60_000);
  return (
    <div className={classes['sheet']}>
      <div className={classes['mark']}>{t('drillMark')}</div>
      <NationalHeading issuer={view.kit.team.name} number={`${t('letterNo')}: ……/BC-DT`} wall={wall ?? now} />
      <h2>{pick(form.title)}</h2>
      {form.source && <p className={classes['source']}>{pick(form.source)}</p>}
      <p className={classes['source']}>{view.kit.exercise.name}</p>
      <dl>
        {form.fields.map((field, index) => {
          const value = fields[field.id];
          return (
            <div key={field.id} className={classes['item']}>
              <dt>
                {index + 1}. {pick(field.label)}
              </dt>
              <dd>{value === undefined || !isFilled(value) ? t('notFilled') : show.field(field, value)}</dd>
            </div>
          );
        })}
      </dl>
      <div className={classes['sign']}>
        <b>{t('reporter')}</b>
      </div>
    </div>
  );
}
