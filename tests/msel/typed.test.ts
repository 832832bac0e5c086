/** An MSEL typed by hand imports, or says exactly what is wrong, where, and what to write instead (spec 2, XLSX MSEL). */
import { describe, expect, jest, test } from '@jest/globals';
import { book, errorIn, errors, read, times, type Value } from './book.js';

jest.setTimeout(120_000);

const HEAD = ['STT', 'Thời gian', 'Tình huống', 'Nội dung', 'Từ', 'Đến', 'Hình thức'];
const event = (
  no: string | number,
  time: Value,
  more: Partial<Record<'title' | 'body' | 'from' | 'to' | 'channel', Value>> = {},
): Value[] => [
  no,
  time,
  more.title ?? `Tình huống ${no}`,
  more.body ?? `[DIỄN TẬP] Nội dung ${no}`,
  more.from ?? 'Công dân',
  more.to ?? 'Đội ứng cứu',
  more.channel ?? 'Điện thoại',
];

describe('times', () => {
  test.each<[string, Value, string]>([
    ['8h15', '8h15', '15m'],
    ['08:15', '08:15', '15m'],
    ['8g15', '8g15', '15m'],
    ['8 giờ 15', '8 giờ 15', '15m'],
    ['8 giờ 15 phút', '8 giờ 15 phút', '15m'],
    ['8h15p', '8h15p', '15m'],
    ['9h', '9h', '60m'],
    ['T+15', 'T+15', '15m'],
    ['T + 15', 'T + 15', '15m'],
    ['T+00:15', 'T+00:15', '15m'],
    ['T+1h30', 'T+1h30', '90m'],
    ['T+00:15:30', 'T+00:15:30', '930s'],
    ['T+15 phút', 'T+15 phút', '15m'],
    ['15 phút', '15 phút', '15m'],
    ["15'", "15'", '15m'],
    ['90s', '90s', '90s'],
    ['1h30m as the format writes it', '1h30m', '90m'],
    ['a number of minutes', 15, '15m'],
    ['a number typed as text', '15', '15m'],
    ['trailing and non-breaking spaces', ' 8h15  ', '15m'],
    ['an Excel time', new Date(Date.UTC(1899, 11, 30, 8, 15)), '15m'],
    ['an Excel date with a time', new Date(Date.UTC(2026, 10, 22, 8, 15)), '15m'],
    ['a fraction of a day', 0.34375, '15m'],
    ['a serial number of a day', 46_348 + 0.34375, '15m'],
    ['a written date', '22/11/2026 08:15', '15m'],
    ['a written date behind', '8h15 ngày 22/11/2026', '15m'],
    ['an ISO date', '2026-11-22T08:15:00', '15m'],
    ['2h15 chiều', '2h15 chiều', '375m'],
  ])('given STARTEX 8h00 and %s, then the event is due there', async (_name, time, at) => {
    const imported = await read(await book([['STARTEX: 8h00 ngày 22/11/2026'], HEAD, event('1', 'T+0'), event('2', time)]));
    expect(errors(imported)).toEqual([]);
    expect(times(imported)).toEqual(['0m', at]);
  });

  test('given no STARTEX, then the first time of the clock is T+0, and it is said', async () => {
    const imported = await read(await book([HEAD, event('1', '8h15'), event('2', '08:30'), event('3', '9g05')]));
    expect(times(imported)).toEqual(['0m', '15m', '50m']);
    expect(imported.messages.find(({ row, level }) => row === 2 && level === 'info')?.message).toContain('08:15');
  });

  test('given a head that says T+hh:mm, then 00:15 counts from STARTEX even as an Excel time', async () => {
    const head = HEAD.with(1, 'Thời điểm (T+hh:mm)');
    const imported = await read(
      await book([head, event('1', '00:00'), event('2', '00:15'), event('3', new Date(Date.UTC(1899, 11, 30, 1, 5)))]),
    );
    expect(times(imported)).toEqual(['0m', '15m', '65m']);
  });

  test('given STARTEX in the evening, then times past midnight are of the next day', async () => {
    const imported = await read(await book([['Giờ bắt đầu', '22h00'], HEAD, event('1', '22:30'), event('2', '0h15')]));
    expect(times(imported)).toEqual(['30m', '135m']);
  });

  test('given a time nobody understands, one before STARTEX and none, then each row says what to write', async () => {
    const imported = await read(
      await book([
        ['STARTEX', '8h00'],
        HEAD,
        event('1', 'sáng sớm'),
        event('2', '07:30'),
        event('3', null),
        event('4', '25h70'),
        event('5', '8h10'),
      ]),
    );
    expect(imported.source).toBeUndefined();
    expect(errorIn(imported, 3)).toMatchObject({
      column: 'B',
      event: '1',
      message: expect.stringMatching(/sáng sớm.*T\+00:15/),
      messageEn: expect.stringContaining('T+00:15'),
    });
    expect(errorIn(imported, 4)?.message).toContain('trước STARTEX');
    expect(errorIn(imported, 5)?.message).toContain('thiếu thời điểm');
    expect(errorIn(imported, 6)?.messageEn).toContain('"25h70" is not understood');
    expect(errorIn(imported, 7)).toBeUndefined();
    expect(errors(imported)).toHaveLength(4);
  });

  test('given "thủ công", then EXCON releases it', async () => {
    const imported = await read(await book([HEAD, event('1', 'T+0'), event('2', 'Thủ công')]));
    expect(imported.source?.injects[1]).toMatchObject({ manual: true });
  });
});

describe('the shape of a typed plan', () => {
  test('given titles above, bold heads in row 5, section titles, blank rows, sums and repeated heads, then only events are read', async () => {
    const imported = await read(
      await book(
        [
          ['UBND THÀNH PHỐ (GIẢ ĐỊNH)'],
          ['KỊCH BẢN DIỄN TẬP ỨNG CỨU SỰ CỐ CỔNG DỊCH VỤ CÔNG'],
          ['Giờ STARTEX:', '08:00'],
          [],
          HEAD,
          ['I. GIAI ĐOẠN PHÁT HIỆN'],
          event('1.1', '8h00'),
          [],
          event('1.2', '8h10'),
          ['II. GIAI ĐOẠN XỬ LÝ'],
          HEAD,
          event('2.1', '8h30'),
          ['Tổng cộng', 3],
        ],
        (sheet) => {
          sheet.mergeCells('A2:G2');
          sheet.mergeCells('A6:G6');
          sheet.mergeCells('A10:G10');
          sheet.getRow(5).font = { bold: true };
        },
      ),
    );
    expect(errors(imported)).toEqual([]);
    expect(imported.source?.injects.map(({ number }) => number)).toEqual(['1.1', '1.2', '2.1']);
    expect(times(imported)).toEqual(['0m', '10m', '30m']);
    expect(imported.source?.title).toBe('KỊCH BẢN DIỄN TẬP ỨNG CỨU SỰ CỐ CỔNG DỊCH VỤ CÔNG');
    expect(imported.messages.filter(({ message }) => message.includes('tiêu đề mục')).map(({ row }) => row)).toEqual([6, 10]);
    expect(imported.messages.find(({ row }) => row === 13)?.message).toContain('tổng cộng');
  });

  test('given heads without diacritics, in any order, in English, or in both languages, then they are known', async () => {
    const plain = await book([
      ['Kenh phat', 'NOI DUNG', 'ten tinh huong', 'thoi diem', 'so tinh huong', 'nguon phat', 'noi nhan'],
      ['email', 'Thân thư', 'Thư lạ', 'T+5', '1', 'Vụ trưởng', 'tất cả'],
    ]);
    const english = await book([
      ['From', 'To', 'Event Number', 'Title', 'Message', 'Designated Scenario Time', 'Delivery Method'],
      ['Press', 'All', 1, 'A call', 'Body', 'T+5', 'Phone call'],
    ]);
    const both = await book([
      ['Event Number / Số tình huống', 'Time\nThời điểm', 'TIÊU ĐỀ', 'Nội dung ', ' Người gửi', 'Người nhận', 'Kênh'],
      ['1', 'T+5', 'A', 'B', 'C', 'D', 'Công văn'],
    ]);
    expect((await read(plain)).source?.injects[0]).toMatchObject({
      title: 'Thư lạ',
      body: 'Thân thư',
      at: '5m',
      channel: 'email',
      to: 'all',
    });
    expect((await read(english)).source?.injects[0]).toMatchObject({ number: '1', title: 'A call', channel: 'phone', to: 'all' });
    expect((await read(both)).source?.injects[0]).toMatchObject({ title: 'A', body: 'B', channel: 'letter', to: 'd' });
  });

  test('given merged event numbers with one expected response a row, then the event gets all of them', async () => {
    const head = [...HEAD, 'Phản ứng mong đợi', 'Chuẩn thời gian', 'Tối đa', 'Điểm'];
    const imported = await read(
      await book(
        [
          head,
          [...event('1', 'T+0'), 'ACK', '3 phút', '10', '6 điểm'],
          [null, null, null, null, null, null, null, 'Xác minh, phân loại loại hình và mức độ', 8, "20'", '2,5'],
          [...event('2', 'T+10'), 'ESC; EVID', '5m; 10m', '15m', '4; 5'],
        ],
        (sheet) => {
          sheet.mergeCells('A2:A3');
          sheet.mergeCells('B2:B3');
          sheet.mergeCells('C2:C3');
        },
      ),
    );
    expect(errors(imported)).toEqual([]);
    expect(imported.source?.injects.map(({ expects }) => expects)).toEqual([
      [
        { id: 'ack', action: 'ACK', target: '3m', max: '10m', points: 6 },
        { id: 'triage', action: 'TRIAGE', target: '8m', max: '20m', points: 2.5 },
      ],
      [
        { id: 'esc', action: 'ESC', target: '5m', max: '15m', points: 4 },
        { id: 'evid', action: 'EVID', target: '10m', max: '15m', points: 5 },
      ],
    ]);
    expect(imported.source?.scoring?.total).toBe(17.5);
  });

  test('given responses in words, then they are kept as a note and the row says how to score them', async () => {
    const imported = await read(
      await book([
        [...HEAD, 'Kết quả mong đợi'],
        [...event('1', 'T+0'), 'Đội họp và thống nhất phương án'],
      ]),
    );
    expect(imported.source?.injects[0]).toMatchObject({ expects: [], notes: 'Phản ứng mong đợi: Đội họp và thống nhất phương án' });
    expect(imported.messages.find(({ row, level }) => row === 2 && level === 'warning')?.message).toContain('mã hành động');
  });

  test('given rich text, links, formulas and Excel errors, then the words count and errors are told', async () => {
    const imported = await read(
      await book([
        HEAD,
        [
          1.1,
          { formula: '1/96', result: 1 / 96, date1904: false },
          { richText: [{ text: 'Thư ' }, { text: 'lạ', font: { bold: true } }] },
          { text: 'Xem https://tin.example', hyperlink: 'https://tin.example' },
          'Công dân',
          'Đội A; Đội B',
          'Zalo',
        ],
        ['1.2', { error: '#REF!' }, 'B', 'C', 'D', 'Đội A', 'Điện thoại'],
      ]),
    );
    expect(errorIn(imported, 2)).toMatchObject({ column: 'G', message: expect.stringMatching(/không có kênh "Zalo".*chat/) });
    expect(errorIn(imported, 3)).toMatchObject({ column: 'B', message: expect.stringContaining('#REF!') });
    expect(imported.text).toContain('title: Thư lạ');
    expect(imported.text).toContain('Xem https://tin.example');
  });

  test('given a new plan, then parts, personas and objectives are made from its words', async () => {
    const imported = await read(
      await book([
        [...HEAD, 'Mục tiêu', 'Loại'],
        [
          ...event('1', 'T+0', { from: 'Báo Đô Thị', to: 'Sở Tài chính\nTrung tâm Dữ liệu', channel: 'Báo chí' }),
          'Phát hiện sớm',
          'Bối cảnh',
        ],
      ]),
      { id: 'dien-tap-thu', title: 'Diễn tập thử' },
    );
    expect(imported.source).toMatchObject({
      id: 'dien-tap-thu',
      title: 'Diễn tập thử',
      parts: { 'so-tai-chinh': { title: 'Sở Tài chính' }, 'trung-tam-du-lieu': { title: 'Trung tâm Dữ liệu' } },
      personas: { 'bao-do-thi': { name: 'Báo Đô Thị' } },
      objectives: [{ id: 'phat-hien-som', title: 'Phát hiện sớm' }],
      injects: [{ to: ['so-tai-chinh', 'trung-tam-du-lieu'], from: 'bao-do-thi', type: 'context', objective: 'phat-hien-som' }],
    });
  });

  test('given the same number twice, a number that Excel made a date, and no number at all, then each is told', async () => {
    const imported = await read(
      await book([
        HEAD,
        event('1', 'T+0'),
        event('1', 'T+5', { title: 'Khác' }),
        [new Date(Date.UTC(2026, 1, 1)), ...event('x', 'T+6').slice(1)],
        [null, ...event('y', 'T+7').slice(1)],
      ]),
    );
    expect(errorIn(imported, 3)?.message).toContain('đã dùng ở dòng 2');
    expect(errorIn(imported, 4)?.message).toContain('Excel đã đổi số tình huống thành ngày');
    expect(imported.messages.find(({ row }) => row === 5)).toMatchObject({
      level: 'warning',
      message: expect.stringContaining('thiếu số tình huống'),
    });
  });

  test('given numbers shown with two decimals, then 1.10 is not 1.1', async () => {
    const imported = await read(
      await book([HEAD, event(1.1, 'T+0'), event(1.1, 'T+5', { title: 'Khác' })], (sheet) => {
        sheet.getCell('A2').numFmt = '0.0';
        sheet.getCell('A3').numFmt = '0.00';
      }),
    );
    expect(imported.source?.injects.map(({ number }) => number)).toEqual(['1.1', '1.10']);
  });

  test('given what the scenario itself forbids, then the finding stands at its row and column', async () => {
    const imported = await read(
      await book([
        [...HEAD, 'Hành động', 'Target', 'Max', 'Points'],
        [...event('1', 'T+0'), 'ACK', '10m', '5m', 3],
        [...event('2', 'T+5', { body: 'Gửi {{nobody}}' }), 'ACK', '1m', '2m', -4],
      ]),
    );
    expect(errorIn(imported, 2)).toMatchObject({ column: 'J', head: 'Max' });
    expect(
      errors(imported)
        .filter(({ row }) => row === 3)
        .map(({ column }) => column),
    ).toContain('K');
  });

  test('given no heads at all, or no event, then what a plan needs is said', async () => {
    const none = await read(
      await book([
        ['a', 'b'],
        [1, 2],
      ]),
    );
    expect(errors(none)).toMatchObject([
      { message: expect.stringContaining('Số tình huống'), messageEn: expect.stringContaining('Event Number') },
    ]);
    const empty = await read(await book([HEAD]));
    expect(errors(empty)[0]?.messageEn).toContain('no event');
  });
});
