/** C1-C4, V1, I4, I8: drill time in a world. */
import { describe, expect, test } from '@jest/globals';
import { evolveAll } from '../../server/engine/index.js';
import { inject, min, owe, rule, scenario } from '../support/definition.js';
import { codeOf, play } from './play.js';

describe('V1 before any order is judged, time is advanced to now', () => {
  const def = scenario({
    injects: [
      inject('s1', { at: min(1), expects: [owe('ack', 'ACK', { max: min(3), target: min(2) })] }),
      inject('s2', { at: min(2) }),
      inject('s3', { when: { kind: 'missed', inject: 's1' }, after: min(1) }),
    ],
    rules: [rule('r', { kind: 'clock', atLeast: min(3) }, [{ kind: 'set', system: 'web', state: 'down' }], { after: min(4) })],
  });

  test('V1 one late advance gives the same log as one at every wake', () => {
    const late = play(def);
    late.advance(min(20));
    const punctual = play(def);
    for (let wake = punctual.wake(); wake !== null && wake <= min(20); wake = punctual.wake()) punctual.advance(wake);
    expect(late.lines()).toEqual([
      '01:00 inject-delivered s1 t1',
      '02:00 inject-delivered s2 t1',
      '03:00 rule-latched r',
      '04:00 max-passed s1 ack t1',
      '04:00 inject-latched s3',
      '05:00 inject-delivered s3 t1',
      '07:00 rule-fired r',
      '07:00 system-changed r web down',
    ]);
    expect(punctual.lines()).toEqual(late.lines());
  });

  test('V1 a rule that time alone makes true fires at that very time, whatever was recorded last', () => {
    const drill = play(
      scenario({ injects: [inject('s1')], rules: [rule('r', { kind: 'clock', atLeast: min(8) }, [{ kind: 'outcome', outcome: 'bad' }])] }),
    );
    drill.advance(min(30));
    expect(drill.lines()).toEqual(['00:00 inject-delivered s1 t1', '08:00 rule-fired r', '08:00 outcome-set r bad']);
  });

  test('V1 an order comes after what was due before it and before what is due with it', () => {
    const drill = play(def);
    drill.act(min(2), 'MAINT');
    expect(drill.lines()).toEqual(['01:00 inject-delivered s1 t1', '02:00 action-recorded MAINT t1', '02:00 inject-delivered s2 t1']);
  });

  test('V1 a refused order still lets time pass', () => {
    const drill = play(def);
    expect(codeOf(drill.act(min(2), 'NOPE'))).toBe('unknown-action');
    expect(drill.lines()).toEqual(['01:00 inject-delivered s1 t1', '02:00 inject-delivered s2 t1']);
  });

  test('V2 nextWake is exact: nothing happens before it, something at it', () => {
    const drill = play(def);
    const wakes: number[] = [];
    for (let wake = drill.wake(); wake !== null; wake = drill.wake()) {
      wakes.push(wake);
      expect(drill.advance(wake - 1).events).toEqual([]);
      expect(drill.advance(wake).events).not.toEqual([]);
    }
    expect(wakes).toEqual([1, 2, 3, 4, 5, 7].map(min));
  });

  test('V3 folding the log gives the live state', () => {
    const drill = play(def);
    drill.act(min(2.5), 'ACK');
    drill.advance(min(20));
    const all = [...drill.of('world-created'), ...drill.of('readied'), ...drill.of('started'), ...drill.log()];
    expect(evolveAll(def, JSON.parse(JSON.stringify(all)))).toEqual(drill.state());
  });
});

describe('I4 at equal x: commands, expiries of max, rules to a fixpoint in file order, deliveries in MSEL and team order', () => {
  test('I4 the whole order at one moment', () => {
    const def = scenario({
      injects: [
        inject('s1', { expects: [owe('ack', 'ACK'), owe('triage', 'TRIAGE')] }),
        inject('s2', { at: min(10) }),
        inject('s3', { at: min(10) }),
      ],
      rules: [
        rule('last', { kind: 'system', system: 'web', is: 'down' }, [{ kind: 'set', system: 'db', state: 'down' }]),
        rule('first', { kind: 'missed', inject: 's1', expect: 'triage' }, [{ kind: 'set', system: 'web', state: 'down' }]),
        rule('clock', { kind: 'clock', atLeast: min(10) }, [{ kind: 'outcome', outcome: 'bad' }]),
      ],
    });
    const drill = play(def, { teams: { t1: ['a'], t2: ['b'] } });
    drill.act(min(10), 'ACK');
    expect(drill.lines().slice(2)).toEqual([
      '10:00 action-recorded ACK t1',
      '10:00 max-passed s1 triage t1',
      '10:00 max-passed s1 ack t2',
      '10:00 max-passed s1 triage t2',
      '10:00 rule-fired first t1',
      '10:00 system-changed first web down',
      '10:00 rule-fired last t1',
      '10:00 system-changed last db down',
      '10:00 rule-fired clock',
      '10:00 outcome-set clock bad',
      '10:00 inject-delivered s2 t1',
      '10:00 inject-delivered s2 t2',
      '10:00 inject-delivered s3 t1',
      '10:00 inject-delivered s3 t2',
    ]);
  });

  test('I4 an action exactly at max is on time, even when the host has written the expiry in that same millisecond', () => {
    const def = scenario({ injects: [inject('s1', { expects: [owe('ack', 'ACK')] })] });
    const inTime = play(def);
    inTime.act(min(10), 'ACK');
    expect(inTime.of('action-recorded')[0]?.serves).toMatchObject({ late: false });
    expect(inTime.of('max-passed')).toEqual([]);
    const sameMs = play(def);
    sameMs.advance(min(10));
    sameMs.act(min(10), 'ACK');
    expect(sameMs.of('action-recorded')[0]?.serves).toMatchObject({ late: false });
    const after = play(def);
    after.act(min(10) + 1, 'ACK');
    expect(after.of('action-recorded')[0]?.serves).toMatchObject({ late: true });
  });

  test('I4 END EX first expires every max up to its x, then nothing fires', () => {
    const def = scenario({
      injects: [inject('s1', { expects: [owe('ack', 'ACK'), owe('late', 'TRIAGE', { max: min(11) })] }), inject('s2', { at: min(10) })],
      rules: [
        rule('r', { kind: 'missed', inject: 's1', expect: 'ack' }, [{ kind: 'outcome', outcome: 'bad' }]),
        rule('due', { kind: 'delivered', inject: 's1' }, [{ kind: 'outcome', outcome: 'good' }], { after: min(10) }),
      ],
    });
    const drill = play(def);
    drill.copy(min(10), { type: 'ended' });
    drill.advance(min(60));
    expect(drill.lines().slice(2)).toEqual([
      '10:00 max-passed s1 ack t1',
      '10:00 rule-fired r t1',
      '10:00 outcome-set r bad',
      '10:00 ended',
    ]);
    expect(drill.wake()).toBeNull();
    expect(drill.state().teams['t1']?.deliveries['t1-1']?.expects['late']?.standing).toBe('open');
  });
});

describe('C2 a pause moves every pending thing together', () => {
  const def = scenario({
    injects: [inject('s1', { at: min(1), expects: [owe('ack', 'ACK', { target: min(2), max: min(3) })] }), inject('s2', { at: min(9) })],
    rules: [rule('r', { kind: 'elapsed', since: 's1', atLeast: min(2) }, [{ kind: 'outcome', outcome: 'bad' }], { after: min(4) })],
  });

  test('C2 with a pause inserted the drill times are the same', () => {
    const plain = play(def);
    plain.advance(min(30));
    const paused = play(def);
    paused.copy(min(4), { type: 'paused', realIncident: false });
    expect(paused.wake()).toBeNull();
    expect(paused.advance(min(4)).events).toEqual([]);
    paused.copy(min(4), { type: 'resumed' });
    paused.advance(min(30));
    expect(paused.lines().filter((line) => !/paused|resumed/.test(line))).toEqual(plain.lines());
    expect(paused.lines().indexOf('04:00 paused')).toBeLessThan(paused.lines().indexOf('04:00 max-passed s1 ack t1'));
  });

  test('C3 an outage is recorded and moves nothing', () => {
    const drill = play(def);
    drill.copy(min(2), { type: 'outage', fromWall: 1, toWall: 2 });
    drill.copy(min(2), { type: 'factor-set', factor: 30 });
    drill.advance(min(30));
    const plain = play(def);
    plain.advance(min(30));
    expect(drill.lines().filter((line) => !/outage|factor-set/.test(line))).toEqual(plain.lines());
    expect(drill.state().factor).toBe(30);
  });

  test('C5 a copy never falls behind what its world has recorded', () => {
    const drill = play(def);
    drill.advance(min(1));
    drill.copy(0, { type: 'paused', realIncident: true, reason: 'Sự cố thật' });
    expect(drill.of('paused')[0]?.at.x).toBe(min(1));
  });
});

describe('I8 a delivery says when it was due and when it was recorded', () => {
  const def = scenario({
    injects: [
      inject('s1', { at: min(1), expects: [owe('ack', 'ACK')], hints: [{ id: 'h', after: min(2), text: { vi: 'x', en: 'x' } }] }),
      inject('s2', { when: { kind: 'elapsed', since: 's1', atLeast: min(5) } }),
    ],
  });

  test('I8 the team’s clock starts at recordedX, the story’s at at.x', () => {
    const drill = play(def, { late: true });
    drill.advance(min(3));
    expect(drill.of('inject-delivered')[0]).toMatchObject({ at: { x: min(1) }, recordedX: min(3) });
    expect(drill.state().teams['t1']?.deliveries['t1-1']?.expects['ack']).toMatchObject({ targetX: min(8), maxX: min(13) });
    expect(codeOf(drill.team(min(4.9), { type: 'take-hint', inject: 't1-1', hint: 'h' }))).toBe('hint-not-yet');
    expect(codeOf(drill.team(min(5), { type: 'take-hint', inject: 't1-1', hint: 'h' }))).toBeNull();
    expect(drill.wake()).toBe(min(6));
  });

  test('I8 a long sleep costs a team nothing: no max passes before its clock has run', () => {
    const drill = play(def, { late: true });
    drill.advance(min(50));
    expect(drill.of('max-passed')).toEqual([]);
    expect(drill.of('inject-delivered').map((event) => event.at.x)).toEqual([min(1), min(6)]);
    drill.advance(min(60));
    expect(drill.of('max-passed').map((event) => event.at.x)).toEqual([min(60)]);
  });
});

describe('phases of a world (A1, C4)', () => {
  const def = scenario({ injects: [inject('s1', { asks: [], expects: [owe('ack', 'ACK')] })] });
  const adhoc = {
    type: 'send-adhoc' as const,
    inject: 'x1',
    teams: ['t1'],
    channel: 'sms' as const,
    from: 'EXCON',
    title: { vi: 'Kiểm tra liên lạc', en: 'Comms check' },
    body: { vi: '.', en: '.' },
    expects: [],
  };

  test('A1 before START EX nothing is done but talk and the communication check', () => {
    const planned = play(def, { phase: 'planned' });
    expect(codeOf(planned.team(0, { type: 'say', to: 'excon', text: 'a' }))).toBe('wrong-phase');
    expect(codeOf(planned.excon(0, adhoc))).toBe('wrong-phase');
    const ready = play(def, { phase: 'ready' });
    expect(codeOf(ready.act(0, 'ACK'))).toBe('wrong-phase');
    expect(codeOf(ready.excon(0, { type: 'release', inject: 's1' }))).toBe('wrong-phase');
    expect(codeOf(ready.excon(0, { ...adhoc, expects: [{ id: 'e', action: 'ACK', target: 1, max: 2, points: 0 }] }))).toBe('wrong-phase');
    expect(codeOf(ready.excon(0, adhoc))).toBeNull();
    expect(codeOf(ready.team(0, { type: 'seen', deliveryId: 't1-1' }))).toBeNull();
    expect(codeOf(ready.team(0, { type: 'say', to: 'team', text: 'a' }))).toBeNull();
    expect(ready.wake()).toBeNull();
  });

  test('A1 while paused only seen, say and EXCON’s orders are taken', () => {
    const drill = play(def);
    drill.advance(0);
    drill.copy(min(1), { type: 'paused', realIncident: false });
    expect(codeOf(drill.act(min(1), 'ACK'))).toBe('paused');
    expect(codeOf(drill.team(min(1), { type: 'file-report', form: 'rpt', fields: { what: 'x' } }))).toBe('paused');
    expect(codeOf(drill.team(min(1), { type: 'seen', deliveryId: 't1-1' }))).toBeNull();
    expect(codeOf(drill.team(min(1), { type: 'say', to: 'excon', text: 'x' }))).toBeNull();
    expect(codeOf(drill.excon(min(1), adhoc))).toBeNull();
  });

  test('A5 after END EX everything is refused', () => {
    const drill = play(def);
    drill.copy(min(1), { type: 'ended' });
    for (const answer of [
      drill.act(min(1), 'ACK'),
      drill.team(min(1), { type: 'seen', deliveryId: 't1-1' }),
      drill.team(min(1), { type: 'say', to: 'excon', text: 'x' }),
      drill.excon(min(1), adhoc),
    ]) {
      expect(codeOf(answer)).toBe('ended');
    }
    drill.copy(min(1), { type: 'published' });
    expect(drill.state()).toMatchObject({ phase: 'published', board: { published: true } });
  });

  test('C2 what happens while paused makes no rule fire before the drill resumes', () => {
    const seen = scenario({
      injects: [inject('s1')],
      rules: [rule('r', { kind: 'seen', inject: 's1' }, [{ kind: 'outcome', outcome: 'good' }])],
    });
    const drill = play(seen);
    drill.copy(min(1), { type: 'paused', realIncident: false });
    drill.team(min(1), { type: 'seen', deliveryId: 't1-1' });
    expect(drill.of('rule-fired')).toEqual([]);
    drill.copy(min(1), { type: 'resumed' });
    expect(drill.of('rule-fired')).toHaveLength(1);
  });
});
