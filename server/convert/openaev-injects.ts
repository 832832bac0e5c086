/** Injects of an OpenAEV export as injects of ours: mail, publications, challenges and manual steps; attacks stay behind. */
import { durationText } from '../msel/times.js';
import { slug } from '../msel/words.js';
import type { Notes } from './notes.js';
import { CONTRACTS, type Exported, type Expectation, type Inject } from './openaev-format.js';
import { fillIn, markdownOf, marked, warnOfReal } from './texts.js';

export type Rec = Record<string, unknown>;

/** A human expectation may stand open for a day there; a drill is shorter. */
const LONGEST = 60 * 60_000;
const USUAL = 30 * 60_000;

export interface Setting {
  exported: Exported;
  notes: Notes;
  /** Their ids → ours. */
  parts: ReadonlyMap<string, string>;
  personas: Map<string, Rec>;
  /** Actions made for expectations in words, by code. */
  actions: Map<string, Rec>;
  values: ReadonlyMap<string, string>;
  objective: string | undefined;
  prefix: string;
}

/** One of theirs and what it became. */
export interface Converted {
  from: Inject;
  injects: Rec[];
  /** Their expectation by name and by type → `inject.expectation` of ours. */
  expectations: Map<string, string>;
}

const titleOf = (inject: Inject): string => inject.inject_title.trim() || 'Tình huống';

/** `Xác minh tin đồn` → `M_XAC_MINH_TIN_DON`; the same name gives the same action. */
function actionFor(name: string, { actions, notes }: Setting, where: string): string {
  const code = `M_${slug(name).toUpperCase().replaceAll('-', '_').slice(0, 32) || 'STEP'}`;
  if (!actions.has(code)) {
    actions.set(code, { code, title: name, phase: 2 });
    notes.changed(
      where,
      `kỳ vọng bằng lời "${name}" thành hành động riêng ${code}; nên thay bằng hành động của danh mục chuẩn`,
      `the expectation in words "${name}" becomes an action ${code} of this scenario; better replace it by one of the standard catalogue`,
    );
  }
  return code;
}

function limits(seconds: number | null | undefined, where: string, notes: Notes): { target: string; max: string } {
  const asked = seconds === null || seconds === undefined || seconds <= 0 ? USUAL : seconds * 1000;
  const max = Math.min(asked, LONGEST);
  if (asked > LONGEST) {
    notes.changed(
      where,
      'hạn của kỳ vọng dài hơn 60 phút, đặt lại 60 phút',
      'the expectation’s time limit is longer than 60 minutes; set to 60',
    );
  }
  const target = Math.max(1000, Math.floor(max / 2 / 1000) * 1000);
  return { target: durationText(target), max: durationText(Math.max(max, target + 1000)) };
}

const HUMAN = new Set(['MANUAL', 'ARTICLE', 'CHALLENGE', 'TEXT', 'DOCUMENT']);

function expectsOf(list: readonly Expectation[], id: string, where: string, setting: Setting, expectations: Map<string, string>): Rec[] {
  const { notes } = setting;
  const expects: Rec[] = [];
  for (const each of list) {
    const name = each.expectation_name.trim() || each.expectation_type;
    if (!HUMAN.has(each.expectation_type)) {
      notes.dropped(
        where,
        `kỳ vọng ${each.expectation_type} "${name}" do công cụ kỹ thuật xác nhận, không có ở đây`,
        `the expectation ${each.expectation_type} "${name}" is confirmed by technical tools; there is none here`,
      );
      continue;
    }
    if (each.expectation_type === 'CHALLENGE') continue;
    if (each.expectation_expectation_group) {
      notes.dropped(
        where,
        `"${name}": lựa chọn tính theo nhóm không có nghĩa ở đây, mỗi đội tính riêng`,
        `"${name}": counting by group has no meaning here; every team counts by itself`,
      );
    }
    const reads = each.expectation_type === 'ARTICLE';
    const expectId = `x${expects.length + 1}`;
    const quality = !reads;
    expects.push({
      id: expectId,
      action: reads ? 'ACK' : actionFor(name, setting, where),
      ...limits(each.expectation_expiration_time, where, notes),
      points: each.expectation_score ?? 0,
      ...(quality && { quality }),
    });
    for (const key of [name, each.expectation_type])
      if (!expectations.has(key.toLowerCase())) expectations.set(key.toLowerCase(), `${id}.${expectId}`);
  }
  return expects;
}

function persona(setting: Setting, name: string, title: string): string {
  const id = slug(name) || 'sender';
  if (!setting.personas.has(id)) setting.personas.set(id, { name, title });
  return id;
}

function text(setting: Setting, html: string, where: string): string {
  const filled = fillIn(markdownOf(html), { values: setting.values, notes: setting.notes, where });
  warnOfReal(filled, where, setting.notes);
  return filled;
}

const escaped = (value: string): string => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function isPattern(value: string): boolean {
  try {
    return new RegExp(value) instanceof RegExp;
  } catch {
    return false;
  }
}

interface Base {
  id: string;
  where: string;
  common: Rec;
}

function mail({ common, id, where }: Base, from: Inject, setting: Setting, expectations: Converted['expectations']): Rec[] {
  const content = from.inject_content;
  const subject = text(setting, content?.subject ?? '', where);
  const body = text(setting, content?.body ?? '', where);
  return [
    {
      ...common,
      from: persona(setting, 'Ban điều hành', 'Vai mô phỏng'),
      channel: 'email',
      title: titleOf(from),
      body: marked(
        [subject && `**Chủ đề:** ${subject}`, body || from.inject_description || titleOf(from)].filter((each) => each !== '').join('\n\n'),
      ),
      expects: expectsOf(content?.expectations ?? [], id, where, setting, expectations),
    },
  ];
}

function publications({ common, id, where }: Base, from: Inject, setting: Setting, expectations: Converted['expectations']): Rec[] {
  const { exported, notes } = setting;
  return (from.inject_content?.articles ?? []).flatMap((articleId, index) => {
    const article = exported.articles.find((each) => each.article_id === articleId);
    if (!article) {
      notes.dropped(where, `không có bài báo ${articleId} trong tệp`, `the article ${articleId} is not in the file`);
      return [];
    }
    const channel = exported.channels.find((each) => each.channel_id === article.article_channel);
    const author = article.article_author ? `\n\n*${article.article_author}*` : '';
    return [
      {
        ...common,
        id: index === 0 ? id : `${id}-${index + 1}`,
        from: persona(setting, channel?.channel_name || 'Báo chí', 'Kênh truyền thông (mô phỏng)'),
        channel: channel?.channel_type === 'microblogging' ? 'social' : 'news',
        title: article.article_name || titleOf(from),
        body: marked(`${text(setting, article.article_content, where)}${author}`),
        // One publication carries what is expected of all of them.
        expects: index === 0 ? expectsOf(from.inject_content?.expectations ?? [], id, where, setting, expectations) : [],
      },
    ];
  });
}

function challenges({ common, id, where }: Base, from: Inject, setting: Setting, expectations: Converted['expectations']): Rec[] {
  const { exported, notes } = setting;
  const asks = (from.inject_content?.challenges ?? []).flatMap((challengeId, index) => {
    const challenge = exported.challenges.find((each) => each.challenge_id === challengeId);
    if (!challenge) {
      notes.dropped(where, `không có câu đố ${challengeId} trong tệp`, `the challenge ${challengeId} is not in the file`);
      return [];
    }
    if (challenge.challenge_max_attempts && challenge.challenge_max_attempts !== 1) {
      notes.changed(
        where,
        `"${challenge.challenge_name}": ở đây câu trả lời đầu tiên được tính, không có nhiều lượt thử`,
        `"${challenge.challenge_name}": here the first answer counts; there are no further attempts`,
      );
    }
    const accept = challenge.challenge_flags.map(({ flag_type: type, flag_value: value }) =>
      type === 'REGEXP' && isPattern(value) ? value : `^\\s*${escaped(value)}\\s*$`,
    );
    return [
      {
        id: `q${index + 1}`,
        type: 'text',
        prompt: [challenge.challenge_name, text(setting, challenge.challenge_content, where)].filter((each) => each !== '').join('\n\n'),
        points: challenge.challenge_score ?? 0,
        target: durationText(USUAL / 2),
        max: durationText(USUAL),
        ...(accept.length > 0 && { accept }),
      },
    ];
  });
  return [
    {
      ...common,
      from: persona(setting, 'Ban điều hành', 'Vai mô phỏng'),
      channel: 'ticket',
      title: titleOf(from),
      body: marked(text(setting, from.inject_content?.body || from.inject_description || titleOf(from), where)),
      asks,
      expects: expectsOf(from.inject_content?.expectations ?? [], id, where, setting, expectations),
    },
  ];
}

function manual({ common, id, where }: Base, from: Inject, setting: Setting, expectations: Converted['expectations']): Rec[] {
  setting.notes.changed(
    where,
    'bước do Ban điều hành tự làm thành cuộc gọi mô phỏng đúng giờ; hãy chọn lại kênh phát',
    'a step that EXCON does by hand becomes a simulated call at its time; choose its channel anew',
  );
  return [
    {
      ...common,
      from: persona(setting, 'Ban điều hành', 'Vai mô phỏng'),
      channel: 'phone',
      title: titleOf(from),
      body: marked(text(setting, from.inject_content?.content || from.inject_description || titleOf(from), where)),
      responsible: 'Ban điều hành',
      expects: expectsOf(from.inject_content?.expectations ?? [], id, where, setting, expectations),
    },
  ];
}

const MAKERS = { email: mail, channel: publications, challenge: challenges, manual };

function attachmentsOf(from: Inject, setting: Setting, where: string): string[] {
  return from.inject_documents.flatMap(({ document_id: id, document_attached: attached }) => {
    const document = setting.exported.documents.find((each) => each.document_id === id);
    const name =
      document?.document_name
        .split(/[\\/]/)
        .at(-1)
        ?.replace(/[^\p{L}\p{N}._ -]/gu, '_') ?? '';
    if (attached === false || name === '') {
      setting.notes.dropped(
        where,
        'tài liệu không đính kèm hoặc không có trong tệp',
        'a document that is not attached, or not in the file',
      );
      return [];
    }
    setting.notes.mapped(where, `tài liệu "${name}" cần đặt vào files/`, `the document "${name}" belongs into files/`);
    return [`files/${name}`];
  });
}

/** null: it has no place in a drill; the notes say why. */
export function convertInject(from: Inject, index: number, setting: Setting): Converted | null {
  const { notes, parts, prefix } = setting;
  const where = `${prefix}injects[${index}] "${titleOf(from)}"`;
  const kind = CONTRACTS[from.inject_injector_contract?.injector_contract_id ?? ''];
  if (from.inject_enabled === false) {
    notes.dropped(where, 'tình huống đang tắt', 'the inject is switched off');
    return null;
  }
  if (!kind) {
    notes.dropped(
      where,
      'tình huống kỹ thuật (chạy lệnh, mã tấn công): diễn tập này không chạy gì trên máy thật',
      'a technical inject (commands, payloads): a drill here runs nothing on real machines',
    );
    return null;
  }
  const teams = from.inject_teams.flatMap((team) => parts.get(team) ?? []);
  if (!from.inject_all_teams && teams.length === 0)
    notes.changed(where, 'không ghi đội nhận, gửi cho tất cả', 'names no team; goes to all');
  const id = `i${index + 1}`;
  const place = [from.inject_city, from.inject_country].filter((each) => each !== '').join(', ');
  const attachments = attachmentsOf(from, setting, where);
  if (from.inject_tags.length > 0) notes.dropped(where, 'nhãn (tags) không có ở đây', 'tags have no counterpart');
  const common: Rec = {
    id,
    number: String(index + 1),
    type: 'event',
    at: durationText(Math.max(0, Math.round(from.inject_depends_duration ?? 0)) * 1000),
    to: from.inject_all_teams || teams.length === 0 ? 'all' : teams.length === 1 ? teams[0] : teams,
    ...(setting.objective !== undefined && { objective: setting.objective }),
    ...(from.inject_description.trim() !== '' && { notes: markdownOf(from.inject_description) }),
    ...(place !== '' && { location: place }),
    ...(attachments.length > 0 && { attachments }),
  };
  const expectations = new Map<string, string>();
  const injects = MAKERS[kind]({ id, where, common }, from, setting, expectations);
  if (injects.length === 0) {
    notes.dropped(where, 'không có nội dung nào để phát', 'there is nothing to deliver');
    return null;
  }
  notes.mapped(
    where,
    injects.map((each) => `${String(each['id'])} (${String(each['channel'])})`).join(', '),
    injects.map((each) => `${String(each['id'])} (${String(each['channel'])})`).join(', '),
  );
  return { from, injects, expectations };
}
