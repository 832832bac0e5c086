/** Editors explain every key of the format, in both languages. */
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { explain, HELP } from '../../server/content/help.js';
import { ScenarioSource } from '../../server/shared/scenario.js';

test('given the schema of scenarios, then no key is without its sentence (add it to server/content/help.ts)', () => {
  expect(explain(z.toJSONSchema(ScenarioSource, { io: 'input' }), 'Scenario')).toEqual([]);
  for (const [vi, en] of Object.values(HELP)) expect([vi, en]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
});

test('given a key nobody has explained, then it is named with its group', () => {
  expect(explain({ properties: { id: {}, wings: { properties: { span: {} } } } }, 'Scenario')).toEqual(['Scenario.wings', 'wings.span']);
});
