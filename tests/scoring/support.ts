/** A small scenario and a hand-written log for the tests of scoring. All times are written in minutes of drill time. */
import type { ActionDef, AskDef, Definition, ExpectDef, InjectDef } from '../../server/engine/definition.js';
import { scoreDrill, type ScoreInput } from '../../server/scoring/index.js';
import type { WorldBody, WorldEvent } from '../../server/shared/events.js';
import type { ScoreLine, ScoreSheet, TeamScore } from '../../server/shared/scores.js';
import type { Bi } from '../../server/shared/text.js';

export const min = (minutes: number): number => Math.round(minutes * 60_000);
const text = (vi: string): Bi => ({ vi, en: `${vi} (en)` });
const CURVE = { atMax: 0.5, late: 0.25 };

export function owes(id: string, action: string, more: Partial<ExpectDef> = {}): ExpectDef {
  return { id, action, target: min(10), max: min(20), points: 10, must: false, quality: false, early: false, curve: CURVE, ...more };
}

export function asks(id: string, type: AskDef['type'], more: Partial<AskDef> = {}): AskDef {
  return {
    id,
    type,
    prompt: text(`Câu ${id}`),
    points: 4,
    target: min(5),
    max: min(10),
    options: [],
    partial: false,
    tolerance: 0,
    accept: [],
    order: [],
    curve: CURVE,
    ...more,
  };
}

export function injects(id: string, more: Partial<InjectDef> = {}): InjectDef {
  return {
    id,
    number: id.toUpperCase(),
    type: 'event',
    at: 0,
    after: 0,
    manual: false,
    confirm: false,
    from: 'citizen',
    to: ['all'],
    channel: 'phone',
    title: text(`Tình huống ${id}`),
    body: text('Nội dung'),
    attachments: [],
    attack: [],
    expects: [],
    asks: [],
    hints: [],
    variants: [],
    ...more,
  };
}

function action(code: string, more: Partial<ActionDef> = {}): ActionDef {
  const title = text(`Hành động ${code}`);
  return { code, wire: code, title, label: title, phase: 1, fields: [], harmful: false, penalty: 0, ...more };
}

export function scenario(list: InjectDef[], more: Partial<Definition> = {}): Definition {
  const actions = [
    action('ACK', { stamp: 'acknowledge' }),
    action('TRIAGE', { stamp: 'detect' }),
    action('ESC', { stamp: 'escalate' }),
    action('MAINT', { stamp: 'contain' }),
    action('EVID'),
    action('RPT', { stamp: 'report', form: 'initial' }),
    action('X_WIPE', {
      title: { vi: 'Cài lại máy khi chưa giữ chứng cứ', en: 'Wiped a machine before evidence was kept' },
      harmful: true,
      wire: 'WIPE',
      penalty: 3,
    }),
    action('X_SAY', { harmful: true, wire: 'SAY', penalty: 2 }),
  ];
  return {
    id: 'hn-test',
    version: '1.2.3',
    title: text('Thử'),
    summary: text('Thử'),
    duration: min(120),
    difficulty: 1,
    parts: {},
    personas: {},
    systems: {},
    objectives: [
      { id: 'o1', title: text('Phát hiện'), csf: [], tasks: [] },
      { id: 'o2', title: text('Ứng cứu'), csf: [], tasks: [] },
    ],
    actions: Object.fromEntries(actions.map((one) => [one.code, one])),
    offered: actions.map(({ code }) => code),
    forms: {},
    scoring: { curve: CURVE, hintFactor: 0.75, startsAt: 'delivered', ratings: { P: 0.85, S: 0.65, M: 0.4 }, total: 100 },
    outcomes: {
      recovered: { id: 'recovered', title: text('Đã khôi phục') },
      partial: { id: 'partial', title: text('Khôi phục một phần') },
    },
    injects: list,
    rules: [],
    ...more,
  };
}

/** Writes a world's log; `at` in minutes of drill time. */
export class Log {
  readonly events: WorldEvent[] = [];

  add(at: number, body: WorldBody, id = `e${this.events.length + 1}`, recordedAt = at): this {
    const recorded = { id, at: { x: min(at), wall: 1_700_000_000_000 + min(at) }, recordedX: min(recordedAt) };
    this.events.push({ ...body, ...recorded } as WorldEvent);
    return this;
  }
  /** The delivery's id is `<inject>@<team>`. */
  deliver(at: number, inject: string, expects: string[], more: { team?: string; recordedAt?: number; variant?: number } = {}): this {
    const { team = 'a', recordedAt = at, variant = 0 } = more;
    const body: WorldBody = {
      type: 'inject-delivered',
      inject,
      deliveryId: `${inject}@${team}`,
      teamId: team,
      variant,
      expects,
      why: 'at',
    };
    return this.add(at, body, undefined, recordedAt);
  }
  act(at: number, action: string, ref?: string, more: { team?: string; credited?: number; late?: boolean; id?: string } = {}): this {
    const { team = 'a', credited, late = false, id } = more;
    const [inject = '', expect = ''] = ref?.split('.') ?? [];
    const serves = ref === undefined ? {} : { serves: { deliveryId: `${inject}@${team}`, inject, expect, late } };
    const creditedX = credited === undefined ? {} : { creditedX: min(credited) };
    return this.add(at, { type: 'action-recorded', teamId: team, action, fields: {}, ...serves, ...creditedX }, id);
  }
  file(at: number, ref: string, id: string, team = 'a'): this {
    const [inject = '', expect = ''] = ref.split('.');
    const deliveryId = `${inject}@${team}`;
    const serves = { deliveryId, inject, expect, late: false };
    return this.add(
      at,
      { type: 'report-recorded', teamId: team, form: 'initial', action: 'RPT', deliveryId, inject, fields: {}, serves },
      id,
    );
  }
  answer(at: number, ref: string, value: string | number | string[], more: { team?: string; credited?: number } = {}): this {
    const { team = 'a', credited } = more;
    const [inject = '', ask = ''] = ref.split('.');
    const creditedX = credited === undefined ? {} : { creditedX: min(credited) };
    return this.add(at, {
      type: 'answer-recorded',
      teamId: team,
      deliveryId: `${inject}@${team}`,
      inject,
      ask,
      value,
      late: false,
      ...creditedX,
    });
  }
  hint(at: number, inject: string, team = 'a'): this {
    return this.add(at, { type: 'hint-taken', teamId: team, deliveryId: `${inject}@${team}`, inject, hint: 'h1' });
  }
  seen(at: number, inject: string, team = 'a'): this {
    return this.add(at, { type: 'inject-seen', inject, deliveryId: `${inject}@${team}`, teamId: team });
  }
  penalty(at: number, code: string, team = 'a'): this {
    return this.add(at, { type: 'penalty-charged', teamId: team, code, cause: 'action' });
  }
  end(at: number): this {
    return this.add(at, { type: 'ended' });
  }
}

export const planned = (teamId: string, worldId = teamId) => ({ teamId, name: `Đội ${teamId}`, parts: ['all'], worldId });

/** Scores one world with team `a`. */
export function score(definition: Definition, log: Log, more: Partial<ScoreInput> = {}): ScoreSheet {
  return scoreDrill({ definition, rubricHash: 'abc', teams: [planned('a')], worlds: { a: log.events }, marks: [], overrides: [], ...more });
}

export function only(sheet: ScoreSheet): TeamScore {
  const [team] = sheet.teams;
  if (!team) throw new Error('the sheet has no team');
  return team;
}

export function lineOf(team: TeamScore, ref: string): ScoreLine {
  const line = team.lines.find((one) => one.ref === ref);
  if (!line) throw new Error(`no line ${ref} among ${team.lines.map((one) => one.ref).join(', ')}`);
  return line;
}
