/** Who did what, in a sentence: what an act of EXCON is called, and what it was done to. */
import type { ExconAct, ExconView } from '../../../../server/shared/views.js';
import { wallTime } from '../../ui/format.js';
import { actsOn } from './basis.js';
import { useExconText, useRoom, useStaff } from './room.js';
import type { texts } from './texts.js';

/** What a subject (`control`, an inject's id, `team:<id>`) is called. */
export function subjectName(view: ExconView, subject: string, drill: string): string {
  if (subject === 'control') return drill;
  if (subject.startsWith('team:')) return view.kit.teams.find(({ id }) => `team:${id}` === subject)?.name ?? subject;
  const row = view.msel.find(({ id }) => id === subject);
  return row ? row.number : subject;
}

/** `Lan đã giữ 2.1 lúc 10:32:05` as a function of a subject and an act. */
export function useSentence(): (subject: string, act: ExconAct) => string {
  const { view } = useRoom();
  const { t } = useExconText();
  const { nameOf } = useStaff();
  return (subject, act) => {
    const key = `did.${act.type}` as Extract<keyof typeof texts, string>;
    const verb = t(key);
    const sentence = t('didWhat', {
      who: nameOf(act.by),
      did: verb === key ? t('did.other') : verb,
      what: subject === 'control' ? '' : subjectName(view, subject, ''),
      at: wallTime(act.at.wall),
    }).replace(/\s{2,}/g, ' ');
    return act.reason ? `${sentence}: ${act.reason}` : sentence;
  };
}

/** The newest act on a subject as a sentence, or null. */
export function useLastAct(subject: string): string | null {
  const { view } = useRoom();
  const sentence = useSentence();
  const act = actsOn(view, subject).at(-1);
  return act ? sentence(subject, act) : null;
}
