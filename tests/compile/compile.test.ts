/** What the compiler makes of a good scenario: defaults, order, codes (spec 2). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { compileScenario } from '../../server/engine/compile/index.js';
import { readCatalogue, readScenario } from '../../server/content/yaml.js';
import type { Catalogue } from '../../server/shared/catalogue.js';
import type { ScenarioSource } from '../../server/shared/scenario.js';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const mini = readCatalogue(fixture('_mini.yaml'));
const catalogues: Catalogue[] = 'catalogue' in mini ? [mini.catalogue] : [];
const valid = readScenario(fixture('valid.yaml'), { catalogues });
if (!('definition' in valid)) throw new Error(JSON.stringify(valid.errors));
const { source, definition } = valid;

const changed = (change: (copy: ScenarioSource) => void) => {
  const copy = structuredClone(source);
  change(copy);
  const compiled = compileScenario(copy, catalogues);
  if (!('definition' in compiled)) throw new Error(JSON.stringify(compiled.errors));
  return compiled.definition;
};

describe('a compiled scenario', () => {
  test('has every default of the scoring (S2, S3, S5) and keeps what is stated', () => {
    expect(definition.scoring).toEqual({
      curve: { atMax: 0.5, late: 0.25 },
      hintFactor: 0.75,
      startsAt: 'delivered',
      ratings: { P: 0.85, S: 0.65, M: 0.4 },
      total: 10,
    });
    const stated = changed((copy) => {
      copy.scoring = { total: 10, curve: { late: 0 }, startsAt: 'seen' };
      copy.injects[0]!.expects[0]!.curve = { atMax: 0.8 };
    });
    expect(stated.scoring).toMatchObject({ curve: { atMax: 0.5, late: 0 }, startsAt: 'seen' });
    expect(stated.injects[0]!.expects[0]!.curve).toEqual({ atMax: 0.8, late: 0 });
  });

  test('counts in ms, addresses every part by default, numbers injects by position, takes stamps from the catalogue', () => {
    const [inject] = definition.injects;
    expect(inject).toMatchObject({ id: 'i1', number: '1', at: 300_000, to: ['a', 'b'], after: 0, manual: false, confirm: false });
    expect(inject!.expects[0]).toMatchObject({ target: 180_000, max: 600_000, stamp: 'acknowledge', must: false, early: false });
    expect(definition.duration).toBe(3_600_000);
  });

  test('an expectation and a question count for their inject’s objective unless they name another', () => {
    const made = changed((copy) => {
      copy.objectives.push({ id: 'o2', title: 'Other', tasks: [] });
      copy.injects[0]!.objective = 'o1';
      copy.injects[0]!.expects.push({ id: 'e2', action: 'TRIAGE', target: '1m', max: '2m', points: 0, objective: 'o2' });
    });
    expect(made.injects[0]!.expects.map(({ objective }) => objective)).toEqual(['o1', 'o2']);
  });

  test('W1: harmful actions stand among the others by phase and neutral words, under codes that tell nothing', () => {
    // "Cài lại máy" (harmful) stands before "Phân loại" in phase 2 by the alphabet alone
    expect(definition.offered).toEqual(['ACK', 'X_WIPE', 'TRIAGE', 'REPORT']);
    expect(definition.actions['X_WIPE']).toMatchObject({ wire: 'WIPE', label: { vi: 'Cài lại máy' }, harmful: true, penalty: 5, phase: 2 });
    expect(definition.actions['TRIAGE']).toMatchObject({ wire: 'TRIAGE', harmful: false, penalty: 0 });
  });

  test('a penalty that only a rule charges is known but not offered', () => {
    const made = changed((copy) => copy.rules.push({ id: 'hide', when: { clock: { atLeast: '5m' } }, do: [{ penalty: 'X_HIDE' }] }));
    expect(made.actions['X_HIDE']).toMatchObject({ penalty: 5 });
    expect(made.offered).not.toContain('X_HIDE');
  });

  test('holds the forms that offered actions are filed with, and no other', () => {
    expect(Object.keys(definition.forms)).toEqual(['initial']);
    expect(changed((copy) => (copy.actions.offer = ['ACK', 'TRIAGE'])).forms).toEqual({});
  });

  test('conditions may speak of an instance that a rule repeats', () => {
    const made = changed((copy) =>
      copy.rules.push(
        { id: 'again', when: { missed: 'i1.ack' }, do: [{ repeat: { inject: 'i1', as: 'i1-again' } }] },
        { id: 'twice', when: { missed: 'i1-again.ack' }, do: [{ outcome: 'good' }] },
      ),
    );
    expect(made.rules.at(-1)!.when).toEqual({ kind: 'missed', inject: 'i1-again', expect: 'ack' });
  });

  test('one `set` of several systems becomes one effect for each', () => {
    expect(definition.rules[0]!.do).toEqual([
      { kind: 'set', system: 'web-01', state: 'down' },
      { kind: 'set', system: 'flag', state: 'yes' },
    ]);
  });

  test('the same source compiles to the same definition', () => {
    expect(compileScenario(source, catalogues)).toEqual({ definition, warnings: [] });
  });
});
