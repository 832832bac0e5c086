/** One line of a sheet: an owed expectation or a question of one delivery, with every factor of its points (S2-S4). */
import type { AskDef, Definition, ExpectDef } from '../engine/definition.js';
import type { ScoreLine } from '../shared/scores.js';
import { unaddressed } from '../shared/unaddressed.js';
import { answerFactor } from './answers.js';
import { betterOf } from './better.js';
import type { Content } from './content.js';
import { explainLine, explainOverride, UNTOLD, type BareLine, type Deed, type Telling } from './explain.js';
import type { Delivery, WorldRecord } from './facts.js';
import { judge, scaleOf, type Timing } from './judge.js';
import { commentsOf, type MarkBook, type Marking } from './marking.js';
import { markId, type LineOverrides } from './marks.js';

/** What the sensitivity of a ranking changes, one at a time. */
export interface Rule {
  /** Where a team's clock starts. */
  startsAt: 'delivered' | 'seen';
  /** False: as if no quality were ever asked for. */
  marks: boolean;
  /** False: hints cost nothing. */
  hints: boolean;
  /** False: figures alone, without sentences. */
  told: boolean;
}

/** One delivery as it is scored. */
export interface Played {
  definition: Definition;
  rule: Rule;
  record: WorldRecord;
  marks: MarkBook;
  lineOverrides: LineOverrides;
  content: Content;
  delivery: Delivery;
}

/** What the item itself adds to the line; factors left out do not apply. */
type Own = Pick<BareLine, 'kind' | 'label' | 'must' | 'state'> &
  Partial<
    Pick<
      BareLine,
      'action' | 'stamp' | 'early' | 'recordedX' | 'markId' | 'marking' | 'comments' | 'eventId' | 'quality' | 'answerFactor' | 'scale'
    >
  >;

const refOf = (delivery: Delivery, item: { id: string }): string => `${delivery.inject}.${item.id}`;
const idOf = (delivery: Delivery, item: { id: string }): string => markId(delivery.teamId, delivery.deliveryId, refOf(delivery, item));

/** The marks on it. */
function markingOf({ marks, delivery, content }: Played, item: ExpectDef | AskDef): Marking {
  const { teamId, deliveryId } = delivery;
  return marks.of({ teamId, deliveryId, ref: refOf(delivery, item), objective: item.objective ?? content.objective });
}

/** When the log has what counts at another time (A5). */
const recordedAt = ({ x, atX, early }: { x: number; atX: number; early: boolean }): Pick<Own, 'recordedX'> =>
  early || x === atX ? {} : { recordedX: atX };

/** Puts a line together: what is open and what waits for its mark leave both sums (S3, S4), unless an evaluator has set its points (S8). */
function lineOf(played: Played, item: ExpectDef | AskDef, timing: Timing, own: Own, deed: Deed): ScoreLine {
  const { definition, rule, record, content, delivery } = played;
  const objective = item.objective ?? content.objective;
  const { lineOverrides } = played;
  const override = lineOverrides.size > 0 ? lineOverrides.get(idOf(delivery, item)) : undefined;
  const waits = own.state === 'awaiting-mark';
  const counts = own.state !== 'open' && !waits;
  const hintFactor = timing.hint && rule.hints ? definition.scoring.hintFactor : undefined;
  const factor = timing.factor * (hintFactor ?? 1) * (own.quality ?? 1) * (own.answerFactor ?? 1) * (own.scale ?? 1);
  const line: BareLine = {
    ref: refOf(delivery, item),
    inject: delivery.inject,
    deliveryId: delivery.deliveryId,
    ...(content.number !== undefined && { number: content.number }),
    injectTitle: content.title(delivery.variant),
    ...(objective !== undefined && { objective }),
    ...own,
    startX: timing.startX,
    ...(timing.servedX !== undefined && { servedX: timing.servedX }),
    ...(timing.responseMs !== undefined && { responseMs: timing.responseMs }),
    target: timing.window.target,
    max: timing.window.max,
    ...(timing.creditMs > 0 && { creditMs: timing.creditMs }),
    timeFactor: timing.factor,
    ...(hintFactor !== undefined && { hintFactor }),
    points: item.points,
    possible: counts ? item.points : 0,
    earned: counts ? item.points * factor : 0,
  };
  const telling: Telling = {
    deed,
    startsAt: timing.fromSeen ? 'seen' : 'delivered',
    ended: record.ended,
    judged: 'quality' in item && item.quality,
    hinted: delivery.hintX !== null,
  };
  const explain = rule.told ? explainLine(line, telling) : UNTOLD;
  if (!override) {
    const better = rule.told ? betterOf(line, telling) : undefined;
    // onto the line itself: a hall has tens of thousands of them
    return Object.assign(line, { explain }, better && { better });
  }
  const { earned, reason, by } = override;
  return {
    ...line,
    state: waits ? timing.state : line.state,
    possible: item.points,
    earned,
    override: { earned, reason, by, computed: line.earned },
    explain: explainOverride(explain, override),
  };
}

/** Line of an expectation that the team owes. */
export function expectLine(played: Played, item: ExpectDef): ScoreLine {
  const { definition, rule, record, delivery } = played;
  const ref = refOf(delivery, item);
  const served = delivery.served.get(item.id);
  const timing = judge(record, delivery, ref, item, rule.startsAt, served);
  const action = definition.actions[item.action];
  const stamp = item.stamp ?? action?.stamp;
  const asked = item.quality && rule.marks && served !== undefined;
  const marking = asked ? markingOf(played, item) : undefined;
  const quality = marking?.value;
  const waits = asked && quality === undefined;
  const scale = served && scaleOf(record, ref, served);
  const own: Own = {
    kind: 'expect',
    action: item.action,
    label: action?.title ?? { vi: item.action, en: item.action },
    must: item.must,
    ...(stamp !== undefined && { stamp }),
    ...(served?.early && { early: true }),
    ...(served && recordedAt(served)),
    state: waits ? 'awaiting-mark' : timing.state,
    ...(marking && { markId: idOf(delivery, item), ...commentsOf(marking) }),
    ...(waits && marking && marking.status !== 'unmarked' && { marking: marking.status }),
    ...(served && { eventId: served.copy.eventId }),
    ...(quality !== undefined && { quality }),
    ...(scale !== undefined && { scale }),
  };
  const reported = action?.form !== undefined || stamp === 'report' || stamp === 'escalate';
  return lineOf(played, item, timing, own, reported ? 'reported' : 'did');
}

/** Line of a question. An evaluator who has read a text knows better than its `accept` patterns, so a mark stands above them. */
export function askLine(played: Played, item: AskDef): ScoreLine {
  const { rule, record, delivery } = played;
  const ref = refOf(delivery, item);
  const answer = delivery.answers.get(item.id);
  const timing = judge(record, delivery, ref, item, rule.startsAt, answer && { x: answer.x, early: false });
  const marking = item.type === 'text' && rule.marks && answer !== undefined ? markingOf(played, item) : undefined;
  // without marks a text that only an evaluator can judge counts as right
  const right = answer && (marking?.value ?? answerFactor(item, answer.value) ?? (rule.marks ? null : 1));
  const own: Own = {
    kind: 'ask',
    label: unaddressed(item.prompt),
    must: false,
    ...(answer && recordedAt({ ...answer, early: false })),
    state: right === null ? 'awaiting-mark' : right === 0 ? 'wrong' : timing.state,
    ...(marking && { markId: idOf(delivery, item), ...commentsOf(marking) }),
    ...(right === null && marking && marking.status !== 'unmarked' && { marking: marking.status }),
    ...(answer && { eventId: answer.eventId }),
    ...(typeof right === 'number' && { answerFactor: right }),
  };
  return lineOf(played, item, timing, own, 'answered');
}
