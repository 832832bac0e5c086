import { describe, expect, it } from '@jest/globals';
import { completeness, toSend } from '../../../client/src/consoles/team/respond/draft.js';
import { abbreviation, bodyOf, numberOf, pointOfTime, sectionsOf, valuesOf } from '../../../client/src/consoles/team/respond/paper.js';
import type { FormView, TeamDeed } from '../../../server/shared/views.js';
import { at, sampleView } from './sample.js';

const bi = (vi: string) => ({ vi, en: vi });
const text = (id: string, required?: true) => ({ id, label: bi(id), type: 'text' as const, ...(required && { required }) });
const FORM: FormView = {
  id: 'initial-report',
  title: bi('Báo cáo ban đầu'),
  fields: [text('recipients', true), text('system', true), text('level'), text('done', true), text('signedBy')],
  sections: [
    { from: 'system', title: bi('Hệ thống') },
    { from: 'done', title: bi('Xử lý') },
  ],
  paper: { symbol: 'BC', recipients: 'recipients', signedBy: 'signedBy' },
};
const filed = (id: string, form: string): TeamDeed => ({ id, at: at(5), type: 'report-recorded', form, fields: {} });

describe('the paper of a report', () => {
  it('every field stands in a section, also those before the first', () => {
    expect(sectionsOf(FORM).map(({ title, fields }) => [title?.vi, fields.map(({ id }) => id)])).toEqual([
      [undefined, ['recipients']],
      ['Hệ thống', ['system', 'level']],
      ['Xử lý', ['done', 'signedBy']],
    ]);
    expect(sectionsOf({ fields: FORM.fields })).toHaveLength(1);
  });

  it('leaves out what is empty, save what is required; recipients and signature have places of their own', () => {
    const body = bodyOf(FORM, { recipients: ['owner'], system: 'web-01', level: ' ', signedBy: 'Giám đốc' });
    expect(body.map(({ title, items }) => [title?.vi, items.map(({ field, value }) => [field.id, value])])).toEqual([
      ['Hệ thống', [['system', 'web-01']]],
      ['Xử lý', [['done', undefined]]],
    ]);
  });

  it('one recipient and several are both a list; blanks are none', () => {
    expect(valuesOf({ a: ['x', ' '], b: 'y' }, 'a')).toEqual(['x']);
    expect(valuesOf({ b: 'y' }, 'b')).toEqual(['y']);
    expect(valuesOf({ b: 'y' }, undefined)).toEqual([]);
  });

  it('numbers papers with the same letters in the order of filing; a draft has none yet', () => {
    const other: FormView = { ...FORM, id: 'notice', paper: { symbol: 'TB' } };
    const base = sampleView(1, { deeds: [filed('a', 'initial-report'), filed('b', 'notice'), filed('c', 'initial-report')] });
    const view = { ...base, kit: { ...base.kit, team: { ...base.kit.team, name: 'Sở Tài chính' }, forms: [FORM, other] } };
    expect(numberOf(view, FORM, 'a')).toBe('01/BC-STC');
    expect(numberOf(view, FORM, 'c')).toBe('02/BC-STC');
    expect(numberOf(view, other, 'b')).toBe('01/TB-STC');
    expect(numberOf(view, FORM)).toBe('……/BC-STC');
  });

  it.each([
    ['Sở Tài chính', 'STC'],
    ['UBND phường Hoàn Kiếm', 'UBNDPHK'],
    ['Trung tâm Dữ liệu (đội 2)', 'TTDLĐ2'],
    ['', ''],
  ])('%s is %s in a number', (name, short) => expect(abbreviation(name)).toBe(short));

  it('the time now is Hà Nội’s, whatever the zone of the device', () => {
    expect(pointOfTime(Date.UTC(2026, 2, 1, 18, 7, 59))).toBe('2026-03-02T01:07');
  });

  it('counts required fields, names the missing ones, and sends only what is filled', () => {
    const fields = { recipients: ['owner'], system: '', level: ' ', done: 'x' };
    const { filled, of, missing } = completeness(FORM.fields, fields);
    expect([filled, of, missing.map(({ id }) => id)]).toEqual([2, 3, ['system']]);
    expect(toSend(fields)).toEqual({ recipients: ['owner'], done: 'x' });
  });
});
