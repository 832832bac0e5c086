/** An official letter in the national form: heading, number, place and date, addressee, body, signature. */
import { useDesk } from '../desk.js';
import { titleOf, type Entry } from '../entries.js';
import { useTeamText } from '../texts.js';
import { Body, roleOf, shortId } from './body.js';
import classes from './letter.module.css';

const zone = 'Asia/Ho_Chi_Minh';

/** Day, month and year of an epoch-ms time in Hà Nội, as offices write them: `02`, `3`; January and February as `01`, `02`. */
export function dayParts(wall: number): { d: string; m: string; y: string } {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' }).formatToParts(wall);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const month = part('month');
  return { d: part('day'), m: Number(month) > 2 ? String(Number(month)) : month, y: part('year') };
}

export function Letter({ entry }: { entry: Entry }) {
  const { view } = useDesk();
  const { t, lang } = useTeamText();
  const from = entry.from[lang];
  return (
    <div className={classes['letter']}>
      <NationalHeading issuer={from.organisation ?? from.name} number={`${t('letterNo')}: ${shortId(entry.id)}/DT`} wall={entry.wall} />
      <h2 className={classes['subject']}>{titleOf(entry, lang)}</h2>
      <p className={classes['addressee']}>
        {t('letterTo')}: {view.kit.team.name}
      </p>
      <Body entry={entry} className={classes['text']} />
      <div className={classes['signature']}>
        {from.title && <b>{from.title.toUpperCase()}</b>}
        <span>{from.organisation ? from.name : roleOf(from)}</span>
      </div>
    </div>
  );
}

/** The head of every official paper. The motto stays Vietnamese in both languages, as on the paper itself. */
export function NationalHeading({ issuer, number, wall }: { issuer: string; number: string; wall: number }) {
  const { t } = useTeamText();
  return (
    <div className={classes['heading']}>
      <div className={classes['issuer']}>
        <b>{issuer.toUpperCase()}</b>
        <hr />
        <span className="tnum">{number}</span>
      </div>
      <div className={classes['nation']} lang="vi">
        <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
        <b className={classes['motto']}>Độc lập - Tự do - Hạnh phúc</b>
        <hr />
        <i>{t('placeDate', dayParts(wall))}</i>
      </div>
    </div>
  );
}
