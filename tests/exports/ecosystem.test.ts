/** The log as a table and its schema, xAPI, STIX and Navigator: what other programs take, checked against their own shapes. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Drill, LogEntry } from '../../server/drills/service.js';
import { wholeLog } from '../../server/drills/log-pages.js';
import { LOG_COLUMNS, logCsv, logSchema } from '../../server/exports/log.js';
import { navigatorLayer } from '../../server/exports/navigator.js';
import { stixOfDrill, stixOfScenario } from '../../server/exports/stix.js';
import { uuid5 } from '../../server/exports/uuid.js';
import { isoDuration, xapiStatements } from '../../server/exports/xapi.js';
import { buildReport } from '../../server/reports/build.js';
import { logLine } from '../../server/shared/events.js';
import type { AfterActionReport } from '../../server/shared/report.js';
import { played, START, type Played } from '../reports/played.js';
import { Bundle, Layer, Statement } from './schemas.js';

let given: Played;
let drill: Drill;
let report: AfterActionReport;
let lines: (LogEntry['event'] & { stream: string; seq: number })[];

beforeAll(async () => {
  given = await played();
  const whole = { scenarioHash: 'h', play: 'parallel', seed: 's' };
  const control = given.drill.controlEvents().map((event) => (event.type === 'exercise-created' ? { ...event, ...whole } : event));
  const streams = { 'control:x1': control as LogEntry['event'][], ...given.drill.worldEvents() };
  const entries = Object.entries(streams).flatMap(([stream, events]) =>
    events.map((event, at): LogEntry => ({ stream, seq: at + 1, event })),
  );
  const log = (after: string | null, limit: number) => {
    const from = Number(after ?? 0);
    return { entries: entries.slice(from, from + limit), cursor: String(from + limit), more: from + limit < entries.length };
  };
  drill = { ...given.drill, log };
  report = buildReport({ ...given, generatedWall: START + 1 });
  lines = entries.map(({ event, stream, seq }) => ({ ...event, stream, seq }));
});

describe('event log', () => {
  test('every line of the log fits the published schema, and what is none does not', () => {
    const published = z.fromJSONSchema(JSON.parse(JSON.stringify(logSchema())));
    const strangers = lines.filter((line) => !published.safeParse(JSON.parse(JSON.stringify(line))).success);
    expect(strangers).toEqual([]);
    expect(published.safeParse({ ...lines[0], seq: 'first' }).success).toBe(false);
    expect(published.safeParse({ ...lines[0], more: 1 }).success).toBe(false);
    expect(logLine().safeParse(lines[0]).success).toBe(true);
  });

  test('the table has a row for every event, begins with a byte order mark, and loses nothing', () => {
    const text = [...logCsv(drill, 'comma')].map((line) => `${line}\n`).join('');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(lines.length);
    expect(Object.keys(rows[0]!)).toEqual([...LOG_COLUMNS]);
    const again = rows.map(({ detail, x, recordedX, wall, seq, time: _time, team: _team, ...own }) => ({
      ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== '')),
      ...JSON.parse(detail || '{}'),
      at: { x: Number(x), wall: Number(wall) },
      recordedX: Number(recordedX),
      seq: Number(seq),
    }));
    expect(again).toEqual(lines);
    expect(rows.find((row) => row['teamId'] === 't2')!['team']).toBe('UBND phường Giả Định');
  });

  test('given texts that a spreadsheet would run, then they are marked as text', () => {
    const event = {
      id: '=1+1',
      type: 'action-recorded',
      at: { x: 1, wall: START },
      recordedX: 1,
      teamId: 't1',
      action: '@A',
      commandId: '-2',
      fields: {},
    };
    const page = { entries: [{ stream: 's', seq: 1, event }], cursor: '', more: false };
    const [, row] = [...logCsv({ ...drill, log: () => page } as unknown as Drill, 'semicolon')];
    expect(row!.split(';').slice(0, 1)).toEqual(["'=1+1"]);
    expect(row).toContain(";'@A;");
    expect(row).toContain(";'-2;");
  });
});

describe('xAPI', () => {
  const make = (home: string): z.infer<typeof Statement>[] => [
    ...(xapiStatements({ plan: drill.plan, entries: wholeLog(drill), sheet: given.sheet, home }) as Iterable<z.infer<typeof Statement>>),
  ];

  test.each(['https://dientap.example', 'urn:dientap:x1'])(
    'every statement is one, with an id of its own and no name of a person (%s)',
    (home) => {
      const made = make(home);
      for (const each of made) expect(Statement.parse(each)).toEqual(each);
      expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
      expect(make(home)).toEqual(made);
      expect(JSON.stringify(made)).not.toMatch(/Nguyễn Thị Thử|Trần Văn Mẫu/);
    },
  );

  test('deliveries, acts and results of the log are all there, with the points of the sheet', () => {
    const made = make('https://dientap.example');
    const said = (verb: string) => made.filter((each) => each.verb.display!['en'] === verb);
    const events = lines.map(({ type }) => type);
    expect(said('received')).toHaveLength(events.filter((type) => type === 'inject-delivered').length);
    expect(said('responded')).toHaveLength(events.filter((type) => type === 'action-recorded' || type === 'report-recorded').length);
    expect(said('completed').map(({ result }) => result!.score!.raw)).toEqual(given.sheet.teams.map(({ earned }) => earned));
    const line = given.sheet.teams[0]!.lines.find((one) => one.kind === 'expect' && one.responseMs !== undefined && one.possible > 0)!;
    const scored = said('responded').filter(
      ({ result }) => result?.duration === isoDuration(line.responseMs!) && result.score?.max === line.possible,
    );
    expect(scored.map(({ result }) => result!.score!.raw)).toContain(line.earned);
  });

  test('durations are written as ISO 8601', () => {
    expect([0, 90_000, 3_725_040].map(isoDuration)).toEqual(['PT0S', 'PT1M30S', 'PT1H2M5.04S']);
  });
});

describe('STIX', () => {
  const TECHNIQUES = [
    { id: 'T1190', injects: ['s1-01'], teams: 3, percent: 41.256 },
    { id: 'T1505.003', injects: ['s1-03'], teams: 0, percent: null },
  ];
  const of = (more: Partial<AfterActionReport>): AfterActionReport => ({
    ...report,
    analysis: { ...report.analysis, techniques: TECHNIQUES },
    ...more,
  });

  test('a drill is a bundle that holds everything it refers to and names nobody', () => {
    for (const published of [false, true]) {
      const made = stixOfDrill(of({ published }), 'vi', 'amber') as z.infer<typeof Bundle>;
      expect(Bundle.parse(made)).toEqual(made);
      const ids = made.objects.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const used = JSON.stringify(made.objects)
        .match(/[a-z-]+--[0-9a-f-]{36}/g)!
        .filter((id) => !id.startsWith('extension-definition'));
      expect(used.filter((id) => !ids.includes(id))).toEqual([]);
      expect(made.objects.at(-1)!.type).toBe(published ? 'report' : 'grouping');
      expect(JSON.stringify(made)).not.toContain('Giả Định');
      expect(made.objects.filter(({ type }) => type === 'note')[0]).toMatchObject({ content: expect.stringContaining('41,26 %') });
    }
  });

  test('the same drill gives the same objects; figures of later are a later version of the same note', () => {
    const early = stixOfDrill(of({}), 'vi', 'amber') as z.infer<typeof Bundle>;
    const late = stixOfDrill(of({ generatedWall: START + 5000 }), 'vi', 'amber') as z.infer<typeof Bundle>;
    expect(late.objects.map(({ id }) => id)).toEqual(early.objects.map(({ id }) => id));
    const note = (bundle: z.infer<typeof Bundle>) =>
      bundle.objects.find(({ type }) => type === 'note') as { created: string; modified: string };
    expect(note(late).created).toBe(note(early).created);
    expect(note(late).modified > note(early).modified).toBe(true);
  });

  test('a scenario is one too', () => {
    const { id, version, title, summary } = drill.plan.definition;
    const scenario = { id, version, title, summary, techniques: ['T1190'] } as unknown as Parameters<typeof stixOfScenario>[0];
    const made = stixOfScenario(scenario, null, 'en', 'clear') as z.infer<typeof Bundle>;
    expect(Bundle.parse(made)).toEqual(made);
    expect(made.objects.find(({ type }) => type === 'attack-pattern')).toMatchObject({
      name: 'T1190',
      external_references: [{ source_name: 'mitre-attack', external_id: 'T1190' }],
    });
  });

  test('a Navigator layer scores what could be earned and leaves the rest unscored', () => {
    const made = navigatorLayer(of({}), 'vi') as z.infer<typeof Layer>;
    expect(Layer.parse(made)).toEqual(made);
    expect(made.techniques.map(({ techniqueID, score }) => [techniqueID, score])).toEqual([
      ['T1190', 41.26],
      ['T1505.003', undefined],
    ]);
    expect(made.versions.attack).toBe('18');
    expect(made.name).toContain('[DIỄN TẬP]');
  });

  test('names become UUIDs as RFC 9562 has it', () => {
    expect(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });
});
