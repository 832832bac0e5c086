/** Authored text becomes safe HTML; variables are filled in and never obeyed. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { drillClock, makeRenderer } from '../../server/content/render.js';

const render = makeRenderer({
  systems: {
    'web-01': { id: 'web-01', title: { vi: 'WEB-01', en: 'WEB-01' }, hidden: false, states: [], start: 'normal' },
    flag: { id: 'flag', title: { vi: 'Cờ', en: 'Flag' }, hidden: true, states: [], start: 'no' },
  },
});
const vars = {
  agency: 'Sở Nội vụ & Lao động',
  team: 'Đội 1',
  exercise: 'Diễn tập 2026',
  clockX: 725_000,
  systems: { 'web-01': { vi: 'Bị thay đổi giao diện', en: 'Defaced' } },
};
const html = (text: string, more: Partial<typeof vars> = {}): string => render.html({ vi: text, en: text }, { ...vars, ...more }).vi;

describe('rendering', () => {
  test('Markdown with variables, in both languages', () => {
    expect(
      render.html(
        { vi: '**{{agency.name}}**: {{system.web-01}}, {{clock}}', en: '{{team.name}}: {{system.web-01}}, {{exercise.name}}' },
        vars,
      ),
    ).toEqual({
      vi: '<p><strong>Sở Nội vụ &amp; Lao động</strong>: Bị thay đổi giao diện, T+00:12:05</p>\n',
      en: '<p>Đội 1: Defaced, Diễn tập 2026</p>\n',
    });
  });

  test('plain text has its variables and no markup', () => {
    expect(render.text({ vi: 'Gửi {{agency.name}} *ngay*', en: 'To {{agency.name}}' }, vars).vi).toBe('Gửi Sở Nội vụ & Lao động *ngay*');
  });

  test.each([
    ['<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>'],
    ['[x](javascript:alert(1))'],
    ['[x](JaVaScRiPt:alert(1) "t")'],
    ['![x](javascript:alert(1))'],
    ['<a href="data:text/html,x">x</a>'],
    ['[x](data:text/html;base64,PHNjcmlwdD4=)'],
    ['<svg/onload=alert(1)>'],
    ['<iframe src="//a.example"></iframe>'],
    ['`<b onclick=x>`'],
  ])('%s comes out inert, from the author as from a name', (attack) => {
    for (const out of [html(attack), html('{{team.name}}', { team: attack }), html('[see]({{team.name}})', { team: attack })]) {
      const tags = out.match(/<[^>]*>/g) ?? [];
      for (const tag of tags) {
        expect(tag).not.toMatch(/<(script|img|svg|iframe|a|object|embed|style|link|form|input)\b/i);
        expect(tag).not.toMatch(/\s(on\w+|href|src|style)\s*=/i);
      }
    }
  });

  test('a link shows where it would lead and leads nowhere', () => {
    expect(html('[đăng nhập](http://dich-vu-cong.example/login)')).toBe(
      '<p><span class="inert-link" title="http://dich-vu-cong.example/login">đăng nhập</span></p>\n',
    );
  });

  test('whatever a team is called, the document keeps its shape', () => {
    const shape = (text: string): string => (text.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/title="[^"]*"/, '')).join('');
    const text = '# {{team.name}}\n\n- **{{team.name}}** [x](http://a.example/{{team.name}}) `{{team.name}}`\n';
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (team) => {
        expect(shape(html(text, { team }))).toBe(shape(html(text)));
      }),
    );
  });

  test('a text typed in mid-drill with an unknown variable is shown as it stands, and nothing throws', () => {
    expect(html('Xem {{nobody.knows}} và {{#if}}')).toBe('<p>Xem {{nobody.knows}} và {{#if}}</p>\n');
    expect(html('{{system.flag}}')).toContain('{{system.flag}}');
    expect(html('{{constructor}} {{lookup agency "name"}}')).toContain('{{constructor}}');
  });

  test('drill time is printed as T+hh:mm:ss', () => {
    expect([0, 59_999, 3_600_000, 360_000_000].map(drillClock)).toEqual(['T+00:00:00', 'T+00:00:59', 'T+01:00:00', 'T+100:00:00']);
  });
});
