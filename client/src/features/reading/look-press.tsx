/** What the public reads: an article of a newspaper, a post with its thread. */
import { IconEye, IconHeart, IconMessageCircle, IconPaperclip, IconShare3, IconWorld } from '@tabler/icons-react';
import { useMemo } from 'react';
import { wallTime } from '../../ui/format.js';
import { readArticle, readPost } from './forms.js';
import { Blocks, handleOf, Initials, runsOf, SaidName, SaidWords, Stamp, Title, useFrom, when } from './look-parts.js';
import { titleOf, type Piece } from './piece.js';
import { Rich } from './rich.js';
import { useReadingText } from './texts.js';
import classes from './looks.module.css';
import post from './post.module.css';

export function News({ piece }: { piece: Piece }) {
  const { t, lang } = useReadingText();
  const from = useFrom(piece);
  const html = piece.body[lang];
  const { stamp, headline, text, aside } = useMemo(() => readArticle(html), [html]);
  return (
    <div className={classes['news']}>
      {headline !== '' && <Title piece={piece} />}
      <div className={classes['sheet']}>
        <div className={classes['masthead']}>
          <b>{from.organisation ?? from.name}</b>
          <span className="tnum">{when(piece)}</span>
        </div>
        {headline === '' ? (
          <h2 className={classes['headline']}>{titleOf(piece, lang)}</h2>
        ) : (
          <h3 className={classes['headline']}>{headline}</h3>
        )}
        <Rich blocks={text} className={classes['lead']} />
        {from.organisation && <div className={classes['byline']}>{from.name}</div>}
        <Stamp text={stamp} />
      </div>
      {aside.length > 0 && (
        <aside className={classes['aside']} aria-label={t('pressAsks')}>
          <Rich blocks={aside} />
        </aside>
      )}
    </div>
  );
}

/** The icon of a count, by its words in either language. */
function countIcon(words: string) {
  if (/bình luận|trả lời|comment|repl/i.test(words)) return IconMessageCircle;
  if (/chia sẻ|share/i.test(words)) return IconShare3;
  if (/xem|view/i.test(words)) return IconEye;
  if (/tệp|attach/i.test(words)) return IconPaperclip;
  return IconHeart;
}

export function Social({ piece }: { piece: Piece }) {
  const { t, lang } = useReadingText();
  const from = useFrom(piece);
  const html = piece.body[lang];
  const { stamp, text, counts, comments } = useMemo(() => readPost(html), [html]);
  const names = [...new Set(comments.map(({ who }) => who))];
  return (
    <div>
      <Title piece={piece} />
      <article className={classes['post']}>
        <div className={classes['postHead']}>
          <Initials name={from.name} />
          <div className={classes['callerText']}>
            <b>{from.name}</b>
            <span className={classes['small']}>
              {handleOf(from.name)} · <span className="tnum">{wallTime(piece.wall)}</span> · <IconWorld size={13} aria-hidden />{' '}
              {t('publicPost')}
            </span>
            {stamp !== '' && <span className={classes['small']}>{stamp}</span>}
          </div>
        </div>
        {runsOf(text).map((run, index) => {
          // the parts of a body never change their order
          const key = `part-${index}`;
          return run[0]?.kind === 'said' ? (
            run.map((step, nth) =>
              step.kind === 'said' ? (
                <p key={`${key}-${nth}`} className={post['said']}>
                  <SaidName said={step.said} />: <SaidWords said={step.said} />
                </p>
              ) : null,
            )
          ) : (
            <Blocks key={key} steps={run} />
          );
        })}
        {counts.length > 0 && (
          <ul className={post['counts']}>
            {counts.map((words) => {
              const Icon = countIcon(words);
              return (
                <li key={words}>
                  <Icon size={16} stroke={1.6} aria-hidden /> {words}
                </li>
              );
            })}
          </ul>
        )}
        {comments.length > 0 && (
          <section className={post['thread']} aria-label={t('commentsShown', { n: comments.length })}>
            <h3 className={classes['small']}>{t('commentsShown', { n: comments.length })}</h3>
            <ul>
              {comments.map((comment, index) => (
                // comments never change their order
                // oxlint-disable-next-line react/no-array-index-key
                <li key={index} className={post['comment']} data-depth={Math.min(comment.depth, 2)}>
                  <Initials name={comment.who || t('someone')} size={30} nth={names.indexOf(comment.who) + 1} />
                  <div className={post['bubble']}>
                    <div className={post['who']}>{comment.who ? <SaidName said={comment} /> : <b>{t('someone')}</b>}</div>
                    <SaidWords said={comment} />
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
      </article>
    </div>
  );
}
