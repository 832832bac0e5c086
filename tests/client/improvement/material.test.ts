/** What findings can be made of: prefilled, and named by its source so that the same piece makes one finding in either language. */
import { describe, expect, test } from '@jest/globals';
import type { AfterActionReport } from '../../../server/shared/report.js';
import { materialOf, nameOf, titled, type Sources } from '../../../client/src/consoles/organiser/report-improve/material.js';

const bi = (text: string) => ({ vi: text, en: `${text} (en)` });
const report = {
  findings: [{ kind: 'improvement', objective: 'o1', text: bi('Báo cáo muộn'), teams: ['t1', 't2'] }],
  objectives: [
    { id: 'o1', title: bi('Báo cáo'), overall: 'U', percent: 31.5, ratings: { P: 0, S: 0, M: 1, U: 1, none: 0 } },
    { id: 'o2', title: bi('Khôi phục'), overall: 'S', percent: 80, ratings: { P: 0, S: 2, M: 0, U: 0, none: 0 } },
  ],
  sheet: {
    teams: [
      { teamId: 't1', objectives: [{ id: 'o1', rating: 'U' }] },
      { teamId: 't2', objectives: [{ id: 'o1', rating: 'P' }] },
    ],
  },
} as unknown as AfterActionReport;
const sources = {
  report,
  observations: [
    { id: 'ob1', tag: 'strength', text: 'Phân công ngay', teamId: 't1', objective: 'o1' },
    { id: 'ob2', tag: 'note', text: 'Phòng ồn' },
    { id: 'ob3', tag: 'note', text: '' },
  ],
  feedback: {
    strengths: [{ text: 'Tổ chức tốt' }],
    improvements: [{ text: 'Danh bạ cũ' }],
    missed: [],
    actions: [{ action: 'Cập nhật danh bạ', priority: 'high', responsible: 'Văn phòng', by: null }],
  },
  notes: [
    { id: 'n1', question: 'q1', text: 'Gọi điện nhanh', mark: null, hidden: false, teamId: 't2' },
    { id: 'n2', question: 'q2', text: 'Ẩn', mark: null, hidden: true },
  ],
} as unknown as Sources;

describe('material', () => {
  test('given everything a drill left, then each piece is a finding with title, kind, objective, teams and source', () => {
    const found = materialOf(sources, 'vi').map(({ finding, plain }) => ({ ...finding, ...(plain && { plain }) }));
    expect(found).toEqual([
      { kind: 'strength', title: 'Phân công ngay', teams: ['t1'], objective: 'o1', source: { kind: 'observation', id: 'ob1' } },
      { kind: 'improvement', title: 'Phòng ồn', source: { kind: 'observation', id: 'ob2' }, plain: true },
      expect.objectContaining({ kind: 'improvement', title: 'Báo cáo muộn', objective: 'o1', teams: ['t1', 't2'] }),
      {
        kind: 'improvement',
        title: 'Mục tiêu “Báo cáo” đạt mức U (31,50 % số điểm); 1 đội mức M, 1 đội mức U.',
        objective: 'o1',
        teams: ['t1'],
        source: { kind: 'figures', id: 'o1' },
      },
      expect.objectContaining({ kind: 'improvement', title: 'Danh bạ cũ' }),
      expect.objectContaining({ kind: 'improvement', title: 'Cập nhật danh bạ (Văn phòng)' }),
      expect.objectContaining({ kind: 'strength', title: 'Tổ chức tốt' }),
      { kind: 'strength', title: 'Gọi điện nhanh', teams: ['t2'], source: { kind: 'hotwash', id: 'n1' } },
    ]);
  });

  test('given the other language, then every source has the same name', () => {
    const keys = (lang: 'vi' | 'en') => materialOf(sources, lang).map(({ key }) => key);
    expect(keys('en')).toEqual(keys('vi'));
    expect(new Set(keys('vi')).size).toBe(keys('vi').length);
    expect(nameOf('  Danh bạ  CŨ ')).toBe(nameOf('danh bạ cũ'));
  });

  test('given a long text, then its first sentence is the title and all of it the analysis; nothing is cut within a word', () => {
    expect(titled('Ngắn gọn.')).toEqual({ title: 'Ngắn gọn.' });
    const long = `Chưa rõ ai được phép ngắt máy chủ. ${'Phải gọi nhiều nơi. '.repeat(12)}`;
    expect(titled(long)).toEqual({ title: 'Chưa rõ ai được phép ngắt máy chủ.', analysis: long.trim() });
    const endless = titled('từ '.repeat(200));
    expect(endless.title.length).toBeLessThanOrEqual(181);
    expect(endless.title.endsWith('từ…')).toBe(true);
  });
});
