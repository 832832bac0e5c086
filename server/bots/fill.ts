/** What a simulated member writes into fields and forms: enough to read like work, never a real name or address. */
import type { AskDef, FieldDef } from '../engine/definition.js';
import type { AnswerValue, FieldValues } from '../shared/events.js';
import type { Skill } from './skill.js';

const SENTENCES = [
  'Đã kiểm tra trực tiếp và ghi nhận thời điểm, đang phối hợp với Trung tâm Dữ liệu.',
  'Thực hiện theo phương án ứng cứu đã phê duyệt, có biên bản kèm theo.',
  'Đã báo cáo lãnh đạo đơn vị, phân công cán bộ trực theo dõi liên tục.',
  'Đối chiếu nhật ký hệ thống, chưa ghi nhận ảnh hưởng tới hệ thống khác.',
  'Đề nghị Đội ứng cứu sự cố Thành phố hỗ trợ xác minh.',
  'Đã thông báo cho các bộ phận liên quan và chuẩn bị phương án tiếp nhận trực tiếp.',
];
const PEOPLE = ['Trưởng ca trực', 'Phó Giám đốc phụ trách', 'Đội trưởng đội ứng cứu'];

export interface FillIn {
  random: () => number;
  skill: Skill;
  /** Epoch ms, for fields that ask for a date and time. */
  wall: number;
}

const pick = <T>(list: readonly T[], random: () => number): T | undefined => list[Math.floor(random() * list.length)];

function valueOf(field: FieldDef, { random, wall }: FillIn): FieldValues[string] | undefined {
  switch (field.type) {
    case 'select':
      // the milder choices stand first in official forms
      return field.options?.[Math.min(field.options.length - 1, Math.floor(random() * 2))]?.id;
    case 'multi':
      return field.options?.slice(0, 1 + Math.floor(random() * 2)).map((option) => option.id);
    case 'number':
      return 14;
    case 'datetime':
      // what a form field holds is local time; offices of the demo keep UTC+7
      return new Date(wall + 7 * 3_600_000).toISOString().slice(0, 16);
    case 'people':
      return pick(PEOPLE, random);
    case 'asset':
      return 'WEB-01';
    case 'file':
      return undefined;
    case 'textarea':
      return [pick(SENTENCES, random), pick(SENTENCES, random)].join(' ');
    case 'text':
      return pick(SENTENCES, random);
  }
}

/** Required fields always, the others as carefully as the skill has it. */
export function fillIn(fields: readonly FieldDef[], hand: FillIn): FieldValues {
  const values: FieldValues = {};
  for (const field of fields) {
    if (!field.required && hand.random() > hand.skill.quality) continue;
    const value = valueOf(field, hand);
    if (value !== undefined) values[field.id] = value;
  }
  return values;
}

/** An answer, right unless the skill errs this time. */
export function answerTo(ask: AskDef, { random, skill }: FillIn): AnswerValue {
  const wrong = random() < skill.errs;
  const right = ask.options.filter((option) => option.correct).map((option) => option.id);
  switch (ask.type) {
    case 'choice':
      return (
        pick(wrong ? ask.options.filter((option) => !option.correct).map((option) => option.id) : right, random) ?? ask.options[0]?.id ?? ''
      );
    case 'multi':
      return wrong ? right.slice(1) : right;
    case 'number':
      return (ask.answer ?? 0) + (wrong ? 1 + Math.floor(random() * 3) : 0);
    case 'rank':
      return wrong ? ask.order.toReversed() : ask.order;
    case 'text':
      return ask.accept[0] ?? SENTENCES[0] ?? '';
  }
}
