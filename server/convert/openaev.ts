/** An OpenAEV (OpenBAS) scenario export as a scenario of ours, with a report of what mapped and what did not. */
import { writeScenario } from '../content/write.js';
import { readScenario } from '../content/yaml.js';
import { pathOf } from '../errors.js';
import { durationText } from '../msel/times.js';
import { slug } from '../msel/words.js';
import type { Catalogue } from '../shared/catalogue.js';
import { ScenarioSource, type AuthoringError } from '../shared/scenario.js';
import { durationMs } from '../shared/text.js';
import { Notes, type Note } from './notes.js';
import { Exported, withoutPrefix } from './openaev-format.js';
import { convertInject, type Converted, type Rec, type Setting } from './openaev-injects.js';
import { markdownOf } from './texts.js';

export interface Conversion {
  /** Absent when the file is no export, or nothing of it can be played. */
  text?: string;
  /** Documents that the scenario names: path in the scenario → name in the export. */
  attachments: { path: string; target: string }[];
  notes: Note[];
  /** What the scenario still lacks before it can be played. */
  errors: AuthoringError[];
}

const SEVERITY: Record<string, { vi: string; en: string }> = {
  low: { vi: 'Thấp', en: 'Low' },
  medium: { vi: 'Trung bình', en: 'Medium' },
  high: { vi: 'Cao', en: 'High' },
  critical: { vi: 'Nghiêm trọng', en: 'Critical' },
};

const FIVE = 5 * 60_000;

/** Everything of the export that has no counterpart, said once. */
function leaveBehind({ information, ...rest }: Exported, prefix: string, notes: Notes): void {
  const at = (key: string): string => `${prefix}${key}`;
  if (rest.users.length > 0)
    notes.dropped(
      at('users'),
      `${rest.users.length} người: dữ liệu cá nhân không được chuyển, người tham gia vào chỗ bằng mã đội`,
      `${rest.users.length} people: personal data is not taken over; participants join by their team's code`,
    );
  if (rest.organizations.length > 0)
    notes.dropped(
      at('organizations'),
      'cơ quan thật không được chuyển; khai báo trong danh bạ cơ quan',
      'real organisations are not taken over; the agency directory has them',
    );
  if (rest.lessons_categories.length + rest.lessons_questions.length > 0)
    notes.dropped(
      at('lessons_*'),
      'phiếu rút kinh nghiệm: thay bằng báo cáo sau diễn tập',
      'lessons-learned questionnaires: the after-action report takes their place',
    );
  if (rest.tags.length > 0) notes.dropped(at('tags'), 'nhãn (tags) không có ở đây', 'tags have no counterpart');
  if (information.mail_from !== '')
    notes.dropped(
      at('mail_from'),
      'địa chỉ gửi thư thật không được chuyển; thư chỉ hiện trong ứng dụng',
      'the real sender address is not taken over; mail appears in the console only',
    );
  if (information.message_header + information.message_footer !== '')
    notes.dropped(
      at('message_header, message_footer'),
      'dấu [DIỄN TẬP] được gắn thay đầu và cuối thư',
      'the mark [DIỄN TẬP] stands in place of header and footer',
    );
  if (information.category + information.main_focus !== '')
    notes.dropped(at('category, main_focus'), 'không có mục tương ứng', 'no counterpart');
}

/** What must hold at an inject's time: theirs are tested then, as our `if` is. */
function conditionOf(converted: Converted, all: ReadonlyMap<string, Converted>, where: string, notes: Notes): Rec | undefined {
  const parts = converted.from.inject_depends_on.flatMap(
    ({ dependency_relationship: { inject_parent_id: parentId }, dependency_condition: condition }) => {
      const parent = all.get(parentId);
      if (!parent) {
        notes.changed(
          where,
          'phụ thuộc vào một tình huống không được chuyển, bỏ điều kiện đó',
          'depends on an inject that was left behind; that condition is dropped',
        );
        return [];
      }
      const delivered = { delivered: String(parent.injects[0]!['id']) };
      const tests = (condition?.conditions ?? []).map(({ key, value }): Rec => {
        const expectation =
          parent.expectations.get(key.toLowerCase()) ?? parent.expectations.get(key.toLowerCase().replace(/^.*\s-\s/, ''));
        const test: Rec = expectation === undefined ? delivered : { met: expectation };
        if (expectation === undefined && !/^execution$/i.test(key)) {
          notes.changed(
            where,
            `điều kiện "${key}" không khớp kỳ vọng nào, thay bằng "đã phát tình huống trước"`,
            `the condition "${key}" names no expectation; replaced by "the earlier inject was delivered"`,
          );
        }
        return value ? test : { not: test };
      });
      if (tests.length === 0) return [delivered];
      return tests.length === 1 ? tests : [{ [condition?.mode === 'or' ? 'any' : 'all']: tests }];
    },
  );
  return parts.length === 0 ? undefined : parts.length === 1 ? parts[0] : { all: parts };
}

function addConditions(converted: readonly Converted[], prefix: string, notes: Notes): void {
  const all = new Map(converted.map((each) => [each.from.inject_id, each]));
  for (const each of converted) {
    if (each.from.inject_depends_on.length === 0) continue;
    const where = `${prefix}injects "${each.from.inject_title}"`;
    const condition = conditionOf(each, all, where, notes);
    if (!condition) continue;
    for (const inject of each.injects) Object.assign(inject, { type: 'contingency', if: condition });
    notes.changed(
      where,
      'phụ thuộc thành "if", xét đúng lúc đến giờ phát; không đúng thì tình huống là "không cần"',
      'dependencies become `if`, tested when its time comes; when false the inject is "not needed"',
    );
  }
}

function duration(injects: readonly Rec[]): string {
  const span = (value: unknown): number => (typeof value === 'string' ? (durationMs(value) ?? 0) : 0);
  const ends = injects.map(
    (inject) =>
      span(inject['at']) +
      Math.max(FIVE, ...[...((inject['expects'] ?? []) as Rec[]), ...((inject['asks'] ?? []) as Rec[])].map((each) => span(each['max']))),
  );
  return durationText(Math.ceil(Math.max(2 * FIVE, ...ends) / FIVE) * FIVE);
}

const points = (injects: readonly Rec[]): number =>
  injects
    .flatMap((inject) => [...((inject['expects'] ?? []) as Rec[]), ...((inject['asks'] ?? []) as Rec[])])
    .reduce((sum, each) => sum + Number(each['points']), 0);

function broken(message: string, messageEn: string, path = '$'): Conversion {
  return { attachments: [], notes: [], errors: [{ path, line: 1, column: 1, severity: 'error', message, messageEn }] };
}

function objectivesOf(exported: Exported): Rec[] {
  return exported.objectives
    .toSorted((a, b) => (a.objective_priority ?? 0) - (b.objective_priority ?? 0))
    .map((each, index) => ({
      id: `o${index + 1}`,
      title: each.objective_title || `Mục tiêu ${index + 1}`,
      ...(each.objective_description && { target: markdownOf(each.objective_description) }),
    }));
}

/** Never throws. `value` is the JSON document of the export. */
export function convertOpenAev(value: unknown, catalogues: readonly Catalogue[], wanted: { id?: string | undefined } = {}): Conversion {
  const found = withoutPrefix(value);
  if (!found)
    return broken(
      'đây không phải tệp xuất kịch bản OpenAEV/OpenBAS: thiếu scenario_information',
      'this is no scenario export of OpenAEV/OpenBAS: scenario_information is missing',
    );
  const parsed = Exported.safeParse(found.body);
  if (!parsed.success) {
    const errors = parsed.error.issues.slice(0, 50).map((issue) => ({
      path: `${found.prefix}${pathOf(issue.path)}`,
      line: 1,
      column: 1,
      severity: 'error' as const,
      message: issue.message,
      messageEn: issue.message,
    }));
    return { attachments: [], notes: [], errors };
  }
  const exported = parsed.data;
  const { prefix } = found;
  const notes = new Notes();
  leaveBehind(exported, prefix, notes);

  const parts = new Map<string, string>();
  for (const { team_id: id, team_name: name } of exported.teams) {
    const base = slug(name) || 'team';
    parts.set(id, [...parts.values()].includes(base) || base === 'all' ? `${base}-${parts.size + 1}` : base);
    notes.mapped(`${prefix}teams "${name}"`, `vai ${parts.get(id)}`, `part ${parts.get(id)}`);
  }
  const objectives = objectivesOf(exported);
  if (objectives.length > 1)
    notes.changed(
      `${prefix}objectives`,
      'tình huống không ghi mục tiêu nào, tất cả được gắn mục tiêu đầu; hãy phân lại',
      'injects name no objective; all are put under the first, distribute them anew',
    );
  const setting: Setting = {
    exported,
    notes,
    parts,
    personas: new Map(),
    actions: new Map(),
    values: new Map(exported.variables.map((each) => [each.variable_key, each.variable_value])),
    objective: objectives[0]?.['id'] as string | undefined,
    prefix,
  };
  const ordered = exported.injects.toSorted((a, b) => (a.inject_depends_duration ?? 0) - (b.inject_depends_duration ?? 0));
  const converted = ordered.flatMap((each, index) => convertInject(each, index, setting) ?? []);
  addConditions(converted, prefix, notes);
  const injects = converted.flatMap((each) => each.injects);
  if (injects.length === 0)
    return { ...broken('không có tình huống nào chuyển được', 'no inject could be converted', `${prefix}injects`), notes: notes.list };

  const { name, description, subtitle, severity } = exported.information;
  const total = Math.round(points(injects) * 100) / 100;
  if (total !== 100 && total > 0)
    notes.changed(prefix + 'injects', `tổng điểm ${total} được giữ (scoring.total)`, `the points sum to ${total}, kept as scoring.total`);
  const source: Rec = {
    format: 'dientap/scenario@1',
    id: wanted.id ?? (slug(name) || 'openaev'),
    version: '1.0.0',
    title: name,
    ...(`${subtitle}${description}`.trim() !== '' && {
      summary: [subtitle, markdownOf(description)].filter((each) => each !== '').join('\n\n'),
    }),
    duration: duration(injects),
    ...(SEVERITY[severity.toLowerCase()] && { severity: SEVERITY[severity.toLowerCase()] }),
    parts:
      parts.size > 0
        ? Object.fromEntries(exported.teams.map((team) => [parts.get(team.team_id)!, { title: team.team_name }]))
        : { team: { title: { vi: 'Đội tham gia', en: 'Team' } } },
    personas: Object.fromEntries(setting.personas),
    objectives,
    actions: {
      use: catalogues.filter(({ id }) => id === 'standard').map(({ id }) => id),
      offer: ['ACK', ...setting.actions.keys()],
      ...(setting.actions.size > 0 && { define: [...setting.actions.values()] }),
    },
    ...(total > 0 && total !== 100 && { scoring: { total } }),
    injects,
  };
  const text = writeScenario(ScenarioSource.safeParse(source).data ?? (source as unknown as ScenarioSource));
  const read = readScenario(text, { catalogues });
  const targets = new Map(exported.documents.map((each) => [each.document_name, each.document_target || each.document_name]));
  const attachments = [...new Set(injects.flatMap((inject) => (inject['attachments'] ?? []) as string[]))].map((path) => ({
    path,
    target: targets.get(path.slice('files/'.length)) ?? path.slice('files/'.length),
  }));
  return { text, attachments, notes: notes.list, errors: 'errors' in read ? read.errors.filter((each) => each.severity === 'error') : [] };
}
