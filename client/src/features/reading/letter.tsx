/** An official letter in the national form: heading, number, place and date, addressee, body, recipients and signature. */
import { useMemo } from 'react';
import { titleOf, type Piece } from './piece.js';
import { useReadingText } from './texts.js';
import { roleOf, shortId } from './body.js';
import { readLetter, type Paper } from './forms.js';
import { Stamp } from './look-parts.js';
import { Rich } from './rich.js';
import classes from './letter.module.css';

const zone = 'Asia/Ho_Chi_Minh';

/** Day, month and year of an epoch-ms time in Hà Nội, as offices write them: `02`, `3`; January and February as `01`, `02`. */
export function dayParts(wall: number): { d: string; m: string; y: string } {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' }).formatToParts(wall);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const month = part('month');
  return { d: part('day'), m: Number(month) > 2 ? String(Number(month)) : month, y: part('year') };
}

/** What the body says of its own heading stands there; the rest is filled in from the sender and the time. */
export function Letter({ piece, to }: { piece: Piece; to: string }) {
  const { t, lang } = useReadingText();
  const from = piece.from[lang];
  const html = piece.body[lang];
  const paper = useMemo(() => readLetter(html), [html]);
  const issuer = paper.issuer.length > 0 ? paper.issuer : [(from.organisation ?? from.name).toUpperCase()];
  return (
    <div className={classes['letter']}>
      <Stamp text={paper.stamp} />
      <Heading
        issuer={issuer}
        number={paper.number || `${t('letterNo')}: ${shortId(piece.id)}/DT`}
        about={paper.about}
        nation={paper.nation}
        place={paper.place || t('placeDate', dayParts(piece.wall))}
      />
      {paper.urgency && <div className={classes['urgency']}>{paper.urgency}</div>}
      {paper.kind.map((line) => (
        <div key={line} className={classes['kind']}>
          {line}
        </div>
      ))}
      <h2 className={classes['subject']}>{titleOf(piece, lang)}</h2>
      <p className={classes['addressee']}>
        {t('letterTo')}: {paper.to || to}
      </p>
      <Rich blocks={paper.text} className={classes['text']} />
      <Closing paper={paper} title={from.title?.toUpperCase() ?? ''} name={from.organisation ? from.name : roleOf(from)} />
    </div>
  );
}

function Closing({ paper, title, name }: { paper: Paper; title: string; name: string }) {
  const [first, ...rest] = paper.signed;
  return (
    <div className={classes['closing']}>
      <div className={classes['copies']}>
        {paper.copies.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
      <div className={classes['signature']}>
        {first === undefined ? (
          <>
            {title && <b>{title}</b>}
            <span>{name}</span>
          </>
        ) : (
          <>
            <b>{first}</b>
            {rest.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </>
        )}
      </div>
    </div>
  );
}

interface HeadingProps {
  issuer: readonly string[];
  number: string;
  /** `V/v …`, below the number. */
  about?: string;
  /** The nation's two lines as a letter writes them; empty: as every paper has them. */
  nation?: readonly string[];
  place: string;
}

function Heading({ issuer, number, about = '', nation = [], place }: HeadingProps) {
  return (
    <div className={classes['heading']}>
      <div className={classes['issuer']}>
        {issuer.map((line) => (
          <b key={line}>{line}</b>
        ))}
        <hr />
        <span className="tnum">{number}</span>
        {about && <span className={classes['about']}>{about}</span>}
      </div>
      <div className={classes['nation']} {...(nation.length === 0 && { lang: 'vi' })}>
        <b>{nation[0] ?? 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'}</b>
        <b className={classes['motto']}>{nation[1] ?? (nation.length === 0 ? 'Độc lập - Tự do - Hạnh phúc' : '')}</b>
        <hr />
        <i>{place}</i>
      </div>
    </div>
  );
}

/** The head of every official paper. The motto stays Vietnamese in both languages, as on the paper itself. */
export function NationalHeading({ issuer, number, wall, town }: { issuer: string; number: string; wall: number; town?: string }) {
  const { t } = useReadingText();
  const day = t('placeDate', dayParts(wall));
  return <Heading issuer={[issuer.toUpperCase()]} number={number} place={town === undefined ? day : `${town}, ${day}`} />;
}
