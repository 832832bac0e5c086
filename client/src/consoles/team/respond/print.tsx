/**
 * A report as the official paper that it stands for, on screen and printed: A4, black on white, nothing of the console.
 * A statement to the public has the plain layout of a notice instead.
 */
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { FieldValues } from '../../../../../server/shared/events.js';
import type { FieldView, FormView } from '../../../../../server/shared/views.js';
import { dayParts, NationalHeading } from '../../../features/reading/letter.js';
import { useDesk } from '../desk.js';
import { useReportText } from '../texts-reports.js';
import { useTeamText } from '../texts.js';
import { isFilled } from './draft.js';
import { abbreviation, bodyOf, numberOf, valuesOf } from './paper.js';
import classes from './paper.module.css';
import { useShowValue } from './show.js';

export interface PaperProps {
  form: FormView;
  fields: FieldValues;
  /** Epoch ms for place and date: when it was filed, or now. */
  wall: number;
  /** Of a filed copy: its id, for the number; a draft has neither number nor signature. */
  deed?: string | undefined;
  /** Printed small below: when, by whom, about what. */
  foot?: string | undefined;
}

/** The paper where only the printer looks: it is there whether or not it is on screen. */
export function PrintCopy(props: PaperProps) {
  return createPortal(
    <div className={classes['printOnly']}>
      <Paper {...props} />
    </div>,
    document.body,
  );
}

export function Paper(props: PaperProps) {
  const { t } = useTeamText();
  const { t: r } = useReportText();
  return (
    <article className={classes['sheet']}>
      <p className={classes['mark']}>
        {t('drillMark')}
        {props.deed === undefined && ` - ${r('draftMark')}`}
      </p>
      {props.form.paper?.plain ? <Statement {...props} /> : <Official {...props} />}
      {props.foot !== undefined && <p className={`${classes['foot']} tnum`}>{props.foot}</p>}
    </article>
  );
}

function Official({ form, fields, wall, deed }: PaperProps) {
  const { view } = useDesk();
  const { t, pick } = useTeamText();
  const { t: r } = useReportText();
  const show = useShowValue();
  const { paper } = form;
  const team = view.kit.team.name;
  const shown = (id: string | undefined): string[] => {
    const spec = form.fields.find((field) => field.id === id);
    return valuesOf(fields, id).map((value) => show.field(spec, value));
  };
  const to = shown(paper?.recipients);
  const signed = shown(paper?.signedBy);
  const body = bodyOf(form, fields);
  return (
    <>
      <NationalHeading
        issuer={team}
        number={`${r('number')}: ${numberOf(view, form, deed)}`}
        wall={wall}
        {...(paper?.place && { town: pick(paper.place) })}
      />
      <h2 className={classes['kind']}>{paper?.kind ? pick(paper.kind) : pick(form.title)}</h2>
      {paper?.kind && <p className={classes['subject']}>{pick(paper.subject ?? form.title)}</p>}
      {form.source && <p className={classes['source']}>{pick(form.source)}</p>}
      {paper?.recipients !== undefined && (
        <div className={classes['to']}>
          <span>{r('to')}:</span>
          {to.length === 0 ? (
            <span className={classes['absent']}>{r('noRecipients')}</span>
          ) : (
            <ul>
              {to.map((each, index) => (
                <li key={each}>
                  - {each}
                  {index === to.length - 1 ? '.' : ';'}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {body.length === 0 && <p className={classes['absent']}>{r('nothingYet')}</p>}
      {body.map((section, index) => (
        <section key={section.items[0]?.field.id} className={classes['section']}>
          {section.title && (
            <h3>
              {index + 1}. {pick(section.title)}
            </h3>
          )}
          <Items items={section.items} />
        </section>
      ))}
      <div className={classes['end']}>
        <div className={classes['distribution']}>
          {to.length > 0 && (
            <>
              <b>{r('distribution')}:</b>
              <span>{r('asAbove')}</span>
              <span>{r('archive').replace('.', abbreviation(team) === '' ? '.' : `, ${abbreviation(team)}.`)}</span>
            </>
          )}
        </div>
        <div className={classes['sign']}>
          {signed.length === 0 ? <b>{t('reporter')}</b> : signed.map((post) => <b key={post}>{post.toUpperCase()}</b>)}
          {deed !== undefined && <i>{r('signedIn')}</i>}
        </div>
      </div>
    </>
  );
}

/** A notice for the public: who says it, to whom, the words themselves; how it goes out stands small below. */
function Statement({ form, fields, wall }: PaperProps) {
  const { view } = useDesk();
  const { t, pick, lang } = useTeamText();
  const { t: r } = useReportText();
  const show = useShowValue();
  const { paper } = form;
  const { d, m, y } = dayParts(wall);
  const prose = form.fields.filter((field) => field.type === 'textarea');
  const rest = form.fields.filter((field) => field.type !== 'textarea' && field.id !== paper?.signedBy && isFilled(fields[field.id]));
  const speaker = valuesOf(fields, paper?.signedBy);
  return (
    <>
      <header className={classes['notice']}>
        <b>{view.kit.team.name.toUpperCase()}</b>
        <span className="tnum">{lang === 'vi' ? `ngày ${d} tháng ${m} năm ${y}` : `${d}/${m}/${y}`}</span>
      </header>
      <h2 className={classes['kind']}>{pick(paper?.kind ?? form.title)}</h2>
      {paper?.kind && <p className={classes['subject']}>{pick(paper.subject ?? form.title)}</p>}
      {prose.map((field, index) => {
        const value = fields[field.id];
        if (!isFilled(value) && !field.required) return null;
        return (
          <section key={field.id} className={classes['prose']}>
            {index > 0 && <h3>{pick(field.label)}</h3>}
            <Value field={field} value={isFilled(value) ? value : undefined} />
          </section>
        );
      })}
      <p className={classes['speaker']}>
        {r('spokesperson')}:{' '}
        {speaker.length > 0 ? <b>{speaker.join(', ')}</b> : <span className={classes['absent']}>{t('notFilled')}</span>}
      </p>
      {rest.length > 0 && (
        <dl className={classes['small']}>
          {rest.map((field) => (
            <div key={field.id}>
              <dt>{pick(field.label)}:</dt> <dd>{show.field(field, fields[field.id] ?? '')}</dd>
            </div>
          ))}
        </dl>
      )}
      {form.source && <p className={classes['source']}>{pick(form.source)}</p>}
    </>
  );
}

function Items({ items }: { items: { field: FieldView; value?: FieldValues[string] }[] }) {
  const { pick } = useTeamText();
  return (
    <dl className={classes['items']}>
      {items.map(({ field, value }) => (
        <div key={field.id} className={classes['item']} data-long={field.type === 'textarea' || undefined}>
          <dt>{pick(field.label)}:</dt>{' '}
          <dd>
            <Value field={field} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** `value` absent: required, and still empty. */
function Value({ field, value }: { field: FieldView; value: FieldValues[string] | undefined }): ReactNode {
  const { t } = useTeamText();
  const show = useShowValue();
  return value === undefined ? <span className={classes['absent']}>{t('notFilled')}</span> : show.field(field, value);
}
