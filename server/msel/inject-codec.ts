/** An inject, and each of its expectations, as cells of the MSEL sheet. */
import { bi, durationMs, type Text } from '../shared/text.js';
import { cellText, plain, rawText, tidy } from './cells.js';
import { decodeRecord, encodeRecord, wordOf, type Cells, type Codec, type Field, type Rec } from './codec.js';
import {
  durationField,
  flagField,
  listField,
  longText,
  nameField,
  pieces,
  plainField,
  textField,
  unknownName,
  unlessBroken,
  yamlField,
} from './fields.js';
import type { Names } from './names.js';
import { ACCEPTED, durationText, momentOf, offsetText, sinceStart, type StartEx } from './times.js';
import { CHANNEL_LIST, channelLabel, channelOf, eventType, isAll, TYPE_LIST, typeLabel } from './words.js';
import type { Channel } from '../shared/scenario.js';

/** How times of this sheet are meant. */
export interface TimeSense {
  /** The head says that times count from STARTEX. */
  relative: boolean;
  /** STARTEX where the sheet states it or its first event gives it. */
  start?: StartEx | undefined;
}

const eventField: Field = {
  keys: ['number'],
  columns: ['event', 'id'],
  encode: (record) => ({ event: wordOf(record['number'] ?? record['id']) }),
  decode: (reader) => {
    const text = cellText(unlessBroken(reader, 'event'));
    return { number: text === '' || text === cellText(reader.cell('id')) ? undefined : text };
  },
};

const idField: Field = {
  keys: ['id'],
  columns: ['id'],
  encode: (record) => ({ id: wordOf(record['id']) }),
  decode: (reader) => ({ id: cellText(reader.cell('id')) || undefined }),
};

const timeField = (sense: TimeSense): Field => ({
  keys: ['at', 'manual'],
  columns: ['time'],
  encode(record) {
    if (record['manual'] === true) return { time: 'manual' };
    const ms = typeof record['at'] === 'string' ? durationMs(record['at']) : null;
    return { time: ms === null ? 'when' : offsetText(ms) };
  },
  decode(reader) {
    const cell = unlessBroken(reader, 'time');
    const none = { at: undefined, manual: undefined };
    if (!cell) {
      if (rawText(reader.cell('when')).trim() !== '') return none;
      reader.say('time', 'error', `thiếu thời điểm; ${ACCEPTED.vi}`, `the time is missing; ${ACCEPTED.en}`);
      return {};
    }
    const moment = momentOf(cell, sense.relative);
    const shown = cellText(cell);
    if (!moment) {
      reader.say(
        'time',
        'error',
        `không hiểu thời điểm "${shown}"; ${ACCEPTED.vi}`,
        `the time "${shown}" is not understood; ${ACCEPTED.en}`,
      );
      return {};
    }
    if ('word' in moment) {
      if (moment.word === 'manual') return { at: undefined, manual: true };
      if (reader.has('when') && rawText(reader.cell('when')).trim() !== '') return none;
      reader.say('time', 'error', 'ghi "when" thì cột When phải có điều kiện', '"when" needs a condition in the column When');
      return {};
    }
    const ms = 'offset' in moment ? moment.offset : sense.start ? sinceStart(moment, sense.start) : null;
    if (ms === null) {
      reader.say(
        'time',
        'error',
        `"${shown}" ở trước STARTEX; hãy ghi T+hh:mm hoặc sửa giờ STARTEX`,
        `"${shown}" lies before STARTEX; write T+hh:mm or correct the time of STARTEX`,
      );
      return {};
    }
    return { at: durationText(ms), manual: undefined };
  },
});

const typeField: Field = {
  keys: ['type'],
  columns: ['type'],
  encode: (record) => ({ type: typeLabel(record['type'] as 'event') }),
  decode: (reader) => {
    const text = cellText(unlessBroken(reader, 'type'));
    if (text === '') return { type: 'event' };
    const type = eventType(text);
    if (type) return { type };
    const list = TYPE_LIST.join('; ');
    reader.say('type', 'error', `không có loại "${text}"; ghi một trong: ${list}`, `there is no type "${text}"; write one of: ${list}`);
    return {};
  },
};

const channelField: Field = {
  keys: ['channel'],
  columns: ['channel'],
  encode: (record) => ({ channel: channelLabel(record['channel'] as Channel) }),
  decode: (reader) => {
    const text = cellText(unlessBroken(reader, 'channel'));
    const channel = channelOf(text);
    if (channel) return { channel };
    const list = CHANNEL_LIST.join('; ');
    if (text === '')
      reader.say('channel', 'error', `thiếu kênh phát; ghi một trong: ${list}`, `the delivery method is missing; write one of: ${list}`);
    else
      reader.say(
        'channel',
        'error',
        `không có kênh "${text}"; ghi một trong: ${list}`,
        `there is no delivery method "${text}"; write one of: ${list}`,
      );
    return {};
  },
};

const toField: Field = {
  keys: ['to'],
  columns: ['to'],
  encode: ({ to }, names) => ({
    to: Array.isArray(to) ? (to as string[]).map((each) => names.label('part', each)).join('\n') : names.label('part', String(to)),
  }),
  decode(reader) {
    const text = rawText(unlessBroken(reader, 'to'));
    if (text.trim() === '' || isAll(text)) return { to: 'all' };
    const whole = text.includes('\n') ? null : reader.names.find('part', tidy(text));
    const ids: string[] = [];
    for (const piece of whole === null ? pieces(text) : [text]) {
      const id = isAll(piece) ? 'all' : reader.names.findOrMake('part', piece);
      if (id === null) unknownName(reader, 'to', 'part', piece);
      else if (!ids.includes(id)) ids.push(id);
    }
    return ids.length === 0 ? {} : { to: ids.includes('all') ? 'all' : ids.length === 1 ? ids[0] : ids };
  },
};

const fromField: Field = {
  ...nameField('from', 'persona'),
  decode(reader) {
    const text = cellText(unlessBroken(reader, 'from'));
    if (text !== '') return nameField('from', 'persona').decode(reader);
    reader.say('from', 'error', 'thiếu nguồn phát: ghi ai gửi tình huống này', 'the sender is missing: write who sends this inject');
    return {};
  },
};

function capabilityField(objectives: ReadonlyMap<string, Text | undefined>): Field {
  return {
    keys: [],
    columns: ['capability'],
    encode: (record) => {
      const capability = objectives.get(String(record['objective']));
      return { capability: capability === undefined ? '' : bi(capability).vi };
    },
    decode: () => ({}),
  };
}

/** Columns of the planner's own, and the status of an event. */
function extraField(heads: readonly string[]): Field {
  return {
    keys: ['extra'],
    columns: ['status', ...heads.map((head) => `extra:${head}`)],
    encode({ extra }) {
      const values = (extra ?? {}) as Record<string, string>;
      return {
        status: values['Status'] ?? '',
        ...Object.fromEntries(heads.map((head) => [`extra:${head}`, values[head] ?? ''])),
      };
    },
    decode(reader) {
      const extra: Record<string, string> = {};
      const status = longText(reader.cell('status'));
      if (status !== '') extra['Status'] = status;
      for (const head of heads) {
        const text = longText(reader.cell(`extra:${head}`));
        if (text !== '') extra[head] = text;
      }
      return { extra: Object.keys(extra).length > 0 ? extra : undefined };
    },
  };
}

const attackField: Field = {
  ...listField('attack'),
  encode: ({ attack }) => ({ attack: Array.isArray(attack) ? attack.join(', ') : '' }),
};

export interface InjectCodecOptions {
  sense: TimeSense;
  /** Heads of the planner's own columns, in their order. */
  heads: readonly string[];
  capabilities: ReadonlyMap<string, Text | undefined>;
}

export const injectCodec = ({ sense, heads, capabilities }: InjectCodecOptions): Codec => ({
  fields: [
    idField,
    eventField,
    timeField(sense),
    typeField,
    textField('title', 'title', 'titleEn'),
    textField('body', 'message', 'messageEn', true),
    fromField,
    toField,
    channelField,
    nameField('objective', 'objective'),
    capabilityField(capabilities),
    plainField('contingencyFor'),
    plainField('responsible'),
    plainField('evaluator'),
    plainField('location'),
    plainField('notes'),
    listField('attachments'),
    attackField,
    yamlField('when'),
    durationField('after'),
    yamlField('if'),
    flagField('confirm'),
    yamlField('asks', 'asks', []),
    yamlField('hints', 'hints', []),
    yamlField('variants', 'variants', []),
    extraField(heads),
  ],
  more: 'more',
});

const pointsField: Field = {
  keys: ['points'],
  columns: ['points'],
  encode: ({ points }) => ({ points: typeof points === 'number' ? points : '' }),
  decode(reader) {
    const cell = unlessBroken(reader, 'points');
    if (!cell) return { points: undefined };
    const text = cellText(cell);
    const points = cell.kind === 'number' ? cell.value : Number(text.replace(/\s*(?:điểm|đ|diem|points?|pts?)\.?$/i, '').replace(',', '.'));
    if (cell.kind !== 'date' && text !== '' && Number.isFinite(points) && points >= 0) return { points };
    reader.say(
      'points',
      'error',
      `không hiểu số điểm "${text}"; ghi một số như 6 hoặc 2,5`,
      `the points "${text}" are no number; write one like 6 or 2.5`,
    );
    return {};
  },
};

export const EXPECT_CODEC: Codec = {
  fields: [
    plainField('id', 'expectId'),
    nameField('action', 'action'),
    durationField('target'),
    durationField('max'),
    pointsField,
    flagField('must'),
    flagField('quality'),
  ],
  more: 'expectMore',
};

/** Columns that belong to an expectation and not to its inject. */
export const EXPECT_COLUMNS = new Set([...EXPECT_CODEC.fields.flatMap(({ columns }) => columns), EXPECT_CODEC.more]);

/** The rows of one inject: the first carries it, each further one a further expectation. */
export function encodeInject(codec: Codec, inject: Rec, names: Names): Cells[] {
  const { expects, ...rest } = inject;
  const cells = encodeRecord(codec, rest, names);
  const lines = ((expects ?? []) as Rec[]).map((expect) => encodeRecord(EXPECT_CODEC, expect, names));
  const [first, ...others] = lines;
  return [{ ...cells, ...first }, ...others.map((line) => ({ event: cells['event'] ?? '', ...line }))];
}

export const decodeInject = decodeRecord;

/** Whether a head says that its times count from STARTEX. */
export const saysRelative = (head: string): boolean => /\bT\s*\+|startex\s*\+/i.test(head) || plain(head).includes('phut ke tu');
