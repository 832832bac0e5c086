/** The drill as a list of sentences: what the director did, what each team received, did, missed and paid for. */
import type { Definition } from '../engine/definition.js';
import type { ControlEvent, EventOf, WorldEvent } from '../shared/events.js';
import type { TimelineEntry } from '../shared/report.js';
import type { Bi } from '../shared/text.js';
import { unaddressed } from '../shared/unaddressed.js';
import { clockText, numberText } from './words.js';

const quote = (vi: string, en: string, of: Bi): Bi => ({ vi: `${vi} “${of.vi}”`, en: `${en} “${of.en}”` });
const plain = (text: string): Bi => ({ vi: text, en: text });

/** Sentences of the control stream. */
export function controlEntries(events: readonly ControlEvent[]): TimelineEntry[] {
  return events.flatMap((event): TimelineEntry[] => {
    const text = controlText(event);
    return text ? [{ at: event.at, kind: 'control', text }] : [];
  });
}

const because = ({ reason }: { reason?: string | undefined }): string => (reason ? `: ${reason}` : '');

function controlText(event: ControlEvent): Bi | null {
  switch (event.type) {
    case 'started':
      return event.override?.length
        ? {
            vi: `START EX - Bắt đầu diễn tập, bỏ qua ${event.override.length} mục kiểm tra chưa đạt${because(event)}`,
            en: `START EX in spite of ${event.override.length} red go/no-go items${because(event)}`,
          }
        : { vi: 'START EX - Bắt đầu diễn tập', en: 'START EX' };
    case 'start-missed':
      return { vi: 'Lỡ giờ bắt đầu: máy chủ không hoạt động vào lúc đó', en: 'Start missed: the server was not running then' };
    case 'paused':
      return event.realIncident
        ? {
            vi: `DỪNG VÌ SỰ CỐ THẬT${event.reason ? `: ${event.reason}` : ''}`,
            en: `REAL-INCIDENT STOP${event.reason ? `: ${event.reason}` : ''}`,
          }
        : { vi: `PAUSE EX - Tạm dừng${event.reason ? `: ${event.reason}` : ''}`, en: `PAUSE EX${event.reason ? `: ${event.reason}` : ''}` };
    case 'resumed':
      return { vi: 'Tiếp tục diễn tập', en: 'RESUME' };
    case 'factor-set':
      return { vi: `Đổi hệ số thời gian thành ${String(event.factor).replace('.', ',')}`, en: `Time factor set to ${event.factor}` };
    case 'outage':
      return { vi: 'Hệ thống gián đoạn; đồng hồ diễn tập đứng yên', en: 'Outage; drill time stood still' };
    case 'ended':
      return { vi: 'END EX - Kết thúc diễn tập', en: 'END EX' };
    case 'cancelled':
      return { vi: 'Hủy cuộc diễn tập', en: 'Exercise cancelled' };
    case 'published':
      return { vi: 'Công bố kết quả', en: 'Results published' };
    case 'extended':
      return {
        vi: `Kéo dài diễn tập đến ${clockText(event.duration)}${because(event)}`,
        en: `Extended to ${clockText(event.duration)}${because(event)}`,
      };
    case 'exercise-created':
    case 'readied':
    case 'lead-changed':
    case 'board-opened':
      return null;
  }
}

/** What the sentences need to know of one world: titles by instance, proposed actions by their event, names. */
interface Titles {
  of(inject: string): Bi;
  /** Code of the action; empty for one that nobody proposed. */
  proposed(eventId: string): string;
  who: (memberId: string) => string | undefined;
}

/** Sentences of one world, in the order of its log. `who` gives a member's name. */
export function worldEntries(
  definition: Definition,
  events: readonly WorldEvent[],
  who: (memberId: string) => string | undefined,
): TimelineEntry[] {
  const titles = titlesOf(definition, events, who);
  const teams = events.flatMap((event) => (event.type === 'world-created' ? event.teams : []));
  // what happens in the world of a single team happens to that team
  const only = teams.length === 1 ? teams[0]?.teamId : undefined;
  return events.flatMap((event): TimelineEntry[] => {
    const entry = worldText(definition, titles, event);
    if (!entry) return [];
    const name = event.memberId ? who(event.memberId) : undefined;
    const teamId = 'teamId' in event && event.teamId ? event.teamId : only;
    return [{ at: event.at, ...entry, ...(teamId ? { teamId } : {}), ...(name ? { who: name } : {}) }];
  });
}

function titlesOf(definition: Definition, events: readonly WorldEvent[], who: Titles['who']): Titles {
  const created = new Map<string, EventOf<'inject-created'>>();
  for (const event of events) if (event.type === 'inject-created') created.set(event.inject, event);
  const of = (inject: string): Bi => {
    const made = created.get(inject);
    if (made?.adhoc) return unaddressed(made.adhoc.title);
    const source = made?.source ?? inject;
    const known = definition.injects.find((one) => one.id === source);
    if (!known) return plain(inject);
    const title = unaddressed(known.title);
    return { vi: `${known.number} ${title.vi}`, en: `${known.number} ${title.en}` };
  };
  const proposals = new Map(events.flatMap((event) => (event.type === 'action-proposed' ? [[event.id, event.action]] : [])));
  return { of, proposed: (eventId) => proposals.get(eventId) ?? '', who };
}

function captaincy(event: EventOf<'captain-named'>, { who }: Titles): Bi {
  if (event.member === null) {
    return { vi: `EXCON để trống vị trí đội trưởng${because(event)}`, en: `EXCON left the team without a captain${because(event)}` };
  }
  const name = who(event.member);
  const whom = `${name === undefined ? '' : ` ${name}`}${because(event)}`;
  return event.memberId === undefined
    ? { vi: `EXCON chỉ định đội trưởng${whom}`, en: `EXCON named a captain${whom}` }
    : { vi: `Chỉ định đội trưởng${whom}`, en: `Named a captain${whom}` };
}

function worldText(definition: Definition, titles: Titles, event: WorldEvent): { kind: TimelineEntry['kind']; text: Bi } | null {
  const action = (code: string): Bi => definition.actions[code]?.title ?? plain(code);
  switch (event.type) {
    case 'inject-delivered':
      return {
        kind: 'delivered',
        text: event.edited
          ? quote('Nhận tình huống (EXCON sửa lời)', 'Received (reworded by EXCON)', unaddressed(event.edited.title))
          : quote('Nhận tình huống', 'Received', titles.of(event.inject)),
      };
    case 'inject-seen':
      return { kind: 'seen', text: quote('Mở xem tình huống', 'Opened', titles.of(event.inject)) };
    case 'action-recorded': {
      const text = action(event.action);
      const late = event.serves?.late ? { vi: ' (muộn)', en: ' (late)' } : { vi: '', en: '' };
      return { kind: 'action', text: { vi: `${text.vi}${late.vi}`, en: `${text.en}${late.en}` } };
    }
    case 'report-recorded':
      return { kind: 'report', text: quote('Gửi', 'Filed', definition.forms[event.form]?.title ?? action(event.action)) };
    case 'answer-recorded':
      return { kind: 'answer', text: quote('Trả lời câu hỏi của tình huống', 'Answered a question of', titles.of(event.inject)) };
    case 'hint-taken':
      return { kind: 'hint', text: quote('Lấy gợi ý của tình huống', 'Took a hint of', titles.of(event.inject)) };
    case 'max-passed': {
      const expect = definition.injects.find((one) => one.id === event.inject)?.expects.find((one) => one.id === event.expect);
      const what = expect ? action(expect.action) : titles.of(event.inject);
      return { kind: 'missed', text: quote('Quá thời gian tối đa:', 'Maximum time passed:', what) };
    }
    case 'penalty-charged':
      return { kind: 'penalty', text: quote('Điểm trừ:', 'Penalty:', action(event.code)) };
    case 'system-changed': {
      const system = definition.systems[event.system];
      if (!system || system.hidden) return null;
      const state = system.states.find((one) => one.id === event.state)?.title ?? plain(event.state);
      return { kind: 'system', text: { vi: `${system.title.vi}: ${state.vi}`, en: `${system.title.en}: ${state.en}` } };
    }
    case 'time-credited': {
      const minutes = event.ms / 60_000;
      const one = event.inject === undefined ? null : titles.of(event.inject);
      return {
        kind: 'control',
        text: {
          vi: `EXCON cho thêm ${numberText(minutes, 'vi')} phút${one ? ` cho “${one.vi}”` : ''}${because(event)}`,
          en: `EXCON gave ${numberText(minutes, 'en')} more minutes${one ? ` for “${one.en}”` : ''}${because(event)}`,
        },
      };
    }
    case 'receipt-confirmed':
      return { kind: 'action', text: quote('Xác nhận đã nhận', 'Confirmed receipt of', titles.of(event.inject)) };
    case 'member-removed':
      return {
        kind: 'control',
        text:
          event.memberId === undefined
            ? { vi: `EXCON thu hồi một chỗ trong đội${because(event)}`, en: `EXCON took a seat away${because(event)}` }
            : { vi: `Đội trưởng thu hồi một chỗ trong đội${because(event)}`, en: `The captain took a seat away${because(event)}` },
      };
    case 'captain-named':
      return { kind: event.memberId === undefined ? 'control' : 'action', text: captaincy(event, titles) };
    case 'action-proposed':
      return { kind: 'action', text: quote('Đề nghị đội trưởng duyệt', 'Asked the captain to approve', action(event.action)) };
    case 'proposal-decided': {
      // What was approved follows as the action itself.
      if (event.yes) return null;
      const text = quote('Không thực hiện đề xuất', 'Not carried out, as proposed:', action(titles.proposed(event.proposal)));
      return { kind: 'action', text: { vi: `${text.vi}${because(event)}`, en: `${text.en}${because(event)}` } };
    }
    case 'member-restored':
      return {
        kind: 'control',
        text: { vi: `EXCON trả lại chỗ trong đội${because(event)}`, en: `EXCON gave the seat back${because(event)}` },
      };
    case 'outcome-set':
      return { kind: 'outcome', text: quote('Kết cục:', 'Outcome:', definition.outcomes[event.outcome]?.title ?? plain(event.outcome)) };
    case 'inject-held':
      return { kind: 'control', text: quote('EXCON giữ lại tình huống', 'EXCON held', titles.of(event.inject)) };
    case 'inject-skipped':
      return event.rule ? null : { kind: 'control', text: quote('EXCON bỏ qua tình huống', 'EXCON skipped', titles.of(event.inject)) };
    case 'inject-rescheduled':
      return event.rule ? null : { kind: 'control', text: quote('EXCON dời giờ tình huống', 'EXCON rescheduled', titles.of(event.inject)) };
    default:
      return null;
  }
}
