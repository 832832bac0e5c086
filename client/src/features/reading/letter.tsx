/** An official letter in the national form: heading, number, place and date, addressee, body, signature. */
import { titleOf, type Piece } from './piece.js';
import { useReadingText } from './texts.js';
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

export function Letter({ piece, to }: { piece: Piece; to: string }) {
  const { t, lang } = useReadingText();
  const from = piece.from[lang];
  return (
    <div className={classes['letter']}>
      <NationalHeading issuer={from.organisation ?? from.name} number={`${t('letterNo')}: ${shortId(piece.id)}/DT`} wall={piece.wall} />
      <h2 className={classes['subject']}>{titleOf(piece, lang)}</h2>
      <p className={classes['addressee']}>
        {t('letterTo')}: {to}
      </p>
      <Body piece={piece} className={classes['text']} />
      <div className={classes['signature']}>
        {from.title && <b>{from.title.toUpperCase()}</b>}
        <span>{from.organisation ? from.name : roleOf(from)}</span>
      </div>
    </div>
  );
}

/** The head of every official paper. The motto stays Vietnamese in both languages, as on the paper itself. */
export function NationalHeading({ issuer, number, wall }: { issuer: string; number: string; wall: number }) {
  const { t } = useReadingText();
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
