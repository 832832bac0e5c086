/** Templates of ad-hoc injects become commands that the server's own schema takes; quick replies and the palette's search. */
import { describe, expect, it } from '@jest/globals';
import { EMPTY, fillIn, lacking, orderOf } from '../../../client/src/consoles/excon/adhoc/draft.js';
import { TEMPLATES } from '../../../client/src/consoles/excon/adhoc/templates.js';
import { search, type Found } from '../../../client/src/consoles/excon/commands.js';
import { SteerCommand } from '../../../server/shared/commands.js';
import { fold } from '../../../client/src/ui/format.js';
import { emptyView } from './sample.js';

const { kit } = emptyView(2);

describe('templates', () => {
  it.each(TEMPLATES.map((template) => [template.id, template] as const))(
    '%s is whole, marked and inert, and can be sent',
    (_id, template) => {
      const draft = fillIn(EMPTY, template, kit, 'vi');
      expect(lacking(draft)).toBeNull();
      expect(SteerCommand.safeParse({ commandId: 'abcdefgh1', ...orderOf(draft) }).error).toBeUndefined();
      expect(template.body.vi).toContain('[DIỄN TẬP]');
      expect(template.body.en).toContain('[EXERCISE]');
      for (const word of `${template.body.vi} ${template.body.en}`.match(/[a-z0-9.-]+\.[a-z]{2,}/gi) ?? [])
        expect(word).toMatch(/\.example$/);
    },
  );

  it('a persona of the scenario speaks where one fits, and only an action that the scenario offers is expected', () => {
    const press = TEMPLATES.find(({ id }) => id === 'press');
    const vendor = TEMPLATES.find(({ id }) => id === 'vendor');
    if (!press || !vendor) throw new Error('no such template');
    expect(fillIn(EMPTY, press, kit, 'vi')).toMatchObject({ from: 'press', action: 'COMMS' });
    expect(fillIn(EMPTY, vendor, kit, 'en')).toMatchObject({ from: 'Vendor technical support', action: null });
  });

  it('says what is lacking: a sender, a text, half an English text, a max before the target', () => {
    const whole = { ...EMPTY, from: 'duty', vi: { title: 'a', body: 'b' } };
    expect(lacking({ ...whole, from: ' ' })).toBe('from');
    expect(lacking({ ...whole, vi: { title: 'a', body: '' } })).toBe('text');
    expect(lacking({ ...whole, en: { title: 'a', body: '' } })).toBe('english');
    expect(lacking({ ...whole, action: 'ACK', target: 10, max: 5 })).toBe('times');
    expect(lacking(whole)).toBeNull();
  });
});

describe('the palette', () => {
  const one = (label: string): Found => ({ id: label, group: '', label, words: fold(label), run: () => undefined });
  const all = ['Giữ lại: 2.1 Lãnh đạo yêu cầu', 'TẠM DỪNG', 'UBND phường Tân Định', 'Sở Tài chính'].map(one);
  it('finds by letters without diacritics, all words in any order', () => {
    expect(search(all, 'tam dung').map(({ label }) => label)).toEqual(['TẠM DỪNG']);
    expect(search(all, '2.1 giu').map(({ label }) => label)).toEqual(['Giữ lại: 2.1 Lãnh đạo yêu cầu']);
    expect(search(all, 'dinh phuong').map(({ label }) => label)).toEqual(['UBND phường Tân Định']);
    expect(search(all, '  ')).toHaveLength(4);
    expect(search(all, 'khong co')).toEqual([]);
  });
});
