/** What asks for a mark, with the team's own words, and who still has to mark it (S3). */
import type { Definition, FieldDef } from '../engine/definition.js';
import type { FieldValues, WorldEvent } from '../shared/events.js';
import type { QueueItem } from '../shared/evaluation.js';
import type { Mark, ScoreSheet } from '../shared/scores.js';
import type { Bi } from '../shared/text.js';
import { revealed, type MarkBook, type Marking } from './marking.js';
import { both, figure } from './words.js';

type Written = Extract<WorldEvent, { type: 'action-recorded' | 'report-recorded' | 'answer-recorded' }>;
type Given = Mark & { recordId: string };

/** One act or text answer that asks for a mark, and how far its marking is. */
export interface WorkToMark {
  item: Omit<QueueItem, 'waitingSince' | 'status' | 'markers' | 'mine' | 'marks' | 'decision'>;
  marking: Marking<Given>;
  /** It counts nowhere until it is marked. */
  waits: boolean;
}

const plain = (text: string): Bi => ({ vi: text, en: text });
const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A value as people read it: options by their words, systems by their names, times as `dd/mm/yyyy HH:mm`. */
function words(definition: Definition, spec: FieldDef | undefined, value: FieldValues[string]): Bi {
  const one = (single: string | number | boolean): Bi => {
    if (typeof single === 'number') return figure(single);
    if (typeof single === 'boolean') return single ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' };
    const known =
      spec?.options?.find(({ id }) => id === single)?.text ?? (spec?.type === 'asset' ? definition.systems[single]?.title : undefined);
    if (known) return known;
    if (spec?.type === 'datetime' && isTime.test(single)) {
      const [date = '', time = ''] = single.split('T');
      return plain(`${date.split('-').toReversed().join('/')} ${time.slice(0, 5)}`);
    }
    return plain(single);
  };
  const list = [value].flat().map(one);
  return both((lang) => list.map((each) => each[lang]).join(', '));
}

function writtenOf(definition: Definition, event: Written): QueueItem['written'] {
  if (event.type === 'answer-recorded')
    return [{ label: { vi: 'Trả lời', en: 'Answer' }, value: words(definition, undefined, event.value) }];
  const specs = (event.type === 'report-recorded' ? definition.forms[event.form]?.fields : definition.actions[event.action]?.fields) ?? [];
  const order = (id: string): number => (specs.findIndex((spec) => spec.id === id) + specs.length + 1) % (specs.length + 1);
  return Object.entries(event.fields)
    .filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))
    .toSorted(([a], [b]) => order(a) - order(b))
    .map(([id, value]) => {
      const spec = specs.find((one) => one.id === id);
      return { label: spec?.label ?? plain(id), value: words(definition, spec, value) };
    });
}

export interface QueueInput {
  definition: Definition;
  sheet: Pick<ScoreSheet, 'teams'>;
  worlds: Readonly<Record<string, readonly WorldEvent[]>>;
  book: MarkBook<Given>;
}

/** Every work that asks for a mark or has one, oldest first. */
export function worksToMark({ definition, sheet, worlds, book }: QueueInput): WorkToMark[] {
  const written = new Map<string, Written>();
  for (const event of Object.values(worlds).flat())
    if (event.type === 'action-recorded' || event.type === 'report-recorded' || event.type === 'answer-recorded')
      written.set(event.id, event);
  const objectives = new Map(definition.injects.map((inject) => [inject.id, inject.objective]));
  return sheet.teams
    .flatMap((team) =>
      team.lines.flatMap((line): WorkToMark[] => {
        const { markId, deliveryId, inject, kind, eventId } = line;
        const event = eventId === undefined ? undefined : written.get(eventId);
        if (!markId || !deliveryId || !inject || !event || kind === 'penalty') return [];
        const objective = line.objective ?? objectives.get(inject);
        const marking = book.of({ teamId: team.teamId, deliveryId, ref: line.ref, objective });
        const waits = line.state === 'awaiting-mark';
        if (!waits && marking.marks.length === 0 && !marking.decision) return [];
        return [
          {
            waits,
            marking,
            item: {
              markId,
              teamId: team.teamId,
              team: team.name,
              kind,
              ref: line.ref,
              deliveryId,
              inject,
              ...(line.number !== undefined && { number: line.number }),
              injectTitle: line.injectTitle ?? plain(inject),
              ...(objective !== undefined && { objective }),
              asked: line.label,
              points: line.points,
              written: writtenOf(definition, event),
              ...(event.memberId !== undefined && { memberId: event.memberId }),
              filedX: event.at.x,
              filedWall: event.at.wall,
              ...(line.responseMs !== undefined && { responseMs: line.responseMs }),
              ...(line.target !== undefined && { target: line.target }),
              ...(line.max !== undefined && { max: line.max }),
            },
          },
        ];
      }),
    )
    .toSorted((a, b) => a.item.filedWall - b.item.filedWall || (a.item.markId < b.item.markId ? -1 : 1));
}

/** A work as one person may see it: of marks given blind only the own one, until both are there. */
export function queueItem({ item, marking }: WorkToMark, userId: string): QueueItem {
  const given = ({ by, value, wall, note, recordId }: Given) => ({ by, value, wall, recordId, ...(note !== undefined && { note }) });
  const mine = marking.marks.find((mark) => mark.by === userId);
  const last = marking.status === 'differs' ? marking.marks.at(-1) : undefined;
  return {
    ...item,
    waitingSince: last?.wall ?? item.filedWall,
    status: marking.status,
    markers: marking.markers,
    ...(mine && { mine: given(mine) }),
    marks: revealed(marking.status) ? marking.marks.map(given) : [],
    ...(marking.decision && { decision: given(marking.decision) }),
  };
}
